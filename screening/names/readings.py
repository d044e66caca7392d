"""Names as they were read together (`screening.names.columns`): the numbers of their words, their shapes, the
forms that `name_form` would give of them, and columns of what it takes to look many of them up.

Most names of a table meet nothing: their forms are never put together.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from screening.model import Kind
from screening.names.normalize import NameForm
from screening.names.parts import Marks, Parts, has_address, of_shape
from screening.names.scripts import NO_NATIVE, Native

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Bits = TypeVar("Bits", bound=np.integer[Any])

COMMA = 0
"""The number of a comma in what was read."""


@dataclass(slots=True, eq=False)
class Shape:
    """What becomes of names of one shape. `template`: for each token the place among the plain words that it
    is, or -1 - the number of its word; None where a plain word is joined to another, as `parts` tell.
    `unsaid`: what `of_shape` is asked of it where nobody says what the names are."""

    parts: Parts
    template: tuple[int, ...] | None
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
    """Of each name: its tokens, key, native spelling and acronyms, whether it has a legal form, and whether
    tokens stand behind its tail."""

    tokens: list[Sequence[str]]
    keys: list[str]
    native: list[str]
    acronyms: list[Sequence[str]]
    formed: list[bool]
    tailed: list[bool]

    @classmethod
    def none(cls) -> Told:
        """Of no names."""
        return cls([], [], [], [], [], [])

    def at(self, places: Sequence[int]) -> Told:
        """The same of some names."""
        return Told._make([held[place] for place in places] for held in self)


@dataclass(frozen=True, slots=True)
class Column:
    """Names of one kind, as they were read: the words (and commas) and the tokens of each by number, and its
    shape; None of a name without one, whose tokens are its words; whether it may be read alike where nobody
    says what it is, if its shape is; whether it may hold other names (`screening.names.inside`). By their
    places: what some say in native letters, and the forms of those that were read by themselves."""

    texts: Sequence[str]
    kind: Kind
    words: Words
    spoken: list[Sequence[int]]
    numbers: list[Sequence[int]]
    shapes: list[Shape | None]
    alike: list[bool]
    holding: list[bool]
    natives: dict[int, Native]
    forms: dict[int, NameForm]

    def all_forms(self) -> list[NameForm]:
        """What `name_form` gives of each name."""
        return list(map(self.form, range(len(self.texts))))

    def form(self, at: int) -> NameForm:
        """What `name_form` gives of one name."""
        return self.forms.get(at) or self._form(at)

    def told(self) -> Told:
        """What is told of the names without their forms."""
        texts = self.words.texts
        tokens: list[Sequence[str]] = [[texts[one] for one in held] for held in self.numbers]
        found = Told(
            tokens,
            list(map(" ".join, tokens)),
            [""] * len(tokens),
            [()] * len(tokens),
            [shape is not None and bool(shape.parts.forms) for shape in self.shapes],
            [
                shape is not None and shape.parts.tail < len(held)
                for shape, held in zip(self.shapes, self.numbers, strict=True)
            ],
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

    def bare(self, at: int) -> bool:
        """Whether the tokens of one name are surely those that it has where nobody says what it is."""
        shape = self.shapes[at]
        return self.alike[at] and (self.kind is Kind.UNKNOWN or shape is None or shape.bare)

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
        heads = list(map(_head, self.numbers, self.shapes))
        for column, held in ((0, self.spoken), (2, heads)):
            size = np.fromiter(map(len, held), np.int64, len(held))
            letters = codes[np.fromiter(chain.from_iterable(held), np.int64, int(size.sum()))]
            owner = np.repeat(np.arange(len(held)), size)[letters != 0]
            size = np.bincount(owner, minlength=len(held))
            found[:, column : column + 2] = _first_three(letters[letters != 0], size)
        for at, form in self.forms.items():
            found[at] = _begun(form)
        return found

    def tokens(self, at: int) -> Sequence[str]:
        """The tokens of one name."""
        form, texts = self.forms.get(at), self.words.texts
        return form.tokens if form else [texts[one] for one in self.numbers[at]]

    def _form(self, at: int) -> NameForm:
        words, numbers, shape = self.spoken[at], self.numbers[at], self.shapes[at]
        native = self.natives.get(at, NO_NATIVE)
        tokens = tuple([self.words.texts[one] for one in numbers])
        tail, address = len(tokens), False
        forms = native.forms
        titles: tuple[str, ...] = ()
        if shape is not None:
            tail, forms, titles = shape.parts.tail, (*forms, *shape.parts.forms), shape.parts.titles
            address = has_address(shape.parts, tokens, several=shape.several)
        spelled = " ".join(tokens)
        wordly = spelled.replace(" ", "").isalpha()
        heads = written = ""
        if self.kind is not Kind.PERSON:
            letters = self.words.letters
            written = "".join([letters[one] for one in words])
            if tail > 2:
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


def gathered(bits: npt.NDArray[Bits], size: Ints) -> npt.NDArray[Bits]:
    """The bits of stretches of so many, together."""
    found = np.zeros(len(size), dtype=bits.dtype)
    some = np.flatnonzero(size)
    if len(some):
        found[some] = np.bitwise_or.reduceat(bits, (size.cumsum() - size)[some])
    return found


def _head(numbers: Sequence[int], shape: Shape | None) -> Sequence[int]:
    """The tokens that give a name its initials."""
    tail = len(numbers) if shape is None else shape.parts.tail
    return numbers[:tail] if tail > 2 else ()


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
