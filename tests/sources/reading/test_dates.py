"""Dates of lists: English and ISO, whole and partial; what could be read two ways is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import BirthDate
from screening.sources.reading.dates import (
    birth_date,
    day_first_date,
    english_date,
    iso_date,
    numbered_date,
    publication_day,
    us_date,
    us_dates_in,
)


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


def test_american_dates() -> None:
    assert us_date("6/29/2056") == "2056-06-29"
    assert us_date("06/19/03") == "2003-06-19"
    assert us_date("12/21/84") == "1984-12-21"
    assert us_date("13/01/2020") is None
    assert us_date("on 1/2/20") is None
    assert us_dates_in("67 F.R. 56530 9/4/02 81 F.R. 8825 (2/23/16)") == ["2002-09-04", "2016-02-23"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("03/04/1953", "1953-04-03"),
        ("3.4.1953", "1953-04-03"),
        ("03-04-1953", "1953-04-03"),
        (" 03/04/1953 00:00:00 ", "1953-04-03"),
        ("00/04/1953", "1953-04"),
        ("00/00/1953", "1953"),
        ("03/00/1953", "1953"),
        ("dd/mm/1953", "1953"),
        ("DD/04/1953", "1953-04"),
        ("08-Oct-2026", "2026-10-08"),
        ("8 October 2026", "2026-10-08"),
        ("1953-04-03", "1953-04-03"),
        ("1953", "1953"),
        ("04/13/1953", None),
        ("30/02/1953", None),
        ("00/00/0000", None),
        ("03/04/53", None),
        ("08-Foo-2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_day_first_dates(text: str, expected: str | None) -> None:
    assert day_first_date(text) == expected


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_with_the_day_first(day: date) -> None:
    assert day_first_date(day.strftime("%d/%m/%Y")) == day.isoformat()
    assert numbered_date(day.year, day.month, 0) == day.isoformat()[:7]


@given(st.text(max_size=12))
def test_no_text_is_an_error_with_the_day_first(text: str) -> None:
    assert day_first_date(text) is None or day_first_date(text)[:4].isdigit()  # type: ignore[index]


@given(st.dates(min_value=date(1000, 1, 1)))
def test_an_english_date_is_read_back(day: date) -> None:
    for iso in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert iso_date(english_date(iso)) == iso


@pytest.mark.parametrize(("text", "day"), [("08/10/2026", "2026-10-08"), ("10/2026", None), ("2026", None)])
def test_a_publication_has_a_whole_day(text: str, day: str | None) -> None:
    assert publication_day(text) == day
