"""Words put together with a stem that unrelated firms share ("Petrogas", "Petrosun"): how little it tells.

Knows two tokens and the table of stems; what it takes off the evidence that they are one word is all it says.
"""

from __future__ import annotations

from functools import lru_cache

from screening.names.spelling import EVIDENCE
from screening.names.vocabulary import stems

_REST = 2
"""Letters that a stem is worth, beside those of what stands with it."""


def stem_doubt(first: str, second: str) -> float:
    """What it takes off the evidence that two words share a stem of firms' names: "petrogas" and "petrogat"
    are as alike as "gas" and "gat"."""
    shared = max(_stem_of(first, second, at) for at in (0, 1))
    if not shared:
        return 0.0
    whole = min(len(first), len(second))
    return EVIDENCE[min(whole, 9)] - EVIDENCE[max(3, min(whole - shared + _REST, 9))]


def _stem_of(first: str, second: str, at: int) -> int:
    """Letters of the longest stem with which both begin (`at` 0) or end (1), and are not that alone."""
    left, right = _stems(first)[at], _stems(second)[at]
    return max((len(one) for one in left if one in right), default=0)


@lru_cache(maxsize=1 << 14)
def _stems(token: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    begin, end = stems()
    return (
        tuple(one for one in begin if token.startswith(one) and token != one),
        tuple(one for one in end if token.endswith(one) and token != one),
    )
