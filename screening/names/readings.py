"""Names as they were read together (`screening.names.columns`): the numbers of their words, their shapes, and
the forms that `name_form` would give of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from screening.model import Kind
from screening.names.normalize import NameForm
from screening.names.parts import Parts, has_address
from screening.names.scripts import Native

COMMA = 0
"""The number of a comma in what was read."""


class Shape(NamedTuple):
    """What becomes of names of one shape. `template`: for each token the place among the plain words that it
    is, or -1 - the number of its word; None where a plain word is joined to another, as `parts` tell."""

    parts: Parts
    template: tuple[int, ...] | None
    several: bool


@dataclass(slots=True)
class Words:
    """All words by number, and what is known of each: its text, facts, the letter it gives to initials."""

    texts: list[str] = field(default_factory=lambda: [","])
    facts: list[int] = field(default_factory=lambda: [0])
    letters: list[str] = field(default_factory=lambda: [""])
    number: dict[str, int] = field(default_factory=lambda: {",": COMMA})


class Read(NamedTuple):
    """A name as it was read: its words and tokens by number, its shape (None of a name without one, whose
    tokens are its words), and what it says in native letters."""

    words: Sequence[int]
    tokens: Sequence[int]
    shape: Shape | None
    native: Native


@dataclass(frozen=True, slots=True)
class Column:
    """Names of one kind, as they were read; `forms` has those that were read by themselves."""

    texts: Sequence[str]
    kind: Kind
    words: Words
    names: list[Read | None]
    forms: dict[int, NameForm]

    def all_forms(self) -> list[NameForm]:
        """What `name_form` gives of each name."""
        return [
            self.forms[at] if read is None else self._form(text, read)
            for at, (text, read) in enumerate(zip(self.texts, self.names, strict=True))
        ]

    def tokens(self, at: int) -> Sequence[str]:
        """The tokens of one name."""
        read, held = self.names[at], self.words.texts
        return self.forms[at].tokens if read is None else [held[one] for one in read.tokens]

    def _form(self, text: str, read: Read) -> NameForm:
        words, numbers, shape, native = read
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
            text=text,
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
