"""Many names of one kind -> what `name_form` reads in each of them, in a fraction of its time.

Each stretch between blanks, each word and each shape of a name (`screening.names.parts`) is read once, by the
same rules; what is left to do for a name is to look up and to put together. A name that cannot be read
stretch by stretch (brackets, Arabic words that melt into one, addresses, very long ones) is read by itself.
Nothing is compared here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from threading import Lock
from typing import NamedTuple
from unicodedata import normalize

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
from screening.names.readings import COMMA, Column, Names, Read, Shape, Words
from screening.names.scripts import (
    NO_NATIVE,
    Native,
    alphabetic_words,
    fold,
    native_in,
    part_native,
    says_the_same,
)

_READ_WHOLE = re.compile(
    r"[^ -'*-Z\\^-z|~\u00a0-\u024f\u0300-\u036f\u0370-\u10ff\u1e00-\u1fff\u2010-\u2027"
    r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]"
)
"""A character of which a name is read by itself: brackets, rare signs. All others are folded alike wherever
they stand between blanks, but for Arabic words that melt into those before them."""
_IS_NATIVE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
"""Of these the letters of Chinese, Japanese and Korean names, which are kept beside the folded ones."""
_LETTERS_APART = re.compile(r"(?<![a-z0-9])[a-z](?![a-z0-9])")
_ENDS_ARABIC, _IS_SERVANT = re.compile(r"[\u0620-\u06ff]$"), re.compile(r"\u0639\u0628\u062f$")
_IS_GOD, _IS_ARTICLE = re.compile(r"\u0627?\u0644\u0644\u0647"), re.compile(r"\u0627\u0644")
"""Where Arabic words between blanks melt into one (`screening.names.scripts`): God's name behind any other,
an article behind "servant of the"."""
_LONGEST = 200
_MOST_KEPT = 1 << 19
"""Stretches, words and shapes that are kept; beyond, all are forgotten and read again."""
_FEW = 16
"""Names that are read one by one: what is learned of their words would serve no others."""
# what is known of a word, beside what it tells in names without and (so many bits higher) with a comma: it is
# a number or a word of streets; it may end an address
_PLACED, _ENDS, _BESIDE = 8, 16, 5
# what is known of a stretch: dotted letters, a dot, a comma; native letters; it is read whole; it goes
# with the one before, which has the same mark so many bits higher: a dot once folded behind
# BEFORE_DOTTED, Arabic words that melt
_DOTTED, _DOT, _SEVERAL, _NATIVE, _WHOLE = 1, 2, 4, 8, 16
_BEHIND, _OF_GOD, _OF_SERVANT = 32, 64, 128
_LEADING, _TOGETHER = 3, _BEHIND | _OF_GOD | _OF_SERVANT


class _Stretch(NamedTuple):
    """Words and commas between two blanks, what is known of any of the words, marks; how many letters stand
    alone in it, its words of letters alone; itself, if all of it is native letters."""

    words: tuple[int, ...]
    facts: int
    marks: int
    letters: int
    alphabetic: Sequence[str]
    native: str


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
            names = list(map(self._read, texts))
            forms = {at: name_form(texts[at], self._kind) for at, read in enumerate(names) if read is None}
            return Column(texts, self._kind, self._words, names, forms)

    def _read(self, text: str) -> Read | None:
        """One name; None if it is to be read by itself."""
        if len(text) > _LONGEST or not text.isprintable():
            return None
        stretches = self._stretched(text)
        if text.isascii() or not any(one.marks & _NATIVE for one in stretches):
            return self._put_together(stretches)
        if any(one.marks & _WHOLE for one in stretches):
            return None
        native, stretches = self._without_native(text, stretches)
        found = self._put_together(stretches)
        return found and found._replace(native=native)

    def _stretched(self, text: str) -> list[_Stretch]:
        held = self._stretches
        return [held.get(part) or self._stretch(part) for part in text.split()]

    def _without_native(self, text: str, stretches: list[_Stretch]) -> tuple[Native, list[_Stretch]]:
        """What a name says in native letters, and the stretches that are read beside it
        (`screening.names.scripts`)."""
        native = [one for one in stretches if one.marks & _NATIVE]
        others = [one for one in stretches if not one.marks & _NATIVE]
        words = [word for one in others for word in one.alphabetic]
        if words and all(one.native for one in native):
            spelled = native_in(" ".join([one.native for one in native]), self._kind)
            twice = len(words) > 1 or says_the_same(words[0], [one.native for one in native])
            return spelled, others if twice else stretches
        parted, latin = part_native(text, text, self._kind)
        return parted, stretches if latin == text else self._stretched(latin)

    def _put_together(self, stretches: Sequence[_Stretch]) -> Read | None:
        """The words of all stretches, and the tokens of the name; None if it is to be read by itself."""
        words: list[int] = []
        facts = marks = before = apart = 0
        for one in stretches:
            if before & one.marks & _TOGETHER:
                return None
            before = one.marks >> _LEADING
            apart = apart + one.letters if one.letters else 0
            if apart >= LEAST_SPACED:  # letters with blanks between them may be a word
                return None
            words += one.words
            facts |= one.facts
            marks |= one.marks
        if marks & _WHOLE:
            return None
        if marks & _SEVERAL:
            words = _parted(words)
        several = COMMA in words if marks & _SEVERAL else False
        if len(words) > MOST_WORDS or facts & UNSHAPED:
            return None
        if facts & _PLACED and facts & _ENDS and self._has_address(words):
            return None
        told = facts >> _BESIDE if several else facts
        if not several and not told & TELLS:
            return Read(words, words, None, NO_NATIVE)
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
        return Read(words, tokens, found, NO_NATIVE)

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
        folded = fold(text)
        marks = _BEHIND << _LEADING if words and texts[words[-1]] in BEFORE_DOTTED else 0
        if not (text.isascii() and text.isalpha()):
            marks |= _DOTTED * has_dotted_form(text) | _DOT * ("." in text) | _SEVERAL * ("," in text)
            marks |= _BEHIND * ("." in folded) | _melting(normalize("NFKC", text))
            marks |= _WHOLE * bool(_READ_WHOLE.search(text)) | _NATIVE * bool(_IS_NATIVE.search(text))
        letters, alphabetic = len(_LETTERS_APART.findall(folded)), alphabetic_words(folded)
        native = text if all(map(_IS_NATIVE.match, text)) else ""
        found = _Stretch(tuple(words), facts, marks, letters, alphabetic, native)
        self._stretches[text] = found
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
            letter = initials((word,))
            held.letters.append(letter)
            held.codes.append(ord(letter or "\0"))
        return found


def _melting(text: str) -> int:
    """Marks of an Arabic word that may melt into others."""
    behind = _OF_GOD * bool(_IS_GOD.match(text)) | _OF_SERVANT * bool(_IS_ARTICLE.match(text))
    leading = _OF_GOD * bool(_ENDS_ARABIC.search(text)) | _OF_SERVANT * bool(_IS_SERVANT.search(text))
    return behind | leading << _LEADING


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
