"""The tokens of many names one after another, and neighbours among them that written as one, or by their
initials, are a listed word.

Names go through arrays together; one by one only those whose tokens cost what they cost where they stand, and
the few neighbours that are a listed word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress

import numpy as np

from screening.index.parts import ACRONYM_LETTERS, ARTICLE, LEAST_JOINED, LONGEST_JOINED
from screening.index.runs import begins
from screening.index.terms import Terms
from screening.index.traits import followed
from screening.names import NameForm
from screening.names.align import acronym_alike
from screening.names.bounds import BY_TABLE_AT_MOST, PERSONAL, Costs
from screening.names.leftovers import (
    AT_AN_END,
    OF_A_SHIP,
    SMALL,
    SYLLABIC,
    hangs_on_place,
    is_cut_off,
    may_say_it_again,
)
from screening.snapshot.flat import Array

_SYLLABIC, _SHIP, _END, _SMALL = map(np.uint8, (SYLLABIC, OF_A_SHIP, AT_AN_END, SMALL))


@dataclass(frozen=True, slots=True)
class Elements:
    """`query` of each element in order, its `number` in `Terms`, whether it is a stretch of several words,
    what it weighs and costs left over in firms and persons; `repeats`: where a token stands twice."""

    query: Array
    number: Array
    stretch: Array
    weight: Array
    cost: Array
    repeats: Array


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A listed word, and the places of the tokens that it is made of."""

    query: int
    number: int
    places: Sequence[int]


def elements_of(forms: Sequence[NameForm], classes: Array, terms: Terms, costs: Costs) -> Elements:
    """The elements of `forms`, whose tokens `terms` has learned; `classes`: `class_of` each."""
    tokens = list(chain.from_iterable([form.tokens for form in forms]))
    size = np.array([len(form.tokens) for form in forms], dtype=np.int64)
    number = np.fromiter(map(terms.number.__getitem__, tokens), np.int64, len(tokens))
    query = np.repeat(np.arange(len(forms)), size)
    first = size.cumsum() - size
    weight, cost = terms.weight.values[number], terms.cost.values[number]
    cut = np.array([is_cut_off(form) for form in forms], dtype=np.bool_) & (size > 0)
    cost[(first + size - 1)[cut]] = 0.0
    twice = _repeats(query, number, len(forms))
    again = np.zeros(len(tokens), dtype=np.bool_)
    may_hang = _may_hang(forms, first, size, terms.traits.places.values[number]) | twice
    for form, start in zip(compress(forms, may_hang.tolist()), first[may_hang].tolist(), strict=True):
        if hangs_on_place(form):
            held, met = costs.of(form), set[str]()
            for at, token in enumerate(form.tokens, start):
                cost[at], again[at] = held[token], token in met
                met.add(token)
    found = Elements(query, number, np.zeros(len(query), dtype=np.bool_), weight, cost, twice)
    stretches = [*_as_one(found, tokens, terms)]
    firm = (classes != PERSONAL) & (size >= ACRONYM_LETTERS.start)
    if firm.any():
        stretches += _by_initials(found, tokens, terms, firm[query])
    return _with(found, stretches, again)


def _repeats(query: Array, number: Array, count: int) -> Array:
    """For each query whether a token stands in it twice."""
    filed = np.sort((query << 32) | number)
    found = np.zeros(count, dtype=np.bool_)
    found[filed[~begins(filed)] >> 32] = True
    return found


def _may_hang(forms: Sequence[NameForm], first: Array, size: Array, traits: Array) -> Array:
    """For each form whether it may be that `hangs_on_place`; where a token stands twice it is so anyway."""
    found = np.array([may_say_it_again(form) for form in forms], dtype=np.bool_)
    found |= np.array([form.tail for form in forms], dtype=np.int64) < size
    some = np.flatnonzero(size)
    if len(some):
        first, last = first[some], (first + size - 1)[some]
        found[some] |= (np.bitwise_or.reduceat(traits, first) & _SHIP) != 0
        found[some] |= ((np.bitwise_and.reduceat(traits, first) & _SYLLABIC) != 0) & (size[some] > 1)
        found[some] |= ((traits[first] | traits[last]) & _END) != 0
    return found


def _as_one(found: Elements, tokens: Sequence[str], terms: Terms) -> Iterator[_Stretch]:
    """Two or three neighbours that written as one are a listed word (`parts.joined`)."""
    letters, sizes = terms.traits.letters.values[found.number], terms.traits.size.values[found.number]
    article = found.number == terms.number.get(ARTICLE, -1)
    sizes = np.minimum(sizes, LONGEST_JOINED + 1)  # of longer ones nothing is asked
    silent = np.where(article, 0, letters), np.where(article, 0, sizes)
    for count in (2, 3):
        start = np.flatnonzero((found.query[: 1 - count] == found.query[count - 1 :]) & ~article[count - 1 :])
        text, size = letters[start], sizes[start]
        for more in range(1, count):
            text, size = followed(text, size, silent[0][start + more]), size + silent[1][start + more]
        asked = ((size >= LEAST_JOINED) & (size <= LONGEST_JOINED)) | (size == 2)
        start = start[asked]
        for at in start[terms.listed.may_hold(text[asked])].tolist():
            apart = [at, *(at + more for more in range(1, count) if not article[at + more])]
            word = "".join([tokens[place] for place in apart])
            if word in terms.row_of:
                yield _Stretch(
                    int(found.query[at]), terms.stretch(word, BY_TABLE_AT_MOST), range(at, at + count)
                )


def _by_initials(found: Elements, tokens: Sequence[str], terms: Terms, asked: Array) -> Iterator[_Stretch]:
    """Neighbours among the `asked` whose initials are a listed word (`parts.acronym_runs`)."""
    plain = (terms.traits.places.values[found.number] & _SMALL) == 0
    words = np.flatnonzero(plain & asked)
    query, letters = found.query[words], terms.traits.first.values[found.number[words]]
    text = letters
    for count in range(2, ACRONYM_LETTERS.stop):
        text = followed(text[:-1], count - 1, letters[count - 1 :])
        if count not in ACRONYM_LETTERS:
            continue
        start = np.flatnonzero(query[: len(text)] == query[count - 1 :])
        for at in start[terms.listed.may_hold(text[start])].tolist():
            places = words[at : at + count].tolist()
            word = "".join([tokens[place][0] for place in places])
            if word in terms.row_of:
                yield _Stretch(int(query[at]), terms.stretch(word, acronym_alike(count)), places)


def _with(found: Elements, stretches: Sequence[_Stretch], again: Array) -> Elements:
    """The elements with stretches behind the tokens of each query, and each token once."""
    kept = np.flatnonzero(~again)
    if not stretches and len(kept) == len(again):
        return found
    weight = np.zeros((len(stretches), 2))
    cost = np.zeros((len(stretches), 2))
    for at, one in enumerate(stretches):
        places = list(one.places)
        weight[at] = found.weight[places].sum(axis=0)
        distinct = dict(zip(found.number[places].tolist(), places, strict=True))
        cost[at] = found.cost[list(distinct.values())].sum(axis=0)
    query = np.concatenate([found.query[kept], np.array([one.query for one in stretches], dtype=np.int64)])
    number = np.array([one.number for one in stretches], dtype=np.int64)
    order = np.argsort(query, kind="stable")
    return Elements(
        query[order],
        np.concatenate([found.number[kept], number])[order],
        (np.arange(len(query)) >= len(kept))[order],
        np.concatenate([found.weight[kept], weight])[order],
        np.concatenate([found.cost[kept], cost])[order],
        found.repeats,
    )
