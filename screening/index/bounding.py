"""The most that pairs of a query and a listed name can score, from what their words can be alike at most.

For many pairs at once: each listed word is taken to meet the likeliest word of the query, also where another
met it. A pair is never given less than comparing it would give.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from screening.index.arrays import Arrays
from screening.index.asked import Asked
from screening.index.ends import Ends, ends_of
from screening.index.initials import Initials
from screening.index.runs import begins, expanded, places_of, sums
from screening.index.slots import Slots, hashed
from screening.names.bounds import SIDES, apart_at_most, score_at_most, slips_at_least
from screening.names.compare import NUMBER_MISSING
from screening.names.word_bounds import JOINED_WITH_A_SLIP
from screening.snapshot.flat import Array

if TYPE_CHECKING:
    from screening.index.once import Once

_NAME = np.uint64(32)
_SPARE = tuple(
    tuple(
        min(one.omission_if(between) / slips_at_least(one) for one in side.values())
        for between in (True, False)
    )
    for side in SIDES
)
"""By side the most that a slip in a word counts, of what the word costs left over, where that may stand
between others, and elsewhere: what would cost more is left over."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query word meets in a listed name beyond its tokens: neighbours of the name as one word; what is
    in doubt where it is nothing but their initials."""

    query: Array
    name: Array
    met: Array
    doubt: Array
    listed_cost: Array
    query_cost: Array


@dataclass(frozen=True, slots=True)
class Filed:
    """Possible meetings in order of `key` (`query` x `tokens`, a power of two, + `row` of a listed token):
    how alike at most; the most that a word of the query which may meet it weighs, and what all such cost, in
    firms and in persons; whether it is one plain word that may; the share of the weight that is in doubt
    where nothing but initials of the query may, in which no person's name is met; `ends_of` the words of the
    query."""

    tokens: np.uint64
    key: Array
    query: Array
    row: Array
    alike: Array
    weight: Array
    cost: Array
    plain: Array
    doubt: Array
    ends: Array


@dataclass(frozen=True, slots=True)
class _Meetings:
    """Listed tokens that meet: the pair (its place), the place in `of_*`, the place in `Filed`."""

    pair: Array
    place: Array
    filed: Array


class _Weighed(NamedTuple):
    """Of pairs at best: what met, was lost inside met tokens, is left over of the query and of the listed
    name, is in doubt; whether what is left over may stand between words that met."""

    met: Array
    lost: Array
    left: Array
    right: Array
    doubt: Array
    between: Array


def file_meetings(asked: Asked, tokens: int) -> Filed:
    """The meetings that are possible between the queries and so many listed tokens."""
    bits = np.uint64(tokens.bit_length())
    base = np.uint64(1) << bits
    near = np.diff(asked.near_end, prepend=0)
    begin = asked.query.searchsorted(np.arange(len(asked.letters)))
    own = np.arange(len(asked.query)) - begin[asked.query]
    filed = np.repeat(asked.query.astype(np.uint64) << bits, near) | asked.near_row.astype(np.uint64)
    filed = (filed << np.uint64(18)) | (asked.near_unlike.astype(np.uint64) << np.uint64(10))
    filed |= np.repeat(np.minimum(own, 1023).astype(np.uint64), near)
    filed.sort()
    key = filed >> np.uint64(18)
    first = np.flatnonzero(begins(key))
    if not len(first):
        nothing, none = np.empty((0, 2)), key.astype(np.int64)
        return Filed(base, key, none, none, np.empty(0), nothing, nothing, none == 1, np.empty(0), none)
    low, counts = filed.astype(np.int64), np.diff(first, append=len(key))
    alike = (255 - ((low[first] >> 10) & 255)) / 255.0  # of several the first is the likeliest

    query = (key[first] >> bits).astype(np.int64)
    row = (key[first] & (base - np.uint64(1))).astype(np.int64)

    def elements(at: Array, query: Array) -> Array:
        return begin.take(query) + (low[at] & 1023)

    element = elements(first, query)
    weight, cost = asked.weight.take(element, axis=0), asked.cost.take(element, axis=0)
    plain, each = ~asked.stretch.take(element), ends_of(asked, own)
    ends = each.take(element)
    several = counts > 1
    initials = ~plain & ~several & (alike < JOINED_WITH_A_SLIP)  # written as one they are more alike
    at = np.flatnonzero(np.repeat(several, counts))
    if len(at):
        start = np.flatnonzero(begins(key[at]))
        element = elements(at, np.repeat(query[several], counts[several]))
        weight[several] = np.maximum.reduceat(asked.weight[element], start, axis=0)
        cost[several] = np.add.reduceat(asked.cost[element], start, axis=0)
        ends[several] = np.bitwise_or.reduceat(each[element], start)
        plain[several] = False
    doubt = np.where(initials, 1.0 - alike, 0.0)
    weight[initials] = np.inf  # words met by their initials weigh what those do
    return Filed(base, key[first], query, row, alike, weight, cost, plain, doubt, ends)


def where(query: Array, name: Array, wanted_query: Array, wanted_name: Array) -> tuple[Array, Array]:
    """Places of wanted pairs among ordered ones, and which of the wanted they are."""
    if not len(query):
        return query, query
    held = (query.astype(np.uint64) << _NAME) | name.astype(np.uint64)
    wanted = (wanted_query.astype(np.uint64) << _NAME) | wanted_name.astype(np.uint64)
    at = np.minimum(held.searchsorted(wanted), len(held) - 1)
    there = np.flatnonzero(held[at] == wanted)
    return at[there], there


def times_met(asked: Asked, arrays: Arrays, query: Array, name: Array, several: Array) -> Array:
    """How often what meets counts in pairs, ordered by `query`, at most: as often as the query says a word if
    the listed name says one twice too, and twice where `several` words may meet one, which may be that."""
    repeats = arrays.name_repeats.take(name)
    found = np.where(repeats & several, 2.0, 1.0)
    often = np.flatnonzero(asked.times > 1)
    first = query.searchsorted(often)
    at, _ = expanded(first, query.searchsorted(often, side="right") - first)
    at = at[repeats[at]]
    found[at] = np.maximum(found[at], asked.times[query[at]])
    return found


def if_apart(asked: Asked, arrays: Arrays, query: Array, name: Array, bound: Array) -> Array:
    """The most that pairs can score that could score `bound` if no name said what its bearer is. Other names
    than persons' have rules beside that (`compare`), and a native spelling is compared without it."""
    mine, theirs = asked.sort.take(query), arrays.name_sort.take(name)
    at = np.flatnonzero((mine != theirs) & (mine != 0) & (theirs != 0))
    query, name = query[at], name[at]
    personal = asked.profiles[query, arrays.name_class[name]] == sum(SIDES[1])
    at = at[personal & ~(asked.native[query] & arrays.name_native[name])]
    found = bound.copy()
    found[at] = apart_at_most(bound[at])
    return found


