"""Names that were read together -> their tokens by number, as flat arrays, and what else a first look sees.

Nothing is looked up here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from screening.index.runs import begins, places_of
from screening.model import Kind
from screening.names.columns import Reader
from screening.names.normalize import left_unread
from screening.names.reading import MOST_WORDS
from screening.names.readings import Column, Words, gathered
from screening.snapshot.flat import Array

_LEAST_UNREAD = 2 * MOST_WORDS
"""Letters that a name has at most that is surely read to its end."""


class Lines(NamedTuple):
    """Numbers that stand in rows: how many each row has, and all of them, one row's after another's."""

    size: Array
    number: Array

    @property
    def row(self) -> Array:
        """The row of each number."""
        return np.repeat(np.arange(len(self.size)), self.size)

    @property
    def again(self) -> Array:
        """Places of the numbers that stand before in the same row."""
        filed = (self.row << 32) | self.number
        order = np.argsort(filed, kind="stable")
        found: Array = order[~begins(filed[order])]
        return found

    def of(self, rows: Array) -> Lines:
        """Some of the rows."""
        at, size = places_of(self.size.cumsum(), rows)
        return Lines(size, self.number[at])

    def any_bits(self, bits: Array) -> Array:
        """Of each row the bits that any of its numbers has, by `bits` of each number."""
        return gathered(bits[self.number], self.size)


class Names(NamedTuple):
    """Names as they were read: their tokens by the numbers of `words`, and where the tail of each begins."""

    column: Column
    words: Words
    tokens: Lines
    tail: Array

    def written(self, at: int) -> str:
        """The first letters of all words of one name (`NameForm.written`)."""
        form = self.column.forms.get(at)
        if form or self.column.kind is Kind.PERSON:
            return form.written if form else ""
        return "".join([self.words.letters[one] for one in self.column.spoken[at]])


def read(reader: Reader, texts: Sequence[str]) -> Names:
    """The names, in their order."""
    column = reader.read(texts)
    numbers = list(column.numbers)
    tail = np.fromiter(map(len, numbers), np.int64, len(numbers))
    for at, shape in enumerate(column.shapes):
        if shape is not None:
            tail[at] = shape.parts.tail
    for at, form in column.forms.items():
        numbers[at] = [reader.number(token) for token in form.tokens]
        tail[at] = form.tail
    size = np.fromiter(map(len, numbers), np.int64, len(numbers))
    flat = np.fromiter(chain.from_iterable(numbers), np.int64, int(size.sum()))
    return Names(column, column.words, Lines(size, flat), tail)


def say_more(column: Column, *, native: bool) -> Array:
    """For each name whether it says more than its tokens do, the names inside it aside, or is not read to its
    end; `native`: a spelling in Chinese or Korean letters says more."""
    texts = column.texts
    more = np.zeros(len(texts), dtype=np.bool_)
    if native:
        more[list(column.natives)] = True
    for at, form in column.forms.items():
        more[at] |= bool(form.acronyms or (native and form.native))
    more[[at for at, text in enumerate(texts) if len(text) > _LEAST_UNREAD and left_unread(text)]] = True
    return more
