"""Dates in the American order, as US agencies write them into tables, notices and remarks -> ISO 8601.

Only for files of US agencies: "03/04/1953" is March there. What is no such date is None, never a guess.
"""

from __future__ import annotations

import re
from datetime import date

_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
# Two-digit years stand in Federal Register citations; the oldest denial order in force is of the 1970s.
_PIVOT = 60


def us_date(text: str) -> str | None:
    """ISO date of "6/29/2056" or "06/19/03"; None if the whole text is no such date."""
    found = _US_DATE.fullmatch(text.strip())
    return _iso(found) if found else None


def dates_in(text: str) -> list[str]:
    """ISO dates of all American dates inside a text, in its order ("83 FR 3580, 1/26/18")."""
    return [day for found in _US_DATE.finditer(text) if (day := _iso(found))]


def _iso(found: re.Match[str]) -> str | None:
    month, day, year = (int(group) for group in found.groups())
    if year < 100:
        year += 1900 if year >= _PIVOT else 2000
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
