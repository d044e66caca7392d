"""What tokens are by themselves, as columns: their letters, and whether they are listed when written as one.

The sum over the letters of neighbours written as one is made from theirs, so that no text is put together to
tell that it is no listed word, as next to none is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from screening.index.arrays import checksums
from screening.index.kept import Grown, Stretches
from screening.index.spellings import less_one_gaps
from screening.names.align import is_long_number
from screening.names.hanging import place_traits_of_many
from screening.names.near_forms import may_be_forms
from screening.names.readings import first_three
from screening.names.spelling import is_bare
from screening.names.sums import POWERS, LessOne, letter_sums
from screening.snapshot.flat import Array

_LETTERS = 26


class Traits:
    """Columns that grow at their end, a row a token: letters, CRC-32, first letter of a whole word and of a
    single letter as bits, first letter as its code, the first three as a number (0 of fewer), sum over its
    letters (`letter_sums`), what may make its costs hang on places (`place_traits`), whether it is a long
    number, whether it has no vowels; `less`: the sums of what is left of it without each of its letters, and
    that gap."""

    def __init__(self) -> None:
        self.size, self.sum = Grown(np.int64), Grown(np.uint32)
        self.letter, self.initial = Grown(np.uint32), Grown(np.uint32)
        self.first, self.letters = Grown(np.uint64), Grown(np.uint64)
        self.places, self.three = Grown(np.uint8), Grown(np.int64)
        self.numbered, self.bare = Grown(np.bool_), Grown(np.bool_)
        self.less = Stretches(np.uint64, np.int64)

    def extend(self, tokens: Sequence[str], sums: LessOne) -> None:
        """Add tokens, none of them empty, given with their sums."""
        count = len(tokens)
        size = np.fromiter(map(len, tokens), np.int64, count)
        first = np.fromiter((ord(token[0]) for token in tokens), np.int64, count)
        place = first - ord("a")
        plain = (place >= 0) & (place < _LETTERS)
        bit = np.where(plain, 1 << np.where(plain, place, 0), 0).astype(np.uint32)
        self.size.extend(size)
        self.sum.extend(checksums(tokens))
        self.letter.extend(np.where(size > 1, bit, 0))
        self.initial.extend(np.where(size > 1, 0, bit))
        self.first.extend(first)
        self.three.extend(np.fromiter(map(first_three, tokens), np.int64, count))
        self.letters.extend(sums.whole)
        self.numbered.extend(np.fromiter(map(is_long_number, tokens), np.bool_, count))
        self.bare.extend(np.fromiter(map(is_bare, tokens), np.bool_, count))
        self.less.extend(sums.letters.size, sums.less, less_one_gaps(sums.letters))
        near = may_be_forms(tokens, sums).tolist()
        self.places.extend(np.array(place_traits_of_many(tokens, near), dtype=np.uint8))


class Listed:
    """Which texts may be listed words, by the sums over their letters."""

    def __init__(self, words: Sequence[str]) -> None:
        self._sums = np.sort(letter_sums(words))

    def may_hold(self, sums: Array) -> Array:
        """For each text, given by its sum, whether it may be one; whoever asks looks at the text itself."""
        if not len(self._sums):
            return np.zeros(len(sums), dtype=np.bool_)
        at = np.minimum(self._sums.searchsorted(sums), len(self._sums) - 1)
        found: Array = self._sums.take(at) == sums
        return found


def followed(sums: Array, sizes: Array | int, more: Array) -> Array:
    """The sums of texts of these sizes (at most `len(POWERS) - 1`) with others behind them."""
    found: Array = sums + more * POWERS.take(sizes)
    return found
