"""Names of which what tokens cost left over may hang on where they stand, told of many at once.

Tells of no name that it does not where `screening.names.leftovers.hangs_on_place` does; which it is of the
few others, that says.
"""

from __future__ import annotations

import numpy as np

from screening.names import Names
from screening.names.hanging import AT_AN_END, OF_A_SHIP, SYLLABIC
from screening.snapshot.flat import Array

_SYLLABIC, _SHIP, _END = map(np.uint8, (SYLLABIC, OF_A_SHIP, AT_AN_END))


def may_hang(names: Names, size: Array, traits: Array, begun: Array) -> Array:
    """For each name, of so many tokens, whether it may be; where a token stands twice it is so anyway.
    `traits` (`place_traits`) and `begun` (`first_three`) of all their tokens, one name's after another's."""
    found = np.array(names.told.tailed, dtype=np.bool_)
    some = np.flatnonzero(size)
    if not len(some):
        return found
    last = size.cumsum()[some] - 1
    first = last - size[some] + 1
    says = begun[:, None] == np.repeat(names.begun[some], size[some], axis=0)  # an acronym of the others
    found[some] |= np.bitwise_or.reduceat((says & (begun != 0)[:, None]).any(axis=1), first)
    found[some] |= (np.bitwise_or.reduceat(traits, first) & _SHIP) != 0
    found[some] |= ((np.bitwise_and.reduceat(traits, first) & _SYLLABIC) != 0) & (size[some] > 1)
    found[some] |= ((traits[first] | traits[last]) & _END) != 0
    return found
