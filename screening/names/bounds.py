"""The most that `meet` and the weighing of names can give, for many names at once.

Bounds in numpy for what `spelling`, `tokens`, `agreement` and `compare` do: a pair of names whose bound is
below a score is not worth comparing for it, any other is compared in full. They never judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from screening.model import SHIPS, Kind
from screening.names.agreement import (
    BY_LETTERS,
    FIRM,
    PERSON,
    THIN_LEFT,
    THRESHOLD,
    VESSEL,
    Profile,
    reading,
)
from screening.names.leftovers import REPEATED, hangs_on_place, is_cut_off, leftover_share, plain_shares
from screening.names.normalize import NameForm
from screening.names.spelling import (
    CONFUSABLE,
    COST,
    CURVE,
    EVIDENCE,
    MOST_EDITS,
    VOWELS,
)
from screening.names.tokens import LEAST
from screening.names.weights import MOST_KEPT, Weights

__all__ = ["LEAST", "PROFILES", "by_start_at_most", "spelled_alike_at_most"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int8]

PROFILES = (PERSON, FIRM, VESSEL)
SIDES = tuple(
    {1 << place: one for place, one in enumerate(PROFILES) if (one is PERSON) is person}
    for person in (False, True)
)
"""The profiles that weigh tokens as firms' words, and those that weigh them as persons', by their bits."""
PERSONAL, SHIP, FIRM_LIKE, PLAIN, FORMED = range(5)
"""What a name is as far as profiles go: a person's, a ship's, a firm's; unknown, without or with a legal
form."""

BY_TABLE_AT_MOST = 0.97
"""Similarity at most of different tokens that a word table joins."""
SAME_SOUND_AT_MOST = 0.95
JOINED_WITH_A_SLIP = 0.94
SOUND_SHARE = 0.96

_LENGTHS = 24


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


class Costs:
    """The least that tokens cost left over, by one set of weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._plain = lru_cache(maxsize=MOST_KEPT)(self._measure)

    def of(self, form: NameForm) -> dict[str, tuple[float, float]]:
        """Token -> (what it costs left over of a firm's name, of a person's), at least."""
        tokens = form.tokens
        if hangs_on_place(form):
            return self.by_place(form)
        found = {token: self.plain(token) for token in tokens}
        if tokens and is_cut_off(form):
            found[tokens[-1]] = 0.0, 0.0
        return found

    def by_place(self, form: NameForm) -> dict[str, tuple[float, float]]:
        """The same, token by token, of a name of which it hangs on places (`hangs_on_place`)."""
        held: dict[str, tuple[float, float]] = {}
        for place, token in enumerate(form.tokens):
            costs, before = self._at(form, place), held.get(token)
            held[token] = (
                (before[0] + REPEATED * costs[0], before[1] + REPEATED * costs[1]) if before else costs
            )
        return held

    def plain(self, token: str) -> tuple[float, float]:
        """What the token costs left over, at least, where it hangs on no place (`hangs_on_place`)."""
        return self._plain(token)

    def _measure(self, token: str) -> tuple[float, float]:
        firm, person = self.weights.of(token)
        shares = plain_shares(token)
        return firm * shares[0], person * shares[1]

    def _at(self, form: NameForm, place: int) -> tuple[float, float]:
        token = form.tokens[place]
        return (
            self.weights.weight(token) * leftover_share(form, place, person=False),
            self.weights.personal(token) * leftover_share(form, place, person=True),
        )


def letters_in(words: Sequence[str]) -> Counts:
    """How often each of the 26 letters stands in each word: one row a word, with empty columns behind that
    make its bytes whole numbers."""
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    letters = np.frombuffer("".join(words).encode("ascii", "replace"), np.uint8).astype(np.int64) - ord("a")
    row = np.repeat(np.arange(len(words)), lengths)
    plain = (letters >= 0) & (letters < 26)
    counts = np.bincount(row[plain] * _COLUMNS + letters[plain], minlength=_COLUMNS * len(words))
    return counts.reshape(-1, _COLUMNS).astype(np.int8)


_COLUMNS = 32


def spelled_alike_at_most(first: Counts, second: Counts, edits: Ints, shorter: Ints, turned: Bools) -> Floats:
    """Similarity at most of words with these letters, `edits` (at most 2) apart; `turned`: they begin
    differently. What the edits cost at least is told by the letters that one has and the other lacks.
    """
    evidence = _evidence()[np.minimum(shorter, _LENGTHS)] - np.where(turned, COST["first letter"], 0.0)
    evidence = evidence - _cost_at_least(first, second, edits)
    points, alike = zip(*CURVE, strict=True)
    found: Floats = np.interp(evidence, points, alike)
    with_s = np.flatnonzero((second - first)[:, ord("s") - ord("a")])
    found[with_s] = np.maximum(found[with_s], _plural(first[with_s], second[with_s], edits[with_s]))
    return found


def edits_allowed(shorter: Ints) -> Ints:
    """Edits between words of which the shorter has so many letters, beyond which they are other words."""
    found: Ints = _most_edits()[np.minimum(shorter, _LENGTHS)]
    return found


