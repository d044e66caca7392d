"""The integrity gate refuses what publishers have really served by mistake."""

from __future__ import annotations

import pytest

from screening.catalogue import ListFacts
from screening.model import Coverage, Edition, Identifier, Kind, Listing, Name, Party
from screening.snapshot.gate import lost, refusal

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


def parties(count: int, numbered: int) -> list[Party]:
    """So many, of which some have an identifier and all another name."""
    return [
        Party(
            f"x:{place}",
            Kind.VESSEL,
            (Name.of("Golbon"), Name.of("Golban")),
            (Listing("x"),),
            identifiers=(Identifier("imo", "9187629"),) * (place < numbered),
        )
        for place in range(count)
    ]


@pytest.mark.parametrize(
    ("had", "have", "said"),
    [
        (100, 100, ""),
        (100, 50, ""),
        (100, 49, "identifiers of 49 parties, of 100 in the last edition"),
        (100, 0, "identifiers of 0 parties"),
        (49, 0, ""),  # a few may well go
        (0, 0, ""),
    ],
)
def test_facts_that_most_parties_lost(had: int, have: int, said: str) -> None:
    reason = lost(parties(200, had), parties(200, have))
    assert said in reason
    assert bool(reason) is bool(said)
    assert not lost((), parties(200, have))
    assert "other names of 0 parties, of 200" in lost(parties(200, had), [])
