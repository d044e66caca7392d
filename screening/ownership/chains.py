"""Why a rule reaches a company: the stakes that lead from parties that count to it, and the same as paths.

A chain holds each party and each stake once, however they are knotted; a path never runs in a circle, for it
goes only from a party of a lower level to one of a higher.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from screening.ownership.percents import ZERO
from screening.ownership.reach import Spread
from screening.ownership.register import Register, Stake, Tie

MOST_STAKES = 60
"""Stakes of one chain that are given; the others are counted. The nearest to the company come first."""
MOST_PATHS = 10


@dataclass(frozen=True, slots=True)
class Chain:
    """`parties` begins with the company, `stakes` with those in it; `paths` are stakes from an owner on.

    `circles` tells that some owners of the chain own each other.
    """

    parties: tuple[int, ...]
    stakes: tuple[Stake, ...]
    paths: tuple[tuple[Stake, ...], ...]
    more_stakes: int
    more_paths: int
    circles: bool


def chain_to(company: int, spread: Spread, register: Register) -> Chain:
    """The chain of a company, over the parties that count in `spread`."""
    parties: dict[int, None] = {company: None}
    stakes: list[Stake] = []
    left = 0
    waiting = deque([company])
    circles = False
    while waiting:
        owned = waiting.popleft()
        for stake in counted_stakes(owned, spread, register):
            if len(stakes) >= MOST_STAKES:
                left += 1
                continue
            stakes.append(stake)
            if stake.owner not in parties:
                parties[stake.owner] = None
                if spread.counted[stake.owner]:  # who counts of itself needs no owner
                    waiting.append(stake.owner)
            elif spread.counted[stake.owner] and not _leads(stake, company, spread):
                circles = True
    paths, more = _paths(company, spread, stakes)
    return Chain(tuple(parties), tuple(stakes), paths, left, more, circles)


def counted_stakes(owned: int, spread: Spread, register: Register) -> list[Stake]:
    """The stakes in a party that are held by parties that count, the largest first."""
    widest = spread.line.widest
    held = [register.stakes[at] for at in register.incoming.get(owned, ())]
    counted = [
        one
        for one in held
        if one.owner in spread.counted
        and _adds(one, widest)
        and (one.tie is not Tie.CONTROL or spread.line.control)
    ]
    return sorted(counted, key=lambda one: (-one.share.high, register.parties[one.owner].name, one.owner))


def _adds(stake: Stake, widest: bool) -> bool:
    """Whether a stake adds anything to a sum of shares."""
    share = stake.share
    return share.high > ZERO if widest else share.low > ZERO or share.low_open


def _leads(stake: Stake, company: int, spread: Spread) -> bool:
    """Whether a stake leads on: its owner is of a lower level than the party it holds, or it holds the
    company."""
    order = spread.counted
    return stake.owned == company or order[stake.owner] < order[stake.owned]


def _paths(
    company: int, spread: Spread, stakes: Sequence[Stake]
) -> tuple[tuple[tuple[Stake, ...], ...], int]:
    """(paths from owners to the company, how many more there are)."""
    into: dict[int, list[Stake]] = {}
    for stake in stakes:
        if _leads(stake, company, spread) and stake.owner != company:
            into.setdefault(stake.owned, []).append(stake)
    found: list[tuple[Stake, ...]] = []
    waiting: list[tuple[Stake, ...]] = [(stake,) for stake in reversed(into.get(company, []))]
    while waiting and len(found) < MOST_PATHS:
        path = waiting.pop()
        first = path[0].owner
        if spread.counted[first] == 0:
            found.append(path)
        else:
            waiting += [(stake, *path) for stake in reversed(into.get(first, []))]
    return tuple(found), max(0, _count(company, into, spread.counted, {}) - len(found))


def _count(
    party: int, into: Mapping[int, Sequence[Stake]], order: Mapping[int, int], known: dict[int, int]
) -> int:
    """How many paths lead to a party."""
    if party not in known:
        known[party] = 0
        known[party] = sum(
            1 if order[stake.owner] == 0 else _count(stake.owner, into, order, known)
            for stake in into.get(party, ())
        )
    return known[party]
