"""Shapes and check digits; the numbers are invented and carry right check digits where they should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.identifiers import identifier_problem


@pytest.mark.parametrize(
    ("type_", "value", "problem"),
    [
        ("imo", "9000003", ""),
        ("imo", "9000001", "check digit"),
        ("imo", "IMO 900000", "no number"),
        ("lei", "9999ZORVEX00SEMICO61", ""),
        ("lei", "9999ZORVEX00SEMICO65", "check digits"),
        ("lei", "9999ZORVEX00SEMICO", "20 signs"),
        ("isin", "XX9ZORVEX009", ""),
        ("isin", "XX9ZORVEX005", "check digit"),
        ("isin", "XX9ZORVEX0", "12 signs"),
        ("uscc", "91990000MAQRTEX00G", ""),
        ("uscc", "91990000MAQRTEX005", "check digit"),
        ("uscc", "9O990000MAQRTEX00G", "18 signs"),
        ("mmsi", "352448010", ""),
        ("mmsi", "35244801", "9 digits"),
        ("passport", "AB1234567", ""),
        ("passport", "n/a", "no number"),
        ("passport", " ", "empty"),
        ("kpp", "770901001", "thousands"),
    ],
)
def test_problems(type_: str, value: str, problem: str) -> None:
    found = identifier_problem(type_, value)
    assert problem in found
    assert bool(found) is bool(problem)


def test_the_numbers_of_ships_and_of_their_owners_have_different_check_digits() -> None:
    assert identifier_problem("imo", "9000003") == ""  # 9*7 = 63
    assert identifier_problem("imo", "1000021") == ""  # 11 - (1*8 + 2*7) % 11 for firms


@given(st.text(), st.text())
def test_any_text_can_be_asked(type_: str, value: str) -> None:
    assert isinstance(identifier_problem(type_, value), str)
