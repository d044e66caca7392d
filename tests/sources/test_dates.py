"""Dates of lists: English and ISO, whole and partial; what could be read two ways is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import BirthDate
from screening.sources.dates import birth_date, iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("04 Mar 1953", "1953-03-04"),
        ("4 March 1953", "1953-03-04"),
        ("Sept 1953", "1953-09"),
        ("1953", "1953"),
        ("1953-03", "1953-03"),
        (" 1953-03-04 ", "1953-03-04"),
        ("2024-01-31T05:06:07Z", "2024-01-31"),
        ("31 Feb 1953", None),
        ("1953-13", None),
        ("03/04/1953", None),
        ("04 Foo 1953", None),
        ("", None),
        ("soon", None),
    ],
)
def test_iso_date(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("04 Mar 1961", BirthDate("1961-03-04")),
        ("circa 1960", BirthDate("1960", circa=True)),
        ("circa 07 Jul 1966", BirthDate("1966-07-07", circa=True)),
        ("1951 to 1953", BirthDate("1951", "1953")),
        ("circa 1979-1982", BirthDate("1979", "1982", circa=True)),
        ("01 Oct 1989 to 31 Oct 1989", BirthDate("1989-10-01", "1989-10-31")),
        ("Mar 1980 to Mar 1981", BirthDate("1980-03", "1981-03")),
        ("between 1971 and 1972", BirthDate("1971", "1972")),
        ("1960/1962", BirthDate("1960", "1962")),
        ("unknown", None),
        ("1951 to unknown", None),
        ("1951 to 1952 to 1953", None),
    ],
)
def test_birth_date(text: str, born: BirthDate | None) -> None:
    assert birth_date(text) == born


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_both_spellings(day: date) -> None:
    assert iso_date(day.isoformat()) == iso_date(f"{day:%d %b} {day.year}") == day.isoformat()


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    iso_date(text)
    born = birth_date(text)
    assert born is None or born.date[:4].isdigit()
