"""The tokens of many names one after another, and neighbours among them that written as one, or by their
initials, are a listed word.

Names go through arrays together; one by one only those whose tokens cost what they cost where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from screening.index.hanging import may_hang
from screening.index.neighbours import Neighbours, by_initials, written_as_one
from screening.index.parts import ACRONYM_LETTERS
from screening.index.runs import begins, sums
from screening.index.terms import Terms
from screening.names import Names
from screening.names.bounds import PERSONAL, Costs
from screening.names.leftovers import hangs_on_place
from screening.names.truncation import cut_off_of_many
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


def elements_of(
    names: Names, tokens: Sequence[str], number: Array, classes: Array, terms: Terms, costs: Costs
) -> Elements:
    """The elements of `names`, all of whose `tokens` `terms` has learned, by their `number`; `classes`:
    `class_of` each."""
    told = names.told
    size = np.fromiter(map(len, told.tokens), np.int64, len(names))
    query = np.repeat(np.arange(len(names)), size)
    first = size.cumsum() - size
    weight, cost = terms.weight.values.take(number, axis=0), terms.cost.values.take(number, axis=0)
    cost[(first + size - 1)[np.array(cut_off_of_many(names.texts, told.tokens), np.bool_)]] = 0.0
    times = _times(query, number, len(names))
    again = np.zeros(len(tokens), dtype=np.bool_)
    places, three = terms.traits.places.values.take(number), terms.traits.three.values.take(number)
    hanging = np.flatnonzero(may_hang(names, size, places, three) | (times > 1))
    for at, start in zip(hanging.tolist(), first[hanging].tolist(), strict=True):
        form = names[at]
        if hangs_on_place(form):
            held, met = costs.by_place(form), set[str]()
            for place, token in enumerate(form.tokens, start):
                cost[place], again[place] = held[token], token in met
                met.add(token)
    found = Elements(query, number, np.zeros(len(query), dtype=np.bool_), weight, cost, times)
    words = written_as_one(query, number, tokens, terms)
    firm = (classes != PERSONAL) & (size >= ACRONYM_LETTERS.start)
    if firm.any():
        words += by_initials(np.where(firm[query], query, -1), number, terms)
    return _with(found, words, terms, again)


def _times(query: Array, number: Array, count: int) -> Array:
    """How often a token stands in each query at most, at least 1."""
    filed = np.sort((query << 32) | number)
    start = np.flatnonzero(begins(filed))
    found = np.ones(count, dtype=np.int64)
    np.maximum.at(found, filed[start] >> 32, np.diff(start, append=len(filed)))
    return found


def _with(found: Elements, words: Sequence[Neighbours], terms: Terms, again: Array) -> Elements:
    """The elements with neighbours that are words behind the tokens of each query; each token once."""
    kept = np.flatnonzero(~again)
    if not words and len(kept) == len(again):
        return found
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
