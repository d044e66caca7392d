"""What many queries ask for, as arrays: their tokens, what each weighs, and what it may meet.

One row a token of one query ("element"); neighbours written as one and runs of initials that are listed words
are elements too, worth the words they are made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from screening.index.parts import acronym_runs, initials_of, joined, letters_of
from screening.index.terms import Neighbours, Terms
from screening.names import NameForm
from screening.names.bounds import BY_TABLE_AT_MOST, PERSONAL, Costs, class_of, profiles_met
from screening.snapshot.flat import Array

ACRONYM_AT_MOST = 0.9
_NAME = 1.0
"""An initial may meet a whole name of a person, and then weighs like one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`query` of each element, its neighbours (up to `near_end` in `near_row`, `near_alike`), listed
    neighbours that it may be as one word (`joined_*`), its weights
    and its costs left over in firms and persons, whether it is a stretch of several words. Per query:
    what it may weigh in all, its costs left over in all, first letters and initials as bits, the profiles by
    class of listed name."""

    query: Array
    near_end: Array
    near_row: Array
    near_alike: Array
    joined_end: Array
    joined_row: Array
    weight: Array
    cost: Array
    stretch: Array
    words: Sequence[str]
    whole_weight: Array
    whole_cost: Array
    spare_cost: Array
    letters: Array
    initials: Array
    profiles: Array

    def weighed_by(self, bits: int) -> Array:
        """For each query whether a profile of those bits weighs it against any class of listed name."""
        found: Array = np.asarray((self.profiles & bits).any(axis=1))
        return found


def asked(forms: Sequence[NameForm], terms: Terms, costs: Costs) -> Asked:
    """The elements of `forms`."""
    query: list[int] = []
    words: list[str] = []
    weight: list[tuple[float, float]] = []
    cost: list[tuple[float, float]] = []
    stretch: list[Neighbours | None] = []
    whole_weight: list[tuple[float, float]] = []
    whole_cost: list[tuple[float, float]] = []
    firmly, personally = costs.weights.weight, costs.weights.personal
    for place, form in enumerate(forms):
        held = costs.of(form)
        firm = person = firm_cost = person_cost = 0.0
        for token, (one, other) in held.items():
            own = firmly(token), personally(token)
            query.append(place)
            words.append(token)
            weight.append(own)
            cost.append((one, other))
            stretch.append(None)
            firm, person = firm + own[0], person + (_NAME if len(token) == 1 else own[1])
            firm_cost, person_cost = firm_cost + one, person_cost + other
        for text, parts, met in _stretches(form, terms):
            query.append(place)
            words.append(text)
            weight.append((sum(map(firmly, parts)), sum(map(personally, parts))))
            cost.append((sum(held[one][0] for one in set(parts)), sum(held[one][1] for one in set(parts))))
            stretch.append(met)
        whole_weight.append((firm, person))
        whole_cost.append((firm_cost, person_cost))
    plain = iter(terms.neighbours([word for word, met in zip(words, stretch, strict=True) if met is None]))
    near = [met if met is not None else next(plain) for met in stretch]
    of = np.array(query, dtype=np.int64)
    cost_of = np.array(cost, dtype=np.float64).reshape(-1, 2)
    whole = np.array(whole_cost, dtype=np.float64).reshape(-1, 2)
    return Asked(
        query=of,
        near_end=np.fromiter((len(one.rows) for one in near), np.int64, len(near)).cumsum(),
        near_row=np.concatenate([one.rows for one in near]) if near else np.empty(0, np.int64),
        near_alike=np.concatenate([one.alike for one in near]) if near else np.empty(0),
        joined_end=np.fromiter((len(one.joined) for one in near), np.int64, len(near)).cumsum(),
        joined_row=np.concatenate([one.joined for one in near]) if near else _NONE,
        weight=np.array(weight, dtype=np.float64).reshape(-1, 2),
        cost=cost_of,
        stretch=np.array([met is not None for met in stretch], dtype=np.bool_),
        words=words,
        whole_weight=np.array(whole_weight, dtype=np.float64).reshape(-1, 2),
        whole_cost=whole,
        spare_cost=_spare(whole, cost_of, of),
        letters=np.array([letters_of(form.tokens) for form in forms], dtype=np.uint32),
        initials=np.array([initials_of(form.tokens) for form in forms], dtype=np.uint32),
        profiles=np.array([profiles_met(form) for form in forms], dtype=np.uint8).reshape(-1, 5),
    )


_NONE = np.empty(0, dtype=np.int64)
MOST_MET = 6
"""Tokens of a query that the quick look counts; more are as good as these."""


def _spare(whole: Array, cost: Array, query: Array) -> Array:
    """[query, tokens met, side]: what is left over at least when so many tokens, the costliest, are met."""
    taken = np.zeros((len(whole), MOST_MET + 1, 2))
    for side in (0, 1):
        order = np.lexsort((-cost[:, side], query))
        rank = np.arange(len(query)) - query.searchsorted(query)
        few = rank < MOST_MET
        taken[query[few], rank[few] + 1, side] = cost[order, side][few]
    left: Array = np.maximum(0.0, whole[:, None, :] - taken.cumsum(axis=1))
    return left


def _stretches(form: NameForm, terms: Terms) -> list[tuple[str, Sequence[str], Neighbours]]:
    """Neighbours that written as one, or by their initials, are a listed word."""
    if len(form.tokens) < 2:
        return []
    rows = terms.row_of
    met = [(text, parts, BY_TABLE_AT_MOST) for text, parts in joined(form.tokens) if text in rows]
    if len(form.tokens) > 2 and class_of(form) != PERSONAL:
        runs = acronym_runs(form.tokens)
        met += [(text, parts, ACRONYM_AT_MOST) for text, parts in runs if text in rows]
    return [
        (text, parts, Neighbours(np.array([rows[text]]), np.array([alike]), _NONE))
        for text, parts, alike in met
    ]
