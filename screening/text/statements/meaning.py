"""What a claim's words mean: on a list or off it, whose lists, on what day.

Where the claim stands and whom it is about is not asked here.
"""

from __future__ import annotations

import re
from enum import StrEnum

from screening.text.lexicon import pattern
from screening.text.statements.masks import grammar

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Claimed(StrEnum):
    """What is said of a party and a list; `ADDED` and `REMOVED` tell what happened, perhaps long ago."""

    ON = "on"
    ADDED = "added"
    OFF = "off"
    REMOVED = "removed"


def kept_by(ids: str, said: str) -> str:
    """The lists that are an authority's: US "sanctions" are not Commerce's, a "trade blacklist" is."""
    if ids != "us":
        return ids
    if re.search(r"\b(?:trade|export\w*|tech\w*)[\s-](?:controls?\s)?(?:black)?list", said, re.IGNORECASE):
        return pattern("claims", "us_trade")
    return pattern("claims", "us_sanctions") if re.search("sanction", said, re.IGNORECASE) else ids


def claimed_by(verb: str, said: str, *, denied: bool) -> Claimed:
    """What a verb and a participle say together."""
    negated = denied or re.search(r"\bnot\b|n't|\bnever\b", verb, re.IGNORECASE) is not None
    off = (
        re.match(r"removed|deleted|taken|struck|dropped|delisted|withdrawn|\w+\soff\b", said, re.IGNORECASE)
        is not None
    )
    if "no longer" in verb.casefold():
        return Claimed.ON if off else Claimed.REMOVED
    if off:
        return Claimed.ON if negated else Claimed.REMOVED
    if negated:
        return Claimed.OFF
    now = re.match(r"\s*(?:is|are|has|have|'s)\b", verb, re.IGNORECASE)
    standing = not verb and re.match(r"(?:on|under|subject)\b", said, re.IGNORECASE)
    return Claimed.ON if now or standing else Claimed.ADDED


def day_said(text: str) -> str | None:
    """The first date in a stretch of text as ISO, as precise as it is."""
    found = grammar("claims", "day").search(text)
    return _iso(found[0]) if found else None


def _iso(said: str) -> str:
    """A date as texts write it -> ISO, as precise as it is."""
    year = re.search(r"(?:19|20)\d\d", said)
    month = re.search(r"[a-z]{3}", said, re.IGNORECASE)
    assert year is not None
    if month is None:
        return year[0]
    day = re.search(r"\b\d{1,2}\b", said)
    number = f"{year[0]}-{_MONTHS.index(month[0].casefold()) + 1:02d}"
    return f"{number}-{int(day[0]):02d}" if day else number
