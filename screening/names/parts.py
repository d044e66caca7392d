"""The words of a name -> its parts: what identifies, legal forms, titles, an address behind it.

Names of one shape are taken apart once. Most words of a name are no legal form, title, number or place, nor
near one; what becomes of them depends on where they stand alone, so the answer for "acme trading co ltd" is
kept and serves "zenith trading co ltd". It judges nothing and compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from screening.model import SHIPS, Kind
from screening.names.addresses import address_words, is_address, is_street
from screening.names.mending import (
    form_words,
    glued,
    is_mendable,
    may_be_mended,
    mend_legal_forms,
    read_digits,
    read_print,
    unglued,
)
from screening.names.numbers import (
    NUMBER_WORDS,
    is_number_word,
    read_number_signs,
    without_registration,
    write_numbers,
)
from screening.names.phrases import Stripped, shorten, strip_legal_forms, strip_titles
from screening.names.reading import (
    NEVER_PERSONAL,
    join_servants,
    part_numbers,
    read_words,
)
from screening.names.vocabulary import (
    honorifics,
    legal_forms,
    place_words,
    set_phrases,
    word_class,
)


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


def is_business(word: str) -> bool:
    """Whether the word speaks of a firm."""
    return word_class().get(word) in ("company", "sector")


def take_apart(segments: Sequence[Sequence[str]], kind: Kind, marks: Marks) -> Parts:
    """Take apart the words of a name, given by the stretches between its commas."""
    read = read_words(segments, kind, dots=marks.dots)
    words, tail = [read_digits(word) for word in read.words], len(read.words)
    forms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    if kind is not Kind.PERSON and not read.turned:
        edges = kind is not Kind.UNKNOWN or marks.business or marks.dotted
        whole = shorten(_printed(read_number_signs(part_numbers(without_registration(words)))))
        if kind in SHIPS:  # "EP-LDA" is no limited firm
            stripped = Stripped(tuple(whole), (), len(whole))
        else:
            stripped = strip_legal_forms(mend_legal_forms(whole), edges=edges)
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


def _printed(words: Sequence[str]) -> list[str]:
    return [read_print(word) for word in words]


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


STAND_IN = "zqxj"
"""Begins the words that stand in for those that tell nothing: no word of any table begins so, and a name that
has such a word has no shape."""
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


@lru_cache(maxsize=1 << 15)
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


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for held in honorifics().values() for one in held for word in one.tokens)


@cache
def _form_parts() -> frozenset[str]:
    """Words of legal forms and set phrases, and what a long one may be split into."""
    phrases = (legal_forms(), set_phrases())
    whole = {word for table in phrases for held in table.values() for one in held for word in one.tokens}
    split = {
        part for word in form_words() for cut in range(1, len(word)) for part in (word[:cut], word[cut:])
    }
    return frozenset(whole | split)


def _bare(word: str) -> bool:
    return len(word) < 3 or not word.isalpha() or word.startswith("abd")


TELLS, BUSINESS, UNSHAPED = 1, 2, 4
"""What becomes of the word hangs on more than its place; it is a word of business; it would be taken for a
stand-in."""


def telling(kind: Kind, *, several: bool) -> Callable[[str], int]:
    """What says of a word what it tells (bits) in a name of this kind; `several`: there is a comma in it."""
    if kind is Kind.PERSON:
        return _tells_of_a_person_beside_commas if several else _tells_of_a_person
    return _tells_beside_commas if several else _tells


def _tells_of_a_person(word: str) -> int:
    """What the word tells (bits) in a person's name without a comma."""
    if STAND_IN in word:
        return TELLS | UNSHAPED
    return TELLS if _bare(word) or word in _title_words() else 0


def tells_nothing(words: Sequence[str]) -> list[bool]:
    """Of each of many words whether no table has it, and nothing hangs on it wherever it stands in names of
    any kind: as of most it is so."""
    tables = _of_tables()
    return [
        not near
        and word not in tables
        and not _bare(word)
        and STAND_IN not in word
        and not _put_together(word)
        for word, near in zip(words, may_be_mended(words).tolist(), strict=True)
    ]


@cache
def _of_tables() -> frozenset[str]:
    """Words of which a table knows something that names are taken apart by."""
    return frozenset(glued()).union(
        _title_words(), _form_parts(), NUMBER_WORDS, word_class(), address_words()
    )


_LEAST_TOGETHER = 7
"""Letters of a word that may be a name and a form, or a street's, written as one, where no table has it."""


def _put_together(word: str) -> bool:
    return len(word) >= _LEAST_TOGETHER and (is_street(word) or unglued(word) != (word,))


def tell_many(words: Sequence[str], kind: Kind) -> list[tuple[int, int, int, int]]:
    """What each of many words tells in a name of this kind, in one with a comma, and the same where nobody
    says what the name is."""
    found = []
    for word, near in zip(words, may_be_mended(words).tolist(), strict=True):
        barely = _told(word, near=near)
        both = barely | _told_beside_commas(word)
        if kind is Kind.PERSON:
            found.append((_tells_of_a_person(word), _tells_of_a_person_beside_commas(word), barely, both))
        else:
            found.append((barely, both, barely, both))
    return found


@lru_cache(maxsize=1 << 14)
def _tells(word: str) -> int:
    """The same in any name without a comma."""
    return _told(word, near=True)


def _told(word: str, *, near: bool) -> int:
    """`near`: whether it may be an ordinary word misspelled or misread."""
    told = _tells_of_a_person(word) | (BUSINESS if is_business(word) else 0)
    if told & TELLS or word in _form_parts() or is_number_word(word) or unglued(word) != (word,):
        return told | TELLS
    return told | TELLS if near and (is_mendable(word) or read_print(word) != word) else told


def _tells_beside_commas(word: str) -> int:
    """The same in any name: beside a comma, places and words of business count too."""
    return _tells(word) | _told_beside_commas(word)


def _told_beside_commas(word: str) -> int:
    return TELLS if _says_where(word) or word_class().get(word) in NEVER_PERSONAL else 0


def _tells_of_a_person_beside_commas(word: str) -> int:
    """The same in a person's name: what stands behind a comma may be where he lives."""
    return _tells_of_a_person(word) | (TELLS if _says_where(word) else 0)


def _says_where(word: str) -> bool:
    return word in place_words() or is_street(word)
