"""Names spelled most like one that met nothing: shown as the nearest, not to match.

Looks at the letters of every name, and at the names themselves only where those leave room for more than was
found already. It knows nothing of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from screening.index.arrays import Arrays
from screening.snapshot.flat import Array, Texts

LEAST = 30.0
"""Likeness (0-100) from which a name is worth showing as the nearest."""
_LETTERS, _BLANK, _OTHERS, _COLUMNS = 26, 26, 5, 32
_LONG = 255
"""Letters of a name that a byte can count; longer ones are looked at themselves."""
_FIRST = 256
"""Names that are looked at first: what they reach, few others may."""
_TOGETHER = 64
"""Names whose letters are held against the asked ones at once: one by one, beginning takes longest."""
_ONES, _TOP = np.uint64(0x0101010101010101), np.uint64(56)
_SLACK = 1e-3


def _other(codes: Array) -> Array:
    found: Array = _BLANK + 1 + codes.astype(np.int64) % _OTHERS
    return found


_COLUMN = _other(np.arange(128))
"""The column of each character of ASCII."""
_COLUMN[ord("a") : ord("a") + _LETTERS] = np.arange(_LETTERS)
_COLUMN[ord(" ")] = _BLANK


def letter_counts(texts: Sequence[str]) -> Array:
    """[text, column]: how often each letter stands in it, then blanks, then all else in five columns; of a
    text that is too long to count, the most that there may be of each."""
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    column = _COLUMN.take(np.minimum(codes, len(_COLUMN) - 1))
    beyond = np.flatnonzero(codes >= len(_COLUMN))
    column[beyond] = _other(codes[beyond])
    row = np.repeat(np.arange(len(texts)) * _COLUMNS, sizes)
    counts = np.bincount(row + column, minlength=_COLUMNS * len(texts)).reshape(-1, _COLUMNS)
    counts[sizes > _LONG] = _LONG
    return counts.astype(np.uint8)


class Closest:
    """Looks among the names of one index that are allowed."""

    def __init__(self, arrays: Arrays, allowed: Array) -> None:
        self._arrays = arrays
        self._rows = np.flatnonzero(allowed)

    @cached_property
    def _keys(self) -> Array:
        """Keys of the names, as Python has them: rapidfuzz reads a list of them eight times as fast as a
        mapping."""
        every = np.array(list(Texts(self._arrays.name_key, self._arrays.name_key_end)), dtype=object)
        return every[self._rows]

    @cached_property
    def _counts(self) -> Array:
        counts = self._arrays.name_counts
        return counts if len(self._rows) == len(counts) else counts[self._rows]

    @cached_property
    def _sizes(self) -> Array:
        return np.fromiter(map(len, self._keys), np.float32, len(self._keys))

    def of(self, key: str, limit: int) -> list[int]:
        """Rows of the names most like `key`, the likest first, of equal ones the first."""
        if not key:
            return []
        at_most = self._at_most(key)
        reached = LEAST
        if len(at_most) > _FIRST >= limit:
            first = np.argpartition(at_most, -_FIRST)[-_FIRST:]
            reached = max(reached, float(np.partition(self._ratios(key, first, LEAST), -limit)[-limit]))
        likely = np.flatnonzero(at_most >= reached - _SLACK)
        scores = self._ratios(key, likely, reached - _SLACK)
        near = np.flatnonzero(scores >= reached).tolist()
        near.sort(key=lambda at: (-scores[at], at))
        found: list[int] = self._rows[likely[near[:limit]]].tolist()
        return found

    def _ratios(self, key: str, places: Array, least: float) -> Array:
        keys = self._keys.take(places).tolist()
        found: Array = process.cdist([key], keys, scorer=ratio, dtype=np.float32, score_cutoff=least)
        return found.ravel()

    def _at_most(self, key: str) -> Array:
        """The most that each name may be like the key (0-100), by the letters that both have."""
        if len(key) > _LONG:
            return np.full(len(self._rows), 100.0)
        asked, counts = letter_counts([key]), self._counts
        whole = len(counts) // _TOGETHER * _TOGETHER
        shared = np.empty(counts.shape, dtype=np.uint8)
        several = (-1, _TOGETHER * _COLUMNS)
        np.minimum(
            counts[:whole].reshape(several), np.tile(asked, _TOGETHER), out=shared[:whole].reshape(several)
        )
        np.minimum(counts[whole:], asked, out=shared[whole:])
        eights = np.split(shared.view(np.uint64), _COLUMNS // 8, axis=1)
        common = (sum(eights[1:], start=eights[0]) * _ONES >> _TOP).ravel()  # all together fit in a byte
        found: Array = 200.0 * common.astype(np.float32) / (self._sizes + np.float32(len(key)))
        return found
