"""Numbers in the field of a name: those that are told by a word, by their shape, or stand alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.identifiers import numbers_in_name
from screening.model import Identifier, Kind, Query
from screening.policy import NOTHING_KNOWN, facts_of

BITCOIN = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Zorvane 1 IMO 9074729", [("imo", "9074729")]),
        ("imo9074729", [("imo", "9074729")]),
        ("Orsis INN 7707083893", [("inn", "7707083893")]),
        ("ООО Орсис ИНН 7707083893", [("inn", "7707083893")]),
        ("SWIFT: DEUTDEFF", [("swift", "DEUTDEFF")]),
        ("Orsis Bank BIC DEUTDEFFXXX", [("swift", "DEUTDEFFXXX")]),
        (BITCOIN, [("wallet", BITCOIN)]),
        (f"BTC {BITCOIN}", [("wallet", BITCOIN)]),
        ("9074729", [("unknown", "9074729")]),
        ("Zorvane 1 IMO 9074720", []),
        ("SWIFT TRANSPORT", []),
        ("Plant 9074729", []),
        ("Swift Delivery Ltd", []),
        ("Orsis", []),
        ("12345", []),
    ],
)
def test_numbers_in_a_name(text: str, numbers: list[tuple[str, str]]) -> None:
    assert [(one.type, one.value) for one in numbers_in_name(text)] == numbers


def test_they_are_facts_of_a_name_but_not_of_an_address() -> None:
    text = "Zorvane 1 IMO 9074729"
    assert [one.type for one in facts_of(Query(text)).identifiers] == ["imo"]
    assert facts_of(Query(text, kind=Kind.ADDRESS)) is NOTHING_KNOWN
    both = facts_of(Query(text, identifiers=(Identifier("imo", "9187629"),)))
    assert [one.value for one in both.identifiers] == ["9187629", "9074729"]


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    assert all(one.value in text for one in numbers_in_name(text))
