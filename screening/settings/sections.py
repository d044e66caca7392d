"""The sections of `screening.toml` and their keys, each with its type, default and option.

A key is one line here: its name with dashes is the option that it stands in for, unless it names another;
its environment variable is SCREENING_KEY in [screening], SCREENING_SECTION_KEY elsewhere. A section says
which commands it speaks to. What belongs to one run alone (the input, -o, --resume, what is known about one
name, --accept, --without) has no key.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue
from pydantic.fields import FieldInfo

from screening.model import Kind
from screening.settings.chosen import DEFAULT_THRESHOLD, Switches, Threshold

ReportFormat = Literal["table", "json", "markdown", "html", "csv", "summary", "ftm"]
TableFormat = Literal["csv", "tsv", "xlsx", "parquet", "jsonl"]
RescreenFormat = Literal["table", "json", "csv", "tsv", "xlsx", "parquet", "jsonl"]
ValidationFormat = Literal["table", "markdown", "json", "html"]
Plain = Literal["table", "json"]
AtLeastOne = Annotated[int, Field(ge=1)]
Share = Annotated[float, Field(ge=0, le=1)]


def key(default: Any = None, *, option: str = "", environment: str = "", name: str = "") -> Any:
    """A key whose option, environment variable or name is not the one that follows from its field."""
    told: dict[str, JsonValue] = {"option": option, "environment": environment}
    return Field(default, alias=name or None, json_schema_extra=told)


class Address(str):
    """A path, taken from the folder of the file that names it; or the address of a database, as it is."""

    __slots__ = ()

    @property
    def shown(self) -> str:
        """The address without a password."""
        return re.sub(r"(?<=://)([^:/@]*):[^/]*@", r"\1:***@", self)


class Section(BaseModel):
    """One section; `commands` are those whose options it fills in."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    commands: ClassVar[tuple[str, ...]] = ()


class Screening(Section):
    """What names are held against, and from which score. These alone stand in the digest of the settings."""

    commands = (
        *("article", "name", "address", "identifier", "batch", "rescreen", "ownership", "decide"),
        "validate",
    )
    threshold: Threshold = DEFAULT_THRESHOLD
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    kind: Kind = Kind.UNKNOWN
    ownership_rule: Switches = ()
    ner: str = ""


class Report(Section):
    """How an answer is shown."""

    commands = ("article", "name", "address", "identifier", "ownership")
    format: ReportFormat | None = None


class Batch(Section):
    """Tables: how they are read, what is written, with how many hands."""

    commands = ("batch", "rescreen")
    format: TableFormat | None = None
    input_format: TableFormat | None = None
    encoding: str | None = None
    sheet: str | None = None
    header_row: Annotated[int, Field(ge=0)] | None = None
    name_column: str | None = None
    given_name_column: str | None = None
    middle_name_column: str | None = None
    family_name_column: str | None = None
    alias_column: str | None = None
    kind_column: str | None = None
    birth_date_column: str | None = None
    country_column: str | None = None
    identifier_column: str | None = None
    address_column: str | None = None
    id_column: str | None = None
    only_matches: bool = False
    quiet: bool = False
    chunk: AtLeastOne | None = None
    processes: AtLeastOne | None = None


class Rescreen(Section):
    """What is told of a table after list changes; it is read as [batch] says."""

    commands = ("rescreen",)
    format: RescreenFormat | None = None
    only_new: bool = False


class Decisions(Section):
    """What reviewers decided, where it is kept, and who decides here."""

    commands = (
        *("article", "name", "batch", "rescreen", "decide", "decisions list", "decisions history"),
        *("decisions export", "decisions import", "decisions stale", "verify"),
        *("address", "identifier", "ownership"),
    )
    file: Annotated[str, AfterValidator(Address)] | None = key(None, option="--decisions")
    reviewer: str | None = None


class Ownership(Section):
    """Files that say who owns whom; rules are switched in [screening]."""

    commands = ("article", "name", "batch", "rescreen", "ownership")
    owners: tuple[Path, ...] = key((), option="--ownership")
    processes: AtLeastOne | None = None


class Record(Section):
    """Where runs of these commands are recorded; with a folder every one is."""

    commands = ("article", "name", "batch", "rescreen", "address", "identifier", "ownership")
    folder: Path | None = key(option="--record-folder")


class Verify(Section):
    """Records of runs, verified."""

    commands = ("verify",)
    processes: AtLeastOne | None = None
    format: Plain = "table"


class Lists(Section):
    """How the commands that list something answer."""

    commands = (
        *("lists", "lists status", "lists history", "lists diff", "lists verify"),
        *("decisions list", "decisions history", "decisions stale"),
    )
    format: Plain = "table"


class Refresh(Section):
    """How lists are brought into the store."""

    commands = ("lists refresh",)
    only: tuple[str, ...] = ()
    from_: tuple[str, ...] = key((), name="from")
    mirror: str = key("", environment="SCREENING_MIRROR")
    keep: Annotated[int, Field(ge=0)] = 12


class Validate(Section):
    """The measurement of recall and false positives; `threshold` is its operating point."""

    commands = ("validate",)
    sample: Annotated[int, Field(ge=1, le=100_000)] = 20
    seed: int = 1
    benign: Path | None = None
    benign_count: Annotated[int, Field(ge=0, le=1_000_000)] = 2000
    threshold: Annotated[int, Field(ge=70, le=100)] = int(DEFAULT_THRESHOLD)
    require_recall: Share | None = None
    max_false_positives: Share | None = None
    format: ValidationFormat | None = None


SECTIONS: dict[str, type[Section]] = {
    "screening": Screening,
    "report": Report,
    "batch": Batch,
    "rescreen": Rescreen,
    "decisions": Decisions,
    "ownership": Ownership,
    "record": Record,
    "verify": Verify,
    "lists": Lists,
    "refresh": Refresh,
    "validate": Validate,
}
"""Section -> its keys."""


def keys_of(section: str) -> dict[str, FieldInfo]:
    """The keys of a section as they are written, each with its field."""
    return {field.alias or name: field for name, field in SECTIONS[section].model_fields.items()}


def options_of(section: str) -> frozenset[str]:
    """The options that the keys of a section stand in for."""
    return frozenset(option_of(name, field) for name, field in keys_of(section).items())


def option_of(name: str, field: FieldInfo) -> str:
    """The option that a key stands in for."""
    return _told(field, "option") or f"--{name.replace('_', '-')}"


def environment_of(section: str, name: str, field: FieldInfo) -> str:
    """The environment variable that a key may be given in."""
    words = (name,) if section == "screening" else (section, name)
    return _told(field, "environment") or "_".join(("SCREENING", *words)).upper()


def _told(field: FieldInfo, what: str) -> str:
    extra = field.json_schema_extra
    return str(extra.get(what, "")) if isinstance(extra, dict) else ""
