"""What cells state, as people and registers write shares."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.ownership.percents import (
    BOUND,
    COMMA,
    FRACTION,
    NO_NUMBER,
    NOT_GIVEN,
    RANGE,
    SIGN,
    UNIT,
    WORD,
    read_share,
)


@pytest.mark.parametrize(
    ("cell", "said", "odd"),
    [
        ("50", "50 %", ""),
        (" 49.99 ", "49.99 %", ""),
        ("100.00", "100 %", ""),
        ("0", "0 %", ""),
        ("50%", "50 %", SIGN),
        ("50 percent", "50 %", SIGN),
        ("٥٠٪", "50 %", SIGN),
        ("５０％", "50 %", SIGN),
        ("50,0", "50 %", COMMA),
        ("12,345", "12.345 %", COMMA),
        ("0.5", "0.5 to 50 %", UNIT),
        (".5", "0.5 to 50 %", UNIT),
        ("0,5", "0.5 to 50 %", UNIT),
        ("0.5%", "0.5 %", SIGN),
        (">50", "more than 50 %", BOUND),
        ("> 50%", "more than 50 %", BOUND),
        ("over 25", "more than 25 %", BOUND),
        ("≥50", "at least 50 %", BOUND),
        ("50+", "at least 50 %", BOUND),
        ("<50", "less than 50 %", BOUND),
        ("up to 25%", "at most 25 %", BOUND),
        ("25-50", "25 to 50 %", RANGE),
        ("25 – 50 %", "25 to 50 %", RANGE),
        ("25% to 50%", "25 to 50 %", RANGE),
        ("ownership-of-shares-25-to-50-percent", "more than 25 to 50 %", RANGE),
        ("ownership-of-shares-75-to-100-percent", "at least 75 %", RANGE),
        ("Majority", "more than 50 %", WORD),
        ("wholly owned", "100 %", WORD),
        ("", "an unknown share", NOT_GIVEN),
        ("n/a", "an unknown share", NOT_GIVEN),
        ("unknown", "an unknown share", NOT_GIVEN),
        ("abc", "an unknown share", NO_NUMBER),
        ("-5", "an unknown share", NO_NUMBER),
        ("150", "an unknown share", NO_NUMBER),
        ("1e2", "an unknown share", NO_NUMBER),
        ("NaN", "an unknown share", NO_NUMBER),
        ("60-40", "an unknown share", NO_NUMBER),
        ("1/2", "an unknown share", NO_NUMBER),
        ("~50", "an unknown share", NO_NUMBER),
        ("5²", "an unknown share", NO_NUMBER),
        ("=1+1", "an unknown share", NO_NUMBER),
        ("9" * 500, "an unknown share", NO_NUMBER),
    ],
)
def test_cells(cell: str, said: str, odd: str) -> None:
    share = read_share(cell)
    assert (str(share), share.odd) == (said, odd)


@pytest.mark.parametrize(
    ("cell", "said", "odd"),
    [
        ("0.5", "50 %", FRACTION),
        ("1", "100 %", FRACTION),
        ("50", "an unknown share", NO_NUMBER),
        ("50%", "50 %", SIGN),
    ],
)
def test_a_column_of_fractions(cell: str, said: str, odd: str) -> None:
    share = read_share(cell, of_one=True)
    assert (str(share), share.odd) == (said, odd)


@given(st.text(max_size=30))
def test_any_text_gives_bounds_and_a_reason(text: str) -> None:
    share = read_share(text)
    assert 0 <= share.low <= share.high <= 100
    assert share.exact or share.odd


@given(st.decimals(1, 100, places=25))
def test_numbers_are_exact(number: Decimal) -> None:
    share = read_share(f"{number:f}")
    assert share.low == share.high == number
