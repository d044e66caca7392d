"""What tokens are by themselves that says what they cost left over, or makes that hang on places: their own,
or those of the tokens beside them (`screening.names.least`).

Tells no costs, and knows no names.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from screening.names.leftovers import (
    ARTICLES,
    BEFORE_A_SHIP,
    LETTERS_OF_A_SHIP,
    PATRONYMICS,
    business_words,
    is_business_word,
)
from screening.names.near_forms import near_forms
from screening.names.numbers import ROMAN, roman
from screening.names.scripts import is_syllabic, syllables
from screening.names.vocabulary import legal_forms, word_class

_SHIP_LETTERS = frozenset("".join(LETTERS_OF_A_SHIP))

WORD, NUMBER, PATRONYMIC, BUSINESS = 1, 2, 4, 8
"""Made of letters, or of digits; what a name of a father ends in; a word of business."""
SYLLABIC, SHIP, SHIP_LETTER, BEFORE_SHIP = 16, 32, 64, 128
"""A Chinese or Korean syllable; says that something is a ship, or is a letter of what does, or may stand
before that."""
ROMAN_NUMBER, PLACE, FORM, NEAR_FORM, MEANT_FORM = 256, 512, 1024, 2048, 4096
"""A Roman number; a place; a legal form; near one; one of either, where nobody says what the name is."""
SMALL = 8192
"""A small word: it gives no letter to an acronym."""
OF_A_SHIP, AT_AN_END = SHIP | SHIP_LETTER, ROMAN_NUMBER | PLACE | FORM | NEAR_FORM


def place_traits(token: str, near: bool = True) -> int:
    """The traits of a token, as bits. `near`: whether it may be near a legal form (`may_be_forms`)."""
    found = _by_letters(token, syllable=is_syllabic((token, token)))
    if token in BEFORE_A_SHIP:
        found |= SHIP | BEFORE_SHIP
    if token in ARTICLES:
        found |= BEFORE_SHIP
    if len(token) == 1 and token in _SHIP_LETTERS:
        found |= SHIP_LETTER
    forms, said = legal_forms().get(token, ()), word_class().get(token)
    near_one = bool(near and near_forms(token))
    meant = any(len(one.tokens) == 1 for one in forms) if forms else near_one
    return (
        found
        | BUSINESS * is_business_word(token)
        | ROMAN_NUMBER * (roman(token) is not None)
        | PLACE * (said == "place")
        | FORM * bool(forms)
        | NEAR_FORM * near_one
        | MEANT_FORM * meant
        | SMALL * (said == "function")
    )


def _by_letters(token: str, *, syllable: bool) -> int:
    """The traits of a token that no table knows."""
    return (
        WORD * token.isalpha()
        | NUMBER * token.isdigit()
        | PATRONYMIC * token.endswith(PATRONYMICS)
        | SYLLABIC * syllable
    )


def place_traits_of_many(tokens: Sequence[str], near: Sequence[bool]) -> list[int]:
    """`place_traits` of each of many tokens; `near`: whether each may be near a legal form."""
    tables = _of_tables()
    return [
        place_traits(token, near=may) if may or token in tables else _by_letters(token, syllable=syllable)
        for token, may, syllable in zip(tokens, near, syllables(tokens), strict=True)
    ]


@cache
def _of_tables() -> frozenset[str]:
    """Words and letters of which a table says any such thing."""
    return BEFORE_A_SHIP.union(ARTICLES, _SHIP_LETTERS, ROMAN, legal_forms(), word_class(), business_words())
