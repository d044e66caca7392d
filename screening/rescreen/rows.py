"""Rows of cells -> what differs in each: those that list changes may alter are asked before and after.

Rows are told apart by their cells alone; nothing is read or written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from screening.model import Finding, Outcome, Query
from screening.rescreen.concerned import Concern
from screening.rescreen.difference import Answers, Difference, differences
from screening.rescreen.opening import Sides
from screening.screener.rows import Asked, RowReader, answer_of

Key = tuple[str, ...]
"""The cells of a row that are read, in the order of their roles."""


class Told(NamedTuple):
    """What differs in the row of that place, and whether it was screened."""

    place: int
    differences: tuple[Difference, ...]
    screened: bool


class Rows:
    """Answers for rows whose cells stand in the order of `roles`."""

    def __init__(self, sides: Sides, roles: Sequence[str]) -> None:
        self._sides = sides
        self._measures = sides.after.snapshot.catalogue.measures
        self._concern = Concern(sides.changes, sides.after.settings.threshold)
        self._reader = RowReader(roles, sides.after.settings.kind)

    def told(self, keys: Sequence[Key]) -> list[Told]:
        """The rows that were asked; the others are answered alike before and after."""
        asked = [self._reader.asked(key) for key in keys]
        distinct = list(dict.fromkeys(query for one in asked for query in one.queries))
        concerned = dict(zip(distinct, self._concern.of(distinct), strict=True))
        places = [at for at, one in enumerate(asked) if any(concerned[query] for query in one.queries)]
        queries = list(dict.fromkeys(query for at in places for query in asked[at].queries))
        before, after = (
            dict(zip(queries, side.screen_names(queries), strict=True))
            for side in (self._sides.before, self._sides.after)
        )
        return [self._told(at, asked[at], before, after) for at in places]

    def _told(
        self, place: int, asked: Asked, before: Mapping[Query, Finding], after: Mapping[Query, Finding]
    ) -> Told:
        old, new = (Answers(asked, [side[query] for query in asked.queries]) for side in (before, after))
        told = differences(old, new, self._sides.changes, self._measures)
        screened = answer_of(asked, new.findings, self._measures).outcome is not Outcome.NOT_SCREENED
        return Told(place, tuple(told), screened)
