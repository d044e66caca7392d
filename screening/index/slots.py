"""A table of slots that tells for millions of keys a second whether, and how well, they are among some.

A few keys share a slot, so it may say more than there is, never less. It is filled for one look and emptied
after it; nothing stays in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from screening.snapshot.flat import Array

_BITS = 21
_SHIFT = np.uint32(32 - _BITS)
_HASH = np.uint32(0x9E3779B1)


def hashed(values: Array) -> Array:
    """Values as they go into a slot's place: the hash of a sum is the sum of these (uint32, it wraps)."""
    found: Array = values.astype(np.uint32) * _HASH
    return found


class Slots:
    """One table, 2 MB."""

    def __init__(self) -> None:
        self._held = np.zeros(1 << _BITS, dtype=np.uint8)

    @contextmanager
    def filled(self, keys: Array, values: Array) -> Iterator[None]:
        """With these keys in it (their low 32 bits count) and their values, 1-255."""
        order = np.argsort(values, kind="stable")  # of several in one slot the last stays: the highest
        slots = hashed(keys)[order] >> _SHIFT
        self._held[slots] = values[order]
        try:
            yield
        finally:
            self._held[slots] = 0

    def values(self, hashes: Array) -> Array:
        """What stands in the slots of keys, given by their hashes; 0 where nothing does."""
        found: Array = self._held.take(hashes >> _SHIFT)
        return found
