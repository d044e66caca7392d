"""Names as they were read together (`screening.names.columns`): the numbers of their words, their shapes, the
forms that `name_form` would give of them, and columns of what it takes to look many of them up.

Most names of a table meet nothing: their forms are never put together.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple, TypeVar, overload

import numpy as np
import numpy.typing as npt

from screening.model import Kind
from screening.names.normalize import NameForm
from screening.names.parts import Parts, has_address
from screening.names.scripts import NO_NATIVE, Native

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Bits = TypeVar("Bits", bound=np.integer[Any])

COMMA = 0
"""The number of a comma in what was read."""
_NONE_BEGUN = np.zeros((0, 4), dtype=np.int64)


class Shape(NamedTuple):
    """What becomes of names of one shape. `template`: for each token the place among the plain words that it
    is, or -1 - the number of its word; None where a plain word is joined to another, as `parts` tell. `bare`:
    nothing else becomes of them where nobody says what they are."""

    parts: Parts
    template: tuple[int, ...] | None
    several: bool
    bare: bool


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
    """Of each name: its tokens, key, native spelling and acronyms, whether it has a legal form, whether
    tokens stand behind its tail, and whether it is surely read alike where nobody says what it is."""

    tokens: list[Sequence[str]]
    keys: list[str]
    native: list[str]
    acronyms: list[Sequence[str]]
    formed: list[bool]
    tailed: list[bool]
    bare: list[bool]

    @classmethod
    def none(cls) -> Told:
        """Of no names."""
        return cls([], [], [], [], [], [], [])

    def at(self, places: Sequence[int]) -> Told:
        """The same of some names."""
        return Told._make([held[place] for place in places] for held in self)


@dataclass(frozen=True, slots=True)
class Column:
    """Names of one kind, as they were read: the words (and commas) and the tokens of each by number, and its
    shape; None of a name without one, whose tokens are its words; whether it is surely read alike where
    nobody says what it is. By their places: what some say in native letters, and the forms of those that were
    read by themselves."""

    texts: Sequence[str]
    kind: Kind
    words: Words
    spoken: list[Sequence[int]]
    numbers: list[Sequence[int]]
    shapes: list[Shape | None]
    bare: list[bool]
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
            [*self.bare],
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
            [column.kind for column, _ in sources],
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
        nothing: list[Sequence[int]] = [()] * len(texts)
        shapes: list[Shape | None] = [None] * len(texts)
        column = Column(
            texts,
            Kind.UNKNOWN,
            Words(),
            nothing,
            nothing,
            shapes,
            [False] * len(texts),
            {},
            dict(enumerate(forms)),
        )
        sources = [(column, at) for at in range(len(texts))]
        return cls(texts, kinds, column.told(), column.begun(), sources)

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
