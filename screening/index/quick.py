"""A quick look at many pairs: of which may enough meet? Most have one common word and nothing else.

Sees the few costliest tokens of a listed name and whether each meets some token of the query; it leaves out
no pair that the bounds would keep.
"""

from __future__ import annotations

import numpy as np

from screening.index.arrays import Arrays
from screening.index.asked import MOST_MET, Asked
from screening.index.bounding import Filed
from screening.names.bounds import SIDES, cost_allowed, least_left_allowed
from screening.snapshot.flat import Array

LEADING = 4
"""Tokens of a listed name that the quick look sees; the rest is taken to meet."""
_SLOTS = 21
_SHIFT = np.uint32(32 - _SLOTS)
_HASH = np.uint32(0x9E3779B1)
_SLACK = 0.01


class QuickLook:
    """Looks at pairs over the arrays of one index."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._by_one: dict[float, Array] = {}
        self._slots = np.zeros(1 << _SLOTS, dtype=np.bool_)

    def plausible(self, asked: Asked, query: Array, name: Array, filed: Filed, floor: float) -> Array:
        """Places of the pairs of which enough may meet."""
        slots = slot_of(filed.key.astype(np.uint32))
        self._slots[slots] = True
        found = self._look(asked, query, name, filed, floor)
        self._slots[slots] = False
        return found

    def _look(self, asked: Asked, query: Array, name: Array, filed: Filed, floor: float) -> Array:
        """Places of the pairs of which enough may meet: a quick look that leaves out most of them.

        Where `h` tokens of a listed name meet, the `h` costliest of the query are taken to be met.
        """
        arrays = self._arrays
        slot = arrays.lead_token.take(name, axis=0)
        slot += (query.astype(np.uint32) * np.uint32(filed.tokens))[:, None]
        slot *= _HASH
        slot >>= _SHIFT
        hit = self._slots.take(slot)
        which = hit.view(np.uint32).ravel()  # one byte a leading token
        alone = (asked.spare_cost[:, 1] <= least_over(floor)).any(axis=1) | (asked.initials != 0)
        few = self._met_by_one(floor)[name] | alone[query]
        at = np.flatnonzero((which & (which - np.uint32(1)) != 0) | ((which != 0) & few))
        kept = np.zeros(len(at), dtype=np.bool_)
        query, name, hit = query[at], name[at], hit[at]
        hits = hit.sum(axis=1, dtype=np.int64) + arrays.rest_count[name]
        profiles = asked.profiles[query, arrays.name_class[name]]
        initials = (asked.initials[query] | arrays.name_initials[name]) != 0
        for side, costs, weights in (
            (0, arrays.lead_firm, arrays.lead_firm_weight),
            (1, arrays.lead_person, arrays.lead_person_weight),
        ):
            mine = SIDES[side]
            own = np.flatnonzero(profiles & sum(mine))
            if not len(own):
                continue
            rows = name[own]
            met = arrays.rest_weight[rows, side] + (weights.take(rows, axis=0) * hit[own]).sum(axis=1)
            right = (costs.take(rows, axis=0) * ~hit[own]).sum(axis=1)
            left = asked.spare_cost[query[own], np.minimum(hits[own], MOST_MET), side]
            low, high = np.minimum(left, right), np.maximum(left, right)
            least = max(least_left_allowed(one, floor) for one in mine.values())
            most = max(cost_allowed(one, floor) / one.omission for one in mine.values())
            kept[own] |= (low <= least * met + _SLACK) & (high <= most * met + _SLACK)
            kept[own] |= initials[own]
        return at[kept]

    def _met_by_one(self, floor: float) -> Array:
        """Listed names of which one leading token may be enough to meet."""
        held = self._by_one.get(floor)
        if held is None:
            arrays = self._arrays
            firm, person = least_over(floor)
            held = arrays.name_firm - arrays.lead_firm.max(axis=1, initial=0.0) <= firm
            held |= arrays.name_person - arrays.lead_person.max(axis=1, initial=0.0) <= person
            self._by_one[floor] = held = held | (arrays.name_initials != 0) | (arrays.rest_count > 0)
        return held


def least_over(floor: float) -> tuple[float, float]:
    """What may be left over at most, of firms and persons, on the side that has less, where the other
    weighs 1."""
    firm, person = (max(least_left_allowed(one, floor) for one in mine.values()) for mine in SIDES)
    return firm + _SLACK, person + _SLACK


def slot_of(key: Array) -> Array:
    """Where in the table of slots a key (uint32) is marked; a few keys share a slot."""
    return (key * _HASH) >> _SHIFT
