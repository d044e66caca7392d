"""The words of many queries: what each costs left over at least, and whether it alone makes a query pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from screening.index.kept import Grown
from screening.index.parts import initials_of, letters_of
from screening.index.runs import begins
from screening.model import Kind
from screening.names.bounds import Costs
from screening.names.leftovers import AT_AN_END, OF_A_SHIP, place_traits
from screening.rescreen.among import Among
from screening.rescreen.touched import Touched
from screening.snapshot.flat import Array


class Bits(NamedTuple):
    """Of each query the first letters of its words, and its initials, as bits."""

    letters: Array
    own: Array


class Vocabulary:
    """Words by number, as they are met; `passes`: those by which a query may be moved whatever it meets, and
    those that may be several words of a touched name."""

    def __init__(self, touched: Touched, kind: Kind, among: Among) -> None:
        self._touched, self._among = touched, among
        self._moving = touched.moving(kind)
        self._costs = [Costs(weights) for weights in touched.weights]
        self._number: dict[str, int] = {}
        self.cost = Grown(np.float64), Grown(np.float64)
        self.passes = Grown(np.bool_)
        self._letters, self._initials = Grown(np.uint32), Grown(np.uint32)

    def __len__(self) -> int:
        return len(self._number)

    def numbers(self, tokens: Sequence[str]) -> Array:
        """The numbers of tokens; what is new is looked up."""
        number = self._number
        new = [token for token in dict.fromkeys(tokens) if token not in number]
        if new:
            number.update(zip(new, range(len(number), len(number) + len(new)), strict=True))
            several = self._among.learn(new)
            moving = np.array([word in self._moving for word in new], dtype=np.bool_)
            self.passes.extend(several | moving)
            least = np.array([self._least(word) for word in new]).reshape(-1, 2)
            for side, column in enumerate(self.cost):
                column.extend(least[:, side])
            self._letters.extend(np.array([letters_of((word,)) for word in new], dtype=np.uint32))
            self._initials.extend(np.array([initials_of((word,)) for word in new], dtype=np.uint32))
        return np.fromiter(map(number.__getitem__, tokens), np.int64, len(tokens))

    def _least(self, word: str) -> tuple[float, float]:
        """What the word costs left over at least, [in firms, in persons], at any time and in any place."""
        if place_traits(word) & (OF_A_SHIP | AT_AN_END):
            return 0.0, 0.0
        times = self._costs if word in self._touched.words else self._costs[1:]
        held = [one.plain(word) for one in times]
        return min(one for one, _ in held), min(one for _, one in held)

    def bits(self, size: Array, number: Array) -> Bits:
        """Of queries that have so many words, and whose words these are."""
        query = np.repeat(np.arange(len(size)), size)
        start = np.flatnonzero(begins(query))
        found = []
        for column in (self._letters, self._initials):
            bits = np.zeros(len(size), dtype=np.uint32)
            if len(start):
                bits[query[start]] = np.bitwise_or.reduceat(column.values[number], start)
            found.append(bits)
        return Bits(*found)
