"""Arithmetic on stretches of flat arrays: owner 0 has the first of them up to its end, owner 1 the next."""

from __future__ import annotations

import numpy as np

from screening.snapshot.flat import Array


def expanded(first: Array, counts: Array) -> tuple[Array, Array]:
    """All places of the stretches that begin at `first`, one after another, and `counts` as int64."""
    counts = counts.astype(np.int64)
    ends = counts.cumsum()
    whole = int(ends[-1]) if len(ends) else 0
    return np.arange(whole) + np.repeat(first.astype(np.int64) - ends + counts, counts), counts


def places_of(ends: Array, owners: Array) -> tuple[Array, Array]:
    """All places that these owners have, one owner's after another's, and how many each has; `ends` closes
    the stretch of every owner."""
    first = np.where(owners > 0, ends.take(owners - 1), 0).astype(np.int64)
    return expanded(first, ends.take(owners).astype(np.int64) - first)


def begins(values: Array) -> Array:
    """Where another value begins, of values in order."""
    first = np.ones(len(values), dtype=np.bool_)
    first[1:] = values[1:] != values[:-1]
    return first


def sums(places: Array, values: Array | None, count: int) -> Array:
    """The sum of the values at each of `count` places, or how many stand there; of none at all it is 0.0, not
    0."""
    found: Array = np.bincount(places, values, count).astype(np.float64)
    return found
