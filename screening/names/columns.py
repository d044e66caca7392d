"""Many names of one kind -> what `name_form` reads in each of them, in a fraction of its time.

Each stretch between blanks, each word and each shape of a name (`screening.names.parts`) is read once, by the
same rules; what is left to do for a name is to look up and to put together. A name that cannot be read
stretch by stretch (brackets, scripts that are read as a whole, addresses, very long ones) is read by itself.
Nothing is compared here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import NamedTuple

from screening.model import Kind
from screening.names.addresses import address_from, belongs, is_street
from screening.names.normalize import NameForm, initials, name_form
from screening.names.parts import (
    BUSINESS,
    STAND_IN,
    TELLS,
    UNSHAPED,
    Marks,
    filled,
    of_shape,
    stand_in_place,
    telling,
)
from screening.names.reading import BEFORE_DOTTED, LEAST_SPACED, MOST_WORDS, has_dotted_form, split_words
from screening.names.readings import COMMA, Column, Read, Shape, Words
from screening.names.scripts import fold

_READ_WHOLE = re.compile(
    r"[^ -'*-Z\\^-z|~\u00a0-\u024f\u0300-\u036f\u0370-\u052f\u10d0-\u10ff\u1e00-\u1fff\u2010-\u2027]"
)
"""A character of which a name is read by itself: brackets, control characters, letters that are written
without vowels or by syllables. All others are folded alike wherever they stand between blanks."""
_LONGEST = 200
_MOST_KEPT = 1 << 19
"""Stretches, words and shapes that are kept; beyond, all are forgotten and read again."""
_FEW = 16
"""Names that are read one by one: what is learned of their words would serve no others."""
# what is known of a word, beside what it tells in names without and (so many bits higher) with a comma: it is
# a number or a word of streets; it may end an address
_PLACED, _ENDS, _BESIDE = 8, 16, 5
# what is known of a stretch: dotted letters, a dot, a comma; a dot once folded; BEFORE_DOTTED last; a letter
_DOTTED, _DOT, _SEVERAL, _BEHIND, _LEADS, _LETTER = 1, 2, 4, 8, 16, 32


class _Stretch(NamedTuple):
    """Words and commas between two blanks, what is known of any of the words, marks."""

    words: tuple[int, ...]
    facts: int
    marks: int


class Reader:
    """Reads names of one kind; what it learns of stretches, words and shapes serves the next names."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._alone, self._beside = (telling(kind, several=several) for several in (False, True))
        self._reading = Lock()
        self._forget()

    def _forget(self) -> None:
        self._words = Words()
        self._stretches: dict[str, _Stretch] = {}
        self._shapes: dict[tuple[int, tuple[int, ...]], Shape] = {}

    def read(self, texts: Sequence[str]) -> Column:
        """The names, in their order."""
        with self._reading:
            if len(self._stretches) + len(self._words.texts) + len(self._shapes) > _MOST_KEPT:
                self._forget()
            names = [
                None if len(text) > _LONGEST or _READ_WHOLE.search(text) else self._read(text)
                for text in texts
            ]
            forms = {at: name_form(texts[at], self._kind) for at, read in enumerate(names) if read is None}
            return Column(texts, self._kind, self._words, names, forms)

    def _read(self, text: str) -> Read | None:
        """One name; None if it is to be read by itself."""
        held = self._stretches
        words: list[int] = []
        facts = marks = before = apart = 0
        for part in text.split():
            one = held.get(part) or self._stretch(part)
            if before & _LEADS and one.marks & _BEHIND:
                return None
            before = one.marks
            apart = apart + 1 if before & _LETTER else 0
            if apart == LEAST_SPACED:  # letters with blanks between them may be a word
                return None
            words += one.words
            facts |= one.facts
            marks |= before
        if marks & _SEVERAL:
            words = _parted(words)
        several = COMMA in words if marks & _SEVERAL else False
        if len(words) > MOST_WORDS or facts & UNSHAPED:
            return None
        if facts & _PLACED and facts & _ENDS and self._has_address(words):
            return None
        told = facts >> _BESIDE if several else facts
        if not several and not told & TELLS:
            return Read(words, words, None)
        return self._shaped(words, marks & (_DOTTED | _DOT), told & BUSINESS, several=several)

    def _has_address(self, words: Sequence[int]) -> bool:
        """Whether an address stands behind the name before any comma (`screening.names.reading.segments`)."""
        first = words[: words.index(COMMA)] if COMMA in words else words
        if not first or not self._words.facts[first[-1]] & _ENDS:
            return False
        texts = [self._words.texts[one] for one in first]
        return address_from(texts) < len(texts)

    def _shaped(self, words: Sequence[int], marks: int, business: int, *, several: bool) -> Read:
        """The tokens of a name by its shape."""
        known = self._words.facts
        bit = TELLS << _BESIDE if several else TELLS
        shape: list[int] = []
        plain: list[int] = []
        for one in words:
            if one == COMMA or known[one] & bit:
                shape.append(one)
            else:
                shape.append(-1)
                plain.append(one)
        key = marks | business << 2, tuple(shape)
        found = self._shapes.get(key) or self._shape(key)
        if found.template is None:
            texts = self._words.texts
            spelled = filled(found.parts.tokens, [texts[one] for one in plain])
            tokens = [self._number(token) for token in spelled]
        else:
            tokens = [plain[place] if place >= 0 else -1 - place for place in found.template]
        return Read(words, tokens, found)

    def _shape(self, key: tuple[int, tuple[int, ...]]) -> Shape:
        marks, words = key
        shape = ["" if one < 0 else self._words.texts[one] for one in words]
        business = self._kind is Kind.UNKNOWN and marks >> 2 > 0
        told = Marks(bool(marks & _DOTTED), bool(marks & _DOT), business)
        parts = of_shape((*shape, ",") if shape else (), self._kind, told)
        joined = any(STAND_IN in one and stand_in_place(one) < 0 for one in parts.tokens)
        template = None if joined else tuple(map(self._filled_by, parts.tokens))
        found = Shape(parts, template, COMMA in words)
        self._shapes[key] = found
        return found

    def _filled_by(self, token: str) -> int:
        place = stand_in_place(token)
        return place if place >= 0 else -1 - self._number(token)

    def _stretch(self, text: str) -> _Stretch:
        """What stands between two blanks, read for the first time."""
        words: list[int] = []
        for at, part in enumerate(text.split(",")):
            words += [COMMA] * (at > 0)
            words += map(self._number, split_words(part, self._kind))
        texts, known = self._words.texts, self._words.facts
        facts = 0
        for one in words:
            facts |= known[one]
        marks = _LEADS if words and texts[words[-1]] in BEFORE_DOTTED else 0
        marks |= _LETTER * (len(words) == 1 == len(texts[words[0]]))
        if not (text.isascii() and text.isalpha()):
            marks |= _DOTTED * has_dotted_form(text) | _DOT * ("." in text) | _SEVERAL * ("," in text)
            marks |= _BEHIND * ("." in fold(text))
        found = self._stretches[text] = _Stretch(tuple(words), facts, marks)
        return found

    def _number(self, word: str) -> int:
        """The number of a word, a new one if it was never met."""
        held = self._words
        found = held.number.get(word)
        if found is None:
            found = held.number[word] = len(held.texts)
            placed = not word.isalpha() or is_street(word)
            told = self._alone(word) | self._beside(word) << _BESIDE
            held.texts.append(word)
            held.facts.append(told | _PLACED * placed | _ENDS * belongs(word))
            held.letters.append(initials((word,)))
        return found


def _parted(words: Sequence[int]) -> list[int]:
    """The words without commas that part no two of them."""
    found: list[int] = []
    for one in words:
        if one != COMMA or (found and found[-1] != COMMA):
            found.append(one)
    return found[:-1] if found and found[-1] == COMMA else found


@cache
def _reader(kind: Kind) -> Reader:
    return Reader(kind)


def name_forms(texts: Sequence[str], kinds: Sequence[Kind]) -> list[NameForm]:
    """What `name_form` gives of each text, taken for a name of the kind beside it."""
    if len(texts) < _FEW:
        return [name_form(text, kind) for text, kind in zip(texts, kinds, strict=True)]
    found: dict[int, NameForm] = {}
    for kind in dict.fromkeys(kinds):
        places = [at for at, one in enumerate(kinds) if one is kind]
        column = _reader(kind).read([texts[at] for at in places])
        found.update(zip(places, column.all_forms(), strict=True))
    return [found[at] for at in range(len(texts))]
