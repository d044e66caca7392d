"""Dates of birth as users write them, and how they agree with published ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import BirthDate
from screening.policy.births import Agreement, agreement, closest, read_birth


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Nov 23, 1962", ["1962-11-23"]),
        ("November 23rd 1962", ["1962-11-23"]),
        ("00/00/1962", ["1962"]),
        ("1962-00-00", ["1962"]),
        ("1962-03-05", ["1962-03-05"]),
        ("1962-03-05T00:00:00Z", ["1962-03-05"]),
        ("19620305", ["1962-03-05"]),
        ("1962/3/5", ["1962-03-05"]),
        ("1962.25.03", ["1962-03-25"]),
        ("5 March 1962", ["1962-03-05"]),
        ("25.03.1962", ["1962-03-25"]),
        ("03/25/1962", ["1962-03-25"]),
        ("05/03/1962", ["1962-05-03", "1962-03-05"]),
        ("05/03/1962 00:00:00", ["1962-05-03", "1962-03-05"]),
        ("03/1962", ["1962-03"]),
        ("1962-03", ["1962-03"]),
        (" 1962 ", ["1962"]),
        ("circa 1962", ["1962"]),
        ("1960-1962", ["1960"]),
        ("1964-02-29", ["1964-02-29"]),
    ],
)
def test_dates_are_read_in_any_order(text: str, dates: list[str]) -> None:
    assert [one.date for one in read_birth(text)] == dates


@pytest.mark.parametrize(
    "text",
    [
        "",
        "unknown",
        "31/31/1999",
        "1963-02-29",
        "0001-01-01",
        "9999-12-31",
        "1900-01-01",
        "24123",
        "5/3/62",
        "Nox 23, 1962",
    ],
)
def test_what_is_no_date_of_birth_is_none(text: str) -> None:
    assert read_birth(text) == ()


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    for one in read_birth(text):
        assert 1850 <= int(one.date[:4]) <= 2100


@given(st.text(alphabet="0123456789-/. T:", max_size=14))
def test_any_numbers_are_read_without_an_error(text: str) -> None:
    assert len(read_birth(text)) <= 2


@pytest.mark.parametrize(
    ("asked", "listed", "expected"),
    [
        (BirthDate("1962-03-05"), BirthDate("1962-03-05"), Agreement.DAY),
        (BirthDate("1962-03"), BirthDate("1962-03-05"), Agreement.MONTH),
        (BirthDate("1962"), BirthDate("1962-03-05"), Agreement.YEAR),
        (BirthDate("1962-03-05"), BirthDate("1962-01-01"), Agreement.YEAR),
        (BirthDate("1962-01-01"), BirthDate("1962-01-01"), Agreement.YEAR),
        (BirthDate("1962-03-05"), BirthDate("1962-05-03"), Agreement.UNSURE),
        (BirthDate("1962-03-05"), BirthDate("1962-11-20"), Agreement.UNSURE),
        (BirthDate("1962-03"), BirthDate("1962-11-20"), Agreement.UNSURE),
        (BirthDate("1961-12-31"), BirthDate("1962-01-01"), Agreement.UNSURE),
        (BirthDate("1962"), BirthDate("1963"), Agreement.UNSURE),
        (BirthDate("1962"), BirthDate("1964"), Agreement.APART),
        (BirthDate("1962"), BirthDate("1965"), Agreement.FAR),
        (BirthDate("1964"), BirthDate("1962", circa=True), Agreement.YEAR),
        (BirthDate("1965"), BirthDate("1962", circa=True), Agreement.UNSURE),
        (BirthDate("1968"), BirthDate("1962", circa=True), Agreement.FAR),
        (BirthDate("1962-03-05"), BirthDate("1960", "1963"), Agreement.YEAR),
        (BirthDate("1964"), BirthDate("1960", "1963"), Agreement.UNSURE),
        (BirthDate("1970"), BirthDate("1960", "1963"), Agreement.FAR),
    ],
)
def test_agreement_of_two_dates(asked: BirthDate, listed: BirthDate, expected: Agreement) -> None:
    assert agreement(asked, listed) is expected
    assert agreement(listed, asked) is expected


def test_the_best_of_several_dates_counts() -> None:
    listed = [BirthDate("1950"), BirthDate("1962-03-05"), BirthDate("1971")]
    found = closest(read_birth("05/03/1962"), listed)
    assert found is not None
    assert found[0] is Agreement.DAY
    assert found[2].date == "1962-03-05"
    assert closest((), listed) is None
    assert closest(read_birth("1962"), []) is None


def test_lying_within_a_wide_span_proves_nothing_but_outside_of_it_contradicts() -> None:
    aged = BirthDate("1966", "1977")  # "47" in a text that may be ten years old
    assert agreement(aged, BirthDate("1970-03-05")) is Agreement.UNSURE
    assert agreement(aged, BirthDate("1950")) is Agreement.FAR
