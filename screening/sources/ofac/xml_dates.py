"""Dates in OFAC's XML -> ISO dates, spans of birth, OFAC's own wording.

OFAC writes "1940" as 1 January to 31 December 1940 and a span as its first and last day. Here the bounds
become the shortest date that says the same. A date that is none is an error; calendars are not known here.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from screening.model import BirthDate
from screening.sources.reading.dates import english_date
from screening.sources.reading.xml import Element


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day that it can be, both included."""

    first: date
    last: date
    circa: bool = False

    def as_birth(self) -> BirthDate:
        """1940-01-01 to 1940-12-31 is "1940"; to 1942-12-31 it is "1940" until "1942"."""
        start, end = self._ends()
        return BirthDate(start, end if end != start else None, self.circa)

    def __str__(self) -> str:
        """In the wording of OFAC's Remarks: "24 Feb 2022", "circa 1940", "1951 to 1953"."""
        start, end = map(english_date, self._ends())
        return ("circa " if self.circa else "") + (start if start == end else f"{start} to {end}")

    def _ends(self) -> tuple[str, str]:
        """Both ends in ISO, to the year, month or day that they are whole in; alike if they are one date."""
        first, last = self.first, self.last
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return f"{first.year:04}", f"{last.year:04}"
        if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
            return first.isoformat()[:7], last.isoformat()[:7]
        return first.isoformat(), last.isoformat()


def day_of(point: Element) -> date:
    """A day in the advanced format: elements Year, Month and Day. Raises ParseError."""
    parts = [point.get(tag) for tag in ("Year", "Month", "Day")]
    try:
        return date(*map(int, parts))
    except ValueError as error:
        raise point.refuse(f"the date of {point.tag} is {'-'.join(parts)!r}, no date") from error


def iso_day(element: Element, tag: str) -> date:
    """A day in the enhanced format: "2025-01-10", perhaps with a time behind it. Raises ParseError."""
    try:
        return date.fromisoformat(element.get(tag)[:10])
    except ValueError as error:
        raise element.refuse(f"{tag} of {element.tag} is {element.get(tag)!r}, no date") from error


def period_of(element: Element) -> Period:
    """A DatePeriod of the advanced or a valueDate of the enhanced format. Raises ParseError."""
    if element.tag == "valueDate":
        first, last = iso_day(element, "fromDateBegin"), iso_day(element, "toDateEnd")
        circa = element.flag("isApproximate")
    else:
        bounds = element.all("Start") + element.all("End")
        days = [day_of(point) for bound in bounds for point in bound.children]
        if not days:
            raise element.refuse("a period without a date")
        first, last = min(days), max(days)
        circa = any(bound.flag("Approximate") for bound in bounds)
    if first > last:
        raise element.refuse(f"a period that ends on {last}, before its start on {first}")
    return Period(first, last, circa)
