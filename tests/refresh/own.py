"""A small list of our own with its catalogue, for tests of the refresh."""

from __future__ import annotations

from pathlib import Path

from screening.catalogue import Catalogue, ListFacts, SourceFacts
from screening.model import Measure

HEADER = "name,aliases,weak_aliases,kind,country,listed_on,citation\n"


def catalogue(folder: Path, expected: tuple[int, int] = (2, 100), *more: SourceFacts) -> Catalogue:
    """One source "own" with one list "own" in own.csv, and any more."""
    source = SourceFacts(
        id="own",
        title="Own list",
        publisher="Us",
        page="https://example.org",
        parser="columns",
        licence="internal",
        max_age_days=30,
        files=("own.csv",),
        columns={word: word for word in HEADER.strip().split(",")},
        lists=(ListFacts(id="own", title="Own", short="OWN", expected=expected),),
    )
    sources = (source, *more)
    ids = [facts.id for one in sources for facts in one.lists]
    measures = {list_id: Measure(list_id, "t", "effect", "meaning", "law") for list_id in ids}
    return Catalogue(folder=folder, sources=sources, measures=measures)


def rows(count: int, day: str = "2026-02-01") -> str:
    """The file: `count` parties with an alias and a weak alias each."""
    lines = (f"Zorvex {i} Ltd,Zorvex No {i},ZX{i},company,CN,{day},89 FR {i}\n" for i in range(count))
    return HEADER + "".join(lines)


def table(folder: Path, count: int) -> Path:
    """A folder holding the file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own.csv").write_text(rows(count), encoding="utf-8")
    return folder
