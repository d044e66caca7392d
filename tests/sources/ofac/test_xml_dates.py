"""Periods of OFAC's XML: the shortest date that says the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import BirthDate
from screening.sources.ofac.xml_dates import Period
from screening.sources.reading.dates import birth_date

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "born", "words"),
    [
        ("1961-03-04", "1961-03-04", BirthDate("1961-03-04"), "04 Mar 1961"),
        ("1940-01-01", "1940-12-31", BirthDate("1940"), "1940"),
        ("1940-02-01", "1940-02-29", BirthDate("1940-02"), "Feb 1940"),
        ("1940-02-01", "1940-02-28", BirthDate("1940-02-01", "1940-02-28"), "01 Feb 1940 to 28 Feb 1940"),
        ("1979-01-01", "1982-12-31", BirthDate("1979", "1982"), "1979 to 1982"),
        ("1946-09-26", "1946-12-07", BirthDate("1946-09-26", "1946-12-07"), "26 Sep 1946 to 07 Dec 1946"),
        ("1959-11-01", "1960-03-31", BirthDate("1959-11", "1960-03"), "Nov 1959 to Mar 1960"),
    ],
)
def test_dates_and_spans(first: str, last: str, born: BirthDate, words: str) -> None:
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert period.as_birth() == born
    assert str(period) == words


@given(DAYS, DAYS, st.booleans())
def test_the_wording_means_the_same_date(one: date, other: date, circa: bool) -> None:
    """What the CSV's parser makes of OFAC's wording is what the XML says in bounds."""
    period = Period(min(one, other), max(one, other), circa)
    assert birth_date(str(period)) == period.as_birth()


@given(st.integers(1000, 2100), st.integers(1000, 2100), st.booleans())
def test_whole_years_stay_years(one: int, other: int, circa: bool) -> None:
    first, last = sorted((one, other))
    born = Period(date(first, 1, 1), date(last, 12, 31), circa).as_birth()
    assert born == BirthDate(str(first), str(last) if last > first else None, circa)
