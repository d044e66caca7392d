"""Names that were read together -> their tokens by number, as flat arrays, and what else a first look sees.

Nothing is looked up here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from screening.model import Kind
from screening.names.columns import Reader
from screening.names.lines import Lines
from screening.names.normalize import unscreenable
from screening.names.placeholders import LONGEST_PLACEHOLDER
from screening.names.reading import MOST_WORDS
from screening.names.readings import Column, Words
from screening.snapshot.flat import Array

_LEAST_UNREAD = 2 * MOST_WORDS
"""Letters that a name has at most that is surely read to its end."""


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
        return "".join([self.words.letters[one] for one in self.column.spoken.at(at)])


def read(reader: Reader, texts: Sequence[str]) -> Names:
    """The names, in their order."""
    column = reader.read(texts)
    tail, rows = column.tails, np.array(list(column.forms), dtype=np.int64)
    tail[rows] = [form.tail for form in column.forms.values()]
    own = [[reader.number(token) for token in form.tokens] for form in column.forms.values()]
    return Names(column, column.words, column.numbers.replaced(rows, Lines.listed(own)), tail)


def _read_otherwise(letters: int) -> bool:
    """Whether a text of so many letters may be one that is not read to its end, or is no name."""
    return letters > _LEAST_UNREAD or letters <= LONGEST_PLACEHOLDER


def say_more(column: Column, *, native: bool) -> Array:
    """For each name whether it says more than its tokens do, the names inside it aside, or is not read to its
    end; `native`: a spelling in Chinese or Korean letters says more."""
    texts = column.texts
    more = np.zeros(len(texts), dtype=np.bool_)
    if native:
        more[list(column.natives)] = True
    for at, form in column.forms.items():
        more[at] |= bool(form.acronyms or (native and form.native))
    more[[at for at, text in enumerate(texts) if _read_otherwise(len(text)) and unscreenable(text)]] = True
    return more
