"""Dates of birth: what a user wrote, and how it agrees with what a list publishes.

Both sides may be partial, a span, or "circa"; a user's may be in any order. What cannot be read is no date:
it is told and changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from screening.model import BirthDate
from screening.sources.reading.dates import birth_date, numbered_date

CIRCA_YEARS = 2
"""How far "circa" reaches on either side."""
MOST_YEARS = 3
"""Years of a span, from which on lying within it proves nothing: an age in a text of unknown date."""
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
"""As Americans say a date: "Nov 23, 1962"."""
_NUMBERS = re.compile(r"(\d{1,4})[./\- ](\d{1,4})(?:[./\- ](\d{1,4}))?(?:[T ]\d{1,2}:\d.*)?")
_BARE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_EARLIEST, _LATEST = 1850, 2100
_FILLED_IN = frozenset({"1900-01-01", "1899-12-30", "1899-12-31"})
"""What spreadsheets and databases hold where nobody gave a date."""
_NEW_YEAR = "-01-01"
"""A full date on 1 January mostly stands for the year alone: 211 of OFAC's 6,034 full dates of birth (2023)
are on that day, where chance makes 17."""


class Agreement(IntEnum):
    """How two dates of birth agree, from contradiction to the same day."""

    FAR = -2
    APART = -1
    UNSURE = 0
    YEAR = 1
    MONTH = 2
    DAY = 3


@lru_cache(maxsize=1 << 14)
def read_birth(text: str) -> tuple[BirthDate, ...]:
    """The dates that `text` may mean; two for "05/03/1962", none if it is no date of birth.

    Never raises. ISO and English dates, spans and "circa" are taken as lists write them; of numbers alone the
    one with four digits is the year, first or last, and a number above 12 is the day.
    """
    text = text.strip()
    if found := _BARE.fullmatch(text):
        text = "-".join(found.groups())
    if found := _MONTH_FIRST.fullmatch(text):
        text = f"{found[2]} {found[1]} {found[3]}"
    read = birth_date(text)
    dates = (read,) if read else tuple(BirthDate(date) for date in _by_numbers(text))
    return tuple(one for one in dates if _plausible(one))


def _by_numbers(text: str) -> list[str]:
    found = _NUMBERS.fullmatch(text)
    if not found:
        return []
    parts = [part for part in found.groups() if part]
    if len(parts[0]) == 4:
        year, *rest = parts
    elif len(parts[-1]) == 4:
        *rest, year = parts
    else:
        return []
    if any(len(part) > 2 for part in rest):
        return []
    if not all(map(int, rest)):  # "00/00/1962": day and month are not known
        return [date] if (date := numbered_date(int(year), 0, 0)) else []
    orders = [(rest[0], "0")] if len(rest) == 1 else [(rest[0], rest[1]), (rest[1], rest[0])]
    dates = [numbered_date(int(year), int(month), int(day)) for month, day in orders]
    if len(parts[0]) == 4 and dates[0]:
        dates = dates[:1]  # with the year first, the month comes before the day
    return list(dict.fromkeys(date for date in dates if date))


def _plausible(one: BirthDate) -> bool:
    first, last = _years(one)
    return _EARLIEST <= first <= last <= _LATEST and one.date not in _FILLED_IN


def _years(one: BirthDate) -> tuple[int, int]:
    years = sorted((int(one.date[:4]), int((one.until or one.date)[:4])))
    return years[0], years[1]


def closest(
    asked: Sequence[BirthDate], listed: Sequence[BirthDate]
) -> tuple[Agreement, BirthDate, BirthDate] | None:
    """The best agreement of any reading with any published date, and the two; None if a side has none."""
    pairs = ((agreement(a, b), a, b) for a in asked for b in listed if b.date[:4].isdigit())
    return max(pairs, key=lambda one: (one[0], -years_between(one[1], one[2])), default=None)


def agreement(asked: BirthDate, listed: BirthDate) -> Agreement:
    """How one date agrees with another.

    Years next to each other, and another day of the same year, say nothing: of 784 pairs of dates that OFAC
    gives one and the same person, 225 are a year apart and 181 are other days of one year, 22 of these with
    day and month swapped.
    """
    gap = years_between(asked, listed)
    if asked.circa or listed.circa:
        gap -= CIRCA_YEARS
    if gap > 0:
        return {1: Agreement.UNSURE, 2: Agreement.APART}.get(gap, Agreement.FAR)
    if _span(asked) > MOST_YEARS:
        return Agreement.UNSURE
    if asked.until or listed.until or asked.circa or listed.circa:
        return Agreement.YEAR
    ours, theirs = _known(asked.date), _known(listed.date)
    if len(ours) == len(theirs) == len("1962-03-05"):
        return Agreement.DAY if ours == theirs else Agreement.UNSURE
    if min(len(ours), len(theirs)) >= len("1962-03"):
        return Agreement.MONTH if ours[:7] == theirs[:7] else Agreement.UNSURE
    return Agreement.YEAR


def years_between(asked: BirthDate, listed: BirthDate) -> int:
    """Years from one date or span to the other; 0 where they meet."""
    (first, last), (from_, until) = _years(asked), _years(listed)
    return max(0, from_ - last, first - until)


def _span(one: BirthDate) -> int:
    first, last = _years(one)
    return last - first


def _known(date: str) -> str:
    return date[:4] if date.endswith(_NEW_YEAR) else date
