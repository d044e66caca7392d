"""The closed vocabularies: kinds, roles, strengths, outcomes, relations; and the script a text is in."""

from __future__ import annotations

import unicodedata
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing bears the name."""

    PERSON = "person"
    COMPANY = "company"
    ORGANIZATION = "organization"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    ADDRESS = "address"
    UNKNOWN = "unknown"


SHIPS = (Kind.VESSEL, Kind.AIRCRAFT)
"""What is called by a name or mark of its own, and is no body of people."""


class Role(StrEnum):
    """How a list publishes a name."""

    PRIMARY = "primary"
    AKA = "aka"
    FKA = "fka"
    NKA = "nka"


class Strength(StrEnum):
    """Alias strength. OFAC asks that weak aliases confirm a match, not make one (FAQ 122, 123)."""

    STRONG = "strong"
    WEAK = "weak"


class Outcome(StrEnum):
    """The answer for one name. Suppressed: reviewers decided that all it met are false positives."""

    LISTED = "listed"
    POSSIBLE = "possible"
    SUPPRESSED = "suppressed"
    NOT_LISTED = "not_listed"
    NOT_SCREENED = "not_screened"


class Basis(StrEnum):
    """What a match rests on."""

    NAME = "name"
    FUZZY = "fuzzy"
    ALIAS = "alias"
    WEAK_ALIAS = "weak_alias"
    SHORT_FORM = "short_form"
    SURNAME = "surname"
    COLLISION = "collision"
    EXPIRED = "expired"
    IDENTIFIER = "identifier"
    ADDRESS = "address"


class Ruling(StrEnum):
    """What a reviewer decided about a name and a listed party."""

    FALSE_POSITIVE = "false_positive"
    TRUE_MATCH = "true_match"
    ESCALATED = "escalated"


class Standing(StrEnum):
    """How a decision stands to a match: only one in force has its effect."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"
    RECORD_CHANGED = "record_changed"
    NOT_APPLIED = "not_applied"


class Relation(StrEnum):
    """How one token of the query met one token of the listed name."""

    SAME = "same"
    EDIT = "edit"
    INITIAL = "initial"
    ABBREVIATION = "abbreviation"
    TRANSLITERATION = "transliteration"
    JOINED = "joined"
    PREFIX = "prefix"
    ACRONYM = "acronym"
    NATIVE = "native"


_SCRIPT_CODES = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "CJK": "Hani",
    "HANGUL": "Hang",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "THAI": "Thai",
    "DEVANAGARI": "Deva",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
}


def script_of(text: str) -> str:
    """ISO 15924 code of the script most letters of `text` are in; "Zyyy" (common) if it has no letters."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else "Zyyy"
    counts: dict[str, int] = {}
    for char in text:
        if char.isascii():
            code = "Latn" if char.isalpha() else ""
        elif char.isalpha():
            code = _SCRIPT_CODES.get(unicodedata.name(char, "").partition(" ")[0], "Zzzz")
        else:
            code = ""
        if code:
            counts[code] = counts.get(code, 0) + 1
    return max(counts, key=lambda code: (counts[code], code)) if counts else "Zyyy"
