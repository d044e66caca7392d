"""A quick look at many pairs: of which may enough meet? Most have one common word and nothing else.

Sees the few costliest tokens of a listed name and how well each may meet some token of the query, and only of
what that leaves whether the others may meet any; it leaves out no pair that the bounds would keep.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from screening.index.arrays import Arrays
from screening.index.asked import MOST_MET, Asked
from screening.index.bounding import Filed, Initials, twice_told
from screening.index.runs import places_of, sums
from screening.index.slots import Slots, hashed
from screening.names.agreement import Profile
from screening.names.bounds import SIDES, cost_allowed, slips_at_least
from screening.snapshot.flat import Array

LEADING = 4
"""Tokens of a listed name that are seen at once; the rest is taken to meet at first."""
_SLACK = 0.015
_AT_ONCE, _FEW = 1 << 16, 1 << 13
"""Pairs that are looked at together, and those of which too few are asked to prepare for them."""
_SEVERAL, _SAME = 255, 254
"""In a slot: a meeting that may stand for several words, and that of equal words. One below is as much less
alike as it is less than `_SAME`."""
_BITS_OF_BYTES = np.uint32(1 << 24 | 1 << 17 | 1 << 10 | 1 << 3)
_FIRST_BIT = np.uint32(24)
"""A number of four bytes, each 0 or 1, times the one: from this bit on they are four neighbours."""
_CHOICES = 1 << LEADING
_HALF, _ONE, _NONE, _ALL = map(np.uint32, (_CHOICES, 1, 0, 0xFFFFFFFF))
_TINY = 1e-6
"""For each listed name a bit stands for each choice of its leading tokens, in either half of a number."""
_ONES, _TOPS = np.uint32(0x01010101), np.uint32(0x80808080)


def graded(filed: Filed) -> Array:
    """What stands in the slot of each possible meeting."""
    grades = np.ceil(filed.alike * _SAME - 1e-6).astype(np.uint8)
    return np.where(filed.plain, np.maximum(grades, 1), _SEVERAL).astype(np.uint8)


class QuickLook:
    """Looks at pairs over the arrays of one index."""

    def __init__(self, arrays: Arrays, slots: Slots, initials: Initials) -> None:
        self._arrays = arrays
        self._slots = slots
        self._initials = initials
        self._hashes = hashed(arrays.lead_token)
        self._known: dict[float, _Known] = {}

    def plausible(self, asked: Asked, query: Array, name: Array, filed: Filed, floor: float) -> Array:
        """Places of the pairs of which enough may meet; the slots hold what is filed."""
        found = [
            start + self._plausible(asked, query[start:end], name[start:end], filed, floor)
            for start in range(0, len(query), _AT_ONCE)
            if (end := start + _AT_ONCE)
        ]
        return np.concatenate(found)

    def _plausible(self, asked: Asked, query: Array, name: Array, filed: Filed, floor: float) -> Array:
        """The same, of as many as the memory that a processor keeps at hand has place for."""
        hashes = self._hashes.take(name, axis=0)
        asking = hashed(np.arange(len(asked.letters)) * int(filed.tokens))
        hashes += asking.take(query)[:, None]
        grades = self._slots.values(hashes)
        hits = ((grades != 0).view(np.uint32).ravel() * _BITS_OF_BYTES) >> _FIRST_BIT
        if len(query) < _FEW and floor not in self._known:
            at = np.flatnonzero((hits != 0) | (self._arrays.rest_count[name] != 0))
        else:
            at = self._enough(asked, query, name, grades, hits, floor)
        if len(twice := twice_told(asked, self._arrays, query, name)):
            likely = np.zeros(len(query), dtype=np.bool_)
            likely[at] = likely[twice] = True
            at = np.flatnonzero(likely)
        query, name = query[at], name[at]
        rest = self._rest(asking.take(query), name)
        return at[self._weighed(asked, query, name, grades[at], rest, floor)]

    def _rest(self, asking: Array, name: Array) -> _Rest:
        """What meets of the tokens that are not leading, and what is left of them."""
        arrays, count = self._arrays, len(name)
        some = np.flatnonzero(arrays.rest_count.take(name))
        at, counts = places_of(arrays.rest_end, name[some])
        place, pair = arrays.rest_place.take(at), np.repeat(np.arange(len(some)), counts)
        token = arrays.of_token.take(place)
        grade = self._slots.values(hashed(token) + asking[some].take(pair))
        there = np.flatnonzero(grade)
        token, place, pair = token[there], place[there], some[pair[there]]
        met, left = np.zeros((2, count)), np.zeros((2, count))
        weighed = (arrays.token_firm, arrays.of_firm), (arrays.token_person, arrays.of_person)
        for side, (weights, costs) in enumerate(weighed):
            met[side] = sums(pair, weights.take(token), count)
            left[side, some] = arrays.rest_cost[name[some], side]
            left[side] -= sums(pair, costs.take(place), count)
        several = np.zeros(count, dtype=np.bool_)
        several[pair[grade[there] == _SEVERAL]] = True
        hits = np.bincount(pair, minlength=count)
        return _Rest(met, left, hits, several)

    def _enough(
        self, asked: Asked, query: Array, name: Array, grades: Array, hits: Array, floor: float
    ) -> Array:
        """Places of the pairs that may do by what is known of each name beforehand."""
        known = self._known.get(floor) or self._known.setdefault(floor, _known_of(self._arrays, floor))
        initials = asked.initials != 0
        enough = known.choices.take(name)
        enough |= np.where(initials, _ALL, _NONE).take(query)
        enough >>= hits
        seen = np.bitwise_count(hits)
        met = np.minimum(seen + self._arrays.rest_count.take(name), MOST_MET)
        cheap = _cheap(asked, floor).ravel().take(query * (MOST_MET + 1) + met)
        at = np.flatnonzero(enough & ((enough >> _HALF) | cheap) & _ONE & (met != 0))
        alone = np.flatnonzero(seen[at] == 1)
        place = at[alone]
        grade = grades.take(place, axis=0)
        fits = ((grade >= known.grade.take(name[place], axis=0)) & (grade != 0)).view(np.uint32).ravel() != 0
        kept = np.ones(len(at), dtype=np.bool_)
        kept[alone] = fits | initials[query[place]]
        return at[kept]

    def _weighed(
        self, asked: Asked, query: Array, name: Array, grades: Array, rest: _Rest, floor: float
    ) -> Array:
        """Whether what may meet outweighs what is then left over.

        Where `h` tokens of a listed name meet, the `h` costliest of the query are taken to be met.
        """
        arrays = self._arrays
        missed = grades == 0
        apart = ~grades.view(np.uint32).ravel()
        several = rest.several | (((apart - _ONES) & ~apart & _TOPS) != 0)  # a byte is 255
        grades = grades + several.astype(np.uint16)[:, None] * np.uint16(256)
        hits = LEADING - np.bitwise_count(missed.view(np.uint32).ravel())
        hits = np.minimum(hits + rest.hits, MOST_MET)
        classes = asked.profiles.shape[1]
        profiles = asked.profiles.ravel().take(query * classes + arrays.name_class.take(name))
        often = np.ones(len(name))
        twice = twice_told(asked, arrays, query, name)
        often[twice] = asked.times[query[twice]]
        spare = asked.spare_cost.transpose(2, 0, 1).reshape(2, -1)
        kept = np.zeros(len(name), dtype=np.bool_)
        for side, costs, weights in (
            (0, arrays.lead_firm, arrays.lead_firm_weight),
            (1, arrays.lead_person, arrays.lead_person_weight),
        ):
            for bit, profile in SIDES[side].items():
                own = np.flatnonzero(((profiles & bit) != 0) & (hits > 0) & ~kept)
                if not len(own):
                    continue
                rows, asks = name[own], query[own]
                worth = _worth(profile, floor).take(grades.take(own, axis=0))
                met = rest.met[side, own] + np.einsum("ij,ij->i", worth, weights.take(rows, axis=0))
                right = rest.left[side, own]
                right += np.einsum("ij,ij->i", missed.take(own, axis=0), costs.take(rows, axis=0))
                left = spare[side].take(asks * (MOST_MET + 1) + hits[own])
                if side:
                    self._initials.add(asked, asks, rows, met, left, right)
                met *= often[own]
                low, high = np.minimum(left, right), np.maximum(left, right)
                low, high = np.maximum(low, 0.0), np.maximum(high, 0.0)
                cost = profile.omission * (high - low) + profile.substitution * low
                kept[own] = cost <= cost_allowed(profile, floor) * met + _SLACK
        return kept


class _Rest(NamedTuple):
    """Of tokens that are not leading: [side, pair] what those that may meet weigh, what the others cost; how
    many may meet, and whether one may stand for several words."""

    met: Array
    left: Array
    hits: Array
    several: Array


class _Known(NamedTuple):
    """What is known of each listed name: by which `choices` of its leading tokens, if they alone meet, it may
    do: a bit for each, in the lower half where little of the query is left over then, in the upper in any
    case; and of what `grade` [name, column] a meeting must be that is the only one."""

    choices: Array
    grade: Array


def _known_of(arrays: Arrays, floor: float) -> _Known:
    choices = np.where(arrays.name_initials != 0, _ALL, _NONE)
    grade = np.full(arrays.lead_token.shape, _SEVERAL, dtype=np.uint8)
    for side, costs, weights in (
        (0, arrays.lead_firm, arrays.lead_firm_weight),
        (1, arrays.lead_person, arrays.lead_person_weight),
    ):
        rest, profiles = arrays.rest_weight[:, side], SIDES[side].values()
        for choice in range(_CHOICES):
            inside = [bool(choice >> column & 1) for column in range(LEADING)]
            met = rest + weights[:, inside].sum(axis=1)
            left = costs[:, np.logical_not(inside)].sum(axis=1)
            for profile in profiles:
                allowed = cost_allowed(profile, floor) * met + _SLACK
                bit = np.uint32(1 << choice)
                choices |= np.where(left * profile.omission <= allowed, bit, _NONE)
                choices |= np.where(left * profile.substitution <= allowed, bit << _HALF, _NONE)
        left = costs.sum(axis=1, keepdims=True) - costs
        for profile in profiles:
            needed = (left * profile.omission - _SLACK) / _spare(profile, floor) - rest[:, None]
            worth = _worth(profile, floor)[: _SAME + 1]
            least = worth.searchsorted(needed / np.maximum(weights, _TINY) - _TINY)
            np.minimum(grade, least, out=grade, casting="unsafe")
    grade[arrays.name_initials != 0] = 0
    return _Known(choices, grade)


def _cheap(asked: Asked, floor: float) -> Array:
    """[query, tokens met]: whether what is left over of it then may be little enough for both."""
    found = np.zeros(asked.spare_cost.shape[:2], dtype=np.bool_)
    most = np.arange(MOST_MET + 1)  # no token weighs more than 1
    for side, profiles in enumerate(SIDES):
        for profile in profiles.values():
            allowed = cost_allowed(profile, floor) * most + _SLACK
            found |= profile.substitution * asked.spare_cost[:, :, side] <= allowed
    found[:, MOST_MET] = True
    return found


def _worth(profile: Profile, floor: float) -> Array:
    """What each grade of a meeting adds at most, as a share of the token's weight: how alike it is less what
    the slip costs; 256 above, for pairs in which nothing is surely misspelled, how alike it is."""
    alike = np.minimum(np.arange(256) / _SAME, 1.0)
    slip = np.minimum(1.0 - alike, profile.omission / slips_at_least(profile)) * slips_at_least(profile)
    worth = np.maximum(alike - slip / _spare(profile, floor), 0.0)
    return np.concatenate([worth, alike]).astype(np.float32)


def _spare(profile: Profile, floor: float) -> float:
    """What may be spent, to divide by: a score of 100 allows nothing at all."""
    return max(cost_allowed(profile, floor), _TINY)
