"""Words as print shows them: which letters a machine that reads print takes for each other.

Shapes only: a misread letter is told from a misspelled one by nothing but what it looks like. It corrects
nothing, for many names are alike in print.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from screening.names.spelling import EVIDENCE, similarity

LEAST_MISREAD = 4
"""Letters from which a word may be one misread in print."""

_PAIRS = (("rn", "m"), ("nn", "m"), ("ri", "n"), ("ii", "h"), ("ci", "d"), ("vv", "w"))
"""Two letters beside each other that make the shape of one, "l" read as "i"."""
_ALIKE = ("il", "ec", "co", "do", "ef", "ft", "gq", "uv", "hb", "hn", "mn")
"""Letters alike, small ("e", "c") or capital ("H", "N")."""
_LOOSELY_ALIKE = str.maketrans("cedftqvhbm", "ooooogunnn")

_MISREAD = 1.2
"""What one misread shape takes from the evidence that two words are one, as the edits of `spelling.COST` do:
as much as a vowel for a vowel, and no more in the first letter."""
_MOST_MISREAD = (0, 0, 0, 0, 1, 2, 2, 2, 3)
"""Shapes misread at most, by the letters of the shorter word."""


def _ways() -> frozenset[tuple[str, str]]:
    """What may be read for what, either way, one or two letters for one."""
    pairs = [(letters.replace("i", "l", place), letter) for letters, letter in _PAIRS for place in (0, 1)]
    found = [*pairs, *_PAIRS, ("li", "h"), ("il", "h"), *(tuple(one) for one in _ALIKE)]
    return frozenset((one, other) for left, right in found for one, other in ((left, right), (right, left)))


_WAYS = _ways()

_JOINING = ("of", "and", "for", "the", "de")
"""Words that join those of a name: what is one misread shape from one is mostly no word ("ot", "ahd")."""


def shapes(token: str) -> str:
    """`token`, or tokens one a line, with the letters that two shapes of print make for one as that one."""
    token = token.replace("l", "i")
    for letters, letter in _PAIRS:
        if letters in token:
            token = token.replace(letters, letter)
    return token


@lru_cache(maxsize=1 << 14)
def looks_loosely(token: str) -> str:
    """`token` with all letters made one that are ever misread for each other in print: so loosely that it
    only serves to look words up, which `misread` tells apart."""
    return shapes(token).translate(_LOOSELY_ALIKE)


def looks(tokens: Sequence[str]) -> list[str]:
    """`looks_loosely` of each token, in a fifth of the time."""
    return shapes("\n".join(tokens)).translate(_LOOSELY_ALIKE).split("\n") if tokens else []


def misread(first: str, second: str, most: int) -> int:
    """The fewest shapes misread that make the one token of the other; `most` + 1 where they are more, or
    other letters differ."""
    at = 0
    for letter, other in zip(first, second, strict=False):
        if letter != other:
            break
        at += 1
    first, second = first[at:], second[at:]
    if first == second:
        return 0
    if most == 0:
        return 1
    rest = [
        misread(first[left:], second[right:], most - 1)
        for left, right in ((1, 1), (2, 1), (1, 2))
        if (first[:left], second[:right]) in _WAYS
    ]
    return 1 + min(rest, default=most)


@lru_cache(maxsize=1 << 14)
def printed_alike(first: str, second: str, doubt: float = 0.0) -> float:
    """Similarity (0-1) of two tokens of which one may be the other misread in print ("bernard", "bemard");
    0 where it is not. `doubt` (ln) is taken off the evidence."""
    size = min(len(first), len(second))
    most = _MOST_MISREAD[min(size, len(_MOST_MISREAD) - 1)]
    if not most or looks_loosely(first) != looks_loosely(second):
        return 0.0
    count = misread(first, second, most)
    return similarity(EVIDENCE[min(size, 9)] - doubt - _MISREAD * count) if count <= most else 0.0


def joining_words(token: str) -> tuple[str, ...]:
    """The small words of which the token is one, or is one with one shape misread."""
    return _read_for_joining().get(token, ())


@cache
def _read_for_joining() -> dict[str, tuple[str, ...]]:
    """What the small words are read for, of two to four letters -> the words."""
    found: dict[str, dict[str, None]] = {}
    for word in _JOINING:
        read = [
            word[:at] + other + word[at + len(one) :]
            for one, other in _WAYS
            for at in range(len(word))
            if word.startswith(one, at)
        ]
        for text in (word, *read):
            if 1 < len(text) < 5:
                found.setdefault(text, {})[word] = None
    return {text: tuple(words) for text, words in found.items()}
