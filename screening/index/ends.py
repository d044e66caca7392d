"""Whether the first and the last words of two persons' names may all meet: what is left over then stands
between them, as middle names do, and costs less (`screening.names.agreement`).

Told of many pairs at once, and never less than comparing would say. Where a word stands twice, or an initial
may stand for one, it is taken to be so; of names in syllables, of firms' and of ships' it never is.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from screening.index.arrays import Arrays
from screening.index.asked import Asked
from screening.index.runs import begins
from screening.names.bounds import FIRM_LIKE, SHIP, are_syllables
from screening.snapshot.flat import Array

_FIRST, _LAST, _ALL = 1, 2, 15
_TO_LISTED = 4
"""Bits of the first and the last word of a query, those of a listed name's by so much higher."""


def ends_of(asked: Asked, place: Array) -> Array:
    """Of each element, by its place in its query, the bits of the first and the last word; of several words
    both."""
    last = np.bincount(asked.query[~asked.stretch], minlength=len(asked.letters)) - 1
    for at in np.flatnonzero(asked.times > 1).tolist():
        tokens = asked.tokens[at]
        last[at] = list(dict.fromkeys(tokens)).index(tokens[-1])
    found: Array = _FIRST * (place == 0) + _LAST * (place == last.take(asked.query))
    found[asked.stretch] = _FIRST + _LAST
    return found


class Ends:
    """Told over the arrays of one index."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays

    @cached_property
    def _places(self) -> tuple[Array, Array]:
        """Where the first and the last token of each name stand in `of_*`."""
        end = self._arrays.of_end.astype(np.int64)
        return np.concatenate([[0], end[:-1]]), end - 1

    @cached_property
    def _without(self) -> Array:
        """For each name whether it has no middle names: one of syllables, a firm's or a ship's."""
        arrays = self._arrays
        syllables = are_syllables(arrays.lead_person_weight, arrays.lead_person)
        found: Array = syllables.any(axis=1) | np.isin(arrays.name_class, (FIRM_LIKE, SHIP))
        return found

    @cached_property
    def _single(self) -> Array:
        """For each name the bits of its first and its last token where that is a single letter, or not known:
        where a token stands twice, the last is not."""
        arrays = self._arrays
        letter = np.append(np.diff(arrays.token_end, prepend=0) == 1, False)
        of_token = np.append(arrays.of_token, len(arrays.token_end))  # of a name without tokens
        first, last = (letter.take(of_token.take(place)) for place in self._places)
        found: Array = _FIRST * first + _LAST * (last | arrays.name_repeats)
        return found

    @cached_property
    def _leading(self) -> Array:
        """For each name the leading tokens that are its first or its last, as bytes of one number; none that
        may meet without being filed."""
        arrays = self._arrays
        found = np.zeros(arrays.lead_token.shape, dtype=np.uint8)
        some = np.flatnonzero(self._places[1] >= self._places[0])
        for bit, place in zip((_FIRST, _LAST), self._places, strict=True):
            token = arrays.of_token.take(place[some])
            known = (self._single[some] & bit) == 0
            found[some] |= known[:, None] & (arrays.lead_token[some] == token[:, None])
        return found.view(np.uint32).ravel()

    def apart(self, asked: Asked, query: Array, name: Array) -> Array:
        """Whether what is left over of each pair costs in full whatever meets."""
        found: Array = self._without.take(name) | asked.syllables.take(query)
        return found

    def leading_met(self, asked: Asked, query: Array, name: Array, missed: Array) -> Array:
        """Whether they may meet, by the leading tokens of listed names that do not, as bytes of a number."""
        found: Array = (missed & self._leading.take(name)) == 0
        found |= (asked.initials != 0).take(query)
        found &= ~self.apart(asked, query, name)
        return found

    def met(
        self,
        asked: Asked,
        query: Array,
        name: Array,
        pair: Array,
        place: Array,
        ends: Array,
        joined: Array,
        initials: Array,
    ) -> tuple[Array, Array]:
        """Whether they may meet, of each pair; of each meeting whether without it they do not.

        The meetings stand in the order of their `pair`; `place` in `of_*` tells the listed words, `ends` the
        words of the queries (`ends_of`). Pairs in which `joined` words may meet too, and `initials`."""
        repeats = self._arrays.name_repeats.take(name)
        first, last = self._places
        of = name.take(pair)
        listed = _FIRST * (place == first.take(of)) + _LAST * (place == last.take(of))
        bits = np.where(repeats, _TO_LISTED * _LAST, 0)
        start = np.flatnonzero(begins(pair))
        if len(start):
            bits[pair[start]] |= np.bitwise_or.reduceat(ends + _TO_LISTED * listed, start)
        # an initial of the query may meet any listed word, any word of it an initial that is listed
        letters = np.where((asked.initials != 0).take(query), _FIRST + _LAST, self._single.take(name))
        bits |= np.where(initials, _FIRST + _LAST + _TO_LISTED * letters, 0)
        # one listed word alone is both ends of its name, and meets one end of a query; both of one with
        # several words, if it is said twice
        several = np.bincount(pair, minlength=len(name)) > 1
        words = (asked.times > 1) | (np.bincount(asked.query, minlength=len(asked.letters)) > 1)
        several |= initials | (repeats & words.take(query))
        may: Array = ((bits == _ALL) & several | joined) & ~self.apart(asked, query, name)
        needed = (listed > 0) & ~(repeats | joined | initials).take(pair)
        return may, needed | ~may.take(pair)
