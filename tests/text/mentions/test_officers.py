"""Offices in front of persons: what they are for is nobody's name, the person's is whole."""

from __future__ import annotations

import pytest

from tests.text.reading import found


@pytest.mark.parametrize(
    ("office", "person"),
    [
        ("Under Secretary of the Treasury for Terrorism and Financial Intelligence", "Ruth M. Vandersloot"),
        ("Under Secretary for Terrorism and Financial Intelligence", "Aaron Woon"),
        ("Under Secretary of Commerce for Industry and Security", "Jane Holmqvist"),
        ("Assistant Secretary of Commerce for Export Enforcement", "Lars Holmqvist"),
        ("Deputy Commissioner for Revenue", "Pieter Zorvek"),
        ("Second Minister for Trade and Industry", "Tan See Leng"),
    ],
)
def test_a_person_stands_behind_what_the_office_is_for(office: str, person: str) -> None:
    assert found(f"“It goes on,” said {office} {person}.") == [person]
    assert found(f"The {office} spoke.") == []


def test_a_firm_behind_an_officer_stays_whole() -> None:
    assert found("It hired the Special Envoy for Zorvek Marine Ltd then.")[-1].endswith("Zorvek Marine Ltd")


@pytest.mark.parametrize(
    "body",
    [
        "Directorate for Scientific and Technological Intelligence",
        "Ministry of Investment, Trade and Industry",
        "Department for Business, Energy and Industrial Strategy",
    ],
)
def test_a_public_body_is_one_name_with_all_it_is_for(body: str) -> None:
    assert found(f"It was asked by the {body} (ZDF) then.") == [body, "ZDF"]


def test_a_row_of_bodies_or_firms_is_not_one() -> None:
    text = "It was asked by the Ministry of Trade, Zorvek and Norvik Ltd then."
    assert found(text) == ["Ministry of Trade", "Zorvek", "Norvik Ltd"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "U.S. Attorney for the Southern District of New York Jay Zorvek spoke.",
            ["Southern District of New York", "Jay Zorvek"],
        ),
        ("It was Prime Minister of the United Kingdom Jane Zorvek.", ["United Kingdom", "Jane Zorvek"]),
        ("The U.S. Attorney spoke.", []),
        (
            "It went to the University of Virginia Zorvek Institute.",
            ["University of Virginia Zorvek Institute"],
        ),
    ],
)
def test_a_person_stands_behind_the_place_of_the_office(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_listed_name_stays_without_its_address() -> None:
    assert found("They met Ms Natalia Target there.", frozenset({"ms natalia target", "natalia target"})) == [
        "Natalia Target"
    ]
