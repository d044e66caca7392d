"""Names in which one word may be enough, whatever else they have: next to none, and found by themselves.

All other pairs need a second meeting. That a word may be enough is told by the bound that pairs get in the
end (`bounding`), at its best for one meeting: none is left out that would be kept there. One word cannot be
the first and the last of two names of which more is left over, so that costs in full.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from screening.index.arrays import Arrays
from screening.index.asked import Asked
from screening.index.bounding import Filed
from screening.index.runs import places_of
from screening.names.bounds import SIDES, cost_allowed, score_at_most
from screening.snapshot.flat import Array

_SLACK = 0.01
"""Of costs that are summed as float32, and of the points that come of them."""


class Alone:
    """Looks over the arrays of one index."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._weights = arrays.token_firm, arrays.token_person
        self._wholes = arrays.name_firm, arrays.name_person

    def pairs(self, asked: Asked, filed: Filed, floor: float) -> tuple[Array, Array]:
        """(queries, names) that may score `floor` though only one of the meetings that are filed comes about;
        no initial, and no word twice."""
        arrays = self._arrays
        at = self._cheap(asked, filed, floor)
        beside = [held[filed.row[at]] for held in self._beside]
        profiles = np.bitwise_or.reduce(asked.profiles, axis=1)[filed.query[at]]
        at = at[self._enough(asked, filed, at, beside, profiles, floor)]
        places, counts = places_of(arrays.post_end, filed.row[at])
        name, at = arrays.post_name.take(places).astype(np.int64), np.repeat(at, counts)
        query, row = filed.query[at], filed.row[at]
        left = [whole[name] - cost[row] for whole, cost in zip(self._wholes, self._dearest, strict=True)]
        profiles = asked.profiles[query, arrays.name_class[name]]
        kept = self._enough(asked, filed, at, left, profiles, floor)
        return query[kept], name[kept]

    @cached_property
    def _dearest(self) -> list[Array]:
        """[firms, persons]: what each token costs left over at most, in any name."""
        arrays, found = self._arrays, []
        for costs in (arrays.of_firm, arrays.of_person):
            found.append(np.zeros(len(arrays.token_firm)))
            np.maximum.at(found[-1], arrays.of_token, costs)
        return found

    @cached_property
    def _beside(self) -> list[Array]:
        """[firms, persons]: what is left over at least of any name with the token, where that alone meets."""
        arrays, found = self._arrays, []
        borne = np.flatnonzero(np.diff(arrays.post_end, prepend=0))
        first = np.append(0, arrays.post_end[borne[:-1]]).astype(np.int64)
        for whole, dearest in zip(self._wholes, self._dearest, strict=True):
            found.append(np.full(len(dearest), np.inf))
            if len(borne):
                found[-1][borne] = np.minimum.reduceat(whole[arrays.post_name], first)
            found[-1] -= dearest
        return found

    def _cheap(self, asked: Asked, filed: Filed, floor: float) -> Array:
        """Places of the meetings beside which little is left over of the query, and of some name with the
        token."""
        found = np.zeros(len(filed.row), dtype=np.bool_)
        for side, profiles in enumerate(SIDES):
            share = max(cost_allowed(one, floor) / one.omission for one in profiles.values())
            most = share * filed.alike * filed.weight[:, side] + _SLACK
            at = np.flatnonzero(asked.whole_cost[:, side].take(filed.query) - filed.cost[:, side] <= most)
            found[at[self._beside[side].take(filed.row.take(at)) <= most.take(at)]] = True
        return np.flatnonzero(found)

    def _enough(
        self,
        asked: Asked,
        filed: Filed,
        places: Array,
        listed: list[Array],
        profiles: Array,
        floor: float,
    ) -> Array:
        """Whether each meeting may be enough where so much is left over of the listed name, by profiles of
        these bits."""
        found = np.zeros(len(places), dtype=np.bool_)
        for side, own in enumerate(SIDES):
            some = np.flatnonzero(profiles & sum(own))
            at, row, query = places[some], filed.row[places[some]], filed.query[places[some]]
            weight = np.minimum(filed.weight[at, side], self._weights[side][row])
            if side:
                weight = np.where(filed.doubt[at] > 0.0, 0.0, weight)
            met, doubt = filed.alike[at] * weight, filed.doubt[at] * weight
            left = np.maximum(asked.whole_cost[query, side] - filed.cost[at, side], 0.0)
            right = np.maximum(listed[side][some], 0.0)
            for bit, profile in own.items():
                score = score_at_most(profile, met, 0.0 * met, left, right, doubt, between=False)
                found[some] |= ((profiles[some] & bit) != 0) & (score >= floor - _SLACK)
        return found
