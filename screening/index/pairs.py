"""Pairs of queries and listed names that may score: found by shared tokens, bounded, the hopeless dropped.

A pair passes only if the most it could score reaches the floor, so that what is dropped would have been
dropped by comparing it too. Nothing here depends on what else is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from screening.index.aligned import Aligned
from screening.index.alone import Alone
from screening.index.arrays import Arrays, rows_of_many
from screening.index.asked import Asked
from screening.index.bounding import Bounds, Filed, Found, file_meetings, if_apart, where
from screening.index.ends import Ends
from screening.index.initials import Initials
from screening.index.likeness import truly_near
from screening.index.once import met_once
from screening.index.quick import QuickLook, asking_of, graded
from screening.index.runs import begins, expanded, places_of
from screening.index.slots import Slots, hashed
from screening.names.align import acronym_alike
from screening.names.bounds import (
    SIDES,
    cost_allowed,
    may_be_left,
    slips_at_least,
)
from screening.snapshot.flat import Array

LEAST_FLOOR, USUAL_FLOOR = 65.0, 79.9
"""The lowest scores for which the rarest words of the listed names are filed: for the usual ones they are
fewer, and each has another filed beside it that must meet too."""
AT_ONCE, FEW = 1 << 14, 1 << 13
"""Pairs that are made together; of fewer, to tell which need a second word would cost more than it saves."""
_NAME = 32
_ROUNDED = 0.05
"""Points that come of rounding what words weigh and cost."""
_FIRMLY = np.array([1.0, 0.0])


@dataclass(frozen=True, slots=True)
class Pairs:
    """Queries and rows of listed names, in that order, and the most each pair can score."""

    query: Array
    name: Array
    bound: Array


class _Postings(NamedTuple):
    """Where names are filed under the neighbours of some elements: the query of each neighbour, the place of
    the first name and how many there are; the hashes of what is filed `beside` each name, if anything."""

    names: Array
    beside: Array | None
    query: Array
    first: Array
    counts: Array

    @classmethod
    def of(
        cls, asked: Asked, which: Array, ends: Array, names: Array, beside: Array | None = None
    ) -> _Postings:
        """Of the elements that are true in `which`; up to `ends` in `names` are those of each token."""
        near = np.diff(asked.near_end, prepend=0)
        at, counts = expanded((asked.near_end - near)[which], near[which])
        row = asked.near_row.take(at)
        first = np.where(row > 0, ends.take(row - 1), 0).astype(np.int64)
        posted = ends.take(row).astype(np.int64) - first
        return cls(names, beside, np.repeat(asked.query[which], counts), first, posted)

    @property
    def size(self) -> int:
        """Names in all."""
        return int(self.counts.sum())

    def parts(self, meets: Callable[[Array, Array], Array] | None = None) -> Iterator[tuple[Array, Array]]:
        """(queries, names), of about so many at once as a processor keeps at hand; where something is filed
        beside names, those alone of which it `meets` the query too, if that is asked."""
        parts = np.flatnonzero(begins(self.counts.cumsum() // AT_ONCE))
        for start, end in pairwise([*parts.tolist(), len(self.counts)]):
            place, counts = expanded(self.first[start:end], self.counts[start:end])
            query = np.repeat(self.query[start:end], counts)
            if meets is not None and self.beside is not None:
                kept = np.flatnonzero(meets(query, self.beside.take(place)))
                query, place = query[kept], place[kept]
            yield query, self.names.take(place).astype(np.int64)


class PairFinder:
    """Finds pairs over the arrays of one index."""

    def __init__(self, arrays: Arrays, words: Sequence[str], allowed: Array) -> None:
        """`words`: the listed tokens; `allowed`: for each row of a name whether it stands on a list of the
        run."""
        self._arrays, self._words = arrays, words
        self._allowed, self._all = allowed, bool(allowed.all())
        self._posted = np.diff(arrays.post_end.astype(np.int64), prepend=0)
        self._beside = hashed(arrays.usual_beside)
        self._slots = Slots()
        initials, ends = Initials(arrays), Ends(arrays)
        self._quick = QuickLook(arrays, self._slots, initials, ends)
        self._alone = Alone(arrays)
        self._bounds = Bounds(arrays, self._slots, initials, ends)
        self._aligned = Aligned(arrays, words, ends)

    def find(self, asked: Asked, floor: float) -> Pairs:
        """All pairs that may score `floor` (0-100) or more."""
        if floor >= LEAST_FLOOR:
            floor = max(LEAST_FLOOR, floor - _ROUNDED)
        whole, asked = asked, self._worthwhile(asked, floor)
        extra = self._as_one(asked)
        filed = file_meetings(asked, len(self._posted))
        if floor < LEAST_FLOOR:  # near enough to be shown is also what only initials may join
            filed, extra = replace(filed, doubt=0.0 * filed.doubt), replace(extra, doubt=0.0 * extra.doubt)
        asking = asking_of(asked, filed)
        with self._slots.filled(filed.key, graded(filed)):
            query, name = self._candidates(asked, filed, asking, floor, extra)
            if not len(query):
                return Pairs(query, name, np.empty(0))
            plausible = self._quick.plausible(asked, query, name, asking, floor)
            if len(extra.query):
                taken = np.zeros(len(query), dtype=np.bool_)
                taken[plausible] = taken[where(query, name, extra.query, extra.name)[0]] = True
                plausible = np.flatnonzero(taken)
            query, name = query[plausible], name[plausible]
            bound = self._bounds.of(asked, query, name, filed, extra)
        if floor < LEAST_FLOOR:  # then bounds only say which names to show first
            kept = np.flatnonzero(bound >= floor)
            return Pairs(query[kept], name[kept], bound[kept])
        kept = np.flatnonzero(self._apart(whole, query, name, bound) >= floor)
        query, name, bound = query[kept], name[kept], bound[kept]
        return self._sharpened(whole, Pairs(query, name, bound), extra, floor)

    def _sharpened(self, asked: Asked, pairs: Pairs, extra: Found, floor: float) -> Pairs:
        """Those that may still score `floor` with their words as alike as they are, then side by side."""
        query, name = pairs.query, pairs.name
        if not len(query):
            return pairs
        truly, near = truly_near(asked, self._arrays, self._words, query, name)
        filed = file_meetings(truly, len(self._posted))
        with self._slots.filled(filed.key, graded(filed)):
            once = met_once(truly, self._arrays, query, name, extra)
            bound = np.minimum(pairs.bound, self._bounds.of(truly, query, name, filed, extra, once))
        kept = np.flatnonzero(self._apart(asked, query, name, bound) >= floor)
        query, name, bound = query[kept], name[kept], bound[kept]
        sharp = self._apart(asked, query, name, self._aligned.bounds(asked, query, name, near, extra, bound))
        kept = np.flatnonzero(sharp >= floor)
        return Pairs(query[kept], name[kept], sharp[kept])

    def _apart(self, asked: Asked, query: Array, name: Array, bound: Array) -> Array:
        return if_apart(asked, self._arrays, query, name, bound)

    def _worthwhile(self, asked: Asked, floor: float) -> Asked:
        """Without neighbours so unlike that their meeting would sink a pair however well all else met."""
        near = np.diff(asked.near_end, prepend=0)
        element = np.repeat(np.arange(len(asked.query)), near)
        query = asked.query.take(element)
        kept: Array = asked.near_unlike == 0
        for side, listed in enumerate((self._arrays.token_firm, self._arrays.token_person)):
            if not asked.weighed_by(sum(SIDES[side])).any():
                continue
            weight = np.minimum(asked.weight[:, side].take(element), listed.take(asked.near_row))
            for bit, profile in SIDES[side].items():
                spare = cost_allowed(profile, floor)
                lost = weight * (asked.near_unlike / 255.0) * (slips_at_least(profile) + spare)
                bearable = lost <= spare * asked.whole_weight[:, side].take(query) + 1e-6
                kept |= asked.weighed_by(bit).take(query) & bearable
        ends = np.concatenate([[0], kept.cumsum()])[asked.near_end]
        return replace(
            asked, near_end=ends, near_row=asked.near_row[kept], near_unlike=asked.near_unlike[kept]
        )

    def _candidates(
        self, asked: Asked, filed: Filed, asking: Array, floor: float, extra: Found
    ) -> tuple[Array, Array]:
        """Pairs that share a word without which they cannot pass, and another or that alone.

        One side has less left over than the other, and little: its rarest words are met. So it is enough to
        look up the rarest words of the query in all names, and all its words among the rarest of each name.
        """
        arrays = self._arrays
        telling = self._telling(asked, floor)
        looked = [_Postings.of(asked, telling, arrays.post_end, arrays.post_name)]
        if floor >= USUAL_FLOOR:
            usual = arrays.usual_end, arrays.usual_name, self._beside
            looked.append(_Postings.of(asked, ~telling, *usual))
        elif floor >= LEAST_FLOOR:
            looked.append(_Postings.of(asked, ~telling, arrays.rare_end, arrays.rare_name))
        if sum(one.size for one in looked) > FEW:
            meets = partial(self._quick.meets, asked, asking)
            found = [self._quick.several(asked, *part, asking) for one in looked for part in one.parts(meets)]
            found.append(self._alone.pairs(asked, filed, floor))
        else:
            found = [part for one in looked for part in one.parts()]
        query, name = map(np.concatenate, zip(*found, (extra.query, extra.name), strict=True))
        paired = (query << _NAME) | name
        paired.sort()
        paired = paired[begins(paired)]
        query, name = paired >> _NAME, paired & ((1 << _NAME) - 1)
        if self._all:
            return query, name
        on = self._allowed[name]
        return query[on], name[on]

    def _telling(self, asked: Asked, floor: float) -> Array:
        """The elements to look up in all names: the rarest of a query, until they weigh more than may be left
        over of it; all below `LEAST_FLOOR`.
        """
        if floor < LEAST_FLOOR:
            return np.ones(len(asked.query), dtype=np.bool_)
        count = len(asked.query)
        size = (
            np.add.reduceat(
                np.concatenate([self._posted.take(asked.near_row), [0]]),
                np.concatenate([[0], asked.near_end[:-1]]).astype(np.int64),
            )
            if count
            else np.empty(0)
        )
        size = np.where(np.diff(asked.near_end, prepend=0) > 0, size, 0)
        order = np.lexsort((size, asked.query))
        query = asked.query[order]
        first = begins(query)
        needed = np.zeros(count, dtype=np.bool_)
        for side, mine in enumerate(SIDES):
            if not asked.weighed_by(sum(mine)).any():
                continue
            weight = _before(np.where(asked.stretch[order], 0.0, asked.weight[order, side]), first)
            cost = _before(np.where(asked.stretch[order], 0.0, asked.cost[order, side]), first)
            rest = asked.whole_weight[query, side] - weight
            for bit, profile in mine.items():
                needed |= asked.weighed_by(bit)[query] & may_be_left(profile, floor, rest, cost)
        # what stands twice may meet twice, and an initial leaves less over than it costs
        telling: Array = asked.stretch | ((asked.times > 1) | (asked.initials != 0))[asked.query]
        telling[order] |= needed
        return telling

    def _as_one(self, asked: Asked) -> Found:
        """Listed names whose neighbours a query word is, written as one or by their initials, and those that
        share a long number, beside which all words may meet as one."""
        arrays = self._arrays
        counts = np.diff(asked.joined_end, prepend=0)
        joins, each = places_of(arrays.joined_names, asked.joined_row)
        joining = np.repeat(np.repeat(np.arange(len(asked.query)), counts), each)
        firm = asked.weighed_by(0b110)[asked.query]
        firmly = np.flatnonzero(firm & ~asked.stretch & (asked.size > 2))
        runs, counts = rows_of_many(arrays.run_sum, asked.sum[firmly])
        running = np.repeat(firmly, counts)
        query, name = self._by_number(asked, firm)
        element = np.concatenate([joining, running])
        listed = np.concatenate(
            [
                np.stack([arrays.joined_firm[joins], arrays.joined_person[joins]], axis=1),
                np.stack([arrays.run_firm[runs], np.zeros(len(runs), np.float32)], axis=1),
            ]
        )
        alike = np.ones(len(element))
        alike[len(joining) :] = [acronym_alike(size) for size in asked.size[running].tolist()]
        doubt = asked.weight[running, 0] * (1.0 - alike[len(joining) :])
        met = asked.weight[element] * alike[:, None]
        whole = np.stack([arrays.name_firm[name], np.zeros(len(name), np.float32)], axis=1)
        return Found(
            query=np.concatenate([asked.query[element], query]),
            name=np.concatenate([arrays.joined_name[joins], arrays.run_name[runs], name]).astype(np.int64),
            met=np.concatenate([met, asked.whole_weight[query] * _FIRMLY]),
            doubt=np.concatenate([np.zeros(len(joining)), doubt, np.zeros(len(query))]),
            listed_cost=np.concatenate([listed, whole]).astype(np.float64),
            query_cost=np.concatenate([asked.cost[element], asked.whole_cost[query] * _FIRMLY]),
        )

    def _by_number(self, asked: Asked, firm: Array) -> tuple[Array, Array]:
        """Pairs that share a long number; `firm`: elements of queries that may be a firm's or a ship's."""
        element = np.flatnonzero(firm & asked.numbered)
        near = np.diff(asked.near_end, prepend=0)[element]
        at, _ = expanded(asked.near_end[element] - near, near)
        place, posted = places_of(self._arrays.post_end, asked.near_row[at])
        query = np.repeat(np.repeat(asked.query[element], near), posted)
        return query, self._arrays.post_name[place].astype(np.int64)


def _before(values: Array, first: Array) -> Array:
    """Sum of the values before each, within its group; `first` marks where groups begin."""
    before = values.cumsum() - values
    starts = np.flatnonzero(first)
    counts = np.diff(np.concatenate([starts, [len(values)]]))
    within: Array = before - np.repeat(before[starts], counts)
    return within
