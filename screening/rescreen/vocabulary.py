"""The words of many names by number: what touched names each meets, what it costs left over, and whether it
alone makes a name pass.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from screening.index.kept import Grown
from screening.model import Kind
from screening.names.hanging import AT_AN_END, OF_A_SHIP, place_traits
from screening.names.least import plain_shares
from screening.rescreen.among import Among
from screening.rescreen.touched import Touched
from screening.snapshot.flat import Array

_LESS = OF_A_SHIP | AT_AN_END
_LETTERS = 26


class Vocabulary:
    """Words by number, for names of one kind. `meets`: they meet a token of a touched name; `passes`: a name
    is moved by them whatever it meets, or they may be the initials of a touched one, or its long number;
    `filed`: they stand in a text that a touched name is filed under whole; `letter` and `initial`: the first
    letter of a word and a letter alone, as bits."""

    def __init__(self, touched: Touched, kind: Kind, among: Among) -> None:
        self._touched, self._among = touched, among
        self._moving, self._filed = touched.moving(kind), touched.filed
        self._before, self._after = touched.weights
        self.meets, self.passes, self.filed = Grown(np.bool_), Grown(np.bool_), Grown(np.bool_)
        self.letter, self.initial = Grown(np.uint32), Grown(np.uint32)
        self._cost, self._known = Grown(np.float64, 2), Grown(np.bool_)

    def __len__(self) -> int:
        return self.meets.size

    def learn(self, words: Sequence[str]) -> None:
        """Add words; they are numbered on."""
        meets, several = self._among.learn(list(words))
        self.meets.extend(meets)
        moving = np.fromiter(map(self._moving.__contains__, words), np.bool_, len(words))
        self.passes.extend(several | moving)
        self.filed.extend(np.fromiter(map(self._filed.__contains__, words), np.bool_, len(words)))
        place = np.fromiter((ord(word[0]) - ord("a") for word in words), np.int64, len(words))
        alone = np.fromiter((len(word) == 1 for word in words), np.bool_, len(words))
        spelled = (place >= 0) & (place < _LETTERS)
        bit = np.where(spelled, 1 << np.where(spelled, place, 0), 0)
        self.letter.extend(np.where(alone, 0, bit))
        self.initial.extend(np.where(alone, bit, 0))
        self._cost.extend(np.zeros((len(words), 2)))
        self._known.extend(np.zeros(len(words), dtype=np.bool_))

    def costs(self, number: Array, texts: Sequence[str]) -> Array:
        """[firms, persons]: what words cost left over, at least, at any time and in any place; `texts` are
        those of all words."""
        for at in np.unique(number[~self._known.values[number]]).tolist():
            self._cost.values[at] = self._least(texts[at])
            self._known.values[at] = True
        return self._cost.values[number]

    def _least(self, word: str) -> tuple[float, float]:
        # what is a ship's or a number may cost less than in the middle of a name
        traits = place_traits(word)
        if traits & _LESS:
            return 0.0, 0.0
        weighed = [self._after.of(word)]
        if word in self._touched.words:
            weighed.append(self._before.of(word))
        costs = np.array(weighed) * plain_shares(np.array([traits]))
        firm, person = costs.min(axis=0).tolist()
        return firm, person
