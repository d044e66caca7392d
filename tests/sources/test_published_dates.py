"""Dates with the day first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.sources.published_dates import day_first_date, numbered_date


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
def test_every_day_is_read_back(day: date) -> None:
    assert day_first_date(day.strftime("%d/%m/%Y")) == day.isoformat()
    assert numbered_date(day.year, day.month, 0) == day.isoformat()[:7]


@given(st.text(max_size=12))
def test_no_text_is_an_error(text: str) -> None:
    assert day_first_date(text) is None or day_first_date(text)[:4].isdigit()  # type: ignore[index]
