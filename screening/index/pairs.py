"""Pairs of queries and listed names that may score: found by shared tokens, bounded, the hopeless dropped.

A pair passes only if the most it could score reaches the floor, so that what is dropped would have been
dropped by comparing it too. Nothing here depends on what else is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from screening.index.arrays import Arrays, checksum, rows_of_many
from screening.index.asked import MOST_MET, Asked
from screening.index.spellings import expanded
from screening.names.agreement import PERSON
from screening.names.bounds import (
    PROFILES,
    cost_allowed,
    least_left_allowed,
    score_at_most,
    slips_at_least,
)
from screening.snapshot.flat import Array

LEADING = 4
"""Tokens of a listed name that the quick look sees; the rest is taken to meet."""
LEAST_FLOOR = 65.0
"""The lowest score for which the rarest words of the listed names are filed."""
_NAME = np.uint64(32)
_INITIAL = PERSON.initial
_SLOTS = 21
_SHIFT = np.uint32(32 - _SLOTS)
_HASH = np.uint32(0x9E3779B1)
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Pairs:
    """Queries and rows of listed names, in that order, and the most each pair can score."""

    query: Array
    name: Array
    bound: Array


@dataclass(frozen=True, slots=True)
class _Found:
    """What a query word meets in a listed name beyond its tokens: neighbours of the name as one word."""

    query: Array
    name: Array
    met: Array
    listed_cost: Array
    query_cost: Array


@dataclass(frozen=True, slots=True)
class _Filed:
    """Possible meetings in order of `key` (query x `tokens` + listed token): the likest element of the query,
    counted from `begin` of the query, and how alike it is at most."""

    tokens: np.uint64
    key: Array
    begin: Array
    element: Array
    alike: Array


@dataclass(frozen=True, slots=True)
class _Meetings:
    """Listed tokens that meet: the pair (its place), the place in `of_*`, the element, alike at most."""

    pair: Array
    place: Array
    element: Array
    alike: Array


class PairFinder:
    """Finds pairs over the arrays of one index."""

    def __init__(self, arrays: Arrays, allowed: Array) -> None:
        """`allowed`: for each row of a name whether it stands on a list of the run."""
        self._arrays = arrays
        self._allowed = allowed
        self._posted = np.diff(arrays.post_end.astype(np.int64), prepend=0)
        self._by_one: dict[float, Array] = {}
        self._slots = np.zeros(1 << _SLOTS, dtype=np.bool_)

    def find(self, asked: Asked, floor: float) -> Pairs:
        """All pairs that may score `floor` (0-100) or more."""
        asked = self._worthwhile(asked, floor)
        extra = self._as_one(asked)
        query, name = self._candidates(asked, floor, extra)
        if not len(query):
            return Pairs(query[:0], name[:0], np.empty(0))
        filed = self._file(asked)
        slots = _slot(filed.key.astype(np.uint32))
        self._slots[slots] = True
        plausible = self._plausible(asked, query, name, filed, floor)
        self._slots[slots] = False
        if len(extra.query):
            taken = np.zeros(len(query), dtype=np.bool_)
            taken[plausible] = taken[_where(query, name, extra.query, extra.name)[0]] = True
            plausible = np.flatnonzero(taken)
        query, name = query[plausible], name[plausible]
        bound = self._bounds(asked, query, name, filed, extra)
        kept: Array = bound >= floor
        return Pairs(query[kept], name[kept], bound[kept])

    def _worthwhile(self, asked: Asked, floor: float) -> Asked:
        """Without neighbours so unlike that their meeting would sink a pair however well all else met."""
        near = np.diff(asked.near_end, prepend=0)
        element = np.repeat(np.arange(len(asked.query)), near)
        query = asked.query[element]
        kept: Array = asked.near_alike >= 1.0
        for bit, profile in enumerate(PROFILES):
            asks = asked.weighed_by(1 << bit)
            if not asks.any():
                continue
            side, listed = (
                (1, self._arrays.token_person) if profile is PERSON else (0, self._arrays.token_firm)
            )
            weight = np.minimum(asked.weight[element, side], listed[asked.near_row])
            spare = cost_allowed(profile, floor)
            lost = weight * (1.0 - asked.near_alike) * (slips_at_least(profile) + spare)
            kept |= np.asarray(asks[query] & (lost <= spare * asked.whole_weight[query, side] + 1e-6))
        ends = np.concatenate([[0], kept.cumsum()])[asked.near_end]
        return replace(asked, near_end=ends, near_row=asked.near_row[kept], near_alike=asked.near_alike[kept])

    def _candidates(self, asked: Asked, floor: float, extra: _Found) -> tuple[Array, Array]:
        """Pairs that share a word without which they cannot pass.

        One side has less left over than the other, and little: its rarest words are met. So it is enough to
        look up the rarest words of the query in all names, and all its words among the rarest of each name.
        """
        arrays = self._arrays
        telling = self._telling(asked, floor)
        rare = ~telling if floor >= LEAST_FLOOR else np.zeros_like(telling)
        parts = [
            self._expand(asked, telling, arrays.post_end, arrays.post_name),
            self._expand(asked, rare, arrays.rare_end, arrays.rare_name),
            (extra.query.astype(np.uint64) << _NAME) | extra.name.astype(np.uint64),
        ]
        filed = np.concatenate(parts)
        filed.sort()
        if len(filed):
            filed = filed[_begins(filed)]
        query, name = (filed >> _NAME).astype(np.int64), (filed & np.uint64(0xFFFFFFFF)).astype(np.int64)
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
                np.concatenate([self._posted[asked.near_row], [0]]),
                np.concatenate([[0], asked.near_end[:-1]]).astype(np.int64),
            )
            if count
            else np.empty(0)
        )
        size = np.where(np.diff(asked.near_end, prepend=0) > 0, size, 0)
        order = np.lexsort((size, asked.query))
        query = asked.query[order]
        first = _begins(query)
        needed = np.zeros(count, dtype=np.bool_)
        for bit, profile in enumerate(PROFILES):
            asks = asked.weighed_by(1 << bit)[query]
            side = 1 if profile is PERSON else 0
            own = np.where(asked.stretch[order], 0.0, asked.weight[order, side])
            cost = np.where(asked.stretch[order], 0.0, asked.cost[order, side])
            share = least_left_allowed(profile, floor)
            weight_before, cost_before = _before(own, first), _before(cost, first)
            enough = cost_before > share * (asked.whole_weight[query, side] - weight_before)
            needed |= asks & ~enough
        telling = asked.stretch.copy()
        telling[order] |= needed
        return telling

    def _expand(self, asked: Asked, which: Array, ends: Array, names: Array) -> Array:
        """(query, name) filed as one number, for the neighbours of some elements."""
        counts = np.diff(asked.near_end, prepend=0)
        at, _ = expanded((asked.near_end - counts)[which], counts[which])
        rows = asked.near_row[at]
        query = np.repeat(asked.query[which], counts[which])
        last = ends[rows].astype(np.int64)
        first = np.where(rows > 0, ends[rows - 1], 0).astype(np.int64)
        place, posted = expanded(first, last - first)
        return (np.repeat(query, posted).astype(np.uint64) << _NAME) | names[place].astype(np.uint64)

    def _as_one(self, asked: Asked) -> _Found:
        """Listed names whose neighbours a query word is, written as one or by their initials."""
        arrays = self._arrays
        counts = np.diff(asked.joined_end, prepend=0)
        last = arrays.joined_names[asked.joined_row].astype(np.int64)
        first = np.where(asked.joined_row > 0, arrays.joined_names[asked.joined_row - 1], 0).astype(np.int64)
        joins, each = expanded(first, last - first)
        joining = np.repeat(np.repeat(np.arange(len(asked.query)), counts), each)
        lengths = np.fromiter(map(len, asked.words), np.int64, len(asked.words))
        firm = asked.weighed_by(0b110)[asked.query]
        firmly = np.flatnonzero(firm & ~asked.stretch & (lengths > 2))
        sums = np.fromiter((checksum(asked.words[at]) for at in firmly.tolist()), np.uint32, len(firmly))
        runs, counts = rows_of_many(arrays.run_sum, sums)
        running = np.repeat(firmly, counts)
        element = np.concatenate([joining, running])
        listed = np.concatenate(
            [
                np.stack([arrays.joined_firm[joins], arrays.joined_person[joins]], axis=1),
                np.stack([arrays.run_firm[runs], np.zeros(len(runs), np.float32)], axis=1),
            ]
        )
        return _Found(
            query=asked.query[element],
            name=np.concatenate([arrays.joined_name[joins], arrays.run_name[runs]]).astype(np.int64),
            met=asked.weight[element],
            listed_cost=listed.astype(np.float64),
            query_cost=asked.cost[element],
        )

    # --- how well they may score ---------------------------------------------------------------

    def _plausible(self, asked: Asked, query: Array, name: Array, filed: _Filed, floor: float) -> Array:
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
        alone = (asked.spare_cost[:, 1] <= _least(floor)).any(axis=1) | (asked.initials != 0)
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
            mine = [(1 << bit, one) for bit, one in enumerate(PROFILES) if (one is PERSON) == bool(side)]
            own = np.flatnonzero(profiles & sum(bit for bit, _ in mine))
            if not len(own):
                continue
            rows = name[own]
            met = arrays.rest_weight[rows, side] + (weights.take(rows, axis=0) * hit[own]).sum(axis=1)
            right = (costs.take(rows, axis=0) * ~hit[own]).sum(axis=1)
            left = asked.spare_cost[query[own], np.minimum(hits[own], MOST_MET), side]
            low, high = np.minimum(left, right), np.maximum(left, right)
            least = max(least_left_allowed(one, floor) for _, one in mine)
            most = max(cost_allowed(one, floor) / one.omission for _, one in mine)
            kept[own] |= (low <= least * met + _SLACK) & (high <= most * met + _SLACK)
            kept[own] |= initials[own]
        return at[kept]

    def _met_by_one(self, floor: float) -> Array:
        """Listed names of which one leading token may be enough to meet."""
        held = self._by_one.get(floor)
        if held is None:
            arrays = self._arrays
            firm, person = _least(floor)
            held = arrays.name_firm - arrays.lead_firm.max(axis=1, initial=0.0) <= firm
            held |= arrays.name_person - arrays.lead_person.max(axis=1, initial=0.0) <= person
            self._by_one[floor] = held = held | (arrays.name_initials != 0) | (arrays.rest_count > 0)
        return held

    def _bounds(self, asked: Asked, query: Array, name: Array, filed: _Filed, extra: _Found) -> Array:
        """The most that each pair can score."""
        arrays = self._arrays
        last = arrays.of_end[name].astype(np.int64)
        first = np.where(name > 0, arrays.of_end[name - 1], 0).astype(np.int64)
        meetings = self._meetings(filed, query, *expanded(first, last - first))
        profiles = asked.profiles[query, arrays.name_class[name]]
        bound = np.zeros(len(query))
        for side, of_cost, whole, weights in (
            (0, arrays.of_firm, arrays.name_firm, arrays.token_firm),
            (1, arrays.of_person, arrays.name_person, arrays.token_person),
        ):
            mine = [(1 << bit, one) for bit, one in enumerate(PROFILES) if (one is PERSON) == bool(side)]
            at = np.flatnonzero(profiles & sum(bit for bit, _ in mine))
            if not len(at):
                continue
            of_mine = np.full(len(query), -1)
            of_mine[at] = np.arange(len(at))
            pair = of_mine[meetings.pair]
            kept = pair >= 0
            pair, place, element = pair[kept], meetings.place[kept], meetings.element[kept]
            weight = np.minimum(asked.weight[element, side], weights[arrays.of_token[place]])
            met = _sums(pair, meetings.alike[kept] * weight, len(at))
            spare = min(one.omission / slips_at_least(one) for _, one in mine)
            lost = _sums(
                pair, weight * np.minimum(1.0 - meetings.alike[kept], spare), len(at)
            )  # what would cost more is left over
            as_one = _sums(pair, asked.stretch[element], len(at)) > 0
            right: Array = whole[name[at]] - _sums(pair, of_cost[place], len(at))
            left: Array = asked.whole_cost[query[at], side] - _sums(pair, asked.cost[element, side], len(at))
            if len(extra.query):
                own, which = _where(query[at], name[at], extra.query, extra.name)
                np.add.at(met, own, extra.met[which, side])
                np.add.at(right, own, -extra.listed_cost[which, side])
                np.add.at(left, own, -extra.query_cost[which, side])
                as_one[own] = True
            lost[as_one] = 0.0  # words met as one are not met each by another
            if side:
                met, left, right = self._with_initials(asked, query[at], name[at], met, left, right)
            left, right = np.maximum(left, 0.0), np.maximum(right, 0.0)
            for bit, profile in mine:
                its = np.flatnonzero(profiles[at] & bit)
                score = score_at_most(profile, met[its], lost[its], left[its], right[its])
                bound[at[its]] = np.maximum(bound[at[its]], score)
        return bound

    def _file(self, asked: Asked) -> _Filed:
        """The meetings that are possible: query and listed token, with the likest element of the query."""
        tokens = np.uint64(len(self._posted) + 1)
        near = np.diff(asked.near_end, prepend=0)
        begin = asked.query.searchsorted(np.arange(len(asked.letters)))
        own = np.arange(len(asked.query)) - begin[asked.query]
        unlike = np.uint64(255) - np.ceil(asked.near_alike * 255.0 - 1e-6).astype(np.uint64)
        filed = np.repeat(asked.query.astype(np.uint64) * tokens, near) + asked.near_row.astype(np.uint64)
        filed = (filed << np.uint64(18)) | (unlike << np.uint64(10))
        filed |= np.repeat(np.minimum(own, 1023).astype(np.uint64), near)
        filed.sort()
        key = filed >> np.uint64(18)
        once = _begins(key)
        filed = filed[once].astype(np.int64)
        return _Filed(tokens, key[once], begin, filed & 1023, (255 - ((filed >> 10) & 255)) / 255.0)

    def _meetings(self, filed: _Filed, query: Array, place: Array, counts: Array) -> _Meetings:
        """Which listed tokens meet an element of the pair's query."""
        pair = np.repeat(np.arange(len(query)), counts)
        wanted = query[pair].astype(np.uint64) * filed.tokens + self._arrays.of_token[place]
        if not len(filed.key):
            wanted, pair = wanted[:0], pair[:0]
        at = np.minimum(filed.key.searchsorted(wanted), max(0, len(filed.key) - 1))
        met = np.flatnonzero(filed.key[at] == wanted)
        at, pair = at[met], pair[met]
        return _Meetings(pair, place[met], filed.begin[query[pair]] + filed.element[at], filed.alike[at])

    def _with_initials(
        self, asked: Asked, query: Array, name: Array, met: Array, left: Array, right: Array
    ) -> tuple[Array, Array, Array]:
        """What initials of either side may add: each stands for a name that begins with it."""
        arrays = self._arrays
        own = np.bitwise_count(asked.initials[query] & arrays.name_letters[name])
        theirs = np.bitwise_count(arrays.name_initials[name] & asked.letters[query])
        return met + _INITIAL * (own + theirs), left - own - theirs, right - own - theirs


