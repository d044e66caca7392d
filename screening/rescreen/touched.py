"""Which listed names list changes touch: those of parties that differ, and those with a word that weighs
otherwise, as far as a query of its class would see it. Nothing is looked up here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from screening.index import Index
from screening.index.few import Few
from screening.model import Kind
from screening.names import NameForm, name_forms
from screening.names.bounds import FIRM_LIKE, FORMED, PERSONAL, PLAIN, PROFILES_MET, SHIP, classes_of
from screening.names.weights import Weights
from screening.rescreen.among import Among, entries_of
from screening.rescreen.changes import Changes
from screening.snapshot.flat import Array

CLASSES = (PERSONAL, SHIP, FIRM_LIKE, PLAIN, FORMED)


@dataclass(frozen=True, slots=True)
class Side:
    """The names of one time. `changed`: rows of parties that differ; `touched`: also of names with a word
    that weighs otherwise, whichever way it is weighed; `by_class`: those that this may move for a query of
    each class."""

    index: Index
    changed: Array
    touched: Array
    by_class: Mapping[int, Array]


class Touched:
    """What changes touch before and after."""

    def __init__(self, changes: Changes) -> None:
        words = changes.words
        self.weights: tuple[Weights, Weights] = changes.before.weights, changes.after.weights
        self.words = words.keys()
        """Words that weigh otherwise; below those that do so in firms, and in persons."""
        self.firmly = frozenset(filter(changes.moves_firms, words))
        self.personally = frozenset(filter(changes.moves_persons, words))
        self.everything = changes.all_words
        indexes = changes.before, changes.after
        self.sides = tuple(self._side(index, rows) for index, rows in zip(indexes, changes.rows, strict=True))

    def _side(self, index: Index, changed: Array) -> Side:
        firmly, personally = index.bearing(self.firmly), index.bearing(self.personally)
        classes = index.classes
        unsure = np.where(classes == PLAIN, firmly | personally, firmly)
        unsure = np.where(classes == PERSONAL, personally, unsure)
        moved = {
            PERSONAL: personally,
            SHIP: firmly,
            FIRM_LIKE: firmly,
            PLAIN: unsure,
            FORMED: np.where(classes == PERSONAL, personally, firmly),
        }
        on = index.allowed
        return Side(
            index,
            on & changed,
            on & (changed | firmly | personally),
            {one: on & (changed | rows) for one, rows in moved.items()},
        )

    def moving(self, kind: Kind) -> frozenset[str]:
        """Words by which a query of that kind may be moved whatever it meets, if it has one."""
        if kind is Kind.UNKNOWN:
            return self.firmly | self.personally
        return self.personally if kind is Kind.PERSON else self.firmly

    def among(self, kind: Kind, floor: float) -> Among:
        """The touched names that may move a query of that kind, for scores of `floor` and more."""
        own = classes_of(kind)
        before, after = self.sides
        moved = np.logical_or.reduce([after.by_class[one] for one in own])
        parts = [(after.index, np.flatnonzero(moved)), (before.index, np.flatnonzero(before.changed))]
        rows = [PROFILES_MET[2 * one + formed] for one in own for formed in (0, 1)]
        profiles = np.bitwise_or.reduce(np.array(rows, dtype=np.uint8), axis=0)
        entries, words = entries_of(parts, self.weights, profiles)
        return Among(entries, words, floor)

    def few(self) -> Few:
        """The same names for a closer look at queries without a word that weighs otherwise, by their class. A
        name without such a word weighs the same at both times, and stands there once."""
        before, after = self.sides
        forms: list[NameForm] = []
        first: dict[tuple[str, Kind], int] = {}
        on: dict[tuple[bool, int], list[int]] = {}
        for side in (after, before):
            rows = np.flatnonzero(side.touched)
            flags = {one: held[rows].tolist() for one, held in side.by_class.items()}
            for at, form in enumerate(side.index.forms(rows)):
                row = first.setdefault((form.text, form.kind), len(forms))
                if row == len(forms):
                    forms.append(form)
                then = side is before and not self.words.isdisjoint(form.tokens)
                for one, held in flags.items():
                    if held[at]:
                        on.setdefault((then, one), []).append(row)
        groups: tuple[dict[int, Array], ...] = ({}, {})
        for (then, one), own in on.items():
            mask = groups[then][one] = np.zeros(len(forms), dtype=np.bool_)
            mask[own] = True
        return Few(forms, self.weights[::-1], groups)

    @cached_property
    def sums(self) -> frozenset[int]:
        """Checksums of what touched names are filed under whole, and of what they may be called for short."""
        found: set[int] = set()
        for side in self.sides:
            arrays = side.index.arrays
            filed = (arrays.exact_sum, arrays.exact_name), (arrays.head_sum, arrays.head_name)
            for own, names in filed:
                found.update(own[side.touched[names]].tolist())
        return frozenset(found)

    @cached_property
    def _forms(self) -> list[NameForm]:
        return [form for side in self.sides for form in side.index.forms(np.flatnonzero(side.touched))]

    @cached_property
    def filed(self) -> frozenset[str]:
        """The words of all texts that these are the checksums of, but for the beginnings of long names."""
        families = [form.text.partition(",")[0] for form in self._forms if form.kind is Kind.PERSON]
        called = name_forms(families, [Kind.UNKNOWN] * len(families))
        unsaid = name_forms([form.text for form in self._forms], [Kind.UNKNOWN] * len(self._forms))
        read = (*self._forms, *called, *unsaid)
        whole = (word for form in read for word in (*form.tokens, *form.acronyms))
        return frozenset(whole)

    @cached_property
    def native(self) -> bool:
        """Whether a touched name has a spelling in Chinese or Korean letters."""
        return any(form.native for form in self._forms)
