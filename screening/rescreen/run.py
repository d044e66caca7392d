"""A table of names in, what list changes did to its rows out; of each chunk the few rows are kept that count.

Rows that cannot be read or screened are counted. Nothing is judged or written here.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import polars as pl

from screening.batch.table import ROWS, Chunk, Table
from screening.rescreen.cells import ROW, read_cells
from screening.rescreen.difference import Difference
from screening.rescreen.hands import PART, Hands, Pending, Recipe
from screening.rescreen.opening import Sides
from screening.rescreen.others import Others
from screening.rescreen.owned import OwnershipDifference
from screening.rescreen.rows import Key, Rows, Told
from screening.screener.columns import Columns
from screening.screener.frame import own_ids

AHEAD = 8
"""Chunks, and parts of those rows that passed, that are handed in ahead of the one that is waited for."""
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
    """What a run found: rows in all, rows whose names were asked, what changed; rows that cannot be screened,
    and why."""

    rows: int = 0
    asked: int = 0
    changed: list[Changed] = field(default_factory=list)
    unscreened: dict[int, str] = field(default_factory=dict)

    @property
    def tally(self) -> Counter[str]:
        """new, gone, changed, noted -> matches, and what rules of ownership say."""
        return Counter(one.change for row in self.changed for one in row.differences)

    def only(self, change: str) -> Found:
        """The same with what is new (or gone, or changed) alone."""
        kept = [(row, tuple(one for one in row.differences if one.change == change)) for row in self.changed]
        return replace(self, changed=[replace(row, differences=told) for row, told in kept if told])


@dataclass(slots=True)
class _Rows:
    """Rows that are to be asked, or of whose owners there is something to tell: their numbers, where each
    stands in the frames, the rows of each key, and what is told of owners."""

    numbers: list[int] = field(default_factory=list)
    frames: list[pl.DataFrame] = field(default_factory=list)
    keys: dict[Key, list[int]] = field(default_factory=dict)
    owned: dict[Key, tuple[OwnershipDifference, ...]] = field(default_factory=dict)

    def add(self, keys: Sequence[Key], places: Sequence[int], frame: pl.DataFrame, before: int) -> None:
        """Add rows of a chunk that has so many rows before it."""
        for key, place in zip(keys, places, strict=True):
            self.keys.setdefault(key, []).append(len(self.numbers))
            self.numbers.append(before + place + 1)
        if places:
            self.frames.append(frame[list(places)])


class _Chunk(NamedTuple):
    """Rows that are looked at for the first time: the cells of those that can be read, and of these what is
    read once, of which some passes; by the place among these what is told of owners."""

    frame: pl.DataFrame
    faults: Mapping[int, str]
    cells: pl.DataFrame
    distinct: pl.DataFrame
    passed: Pending[list[int]]
    owned: dict[int, tuple[OwnershipDifference, ...]]


class _Asked(NamedTuple):
    rows: _Rows
    told: Pending[list[Told]]


def rescreen_table(
    sides: Sides,
    recipe: Recipe,
    columns: Columns,
    table: Table,
    others: Others,
    progress: Progress | None = None,
) -> Found:
    """What changed in a table between two times; `others` take their share, and end. Raises InputError if it
    breaks off, ScreeningError."""
    with others:
        # without a folder the lists are in this process's memory alone
        kept = sides.before.snapshot.folder and sides.after.snapshot.folder
        hands = Hands(Rows(sides, recipe.roles), recipe, others if kept else Others(0))
        return Rescreen(hands, columns, own_ids(recipe.decisions)).table(table, progress=progress)


class Rescreen:
    """A table against the lists of two times; `hands` do the work, `ids` are the own ids that decisions speak
    of."""

    def __init__(self, hands: Hands, columns: Columns, ids: pl.Series) -> None:
        self._hands, self._columns, self._ids = hands, columns, ids

    def table(self, table: Table, rows: int = ROWS, progress: Progress | None = None) -> Found:
        """What changed in a table. Raises InputError if it breaks off, ScreeningError."""
        table.names = self._columns.names
        found, kept = Found(), _Rows()
        chunks: deque[_Chunk] = deque()
        asked: deque[_Asked] = deque()
        for chunk in table.chunks(rows):
            chunks.append(self._first_look(chunk))
            if len(chunks) > AHEAD:
                kept = self._passed(chunks.popleft(), kept, asked, found)
            if len(asked) > AHEAD:
                self._taken(asked.popleft(), found)
            if progress:
                progress(chunk.done, found.rows)
        while chunks:
            kept = self._passed(chunks.popleft(), kept, asked, found)
        asked.append(_Asked(kept, self._hands.ask_last(list(kept.keys))))
        while asked:
            self._taken(asked.popleft(), found)
        return found

    def _first_look(self, chunk: Chunk) -> _Chunk:
        cells = read_cells(chunk.frame, self._columns.by_role, self._ids)
        if chunk.faults:
            cells = cells.filter(~pl.col(ROW).is_in(list(chunk.faults)))
        distinct = cells.drop(ROW).unique(maintain_order=True)
        passed = self._hands.sift(distinct)  # other processes are at them while owners are asked
        owned = self._hands.owned
        about = owned.told(distinct.rows()) if owned else {}
        return _Chunk(chunk.frame, chunk.faults, cells, distinct, passed, about)

    def _passed(self, chunk: _Chunk, kept: _Rows, asked: deque[_Asked], found: Found) -> _Rows:
        """Keep the rows of a chunk that passed; hand them in if there are enough. What is kept still."""
        passed = chunk.distinct[sorted({*chunk.passed.result(), *chunk.owned})]
        kept.owned.update((chunk.distinct.row(at), told) for at, told in chunk.owned.items())
        rows = chunk.cells.join(passed, on=passed.columns, how="semi", maintain_order="left")
        kept.add(rows.drop(ROW).rows(), rows[ROW].to_list(), chunk.frame, found.rows)
        found.unscreened.update((found.rows + place + 1, why) for place, why in chunk.faults.items())
        found.rows += chunk.frame.height
        if len(kept.keys) < PART:
            return kept
        asked.append(_Asked(kept, self._hands.ask(list(kept.keys))))
        return _Rows()

    def _taken(self, given: _Asked, found: Found) -> None:
        """Add what is told of rows."""
        rows, keys = given.rows, list(given.rows.keys)
        frame = pl.concat(rows.frames) if rows.frames else pl.DataFrame()
        told: dict[Key, tuple[Difference | OwnershipDifference, ...]] = {}
        for one in given.told.result():
            key = keys[one.place]
            found.asked += len(rows.keys[key])
            if one.unscreened is not None:
                found.unscreened.update((rows.numbers[at], one.unscreened) for at in rows.keys[key])
            told[key] = one.differences
        for key, owned in rows.owned.items():
            told[key] = (*told.get(key, ()), *owned)
        changed = [
            Changed(rows.numbers[place], cells, self._columns.name_in(cells), differences)
            for key, differences in told.items()
            if differences
            for place in rows.keys[key]
            for cells in [frame.row(place, named=True)]
        ]
        found.changed += sorted(changed, key=lambda one: one.row)
