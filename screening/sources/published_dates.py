"""Dates with the day first, as British and European offices publish them -> ISO 8601, perhaps partial.

Only for files whose publisher writes so: "03/04/1953" is April here. Day or month 0 means that the office
does not know it. What is no such date is None, never a guess.
"""

from __future__ import annotations

import re

from screening.sources.dates import iso_date

_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2}|dd)[/.-](?P<month>\d{1,2}|mm)[/.-](?P<year>\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?",
    re.IGNORECASE,
)
_WITH_DASHES = re.compile(r"(\d{1,2})-([A-Za-z]{3,9})-(\d{4})")


def day_first_date(text: str) -> str | None:
    """ISO date of "08/10/2026", "08-Oct-2026", "00/10/1962" (1962-10), "00/00/1962" or "dd/mm/1962" (1962).

    ISO and English dates are taken as `dates.iso_date` takes them; anything else is None.
    """
    text = text.strip()
    if dashed := _WITH_DASHES.fullmatch(text):
        return iso_date(" ".join(dashed.groups()))
    if not (found := _DAY_FIRST.fullmatch(text)):
        return iso_date(text)
    day, month = (int(found[part]) if found[part].isdigit() else 0 for part in ("day", "month"))
    return numbered_date(int(found["year"]), month, day)


def publication_day(text: str) -> str | None:
    """The ISO date of a day on which something was published; None if the day is not given in full."""
    day = day_first_date(text)
    return day if day and len(day) == len("2026-10-08") else None


def numbered_date(year: int, month: int, day: int) -> str | None:
    """ISO date of its numbers; month or day 0 is unknown, and a day without its month is dropped."""
    parts = [f"{year:04}", *([f"{month:02}"] if month else []), *([f"{day:02}"] if month and day else [])]
    return iso_date("-".join(parts))
