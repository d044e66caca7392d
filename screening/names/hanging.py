"""What tokens are by themselves that may make costs hang on places: their own, or those of the tokens beside
them (`screening.names.leftovers.hangs_on_place`).

Tells no costs, and knows no names.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from screening.names.near_forms import near_forms
from screening.names.numbers import ROMAN, roman
from screening.names.scripts import is_syllabic, syllables
from screening.names.vocabulary import legal_forms, word_class

BEFORE_A_SHIP = frozenset(
    ("mv", "mt", "ms", "mts", "msv", "mtv", "ss", "sy", "fv", "vessel", "tanker", "ship")
)
LETTERS_OF_A_SHIP = frozenset(("mv", "mt", "ms", "ss", "sy", "fv"))
"""As two letters, where nothing says that they are no initials ("M.V. Calm Bridge")."""
_SHIP_LETTERS = frozenset("".join(LETTERS_OF_A_SHIP))

SYLLABIC, OF_A_SHIP, AT_AN_END, SMALL = 1, 2, 4, 8


def place_traits(token: str, near: bool = True) -> int:
    """What by itself may make a token's costs, or those of the tokens beside it, hang on places, as bits: a
    syllable; a word or letter of a ship's; what at an end may be a number or a legal form. A small word
    (`SMALL`) gives no letter to an acronym. `near`: whether it may be near a legal form (`may_be_forms`)."""
    found = SYLLABIC if is_syllabic((token, token)) else 0
    if token in BEFORE_A_SHIP or (len(token) == 1 and token in _SHIP_LETTERS):
        found |= OF_A_SHIP
    at_an_end = roman(token) is not None or token in legal_forms() or bool(near and near_forms(token))
    if at_an_end or word_class().get(token) == "place":
        found |= AT_AN_END
    return found | (SMALL if word_class().get(token) == "function" else 0)


def place_traits_of_many(tokens: Sequence[str], near: Sequence[bool]) -> list[int]:
    """`place_traits` of each of many tokens; `near`: whether each may be near a legal form."""
    tables = _of_tables()
    return [
        place_traits(token, near=may) if may or token in tables else SYLLABIC * syllable
        for token, may, syllable in zip(tokens, near, syllables(tokens), strict=True)
    ]


@cache
def _of_tables() -> frozenset[str]:
    """Words and letters of which a table says any such thing."""
    return BEFORE_A_SHIP.union(_SHIP_LETTERS, ROMAN, legal_forms(), word_class())
