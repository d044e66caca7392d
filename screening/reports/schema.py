"""The report as JSON, versioned: `screening.report/1`. Its JSON Schema is docs/report.schema.json.

Within a version fields may be added, never renamed or dropped.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from screening.reports.owners_schema import OwnershipJson, OwnersJson, Part

SCHEMA = "screening.report/1"


class ToolJson(Part):
    name: Literal["screening"] = "screening"
    version: str


class InputJson(Part):
    """What was screened; "articles" are several, their digest that of their digests, a line each."""

    kind: Literal["article", "articles", "name", "address", "identifier", "ownership"]
    path: str
    sha256: str
    encoding: str
    characters: int


class DocumentJson(InputJson):
    """One document of the run, with the answer that a report on it alone gives."""

    outcome: Literal["matches", "incomplete", "no_match"]
    subject: str | None
    warnings: list[str] = Field(description="what of this document could not be read or screened")
    reason: str = Field(description="why it could not be read at all; then nothing of it was screened")


class ListJson(Part):
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
    age_days: int | None = Field(description="days since as_of")
    of_parties: int | None = Field(description="size of the official list where only an extract is held")
    reason: str
    as_of: str | None = Field(description="last day on which this edition was known to be the current one")
    date_basis: str = Field(description="how the publication date is known")


class MentionJson(Part):
    document: int = Field(description="place in inputs, from 0")
    start: int = Field(description="code points into the text; text[start:end] is the mention")
    end: int
    text: str
    line: int
    column: int
    section: str
    sentence: str


class EvidenceJson(Part):
    query: str | None = None
    listed: str | None = None
    relation: str
    similarity: float | None = None
    weight: float | None = None
    points: float | None = None


class ExplanationJson(Part):
    sentence: str
    evidence: list[EvidenceJson]


class NameJson(Part):
    text: str
    role: Literal["primary", "aka", "fka", "nka"]
    strength: Literal["strong", "weak"]


class PartyJson(Part):
    uid: str
    kind: str
    kind_inferred: bool
    caption: str
    countries: list[str]
    birth_dates: list[str]
    birth_places: list[str]
    nationality: list[str] = Field(description="in the publisher's words; codes are in countries")
    titles: list[str]
    identifiers: list[str]


class ListingJson(Part):
    list_: str = Field(alias="list")
    title: str
    programs: list[str]
    listed_on: str | None
    expires_on: str | None
    citation: str | None
    licence_requirement: str | None
    licence_policy: str | None
    footnotes: list[str]
    measure: str
    effect: str
    legal_basis: str
    url: str | None


class FamilyJson(Part):
    list_: str = Field(alias="list")
    count: int
    examples: list[str]
    uids: list[str] = Field(description="of all these parties")


class DecisionJson(Part):
    """What a reviewer decided about this name and party."""

    decision: Literal["false_positive", "true_match", "escalated"]
    standing: Literal["in_force", "expired", "record_changed", "not_applied"] = Field(
        description="only a decision in force has its effect: a false positive suppresses"
    )
    sentence: str = Field(description="the rule, or why it has no effect, for people")
    name: str
    id: str
    reason: str
    reviewer: str
    decided_at: str
    expires_on: str | None
    record_digest: str = Field(description="sha256 of the listed party's record as it was decided about")


class DecisionsJson(Part):
    """The decisions that the run knew: where they are kept, the sha256 of them all as CSV, how many."""

    source: str
    sha256: str
    count: int


class MatchJson(Part):
    outcome: Literal["listed", "possible"]
    score: float = Field(ge=0, le=100)
    basis: str
    name_only: bool = Field(description="nothing but the name agrees: no number, no birth date, no country")
    name: NameJson
    party: PartyJson
    listings: list[ListingJson]
    family: list[FamilyJson]
    explanation: ExplanationJson
    decision: DecisionJson | None
    documents: list[int] = Field(description="places in inputs of the documents that this is the answer for")


class NearestJson(Part):
    score: float = Field(ge=0, le=100)
    name: NameJson
    party: PartyJson
    lists: list[str]
    why: str


class ClaimJson(Part):
    document: int = Field(description="place in inputs, from 0")
    quote: str
    start: int
    end: int
    verdict: str
    why: str


class TieJson(Part):
    """A listed or possibly listed party that the text ties to this one by ownership; no proof of a share."""

    document: int = Field(description="place in inputs, from 0")
    quote: str
    start: int
    end: int
    relation: Literal["belongs to", "owner of"]
    how: str = Field(description="the text's words for it, in lower case")
    party: str = Field(description="name of the other party's finding")
    outcome: Literal["listed", "possible"]
    lists: list[str]
    why: str
    rules: list[str] = Field(description="what the measures of these lists say of ownership")


class CountJson(Part):
    document: int = Field(description="place in inputs, from 0")
    mentions: int


class FindingJson(Part):
    name: str
    kind: str
    outcome: Literal["listed", "possible", "suppressed", "not_listed", "not_screened"]
    section: Literal["article", "feed"]
    statement: str
    forms: list[str]
    documents: list[CountJson]
    mentions: list[MentionJson]
    matches: list[MatchJson]
    nearest: list[NearestJson]
    claims: list[ClaimJson]
    ties: list[TieJson]
    ownership: list[OwnershipJson]
    reason: str


class AlsoScreenedJson(Part):
    """A name screened without a match that is no party of the story: a place, a publication, an agency."""

    name: str
    why: str
    section: str
    mentions: int
    documents: list[CountJson]


class UnnamedJson(Part):
    document: int = Field(description="place in inputs, from 0")
    quote: str
    start: int
    end: int
    kind: str
    place: str | None
    linked_to: str | None
    status: str


class NotScreenedJson(Part):
    text: str
    reason: str
    count: int


class ReportJson(Part):
    schema_: Literal["screening.report/1"] = Field(default="screening.report/1", alias="schema")
    tool: ToolJson
    screened_at: str
    input: InputJson
    inputs: list[DocumentJson] = Field(description="the documents, in the order given; none for a name")
    settings: dict[str, Any]
    settings_digest: str
    snapshot_digest: str
    lists: list[ListJson]
    subject: str | None
    summary: str
    findings: list[FindingJson]
    also_screened: list[AlsoScreenedJson]
    unnamed: list[UnnamedJson]
    suppressed: list[FindingJson] = Field(description="matches that reviewers decided to be false positives")
    decisions: DecisionsJson | None
    not_screened: list[NotScreenedJson]
    warnings: list[str]
    owners: OwnersJson | None
    outcome: Literal["matches", "incomplete", "no_match"]
