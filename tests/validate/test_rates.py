"""The arithmetic: counts per threshold, rates, and the Wilson interval against known values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.validate.rates import THRESHOLDS, Tally, total, wilson

scores = st.lists(st.none() | st.floats(0, 100), max_size=40)


@pytest.mark.parametrize(
    ("hits", "tried", "low", "high"),
    [
        (0, 10, 0.0, 0.27753),
        (10, 10, 0.72247, 1.0),
        (5, 10, 0.23659, 0.76341),
        (15, 148, 0.06240, 0.16050),  # Newcombe, Statistics in Medicine 17 (1998), table I: .0624 to .1605
        (81, 263, 0.2553, 0.3662),  # the same table
        (1, 29, 0.0061, 0.1718),  # the same table
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson_against_known_values(hits: int, tried: int, low: float, high: float) -> None:
    assert wilson(hits, tried) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_wilson_holds_the_share(hits: int, misses: int) -> None:
    tried = hits + misses
    low, high = wilson(hits, tried)
    assert 0 <= low <= high <= 1
    if tried:
        assert low <= hits / tried <= high


def test_a_score_meets_the_thresholds_it_reaches() -> None:
    tally = Tally.of([None, 69.99, 70, 84.99, 85, 100])
    assert tally.tried == 6
    assert [tally.at(threshold) for threshold in (70, 84, 85, 86, 100)] == [4, 3, 2, 1, 1]
    assert tally.rate(85) == pytest.approx(2 / 6)
    assert Tally().rate(85) is None


@given(scores, scores)
def test_tallies_add_and_fall(first: list[float | None], second: list[float | None]) -> None:
    whole = Tally.of([*first, *second])
    assert total([Tally.of(first), Tally.of(second)]) == whole
    assert list(whole.hits) == sorted(whole.hits, reverse=True)
    for threshold in THRESHOLDS:
        reached = [one for one in (*first, *second) if one is not None and one >= threshold]
        assert whole.at(threshold) == len(reached)
