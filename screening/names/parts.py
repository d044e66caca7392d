"""The words of a name -> its parts: what identifies, legal forms, titles, an address behind it.

Names of one shape are taken apart once. Most words of a name are no legal form, title, number or place, nor
near one; what becomes of them depends on where they stand alone, so the answer for "acme trading co ltd" is
kept and serves "zenith trading co ltd". It judges nothing and compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from screening.model import SHIPS, Kind
from screening.names.addresses import is_address
from screening.names.mending import mend_legal_forms, read_digits, read_print
from screening.names.numbers import read_number_signs, without_registration, write_numbers
from screening.names.phrases import Stripped, shorten, strip_legal_forms, strip_titles
from screening.names.reading import join_servants, part_numbers, read_words
from screening.names.telling import BUSINESS, STAND_IN, TELLS, UNSHAPED, telling


class Parts(NamedTuple):
    """Identifying words (those from `tail` on stand behind a legal form or in an address), the classes of
    legal forms and the titles that were taken off, and whether an address stands behind the name."""

    tokens: tuple[str, ...]
    tail: int
    forms: tuple[str, ...]
    titles: tuple[str, ...]
    address: bool


class Marks(NamedTuple):
    """What a name shows beside its words: letters with dots between them ("S.A."), any dot, and words of
    business ("trading")."""

    dotted: bool
    dots: bool
    business: bool


def take_apart(segments: Sequence[Sequence[str]], kind: Kind, marks: Marks) -> Parts:
    """Take apart the words of a name, given by the stretches between its commas."""
    read = read_words(segments, kind, dots=marks.dots)
    words, tail = _without_digits(read.words), len(read.words)
    forms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    if kind is not Kind.PERSON and not read.turned:
        edges = kind is not Kind.UNKNOWN or marks.business or marks.dotted
        if kind in SHIPS:  # "EP-LDA" is no limited firm
            whole = _whole(words)
            stripped = Stripped(tuple(whole), (), len(whole))
        else:
            stripped = strip_legal_forms(list(_mended(tuple(words))), edges=edges)
        words, forms = list(stripped.tokens), stripped.taken
        head = write_numbers(words[: stripped.tail], trailing_roman=kind is not Kind.UNKNOWN)
        behind = write_numbers(words[stripped.tail :], trailing_roman=False)
        tail, words = len(head), head + behind
    if kind is Kind.PERSON or (kind is Kind.UNKNOWN and not forms and _may_be_personal(words, marks)):
        bare = strip_titles(words, person=kind is Kind.PERSON)
        words, titles, tail = list(bare.tokens), bare.taken, len(bare.tokens)
    head = join_servants(words[:tail])
    behind = words[tail:]
    return Parts(
        tokens=(*head, *behind, *read.address),
        tail=len(head),
        forms=forms,
        titles=titles,
        address=bool(read.address) or (bool(behind) and is_address(behind)),
    )


def _may_be_personal(words: Sequence[str], marks: Marks) -> bool:
    """Whether titles may stand in a name of nobody knows what: "Haji Salam Hawala" and "MS-13" are none of
    persons."""
    return not marks.business and all(map(str.isalpha, words))


def _without_digits(words: list[str]) -> list[str]:
    return words if all(map(str.isalpha, words)) else list(map(read_digits, words))


def _whole(words: list[str]) -> list[str]:
    """The words of no person's name: without a ship's number, numbers and runs apart, misread ones read."""
    printed = list(map(read_print, read_number_signs(part_numbers(without_registration(words)))))
    return shorten(printed)


@lru_cache(maxsize=1 << 11)
def _mended(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same with legal forms put right: asked for twice where nobody may have said what the name is."""
    return tuple(mend_legal_forms(_whole(list(words))))


def parts_of(segments: Sequence[Sequence[str]], kind: Kind, *, dotted: bool, dots: bool) -> Parts:
    """What `take_apart` gives of these words, from what is known of names of the same shape."""
    tells = telling(kind, several=len(segments) > 1)
    shape: list[str] = []
    plain: list[str] = []
    seen = 0
    for words in segments:
        for word in words:
            told = tells(word)
            if told & TELLS:
                shape.append(word)
            else:
                shape.append("")
                plain.append(word)
            seen |= told
        shape.append(",")
    if len(segments) == 1 and not seen & TELLS:
        return Parts(tuple(plain), len(plain), (), (), False)
    marks = Marks(dotted, dots, kind is Kind.UNKNOWN and seen & BUSINESS != 0)
    if seen & UNSHAPED:
        return take_apart(segments, kind, marks)
    parts = of_shape(tuple(shape), kind, marks)
    if not plain:
        return parts
    tokens = filled(parts.tokens, plain)
    address = has_address(parts, tokens, several=len(segments) > 1)
    return Parts(tokens, parts.tail, parts.forms, parts.titles, address)


def has_address(parts: Parts, tokens: Sequence[str], *, several: bool) -> bool:
    """Whether what stands behind a name of this shape, whose tokens these are, is an address."""
    return parts.address if several or parts.tail == len(tokens) else is_address(tokens[parts.tail :])


_FIRST = ord("a")
_LENGTH = len(STAND_IN) + 2
_MARKED = re.compile(f"{STAND_IN}([a-z])([a-z])")


def _stand_in(place: int) -> str:
    return f"{STAND_IN}{chr(_FIRST + place // 26)}{chr(_FIRST + place % 26)}"


def stand_in_place(token: str) -> int:
    """Which of the plain words the token stands for; -1 where they are joined to others ("abdul"), or none
    is in it."""
    return _place(token) if len(token) == _LENGTH and token.startswith(STAND_IN) else -1


def _place(token: str) -> int:
    return 26 * (ord(token[4]) - _FIRST) + ord(token[5]) - _FIRST


def filled(tokens: Sequence[str], plain: Sequence[str]) -> tuple[str, ...]:
    """The tokens of a shape with its plain words in their places."""
    return tuple([_filled(token, plain) if STAND_IN in token else token for token in tokens])


def _filled(token: str, plain: Sequence[str]) -> str:
    if len(token) == _LENGTH:
        return plain[_place(token)]
    return _MARKED.sub(lambda found: plain[_place(found[0])], token)  # "abdul" was joined to it


@lru_cache(maxsize=1 << 13)
def of_shape(shape: tuple[str, ...], kind: Kind, marks: Marks) -> Parts:
    """The parts of a name of this shape: stand-ins for its plain words, "," behind each stretch."""
    segments: list[list[str]] = [[]]
    plain = 0
    for word in shape:
        if word == ",":
            segments.append([])
        else:
            segments[-1].append(word or _stand_in(plain))
            plain += not word
    return take_apart(segments[:-1], kind, marks)
