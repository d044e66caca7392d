"""Which words begin or end with a text, told of many texts at once by how many letters those words have.

Hints out of tables of slots that several texts share: they may tell of more words than there are, never of
fewer; whoever asks looks at the words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from screening.index.parts import JOINED_LETTERS
from screening.names.sums import INVERSE_POWERS, POWERS, Letters
from screening.snapshot.flat import Array

_BITS = 18
_SHIFT = np.uint64(64 - _BITS)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_BIT = np.array([(size in JOINED_LETTERS) << size for size in range(32)], dtype=np.uint32)
"""The bit of a word by its letters; none of those that are no neighbours."""


def slots(sums: Array) -> Array:
    """The slot of each text in tables of so many (`slots_of`), by the sum over its letters."""
    found: Array = ((sums * _MIX) >> _SHIFT).astype(np.int64)
    return found


def empty_slots(dtype: type[np.generic]) -> Array:
    """A table of slots with nothing in it."""
    return np.zeros(1 << _BITS, dtype=dtype)


class Affixes:
    """Beginnings and ends of words that neighbours may be as one (`parts.JOINED_LETTERS`), the whole words
    among them."""

    def __init__(self, words: Sequence[str]) -> None:
        code, place, size = Letters.of(words)
        place, end = np.minimum(place, len(POWERS) - 1), size.cumsum()
        before = np.concatenate([np.zeros(1, np.uint64), (code * POWERS[place]).cumsum()])
        whole, first = np.repeat(before[end], size), np.repeat(before[end - size], size)
        letters = np.repeat(_BIT.take(np.minimum(size, len(_BIT) - 1)), size)
        self._begun, self._ended = empty_slots(np.uint32), empty_slots(np.uint32)
        np.bitwise_or.at(self._begun, slots(before[1:] - first), letters)
        np.bitwise_or.at(self._ended, slots((whole - before[:-1]) * INVERSE_POWERS[place]), letters)

    def begun(self, sums: Array) -> Array:
        """How many letters the words have that begin with each text (`letter_sums`), as bits."""
        return self._begun.take(slots(sums))

    def ended(self, sums: Array) -> Array:
        """The same of words that end with it."""
        return self._ended.take(slots(sums))
