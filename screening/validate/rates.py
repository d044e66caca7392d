"""Counts per threshold, and what can be said from them: rates with their 95 % Wilson intervals.

Source of the interval: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
Journal of the American Statistical Association 22 (1927). It stays within 0 and 1 and is honest at 0 and at
n.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

LOWEST, HIGHEST = 70, 100
THRESHOLDS = tuple(range(LOWEST, HIGHEST + 1))
_Z = 1.959963984540054
"""The normal quantile of 97.5 %."""


def wilson(hits: int, tried: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share, both ends 0-1; (0, 1) where nothing was tried."""
    if tried == 0:
        return 0.0, 1.0
    share, squared = hits / tried, _Z * _Z
    middle = share + squared / (2 * tried)
    reach = _Z * math.sqrt(share * (1 - share) / tried + squared / (4 * tried * tried))
    whole = 1 + squared / tried
    low = 0.0 if hits == 0 else max(0.0, (middle - reach) / whole)
    high = 1.0 if hits == tried else min(1.0, (middle + reach) / whole)
    return low, high


@dataclass(frozen=True, slots=True)
class Tally:
    """`tried` names, and of them those that met something at each of THRESHOLDS (so many or fewer at each
    next)."""

    tried: int = 0
    hits: tuple[int, ...] = (0,) * len(THRESHOLDS)

    @classmethod
    def of(cls, scores: Iterable[float | None]) -> Tally:
        """Count scores (0-100); None met nothing. A score meets every threshold that is not above it."""
        held = [0] * len(THRESHOLDS)
        tried = 0
        for score in scores:
            tried += 1
            if score is not None and score >= LOWEST:
                held[min(int(score), HIGHEST) - LOWEST] += 1
        return cls(tried, tuple(accumulate(reversed(held)))[::-1])

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.tried + other.tried, tuple(a + b for a, b in zip(self.hits, other.hits, strict=True))
        )

    def at(self, threshold: int) -> int:
        """How many met something at that threshold."""
        return self.hits[threshold - LOWEST]

    def rate(self, threshold: int) -> float | None:
        """The share that met something, 0-1; None where nothing was tried."""
        return self.at(threshold) / self.tried if self.tried else None

    def interval(self, threshold: int) -> tuple[float, float]:
        """The 95 % Wilson interval of the rate."""
        return wilson(self.at(threshold), self.tried)


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them as one; they must not count a name twice."""
    whole = Tally()
    for one in tallies:
        whole += one
    return whole
