"""A validation as JSON, versioned: `screening.validation/1`. Its JSON Schema is docs/validation.schema.json.

Within a version fields may be added, never renamed or dropped.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = "screening.validation/1"

GroupJson = Literal["person", "firm", "vessel", "unspecified"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", validate_by_name=True, validate_by_alias=True)


class ToolJson(_Part):
    name: Literal["screening"] = "screening"
    version: str


class ListJson(_Part):
    id: str
    title: str
    source: str
    state: Literal["whole", "partial", "extract", "absent"]
    stale: bool
    published_on: str | None
    retrieved_at: str | None
    sha256: str | None
    parties: int
    names: int
    weak_names: int
    reason: str


class PerturbationJson(_Part):
    id: str
    title: str
    what: str
    kinds: list[GroupJson]


class RecallJson(_Part):
    perturbation: str = Field(description="id of a perturbation")
    list_: str = Field(alias="list", description="list id; * for all lists, each name counted once")
    kind: GroupJson
    kind_given: bool = Field(description="whether the query said what the name is")
    weak: bool = Field(description="weak aliases, which count in no other figure")
    tried: int
    found: list[int] = Field(description="names that found their party, one number a threshold")


class SummaryJson(_Part):
    kind_given: bool
    tried: int = Field(description="altered names, the unaltered and weak ones left out")
    recall: float | None = Field(description="0-1, at the operating point")
    recall_interval: tuple[float, float] = Field(description="95 % Wilson interval")
    lowest_class: str | None
    lowest_recall: float | None
    benign: int
    false_positive_rate: float | None
    false_positive_interval: tuple[float, float]


class AlertsJson(_Part):
    kind: GroupJson
    kind_given: bool
    tried: int
    met: list[int] = Field(description="benign names that met a listed party, one number a threshold")
    intervals: list[tuple[float, float]] = Field(description="95 % Wilson interval, one a threshold")


class BenignJson(_Part):
    source: str
    sha256: str | None
    names: int
    equal_to_listed: int
    equal_left_out: bool


class MissJson(_Part):
    perturbation: str
    kind: GroupJson
    kind_given: bool
    altered: str
    wanted: str = Field(description="the listed name that was altered")
    uid: str
    lists: list[str]
    score: float | None = Field(description="what the party scored; null: it was not among those compared")
    nearest: str | None = Field(description="best other listed name")
    nearest_score: float | None


class FalsePositiveJson(_Part):
    kind: GroupJson
    kind_given: bool
    name: str
    score: float
    met: str
    uid: str
    equal: bool = Field(description="equal to a listed name up to case, punctuation and legal form")


class RequirementJson(_Part):
    name: Literal["recall", "false_positives"]
    limit: float
    found: float | None
    met: bool
    where: str


class ValidationJson(_Part):
    schema_: Literal["screening.validation/1"] = Field(alias="schema")
    tool: ToolJson
    made_at: str
    seconds: float = Field(description="time the screening took")
    seed: int
    sample: int = Field(description="names a list, kind and class, at most")
    threshold: int = Field(description="the operating point")
    thresholds: list[int] = Field(description="what the numbers of found, met and intervals stand for")
    snapshot_digest: str
    settings_digest: str
    lists: list[ListJson]
    warnings: list[str]
    left_out: dict[str, int] = Field(description="parties that no name was drawn from, by kind")
    trials: int
    queries: int
    perturbations: list[PerturbationJson]
    summary: list[SummaryJson]
    recall: list[RecallJson]
    benign: BenignJson
    false_positive: list[AlertsJson]
    misses: list[MissJson]
    false_positives: list[FalsePositiveJson]
    requirements: list[RequirementJson]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a validation, as docs/validation.schema.json holds it."""
    schema = ValidationJson.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
