"""The tokens of the listed names as flat arrays, and what the index says of each name by them.

One row a distinct token of one name, names in their order and the tokens of each in theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from screening.index.pairs import LEAST_FLOOR, USUAL_FLOOR
from screening.index.quick import LEADING
from screening.index.runs import begins, sums
from screening.names import Names
from screening.names.agreement import PERSON
from screening.names.bounds import SIDES, may_be_left
from screening.names.hanging import place_traits_of_many
from screening.names.least import Tokens, least_costs
from screening.names.near_forms import may_be_forms
from screening.names.readings import first_three
from screening.names.sums import LessOne
from screening.snapshot.flat import Array


@dataclass(frozen=True, slots=True)
class Spoken:
    """All tokens of the names, as they stand in them. `words`: the distinct ones in order; `name` and `token`
    of each, and the place among all where the same token first stands in that name; `end` closes the tokens
    of each name."""

    words: Sequence[str]
    name: Array
    token: Array
    first: Array
    end: Array

    @classmethod
    def of(cls, names: Sequence[Sequence[str]]) -> Spoken:
        """The tokens of `names`."""
        tokens = list(chain.from_iterable(names))
        words = sorted(set(tokens))
        row_of = dict(zip(words, range(len(words)), strict=True))
        token = np.fromiter(map(row_of.__getitem__, tokens), np.int64, len(tokens))
        size = np.fromiter(map(len, names), np.int64, len(names))
        name = np.repeat(np.arange(len(names)), size)
        filed = (name << 32) | token
        order = np.argsort(filed, kind="stable")
        leads = np.where(begins(filed[order]), np.arange(len(filed)), 0)
        first = np.empty(len(filed), dtype=np.int64)
        first[order] = order[np.maximum.accumulate(leads)]
        return cls(words, name, token, first, size.cumsum())

    @property
    def repeats(self) -> Array:
        """For each name whether it says a token twice."""
        found = np.zeros(len(self.end), dtype=np.bool_)
        found[self.name[self.first < np.arange(len(self.first))]] = True
        return found


@dataclass(frozen=True, slots=True)
class Held:
    """`name` and `token` of each row, where in the name it stands, [firms, persons] what the token weighs and
    what it costs left over; `end` closes the rows of each name. `row`: that of each spoken token; `repeats`:
    for each name whether it says a token twice."""

    name: Array
    token: Array
    place: Array
    weight: Array
    cost: Array
    end: Array
    tokens: int
    row: Array
    repeats: Array

    @classmethod
    def of(cls, spoken: Spoken, names: Names, classes: Array, weight: Array, sums: LessOne) -> Held:
        """The tokens of `names`, as they are `spoken`; `classes`: `class_of` each name; `weight`: [word,
        side] what each word weighs, `sums` theirs."""
        near = may_be_forms(spoken.words, sums).tolist()
        traits = np.array(place_traits_of_many(spoken.words, near), dtype=np.int64)
        three = np.fromiter(map(first_three, spoken.words), np.int64, len(spoken.words))
        size = np.diff(spoken.end, prepend=0)
        tokens = Tokens(size, spoken.token, traits[spoken.token], three[spoken.token], classes)
        cost = least_costs(names, tokens, weight[spoken.token])
        once = spoken.first == np.arange(len(spoken.first))
        name, token = spoken.name[once], spoken.token[once]
        size = np.bincount(name, minlength=len(names))
        end = size.cumsum()
        place = np.arange(len(token)) - np.repeat(end - size, size)
        row = (once.cumsum() - 1)[spoken.first]
        held = name, token, place, weight[token], cost[once], end
        return cls(*held, len(spoken.words), row, spoken.repeats)

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

    def postings(self, parties: Sequence[int], initials: Array) -> dict[str, Array]:
        """Token -> names, and the same of the rarest tokens of each name, for two floors; with those of the
        second a token that must meet beside it. `parties` that bear each token; names with `initials`, which
        may meet any word, are filed under all their tokens."""
        every = np.argsort(self.token, kind="stable")
        rarity = np.lexsort((self.token, np.array(parties, dtype=np.int64)[self.token], self.name))
        rare, usual = (
            self._posted(self._rarest(rarity, floor) | initials[self.name])
            for floor in (LEAST_FLOOR, USUAL_FLOOR)
        )
        beside = self._beside(rarity, initials)
        return {
            "post_end": self._ends(every),
            "post_name": self.name[every].astype(np.uint32),
            "rare_end": self._ends(rare),
            "rare_name": self.name[rare].astype(np.uint32),
            "usual_end": self._ends(usual),
            "usual_name": self.name[usual].astype(np.uint32),
            "usual_beside": beside[usual].astype(np.uint32),
        }

    def _posted(self, needed: Array) -> Array:
        """Rows that are needed, by their tokens."""
        rows = np.flatnonzero(needed)
        found: Array = rows[np.argsort(self.token[rows], kind="stable")]
        return found

    def _ends(self, rows: Array) -> Array:
        return np.bincount(self.token[rows], minlength=self.tokens).cumsum().astype(np.uint32)

    def _rarest(self, order: Array, floor: float) -> Array:
        """For each row whether it is among the rarest of its name that together cost more than may be left
        over of it for a score of `floor`; `order`: the rows by names and rarity."""
        name = self.name[order]
        start = np.flatnonzero(begins(name))
        size = np.diff(start, append=len(name))
        needed = np.zeros(len(name), dtype=np.bool_)
        for side in (0, 1):
            own, cost = self.weight[order, side], self.cost[order, side]
            own, cost = own.cumsum() - own, cost.cumsum() - cost  # before each, of all names
            own, cost = own - np.repeat(own[start], size), cost - np.repeat(cost[start], size)
            needed |= self._bearable(side, floor, self._heavier(side)[name] - own, cost)
        found = np.zeros(len(name), dtype=np.bool_)
        found[order] = needed
        return found

    def _beside(self, order: Array, initials: Array) -> Array:
        """For each row the rarest other token of its name that must meet too for a score of `USUAL_FLOOR`, or
        its own; no token where a name has but one, which is looked for by itself (`alone`)."""
        borne = np.zeros(len(order), dtype=np.bool_)
        for side in (0, 1):
            rest = self._heavier(side)[self.name] - self.weight[:, side]
            borne |= self._bearable(side, USUAL_FLOOR, rest, self.cost[:, side])
        must = order[~(borne | initials[self.name])[order]]
        first = begins(self.name[must])
        second = np.flatnonzero(first[:-1] & ~first[1:]) + 1
        found = self.token.copy()
        rarest, next_to = np.full(len(self.end), -1), np.full(len(self.end), -1)
        rarest[self.name[must[first]]], next_to[self.name[must[second]]] = must[first], must[second]
        other = rarest[self.name]
        other = np.where(other == np.arange(len(found)), next_to[self.name], other)
        found[other >= 0] = self.token[other[other >= 0]]
        single = (np.diff(self.end, prepend=0) == 1) & ~initials & ~self.repeats
        found[single[self.name]] = self.tokens
        return found

    def _heavier(self, side: int) -> Array:
        """What the tokens of each name may weigh at most: a person's also what an initial adds that meets
        it, and all twice where one is said twice, which two words may meet (`bounding.times_met`)."""
        most = np.maximum(self.weight[:, side], self.cost[:, side])
        most = np.maximum(most, PERSON.initial) if side else most
        return np.where(self.repeats, 2.0, 1.0) * sums(self.name, most, len(self.end))

    @staticmethod
    def _bearable(side: int, floor: float, met: Array, cost: Array) -> Array:
        """Whether what is left over on the side that has less may cost so much where no more meets."""
        found = np.zeros(len(met), dtype=np.bool_)
        for profile in SIDES[side].values():
            found |= may_be_left(profile, floor, met, cost)
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
        weight_left, cost_left = (
            np.stack([sums(self.name[rest], held[rest, side], count) for side in (0, 1)], axis=1)
            for held in (self.weight, self.cost)
        )
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
            "rest_weight": weight_left.astype(np.float32),
            "rest_cost": cost_left.astype(np.float32),
        }
