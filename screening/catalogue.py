"""Read `lists/`: which sources there are, which lists they carry, what a listing means.

The folder holds facts only; this is the door where they are checked (unknown keys are errors). It knows
nothing of parties, files or freshness.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from screening.errors import ListError, UnknownList
from screening.model import Measure, OwnershipRule, RulePeriod


class _Facts(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ListFacts(_Facts):
    """One list of a source. `expected` is the range of party counts that a whole edition falls in."""

    id: str
    title: str
    short: str
    code: str = ""
    expected: tuple[int, int] = (1, 10_000_000)
    max_age_days: int | None = None


class HandKept(_Facts):
    """Parties kept by hand in `lists/`: a CSV in the column layout of `screening.sources.columns`.

    `coverage` tells whether the file holds the whole list; `official` counts the parties of the official
    list on `official_on`, so that an extract can say how little it is. Dates are ISO.
    """

    file: str
    coverage: Literal["whole", "extract"]
    published_on: str
    checked_on: str
    official: int
    official_on: str


class MeasureFacts(_Facts):
    """What a listing means. `effect` is a few words, `meaning` a sentence or two, `citation` the law."""

    title: str
    effect: str
    meaning: str
    citation: str
    note: str = ""


Status = Literal["in force", "suspended", "unknown"]
"""Whether a rule of ownership is in force; "unknown" where that is not on record here."""


class PeriodFacts(_Facts):
    """What holds of a rule from a day on."""

    since: date
    status: Status
    note: str = ""


class OwnershipFacts(_Facts):
    """A rule that reaches companies by who owns them; `screening.model.OwnershipRule` says what is what."""

    title: str
    effect: str
    lists: tuple[str, ...] = Field(min_length=1)
    percent: Decimal = Field(gt=0, le=100)
    citation: str
    programs: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    above: bool = False
    aggregate: bool = True
    control: bool = False
    note: str = ""
    status: Status = "in force"
    status_note: str = ""
    periods: tuple[PeriodFacts, ...] = ()

    def rule(self, rule_id: str) -> OwnershipRule:
        """The same as a noun. Raises ValueError for periods out of order."""
        periods = tuple(RulePeriod(one.since.isoformat(), one.status, one.note) for one in self.periods)
        if self.status != "in force":
            periods = (RulePeriod("", self.status, self.status_note), *periods)
        if list(periods) != sorted(periods, key=lambda one: one.since):
            raise ValueError("periods are not in the order of their days")
        return OwnershipRule(
            id=rule_id,
            title=self.title,
            effect=self.effect,
            lists=self.lists,
            percent=str(self.percent),
            citation=self.citation,
            programs=tuple(self.programs.items()),
            above=self.above,
            aggregate=self.aggregate,
            control=self.control,
            note=self.note,
            periods=periods,
        )


class SourceFacts(_Facts):
    """One published source: where it is, how it is read, what it carries.

    `files` are the published file names that must be there, `optional_files` may be; `urls` map them to
    addresses. `columns` maps our column names to the publisher's, for the parser `columns`.
    `alternative_for` names the source whose lists this one publishes too, in another format: it is used only
    when named. `measures` say what the lists mean, and `ownership` which rules of ownership they have, where
    `measures.toml` does not.
    """

    id: str
    title: str
    publisher: str
    page: str
    parser: str
    licence: str
    max_age_days: int
    lists: tuple[ListFacts, ...]
    files: tuple[str, ...] = ()
    optional_files: tuple[str, ...] = ()
    urls: dict[str, str] = Field(default_factory=dict)
    columns: dict[str, str] = Field(default_factory=dict)
    hand_kept: dict[str, HandKept] = Field(default_factory=dict)
    alternative_for: str | None = None
    measures: dict[str, MeasureFacts] = Field(default_factory=dict)
    ownership: dict[str, OwnershipFacts] = Field(default_factory=dict)

    def max_age(self, list_id: str) -> int:
        """Days after which an edition of `list_id` is stale."""
        facts = next(facts for facts in self.lists if facts.id == list_id)
        return facts.max_age_days if facts.max_age_days is not None else self.max_age_days


class _MeasuresFile(_Facts):
    lists: dict[str, MeasureFacts]
    ownership: dict[str, OwnershipFacts] = Field(default_factory=dict)


class Catalogue(_Facts):
    """All sources and measures, in the order of the file names.

    `sources` are those that lists are known by; `alternatives` publish lists of theirs in other formats.
    """

    folder: Path
    sources: tuple[SourceFacts, ...]
    measures: dict[str, Measure]
    alternatives: tuple[SourceFacts, ...] = ()
    ownership: tuple[OwnershipRule, ...] = ()

    @property
    def list_ids(self) -> tuple[str, ...]:
        return tuple(facts.id for source in self.sources for facts in source.lists)

    def source(self, source_id: str) -> SourceFacts:
        """The source of that id. Raises UnknownList."""
        known = (*self.sources, *self.alternatives)
        for source in known:
            if source.id == source_id:
                return source
        raise UnknownList(
            f"no list source is called {source_id!r}",
            hint="sources: " + ", ".join(source.id for source in known),
        )

    def source_of(self, list_id: str) -> SourceFacts:
        """The source that carries `list_id`. Raises UnknownList."""
        for source in self.sources:
            if any(facts.id == list_id for facts in source.lists):
                return source
        raise UnknownList(f"no list is called {list_id!r}", hint="lists: " + ", ".join(self.list_ids))

    def facts(self, list_id: str) -> ListFacts:
        """The facts of one list. Raises UnknownList."""
        return next(facts for facts in self.source_of(list_id).lists if facts.id == list_id)

    def expand(self, names: tuple[str, ...]) -> frozenset[str]:
        """List ids meant by a mix of list ids and source ids. Raises UnknownList on any other word."""
        found: set[str] = set()
        everywhere = (*self.sources, *self.alternatives)
        for name in names:
            carried = [facts.id for source in everywhere if source.id == name for facts in source.lists]
            if not carried and name not in self.list_ids:
                known = sorted({*self.list_ids, *(source.id for source in everywhere)})
                raise UnknownList(f"no list or source is called {name!r}", hint="known: " + ", ".join(known))
            found.update(carried or [name])
        return frozenset(found)


def lists_folder() -> Path:
    """Where `lists/` is: inside the installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "_lists"
    return installed if installed.is_dir() else here.parent / "lists"


