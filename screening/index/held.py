"""The tokens of the listed names as flat arrays, and what the index says of each name by them.

One row a distinct token of one name, names in their order and the tokens of each in theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from screening.index.pairs import LEAST_FLOOR
from screening.index.quick import LEADING
from screening.index.runs import begins, sums
from screening.names import NameForm
from screening.names.agreement import FIRM, PERSON, VESSEL
from screening.names.bounds import Costs, least_left_allowed
from screening.names.leftovers import hangs_on_place, is_cut_off
from screening.snapshot.flat import Array

_TIE = 1e-9
"""Sums of many numbers differ by less with the order in which they are added."""


@dataclass(frozen=True, slots=True)
class Held:
    """`name` and `token` of each row, where in the name it stands, [firms, persons] what the token weighs and
    what it costs left over; `end` closes the rows of each name. `alike`: names whose tokens cost what they
    cost anywhere, and stand in no name twice."""

    name: Array
    token: Array
    place: Array
    weight: Array
    cost: Array
    end: Array
    tokens: int
    alike: Sequence[bool]

    @classmethod
    def of(cls, forms: Sequence[NameForm], row_of: dict[str, int], costs: Costs) -> Held:
        """The tokens of `forms`; `row_of`: the number of each."""
        ids: list[int] = []
        counts: list[int] = []
        others: dict[int, tuple[float, float]] = {}
        alike = [not hangs_on_place(form) for form in forms]
        for form, plain in zip(forms, alike, strict=True):
            if plain:
                ids += [row_of[token] for token in form.tokens]
                counts.append(len(form.tokens))
                if form.tokens and is_cut_off(form):
                    others[len(ids) - 1] = 0.0, 0.0
            else:
                held = costs.of(form)
                others.update(enumerate(held.values(), len(ids)))
                ids += [row_of[token] for token in held]
                counts.append(len(held))
        token = np.array(ids, dtype=np.int64)
        weigh = costs.weights
        weights = np.array([weigh.of(one) for one in row_of]).reshape(-1, 2)
        cost = np.array([costs.plain(one) for one in row_of]).reshape(-1, 2)[token]
        if others:
            cost[list(others)] = list(others.values())
        size = np.array(counts, dtype=np.int64)
        end = size.cumsum()
        place = np.arange(len(token)) - np.repeat(end - size, size)
        name = np.repeat(np.arange(len(forms)), size)
        return cls(name, token, place, weights[token], cost, end, len(row_of), alike)

    def names(self) -> dict[str, Array]:
        """What each name costs, and its tokens."""
        count = len(self.end)
        return {
            "of_end": self.end.astype(np.uint32),
            "of_token": self.token.astype(np.uint32),
            "of_firm": self.cost[:, 0].astype(np.float32),
            "of_person": self.cost[:, 1].astype(np.float32),
            "name_firm": sums(self.name, self.cost[:, 0], count).astype(np.float32),
            "name_person": sums(self.name, self.cost[:, 1], count).astype(np.float32),
        }

    def postings(self, parties: Sequence[int]) -> dict[str, Array]:
        """Token -> names, and the same of the rarest tokens of each name; `parties` that bear each token."""
        every = np.argsort(self.token, kind="stable")
        rarest = np.flatnonzero(self._rarest(np.array(parties, dtype=np.int64)))
        rare = rarest[np.argsort(self.token[rarest], kind="stable")]
        return {
            "post_end": np.bincount(self.token, minlength=self.tokens).cumsum().astype(np.uint32),
            "post_name": self.name[every].astype(np.uint32),
            "rare_end": np.bincount(self.token[rare], minlength=self.tokens).cumsum().astype(np.uint32),
            "rare_name": self.name[rare].astype(np.uint32),
        }

    def _rarest(self, parties: Array) -> Array:
        """For each row whether it is among the rarest of its name that together cost more than may be left
        over of it."""
        order = np.lexsort((self.token, parties[self.token], self.name))
        name = self.name[order]
        start = np.flatnonzero(begins(name))
        size = np.diff(start, append=len(name))
        needed = np.zeros(len(name), dtype=np.bool_)
        for side, profiles in ((0, (FIRM, VESSEL)), (1, (PERSON,))):
            share = max(least_left_allowed(one, LEAST_FLOOR) for one in profiles)
            own, cost = self.weight[order, side], self.cost[order, side]
            heavier = sums(self.name, np.maximum(self.weight, self.cost)[:, side], len(self.end))[name]
            own, cost = own.cumsum() - own, cost.cumsum() - cost  # before each, of all names
            own, cost = own - np.repeat(own[start], size), cost - np.repeat(cost[start], size)
            needed |= cost <= share * (heavier - own) + _TIE
        found = np.zeros(len(name), dtype=np.bool_)
        found[order] = needed
        return found

    def leading(self) -> dict[str, Array]:
        """The costliest tokens of each name as columns, and what is left of it."""
        count = len(self.end)
        size = np.diff(self.end, prepend=0)[self.name]
        rank = np.where(size > LEADING, -self.cost.max(axis=1), 0.0)
        order = np.lexsort((self.place, rank, self.name))
        column = np.empty(len(order), dtype=np.int64)
        column[order] = self.place  # places run from 0 in every name, and so do columns
        lead = np.flatnonzero(column < LEADING)
        rest = np.flatnonzero(column >= LEADING)
        token = np.full((count, LEADING), self.tokens, dtype=np.uint32)
        token[self.name[lead], column[lead]] = self.token[lead]
        cost = np.zeros((2, count, LEADING), dtype=np.float32)
        weight = np.zeros((2, count, LEADING), dtype=np.float32)
        for side in (0, 1):
            cost[side, self.name[lead], column[lead]] = self.cost[lead, side]
            weight[side, self.name[lead], column[lead]] = self.weight[lead, side]
        left = [sums(self.name[rest], self.weight[rest, side], count) for side in (0, 1)]
        rest_count = np.bincount(self.name[rest], minlength=count)
        return {
            "lead_token": token,
            "lead_firm": cost[0],
            "lead_person": cost[1],
            "lead_firm_weight": weight[0],
            "lead_person_weight": weight[1],
            "rest_count": rest_count.astype(np.uint8),
            "rest_end": rest_count.cumsum().astype(np.uint32),
            "rest_place": rest.astype(np.uint32),
            "rest_weight": np.stack(left, axis=1).astype(np.float32),
        }
