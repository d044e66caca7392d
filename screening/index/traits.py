"""What tokens are by themselves, as columns: their letters, and whether they are listed when written as one.

The sum over the letters of neighbours written as one is made from theirs, so that no text is put together to
tell that it is no listed word, as next to none is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from screening.index.affixes import Affixes, empty_slots, slots
from screening.index.arrays import checksums
from screening.index.kept import Grown, Stretches
from screening.index.spellings import less_one_gaps
from screening.names.align import is_long_number
from screening.names.hanging import place_traits_of_many
from screening.names.near_forms import may_be_forms
from screening.names.readings import first_three
from screening.names.spelling import is_bare
from screening.names.sums import POWERS, LessOne
from screening.snapshot.flat import Array

_LETTERS = 26


class Traits:
    """Columns that grow at their end, a row a token: letters, CRC-32, first letter of a whole word and of a
    single letter as bits, first and last letter as their codes, the first three as a number (0 of fewer), sum
    over its letters (`letter_sums`), how long the listed words are that begin or end with it (`Affixes`),
    what it costs left over hangs on (`place_traits`), whether it is a long number, whether it has no
    vowels; `less`: the sums of what is left of it without each of its letters, and that gap."""

    def __init__(self, affixes: Affixes) -> None:
        self._affixes = affixes
        self.size, self.sum = Grown(np.int64), Grown(np.uint32)
        self.letter, self.initial = Grown(np.uint32), Grown(np.uint32)
        self.first, self.last, self.letters = Grown(np.uint64), Grown(np.uint64), Grown(np.uint64)
        self.begun, self.ended = Grown(np.uint32), Grown(np.uint32)
        self.places, self.three = Grown(np.uint16), Grown(np.int64)
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
        self.last.extend(np.fromiter((ord(token[-1]) for token in tokens), np.int64, count))
        self.three.extend(np.fromiter(map(first_three, tokens), np.int64, count))
        self.letters.extend(sums.whole)
        self.begun.extend(self._affixes.begun(sums.whole))
        self.ended.extend(self._affixes.ended(sums.whole))
        self.numbered.extend(np.fromiter(map(is_long_number, tokens), np.bool_, count))
        self.bare.extend(np.fromiter(map(is_bare, tokens), np.bool_, count))
        self.less.extend(sums.letters.size, sums.less, less_one_gaps(sums.letters))
        near = may_be_forms(tokens, sums).tolist()
        self.places.extend(np.array(place_traits_of_many(tokens, near), dtype=np.uint16))


class Listed:
    """Which texts may be among some, by 64 bits that stand for each."""

    def __init__(self, sums: Array) -> None:
        self._order = np.argsort(sums)
        self._sums, self._slots = sums[self._order], empty_slots(np.bool_)
        self._slots[slots(sums)] = True

    def found(self, sums: Array) -> tuple[Array, Array]:
        """(place of a text that may be one, which of them)."""
        some = np.flatnonzero(self._slots.take(slots(sums)))
        if not len(some):
            return some, some
        sums = sums.take(some)
        at = np.minimum(self._sums.searchsorted(sums), len(self._sums) - 1)
        same = self._sums.take(at) == sums
        return some[same], self._order[at[same]]

    def may_hold(self, sums: Array) -> Array:
        """For each text whether it may be one; whoever asks looks at the text itself."""
        found = np.zeros(len(sums), dtype=np.bool_)
        found[self.found(sums)[0]] = True
        return found


def followed(sums: Array, sizes: Array | int, more: Array) -> Array:
    """The sums of texts of these sizes (at most `len(POWERS) - 1`) with others behind them."""
    found: Array = sums + more * POWERS.take(sizes)
    return found


_LETTER_BITS, _LETTERS_HELD = 8, 8


def spelled(words: Sequence[str]) -> Array:
    """Words as numbers, by the codes of their letters; 0 of those that have more than eight."""
    size = np.fromiter(map(len, words), np.int64, len(words))
    codes = np.array(words, dtype=f"S{_LETTERS_HELD}").view(">u8").astype(np.uint64)
    return np.where(size <= _LETTERS_HELD, codes, np.uint64(0))


def spelled_by(letters: Sequence[Array]) -> Array:
    """The same of words that have these letters, by the codes of the first of each word, of the second ..."""
    found = np.zeros(len(letters[0]), dtype=np.uint64)
    for place, code in enumerate(letters, 1):
        found |= code << np.uint64(_LETTER_BITS * (_LETTERS_HELD - place))
    return found
