"""Names as they were read together (`screening.names.columns`): the numbers of their words, their shapes, the
forms that `name_form` would give of them, and columns of what it takes to look many of them up.

Most names of a table meet nothing: their forms are never put together.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from screening.model import Kind
from screening.names.lines import Bools, Ints, Lines
from screening.names.normalize import NameForm
from screening.names.parts import Marks, Parts, has_address, of_shape
from screening.names.scripts import NO_NATIVE, Native

_FEW = 2
"""Tokens of a name that has no initials of its own."""
COMMA = 0
"""The number of a comma in what was read."""


@dataclass(slots=True, eq=False)
class Shape:
    """What becomes of names of one shape. `joining`: a plain word is joined to another in it. `unsaid`: what
    `of_shape` is asked of it where nobody says what the names are."""

    parts: Parts
    joining: bool
    several: bool
    unsaid: tuple[tuple[str, ...], Marks]
    _bare: bool | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing else becomes of them where nobody says what they are; found out when asked for."""
        if self._bare is None:
            words, marks = self.unsaid or ((), None)
            self._bare = (
                marks is not None and of_shape(words, Kind.UNKNOWN, marks).tokens == self.parts.tokens
            )
        return self._bare


@dataclass(slots=True)
class Words:
    """All words by number, and what is known of each: its text, facts, the letter it gives to initials and
    the code of that letter, 0 of none."""

    texts: list[str] = field(default_factory=lambda: [","])
    facts: array[int] = field(default_factory=lambda: array("q", [0]))
    letters: list[str] = field(default_factory=lambda: [""])
    codes: bytearray = field(default_factory=lambda: bytearray(1))
    number: dict[str, int] = field(default_factory=lambda: {",": COMMA})


