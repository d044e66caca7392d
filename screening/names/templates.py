"""The shapes of many names at once: the words that tell something, in their places, and what becomes of a
name by them (`screening.names.parts`). Names of one shape are told apart by their other words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from screening.model import Kind
from screening.names.known import DOT, DOTTED, Known
from screening.names.lines import Bools, Ints, Lines
from screening.names.parts import Marks, filled, of_shape, stand_in_place
from screening.names.readings import COMMA, Shape
from screening.names.telling import STAND_IN

_MULTIPLIER = 0x9E3779B97F4A7C15
_NOTHING: Ints = np.empty(0, dtype=np.int64)


class _Alike(NamedTuple):
    """Groups of names of one shape: the first of each, and the group of each name."""

    first: Ints
    group: Ints


class Templates:
    """The shapes that names of one kind had, by number (`held`)."""

    def __init__(self, kind: Kind, known: Known) -> None:
        self._kind, self._known = kind, known
        self.held: list[Shape] = []
        self._templates: list[Ints] = []
        self._number: dict[tuple[int, tuple[int, ...]], int] = {}

    def __len__(self) -> int:
        return len(self.held)

    def of(self, words: Lines, telling: Ints, marks: Ints) -> tuple[Ints, Lines]:
        """The shape of each name, by number, and its tokens by it. `telling`: the words with -1 for those
        that tell nothing; `marks` of names are in their shape."""
        if not len(words):
            return _NOTHING, words
        alike = _alike(Lines(words.end, telling), marks)
        rows = Lines(words.end, telling).of(alike.first).lists()
        shapes = np.array(
            [
                self._shape(mark, tuple(row))
                for mark, row in zip(marks[alike.first].tolist(), rows, strict=True)
            ]
        )
        templates = [self._templates[one] for one in shapes.tolist()]
        size = np.fromiter(map(len, templates), np.int64, len(templates))
        filling = Lines.sized(size, np.concatenate(templates)).of(alike.group)
        plain = Lines.sized(
            np.bincount(words.row[telling < 0], minlength=len(words)), words.number[telling < 0]
        )
        # the token is a word of the shape, or the plain word in that place
        at = plain.start[filling.row] + np.maximum(filling.number, 0)
        number = np.append(plain.number, 0)[np.where(filling.number < 0, len(plain.number), at)]
        tokens = Lines(filling.end, np.where(filling.number < 0, -1 - filling.number, number))
        found = shapes[alike.group]
        joining = np.array([self.held[one].joining for one in shapes.tolist()])[alike.group]
        joined = np.flatnonzero(joining)
        spelled = [self._joined(self.held[found[at]], plain.at(at)) for at in joined.tolist()]
        return found, tokens.replaced(joined, Lines.listed(spelled))

    def _joined(self, shape: Shape, plain: Sequence[int]) -> list[int]:
        """The tokens of a name of which plain words are joined to others."""
        texts = self._known.words.texts
        spelled = filled(shape.parts.tokens, [texts[one] for one in plain])
        return [self._known.number(token) for token in spelled]

    def _shape(self, marks: int, words: tuple[int, ...]) -> int:
        """The number of a shape."""
        found = self._number.get((marks, words))
        if found is None:
            found = self._number[marks, words] = len(self.held)
            shape = self._read(marks, words)
            self.held.append(shape)
            template = () if shape.joining else shape.parts.tokens
            self._templates.append(np.array(list(map(self._filled_by, template)), dtype=np.int64))
        return found

    def _read(self, marks: int, words: tuple[int, ...]) -> Shape:
        texts = self._known.words.texts
        shape = ["" if one < 0 else texts[one] for one in words]
        business = self._kind is Kind.UNKNOWN and marks >> 2 > 0
        told = Marks(bool(marks & DOTTED), bool(marks & DOT), business)
        segments = (*shape, ",") if shape else ()
        parts = of_shape(segments, self._kind, told)
        joining = any(STAND_IN in one and stand_in_place(one) < 0 for one in parts.tokens)
        unsaid = segments, told._replace(business=marks >> 2 > 0)
        return Shape(parts, joining, COMMA in words, unsaid)

    def _filled_by(self, token: str) -> int:
        """The place among the plain words that a token of a shape is, or -1 - the number of its word."""
        place = stand_in_place(token)
        return place if place >= 0 else -1 - self._known.number(token)


def _alike(telling: Lines, marks: Ints) -> _Alike:
    """Names of which the telling words and the marks are the same."""
    size = telling.size
    powers = np.full(int(size.max()) + 1, _MULTIPLIER, dtype=np.uint64).cumprod()
    summed = (telling.number + 2).astype(np.uint64) * powers[telling.place + 1]
    filed = np.add.reduceat(summed, telling.start) + marks.astype(np.uint64) * powers[0]
    _, first, group = np.unique(filed, return_index=True, return_inverse=True)
    # names of one sum are the same but by a chance that must not count
    other = ~_same(telling, first[group]) | (marks != marks[first[group]])
    rows = np.flatnonzero(other)
    group[rows] = len(first) + np.arange(len(rows))
    return _Alike(np.concatenate([first, rows]), group)


def _same(lines: Lines, others: Ints) -> Bools:
    """For each row whether another has the same numbers."""
    found: Bools = lines.size == lines.size[others]
    rows = np.flatnonzero(found)
    mine, theirs = lines.of(rows), lines.of(others[rows])
    found[rows[mine.row[mine.number != theirs.number]]] = False
    return found
