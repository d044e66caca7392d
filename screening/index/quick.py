"""A quick look at many pairs: of which may enough meet? Most have one common word and nothing else.

Sees the few costliest tokens of a listed name and how well each may meet some token of the query; it leaves
out no pair that the bounds would keep.
"""

from __future__ import annotations

import numpy as np

from screening.index.arrays import Arrays
from screening.index.asked import MOST_MET, Asked
from screening.index.bounding import Filed, Initials
from screening.index.slots import Slots, hashed
from screening.names.agreement import Profile
from screening.names.bounds import SIDES, cost_allowed, slips_at_least
from screening.snapshot.flat import Array

LEADING = 4
"""Tokens of a listed name that the quick look sees; the rest is taken to meet."""
_SLACK = 0.015
_SEVERAL, _SAME = 255, 254
"""In a slot: a meeting that may stand for several words, and that of equal words. One below is as much less
alike as it is less than `_SAME`."""
_BITS_OF_BYTES = np.uint32(1 << 24 | 1 << 17 | 1 << 10 | 1 << 3)
_FIRST_BIT = np.uint32(24)
"""A number of four bytes, each 0 or 1, times the one: from this bit on they are four neighbours."""
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
        self._enough: dict[float, Array] = {}

    def plausible(self, asked: Asked, query: Array, name: Array, filed: Filed, floor: float) -> Array:
        """Places of the pairs of which enough may meet; the slots hold what is filed."""
        hashes = self._hashes.take(name, axis=0)
        hashes += hashed(np.arange(len(asked.letters)) * int(filed.tokens))[query][:, None]
        grades = self._slots.values(hashes)
        bits = ((grades != 0).view(np.uint32).ravel() * _BITS_OF_BYTES) >> _FIRST_BIT
        # most pairs have one meeting: whether that may do is known of each name
        enough = self._by_one(floor)[name] | np.where(asked.initials != 0, 255, 0).astype(np.uint8)[query]
        cheap = np.where(_cheap(asked, floor), 15, 0).astype(np.uint8)
        alone = enough & bits.astype(np.uint8) & ((enough >> 4) | cheap[query])
        at = np.flatnonzero(((bits & (bits - np.uint32(1))) != 0) | (alone != 0))
        return at[self._weighed(asked, query[at], name[at], grades[at], floor)]

    def _weighed(self, asked: Asked, query: Array, name: Array, grades: Array, floor: float) -> Array:
        """Whether what may meet outweighs what is then left over.

        Where `h` tokens of a listed name meet, the `h` costliest of the query are taken to be met.
        """
        arrays = self._arrays
        missed = grades == 0
        apart = ~grades.view(np.uint32).ravel()
        several = ((apart - _ONES) & ~apart & _TOPS) != 0  # a byte is 255
        grades = grades + several.astype(np.uint16)[:, None] * np.uint16(256)
        hits = LEADING - np.bitwise_count(missed.view(np.uint32).ravel())
        hits = np.minimum(hits + arrays.rest_count[name], MOST_MET)
        profiles = asked.profiles[query, arrays.name_class[name]]
        kept = np.zeros(len(name), dtype=np.bool_)
        for side, costs, weights in (
            (0, arrays.lead_firm, arrays.lead_firm_weight),
            (1, arrays.lead_person, arrays.lead_person_weight),
        ):
            for bit, profile in SIDES[side].items():
                own = np.flatnonzero(((profiles & bit) != 0) & ~kept)
                if not len(own):
                    continue
                rows, asks = name[own], query[own]
                worth = _worth(profile, floor).take(grades[own])
                met = arrays.rest_weight[rows, side] + np.einsum(
                    "ij,ij->i", worth, weights.take(rows, axis=0)
                )
                right = np.einsum("ij,ij->i", missed[own], costs.take(rows, axis=0))
                left = asked.spare_cost[asks, hits[own], side]
                if side:
                    more, ours, theirs = self._initials.between(asked, asks, rows)
                    met, left, right = met + more, left - ours, right - theirs
                low, high = np.minimum(left, right), np.maximum(left, right)
                low, high = np.maximum(low, 0.0), np.maximum(high, 0.0)
                cost = profile.omission * (high - low) + profile.substitution * low
                kept[own] = cost <= cost_allowed(profile, floor) * met + _SLACK
        return kept

    def _by_one(self, floor: float) -> Array:
        """For each listed name which of its leading tokens may do if it alone meets: four bits for the case
        that little of the query is left over, above them four for any other."""
        held = self._enough.get(floor)
        if held is None:
            arrays = self._arrays
            held = np.where(arrays.name_initials != 0, 255, 0).astype(np.uint8)
            for side, costs, weights in (
                (0, arrays.lead_firm, arrays.lead_firm_weight),
                (1, arrays.lead_person, arrays.lead_person_weight),
            ):
                left = costs.sum(axis=1, keepdims=True) - costs
                met = weights + arrays.rest_weight[:, side : side + 1]
                for profile in SIDES[side].values():
                    allowed = cost_allowed(profile, floor) * met + _SLACK
                    few, fewer = left * profile.omission <= allowed, left * profile.substitution <= allowed
                    both = np.concatenate([few, fewer], axis=1)
                    held |= np.packbits(both, axis=1, bitorder="little").ravel()
            self._enough[floor] = held
        return held


def _cheap(asked: Asked, floor: float) -> Array:
    """For each query whether what is left over of it once one token met may be little enough for both."""
    found = np.zeros(len(asked.letters), dtype=np.bool_)
    for side, profiles in enumerate(SIDES):
        for profile in profiles.values():
            allowed = cost_allowed(profile, floor) + _SLACK
            found |= profile.substitution * asked.spare_cost[:, 1, side] <= allowed
    return found


def _worth(profile: Profile, floor: float) -> Array:
    """What each grade of a meeting adds at most, as a share of the token's weight: how alike it is less what
    the slip costs; 256 above, for pairs in which nothing is surely misspelled, how alike it is."""
    alike = np.minimum(np.arange(256) / _SAME, 1.0)
    slip = np.minimum(1.0 - alike, profile.omission / slips_at_least(profile)) * slips_at_least(profile)
    worth = np.maximum(alike - slip / cost_allowed(profile, floor), 0.0)
    return np.concatenate([worth, alike]).astype(np.float32)
