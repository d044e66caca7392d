"""The sentence and the reason for a rejection say what the evidence says, and nothing about law."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.model import Comparison, Kind, Name, Role, Strength
from screening.names import compare
from screening.names.explain import rejection, sentence


def said(query: str, listed: str, kind: Kind, **name: object) -> str:
    return sentence(compare(query, listed, kind), query, Name(listed, **name))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "listed", "kind", "parts"),
    [
        ("Vladimir Zorin", "ZORIN, Vladimir", Kind.PERSON, ["the names are the same", "at 100"]),
        ("Wladimir Zorin", "Vladimir Zorin", Kind.PERSON, ["'wladimir' is another spelling of 'vladimir'"]),
        ("Zorim Vladimir", "Vladimir Zorin", Kind.PERSON, ["'zorim' is spelled 'zorin'", "another order"]),
        ("V. Kalashnikov", "Vladimir Kalashnikov", Kind.PERSON, ["'v' can be the initial of 'vladimir'"]),
        ("Volga Intl", "Volga International", Kind.COMPANY, ["'intl' stands for 'international'"]),
        ("Volga Zavod", "Volga Plant", Kind.COMPANY, ["in another language"]),
        ("SamirHaddadin", "Samir Haddadin", Kind.PERSON, ["'samir haddadin'", "as one word"]),
        ("IRGC", "Islamic Revolutionary Guard Corps", Kind.ORGANIZATION, ["a name and its acronym"]),
        ("Uralvagon LLC", "Uralvagon Zavod JSC", Kind.COMPANY, ["'zavod' stands only", "legal forms differ"]),
        ("华东机械", "華東機械", Kind.COMPANY, ["the names are the same"]),
    ],
)
def test_sentence(query: str, listed: str, kind: Kind, parts: list[str]) -> None:
    text = said(query, listed, kind)
    assert all(part in text for part in parts), text
    assert f"'{query}'" in text
    assert f"'{listed}'" in text
    assert text.endswith(".")


def test_sentence_names_alias_and_strength() -> None:
    text = said("Volga", "Volga", Kind.VESSEL, role=Role.FKA, strength=Strength.WEAK)
    assert "weak alias" in text
    assert "formerly known as" in text


@pytest.mark.parametrize(
    ("query", "listed", "kind", "part"),
    [
        ("Heikki Saarela", "Hannu Saarela", Kind.PERSON, "'heikki' against 'hannu'"),
        ("Volga Technology", "Neva Technology", Kind.COMPANY, "only 'technology' in common"),
        ("Tempest 2", "Tempest 3", Kind.VESSEL, "numbers differ (2 / 3)"),
        ("Sonnenschein", "Vladimir Zorin", Kind.PERSON, "nothing in common"),
        ("N. N.", "Nikolai Novikov", Kind.PERSON, "only initials in common"),
        ("Vladimir", "Vladimir Zhirinovsky Kalashnikov", Kind.PERSON, "the listed name also has"),
    ],
)
def test_rejection(query: str, listed: str, kind: Kind, part: str) -> None:
    comparison = compare(query, listed, kind)
    assert comparison.score < 85.0
    assert part in rejection(comparison, 85.0)


def test_an_empty_comparison_can_be_told() -> None:
    assert "nothing in common" in sentence(Comparison(0.0), "!!!", Name("Volga"))
    assert rejection(Comparison(0.0), 85.0).startswith("nothing in common")


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(list(Kind)))
@settings(max_examples=150)
def test_never_promises_anything(query: str, listed: str, kind: Kind) -> None:
    comparison = compare(query, listed, kind)
    told = sentence(comparison, "the query", Name("the listed name")) + rejection(comparison, 85.0)
    assert "not sanctioned" not in told
    assert "cleared" not in told.replace(query.lower(), "")
