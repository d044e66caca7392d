"""Which queries may be answered otherwise since the lists changed; all others need not be asked.

A match can differ only if the listed party's record does, or if a word of either name weighs otherwise. So a
query is concerned if it may meet a name of such a party or with such a word, or has such a word itself and
may meet anything: as bounded by `screening.index`, before or after. It is never judged here, and none that
could differ is left out (docs/decisions/0006-rescreening.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from screening.identifiers import numbers_in_name
from screening.index import Index
from screening.index.asked import classes_told
from screening.index.few import Few
from screening.model import Kind, Query
from screening.names import Names, read_names, unscreenable
from screening.names.bounds import FORMED, PERSONAL, PLAIN
from screening.names.holding import names_inside
from screening.policy import LIFTED_FROM
from screening.rescreen.touched import Side, Touched
from screening.snapshot.flat import Array

AT_ONCE = 8192
"""Queries looked up together, in groups of one class: among few names, so that many fit."""
_TOUCHED, _PERSONS, _WHOLE = range(3)
"""How far a query is looked for: as no word of it weighs otherwise, or one in persons, or in all."""


@dataclass(slots=True)
class _Side:
    """One snapshot's names: all; those that are touched; and those that this may move for a query of each
    class with those that are weighed as persons' for a query that is no person's for sure."""

    whole: Index
    touched: Index
    with_persons: dict[int, Index]

    @classmethod
    def of(cls, side: Side) -> _Side:
        index, classes = side.index, side.index.classes
        persons = (classes == PERSONAL) | (classes == PLAIN)
        with_persons = {one: index.narrowed(rows | persons) for one, rows in side.by_class.items()}
        return cls(index, index.narrowed(side.touched), with_persons)


class Concern:
    """Tells queries that may be answered otherwise, for a run at `threshold`."""

    def __init__(self, touched: Touched, threshold: float) -> None:
        self._threshold, self._touched = threshold, touched
        self._sides = list(map(_Side.of, touched.sides))

    @cached_property
    def _few(self) -> Few:
        return self._touched.few()

    def of(self, queries: Sequence[Query]) -> list[bool]:
        """For each query whether it may be answered otherwise, or may be one that cannot be screened."""
        if self._touched.everything:
            return [True] * len(queries)
        found: list[bool] = []
        for start in range(0, len(queries), AT_ONCE):
            found += self._some(queries[start : start + AT_ONCE])
        return found

    def _some(self, queries: Sequence[Query]) -> list[bool]:
        """The same; with a text the names inside it are looked at."""
        texts, kinds = [query.text.strip() for query in queries], [query.kind for query in queries]
        inside = names_inside(texts, kinds)
        asked = [
            *queries,
            *(replace(queries[one.at], text=one.text) if one.own else Query(one.text) for one in inside),
        ]
        found = self._each(asked)
        for name, one in zip(inside, found[len(queries) :], strict=True):
            found[name.at] |= one
        return found[: len(queries)]

    def _each(self, queries: Sequence[Query]) -> list[bool]:
        names = read_names([query.text.strip() for query in queries], [query.kind for query in queries])
        found = np.fromiter(map(_surely, queries, names.texts), np.bool_, len(queries))
        found |= np.array(
            [not (key or own) for key, own in zip(names.told.keys, names.told.native, strict=True)]
        )
        classes = classes_told(names).tolist()
        weighed = list(map(self._weighed, classes, names.told.tokens))
        floors = [self._threshold - LIFTED_FROM * _has_facts(query) for query in queries]
        for (kind, far), places in _groups(classes, weighed).items():
            for floor in sorted({floors[at] for at in places}):
                own = np.array([at for at in places if floors[at] == floor and not found[at]], dtype=np.int64)
                if far == _TOUCHED:
                    found[own[self._few.meeting(names.at(own.tolist()), kind, floor)]] = True
                    continue
                for side in self._sides:
                    own = own[~found[own]]
                    index = side.whole if far == _WHOLE else side.with_persons[kind]
                    met = index.pairs(names.at(own.tolist()), floor).query if len(own) else own
                    found[own[np.unique(met)]] = True
        self._exactly(names, weighed, found)
        return [bool(one) for one in found]

    def _weighed(self, kind: int, tokens: Sequence[str]) -> tuple[bool, bool]:
        """Whether a word of a query of that class weighs otherwise in firms and in persons, as far as either
        matters."""
        firmly = kind != PERSONAL and not self._touched.firmly.isdisjoint(tokens)
        personally = kind in (PERSONAL, PLAIN, FORMED) and not self._touched.personally.isdisjoint(tokens)
        return firmly, personally

    def _exactly(self, names: Names, weighed: Sequence[tuple[bool, bool]], found: Array) -> None:
        """Add the queries of which an equal name, a firm it is short for or a bearer of its one word is among
        those that count."""
        count = len(names)
        said = [at for at, kind in enumerate(names.kinds) if kind is not Kind.UNKNOWN]
        bare = read_names([names.texts[at] for at in said], [Kind.UNKNOWN] * len(said))
        for side in self._sides:
            maybe = side.whole.may_be_exact(names)
            maybe[said] |= side.whole.may_be_exact(bare)
            plain = dict(zip(said, range(count), strict=False))
            for at in np.flatnonzero(maybe & ~found).tolist():
                index = side.whole if any(weighed[at]) else side.touched
                form = names[at]
                found[at] = any(
                    (
                        index.exact(form),
                        at in plain and index.exact(bare[plain[at]]),
                        index.headed(form.key),
                        len(form.tokens) == 1 and index.surnamed(form.key),
                    )
                )


def _surely(query: Query, text: str) -> bool:
    """Whether it must be asked without a look: for what stands beside it, or as it is not read whole."""
    return bool(query.identifiers or query.address or unscreenable(text) or numbers_in_name(text))


def _groups(
    classes: Sequence[int], weighed: Sequence[tuple[bool, bool]]
) -> Mapping[tuple[int, int], list[int]]:
    """The class of queries, and how far they are looked for -> their places."""
    groups: dict[tuple[int, int], list[int]] = {}
    for at, (kind, (firmly, personally)) in enumerate(zip(classes, weighed, strict=True)):
        whole = firmly or (personally and kind == PERSONAL)
        far = _WHOLE if whole else _PERSONS if personally else _TOUCHED
        groups.setdefault((kind, far), []).append(at)
    return groups


def _has_facts(query: Query) -> bool:
    """Whether facts may lift a name that scores below the threshold."""
    return bool(query.birth_date or query.country or query.identifiers)
