"""Many names at once: each is answered, however many they are."""

from __future__ import annotations

from screening.index import open_index
from screening.matcher import AT_ONCE, Matcher
from screening.model import Outcome, Query
from screening.policy import Rules
from screening.screener.names import answer_names
from screening.snapshot.snapshot import Snapshot


def test_more_names_than_are_looked_up_at_once(snapshot: Snapshot) -> None:
    index = open_index(snapshot)
    rules = Rules(85.0, index.weights, frozenset[str]().__contains__, "2026-07-01")
    matcher = Matcher(index, rules, snapshot.catalogue.list_ids)

    def no_addresses() -> None:
        raise AssertionError("no query has an address")

    many = [Query(f"Zorvex Brightwater {place}") for place in range(AT_ONCE)] + [Query("Huawei Technologies")]
    found = answer_names(many, matcher, no_addresses)  # type: ignore[arg-type]
    assert len(found) == AT_ONCE + 1
    assert found[0] is None
    assert found[-1] is not None
    assert found[-1].outcome is Outcome.LISTED
