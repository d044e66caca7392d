"""Arrays that grow at their end, for what is found once and fetched for many names at once.

They forget nothing and know nothing of names.
"""

from __future__ import annotations

import numpy as np

from screening.index.runs import expanded
from screening.snapshot.flat import Array

_FIRST = 1024


class Grown:
    """An array that grows at its end."""

    def __init__(self, dtype: type[np.generic], *columns: int) -> None:
        self._held: Array = np.empty((_FIRST, *columns), dtype=dtype)
        self.size = 0

    def extend(self, values: Array) -> None:
        """Put values behind those that are there."""
        size = self.size + len(values)
        if size > len(self._held):
            wider = np.empty((max(size, 2 * len(self._held)), *self._held.shape[1:]), dtype=self._held.dtype)
            wider[: self.size] = self._held[: self.size]
            self._held = wider
        self._held[self.size : size] = values
        self.size = size

    @property
    def values(self) -> Array:
        """All of them, without a copy: valid until the next `extend`."""
        return self._held[: self.size]


class Stretches:
    """Stretches of values, by the number of their owner."""

    def __init__(self, *dtypes: type[np.generic]) -> None:
        self._starts = Grown(np.int64)
        self._starts.extend(np.zeros(1, dtype=np.int64))
        self._columns = [Grown(dtype) for dtype in dtypes]

    def extend(self, counts: Array, *columns: Array) -> None:
        """Add owners with so many values each."""
        before = self._columns[0].size
        self._starts.extend(before + counts.astype(np.int64).cumsum())
        for column, values in zip(self._columns, columns, strict=True):
            column.extend(values)

    def of(self, owners: Array) -> tuple[Array, list[Array]]:
        """How many values each owner has, and the columns of them all, one after another."""
        at, counts = self.places(owners)
        return counts, self.at(at, *range(len(self._columns)))

    def places(self, owners: Array) -> tuple[Array, Array]:
        """The places of the values of these owners, one after another, and how many each has."""
        first = self._starts.values.take(owners)
        return expanded(first, self._starts.values.take(owners + 1) - first)

    def at(self, places: Array, *columns: int) -> list[Array]:
        """What stands at these places in some of the columns."""
        return [self._columns[one].values.take(places, axis=0) for one in columns]
