"""Words put together with a stem that unrelated firms share ("Petrogas", "Petrosun"): how little it tells.

Knows two tokens and the table of stems; what it takes off the evidence that they are one word is all it says.
"""

from __future__ import annotations

from functools import cache

from screening.names.spelling import EVIDENCE
from screening.names.vocabulary import stems

_REST = 2
"""Letters that a stem is worth, beside those of what stands with it."""


def stem_doubt(first: str, second: str) -> float:
    """What it takes off the evidence that two words share a stem of firms' names: "petrogas" and "petrogat"
    are as alike as "gas" and "gat"."""
    begin, end = _stems()
    whole = min(len(first), len(second))
    shared = max(_stem_of(first, second, begin, whole), _stem_of(first[::-1], second[::-1], end, whole))
    if not shared:
        return 0.0
    return EVIDENCE[min(whole, 9)] - EVIDENCE[max(3, min(whole - shared + _REST, 9))]


def _stem_of(first: str, second: str, held: frozenset[str], whole: int) -> int:
    """Letters of the longest stem with which both begin, and are not that alone; `whole`: those of the
    shorter word."""
    size, longest = 0, min(whole - 1, _longest())
    while size < longest and first[size] == second[size]:
        size += 1
    while size and first[:size] not in held:
        size -= 1
    return size


@cache
def _stems() -> tuple[frozenset[str], frozenset[str]]:
    """Those that words begin with, and those that they end with, read backwards."""
    begin, end = stems()
    return frozenset(begin), frozenset(one[::-1] for one in end)


@cache
def _longest() -> int:
    return max(map(len, frozenset().union(*_stems())))
