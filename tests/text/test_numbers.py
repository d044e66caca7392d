"""Numbers in a text: which are told, where they stand, and whose they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Document
from screening.text.clusters import cluster
from screening.text.mentions import find_mentions
from screening.text.numbers import beside_numbers, find_numbers, with_owners
from tests.text.reading import read

ETHEREUM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
BITCOIN = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"


def told(text: str) -> list[tuple[str, str]]:
    return [(one.number.type, one.number.value) for one in find_numbers(read(text))]


def owners(text: str) -> list[str | None]:
    """For each number the name that it belongs to."""
    document = read(text)
    numbers = find_numbers(document)
    clusters = cluster(document, beside_numbers(find_mentions(document), numbers))
    places = [place for _, place in with_owners(document, numbers, clusters)]
    return [None if place is None else clusters[place].name for place in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ship (IMO 9074729) sank", [("imo", "9074729")]),
        ("the ship, IMO No. 9074729, sank", [("imo", "9074729")]),
        ("IMO number: 9074729.", [("imo", "9074729")]),
        ("IMO 9074728 has another check digit", []),
        ("IMO 90747290 is too long", []),
        ("the IMO met 9074729 times", []),
        ("INN 7707083893 and ИНН 7707083893", [("inn", "7707083893")] * 2),
        ("INN 7707083894 is wrong", []),
        ("holds passport no. AB123456.", [("passport", "AB123456")]),
        ("holds Passport HOLDERS here", []),
        (f"sent to {ETHEREUM}, then {BITCOIN}.", [("wallet", ETHEREUM), ("wallet", BITCOIN)]),
        (f"see https://example.org/address/{ETHEREUM} for it", []),
        ("a digest 5f4dcc3b5aa765d61d8327deb882cf99 is no wallet", []),
    ],
)
def test_what_is_a_number_that_identifies(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They saw the tanker Zorvane 1 (IMO 9074729) there.", "Zorvane 1"),
        ("They saw the tanker Zorvane 1 (Iran, IMO 9074729) there.", "Zorvane 1"),
        ("They saw the tanker “Zorvane”, IMO number 9074729, there.", "Zorvane"),
        ("They saw the tanker Zorvane with the IMO number 9074729 there.", "Zorvane"),
        ("They saw Zorvane. IMO 9074729 was another ship.", None),
        ("They saw Mr. Karl Ostermoor (IMO 9074729) there.", None),
        ("Zorvex LLC (INN 7707083893) paid.", "Zorvex LLC"),
        (f"Zorvex LLC ({BITCOIN}) paid.", None),
    ],
)
def test_whose_a_number_is(text: str, name: str | None) -> None:
    assert owners(text) == [name]


@given(st.text(alphabet="IMO 9074729().,\n" + BITCOIN, max_size=120))
def test_places_are_right_in_any_text(text: str) -> None:
    document = Document(text=text, sections=())
    for one in find_numbers(document):
        assert document.text[one.mention.start : one.mention.end] == one.mention.text
        assert one.number.value in one.mention.text
