"""The words of many queries: what each costs left over at least, and whether it alone makes a query pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from screening.index.kept import Grown
from screening.index.runs import begins
from screening.model import Kind
from screening.names.bounds import Costs
from screening.names.leftovers import AT_AN_END, OF_A_SHIP
from screening.rescreen.among import Among
from screening.rescreen.touched import Touched
from screening.snapshot.flat import Array

_LESS = np.uint8(OF_A_SHIP | AT_AN_END)


class Bits(NamedTuple):
    """Of each query the first letters of its words, and its initials, as bits."""

    letters: Array
    own: Array


class Vocabulary:
    """Words by number, as they are met; `passes`: those by which a query may be moved whatever it meets, and
    those that may be several words of a touched name; `cost`: [firms, persons]."""

    def __init__(self, touched: Touched, kind: Kind, among: Among) -> None:
        self._touched, self._among = touched, among
        self._moving = touched.moving(kind)
        self._before, self._after = (Costs(weights) for weights in touched.weights)
        self._number: dict[str, int] = {}
        self._term = Grown(np.int64)
        self.cost = Grown(np.float64, 2)
        self.passes = Grown(np.bool_)

    def __len__(self) -> int:
        return len(self._number)

    def numbers(self, tokens: Sequence[str]) -> Array:
        """The numbers of tokens; what is new is looked up."""
        number, terms = self._number, self._among.terms
        new = [token for token in dict.fromkeys(tokens) if token not in number]
        if new:
            number.update(zip(new, range(len(number), len(number) + len(new)), strict=True))
            several = self._among.learn(new, self._after)
            self.passes.extend(several | np.array([word in self._moving for word in new], dtype=np.bool_))
            term = np.fromiter(map(terms.number.__getitem__, new), np.int64, len(new))
            self._term.extend(term)
            least = terms.cost.values[term]
            for at, word in enumerate(new):
                if word in self._touched.words:
                    least[at] = np.minimum(least[at], self._before.plain(word))
            # what is a ship's or a number may cost less than in the middle of a name
            least[(terms.traits.places.values[term] & _LESS) != 0] = 0.0
            self.cost.extend(least)
        return np.fromiter(map(number.__getitem__, tokens), np.int64, len(tokens))

    def bits(self, size: Array, number: Array) -> Bits:
        """Of queries that have so many words, and whose words these are."""
        query = np.repeat(np.arange(len(size)), size)
        start = np.flatnonzero(begins(query))
        traits, term = self._among.terms.traits, self._term.values[number]
        found = []
        for column in (traits.letter, traits.initial):
            bits = np.zeros(len(size), dtype=np.uint32)
            if len(start):
                bits[query[start]] = np.bitwise_or.reduceat(column.values[term], start)
            found.append(bits)
        return Bits(*found)
