"""Which queries may be answered otherwise since the lists changed; all others need not be asked.

A match can differ only if the listed party's record does, or if a word of either name weighs otherwise. So a
query is concerned if it may meet a name of such a party or with such a word, or has such a word itself and
may meet anything: as bounded by `screening.index`, before or after. It is never judged here, and none that
could differ is left out (docs/decisions/0006-rescreening.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from screening.index import Index
from screening.model import Kind, Query
from screening.names import NameForm, left_unread, name_form, name_forms
from screening.names.bounds import FORMED, PERSONAL, PLAIN, class_of
from screening.names.inside import names_in
from screening.policy import LIFTED_FROM
from screening.rescreen.touched import Side, Touched
from screening.snapshot.flat import Array

AT_ONCE = 8192
"""Queries looked up together, in groups of one class: among few names, so that many fit."""
_TOUCHED, _PERSONS, _WHOLE = range(3)
"""How far a query is looked for: as no word of it weighs otherwise, or one in persons, or in all."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One snapshot's names: all; those that are touched; those that this may move for a query of each class;
    and with them those that are weighed as persons' for a query that is no person's for sure."""

    whole: Index
    touched: Index
    by_class: dict[int, Index]
    with_persons: dict[int, Index]


class Concern:
    """Tells queries that may be answered otherwise, for a run at `threshold`."""

    def __init__(self, touched: Touched, threshold: float) -> None:
        self._threshold, self._touched = threshold, touched
        self._sides = [_narrowed(side) for side in touched.sides]

    def of(self, queries: Sequence[Query]) -> list[bool]:
        """For each query whether it may be answered otherwise, or may be one that cannot be screened."""
        if self._touched.everything:
            return [True] * len(queries)
        found: list[bool] = []
        for start in range(0, len(queries), AT_ONCE):
            found += self._some(queries[start : start + AT_ONCE])
        return found

    def _some(self, queries: Sequence[Query]) -> list[bool]:
        forms = name_forms([query.text.strip() for query in queries], [query.kind for query in queries])
        found = np.fromiter(map(self._surely, queries, forms), np.bool_, len(forms))
        weighed = [self._weighed(form) for form in forms]
        floors = [self._threshold - LIFTED_FROM * _has_facts(query) for query in queries]
        for side in self._sides:
            for index, places in self._asked(side, forms, weighed):
                for floor in sorted({floors[at] for at in places}):
                    own = [at for at in places if floors[at] == floor and not found[at]]
                    met = index.pairs([forms[at] for at in own], floor).query
                    found[np.array(own, dtype=np.int64)[np.unique(met)]] = True
            found |= self._exactly(side, forms, weighed)
        return [bool(one) for one in found]

    def _surely(self, query: Query, form: NameForm) -> bool:
        """Whether it must be asked without a look: by what stands beside the name or inside it, or as that is
        not read whole."""
        beside = query.identifiers or query.address or names_in(form.text, query.kind)
        return bool(beside or left_unread(form.text)) or not (form.key or form.native)

    def _weighed(self, form: NameForm) -> tuple[bool, bool]:
        """Whether a word of the query weighs otherwise in firms and in persons, as far as either matters."""
        kind = class_of(form)
        firmly = kind != PERSONAL and not self._touched.firmly.isdisjoint(form.tokens)
        return firmly, kind in (PERSONAL, PLAIN, FORMED) and not self._touched.personally.isdisjoint(
            form.tokens
        )

    def _asked(
        self, side: _Side, forms: Sequence[NameForm], weighed: Sequence[tuple[bool, bool]]
    ) -> Iterator[tuple[Index, list[int]]]:
        """The names to look among for some of the queries, by their places."""
        groups: dict[tuple[int, int], list[int]] = {}
        for at, (form, (firmly, personally)) in enumerate(zip(forms, weighed, strict=True)):
            kind = class_of(form)
            far = (
                _WHOLE
                if firmly or (personally and kind == PERSONAL)
                else _PERSONS
                if personally
                else _TOUCHED
            )
            groups.setdefault((kind, far), []).append(at)
        for (kind, far), own in groups.items():
            yield (
                {_WHOLE: side.whole, _PERSONS: side.with_persons[kind], _TOUCHED: side.by_class[kind]}[far],
                own,
            )

    def _exactly(self, side: _Side, forms: Sequence[NameForm], weighed: Sequence[tuple[bool, bool]]) -> Array:
        """For each query whether an equal name, a firm it is short for or a bearer of its one word is among
        those that count."""
        plain = [form if form.kind is Kind.UNKNOWN else name_form(form.text) for form in forms]
        maybe = side.whole.may_be_exact([*forms, *plain])
        found = np.zeros(len(forms), dtype=np.bool_)
        for at in np.flatnonzero(maybe[: len(forms)] | maybe[len(forms) :]).tolist():
            index = side.whole if any(weighed[at]) else side.touched
            form = forms[at]
            found[at] = any(
                (
                    index.exact(form),
                    index.exact(plain[at]),
                    index.headed(form.key),
                    len(form.tokens) == 1 and index.surnamed(form.key),
                )
            )
        return found


def _has_facts(query: Query) -> bool:
    """Whether facts may lift a name that scores below the threshold."""
    return bool(query.birth_date or query.country or query.identifiers)


def _narrowed(side: Side) -> _Side:
    index, classes = side.index, side.index.classes
    persons = (classes == PERSONAL) | (classes == PLAIN)
    return _Side(
        index,
        index.narrowed(side.touched),
        {one: index.narrowed(rows) for one, rows in side.by_class.items()},
        {one: index.narrowed(rows | persons) for one, rows in side.by_class.items()},
    )
