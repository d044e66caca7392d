"""What words tell of the names they stand in: whether what becomes of a word hangs on more than its place.

Most words of a name are no legal form, title, number or place, nor near one. Tells one from the other; it
takes no name apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from screening.model import Kind
from screening.names.addresses import address_words, is_street
from screening.names.mending import form_words, glued, is_mendable, may_be_mended, read_print, unglued
from screening.names.numbers import NUMBER_WORDS, is_number_word
from screening.names.reading import NEVER_PERSONAL
from screening.names.vocabulary import honorifics, legal_forms, place_words, set_phrases, word_class

STAND_IN = "zqxj"
"""Begins the words that stand in for those that tell nothing: no word of any table begins so, and a name that
has such a word has no shape."""

TELLS, BUSINESS, UNSHAPED = 1, 2, 4
"""What becomes of the word hangs on more than its place; it is a word of business; it would be taken for a
stand-in."""


def is_business(word: str) -> bool:
    """Whether the word speaks of a firm."""
    return word_class().get(word) in ("company", "sector")


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