class Bounds:
    """Bounds over the arrays of one index."""

    def __init__(self, arrays: Arrays, slots: Slots, initials: Initials, ends: Ends) -> None:
        self._arrays = arrays
        self._slots = slots
        self._initials = initials
        self._ends = ends

    def of(
        self, asked: Asked, query: Array, name: Array, filed: Filed, extra: Found, once: Once | None = None
    ) -> Array:
        """The most that each pair can score, loosely; the slots hold what is filed. `once`: what is known of
        the queries' side."""
        arrays = self._arrays
        meetings = self._meetings(filed, query, *places_of(arrays.of_end, name))
        profiles = asked.profiles[query, arrays.name_class[name]]
        bound = np.zeros(len(query))
        for side, mine in enumerate(SIDES):
            at = np.flatnonzero(profiles & sum(mine))
            if not len(at):
                continue
            of_mine = np.full(len(query), -1)
            of_mine[at] = np.arange(len(at))
            pair = of_mine[meetings.pair]
            kept = np.flatnonzero(pair >= 0)
            its = _Meetings(pair[kept], meetings.place[kept], meetings.filed[kept])
            weighed = self._weighed(asked, query[at], name[at], filed, extra, its, side)
            if once is not None:
                weighed = weighed._replace(
                    met=np.minimum(weighed.met, once.met[side, at]),
                    lost=np.where(once.lettered[at], 0.0, weighed.lost),
                    left=np.maximum(weighed.left, once.left[side, at]),
                )
            for bit, profile in mine.items():
                own = np.flatnonzero(profiles[at] & bit)
                score = score_at_most(
                    profile, *(one[own] for one in weighed[:5]), between=weighed.between[own]
                )
                if once is not None and not side:
                    score = np.where(once.numbered[at[own]], np.minimum(score, NUMBER_MISSING), score)
                bound[at[own]] = np.maximum(bound[at[own]], score)
        return bound

    def _weighed(
        self, asked: Asked, query: Array, name: Array, filed: Filed, extra: Found, its: _Meetings, side: int
    ) -> _Weighed:
        """What the meetings of pairs, `its`, amount to at best, as `side` weighs words."""
        arrays, count, pair = self._arrays, len(query), its.pair
        of_cost, whole, weights = (
            (arrays.of_firm, arrays.name_firm, arrays.token_firm),
            (arrays.of_person, arrays.name_person, arrays.token_person),
        )[side]
        alike = filed.alike.take(its.filed)
        weight = filed.weight[:, side].take(its.filed)
        weight = np.minimum(weight, weights.take(arrays.of_token.take(its.place)))
        unsure = filed.doubt.take(its.filed)
        if side:
            weight = np.where(unsure > 0.0, 0.0, weight)
        others = np.zeros(count, dtype=np.bool_)
        met = sums(pair, alike * weight, count)
        doubt = sums(pair, weight * unsure, count)
        hits = sums(pair, None, count)
        cost = of_cost.take(its.place)
        right: Array = whole.take(name) - sums(pair, cost, count)
        left: Array = asked.whole_cost[:, side].take(query)
        left -= sums(pair, filed.cost[:, side].take(its.filed), count)
        if len(extra.query):
            own, which = where(query, name, extra.query, extra.name)
            others[own] = True
            sure = (extra.doubt[which] == 0.0) | (side == 0)
            np.add.at(met, own, np.where(sure, extra.met[which, side], 0.0))
            np.add.at(doubt, own, extra.doubt[which])
            np.add.at(hits, own, 1.0)
            np.add.at(right, own, -extra.listed_cost[which, side])
            np.add.at(left, own, -extra.query_cost[which, side])
        # where several words may meet one, or words as one, none is surely misspelled
        as_one = (sums(pair, ~filed.plain.take(its.filed), count) > 0) | others
        between = np.zeros(count, dtype=np.bool_)
        spare: Array | float = _SPARE[side][1]
        if side:
            more, ours, theirs = self._initials.between(asked, query, name)
            met = np.where(met > 0.0, met + more, 0.0)  # initials alone are nobody's name
            left, right = left - ours, right - theirs
            ends = filed.ends.take(its.filed)
            between, dear = self._ends.met(asked, query, name, pair, its.place, ends, others, more > 0.0)
            spare = np.where(dear, _SPARE[side][1], _SPARE[side][0])
        lost = sums(pair, np.minimum(weight * (1.0 - alike), spare * cost), count)
        lost[as_one] = 0.0  # words met as one are not met each by another
        doubt[hits > 1.0] = 0.0  # of several some may not come about
        met *= times_met(asked, arrays, query, name, as_one)
        return _Weighed(met, lost, np.maximum(left, 0.0), np.maximum(right, 0.0), doubt, between)

    def _meetings(self, filed: Filed, query: Array, place: Array, counts: Array) -> _Meetings:
        """Which listed tokens meet an element of the pair's query."""
        pair = np.repeat(np.arange(len(query)), counts)
        wanted = query.take(pair).astype(np.uint64) * filed.tokens + self._arrays.of_token.take(place)
        likely = np.flatnonzero(self._slots.values(hashed(wanted)))
        wanted, pair, place = wanted[likely], pair[likely], place[likely]
        at = np.minimum(filed.key.searchsorted(wanted), max(0, len(filed.key) - 1))
        met = np.flatnonzero(filed.key[at] == wanted)
        return _Meetings(pair[met], place[met], at[met])
