"""The integrity gate refuses what publishers have really served by mistake."""

from __future__ import annotations

import pytest

from screening.catalogue import ListFacts
from screening.model import Coverage, Edition
from screening.snapshot.gate import refusal

FACTS = ListFacts(id="x", title="X", short="X", expected=(100, 1000))


def issue(parties: int, published_on: str | None = "2026-01-02") -> Edition:
    return Edition("x", "s", Coverage.WHOLE, published_on, published_on, None, "", "", parties, parties, 0)


@pytest.mark.parametrize(
    ("new", "last", "said"),
    [
        (issue(500), None, ""),
        (issue(99), None, "expected 100 to 1,000"),
        (issue(0), None, "expected 100"),
        (issue(1001), None, "expected 100 to 1,000"),
        (issue(450), issue(500), ""),
        (issue(449), issue(500), "10 % fewer than the 500"),
        (issue(350), issue(500), "30 % fewer"),
        (issue(500, "2026-01-01"), issue(500), "older than the 2026-01-02"),
        (issue(500, None), issue(500), "publication date is unknown"),
        (issue(500), issue(500, None), ""),
        (issue(900), issue(500), ""),
    ],
)
def test_what_is_refused_and_why(new: Edition, last: Edition | None, said: str) -> None:
    reason = refusal(new, FACTS, last)
    assert said in reason
    assert bool(reason) is bool(said)


@pytest.mark.parametrize(
    ("count", "largest", "said"),
    [
        (800, 1000, ""),
        (799, 1000, "20 % fewer than the 1,000 of the largest edition kept"),
        (730, 1000, "27 % fewer than the 1,000 of the largest edition kept"),
    ],
)
def test_small_steps_do_not_add_up_unseen(count: int, largest: int, said: str) -> None:
    reason = refusal(issue(count), FACTS, issue(count + 1), issue(largest))
    assert said in reason
    assert bool(reason) is bool(said)
