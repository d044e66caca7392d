"""The most that weighing two names can give, for many names at once.

Bounds in numpy for what `agreement` and `compare` do: a pair of names whose bound is below a score is not
worth comparing for it, any other is compared in full. They never judge.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from screening.model import SHIPS, Kind
from screening.names.agreement import (
    BY_LETTERS,
    FIRM,
    LETTERS,
    MANY_LETTERS,
    PERSON,
    THIN_LEFT,
    THRESHOLD,
    VESSEL,
    Profile,
    reading,
)
from screening.names.compare import FIRMS, OTHER_SORT, SORT_POINTS
from screening.names.leftovers import SYLLABLE
from screening.names.normalize import NameForm

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_SLACK = 0.01
"""Points: costs are summed as float32, and in any order."""

PROFILES = (PERSON, FIRM, VESSEL)
SIDES = tuple(
    {1 << place: one for place, one in enumerate(PROFILES) if (one is PERSON) is person}
    for person in (False, True)
)
"""The profiles that weigh tokens as firms' words, and those that weigh them as persons', by their bits."""
PERSONAL, SHIP, FIRM_LIKE, PLAIN, FORMED = range(5)
"""What a name is as far as profiles go: a person's, a ship's, a firm's; unknown, without or with a legal
form."""


def class_of(form: NameForm) -> int:
    """What the name is as far as profiles go."""
    if form.kind is Kind.UNKNOWN and form.legal_forms:
        return FORMED
    return classes_of(form.kind)[0]


def classes_of(kind: Kind) -> tuple[int, ...]:
    """The classes that names of a kind may be of, that of names without a legal form first."""
    if kind is Kind.UNKNOWN:
        return PLAIN, FORMED
    if kind is Kind.PERSON:
        return (PERSONAL,)
    return (SHIP,) if kind in SHIPS else (FIRM_LIKE,)


def sorts_of(kinds: Sequence[Kind], formed: Ints) -> Ints:
    """What each name says its bearer is (`compare`): 1 a person, 2 a ship, 3 a firm, 0 nothing; `formed`:
    whether it has a legal form."""
    of_kind = {kind: _SORTS.get(kind, 0) for kind in set(kinds)}
    found = np.fromiter(map(of_kind.__getitem__, kinds), np.int64, len(kinds))
    found[(found == 0) & (formed != 0)] = _SORTS[Kind.COMPANY]
    return found


_SORTS = {Kind.PERSON: 1, **dict.fromkeys(SHIPS, 2), **dict.fromkeys(FIRMS, 3)}


_WHOLLY = reading(1.0, PERSON.even)
"""Names of which nothing is left over may be the same."""


def apart_at_most(scores: Floats) -> Floats:
    """The most that names of persons and others, or the other way round, can score that are not the same, by
    the most that they could if nothing said what their bearers are: a legal form caps it, else points go."""
    return np.where(
        scores < _WHOLLY - 1e-6,
        np.maximum(np.minimum(scores, OTHER_SORT), scores + SORT_POINTS),
        scores,
    )


def profiles_rows(classes: Ints, formed: Ints) -> Ints:
    """The rows in `PROFILES_MET` of forms of these classes (`class_of`), with a legal form or without."""
    return 2 * classes + formed


def _profiles_met(kind: int, *, formed: bool) -> tuple[int, ...]:
    """A row of `PROFILES_MET`."""
    person, firm, vessel = 1, 2, 4
    if kind == PERSONAL:
        return (person,) * 5
    if kind == FIRM_LIKE or (kind == SHIP and formed):
        return (firm,) * 5
    if kind == SHIP:
        return (vessel,) * 5
    if kind == FORMED:
        return (person, firm, firm, firm, firm)
    return (person, vessel, firm, person | firm, firm)


PROFILES_MET = tuple(_profiles_met(kind, formed=formed) for kind in range(5) for formed in (False, True))
"""By the class of a query and whether it has a legal form: for a listed name of each class the profiles by
which `compare` weighs it, as bits in the order of PROFILES."""


_OF_A_SYLLABLE = 0.5 * (1.0 + SYLLABLE)
"""Of its weight: what costs more left over is a syllable, also of words that stand twice in a name."""


def slips_at_least(profile: Profile) -> float:
    """What differences inside met tokens cost at least, of their weight: least in long names."""
    return profile.edit * (1.0 - BY_LETTERS)


def slips_by_letters(profile: Profile, lost: Floats, letters: Floats) -> Floats:
    """What differences inside met tokens cost beyond that, where so many letters met."""
    share = np.clip((LETTERS - letters) / (MANY_LETTERS - LETTERS), -1.0, 1.0)
    return profile.edit * BY_LETTERS * (1.0 + share) * lost


def are_syllables(weight: Floats, cost: Floats) -> Bools:
    """Which tokens of persons' names, by what they weigh and cost left over at least, are syllables."""
    return cost > _OF_A_SYLLABLE * weight


def left_over_costs(profile: Profile, left: Floats, right: Floats, between: Bools | bool) -> Floats:
    """What leftovers of so much weight on either side cost; `between`: whether the first and last words of
    both names may meet."""
    low, high = np.minimum(left, right), np.maximum(left, right)
    omission = np.where(between, profile.omission_if(True), profile.omission_if(False))
    found: Floats = omission * (high - low) + profile.substitution * low
    return found


def score_at_most(
    profile: Profile,
    met: Floats,
    lost: Floats,
    left: Floats,
    right: Floats,
    doubt: Floats | float = 0.0,
    *,
    between: Bools | bool = True,
) -> Floats:
    """Score (0-100) at most where `met` is the most that meets, the others the least that is lost inside met
    tokens, left over on either side, and in doubt; `between`: whether the first and last words of both names
    may meet."""
    low, high = np.minimum(left, right), np.maximum(left, right)
    slips = slips_at_least(profile) * lost
    cost = left_over_costs(profile, left, right, between) + slips + doubt
    agreement = met / np.maximum(met + cost, 1e-9)
    agreement *= 1.0 - profile.conflict * np.minimum(1.0, low / 0.4)
    thin = np.maximum(0.0, 1.0 - met / profile.least)
    strict = np.minimum(1.0, (high + profile.alone * lost) / np.maximum(THIN_LEFT * met, 1e-9))
    agreement *= 1.0 - profile.thin * strict * thin
    above = reading(1.0, profile.even) - (1.0 - agreement) * (
        (reading(1.0, profile.even) - THRESHOLD) / (1.0 - profile.even)
    )
    return np.where(agreement >= profile.even, above, THRESHOLD * agreement / profile.even)


def cost_allowed(profile: Profile, floor: float) -> float:
    """What leftovers and edits may cost in all, as a share of what met, for a score of `floor`."""
    if floor <= THRESHOLD:
        agreement = max(0.05, floor * profile.even / THRESHOLD)
    else:
        top = reading(1.0, profile.even)
        agreement = min(1.0, profile.even + (floor - THRESHOLD) * (1.0 - profile.even) / (top - THRESHOLD))
    return 1.0 / agreement - 1.0


def may_be_left(profile: Profile, floor: float, met: Floats, cost: Floats) -> Bools:
    """Whether, where `met` is the most that meets, so much may be left over on the side that has less left,
    for a score of `floor`."""
    return score_at_most(profile, np.maximum(met, 0.0), 0.0 * met, cost, cost) >= floor - _SLACK
