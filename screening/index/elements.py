"""The tokens of many names one after another, and neighbours among them that written as one, or by their
initials, are a listed word.

Names go through arrays together, none by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from screening.index.neighbours import Neighbours, by_initials, written_as_one
from screening.index.parts import ACRONYM_LETTERS
from screening.index.runs import sums
from screening.index.terms import Terms
from screening.names import Names
from screening.names.least import Tokens, least_costs
from screening.snapshot.flat import Array


@dataclass(frozen=True, slots=True)
class Elements:
    """`query` of each element in order, its `number` in `Terms`, whether it is a stretch of several words,
    what it weighs and costs left over in firms and persons; `times` one token stands in a query at most."""

    query: Array
    number: Array
    stretch: Array
    weight: Array
    cost: Array
    times: Array


def elements_of(names: Names, tokens: Sequence[str], number: Array, classes: Array, terms: Terms) -> Elements:
    """The elements of `names`, all of whose `tokens` `terms` has learned, by their `number`; `classes`:
    `class_of` each."""
    size = np.fromiter(map(len, names.told.tokens), np.int64, len(names))
    traits, three = terms.traits.places.values.take(number), terms.traits.three.values.take(number)
    own = Tokens(size, number, traits, three, classes)
    query, weight = own.query, terms.weight.values.take(number, axis=0)
    cost = least_costs(names, own, weight)
    later, first = own.again
    times, first, counts = np.ones(len(names), dtype=np.int64), *np.unique(first, return_counts=True)
    np.maximum.at(times, query[first], counts + 1)
    found = Elements(query, number, np.zeros(len(query), dtype=np.bool_), weight, cost, times)
    words = written_as_one(query, number, tokens, terms)
    firm = ~own.personal & (size >= ACRONYM_LETTERS.start)
    if firm.any():
        words += by_initials(np.where(firm[query], query, -1), number, terms)
    return _with(found, words, terms, later)


def _with(found: Elements, words: Sequence[Neighbours], terms: Terms, later: Array) -> Elements:
    """The elements with neighbours that are words behind the tokens of each query; without those that stand
    there again `later`."""
    kept = np.delete(np.arange(len(found.query)), later)
    own = _stretches(found, words, terms)
    query = np.concatenate([found.query[kept], own.query])
    order = np.argsort(query, kind="stable")
    return Elements(
        query[order],
        np.concatenate([found.number[kept], own.number])[order],
        (np.arange(len(query)) >= len(kept))[order],
        np.concatenate([found.weight[kept], own.weight])[order],
        np.concatenate([found.cost[kept], own.cost])[order],
        found.times,
    )


def _stretches(found: Elements, words: Sequence[Neighbours], terms: Terms) -> Elements:
    """Neighbours that are words, each as one element."""
    count = [len(one.row) for one in words]
    size = np.repeat([one.places.shape[1] for one in words], count)
    places = np.concatenate([one.places.ravel() for one in words])
    row, alike = np.concatenate([one.row for one in words]), np.repeat([one.alike for one in words], count)
    owner, cost = np.repeat(np.arange(len(row)), size), found.cost[places]
    filed = (owner << 32) | found.number[places]
    order = np.argsort(filed, kind="stable")
    filed = filed[order]
    cost[order[:-1][filed[1:] == filed[:-1]]] = 0.0  # each token costs once
    return Elements(
        found.query[places[size.cumsum() - size]],
        terms.stretches(row, alike),
        np.ones(len(row), dtype=np.bool_),
        _summed(owner, found.weight[places], len(row)),
        _summed(owner, cost, len(row)),
        found.times,
    )


def _summed(owner: Array, values: Array, count: int) -> Array:
    """[owner, side]: the sums of the values of each."""
    return np.stack([sums(owner, values[:, side], count) for side in (0, 1)], axis=1)
