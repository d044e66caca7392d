"""What many queries ask for, as arrays: their tokens, what each weighs, and what it may meet.

One row a token of one query ("element"); neighbours written as one and runs of initials that are listed words
are elements too, worth the words they are made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from screening.index.elements import elements_of
from screening.index.runs import begins, places_of
from screening.index.terms import Terms
from screening.names import Names, Weights
from screening.names.bounds import (
    PROFILES_MET,
    are_syllables,
    classes_of,
    profiles_rows,
    sorts_of,
)
from screening.snapshot.flat import Array

_PROFILES_MET = np.array(PROFILES_MET, dtype=np.uint8)
Words = dict[str, tuple[float, float]]
"""Token -> what it weighs, and what it costs left over at least."""
_NAME = 1.0
"""An initial may meet a whole name of a person, and then weighs like one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`query` of each element, its neighbours (up to `near_end` in `near_row`, `near_unlike`), listed
    neighbours that it may be as one word (`joined_*`), its weights and its costs left over in firms and
    persons, whether it is a stretch of several words or a long number, how many letters it has, its first as
    a bit (0 of a number), its checksum. Per query: its tokens, whether it has a native spelling that is
    compared, and tokens behind its tail, how often one token stands in it at most, what it may weigh in all,
    its costs left over in all, those when so many tokens met (`_spare`), the most that one costs in a person,
    first letters and initials as bits, whether a person's name of that is one of syllables, the profiles by
    class of listed name, what it says its bearer is (`sorts_of`)."""

    query: Array
    near_end: Array
    near_row: Array
    near_unlike: Array
    joined_end: Array
    joined_row: Array
    weight: Array
    cost: Array
    stretch: Array
    numbered: Array
    size: Array
    letter: Array
    sum: Array
    tokens: Sequence[Sequence[str]]
    native: Array
    tailed: Array
    times: Array
    whole_weight: Array
    whole_cost: Array
    spare_cost: Array
    dearest: Array
    letters: Array
    initials: Array
    syllables: Array
    profiles: Array
    sort: Array

    def weighed_by(self, bits: int) -> Array:
        """For each query whether a profile of those bits weighs it against any class of listed name."""
        found: Array = np.asarray((self.profiles & bits).any(axis=1))
        return found

    def words(self, elements: Array) -> list[str]:
        """The tokens that these elements are; none may be a stretch."""
        query = self.query[elements]
        own = (elements - self.query.searchsorted(query)).tolist()
        distinct = {one: list(dict.fromkeys(self.tokens[one])) for one in set(query.tolist())}
        return [distinct[one][place] for one, place in zip(query.tolist(), own, strict=True)]

    def places(self, queries: Array) -> tuple[Array, Array]:
        """The elements of each of these queries, one's after another's, and how many each has."""
        end = self.query.searchsorted(np.arange(1, len(self.letters) + 1))
        return places_of(end, queries)

    def weighed(self, query: int, side: int) -> Words:
        """What the tokens of one query weigh and cost; `side` as in `weight`."""
        tokens = self.tokens[query]
        distinct = dict.fromkeys(tokens)
        first = int(self.query.searchsorted(query))
        weight = self.weight[first : first + len(distinct), side].tolist()
        cost = self.cost[first : first + len(distinct), side].tolist()
        found = dict(zip(distinct, zip(weight, cost, strict=True), strict=True))
        return found if len(distinct) == len(tokens) else without_again(tokens, found)


def without_again(tokens: Sequence[str], words: Words) -> Words:
    """The words of these tokens, in which one that stands twice costs nothing: what met already costs next to
    nothing where it stands again."""
    return {word: (weight, 0.0 if tokens.count(word) > 1 else cost) for word, (weight, cost) in words.items()}


def asked(names: Names, terms: Terms, weights: Weights) -> Asked:
    """The elements of `names`."""
    told = names.told
    tokens = list(chain.from_iterable(told.tokens))
    numbers = terms.learn(tokens, weights)
    classes, formed = classes_told(names), np.array(told.formed, dtype=np.int64)
    elements, traits = elements_of(names, tokens, numbers, classes, terms), terms.traits
    query, number, stretch = elements.query, elements.number, elements.stretch
    weight, cost = elements.weight, elements.cost
    near, (near_row, near_unlike) = terms.near.of(number)
    joining, (joined_row,) = terms.joined.of(number)
    size, plain = traits.size.values.take(number), np.flatnonzero(~stretch)
    most = weight.copy()
    most[size == 1, 1] = _NAME
    owner, own = query[plain], number[plain]
    whole_cost = _summed(owner, cost[plain], len(names))
    spare_cost = _spare(whole_cost, cost, query)
    return Asked(
        query=query,
        near_end=near.cumsum(),
        near_row=near_row.astype(np.int64),
        near_unlike=near_unlike,
        joined_end=joining.cumsum(),
        joined_row=joined_row.astype(np.int64),
        weight=weight,
        cost=cost,
        stretch=stretch,
        numbered=traits.numbered.values[number],
        size=size,
        letter=traits.letter.values[number] | traits.initial.values[number],
        sum=traits.sum.values[number],
        tokens=told.tokens,
        native=np.fromiter(map(len, told.native), np.int64, len(names)) > 1,
        tailed=np.array(told.tailed, dtype=np.bool_),
        times=elements.times,
        whole_weight=_summed(owner, most[plain], len(names)),
        whole_cost=whole_cost,
        spare_cost=spare_cost,
        dearest=whole_cost[:, 1] - spare_cost[:, 1, 1],
        letters=_gathered(owner, traits.letter.values[own], len(names)),
        initials=_gathered(owner, traits.initial.values[own], len(names)),
        syllables=np.bincount(query, are_syllables(weight[:, 1], cost[:, 1]) & ~stretch, len(names)) > 0.0,
        profiles=_PROFILES_MET[profiles_rows(classes, formed)],
        sort=sorts_of(names.kinds, formed),
    )


def classes_told(names: Names) -> Array:
    """`class_of` each name, by its kind and whether it has a legal form."""
    row = {kind: at for at, kind in enumerate(dict.fromkeys(names.kinds))}
    both = np.array([(held[0], held[-1]) for held in map(classes_of, row)], dtype=np.int64).reshape(-1, 2)
    rows = np.fromiter(map(row.__getitem__, names.kinds), np.int64, len(names))
    found: Array = both[rows, np.array(names.told.formed, dtype=np.int64)]
    return found


def _gathered(query: Array, bits: Array, count: int) -> Array:
    """The bits of the elements of each query, together."""
    found = np.zeros(count, dtype=np.uint32)
    start = np.flatnonzero(begins(query))
    if len(start):
        found[query[start]] = np.bitwise_or.reduceat(bits, start)
    return found


def _summed(query: Array, values: Array, count: int) -> Array:
    """[query, side]: the sums of the values of its elements."""
    return np.stack([np.bincount(query, values[:, side], count) for side in (0, 1)], axis=1)


MOST_MET = 6
"""Tokens of a query that the quick look counts; more are as good as these."""


def _spare(whole: Array, cost: Array, query: Array) -> Array:
    """[query, tokens met, side]: what is left over at least when so many tokens, the costliest, are met."""
    size = np.bincount(query, minlength=len(whole))
    rank = np.arange(len(query)) - np.repeat(size.cumsum() - size, size)
    few = np.flatnonzero(rank < MOST_MET)
    at = query[few] * (MOST_MET + 1) + rank[few] + 1
    narrow = query.astype(np.min_scalar_type(len(whole)))  # of few bits they are put in order at once
    left = np.empty((len(whole), MOST_MET + 1, 2))
    for side in (0, 1):
        own = np.ascontiguousarray(cost[:, side])
        order = own.argsort()[::-1]
        order = order[narrow[order].argsort(kind="stable")]
        taken = np.zeros((len(whole), MOST_MET + 1))
        taken.ravel()[at] = own[order[few]]
        left[:, :, side] = whole[:, side, None] - taken.cumsum(axis=1)
    return np.maximum(0.0, left, out=left)
