"""A table of names in, what list changes did to its rows out, chunk by chunk.

Rows that cannot be read or screened are counted. Nothing is judged or written here.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import polars as pl

from screening.batch.table import ROWS, Chunk, Table
from screening.rescreen.difference import Difference
from screening.rescreen.hands import PART, Hands, Pending
from screening.rescreen.owned import OwnershipDifference
from screening.rescreen.rows import Key
from screening.screener.columns import Columns
from screening.screener.frame import cells_of

AHEAD = 3
"""Chunks that are read ahead of the one whose answers are waited for."""
Progress = Callable[[int, int], None]
"""(how much of the table's size lies behind, rows looked at)"""


@dataclass(frozen=True, slots=True)
class Changed:
    """A row of the table (from 1, behind the header), its cells, and what differs in it."""

    row: int
    cells: Mapping[str, str | None]
    name: str
    differences: tuple[Difference | OwnershipDifference, ...]


@dataclass(slots=True)
class Found:
    """What a run found: rows in all, rows whose names were asked, rows that cannot be screened, what
    changed."""

    rows: int = 0
    asked: int = 0
    not_screened: int = 0
    changed: list[Changed] = field(default_factory=list)

    @property
    def tally(self) -> Counter[str]:
        """new, gone, changed, noted -> matches, and what rules of ownership say."""
        return Counter(one.change for row in self.changed for one in row.differences)

    def only(self, change: str) -> Found:
        """The same with what is new (or gone, or changed) alone."""
        kept = [(row, tuple(one for one in row.differences if one.change == change)) for row in self.changed]
        return replace(self, changed=[replace(row, differences=told) for row, told in kept if told])


class _Waiting(NamedTuple):
    """Rows that were handed in: their frame, where each key stands, what is told of the parts, and of the
    owners of single keys."""

    frame: pl.DataFrame
    faults: int
    done: int
    keys: list[Key]
    places: dict[Key, list[int]]
    parts: list[Pending]
    owned: dict[int, tuple[OwnershipDifference, ...]]


class Rescreen:
    """A table against the lists of two times; `hands` do the work, `ids` are the own ids that decisions speak
    of."""

    def __init__(self, hands: Hands, columns: Columns, ids: pl.Series) -> None:
        self._hands, self._columns, self._ids = hands, columns, ids

    def table(self, table: Table, rows: int = ROWS, progress: Progress | None = None) -> Found:
        """What changed in a table. Raises InputError if it breaks off, ScreeningError."""
        table.name = self._columns.name
        found = Found()
        waiting: deque[_Waiting] = deque()
        for chunk in table.chunks(rows):
            waiting.append(self._given(chunk))
            if len(waiting) > AHEAD:
                self._taken(waiting.popleft(), found, progress)
        while waiting:
            self._taken(waiting.popleft(), found, progress)
        return found

    def _given(self, chunk: Chunk) -> _Waiting:
        """Hand in the distinct rows of a chunk."""
        by_role = self._columns.by_role.items()
        cells = [cells_of(role, chunk.frame[column], self._ids) for role, column in by_role]
        places: dict[Key, list[int]] = {}
        for place, key in enumerate(zip(*cells, strict=True)):
            if place not in chunk.faults:
                places.setdefault(key, []).append(place)
        keys = list(places)
        parts = self._hands.give(keys)  # other processes are at them while owners are asked
        owned = self._hands.owned
        about = owned.told(keys) if owned else {}
        return _Waiting(chunk.frame, len(chunk.faults), chunk.done, keys, places, parts, about)

    def _taken(self, given: _Waiting, found: Found, progress: Progress | None) -> None:
        """Add what is told of the rows of a chunk."""
        told: dict[int, tuple[Difference | OwnershipDifference, ...]] = {}
        for at, part in enumerate(given.parts):
            for one in part.result():
                places = given.places[given.keys[at * PART + one.place]]
                found.asked += len(places)
                found.not_screened += len(places) * (not one.screened)
                told[at * PART + one.place] = one.differences
        for at, owned in given.owned.items():
            told[at] = (*told.get(at, ()), *owned)
        changed = [
            Changed(found.rows + place + 1, cells, str(cells[self._columns.name]), differences)
            for at, differences in told.items()
            if differences
            for place in given.places[given.keys[at]]
            for cells in [given.frame.row(place, named=True)]
        ]
        found.changed += sorted(changed, key=lambda one: one.row)
        found.rows += given.frame.height
        found.not_screened += given.faults
        if progress:
            progress(given.done, found.rows)
