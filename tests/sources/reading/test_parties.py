"""What several rows say of one party is put together without losing any of it."""

from __future__ import annotations

from collections import Counter

import pytest

from screening.errors import ParseError
from screening.model import Address, Fact, Identifier, Kind, Listing, Name, Party, Role, Strength
from screening.sources.reading.parties import (
    by_text,
    countries_of,
    distinct,
    imo_number,
    newest_listing,
    one_of,
    published_names,
    single_name,
    told,
    whole_address,
)


def test_a_text_counts_once_as_the_best_it_is_given_as() -> None:
    weak, strong = Name("A", Role.AKA, Strength.WEAK), Name("A", Role.AKA)
    primary, other = Name("A"), Name("B", Role.FKA)
    assert distinct([weak, other, strong, primary]) == (primary, other)
    assert distinct([weak, other, strong]) == (other, strong)


def test_names_of_a_cell_and_a_name_of_its_own() -> None:
    cell = published_names("Quay Works (QW); Pier", Role.PRIMARY, Strength.STRONG)
    assert [(name.text, name.role) for name in cell] == [
        ("Quay Works (QW)", Role.PRIMARY),
        ("Quay Works", Role.AKA),
        ("QW", Role.AKA),
        ("Pier", Role.AKA),
    ]
    own = single_name("Quay Works (QW); Pier", Role.FKA, Strength.WEAK)
    assert own[0] == Name("Quay Works (QW); Pier", Role.FKA, Strength.WEAK)
    assert single_name("  ", Role.AKA, Strength.STRONG) == []
    assert single_name(";", Role.AKA, Strength.STRONG) == [Name(";", Role.AKA, script="Zyyy")]


def test_a_cell_that_is_only_a_remark_is_a_weak_name() -> None:
    (name,) = published_names("(see also QAY0007)", Role.PRIMARY, Strength.STRONG)
    assert (name.text, name.strength) == ("(see also QAY0007)", Strength.WEAK)
    assert published_names(" ", Role.PRIMARY, Strength.STRONG) == ()


def test_countries_and_what_is_none() -> None:
    notes: Counter[str] = Counter()
    found = countries_of(["Iran", "IR", "Atlantis", "Atlantis"], "country", notes)
    assert found == (["IR"], [Fact("country", "Atlantis")])
    assert told(notes) == ("country cells that name no country, kept as facts: 1",)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("IMO 9000001", "9000001"),
        ("9000001", "9000001"),
        ("no. 12, imo9000001", "9000001"),
        ("90000012", None),
        ("900000", None),
        ("", None),
    ],
)
def test_imo_numbers(text: str, number: str | None) -> None:
    assert imo_number(text) == (Identifier("imo", number) if number else None)


def test_rows_have_to_agree() -> None:
    assert one_of(["", "a", "a"], "kind", "t:1") == "a"
    assert one_of([], "kind", "t:1") == ""
    with pytest.raises(ParseError, match=r"^t:1: rows of one party give different values of kind: 'a', 'b'"):
        one_of(["a", "b"], "kind", "t:1")


def test_a_text_counts_as_it_is_given_first() -> None:
    weak, strong = Name("A", Role.AKA, Strength.WEAK), Name("A")
    assert by_text([weak, strong, Name("B")]) == {"A": weak, "B": Name("B")}


def test_an_address_in_one_text() -> None:
    assert whole_address("7 Pier Road, Baku, Azerbaijan") == Address("7 Pier Road, Baku, Azerbaijan", "AZ")
    assert whole_address("7 Pier Road, Baku") == Address("7 Pier Road, Baku")


def test_the_newest_listing() -> None:
    def party(day: str | None) -> Party:
        return Party("x:1", Kind.UNKNOWN, (Name("A"),), (Listing("x", listed_on=day),))

    assert newest_listing(map(party, ["2024", None, "2024-03-01"])) == "2024-03-01"
    assert newest_listing([party(None)]) is None
    assert newest_listing([]) is None