@cache
def load_catalogue(own: Path | None = None) -> Catalogue:
    """Read `lists/*.toml`, and the descriptions of an organisation's own lists in the folder `own`.

    Raises ListError naming the file that is malformed, an id that stands twice, or a list whose meaning
    nobody says.
    """
    folder = lists_folder()
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise ListError(f"no list descriptions in {folder}", hint="reinstall the package")
    paths += sorted(own.glob("*.toml")) if own else []
    sources: list[SourceFacts] = []
    alternatives: list[SourceFacts] = []
    measures: dict[str, Measure] = {}
    rules: dict[str, OwnershipRule] = {}
    for path in paths:
        if path.name == "measures.toml":
            general = _read(path, _MeasuresFile)
            found, owned = general.lists, general.ownership
        else:
            source = _read(path, SourceFacts)
            (alternatives if source.alternative_for else sources).append(source)
            found, owned = source.measures, source.ownership
        rules |= _rules(path, owned, rules)
        measures.update({key: Measure(list_id=key, **one.model_dump()) for key, one in found.items()})
    catalogue = Catalogue(
        folder=folder,
        sources=tuple(sources),
        measures=measures,
        alternatives=tuple(alternatives),
        ownership=tuple(rules.values()),
    )
    _check(catalogue)
    return catalogue


def _rules(
    path: Path, told: Mapping[str, OwnershipFacts], before: Mapping[str, OwnershipRule]
) -> dict[str, OwnershipRule]:
    """The rules of one file by id. Raises ListError for an id that stands twice and periods out of order."""
    found = {}
    for rule_id, facts in told.items():
        if rule_id in before:
            raise ListError(f"{path.name}: a rule {rule_id!r} of ownership is there already")
        try:
            found[rule_id] = facts.rule(rule_id)
        except ValueError as error:
            raise ListError(f"{path.name}: ownership.{rule_id}: {error}") from error
    return found


_Read = TypeVar("_Read", bound=_Facts)


def _read(path: Path, type_: type[_Read]) -> _Read:
    try:
        return type_.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ListError(f"{path.name}: {where}: {first['msg']}", hint="see docs/adding-a-list.md") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ListError(f"{path.name}: {error}", hint="see docs/adding-a-list.md") from error


def _check(catalogue: Catalogue) -> None:
    """Every id once, every meaning said, every alternative of lists that there are. Raises ListError."""
    ids = [*catalogue.list_ids, *(s.id for s in (*catalogue.sources, *catalogue.alternatives))]
    carried = [(facts.id, source.id) for source in catalogue.sources for facts in source.lists]
    alone = {list_id for list_id, source_id in carried if list_id == source_id}
    doubled = {id_ for id_ in ids if ids.count(id_) > (2 if id_ in alone else 1)}
    if doubled:
        raise ListError(f"ids that stand twice: {', '.join(sorted(doubled))}")
    strange = sorted(
        f"{list_id} ({rule.id})"
        for rule in catalogue.ownership
        for list_id in (*rule.lists, *dict(rule.programs))
        if list_id not in catalogue.list_ids or list_id not in rule.lists
    )
    if strange:
        raise ListError(f"rules of ownership speak of lists that they do not have: {', '.join(strange)}")
    silent = [list_id for list_id in catalogue.list_ids if list_id not in catalogue.measures]
    if silent:
        raise ListError(f"nothing says what these lists mean: {', '.join(silent)}")
    for source in catalogue.alternatives:
        known = {facts.id for facts in catalogue.source(source.alternative_for or "").lists}
        strange = [facts.id for facts in source.lists if facts.id not in known]
        if strange:
            raise ListError(f"{source.id}: {source.alternative_for} does not carry {', '.join(strange)}")