def _plural(first: Counts, second: Counts, edits: Ints) -> Floats:
    """What a plural may reach: all that one word has beyond the other are letters put in."""
    differ = (second - first).astype(np.int16)
    put_in = np.abs(differ.sum(axis=1)) == edits
    return np.where(put_in & (np.abs(differ).sum(axis=1) == edits), BY_TABLE_AT_MOST, 0.0)


def _cost_at_least(first: Counts, second: Counts, edits: Ints) -> Floats:
    differ = second - first
    apart = differ.astype(np.float32)
    net = apart @ _sorts()
    gained = np.maximum(apart, 0.0) @ _sorts()
    vowels_in, others_in = gained.T
    vowels_out, others_out = (gained - net).T
    vowel_pairs, other_pairs = np.minimum(vowels_in, vowels_out), np.minimum(others_in, others_out)
    spare_vowels = np.abs(vowels_in - vowels_out)
    spare_others = np.abs(others_in - others_out)
    crossed = (vowels_in > vowels_out) == (others_out > others_in)
    mixed = np.where(crossed, np.minimum(spare_vowels, spare_others), 0)
    single_vowels, single_others = spare_vowels - mixed, spare_others - mixed
    beside_its_like = (np.maximum(first, second) > 1) & (differ != 0)
    twice = np.bitwise_or.reduce(beside_its_like.view(np.uint64).T) != 0
    with_h = differ[:, ord("h") - ord("a")] != 0
    with_y = differ[:, ord("y") - ord("a")] != 0  # both a vowel and like "j"
    pair_cost = np.full(len(differ), COST["confusable"])
    alone = np.flatnonzero((others_in == 1) & (others_out == 1) & (vowels_in + vowels_out == 0))
    alike = _confusable()[differ[alone].argmax(axis=1), differ[alone].argmin(axis=1)]
    pair_cost[alone[~alike]] = COST["consonant for consonant"]
    consonant = np.where(twice, COST["doubled"], np.where(with_h, COST["h"], COST["consonant"]))
    vowel = np.where(twice, COST["doubled"], COST["vowel"])
    cost = (
        vowel_pairs * COST["vowel for vowel"]
        + other_pairs * pair_cost
        + mixed * np.where(with_y, COST["confusable"], COST["vowel for consonant"])
        + single_vowels * vowel
        + single_others * consonant
    )
    seen = vowel_pairs + other_pairs + mixed + single_vowels + single_others
    unseen = np.maximum(0, edits - seen)  # neighbours swapped, or a letter moved
    cost = cost + np.where(unseen == 1, COST["swapped"], unseen * COST["doubled"])
    # one letter for another may be one letter out and one in, elsewhere
    elsewhere = 2 * vowel_pairs * vowel + 2 * other_pairs * consonant + mixed * (vowel + consonant)
    cost = np.where((unseen > 0) & (seen == 1), np.minimum(cost, elsewhere), cost)
    beside_a_swap = COST["swapped"] + (edits - 1) * COST["consonant"]
    found: Floats = np.where(unseen > 0, np.minimum(cost, beside_a_swap), cost)
    return found


@cache
def _sorts() -> npt.NDArray[np.float32]:
    """One column for vowels, one for the other letters."""
    vowels, found = _vowels(), np.zeros((_COLUMNS, 2), dtype=np.float32)
    found[: len(vowels)] = np.stack([vowels, ~vowels], axis=1)
    return found


@cache
def _vowels() -> Bools:
    return np.array([chr(place + ord("a")) in VOWELS for place in range(26)])


@cache
def _confusable() -> Bools:
    letters = [chr(place + ord("a")) for place in range(26)]
    return np.array([[one + other in CONFUSABLE for other in letters] for one in letters])


@cache
def _evidence() -> Floats:
    return np.array([EVIDENCE[max(3, min(length, 9))] for length in range(_LENGTHS + 1)])


@cache
def _most_edits() -> Ints:
    return np.array([MOST_EDITS[min(length, len(MOST_EDITS) - 1)] for length in range(_LENGTHS + 1)])


def by_start_at_most(first: Ints, second: Ints) -> Floats:
    """Similarity at most of tokens of which one begins the other, by their lengths."""
    short, long = np.minimum(first, second), np.maximum(first, second)
    share = short / np.maximum(long, 1)
    plain = np.where(short > 3, 0.35 + 0.5 * share, 0.3 + 0.4 * share)
    return np.where((short > 3) & (long - short <= 4), 0.92, plain)


def slips_at_least(profile: Profile) -> float:
    """What differences inside met tokens cost at least, of their weight: least in long names."""
    return profile.edit * (1.0 - BY_LETTERS)


def score_at_most(
    profile: Profile, met: Floats, lost: Floats, left: Floats, right: Floats, doubt: Floats | float = 0.0
) -> Floats:
    """Score (0-100) at most where `met` is the most that meets, the others the least that is lost inside met
    tokens, left over on either side, and in doubt."""
    low, high = np.minimum(left, right), np.maximum(left, right)
    slips = slips_at_least(profile) * lost
    cost = profile.omission * (high - low) + profile.substitution * low + slips + doubt
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


def least_left_allowed(profile: Profile, floor: float) -> float:
    """What may be left over on the side that has less left, as a share of what met: there it is paid in full
    for both sides."""
    return cost_allowed(profile, floor) / profile.substitution
