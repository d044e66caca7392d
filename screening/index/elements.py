"""The tokens of many names one after another, and neighbours among them that written as one, or by their
initials, are a listed word.

Names go through arrays together; one by one only those whose tokens cost what they cost where they stand, and
the few neighbours that are a listed word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import OSA

from screening.index.hanging import may_hang
from screening.index.parts import ACRONYM_LETTERS, ARTICLE, LEAST_JOINED, LONGEST_JOINED
from screening.index.runs import begins, sums
from screening.index.spellings import NO_GAP, moved
from screening.index.terms import EDITS_JOINED, LEAST_MISSPELLED, Terms
from screening.index.traits import followed
from screening.names import Names
from screening.names.align import acronym_alike
from screening.names.bounds import PERSONAL, Costs
from screening.names.hanging import SMALL
from screening.names.leftovers import hangs_on_place
from screening.names.spelling import is_bare
from screening.names.sums import LONGEST
from screening.names.truncation import cut_off_of_many
from screening.names.vocabulary import families
from screening.names.word_bounds import BY_TABLE_AT_MOST, JOINED_WITH_A_SLIP
from screening.snapshot.flat import Array

_SMALL = np.uint8(SMALL)


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


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A listed word, how alike to it at most the tokens are that it is made of, and their places."""

    query: int
    word: str
    alike: float
    places: Sequence[int]


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
    stretches = [*_as_one(found, tokens, terms)]
    firm = (classes != PERSONAL) & (size >= ACRONYM_LETTERS.start)
    if firm.any():
        stretches += _by_initials(found, tokens, terms, firm[query])
    return _with(found, stretches, terms.stretches([(one.word, one.alike) for one in stretches]), again)


def _times(query: Array, number: Array, count: int) -> Array:
    """How often a token stands in each query at most, at least 1."""
    filed = np.sort((query << 32) | number)
    start = np.flatnonzero(begins(filed))
    found = np.ones(count, dtype=np.int64)
    np.maximum.at(found, filed[start] >> 32, np.diff(start, append=len(filed)))
    return found


class _Joined(NamedTuple):
    """Neighbours written as one: [stretch, part] the places of their tokens, the sums over letters and the
    sizes (none of an article between them, which melts away); the sum and the size of each whole."""

    places: Array
    letters: Array
    sizes: Array
    text: Array
    size: Array


def _as_one(found: Elements, tokens: Sequence[str], terms: Terms) -> Iterator[_Stretch]:
    """Two or three neighbours that written as one are a listed word (`parts.joined`), or joined to one by a
    table or by their consonants, and two that are one slip from one."""
    article = found.number == terms.number.get(ARTICLE, -1)
    for count in (2, 3):
        joined = _joined(found, terms, article, count)
        alike = [(at, row, BY_TABLE_AT_MOST) for at, row in _wholly(found, joined, tokens, terms, article)]
        if count == 2:
            alike += [(at, row, JOINED_WITH_A_SLIP) for at, row in _a_slip_off(found, joined, tokens, terms)]
        for at, row, most in alike:
            query, places = int(found.query[joined.places[at, 0]]), joined.places[at].tolist()
            yield _Stretch(query, terms.words[row], most, places)


def _wholly(
    found: Elements, joined: _Joined, tokens: Sequence[str], terms: Terms, article: Array
) -> list[tuple[int, int]]:
    """(stretch, row of a listed word) of stretches that are it, or joined to it by a table or their
    consonants, in order."""
    bare = terms.traits.bare.values.take(found.number.take(joined.places)) | article.take(joined.places)
    may_be = terms.listed.may_hold(joined.text) | terms.tabled.may_hold(joined.text) | bare.all(axis=1)
    some = np.flatnonzero(may_be).tolist()
    texts = [_text(tokens, article, joined.places[at]) for at in some]
    keyed = [
        (at, text)
        for at, text in zip(some, texts, strict=True)
        if len(text) >= LEAST_JOINED and (text in families() or is_bare(text))
    ]
    pairs = {(at, terms.row_of[text]) for at, text in zip(some, texts, strict=True) if text in terms.row_of}
    pairs.update((keyed[at][0], row) for at, row in terms.keyed([text for _, text in keyed]))
    return sorted(pairs)


def _text(tokens: Sequence[str], article: Array, places: Array) -> str:
    first, *others = places.tolist()
    return "".join([tokens[first], *(tokens[place] for place in others if not article[place])])


