"""A quick look at many pairs: of which may enough meet? Most have one common word and nothing else.

Sees whether a second token of a listed name may meet any of the query, then how well its few costliest may,
and the others, and what that outweighs; it leaves out no pair that could score.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from screening.index.arrays import Arrays
from screening.index.asked import MOST_MET, Asked
from screening.index.bounding import Filed, times_met
from screening.index.ends import Ends
from screening.index.initials import Initials
from screening.index.runs import places_of, sums
from screening.index.slots import Slots, hashed
from screening.names.bounds import SIDES, cost_allowed, left_over_costs, slips_at_least
from screening.snapshot.flat import Array

LEADING = 4
"""Tokens of a listed name that are seen at once; the rest is taken to meet at first."""
_SLACK = 0.015
_AT_ONCE = 1 << 16
"""Pairs that are looked at together."""
_SEVERAL, _SAME = 255, 254
"""In a slot: a meeting that may stand for several words, and that of equal words. One below is as much less
alike as it is less than `_SAME`."""
_ALIKE = np.tile(np.minimum(np.arange(256) / _SAME, 1.0), 2).astype(np.float32)
"""How alike the words of a meeting are, by its grade; 256 above the same, for pairs in which nothing is
surely misspelled."""
_SLIPS = np.where((np.arange(512) > 0) & (np.arange(512) < 256), 1.0 - _ALIKE, 0.0).astype(np.float32)
"""By how much they surely differ; where none meet nothing does."""
_ONE, _ONES, _TOPS = map(np.uint32, (1, 0x01010101, 0x80808080))


def graded(filed: Filed) -> Array:
    """What stands in the slot of each possible meeting."""
    grades = np.ceil(filed.alike * _SAME - 1e-6).astype(np.uint8)
    return np.where(filed.plain, np.maximum(grades, 1), _SEVERAL).astype(np.uint8)


class QuickLook:
    """Looks at pairs over the arrays of one index."""

    def __init__(self, arrays: Arrays, slots: Slots, initials: Initials, ends: Ends) -> None:
        self._arrays = arrays
        self._slots = slots
        self._initials = initials
        self._ends = ends
        self._hashes = hashed(arrays.lead_token)

    @cached_property
    def _behind(self) -> tuple[Array, Array]:
        """For each name the row in what follows, 0 of one without other tokens than its leading ones; the
        hashes of the next few of them, of a name without so many those of none."""
        arrays = self._arrays
        some = np.flatnonzero(arrays.rest_count)
        row = np.zeros(len(arrays.rest_count), dtype=np.int32)
        row[some] = np.arange(1, len(some) + 1)
        at, counts = places_of(arrays.rest_end, some)
        column = np.arange(len(at)) - np.repeat(counts.cumsum() - counts, counts)
        few = np.flatnonzero(column < LEADING)
        token = np.full((len(some) + 1, LEADING), len(arrays.token_firm), dtype=np.uint32)
        token[np.repeat(row[some], counts)[few], column[few]] = arrays.of_token[arrays.rest_place[at[few]]]
        return row, hashed(token)

    @cached_property
    def _beyond(self) -> Array:
        """For each name whether more may meet in it than its leading tokens: others, initials, one twice."""
        arrays = self._arrays
        found: Array = (arrays.rest_count != 0) | (arrays.name_initials != 0) | arrays.name_repeats
        return found

    def meets(self, asked: Asked, asking: Array, query: Array, tokens: Array) -> Array:
        """Whether a listed token, given by its hash, may meet any of each query, or something else than
        tokens may: an initial, a word said twice. `asking`: the share of each query in the hashes."""
        found: Array = self._slots.may_hold(tokens + asking.take(query))
        beyond = (asked.initials != 0) | (asked.times > 1)
        return found | beyond.take(query) if beyond.any() else found

    def several(self, asked: Asked, query: Array, name: Array, asking: Array) -> tuple[Array, Array]:
        """The pairs in which two tokens of the listed name may meet, or one beside an initial, or one that
        it says twice and that several words may meet, or one that is said twice on both sides; the slots hold
        what is filed, and each pair shares a token. `asking`: the share of each query in the hashes of its
        meetings (`asking_of`)."""
        arrays = self._arrays
        beyond = (asked.initials != 0) | (asked.times > 1)
        filed = self._filed(self._hashes, name, asking.take(query))
        met = _bytes(self._slots.may_hold(filed))
        likely = ((met & (met - _ONE)) != 0) | self._beyond.take(name) | beyond.take(query)
        at = np.flatnonzero(likely)
        query, name = query[at], name[at]
        grades = self._slots.values(filed.take(at, axis=0))
        met = np.bitwise_count(_bytes(grades != 0))
        rest = arrays.rest_count.take(name)
        two = (met > 1) | (rest > LEADING)
        two |= (asked.initials.take(query) & arrays.name_letters.take(name)) != 0
        two |= (asked.letters.take(query) & arrays.name_initials.take(name)) != 0
        again = np.flatnonzero(arrays.name_repeats.take(name))
        two[again] |= (asked.times.take(query[again]) > 1) | (grades[again] == _SEVERAL).any(axis=1)
        some = np.flatnonzero(~two & (rest > 0))
        others = self._filed(self._behind[1], self._behind[0].take(name[some]), asking.take(query[some]))
        two[some] = met[some] + np.bitwise_count(_bytes(self._slots.values(others) != 0)) > 1
        return query[two], name[two]

    def _filed(self, hashes: Array, rows: Array, asking: Array) -> Array:
        """The hashes of the meetings that each row of hashes of tokens would have."""
        found = hashes.take(rows, axis=0)
        found += asking[:, None]
        return found

    def plausible(self, asked: Asked, query: Array, name: Array, asking: Array, floor: float) -> Array:
        """Places of the pairs of which enough may meet; the slots hold what is filed."""
        found = [
            start + self._plausible(asked, query[start:end], name[start:end], asking, floor)
            for start in range(0, len(query), _AT_ONCE)
            if (end := start + _AT_ONCE)
        ]
        return np.concatenate(found)

    def _plausible(self, asked: Asked, query: Array, name: Array, asking: Array, floor: float) -> Array:
        """The same, of as many as the memory that a processor keeps at hand has place for."""
        own = asking.take(query)
        grades = self._slots.values(self._filed(self._hashes, name, own))
        return self._weighed(asked, query, name, grades, self._rest(own, name), floor)

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

    def _weighed(
        self, asked: Asked, query: Array, name: Array, grades: Array, rest: _Rest, floor: float
    ) -> Array:
        """Places of those in which what may meet outweighs what is then left over.

        Where `h` tokens of a listed name meet, the `h` costliest of the query are taken to be met.
        """
        arrays = self._arrays
        missed = grades == 0
        apart = ~grades.view(np.uint32).ravel()
        several = rest.several | (((apart - _ONES) & ~apart & _TOPS) != 0)  # a byte is 255
        grades = grades + several.astype(np.uint16)[:, None] * np.uint16(256)
        hits = LEADING - np.bitwise_count(missed.view(np.uint32).ravel())
        hits = np.minimum(hits + rest.hits, MOST_MET)
        hits[several & arrays.name_repeats.take(name)] = MOST_MET  # all its words may meet one said twice
        classes = asked.profiles.shape[1]
        profiles = asked.profiles.ravel().take(query * classes + arrays.name_class.take(name))
        often = times_met(asked, arrays, query, name, several)
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
                grade, weight = grades.take(own, axis=0), weights.take(rows, axis=0)
                met = rest.met[side, own] + np.einsum("ij,ij->i", _ALIKE.take(grade), weight)
                over = costs.take(rows, axis=0)
                right = rest.left[side, own] + np.einsum("ij,ij->i", missed.take(own, axis=0), over)
                left = spare[side].take(asks * (MOST_MET + 1) + hits[own])
                between: Array | bool = False
                if side:
                    unmet = _bytes(missed).take(own)
                    between = self._ends.leading_met(asked, asks, rows, unmet)
                    self._initials.add(asked, asks, rows, met, left, right)
                met *= often[own]
                left, right = np.maximum(left, 0.0), np.maximum(right, 0.0)
                cost = left_over_costs(profile, left, right, between)
                bearable = cost_allowed(profile, floor) * met + _SLACK
                at = np.flatnonzero(cost <= bearable)
                slips = slips_at_least(profile) * _SLIPS.take(grade[at]) * weight[at]
                left_over = profile.omission_if(True) * over[at]
                slips = np.minimum(slips, left_over)  # what would cost more is left
                kept[own[at]] = cost[at] + slips.sum(axis=1) <= bearable[at]
        return np.flatnonzero(kept)


class _Rest(NamedTuple):
    """Of tokens that are not leading: [side, pair] what those that may meet weigh, what the others cost; how
    many may meet, and whether one may stand for several words."""

    met: Array
    left: Array
    hits: Array
    several: Array


def _bytes(met: Array) -> Array:
    """Rows of four bytes, each 0 or 1, as numbers."""
    found: Array = met.view(np.uint32).ravel()
    return found


def asking_of(asked: Asked, filed: Filed) -> Array:
    """The share of each query in the hashes of its meetings."""
    return hashed(np.arange(len(asked.letters)) * int(filed.tokens))
