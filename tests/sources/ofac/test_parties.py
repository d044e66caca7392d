"""What OFAC's formats share: acronyms of entities only, each party under each list that is carried."""

from __future__ import annotations

from collections import Counter

import pytest

from screening.catalogue import load_catalogue
from screening.errors import ParseError
from screening.model import Kind, Listing, Name, Party, Role
from screening.sources.ofac.parties import parsed, with_acronyms

SDN = load_catalogue().source("us-ofac-sdn")
CONS = load_catalogue().source("us-ofac-cons")


def test_acronyms_stand_behind_all_names_and_are_no_primary_names() -> None:
    names = [Name("QUAY PIER WORKS (QPW)"), Name("OLD QUAY HOLDING (OQH)", Role.FKA), Name("QPW", Role.NKA)]
    assert [(name.text, name.role) for name in with_acronyms(names, None).values()] == [
        ("QUAY PIER WORKS (QPW)", Role.PRIMARY),
        ("OLD QUAY HOLDING (OQH)", Role.FKA),
        ("QPW", Role.NKA),
        ("QUAY PIER WORKS", Role.AKA),
        ("OLD QUAY HOLDING", Role.FKA),
        ("OQH", Role.FKA),
    ]
    assert list(with_acronyms(names, Kind.VESSEL).values()) == names


def test_a_party_stands_under_each_of_its_lists() -> None:
    both = (Listing("us-ofac-cmic", listed_on="2021-08-02"), Listing("us-ofac-ssi", listed_on="2024-01-05"))
    party = Party("us-ofac-cons:1", Kind.COMPANY, (Name("QUAY"),), both)
    notes = Counter({"seen": 1234})
    found = parsed([party], CONS, 3, notes, published_on="2025-01-10", incomplete=["half"])
    assert {key: [one.listings for one in listed] for key, listed in found.parties.items() if listed} == {
        "us-ofac-cmic": [both[:1]],
        "us-ofac-ssi": [both[1:]],
    }
    assert found.parties.keys() == {facts.id for facts in CONS.lists}
    assert (found.rows, found.published_on, found.newest_entry) == (3, "2025-01-10", "2024-01-05")
    assert (found.notes, found.incomplete) == (("seen: 1,234",), ("half",))
    with pytest.raises(ParseError, match="which us-ofac-sdn does not carry"):
        parsed([party], SDN, 1, notes)
