"""One name as published or written -> a form that can be compared.

Folds the script, turns "LAST, First" round, takes legal forms and titles off and keeps what they were, writes
numbers as digits. It does not correct spelling and does not decide whether two names are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from screening.model import Kind
from screening.names.numbers import write_numbers
from screening.names.phrases import mend_legal_forms, shorten, strip_legal_forms, strip_titles
from screening.names.reading import (
    Read,
    has_dotted_form,
    is_address,
    join_servants,
    part_numbers,
    read_words,
    take_acronyms,
)
from screening.names.scripts import native_forms, native_of, translate_native, without_native
from screening.names.vocabulary import canonical_words, families, word_class

_LONGEST = 400
"""Characters of a name that are read: the longest published name has 310; beyond that it is running text."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name ready to be compared.

    `tokens` identify, folded, in spoken order; `tail` is the place in them from which they stand behind a
    legal form or in an address (`address` tells that they look like one). `legal_forms` are classes (limited,
    stock ...), `honorifics` folded titles. `native` is the Chinese or Korean spelling, simplified and without
    legal form, or "". `acronyms` stood in brackets. Names with equal `key` are the same up to case,
    punctuation, accents, legal form and title. `index_keys` are all keys an index must post the name under.
    `numbers` are the tokens with digits.
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
    index_keys: tuple[str, ...]
    numbers: tuple[str, ...]
    initials: str


def _initials(tokens: tuple[str, ...]) -> str:
    """First letters of the words that an acronym would be built from."""
    classes = word_class()
    return "".join(token[0] for token in tokens if classes.get(token) != "function")


def _index_keys(form_tokens: tuple[str, ...], extra: tuple[str, ...]) -> tuple[str, ...]:
    keys: dict[str, None] = dict.fromkeys(extra)
    for token in form_tokens:
        keys[token] = None
        if token.startswith("abdul") and len(token) > 7:
            keys[token[5:]] = None
        for family in families().get(token, ()):
            keys[family.name.partition(":")[2]] = None
        keys.update(dict.fromkeys(canonical_words(token)))
    return tuple(key for key in keys if key)


class _Taken(NamedTuple):
    """Identifying words, what was taken off them, and where words behind a legal form or an address begin."""

    words: list[str]
    forms: tuple[str, ...]
    titles: tuple[str, ...]
    tail: int


def _take_apart(read: Read, kind: Kind, dotted: bool) -> _Taken:
    """Take legal forms, titles and spelled numbers off or apart, as the kind allows."""
    words, tail = read.words, len(read.words)
    forms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    if kind is not Kind.PERSON and not read.turned:
        business = any(word_class().get(word) in ("company", "sector") for word in words)
        edges = kind is not Kind.UNKNOWN or business or dotted
        stripped = strip_legal_forms(mend_legal_forms(shorten(part_numbers(words))), edges=edges)
        words, forms = list(stripped.tokens), stripped.taken
        head = write_numbers(words[: stripped.tail], trailing_roman=kind is not Kind.UNKNOWN)
        tail, words = len(head), head + words[stripped.tail :]
    if kind in (Kind.PERSON, Kind.UNKNOWN) and not forms:
        bare = strip_titles(words, person=kind is Kind.PERSON)
        words, titles, tail = list(bare.tokens), bare.taken, len(bare.tokens)
    head = join_servants(words[:tail])
    return _Taken(head + words[tail:], forms, titles, len(head))


@lru_cache(maxsize=1 << 17)
def name_form(text: str, kind: Kind = Kind.UNKNOWN) -> NameForm:
    """Read one name. Never raises; a text without letters or digits gives a form without tokens."""
    shown = text[:_LONGEST]
    native = native_of(shown)
    native_only = bool(native) and not any(char.isalpha() for char in without_native(shown))
    latin, acronyms = take_acronyms(shown)
    if native_only:
        latin = translate_native(latin) if kind is not Kind.PERSON else latin
    elif native:
        latin = without_native(latin)
    read = read_words(latin, kind)
    taken = _take_apart(read, kind, has_dotted_form(latin))
    behind = taken.words[taken.tail :]
    tokens = tuple(taken.words + read.address)
    native_classes = native_forms(shown) if kind is not Kind.PERSON else ()
    initials = _initials(tokens[: taken.tail]) if kind is not Kind.PERSON and taken.tail > 2 else ""
    extra = (native, *acronyms, initials if len(initials) > 2 else "")
    return NameForm(
        text=text,
        kind=kind,
        tokens=tokens,
        tail=taken.tail,
        address=bool(read.address) or (bool(behind) and is_address(behind)),
        legal_forms=tuple(dict.fromkeys((*native_classes, *taken.forms))),
        honorifics=taken.titles,
        native=native,
        native_only=native_only,
        acronyms=acronyms,
        key=native if native_only else " ".join(tokens),
        index_keys=_index_keys(tokens, extra),
        numbers=tuple(token for token in tokens[: taken.tail] if not token.isalpha()),
        initials=initials,
    )


def key(text: str, kind: Kind = Kind.UNKNOWN) -> str:
    """The comparison key of `text`: equal keys are the same name up to spelling manners."""
    return name_form(text, kind).key
