"""Many names of one kind -> what `name_form` reads in each of them, in a fraction of its time.

Each stretch between blanks, each word (`screening.names.known`) and each shape of a name
(`screening.names.parts`) is read once, by the same rules; what is left is to look up and to put together, for
many names at once. A name that cannot be read stretch by stretch (brackets, Arabic words that melt into one,
addresses, very long ones) is read by itself. Nothing is compared here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from threading import Lock
from typing import NamedTuple

import numpy as np

from screening.model import Kind
from screening.names.addresses import address_from
from screening.names.known import (
    BARELY,
    BARELY_BESIDE,
    BESIDE,
    DOT,
    DOTTED,
    ENDS,
    HOLDING,
    IS_NATIVE,
    LEADING,
    PLACED,
    TOGETHER,
    WHOLE,
    Known,
    facts_told,
    letters_told,
    marks_told,
)
from screening.names.many import Names
from screening.names.normalize import NameForm, name_form
from screening.names.parts import Marks, filled, of_shape, stand_in_place
from screening.names.reading import LEAST_SPACED, MOST_WORDS
from screening.names.readings import COMMA, Bools, Column, Ints, Shape, gathered
from screening.names.scripts import Native
from screening.names.telling import BUSINESS, STAND_IN, TELLS, UNSHAPED

_LONGEST = 200
_MOST_KEPT = 1 << 17
"""For tables of any length, all in one process: about 100 MB."""
_FEW = 16
"""Names that are read one by one: what is learned of their words would serve no others."""


class _Spoken(NamedTuple):
    """The words and commas of many names one after another, and whose each is; of each name what is known of
    any of its words, its marks, whether a comma parts it, whether it is to be read by itself."""

    words: Ints
    name: Ints
    facts: Ints
    marks: Ints
    several: Bools
    alone: Bools


class Reader:
    """Reads names of one kind; what it learns of stretches, words and shapes serves the next names."""

    def __init__(self, kind: Kind, most_kept: int = _MOST_KEPT) -> None:
        """`most_kept`: stretches, words and shapes that are kept; beyond, all are read again."""
        self._kind = kind
        self._most_kept = most_kept
        self._reading = Lock()
        self._forget()

    def _forget(self) -> None:
        self._known = Known(self._kind)
        self._shapes: dict[tuple[int, tuple[int, ...]], Shape] = {}

    def read(self, texts: Sequence[str]) -> Column:
        """The names, in their order."""
        with self._reading:
            if len(self._known) + len(self._shapes) > self._most_kept:
                self._forget()
            stretches, natives = self._parted(texts)
            return self._column(texts, self._spoken(stretches), natives)

    def number(self, word: str) -> int:
        """The number that a word has in the columns that were read last, a new one if it stands in none."""
        with self._reading:
            return self._known.number(word)

    def _parted(self, texts: Sequence[str]) -> tuple[list[Sequence[str] | None], dict[int, Native]]:
        """The stretches to read of each name, None of one that is read by itself; what some say in native
        letters, by their places."""
        found: list[Sequence[str] | None] = []
        natives: dict[int, Native] = {}
        for text in texts:
            if len(text) > _LONGEST or not text.isprintable():
                found.append(None)
            else:
                found.append(text.split())
        self._known.learn(list(chain.from_iterable(own for own in found if own)))
        for at, text in enumerate(texts):
            own = found[at]
            if own and not text.isascii() and IS_NATIVE.search(text):
                if parted := self._known.without_native(text, own):
                    natives[at], found[at] = parted
                else:
                    found[at] = None
        return found, natives

    def _spoken(self, stretches: Sequence[Sequence[str] | None]) -> _Spoken:
        count, known = len(stretches), self._known
        parts = [own or () for own in stretches]
        alone = np.array([own is None for own in stretches], dtype=np.bool_)
        numbers = known.numbers(list(chain.from_iterable(parts)))
        size = np.fromiter(map(len, parts), np.int64, count)
        name = np.repeat(np.arange(count), size)
        told = known.told(numbers)
        marks = marks_told(told)
        together = (marks[:-1] >> LEADING) & marks[1:] & TOGETHER
        alone[name[1:][(together != 0) & (name[1:] == name[:-1])]] = True
        # letters with blanks between them may be a word
        alone |= np.bincount(name, letters_told(told), count) >= LEAST_SPACED
        both = gathered(told, size)
        own_marks, own_facts = marks_told(both), facts_told(both)
        alone |= ((own_marks & WHOLE) | (own_facts & UNSHAPED)) != 0
        words, counts = known.words_of(numbers)
        words, name = _with_commas_that_part(words, np.repeat(name, counts))
        several = np.bincount(name[words == COMMA], minlength=count) > 0
        alone |= np.bincount(name, minlength=count) > MOST_WORDS
        return _Spoken(words, name, own_facts, own_marks, several, alone)

    def _column(self, texts: Sequence[str], spoken: _Spoken, natives: dict[int, Native]) -> Column:
        count = len(texts)
        end = np.bincount(spoken.name, minlength=count).cumsum().tolist()
        flat = spoken.words.tolist()
        words: list[Sequence[int]] = [flat[a:b] for a, b in zip([0, *end], end, strict=False)]
        told = np.where(spoken.several, spoken.facts >> BESIDE, spoken.facts)
        marks = (spoken.marks & (DOTTED | DOT)) | (told & BUSINESS) << 2
        placed = ((spoken.facts & PLACED) != 0) & ((spoken.facts & ENDS) != 0) & ~spoken.alone
        alone = spoken.alone.copy()
        for at in np.flatnonzero(placed).tolist():
            alone[at] = self._has_address(words[at])
        shaped = np.flatnonzero((spoken.several | ((told & TELLS) != 0)) & ~alone).tolist()
        tokens = list(words)
        shapes: list[Shape | None] = [None] * count
        if shaped:
            shape = self._telling(spoken)
            for at in shaped:
                start, stop = end[at - 1] if at else 0, end[at]
                shapes[at], tokens[at] = self._shaped(words[at], int(marks[at]), tuple(shape[start:stop]))
        alike = self._read_alike(spoken)
        forms: dict[int, NameForm] = {}
        for at in np.flatnonzero(alone).tolist():
            words[at] = tokens[at] = ()
            natives.pop(at, None)
            forms[at] = name_form(texts[at], self._kind)
        holding: list[bool] = ((spoken.marks & HOLDING) != 0).tolist()
        for at in (*natives, *forms):
            alike[at], holding[at] = False, True
        held = self._known.words
        return Column(texts, self._kind, held, words, tokens, shapes, alike, holding, natives, forms)

    def _read_alike(self, spoken: _Spoken) -> list[bool]:
        """For each name whether it may be read alike where nobody says what it is."""
        alike = (spoken.marks & DOTTED) == 0  # "J.R." is one word of a firm
        if self._kind is Kind.PERSON:
            alike &= (spoken.facts & np.where(spoken.several, BARELY_BESIDE, BARELY)) == 0
        found: list[bool] = (alike | (self._kind is Kind.UNKNOWN)).tolist()
        return found

    def _telling(self, spoken: _Spoken) -> list[int]:
        """The words that tell something of their name, commas among them; -1 for the others."""
        told = np.frombuffer(self._known.words.facts, np.int64).take(spoken.words)
        told >>= np.where(spoken.several, BESIDE, 0)[spoken.name]
        found: list[int] = np.where((told & TELLS != 0) | (spoken.words == COMMA), spoken.words, -1).tolist()
        return found

    def _has_address(self, words: Sequence[int]) -> bool:
        """Whether an address stands behind the name before any comma (`screening.names.reading.segments`)."""
        held = self._known.words
        first = words[: words.index(COMMA)] if COMMA in words else words
        if not first or not held.facts[first[-1]] & ENDS:
            return False
        texts = [held.texts[one] for one in first]
        return address_from(texts) < len(texts)

    def _shaped(
        self, words: Sequence[int], marks: int, shape: tuple[int, ...]
    ) -> tuple[Shape, Sequence[int]]:
        """The shape of a name and its tokens by it."""
        key = marks, shape
        found = self._shapes.get(key) or self._shape(key)
        plain = [word for word, told in zip(words, shape, strict=True) if told < 0]
        if found.template is None:
            texts = self._known.words.texts
            spelled = filled(found.parts.tokens, [texts[one] for one in plain])
            return found, [self._known.number(token) for token in spelled]
        return found, [plain[place] if place >= 0 else -1 - place for place in found.template]

    def _shape(self, key: tuple[int, tuple[int, ...]]) -> Shape:
        marks, words = key
        texts = self._known.words.texts
        shape = ["" if one < 0 else texts[one] for one in words]
        business = self._kind is Kind.UNKNOWN and marks >> 2 > 0
        told = Marks(bool(marks & DOTTED), bool(marks & DOT), business)
        segments = (*shape, ",") if shape else ()
        parts = of_shape(segments, self._kind, told)
        joined = any(STAND_IN in one and stand_in_place(one) < 0 for one in parts.tokens)
        template = None if joined else tuple(map(self._filled_by, parts.tokens))
        unsaid = segments, told._replace(business=marks >> 2 > 0)
        found = Shape(parts, template, COMMA in words, unsaid)
        self._shapes[key] = found
        return found

    def _filled_by(self, token: str) -> int:
        place = stand_in_place(token)
        return place if place >= 0 else -1 - self._known.number(token)


def _with_commas_that_part(words: Ints, name: Ints) -> tuple[Ints, Ints]:
    """The words, and of the commas one wherever some part two words of a name; `name`: whose each is."""
    comma = words == COMMA
    if not comma.any():
        return words, name
    before_word = np.zeros(len(words), dtype=np.bool_)
    before_word[:-1] = ~comma[1:] & (name[1:] == name[:-1])
    said = (~comma).cumsum()
    start = np.flatnonzero(np.diff(name, prepend=-1))
    earlier = np.repeat(said[start] - ~comma[start], np.diff(start, append=len(words)))
    kept = ~comma | (before_word & (said > earlier))
    return words[kept], name[kept]


@cache
def _reader(kind: Kind) -> Reader:
    return Reader(kind)


def _columns(texts: Sequence[str], kinds: Sequence[Kind]) -> Iterator[tuple[Sequence[int], Column]]:
    """The names of each kind, with their places among all."""
    for kind in dict.fromkeys(kinds):
        places = [at for at, one in enumerate(kinds) if one is kind]
        yield places, _reader(kind).read([texts[at] for at in places])


def read_names(texts: Sequence[str], kinds: Sequence[Kind]) -> Names:
    """What `name_form` gives of each text, taken for a name of the kind beside it; forms that nobody asks for
    are not put together."""
    if len(texts) < _FEW:
        return Names.of(name_forms(texts, kinds))
    return Names.read(list(_columns(texts, kinds)))


def name_forms(texts: Sequence[str], kinds: Sequence[Kind]) -> list[NameForm]:
    """The same, all of them put together."""
    if len(texts) < _FEW:
        return [name_form(text, kind) for text, kind in zip(texts, kinds, strict=True)]
    found: dict[int, NameForm] = {}
    for places, column in _columns(texts, kinds):
        found.update(zip(places, column.all_forms(), strict=True))
    return [found[at] for at in range(len(texts))]
