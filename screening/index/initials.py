"""What the initials of either side may add to pairs of persons' names, each standing for a whole name.

Told of many pairs at once by bits, one a letter, so never less than comparing would say.
"""

from __future__ import annotations

import numpy as np

from screening.index.arrays import Arrays
from screening.index.asked import Asked
from screening.names.agreement import PERSON
from screening.names.leftovers import SYLLABLE
from screening.snapshot.flat import Array

_LETTER = 0.15 * SYLLABLE
"""What a single letter costs left over at most."""
_REPEATED = 3
"""Initials that a name may have beyond those that differ, where a token stands in it twice."""


class Initials:
    """What the initials of either side may add to a pair of persons' names, each standing for a name."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._dearest = arrays.lead_person.max(axis=1, initial=0.0).astype(np.float64)

    def between(self, asked: Asked, query: Array, name: Array) -> tuple[Array, Array, Array]:
        """(what they may add to what met, what they may take from the leftovers of the query and of the
        listed name)."""
        arrays = self._arrays
        own = _shared(asked.initials[query], arrays.name_letters[name], asked.times[query] > 1)
        theirs = _shared(arrays.name_initials[name], asked.letters[query], arrays.name_repeats[name])
        left = theirs * asked.dearest[query] + own * _LETTER
        return PERSON.initial * (own + theirs), left, own * self._dearest[name] + theirs * _LETTER

    def add(self, asked: Asked, query: Array, name: Array, met: Array, left: Array, right: Array) -> None:
        """Add it to what met, and take it from the leftovers, where there are any."""
        some = np.flatnonzero(
            ((asked.initials != 0).take(query)) | (self._arrays.name_initials.take(name) != 0)
        )
        if len(some):
            more, ours, theirs = self.between(asked, query[some], name[some])
            met[some] += more
            left[some] -= ours
            right[some] -= theirs


def _shared(initials: Array, letters: Array, repeats: Array) -> Array:
    """How many initials may stand for words that begin with these letters; bits do not tell one that stands
    there twice."""
    found = np.bitwise_count(initials & letters).astype(np.float64)
    found[repeats & (found > 0.0)] += _REPEATED
    return found
