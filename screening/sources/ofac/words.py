"""What OFAC's words mean: those that open a fragment of the Remarks, and the types of the XML's features.

OFAC makes both from the same types, so one table (`words.toml`) serves both, with a part for what only the
XML says in words. A word that the table does not have is not guessed.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from screening.places import country_code

Word = tuple[str, str]
"""(table, our type): the table is identifiers, facts, countries or, in the XML alone, birth or addresses."""

_ENDS = " :-"
"""How types end before their value: "Target Type", "Secondary sanctions risk:", "IFCA Determination -"."""

_FAMILIES = "families"

# Numbers that may be letters alone; any other without a digit is "none", "unknown" or the rest of a sentence.
_LETTERS_ONLY = frozenset({"swift", "aircraft_tail", "call_sign"})
_COUNTRY = re.compile(r"\s*\(([^()]+)\)$")


@cache
def _words(part: str, ends: str = "") -> dict[str, Word]:
    """The words of one part of the table, without what of `ends` they end in -> what they are."""
    return {
        word.rstrip(ends): (table, own)
        for table, types in _table()[part].items()
        if table != _FAMILIES
        for own, words in types.items()
        for word in words
    }


@cache
def _table() -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def remark_words() -> dict[str, Word]:
    """How fragments of the Remarks begin -> what they are."""
    return _words("everywhere")


@cache
def _xml_words() -> dict[str, Word]:
    return _words("everywhere", _ENDS) | _words("xml", _ENDS)


def _family(words: str) -> str | None:
    """Our type of a family whose members name an order, a statute or a currency."""
    families = _table()["xml"][_FAMILIES].items()
    return next((own for own, starts in families if words.startswith(tuple(starts))), None)


def meaning(published: str, value: str) -> tuple[str, str, str] | None:
    """(table, our type, value) of a type in the XML with its value; None if the type is unknown.

    The table is that of `Word`, or remarks for what has no type of its own. A word before the number can
    belong to the type: "Vessel Registration Identification", "IMO 9187629".
    """
    known = _xml_words()
    words = published.rstrip(_ENDS)
    first, _, rest = value.partition(" ")
    if rest and (found := known.get(f"{words} {first}")):
        return *found, rest
    if found := known.get(words):
        return *found, value
    own = _family(words)
    if own is None:
        return None
    return "remarks" if own == "remark" else "identifiers", own, value


def is_number(own: str, text: str) -> bool:
    """Whether the text can be an identifier of our type `own`."""
    return bool(text) and (own in _LETTERS_ONLY or any(map(str.isdigit, text)))


def split_country(text: str) -> tuple[str, str | None]:
    """A number and the ISO-2 code of the country typed behind it, if one is: "1026303117642 (Russia)"."""
    if (bracket := _COUNTRY.search(text)) and (code := country_code(bracket[1])):
        return text[: bracket.start()], code
    return text, None
