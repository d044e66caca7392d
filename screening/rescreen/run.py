"""A table of names in, what list changes did to its rows out: both sides are asked what may differ alone.

Every row is either asked before and after, or known to be answered alike; which, decides `concerned`. Rows
that cannot be read or screened are counted. Nothing is written here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from screening.batch.table import ROWS, Table
from screening.model import Finding, Outcome, Query
from screening.rescreen.changes import Changes
from screening.rescreen.concerned import Concern
from screening.rescreen.difference import Answers, Difference, differences
from screening.screener import Screener
from screening.screener.columns import Columns
from screening.screener.frame import as_text
from screening.screener.rows import Asked, RowReader, answer_of

Key = tuple[str, ...]
Progress = Callable[[int, int], None]
"""(how much of the table's size lies behind, rows looked at)"""


@dataclass(frozen=True, slots=True)
class Changed:
    """A row of the table (from 1, behind the header), its cells, and what differs in it."""

    row: int
    cells: Mapping[str, str | None]
    name: str
    differences: tuple[Difference, ...]


@dataclass(slots=True)
class Found:
    """What a run found: rows in all, rows that were asked, rows that cannot be screened, what changed."""

    rows: int = 0
    asked: int = 0
    not_screened: int = 0
    changed: list[Changed] = field(default_factory=list)

    @property
    def tally(self) -> Counter[str]:
        """new, gone, changed -> matches."""
        return Counter(one.change for row in self.changed for one in row.differences)

    def only(self, change: str) -> Found:
        """The same with the matches that are new (or gone, or changed) alone."""
        kept = [(row, tuple(one for one in row.differences if one.change == change)) for row in self.changed]
        return replace(self, changed=[replace(row, differences=told) for row, told in kept if told])


class Rescreen:
    """Rows against the lists of two times; both screeners have the same settings and clock."""

    def __init__(self, before: Screener, after: Screener, columns: Columns, changes: Changes) -> None:
        self._before, self._after = before, after
        self._columns = columns
        self._changes = changes
        self._measures = after.snapshot.catalogue.measures
        self._concern = Concern(changes, after.settings.threshold)
        self._reader = RowReader(tuple(columns.by_role), after.settings.kind)

    def table(self, table: Table, rows: int = ROWS, progress: Progress | None = None) -> Found:
        """What changed in a table. Raises InputError if it breaks off."""
        table.name = self._columns.name
        found = Found()
        for chunk in table.chunks(rows):
            self.chunk(chunk.frame, chunk.faults, found)
            if progress:
                progress(chunk.done, found.rows)
        return found

    def chunk(self, frame: pl.DataFrame, faults: Mapping[int, str], found: Found) -> None:
        """Add what changed in some rows to `found`. `faults`: rows that cannot be screened."""
        cells = [as_text(frame[column]).fill_null("") for column in self._columns.by_role.values()]
        places: dict[Key, list[int]] = {}
        for place, key in enumerate(zip(*cells, strict=True)):
            if place not in faults:
                places.setdefault(key, []).append(place)
        changed: list[Changed] = []
        for key, told, screened in self._answers(list(places)):
            found.asked += len(places[key])
            found.not_screened += len(places[key]) * (not screened)
            for place in places[key] if told else ():
                cell = frame.row(place, named=True)
                changed.append(Changed(found.rows + place + 1, cell, str(cell[self._columns.name]), told))
        found.changed += sorted(changed, key=lambda one: one.row)
        found.rows += frame.height
        found.not_screened += len(faults)

    def _answers(self, keys: Sequence[Key]) -> Iterator[tuple[Key, tuple[Difference, ...], bool]]:
        """Each key that is concerned with what differs, and whether it was screened; the others answer alike
        before and after."""
        every = [self._reader.asked(key) for key in keys]
        distinct = list(dict.fromkeys(query for one in every for query in one.queries))
        concerned = dict(zip(distinct, self._concern.of(distinct), strict=True))
        kept = [at for at, one in enumerate(every) if any(concerned[query] for query in one.queries)]
        keys, asked = [keys[at] for at in kept], [every[at] for at in kept]
        queries = list(dict.fromkeys(query for one in asked for query in one.queries))
        before, after = (
            dict(zip(queries, side.screen_names(queries), strict=True))
            for side in (self._before, self._after)
        )
        for key, one in zip(keys, asked, strict=True):
            old, new = (Answers(one, _of(one, side)) for side in (before, after))
            told = differences(old, new, self._changes, self._measures)
            outcome = answer_of(one, new.findings, self._measures).outcome
            yield key, tuple(told), outcome is not Outcome.NOT_SCREENED


def _of(asked: Asked, findings: Mapping[Query, Finding]) -> list[Finding]:
    return [findings[query] for query in asked.queries]
