"""Ownership in the JSON of a report: part of `screening.report/1`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """A part of the report."""

    model_config = ConfigDict(extra="forbid", validate_by_name=True, validate_by_alias=True)


class ChainPartyJson(Part):
    """A party of a chain; `outcome` and `lists` are its own answer under the rule."""

    name: str
    id: str
    outcome: Literal["listed", "possible"] | None
    lists: list[str]
    party_uids: list[str]
    matched_name: str
    percent: str = Field(description="what of it counts under the rule, in words")


class ChainStakeJson(Part):
    """`owner` and `owned` are places among the parties."""

    owner: int
    owned: int
    percent: str
    said: str = Field(description="what the file says")
    where: str
    as_of: str
    source: str


class OwnershipJson(Part):
    """What one rule of ownership says of the company; it is owned, not listed."""

    rule: str
    title: str
    reach: Literal["owned", "possibly_owned", "noted"] = Field(
        description="owned and possibly_owned make a run's outcome matches"
    )
    percent: str
    least: str = Field(description="decimal text, percent")
    most: str
    sentence: str
    effect: str
    citation: str
    parties: list[ChainPartyJson] = Field(description="the company first")
    stakes: list[ChainStakeJson]
    paths: list[str]
    more_paths: int
    more_stakes: int
    notes: list[str]


class OwnersFileJson(Part):
    path: str
    kind: Literal["owners", "relations", "names", "entities"]
    sha256: str
    rows: int


class RuleJson(Part):
    """A rule of ownership; its facts stand in lists/measures.toml."""

    id: str
    title: str
    status: str = Field(description="on the day of the run: in force, suspended, unknown, on, off ...")
    status_note: str
    lists: list[str]
    percent: str
    above: bool = Field(description="more than the percent is needed")
    aggregate: bool
    control: bool
    effect: str
    citation: str
    note: str


class OwnersJson(Part):
    """The files of owners of a run and the rules they were read for."""

    files: list[OwnersFileJson]
    companies: int
    stakes: int
    rules: list[RuleJson]
    notes: list[str]
