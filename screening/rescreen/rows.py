"""Rows of cells -> what differs in each: those that list changes may alter are asked before and after.

Rows are told apart by their cells alone; nothing is read or written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress
from typing import NamedTuple

import polars as pl

from screening.model import Finding, Kind, Outcome, Query
from screening.policy import LIFTED_FROM
from screening.rescreen.cells import alike, apart
from screening.rescreen.concerned import Concern
from screening.rescreen.difference import Answers, Difference, differences
from screening.rescreen.opening import Sides
from screening.rescreen.owned import Owned
from screening.rescreen.sieve import Sieve
from screening.rescreen.touched import Touched
from screening.screener.asked import Asked, RowReader
from screening.screener.rows import answer_of

Key = tuple[str, ...]
"""The cells of a row that are read, in the order of their roles."""


class Told(NamedTuple):
    """What differs in the row of that place; why it was not screened, None if it was."""

    place: int
    differences: tuple[Difference, ...]
    unscreened: str | None


class Rows:
    """Answers for rows whose cells stand in the order of `roles`."""

    def __init__(self, sides: Sides, roles: Sequence[str]) -> None:
        self._sides = sides
        self._measures = sides.after.snapshot.catalogue.measures
        self._touched = Touched(sides.changes)
        self._threshold = sides.after.settings.threshold
        self._concern = Concern(self._touched, self._threshold)
        self.owned: Owned | None = None
        """What is asked of files of owners, if there are any."""
        self._reader = RowReader(roles, sides.after.settings.kind)
        if sides.after.owners:
            self.owned = Owned(sides, self._reader, self._concern.of)
        self._sieves: dict[tuple[Kind, bool], Sieve] = {}

    def told(self, keys: Sequence[Key]) -> list[Told]:
        """What differs in the rows; those that are left out are answered alike before and after."""
        asked = list(map(self._reader.asked, keys))
        distinct = list(dict.fromkeys(query for one in asked for query in one.queries))
        concerned = dict(zip(distinct, self._concern.of(distinct), strict=True))
        places = [at for at, one in enumerate(asked) if any(concerned[query] for query in one.queries)]
        queries = list(dict.fromkeys(query for at in places for query in asked[at].queries))
        before, after = (
            dict(zip(queries, side.screen_names(queries), strict=True))
            for side in (self._sides.before, self._sides.after)
        )
        return [self._told(at, asked[at], before, after) for at in places]

    def sifted(self, cells: pl.DataFrame) -> list[int]:
        """Places of the rows that may be answered otherwise, at a first look; `told` tells of no others."""
        if self._touched.everything:
            return list(range(cells.height))
        passed = set(apart(cells))
        for group in alike(cells, self._reader):
            moved = self._sieve(group.kind, group.facts).may_move(group.names)
            passed.update(compress(group.places, moved.tolist()))
        return sorted(passed)

    def _sieve(self, kind: Kind, facts: bool) -> Sieve:
        """One for names of that kind; facts may lift a name over the threshold."""
        found = self._sieves.get((kind, facts))
        if found is None:
            floor = self._threshold - LIFTED_FROM * facts
            found = self._sieves[kind, facts] = Sieve(self._touched, kind, floor)
        return found

    def _told(
        self, place: int, asked: Asked, before: Mapping[Query, Finding], after: Mapping[Query, Finding]
    ) -> Told:
        old, new = (Answers(asked, [side[query] for query in asked.queries]) for side in (before, after))
        told = differences(old, new, self._sides.changes, self._measures)
        answer = answer_of(asked, new.findings, self._measures)
        unscreened = answer.reason if answer.outcome is Outcome.NOT_SCREENED else None
        return Told(place, tuple(told), unscreened)
