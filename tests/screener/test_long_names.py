"""A name that was not read to its end, or that is none, is no "not listed"."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from screening.model import Outcome, Query
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.snapshot import Snapshot


@pytest.fixture(scope="module")
def screener(snapshot: Snapshot) -> Screener:
    return Screener(snapshot, Settings(), datetime(2026, 7, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Nobody " * 60, "400 of 419 characters"),
        ("the " * 45 + "Huawei Technologies", "40 words"),
        ("Q " * 41, "40 words"),
        ("#N/A", "a spreadsheet's error"),
        ("unknown", "says that there is none"),
        ("4711-0815", "a number stands"),
        ("X", "a single letter"),
    ],
)
def test_what_was_not_read_was_not_screened(screener: Screener, text: str, says: str) -> None:
    finding = screener.screen_name(Query(text))
    assert finding.outcome is Outcome.NOT_SCREENED
    assert says in finding.reason
    assert screener.report_name(Query(text)).outcome == "incomplete"


def test_what_was_met_before_is_an_answer(screener: Screener) -> None:
    finding = screener.screen_name(
        Query("Huawei Technologies Co., Ltd. " + "(" + "very long branch " * 30 + ")")
    )
    assert finding.outcome in (Outcome.NOT_SCREENED, Outcome.LISTED, Outcome.POSSIBLE)
    assert screener.screen_name(Query("Nobody At All")).outcome is Outcome.NOT_LISTED
