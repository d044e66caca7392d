"""How alike the words of a few pairs truly are: most that may meet do not, or less than they might.

For the pairs that the bounds left. Words are compared by the rules by which names are (`meet`), which keeps
its answers for the next pair that has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from screening.index.arrays import Arrays
from screening.index.asked import Asked
from screening.index.runs import places_of
from screening.index.terms import unlike_at_least
from screening.names.tokens import meet
from screening.snapshot.flat import Array

Near = set[tuple[str, str]]
"""Words of queries and listed words that meet."""


def truly_near(
    asked: Asked, arrays: Arrays, words: Sequence[str], query: Array, name: Array
) -> tuple[Asked, Near]:
    """The queries with those neighbours alone that stand in these pairs and meet, as unlike as they are or as
    is known at least; and which words those are. `words`: the listed tokens."""
    at = _standing(asked, arrays, query, name)
    near = np.diff(asked.near_end, prepend=0)
    element = np.repeat(np.arange(len(near)), near)[at]
    row, unlike = asked.near_row[at], asked.near_unlike[at].copy()
    whole = np.flatnonzero(~asked.stretch[element])
    held = list(zip(asked.words(element[whole]), [words[one] for one in row[whole].tolist()], strict=True))
    alike = np.array([meet(*both)[0] for both in held])
    unlike[whole] = np.maximum(unlike[whole], unlike_at_least(alike))
    kept = np.ones(len(at), dtype=np.bool_)
    kept[whole] = alike > 0.0
    ends = at[kept].searchsorted(asked.near_end)
    found = replace(asked, near_end=ends, near_row=row[kept], near_unlike=unlike[kept])
    return found, {both for both, one in zip(held, alike.tolist(), strict=True) if one > 0.0}


def _standing(asked: Asked, arrays: Arrays, query: Array, name: Array) -> Array:
    """Places of the neighbours, in order, that stand in the name of a pair of their query."""
    element, counts = asked.places(query)
    place, each = places_of(arrays.of_end, np.repeat(name, counts))
    base = len(arrays.token_firm)
    wanted = np.repeat(element, each) * base + arrays.of_token[place]
    every = np.arange(len(asked.query))
    held = np.repeat(every, np.diff(asked.near_end, prepend=0)) * base + asked.near_row
    if not len(held):
        return held
    at = np.minimum(held.searchsorted(wanted), len(held) - 1)
    found: Array = np.unique(at[held[at] == wanted])
    return found
