"""Tables of slots that tell for millions of keys a second whether, and how well, they are among some.

A few keys share a slot, so it may say more than there is, never less; of a large table that a quick question
goes to, and a small one that is asked besides, next to none share both. They are filled for one look and
emptied after it; nothing stays in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from screening.snapshot.flat import Array

_BITS, _BITS_AGAIN = 21, 19
_SHIFT, _SHIFT_AGAIN = np.uint32(32 - _BITS), np.uint32(32 - _BITS_AGAIN)
_HASH, _AGAIN = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)


def hashed(values: Array) -> Array:
    """Values as they go into a slot's place: the hash of a sum is the sum of these (uint32, it wraps)."""
    found: Array = values.astype(np.uint32) * _HASH
    return found


class Slots:
    """Two tables, 2.5 MB."""

    def __init__(self) -> None:
        self._held = np.zeros(1 << _BITS, dtype=np.uint8)
        self._again = np.zeros(1 << _BITS_AGAIN, dtype=np.bool_)

    @contextmanager
    def filled(self, keys: Array, values: Array) -> Iterator[None]:
        """With these keys in it (their low 32 bits count) and their values, 1-255."""
        order = np.argsort(values, kind="stable")  # of several in one slot the last stays: the highest
        hashes = hashed(keys)
        slots, again = hashes[order] >> _SHIFT, (hashes * _AGAIN) >> _SHIFT_AGAIN
        self._held[slots] = values[order]
        self._again[again] = True
        try:
            yield
        finally:
            self._held[slots] = 0
            self._again[again] = False

    def may_hold(self, hashes: Array) -> Array:
        """Whether there may be anything of keys, given by their hashes: a quick answer."""
        found: Array = self._held.take(hashes >> _SHIFT) != 0
        return found

    def values(self, hashes: Array) -> Array:
        """What stands in the slots of keys, given by their hashes; 0 where nothing does."""
        found = self._held.take(hashes >> _SHIFT)
        found *= self._again.take((hashes * _AGAIN) >> _SHIFT_AGAIN)
        return found
