"""Shares held and parties that count -> whom a rule reaches. Numbers alone: no names, lists or files.

A party is reached when those that count hold enough of it; who is reached counts in full for what it holds
itself (OFAC FAQ 401). That is the least set closed under the rule, so that owners in a circle never reach
each other by presumption. It depends on no order, and only grows with shares and with parties that count.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from screening.ownership.percents import EXACT, ZERO, Share


class Held(NamedTuple):
    """`share` of the party at `owned`, held by the one under whose place this stands."""

    owned: int
    share: Share


Web = Mapping[int, list[Held]]
"""Owner -> what it holds. It may grow between two calls of `settle`, at the ends of its lists."""


class Total(NamedTuple):
    """A sum of shares; where it is open, the true one is more (of lower bounds) or less (of upper ones)."""

    amount: Decimal
    is_open: bool


NOTHING = Total(ZERO, False)


@dataclass(frozen=True, slots=True)
class Line:
    """From `percent` on a rule reaches, or `above` it. `widest`: shares count by their upper bounds;
    `control` tells whether control without a known share counts among them."""

    percent: Decimal
    above: bool = False
    widest: bool = False
    control: bool = False

    def passed_by(self, total: Total) -> bool:
        """Whether so much is enough."""
        if total.amount != self.percent:
            return total.amount > self.percent
        if self.widest:
            return not self.above and not total.is_open
        return not self.above or total.is_open

    def with_share(self, total: Total, share: Share) -> Total:
        """A sum with one share more."""
        amount, is_open = (share.high, share.high_open) if self.widest else (share.low, share.low_open)
        return Total(EXACT.add(total.amount, amount), total.is_open or is_open)


class Spread:
    """How far a rule reaches from some parties over a web of shares.

    `counted`: party -> its level: 0 for those that count of themselves, else one more than the lowest level
    from which down enough of it is held. `totals`: party -> what those that count hold of it.
    """

    def __init__(self, web: Web, line: Line) -> None:
        self._web = web
        self.line = line
        self.counted: dict[int, int] = {}
        self.totals: dict[int, Total] = {}
        self._read: dict[int, int] = {}

    def settle(self, seeds: Iterable[int]) -> None:
        """Take parties that count of themselves, and whatever the web has gained; go on until nothing moves.

        The web may gain shares only in parties that it had no shares in before: then levels, too, are what
        they would be had it been whole from the start.
        """
        for seed in seeds:
            self.counted.setdefault(seed, 0)
        # by level, so that a party's own level is the lowest it can have
        waiting = [(level, party) for party, level in self.counted.items() if self._unread(party)]
        heapq.heapify(waiting)
        while waiting:
            level, owner = heapq.heappop(waiting)
            for held in self._unread(owner):
                total = self.line.with_share(self.totals.get(held.owned, NOTHING), held.share)
                self.totals[held.owned] = total
                if held.owned not in self.counted and self.line.passed_by(total):
                    self.counted[held.owned] = level + 1
                    heapq.heappush(waiting, (level + 1, held.owned))
            self._read[owner] = len(self._web.get(owner, ()))

    def _unread(self, owner: int) -> list[Held]:
        holdings = self._web.get(owner, [])
        at = self._read.get(owner, 0)
        return holdings[at:] if at < len(holdings) else []

    def reaches(self, party: int) -> bool:
        """Whether enough of a party is held, whether or not it counts of itself."""
        return self.line.passed_by(self.totals.get(party, NOTHING))