def _begins(values: Array) -> Array:
    """Where another value begins, of values in order."""
    first = np.ones(len(values), dtype=np.bool_)
    first[1:] = values[1:] != values[:-1]
    return first


def _least(floor: float) -> tuple[float, float]:
    """What may be left over at most, of firms and persons, on the side that has less, where the other
    weighs 1."""
    firm = max(least_left_allowed(one, floor) for one in PROFILES if one is not PERSON)
    return firm + _SLACK, least_left_allowed(PERSON, floor) + _SLACK


def _slot(key: Array) -> Array:
    """Where in the table of slots a key (uint32) is marked; a few keys share a slot."""
    return (key * _HASH) >> _SHIFT


def _sums(places: Array, values: Array, count: int) -> Array:
    """The sum of the values at each of `count` places; of none at all it is 0.0, not 0."""
    found: Array = np.bincount(places, values, count).astype(np.float64)
    return found


def _where(query: Array, name: Array, wanted_query: Array, wanted_name: Array) -> tuple[Array, Array]:
    """Places of wanted pairs among ordered ones, and which of the wanted they are."""
    held = (query.astype(np.uint64) << _NAME) | name.astype(np.uint64)
    wanted = (wanted_query.astype(np.uint64) << _NAME) | wanted_name.astype(np.uint64)
    at = np.minimum(held.searchsorted(wanted), max(0, len(held) - 1))
    there = np.flatnonzero(held[at] == wanted)
    return at[there], there


def _before(values: Array, first: Array) -> Array:
    """Sum of the values before each, within its group; `first` marks where groups begin."""
    before = values.cumsum() - values
    starts = np.flatnonzero(first)
    counts = np.diff(np.concatenate([starts, [len(values)]]))
    within: Array = before - np.repeat(before[starts], counts)
    return within
