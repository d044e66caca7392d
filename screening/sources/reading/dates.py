"""Dates as lists write them -> ISO 8601, kept partial where the publisher knows no more.

Everybody's are year-first ISO forms and the English "04 Mar 1953". "03/04/1953" is read only by the step that
is named after its order, for publishers known to write so: March for US agencies, April for British and
European offices. What is no such date is None, never a guess.
"""

from __future__ import annotations

import re
from datetime import date

from screening.model import BirthDate

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ][\d:.Z+-]*)?")
_ENGLISH = re.compile(r"(?:(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?,?\s+)?(\d{4})")
_CIRCA = re.compile(r"^(?:circa|approximately|approx\.?|c\.|ca\.)\s*", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:/|\bto\b|\band\b|–)\s*", re.IGNORECASE)
_US = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
# Two-digit years stand in Federal Register citations; the oldest denial order in force is of the 1970s.
_PIVOT = 60
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2}|dd)[/.-](?P<month>\d{1,2}|mm)[/.-](?P<year>\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?",
    re.IGNORECASE,
)
_WITH_DASHES = re.compile(r"(\d{1,2})-([A-Za-z]{3,9})-(\d{4})")


def iso_date(text: str) -> str | None:
    """ISO date ("1953", "1953-03", "1953-03-04") of an ISO or English date; None if it is no date."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part or 0) for part in found.groups())
        if (found[2] and not month) or (found[3] and not day):
            return None
        return numbered_date(year, month, day)
    if found := _ENGLISH.fullmatch(text):
        word = found[2] and found[2][:3].capitalize()
        if (word and word not in _MONTHS) or (found[1] and not int(found[1])):
            return None
        return numbered_date(int(found[3]), _MONTHS.index(word) + 1 if word else 0, int(found[1] or 0))
    return None


def numbered_date(year: int, month: int, day: int) -> str | None:
    """ISO date of its numbers; month or day 0 is unknown, and a day without its month is dropped."""
    try:
        whole = date(year, month or 1, (month and day) or 1).isoformat()
    except ValueError:
        return None
    return whole[: 10 if month and day else 7 if month else 4]


def english_date(iso: str) -> str:
    """ "04 Mar 1953", "Mar 1953" or "1953" of an ISO date."""
    year, *rest = iso.split("-")
    month = [_MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*rest[1:], *month, year])


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


def us_date(text: str) -> str | None:
    """ISO date of "6/29/2056" or "06/19/03", the month first; None if the whole text is no such date."""
    found = _US.fullmatch(text.strip())
    return _month_first(found) if found else None


def us_dates_in(text: str) -> list[str]:
    """ISO dates of all American dates inside a text, in its order ("83 FR 3580, 1/26/18")."""
    return [day for found in _US.finditer(text) if (day := _month_first(found))]


def day_first_date(text: str) -> str | None:
    """ISO date of "08/10/2026", "08-Oct-2026", "00/10/1962" (1962-10), "00/00/1962" or "dd/mm/1962" (1962).

    Day or month 0 means that the office does not know it. ISO and English dates are taken as `iso_date` takes
    them; anything else is None.
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


def _month_first(found: re.Match[str]) -> str | None:
    month, day, year = (int(group) for group in found.groups())
    if not month or not day:
        return None
    if year < 100:
        year += 1900 if year >= _PIVOT else 2000
    return numbered_date(year, month, day)