class Told(NamedTuple):
    """Of each name: its tokens, key, native spelling, acronyms, whether it has a legal form, whether tokens
    stand behind its tail, whether it may hold other names (`screening.names.holding`)."""

    tokens: list[Sequence[str]]
    keys: list[str]
    native: list[str]
    acronyms: list[Sequence[str]]
    formed: list[bool]
    tailed: list[bool]
    holding: list[bool]

    @classmethod
    def none(cls) -> Told:
        """Of no names."""
        return cls([], [], [], [], [], [], [])

    def at(self, places: Sequence[int]) -> Told:
        """The same of some names."""
        return Told._make([held[place] for place in places] for held in self)


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """Names of one kind, as they were read: the words (and commas) and the tokens of each by number, and its
    shape among `shapes`, -1 of a name without one, whose tokens are its words; whether it may be read alike
    where nobody says what it is, if its shape is; whether it may hold other names
    (`screening.names.holding`). By their places: what some say in native letters, and the forms of those that
    were read by themselves, of which nothing else is here."""

    texts: Sequence[str]
    kind: Kind
    words: Words
    spoken: Lines
    numbers: Lines
    shape: Ints
    shapes: Sequence[Shape]
    alike: Bools
    holding: Bools
    natives: dict[int, Native]
    forms: dict[int, NameForm]

    @classmethod
    def of(cls, forms: Sequence[NameForm]) -> Column:
        """Names whose forms are at hand, each of its kind."""
        count = len(forms)
        nothing = Lines(np.zeros(count, np.int64), np.empty(0, np.int64))
        shape, no = np.full(count, -1), np.zeros(count, np.bool_)
        texts, known = [form.text for form in forms], dict(enumerate(forms))
        return cls(texts, Kind.UNKNOWN, Words(), nothing, nothing, shape, (), no, ~no, {}, known)

    @property
    def tails(self) -> Ints:
        """Where the tail of each name begins in its tokens."""
        found = self._by_shape(lambda shape: shape.parts.tail)
        return np.where(found < 0, self.numbers.size, found)

    def _by_shape(self, told: Callable[[Shape], int]) -> Ints:
        """What is told of the shape of each name, -1 of those without; of `shapes`, which are all that names
        had till now, only these are asked."""
        used, group = np.unique(self.shape, return_inverse=True)
        found = [told(self.shapes[one]) if one >= 0 else -1 for one in used.tolist()]
        return np.array(found, dtype=np.int64)[group]

    def all_forms(self) -> list[NameForm]:
        """What `name_form` gives of each name."""
        return list(map(self.form, range(len(self.texts))))

    def form(self, at: int) -> NameForm:
        """What `name_form` gives of one name."""
        return self.forms.get(at) or self._form(at)

    def told(self) -> Told:
        """What is told of the names without their forms."""
        texts = self.words.texts
        flat = list(map(texts.__getitem__, self.numbers.number.tolist()))
        end = self.numbers.end.tolist()
        tokens: list[Sequence[str]] = [flat[first:last] for first, last in zip([0, *end], end, strict=False)]
        formed = self._by_shape(lambda shape: bool(shape.parts.forms)) > 0
        found = Told(
            tokens,
            list(map(" ".join, tokens)),
            [""] * len(tokens),
            [()] * len(tokens),
            formed.tolist(),
            (self.tails < self.numbers.size).tolist(),
            self.holding.tolist(),
        )
        for at, native in self.natives.items():
            found.native[at] = native.spelling
            found.formed[at] |= bool(native.forms)
            if native.alone:
                found.keys[at] = native.spelling
        for at, form in self.forms.items():
            found.tokens[at], found.keys[at], found.native[at] = form.tokens, form.key, form.native
            found.acronyms[at], found.formed[at] = form.acronyms, bool(form.legal_forms)
            found.tailed[at] = form.tail < len(form.tokens)
        return found

    def tail(self, at: int) -> tuple[int, bool]:
        """Where the tail of one name begins in its tokens, and whether what stands there is an address."""
        form, tokens = self.forms.get(at), self.tokens(at)
        if form:
            return form.tail, form.address
        if self.shape[at] < 0:
            return len(tokens), False
        shape = self.shapes[self.shape[at]]
        return shape.parts.tail, has_address(shape.parts, tokens, several=shape.several)

    def bare(self, at: int) -> bool:
        """Whether the tokens of one name are surely those that it has where nobody says what it is."""
        shape = self.shape[at]
        return bool(self.alike[at]) and (self.kind is Kind.UNKNOWN or shape < 0 or self.shapes[shape].bare)

    def found_alike(self, at: int) -> bool:
        """Whether what equals one name is surely found by the same keys where nobody says what it is: its
        tokens are the same, or all of it is in native letters, whose spelling is its key."""
        return (at in self.natives and self.natives[at].alone) or self.bare(at)

    def begun(self) -> Ints:
        """[name, 4]: three letters that acronyms of a firm's name may begin with (`first_three`), the
        first of its words and those from the second, and the same of its tokens; 0 where there are none."""
        found = np.zeros((len(self.texts), 4), dtype=np.int64)
        if self.kind is Kind.PERSON:
            return found
        codes = np.frombuffer(bytes(self.words.codes), np.uint8)
        tails, tokens = self.tails, self.numbers
        heads = (tokens.place < tails[tokens.row]) & (tails[tokens.row] > _FEW)
        for column, owner, number in (
            (0, self.spoken.row, self.spoken.number),
            (2, tokens.row[heads], tokens.number[heads]),
        ):
            letters = codes[number]
            size = np.bincount(owner[letters != 0], minlength=len(self.texts))
            found[:, column : column + 2] = _first_three(letters[letters != 0], size)
        for at, form in self.forms.items():
            found[at] = _begun(form)
        return found

    def tokens(self, at: int) -> Sequence[str]:
        """The tokens of one name."""
        form, texts = self.forms.get(at), self.words.texts
        return form.tokens if form else [texts[one] for one in self.numbers.at(at)]

    def _form(self, at: int) -> NameForm:
        words, numbers = self.spoken.at(at), self.numbers.at(at)
        shape = self.shapes[self.shape[at]] if self.shape[at] >= 0 else None
        native = self.natives.get(at, NO_NATIVE)
        tokens = tuple([self.words.texts[one] for one in numbers])
        tail, address = self.tail(at)
        forms = native.forms
        titles: tuple[str, ...] = ()
        if shape is not None:
            forms, titles = (*forms, *shape.parts.forms), shape.parts.titles
        spelled = " ".join(tokens)
        wordly = spelled.replace(" ", "").isalpha()
        heads = written = ""
        if self.kind is not Kind.PERSON:
            letters = self.words.letters
            written = "".join([letters[one] for one in words])
            if tail > _FEW:
                heads = "".join([letters[one] for one in numbers[:tail]])
        return NameForm(
            text=self.texts[at],
            kind=self.kind,
            tokens=tokens,
            tail=tail,
            address=address,
            legal_forms=tuple(dict.fromkeys(forms)) if forms else (),
            honorifics=titles,
            native=native.spelling,
            native_only=native.alone,
            acronyms=(),
            key=native.spelling if native.alone else spelled,
            numbers=() if wordly else tuple([token for token in tokens[:tail] if not token.isalpha()]),
            initials=heads,
            written=written,
        )


def _begun(form: NameForm) -> Ints:
    letters = np.frombuffer((form.written + form.initials).encode("ascii", "replace"), np.uint8)
    return _first_three(letters, np.array([len(form.written), len(form.initials)])).ravel()


def _first_three(letters: npt.NDArray[np.uint8], size: Ints) -> Ints:
    """[owner, 2]: of stretches of so many letters the first three and those from the second."""
    first = size.cumsum() - size
    codes = letters.astype(np.int64)
    found = np.zeros((len(size), 2), dtype=np.int64)
    for start in (0, 1):
        enough = np.flatnonzero(size >= start + 3)
        at = first[enough] + start
        found[enough, start] = (codes[at] << 16) | (codes[at + 1] << 8) | codes[at + 2]
    return found


def first_three(word: str) -> int:
    """The first three letters of a word as one number, 0 of one that has fewer."""
    return ord(word[0]) << 16 | ord(word[1]) << 8 | ord(word[2]) if len(word) > 2 else 0
