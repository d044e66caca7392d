"""One name as published or written -> a form that can be compared.

Folds the script, turns "LAST, First" round, takes legal forms and titles off and keeps what they were, writes
numbers as digits. It does not correct spelling and does not decide whether two names are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from screening.model import Kind
from screening.names.hangul import is_hangul
from screening.names.parts import parts_of
from screening.names.placeholders import stands_for_no_name
from screening.names.reading import MOST_WORDS, has_dotted_form, more_than_read, segments, take_acronyms
from screening.names.scripts import is_syllabic, part_native
from screening.names.vocabulary import canonical_words, families, word_class

LONGEST = 400
"""Characters of a name that are read: the longest published name has 310; beyond that it is running text."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name ready to be compared.

    `tokens` identify, folded, in spoken order; `tail` is the place in them from which they stand behind a
    legal form or in an address (`address` tells that they look like one). `legal_forms` are classes (limited,
    stock ...), `honorifics` folded titles. `native` is the Chinese or Korean spelling, simplified and without
    legal form, or "". `acronyms` stood in brackets. Names with equal `key` are the same up to case,
    punctuation, accents, legal form and title. `numbers` are the tokens with digits. `initials` are those of
    a firm's tokens, `written` those of all its words, the legal form's too.
    """

    text: str
    kind: Kind
    tokens: tuple[str, ...]
    tail: int
    address: bool
    legal_forms: tuple[str, ...]
    honorifics: tuple[str, ...]
    native: str
    native_only: bool
    acronyms: tuple[str, ...]
    key: str
    numbers: tuple[str, ...]
    initials: str
    written: str

    @property
    def is_korean(self) -> bool:
        """Whether it was written in Korean syllables alone."""
        return self.native_only and all(map(is_hangul, self.native))

    @property
    def in_syllables(self) -> bool:
        """Whether it is a Chinese or Korean name, in which each token is a syllable."""
        return is_syllabic(self.tokens[: self.tail]) or self.is_korean

    @property
    def index_keys(self) -> tuple[str, ...]:
        """All keys under which an index must post the name: its tokens, their families and full words, the
        native spelling, acronyms and initials."""
        keys: dict[str, None] = dict.fromkeys(
            (self.native, *self.acronyms, self.initials if len(self.initials) > 2 else "")
        )
        for token in self.tokens:
            keys.update(dict.fromkeys(token_keys(token)))
        return tuple(key for key in keys if key)


def initials(tokens: Sequence[str]) -> str:
    """First letters of the words that an acronym would be built from."""
    classes = word_class()
    return "".join([token[0] for token in tokens if classes.get(token) != "function"])


def left_unread(text: str) -> str:
    """What of a name is not read, for people; empty where all of it is."""
    if len(text) > LONGEST:
        return f"only the first {LONGEST} of {len(text):,} characters are compared"
    return f"only the first {MOST_WORDS} words are compared" if more_than_read(text) else ""


def unscreenable(text: str) -> str:
    """Why a name that no list has was not screened all the same, for people; empty where it was."""
    return left_unread(text) or stands_for_no_name(text)


def token_keys(token: str) -> tuple[str, ...]:
    """The token and what else it must be found under: its spelling families, its full words in English."""
    keys = [token]
    if token.startswith("abdul") and len(token) > 7:
        keys.append(token[5:])
    keys += [family.name.partition(":")[2] for family in families().get(token, ())]
    return (*keys, *canonical_words(token))


@lru_cache(maxsize=1 << 14)
def name_form(text: str, kind: Kind = Kind.UNKNOWN) -> NameForm:
    """Read one name. Never raises; a text without letters or digits gives a form without tokens."""
    shown = text[:LONGEST]
    latin, acronyms = take_acronyms(shown)
    native, latin = part_native(shown, latin, kind)
    read = segments(latin, kind)
    parts = parts_of(read, kind, dotted=has_dotted_form(latin), dots="." in latin)
    tokens, tail = parts.tokens, parts.tail
    spelled = " ".join(tokens)
    wordly = spelled.replace(" ", "").isalpha()
    return NameForm(
        text=text,
        kind=kind,
        tokens=tokens,
        tail=tail,
        address=parts.address,
        legal_forms=tuple(dict.fromkeys((*native.forms, *parts.forms))),
        honorifics=parts.titles,
        native=native.spelling,
        native_only=native.alone,
        acronyms=acronyms,
        key=native.spelling if native.alone else spelled,
        numbers=() if wordly else tuple([token for token in tokens[:tail] if not token.isalpha()]),
        initials=initials(tokens[:tail]) if kind is not Kind.PERSON and tail > 2 else "",
        written=initials([word for words in read for word in words]) if kind is not Kind.PERSON else "",
    )


def key(text: str, kind: Kind = Kind.UNKNOWN) -> str:
    """The comparison key of `text`: equal keys are the same name up to spelling manners."""
    return name_form(text, kind).key
