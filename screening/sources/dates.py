"""Dates as lists write them -> ISO 8601, kept partial where the publisher knows no more.

Reads year-first ISO forms and the English "04 Mar 1953"; orders that a reader could take for another
(03/04/1953) are refused, not guessed.
"""

from __future__ import annotations

import re
from datetime import date

from screening.model import BirthDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ][\d:.Z+-]*)?")
_ENGLISH = re.compile(r"(?:(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?,?\s+)?(\d{4})")
_CIRCA = re.compile(r"^(?:circa|approximately|approx\.?|c\.|ca\.)\s*", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:/|\bto\b|\band\b|–)\s*", re.IGNORECASE)


def iso_date(text: str) -> str | None:
    """ISO date ("1953", "1953-03", "1953-03-04") of an ISO or English date; None if it is no date."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        year, month, day = found[1], found[2], found[3]
    elif found := _ENGLISH.fullmatch(text):
        year, month, day = found[3], _month(found[2]) if found[2] else None, found[1]
        if found[2] and month is None:
            return None
    else:
        return None
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *([month] if month else []), *([f"{int(day):02}"] if day else [])])


def birth_date(text: str) -> BirthDate | None:
    """A date or span of birth: "1953", "circa 1953", "1951 to 1953", "1960-1962"; None if it is none."""
    text = text.strip()
    circa = bool(_CIRCA.match(text))
    text = re.sub(r"^between\s+", "", _CIRCA.sub("", text), flags=re.IGNORECASE)
    if years := re.fullmatch(r"(\d{4})\s*-\s*(\d{4})", text):
        parts = [years[1], years[2]]
    else:
        parts = _SPAN.split(text)
    dates = [iso_date(_CIRCA.sub("", part)) for part in parts]
    if len(dates) > 2 or dates[0] is None or dates[-1] is None:
        return None
    return BirthDate(dates[0], dates[1] if len(dates) == 2 else None, circa)


def _month(word: str) -> str | None:
    start = word[:3].lower()
    return f"{_MONTHS.index(start) + 1:02}" if start in _MONTHS else None
