"""A chain of ownership in layers: where its boxes stand and which way its lines take.

The company stands below, each owner above all that it leads to; a line that passes a layer has a place of its
own in it, so that it runs past the boxes. Owners in a circle are placed as far as that goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from screening.model import ChainStake

WIDE, HIGH = 220, 58
"""Size of a box, in CSS pixels."""
_PASSING, _BESIDE, _BETWEEN, _MARGIN = 64, 28, 74, 12
"""Width of a passing line's place, gaps beside and between boxes, margin around all."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """`boxes` are the left upper corners of the parties' boxes; `ways` the points of the stakes' lines, from
    the foot of the owner's box to the head of the owned party's."""

    width: int
    height: int
    boxes: tuple[Point, ...]
    ways: tuple[tuple[Point, ...], ...]


def layered(parties: int, stakes: Sequence[ChainStake]) -> Layout:
    """The layout of a chain of so many parties, the company first."""
    level = _levels(parties, stakes)
    rows: list[list[int]] = [[] for _ in range(max(level) + 1)]
    for party, at in enumerate(level):
        rows[at].append(party)
    next_to: dict[int, list[int]] = {}
    routes: list[list[int]] = []
    passing = parties  # places of passing lines are numbered behind the parties
    for stake in stakes:
        route = [stake.owner]
        for at in range(level[stake.owner] - 1, level[stake.owned], -1):
            rows[at].append(passing)
            route.append(passing)
            passing += 1
        route.append(stake.owned)
        for one, below in pairwise(route):
            next_to.setdefault(one, []).append(below)
        routes.append(route)
    _untangle(rows, next_to)
    width = max(_width(row, parties) for row in rows) + 2 * _MARGIN
    height = len(rows) * (HIGH + _BETWEEN) - _BETWEEN + 2 * _MARGIN
    corner: dict[int, Point] = {}
    for at, row in enumerate(rows):
        x = (width - _width(row, parties)) // 2
        y = _MARGIN + (len(rows) - 1 - at) * (HIGH + _BETWEEN)
        for one in row:
            corner[one] = x, y
            x += (WIDE if one < parties else _PASSING) + _BESIDE
    ways = tuple(_way(route, corner) for route in routes)
    return Layout(width, height, tuple(corner[party] for party in range(parties)), ways)


def _levels(parties: int, stakes: Sequence[ChainStake]) -> list[int]:
    """Level of each party: the company 0, an owner above all that it leads to."""
    level = [0] + [1] * (parties - 1)
    for _ in range(parties):
        moved = False
        for stake in stakes:
            above = level[stake.owned] + 1
            if stake.owner != 0 and level[stake.owner] < above < parties:
                level[stake.owner], moved = above, True
        if not moved:
            break
    used = {one: at for at, one in enumerate(sorted(set(level)))}
    return [used[one] for one in level]


def _untangle(rows: list[list[int]], next_to: dict[int, list[int]]) -> None:
    """Put each row in the order of what stands below it."""
    for below, row in pairwise(rows):
        place = {one: at for at, one in enumerate(below)}

        def middle(one: int, place: dict[int, int] = place) -> float:
            places = [place[other] for other in next_to.get(one, ()) if other in place]
            return sum(places) / len(places) if places else 0.0

        row.sort(key=middle)


def _width(row: Sequence[int], parties: int) -> int:
    return sum((WIDE if one < parties else _PASSING) + _BESIDE for one in row) - _BESIDE


def _way(route: Sequence[int], corner: dict[int, Point]) -> tuple[Point, ...]:
    points = [(corner[route[0]][0] + WIDE // 2, corner[route[0]][1] + HIGH)]
    for one in route[1:-1]:
        x, y = corner[one]
        points += [(x + _PASSING // 2, y), (x + _PASSING // 2, y + HIGH)]
    points.append((corner[route[-1]][0] + WIDE // 2, corner[route[-1]][1]))
    return tuple(points)
