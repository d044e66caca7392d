"""Read `lists/`: which sources there are, which lists they carry, what a listing means.

The folder holds facts only; this is the door where they are checked (unknown keys are errors). It knows
nothing of parties, files or freshness.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from screening.errors import ListError, UnknownList
from screening.model import Measure


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


class SourceFacts(_Facts):
    """One published source: where it is, how it is read, what it carries.

    `files` are the published file names, the first being the one that must be there; `urls` map each to an
    address. `columns` maps our column names to the publisher's, for the parser `columns`.
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

    def max_age(self, list_id: str) -> int:
        """Days after which an edition of `list_id` is stale."""
        facts = next(facts for facts in self.lists if facts.id == list_id)
        return facts.max_age_days if facts.max_age_days is not None else self.max_age_days


class _MeasureFacts(_Facts):
    title: str
    effect: str
    meaning: str
    citation: str
    note: str = ""


class _MeasuresFile(_Facts):
    lists: dict[str, _MeasureFacts]


class Catalogue(_Facts):
    """All sources and measures, in the order of the file names."""

    folder: Path
    sources: tuple[SourceFacts, ...]
    measures: dict[str, Measure]

    @property
    def list_ids(self) -> tuple[str, ...]:
        return tuple(facts.id for source in self.sources for facts in source.lists)

    def source(self, source_id: str) -> SourceFacts:
        """The source of that id. Raises UnknownList."""
        for source in self.sources:
            if source.id == source_id:
                return source
        raise UnknownList(
            f"no list source is called {source_id!r}",
            hint="sources: " + ", ".join(source.id for source in self.sources),
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
        for name in names:
            carried = [facts.id for source in self.sources if source.id == name for facts in source.lists]
            if not carried and name not in self.list_ids:
                known = sorted({*self.list_ids, *(source.id for source in self.sources)})
                raise UnknownList(f"no list or source is called {name!r}", hint="known: " + ", ".join(known))
            found.update(carried or [name])
        return frozenset(found)


def lists_folder() -> Path:
    """Where `lists/` is: inside the installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "_lists"
    return installed if installed.is_dir() else here.parent / "lists"


@cache
def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Read `lists/*.toml`. Raises ListError naming the file if one is malformed or an id stands twice."""
    folder = folder or lists_folder()
    sources: list[SourceFacts] = []
    measures: dict[str, Measure] = {}
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise ListError(f"no list descriptions in {folder}", hint="reinstall the package")
    for path in paths:
        try:
            facts = tomllib.loads(path.read_text(encoding="utf-8"))
            if path.name == "measures.toml":
                read = _MeasuresFile.model_validate(facts)
                measures = {
                    key: Measure(list_id=key, **measure.model_dump()) for key, measure in read.lists.items()
                }
            else:
                sources.append(SourceFacts.model_validate(facts))
        except (tomllib.TOMLDecodeError, ValidationError, UnicodeDecodeError) as error:
            raise ListError(f"{path.name}: {error}", hint="see docs/adding-a-list.md") from error
    catalogue = Catalogue(folder=folder, sources=tuple(sources), measures=measures)
    doubled = {id_ for id_ in catalogue.list_ids if catalogue.list_ids.count(id_) > 1}
    if doubled:
        raise ListError(f"lists carried by two sources: {', '.join(sorted(doubled))}")
    missing = [id_ for id_ in catalogue.list_ids if id_ not in measures]
    if missing:
        raise ListError(f"measures.toml does not say what these lists mean: {', '.join(missing)}")
    return catalogue