def _joined(found: Elements, terms: Terms, article: Array, count: int) -> _Joined:
    """All stretches of so many tokens as one word."""
    behind = count - 1
    start = np.flatnonzero((found.query[:-behind] == found.query[behind:]) & ~article[behind:])
    places = start[:, None] + np.arange(count)
    silent = article.take(places)
    silent[:, 0] = False
    numbers = found.number.take(places)
    letters = np.where(silent, 0, terms.traits.letters.values.take(numbers))
    sizes = np.minimum(
        terms.traits.size.values.take(numbers), LONGEST_JOINED + 1
    )  # of longer ones none is asked
    sizes = np.where(silent, 0, sizes)
    text, size = letters[:, 0], sizes[:, 0]
    for part in range(1, count):
        text, size = followed(text, size, letters[:, part]), size + sizes[:, part]
    asked = ((size >= LEAST_JOINED) & (size <= LONGEST_JOINED)) | (size == 2)
    return _Joined(places[asked], letters[asked], sizes[asked], text[asked], size[asked])


def _a_slip_off(
    found: Elements, joined: _Joined, tokens: Sequence[str], terms: Terms
) -> Iterator[tuple[int, int]]:
    """(stretch, row of a listed word) of stretches of two words that are one slip from it."""
    some = np.flatnonzero((joined.size >= LEAST_MISSPELLED) & (joined.size <= LONGEST))
    first, second = joined.letters[some].T
    size = joined.sizes[some, 0]
    counts, (less, gap) = terms.traits.less.of(found.number[joined.places[some, 0]])
    before = followed(less, np.repeat(size - 1, counts), np.repeat(second, counts))
    more, (less, later) = terms.traits.less.of(found.number[joined.places[some, 1]])
    behind = followed(np.repeat(first, more), np.repeat(size, more), less)
    places, rows = terms.near_words(
        np.concatenate([joined.text[some], before, behind]),
        np.concatenate([some, np.repeat(some, counts), np.repeat(some, more)]),
        np.concatenate([np.full(len(some), NO_GAP), gap, moved(later, np.repeat(size, more))]),
    )
    for at, row in zip(places.tolist(), rows.tolist(), strict=True):
        word, other = "".join([tokens[place] for place in joined.places[at].tolist()]), terms.words[row]
        if word != other and OSA.distance(word, other, score_cutoff=EDITS_JOINED) <= EDITS_JOINED:
            yield at, row


def _by_initials(found: Elements, tokens: Sequence[str], terms: Terms, asked: Array) -> Iterator[_Stretch]:
    """Neighbours among the `asked` whose initials are a listed word (`parts.acronym_runs`)."""
    plain = (terms.traits.places.values.take(found.number) & _SMALL) == 0
    words = np.flatnonzero(plain & asked)
    query, letters = found.query[words], terms.traits.first.values.take(found.number[words])
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
                yield _Stretch(int(query[at]), word, acronym_alike(count), places)


def _with(found: Elements, stretches: Sequence[_Stretch], numbers: Array, again: Array) -> Elements:
    """The elements with stretches (`numbers` in `Terms`) behind the tokens of each query; each token once."""
    kept = np.flatnonzero(~again)
    if not stretches and len(kept) == len(again):
        return found
    places = np.array([*chain.from_iterable(one.places for one in stretches)], dtype=np.int64)
    owner = np.repeat(np.arange(len(stretches)), [len(one.places) for one in stretches])
    weight = _summed(owner, found.weight[places], len(stretches))
    filed = ((owner << 32) | found.number[places])[::-1]
    once = len(places) - 1 - np.unique(filed, return_index=True)[1]  # each token costs once
    cost = _summed(owner[once], found.cost[places[once]], len(stretches))
    query = np.concatenate([found.query[kept], np.array([one.query for one in stretches], dtype=np.int64)])
    order = np.argsort(query, kind="stable")
    return Elements(
        query[order],
        np.concatenate([found.number[kept], numbers])[order],
        (np.arange(len(query)) >= len(kept))[order],
        np.concatenate([found.weight[kept], weight])[order],
        np.concatenate([found.cost[kept], cost])[order],
        found.times,
    )


def _summed(owner: Array, values: Array, count: int) -> Array:
    """[owner, side]: the sums of the values of each."""
    return np.stack([sums(owner, values[:, side], count) for side in (0, 1)], axis=1)
