"""Numbers that stand in rows of any length, as two flat arrays: names by their words or tokens.

Arithmetic alone; it knows nothing of names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Bits = TypeVar("Bits", bound=np.integer[Any])


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The numbers of all rows, one row's after another's, and where each row ends in them."""

    end: Ints
    number: Ints

    @classmethod
    def sized(cls, size: Ints, number: Ints) -> Lines:
        """Rows of so many numbers each."""
        return cls(size.cumsum(), number)

    @classmethod
    def listed(cls, rows: Sequence[Sequence[int]]) -> Lines:
        """Rows that are lists."""
        size = np.fromiter(map(len, rows), np.int64, len(rows))
        return cls.sized(size, np.fromiter(chain.from_iterable(rows), np.int64, int(size.sum())))

    def __len__(self) -> int:
        return len(self.end)

    @property
    def size(self) -> Ints:
        """How many numbers each row has."""
        return np.diff(self.end, prepend=0)

    @property
    def start(self) -> Ints:
        """Where each row begins."""
        return self.end - self.size

    @property
    def row(self) -> Ints:
        """The row of each number."""
        return np.repeat(np.arange(len(self.end)), self.size)

    @property
    def place(self) -> Ints:
        """The place of each number in its row."""
        return np.arange(len(self.number)) - np.repeat(self.start, self.size)

    @property
    def again(self) -> Ints:
        """Where in all numbers those are that stand before in the same row."""
        filed = (self.row << 32) | self.number
        order = np.argsort(filed, kind="stable")
        held = filed[order]
        found: Ints = order[1:][held[1:] == held[:-1]]
        return found

    def at(self, row: int) -> list[int]:
        """One row."""
        found: list[int] = self.number[self.end[row - 1] if row else 0 : self.end[row]].tolist()
        return found

    def lists(self) -> list[list[int]]:
        """All rows."""
        flat, end = self.number.tolist(), self.end.tolist()
        return [flat[first:last] for first, last in zip([0, *end], end, strict=False)]

    def places(self, rows: Ints) -> tuple[Ints, Ints]:
        """Where the numbers of some rows are, one row's after another's, and how many each has."""
        first = np.where(rows > 0, self.end.take(rows - 1), 0) if len(rows) else rows
        size = self.end.take(rows) - first if len(rows) else rows
        end = size.cumsum()
        return np.arange(int(end[-1]) if len(end) else 0) + np.repeat(first - end + size, size), size

    def of(self, rows: Ints) -> Lines:
        """Some of the rows."""
        at, size = self.places(rows)
        return Lines.sized(size, self.number.take(at) if len(at) else at)

    def replaced(self, rows: Ints, others: Lines) -> Lines:
        """The same with others in the place of some rows, in their order."""
        if not len(rows):
            return self
        size = self.size
        kept = np.ones(len(size), dtype=np.bool_)
        kept[rows] = False
        size[rows] = others.size
        found = Lines.sized(size, np.empty(int(size.sum()), dtype=np.int64))
        old = np.flatnonzero(kept)
        found.number[found.places(old)[0]] = self.number[self.places(old)[0]]
        found.number[found.places(rows)[0]] = others.number
        return found

    def any_bits(self, bits: npt.NDArray[Bits]) -> npt.NDArray[Bits]:
        """Of each row the bits that any of its numbers has, by `bits` of each number."""
        return gathered(bits[self.number], self.size)


def gathered(bits: npt.NDArray[Bits], size: Ints) -> npt.NDArray[Bits]:
    """The bits of stretches of so many, together."""
    found = np.zeros(len(size), dtype=bits.dtype)
    some = np.flatnonzero(size)
    if len(some):
        found[some] = np.bitwise_or.reduceat(bits, (size.cumsum() - size)[some])
    return found
