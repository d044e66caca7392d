"""The record of a run, versioned: `screening.run/1`. Its JSON Schema is docs/run.schema.json.

Within a version keys may be added, never renamed, dropped or given another meaning: a record is kept for ten
years (31 CFR 501.601) and read by whatever version there is then. Digests are sha256 in lower-case
hexadecimal, times ISO 8601 in UTC.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

SCHEMA = "screening.run/1"

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[^/\\\x00:.][^/\\\x00:]{0,254}$")]
"""The name of a file or folder in its known place: no path leads anywhere else."""


class _Part(BaseModel):
    """Keys that a later version added are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, validate_by_name=True, validate_by_alias=True)


class PreviousJson(_Part):
    """The record before this one in its folder."""

    file: FileName
    seal: Digest


class ToolJson(_Part):
    """What answered. `code` tells room of the program -> digest, `tables` word or list table -> digest."""

    name: Literal["screening"] = "screening"
    version: str
    python: str
    platform: str
    code: dict[str, Digest]
    tables: dict[str, Digest]
    libraries: dict[str, str]


class PublishedFileJson(_Part):
    """A published file that an edition was read from, as it is kept in the store: raw/SHA256/NAME."""

    name: str
    sha256: Digest


class EditionJson(_Part):
    """The edition of a list that was screened against; the fields are those of the store's edition.json.

    `name` is its folder in the store. `sha256` is of the published files, `digest` of the parties read from
    them; `files` are those files, empty where they are no longer kept.
    """

    name: FileName
    source_id: str
    coverage: Literal["whole", "partial", "extract"]
    origin: Literal["store", "embedded"]
    published_on: str | None
    date_basis: str
    as_of: str | None
    retrieved_at: str | None
    sha256: Digest
    digest: Digest
    parties: int
    names: int
    weak_names: int
    of_parties: int | None
    accepted: str | None
    incomplete: str
    files: list[PublishedFileJson]


class AttemptJson(_Part):
    """How the last refresh of the list had ended."""

    state: str
    at: str
    reason: str


class ListJson(_Part):
    """One list. `screened` is False for one that was held and left out (--only, --exclude)."""

    id: str
    title: str
    screened: bool
    state: Literal["whole", "partial", "extract", "absent"]
    stale: bool
    age_days: int | None
    reason: str
    edition: EditionJson | None
    attempt: AttemptJson | None


class InputJson(_Part):
    """What was screened. `path` is as it was given (- is standard input), `place` where that was."""

    kind: Literal["article", "table", "owners"]
    path: str
    place: str
    bytes: int | None
    sha256: Digest


class DocumentJson(_Part):
    """A document that was asked for; `unreadable` tells why it could not be read, else its input follows."""

    path: str
    unreadable: str


class PassedOverJson(_Part):
    """Files of a folder that were not read, and why."""

    text: str
    reason: str
    count: int


class ArticlesJson(_Part):
    """What was asked for in articles. `inputs` are those of `documents` that could be read, in their order;
    `gaps` is what of the whole run was not read."""

    label: str
    documents: list[DocumentJson]
    passed_over: list[PassedOverJson]
    gaps: list[str]


class DecisionsJson(_Part):
    """The decisions of reviewers that the run knew: the first `count` that are kept at `source`. `sha256` is
    of those as CSV, as `screen decisions export` writes them."""

    source: str
    count: int
    sha256: Digest


class NumberJson(_Part):
    """A number that was looked up, as it was read from the command."""

    type: str
    value: str


class LookupJson(_Part):
    """What was looked up: an address, or numbers; `id` is the user's own."""

    address: str | None
    identifiers: list[NumberJson]
    country: str | None
    id: str


class SidecarJson(_Part):
    """A file of answers beside the record: JSON lines, described in docs/records.md."""

    file: FileName
    sha256: Digest
    bytes: int
    answers: int
    rows: int


class OutputJson(_Part):
    """The file that the rows went to; no digest of a stream, or of a file that was not finished."""

    path: str
    format: str
    bytes: int | None
    sha256: Digest | None


class TableJson(_Part):
    """How a table was read and what came of it.

    `columns` tells role -> column, `reading` what was said of the format. `first_row` and `last_row` count
    the rows behind the header from 1: a run that was continued answers for its own rows alone. `tally` is
    outcome -> rows. Rows without a line in the sidecar are not_listed, with nothing more to say; of a
    rescreening those of which nothing changed, and `tally` is the rows that changed and those not_screened.
    """

    columns: dict[str, str]
    reading: dict[str, str | None]
    first_row: Annotated[int, Field(ge=1)]
    last_row: Annotated[int, Field(ge=0)]
    tally: dict[str, int]
    answers: SidecarJson
    output: OutputJson
    only_matches: bool
    stopped_by_signal: int | None


class RescreenJson(_Part):
    """What lists changed in a table between two times: now, which the record tells as of any run, and before.

    `since` is as it was given; `of_run` the record that told it, if one did. `lists` is every list as it
    stood before, `snapshot_digest` of those; `untold` are lists of the run of which no edition from then was
    kept. `tally` is change -> matches, also of those that were not written (`only_matches`: new ones alone
    were).
    """

    since: str
    of_run: PreviousJson | None
    snapshot_digest: Digest
    lists: list[ListJson]
    untold: list[str]
    tally: dict[str, int]


class RunJson(_Part):
    """One run. `clock` is the time by which it judged: its start, or that of the run it continues.

    `number` counts the records of a folder from 1. `query` is the one name that was asked for, with what else
    was known; `lookup` is the address or the numbers that were looked up. `report` is the report as it was
    given, in `screening.report/1`; a table has none. `rescreen` stands beside `table` in a
    rescreening. `seal` is the sha256 of the file's bytes with 64 zeros in its place.
    """

    schema_: Literal["screening.run/1"] = Field(default="screening.run/1", alias="schema")
    number: int
    previous: PreviousJson | None
    command: Literal["article", "name", "batch", "rescreen", "address", "identifier", "ownership"]
    started_at: str
    ended_at: str
    clock: str
    outcome: Literal["matches", "no_match", "incomplete", "failed"]
    exit_code: int
    warnings: list[str]
    tool: ToolJson
    settings: dict[str, Any]
    settings_digest: Digest
    snapshot_digest: Digest
    lists: list[ListJson]
    inputs: list[InputJson]
    query: dict[str, Any] | None
    lookup: LookupJson | None = None
    decisions: DecisionsJson | None
    articles: ArticlesJson | None
    report: dict[str, Any] | None
    table: TableJson | None
    rescreen: RescreenJson | None = None
    seal: Digest
