"""Why a rule reaches a company: the stakes that lead from parties that count to it, and the same as paths.

A chain holds each party and each stake once, however they are knotted. Stakes that close a circle count, and
are left out of it, so that no path runs in a circle.
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
MOST_STEPS = 300
"""Stakes that are followed to an owner that counts of itself, where the nearest stakes show none."""


@dataclass(frozen=True, slots=True)
class Chain:
    """`parties` begins with the company, `stakes` with those in it; `paths` are stakes from an owner on.

    `circles` tells that some owners of the chain own each other. `sources` are those of its parties, but the
    company, that count of themselves; where it is cut off before any, one beyond if it is near enough.
    """

    parties: tuple[int, ...]
    stakes: tuple[Stake, ...]
    paths: tuple[tuple[Stake, ...], ...]
    more_stakes: int
    more_paths: int
    circles: bool
    sources: tuple[int, ...]


def chain_to(company: int, spread: Spread, register: Register) -> Chain:
    """The chain of a company, over the parties that count in `spread`."""
    stakes, left = _nearest(company, spread, register)
    sources = _sources(company, spread, stakes)
    if left and not sources:
        lead = _lead(company, spread, register)
        stakes, left = _nearest(company, spread, register, lead)
        sources = _sources(company, spread, lead)
    into: dict[int, list[Stake]] = {}
    for stake in stakes:
        into.setdefault(stake.owned, []).append(stake)
    back = _circling(company, into)
    onward = [stake for stake in stakes if stake not in back]
    parties = tuple(dict.fromkeys([company, *(stake.owner for stake in onward)]))
    paths, more = _paths(company, spread, onward)
    return Chain(parties, tuple(onward), paths, left, more, bool(back), sources)


def by_itself(company: int, spread: Spread, register: Register) -> bool:
    """Whether nobody but the company itself is behind what parties that count hold of it: it counts, and owns
    who owns it."""
    if spread.counted.get(company) != 0:
        return False
    chain = chain_to(company, spread, register)
    return not chain.sources and not chain.more_stakes


def _nearest(
    company: int, spread: Spread, register: Register, lead: Sequence[Stake] = ()
) -> tuple[list[Stake], int]:
    """(at most `MOST_STAKES` stakes, those of `lead` first, how many more were met)."""
    stakes, left = list(lead[:MOST_STAKES]), 0
    first = set(stakes)
    met, waiting = {company}, deque([company])
    while waiting:
        owned = waiting.popleft()
        for stake in counted_stakes(owned, spread, register):
            if stake not in first:
                if len(stakes) >= MOST_STAKES:
                    left += 1
                    continue
                stakes.append(stake)
            if stake.owner not in met:
                met.add(stake.owner)
                if spread.counted[stake.owner]:  # who counts of itself needs no owner
                    waiting.append(stake.owner)
    return stakes, left


def _lead(company: int, spread: Spread, register: Register) -> list[Stake]:
    """The stakes from a company on to an owner that counts of itself, by owners of the lowest level."""
    lead: list[Stake] = []
    met = {company}
    at = company
    while len(lead) < MOST_STEPS:
        held = [stake for stake in counted_stakes(at, spread, register) if stake.owner not in met]
        if not held:
            break
        lead.append(min(held, key=lambda stake: spread.counted[stake.owner]))
        at = lead[-1].owner
        met.add(at)
        if spread.counted[at] == 0:
            break
    return lead


def _sources(company: int, spread: Spread, stakes: Sequence[Stake]) -> tuple[int, ...]:
    """Owners in these stakes that count of themselves."""
    owners = dict.fromkeys(stake.owner for stake in stakes if stake.owner != company)
    return tuple(owner for owner in owners if spread.counted[owner] == 0)


def _circling(company: int, into: Mapping[int, Sequence[Stake]]) -> set[Stake]:
    """Stakes that lead back to a party on the way down from their owner: without them no way is a circle."""
    back: set[Stake] = set()
    seen: set[int] = set()

    def climb(place: int, below: frozenset[int]) -> None:
        seen.add(place)
        for stake in into.get(place, ()):
            if stake.owner in below or stake.owner == place:
                back.add(stake)
            elif stake.owner not in seen:
                climb(stake.owner, below | {place})

    climb(company, frozenset())
    return back


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


def _paths(
    company: int, spread: Spread, stakes: Sequence[Stake]
) -> tuple[tuple[tuple[Stake, ...], ...], int]:
    """(paths from owners to the company, how many more there are)."""
    into: dict[int, list[Stake]] = {}
    for stake in stakes:
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
