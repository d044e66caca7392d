"""Tables of slots that tell for millions of keys a second whether, and how well, they are among some.

A few keys share a slot, so it may say more than there is, never less; a quick question goes to a small table,
what that leaves to a large one too, and next to none share a slot in both. They are filled for one look and
emptied after it; nothing stays in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from screening.snapshot.flat import Array

_BITS, _QUICK_BITS = 21, 20
_SHIFT, _QUICK_SHIFT = np.uint32(32 - _BITS), np.uint32(32 - _QUICK_BITS)
_HASH, _QUICK_HASH = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)


def hashed(values: Array) -> Array:
    """Values as they go into a slot's place: the hash of a sum is the sum of these (uint32, it wraps)."""
    found: Array = values.astype(np.uint32) * _HASH
    return found


class Slots:
    """Two tables, 3 MB."""

    def __init__(self) -> None:
        self._held = np.zeros(1 << _BITS, dtype=np.uint8)
        self._quick = np.zeros(1 << _QUICK_BITS, dtype=np.bool_)

    @contextmanager
    def filled(self, keys: Array, values: Array) -> Iterator[None]:
        """With these keys in it (their low 32 bits count) and their values, 1-255."""
        hashes = hashed(keys)
        slots = (hashes >> _SHIFT).astype(np.intp)
        self._held[slots] = values
        quick = ((hashes * _QUICK_HASH) >> _QUICK_SHIFT).astype(np.intp)
        self._quick[quick] = True
        low = np.flatnonzero(self._held.take(slots) < values)  # of several in one slot the highest stays
        low = low[np.argsort(values[low], kind="stable")]
        self._held[slots[low]] = values[low]
        try:
            yield
        finally:
            self._held[slots] = 0
            self._quick[quick] = False

    def may_hold(self, hashes: Array) -> Array:
        """Whether there may be anything of keys, given by their hashes: a quick answer."""
        found: Array = self._quick.take((hashes * _QUICK_HASH) >> _QUICK_SHIFT)
        return found

    def values(self, hashes: Array) -> Array:
        """What stands in the slots of keys, given by their hashes; 0 where nothing does."""
        found = self._held.take(hashes >> _SHIFT)
        found *= self._quick.take((hashes * _QUICK_HASH) >> _QUICK_SHIFT)
        return found
