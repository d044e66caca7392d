"""When the countries of a query and a party contradict each other."""

from __future__ import annotations

import pytest

from screening.policy.nations import agree, contradict


@pytest.mark.parametrize(
    ("country", "others", "expected"),
    [
        ("CL", {"RU"}, True),
        ("RU", {"RU"}, False),
        ("RU", {"CL", "RU"}, False),
        ("HK", {"CN"}, False),
        ("CN", {"MO"}, False),
        ("TW", {"CN"}, True),
        ("RU", {"SU"}, False),
        ("SU", {"RU"}, False),
        ("RU", set(), False),
        (None, {"RU"}, False),
        ("RU", {None}, False),
    ],
)
def test_contradiction(country: str | None, others: set[str | None], expected: bool) -> None:
    assert contradict(country, others) is expected


def test_agreement_needs_the_very_country() -> None:
    assert agree("RU", ("CL", "RU"))
    assert not agree("HK", ("CN",))
    assert not agree(None, (None,))
