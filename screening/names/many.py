"""Many names, each of its kind, in the order in which they are asked: what reading them in columns
(`screening.names.readings`) gave, put in that order. Nothing is read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, overload

import numpy as np

from screening.model import Kind
from screening.names.lines import Ints
from screening.names.normalize import NameForm
from screening.names.readings import Column, Told

_NONE_BEGUN = np.zeros((0, 4), dtype=np.int64)


def _joined(lists: Sequence[list[Any]]) -> list[Any]:
    return lists[0] if len(lists) == 1 else list(chain.from_iterable(lists))


class Names(Sequence[NameForm]):
    """Names in the order in which they are asked, each of its kind. What it takes to look many up stands in
    columns (`told`, and `begun` as in `Column`); the form of one is put together when it is asked for."""

    def __init__(
        self, texts: list[str], kinds: list[Kind], told: Told, begun: Ints, sources: list[tuple[Column, int]]
    ) -> None:
        """`sources`: the column of each name, and its place there."""
        self.texts, self.kinds, self.told, self.begun = texts, kinds, told, begun
        self._sources = sources
        self._made: dict[int, NameForm] = {}

    @classmethod
    def read(cls, parts: Sequence[tuple[Sequence[int], Column]]) -> Names:
        """The names of columns, each with the places that its names have among all."""
        sources = [(column, at) for _, column in parts for at in range(len(column.texts))]
        each = [column.told() for _, column in parts]
        told = Told._make(map(_joined, zip(*each, strict=True))) if each else Told.none()
        found = cls(
            [text for _, column in parts for text in column.texts],
            list(chain.from_iterable([column.kind] * len(column.texts) for _, column in parts)),
            told,
            np.concatenate([_NONE_BEGUN, *(column.begun() for _, column in parts)]),
            sources,
        )
        places = [place for own, _ in parts for place in own]
        return found if len(parts) < 2 else found.at(np.argsort(places).tolist())

    @classmethod
    def of(cls, forms: Sequence[NameForm]) -> Names:
        """Names whose forms are at hand."""
        texts, kinds = [form.text for form in forms], [form.kind for form in forms]
        column = Column.of(forms)
        sources = [(column, at) for at in range(len(texts))]
        return cls(texts, kinds, column.told(), column.begun(), sources)

    def tail(self, at: int) -> tuple[int, bool]:
        """Where the tail of one name begins in its tokens, and whether what stands there is an address."""
        column, place = self._sources[at]
        return column.tail(place)

    def bare(self, at: int) -> bool:
        """Whether the tokens of one name are surely those that it has where nobody says what it is."""
        column, place = self._sources[at]
        return column.bare(place)

    def found_alike(self, at: int) -> bool:
        """Whether what equals one name is surely found by the same keys where nobody says what it is."""
        column, place = self._sources[at]
        return column.found_alike(place)

    def at(self, places: Sequence[int]) -> Names:
        """Some of the names."""
        texts, kinds = [self.texts[at] for at in places], [self.kinds[at] for at in places]
        sources = [self._sources[at] for at in places]
        return Names(texts, kinds, self.told.at(places), self.begun[np.array(places, np.int64)], sources)

    def followed_by(self, others: Names) -> Names:
        """These and others behind them."""
        mine: tuple[list[Any], ...] = self.told
        theirs: tuple[list[Any], ...] = others.told
        told = Told._make(held + more for held, more in zip(mine, theirs, strict=True))
        begun = np.concatenate([self.begun, others.begun])
        sources = self._sources + others._sources
        return Names(self.texts + others.texts, self.kinds + others.kinds, told, begun, sources)

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> NameForm: ...
    @overload
    def __getitem__(self, at: slice) -> Names: ...
    def __getitem__(self, at: int | slice) -> NameForm | Names:
        if isinstance(at, slice):
            return self.at(range(*at.indices(len(self))))
        found = self._made.get(at)
        if found is None:
            column, place = self._sources[at]
            found = self._made[at] = column.form(place)
        return found
