"""Neighbours in many names that are a listed word: written as one, or by their initials.

What `parts` tells of one name, told of all by the sums over the letters of their tokens: a text is put
together only where it surely or nearly is a listed word, as next to none is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import OSA

from screening.index.parts import ACRONYM_LETTERS, ARTICLE, LEAST_JOINED, LONGEST_JOINED
from screening.index.spellings import NO_GAP, moved
from screening.index.terms import EDITS_JOINED, Terms
from screening.index.traits import followed, spelled_by
from screening.names.align import SLIP_IN_JOINED, acronym_alike
from screening.names.hanging import SMALL
from screening.names.heard import is_heard
from screening.names.spelling import is_bare
from screening.names.sums import POWERS
from screening.names.vocabulary import families
from screening.names.word_bounds import BY_TABLE_AT_MOST, JOINED_WITH_A_SLIP
from screening.snapshot.flat import Array

_SMALL = np.uint16(SMALL)
_NEAR = 0b111
"""A slip makes a word longer or shorter by one letter at most."""
_TURNED = np.concatenate([np.zeros(1, np.uint64), POWERS[:-1] - POWERS[1:]])
"""By how much a text changes, times the difference of the letters, where the last of so many is exchanged
with the one behind."""


class Neighbours(NamedTuple):
    """Some that are listed words: [stretch, part] the places of their tokens, the row of each word, how alike
    they are to it at most."""

    places: Array
    row: Array
    alike: float


class _Tokens(NamedTuple):
    """The tokens of many names: whose each is, its number in `Terms`, whether it is an article, which melts
    into the one before; its letters, their sum; how long the words are that begin or end with it, as bits
    (`Affixes`); whether it has no vowels."""

    query: Array
    number: Array
    article: Array
    size: Array
    letters: Array
    begun: Array
    ended: Array
    bare: Array

    @classmethod
    def of(cls, query: Array, number: Array, terms: Terms) -> _Tokens:
        """Those of some names."""
        traits = terms.traits
        columns = traits.size, traits.letters, traits.begun, traits.ended, traits.bare
        article = number == terms.number.get(ARTICLE, -1)
        return cls(query, number, article, *(column.values.take(number) for column in columns))

    def together(self, behind: int) -> Array:
        """For each place whether so many tokens stand behind it in its name, the last no article."""
        found: Array = (self.query[:-behind] == self.query[behind:]) & ~self.article[behind:]
        return found


def written_as_one(query: Array, number: Array, tokens: Sequence[str], terms: Terms) -> list[Neighbours]:
    """Two or three neighbours that written as one are a listed word (`parts.joined`), or joined to one by a
    table or by their consonants, and two that are one slip from one; `query` and `number` of all `tokens`."""
    own = _Tokens.of(query, number, terms)
    two, three = _wholly(own, 2, tokens, terms), _wholly(own, 3, tokens, terms)
    return [two, _a_slip_off(own, tokens, terms), three]


def _wholly(own: _Tokens, count: int, tokens: Sequence[str], terms: Terms) -> Neighbours:
    """So many that are a listed word, or joined to it by a table or their consonants, in order."""
    behind = count - 1
    size, bare = own.size[:-behind] + own.size[behind:], own.bare[:-behind] & own.bare[behind:]
    for part in range(1, behind):
        size += np.where(own.article, 0, own.size)[part : part - behind]
        bare &= (own.bare | own.article)[part : part - behind]
    bare &= (size >= LEAST_JOINED) & (size <= LONGEST_JOINED)
    borne = ((own.begun[:-behind] & own.ended[behind:]) >> size) & 1
    some = np.flatnonzero(((borne != 0) | bare) & own.together(behind))
    text, ahead = own.letters[some], own.size[some]
    for part in range(1, count):
        silent = own.article[some + part]
        text = followed(text, ahead, np.where(silent, 0, own.letters[some + part]))
        ahead = ahead + np.where(silent, 0, own.size[some + part])
    some = some[terms.listed.may_hold(text) | terms.tabled.may_hold(text) | bare[some]]
    texts = [_text(tokens, own.article, at, count) for at in some.tolist()]
    joined = list(zip(some.tolist(), texts, strict=True))
    pairs = {(at, terms.row_of[text]) for at, text in joined if text in terms.row_of}
    keyed = [(at, text) for at, text in joined if len(text) >= LEAST_JOINED]
    keyed = [(at, text) for at, text in keyed if text in families() or (is_bare(text) and not is_heard(text))]
    pairs.update((keyed[at][0], row) for at, row in terms.keyed([text for _, text in keyed]))
    start, row = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T
    return Neighbours(start[:, None] + np.arange(count), row, BY_TABLE_AT_MOST)


def _text(tokens: Sequence[str], article: Array, at: int, count: int) -> str:
    others = [tokens[place] for place in range(at + 1, at + count) if not article[place]]
    return "".join([tokens[at], *others])


def _turned(own: _Tokens, terms: Terms) -> Array:
    """For each pair whether it may be a listed word, but for the letters where they meet."""
    traits, ahead = terms.traits, np.minimum(own.size[:-1], LONGEST_JOINED)
    last, first = traits.last.values.take(own.number[:-1]), traits.first.values.take(own.number[1:])
    text = followed(own.letters[:-1], ahead, own.letters[1:])
    return terms.listed.may_hold(text + (first - last) * _TURNED.take(ahead))


def _a_slip_off(own: _Tokens, tokens: Sequence[str], terms: Terms) -> Neighbours:
    """Two that are one slip from a listed word: it begins with the first of them or ends with the second, or
    the letters where they meet are exchanged in it."""
    size = own.size[:-1] + own.size[1:]
    asked = (size >= SLIP_IN_JOINED[0]) & (size <= SLIP_IN_JOINED[-1]) & own.together(1)
    begun, ended = ((one >> (size - 1)) & _NEAR != 0 for one in (own.begun[:-1], own.ended[1:]))
    begun |= _turned(own, terms)
    first, second = np.flatnonzero(begun & asked), np.flatnonzero(ended & asked)
    some = np.flatnonzero((begun | ended) & asked)
    less = terms.traits.less
    counts, (in_first, gap) = less.of(own.number[second])
    before = followed(
        in_first, np.repeat(own.size[second] - 1, counts), np.repeat(own.letters[second + 1], counts)
    )
    more, (in_second, later) = less.of(own.number[first + 1])
    ahead = np.repeat(own.size[first], more)
    behind = followed(np.repeat(own.letters[first], more), ahead, in_second)
    whole = followed(own.letters[some], own.size[some], own.letters[some + 1])
    start, row = terms.near_words(
        np.concatenate([whole, before, behind]),
        np.concatenate([some, np.repeat(second, counts), np.repeat(first, more)]),
        np.concatenate([np.full(len(some), NO_GAP), gap, moved(later, ahead)]),
    )
    near = [
        0 < OSA.distance(tokens[at] + tokens[at + 1], terms.words[one]) <= EDITS_JOINED
        for at, one in zip(start.tolist(), row.tolist(), strict=True)
    ]
    start, row = start[near], row[near]
    return Neighbours(start[:, None] + np.arange(2), row, JOINED_WITH_A_SLIP)


def by_initials(query: Array, number: Array, terms: Terms) -> list[Neighbours]:
    """Neighbours of which the initials are a listed word (`parts.acronym_runs`); `query` and `number` of all
    tokens, -1 the query of those that are asked for none."""
    plain = (terms.traits.places.values.take(number) & _SMALL) == 0
    words = np.flatnonzero(plain & (query >= 0))
    query, letters = query[words], terms.traits.first.values.take(number[words])
    found = []
    for count in ACRONYM_LETTERS:
        behind = count - 1
        start = np.flatnonzero(query[:-behind] == query[behind:])
        if not len(start):
            break
        at, row = terms.acronyms.found(spelled_by([letters[start + part] for part in range(count)]))
        places = words[start[at][:, None] + np.arange(count)]
        found.append(Neighbours(places, row, acronym_alike(count)))
    return found
