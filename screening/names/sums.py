"""Words as sums over their letters, for thousands of words at once: letter x BASE^place, modulo 2^64.

Equal sums are only a hint: two words can share one, so that whoever finds one looks at the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from screening.names.spelling import without_a_letter

Sums = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

LONGEST = 24
"""Letters from which a word is found only as it is spelled: what is left of longer ones is too much."""
BASE = 0x9E3779B97F4A7C15
INVERSE = pow(BASE, -1, 1 << 64)
POWERS = np.array([pow(BASE, place, 1 << 64) for place in range(64)], dtype=np.uint64)
"""By how much a letter in each place counts."""
INVERSE_POWERS = np.array([pow(INVERSE, place, 1 << 64) for place in range(64)], dtype=np.uint64)


class Letters(NamedTuple):
    """The letters of words one after another, and the place of each in its word; how many each word has."""

    code: Sums
    place: Ints
    size: Ints

    @classmethod
    def of(cls, words: Sequence[str]) -> Letters:
        """Those of some words."""
        size = np.fromiter(map(len, words), np.int64, len(words))
        code = np.frombuffer("".join(words).encode("ascii", "replace"), np.uint8).astype(np.uint64)
        return cls(code, np.arange(len(code)) - np.repeat(size.cumsum() - size, size), size)


def letter_sums(words: Sequence[str]) -> Sums:
    """The sum of each text: of two texts written as one it is that of the first and BASE^(its letters) x that
    of the second. Letters beyond `POWERS` do not count."""
    code, place, size = Letters.of(words)
    counted = code * np.where(place < len(POWERS), POWERS[np.minimum(place, len(POWERS) - 1)], 0)
    before = np.concatenate([np.zeros(1, np.uint64), counted.cumsum()])
    end = size.cumsum()
    found: Sums = before[end] - before[end - size]
    return found


def _less_one(letters: Letters) -> Sums:
    """The sums of what is left of words without each of their letters, one word's after another's."""
    code, place, size = letters
    counted = code * POWERS[place]
    before = np.concatenate([np.zeros(1, np.uint64), counted.cumsum()])
    end = size.cumsum()
    start, stop = np.repeat(before[end - size], size), np.repeat(before[end], size)
    behind = (stop - before[1:]) * np.uint64(INVERSE)  # a place nearer to the beginning
    found: Sums = before[:-1] - start + behind
    return found


class LessOne(NamedTuple):
    """Words as they are and without each of their letters, as sums; those letters, none of a word of more
    than `LONGEST`."""

    whole: Sums
    less: Sums
    letters: Letters

    @classmethod
    def of(cls, words: Sequence[str]) -> LessOne:
        """Those of some words."""
        letters = Letters.of([word if len(word) <= LONGEST else "" for word in words])
        return cls(letter_sums(words), _less_one(letters), letters)


class Slips:
    """Words of which many others are asked whether they may be one with one slip in it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sums = np.unique(letter_sums([part for word in words for part in without_a_letter(word)]))

    def may_be(self, words: LessOne) -> Bools:
        """For each whether it may be: surely not where neither it nor what is left of it is left of one."""
        size = words.letters.size
        found: Bools = self._holds(words.whole) | (size == 0)
        some = np.flatnonzero(size)
        if len(some):
            found[some] |= np.logical_or.reduceat(self._holds(words.less), (size.cumsum() - size)[some])
        return found

    def _holds(self, sums: Sums) -> Bools:
        at = np.minimum(self._sums.searchsorted(sums), len(self._sums) - 1)
        found: Bools = self._sums.take(at) == sums
        return found
