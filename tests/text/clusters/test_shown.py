"""What a name is taken for where it is shown: a guess for readers that weighs nothing."""

from __future__ import annotations

import pytest

from screening.model import Kind
from screening.text.clusters import cluster
from screening.text.document import read_document
from screening.text.mentions import find_mentions


def shown(text: str, name: str) -> Kind:
    document = read_document(None, text.encode())
    party = next(one for one in cluster(document, find_mentions(document)) if name in one.forms)
    return party.shown_as if party.kind is Kind.UNKNOWN else party.kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Norvik denied it.", "Norvik", Kind.COMPANY),
        ("Norvik has not answered.", "Norvik", Kind.COMPANY),
        ("Parts were sold to Norvik last year.", "Norvik", Kind.COMPANY),
        ("It bought chips from customers such as Norvik in May.", "Norvik", Kind.COMPANY),
        ("He held an account at Zorvexbank in May.", "Zorvexbank", Kind.COMPANY),
        ("Nothing was bought from Nokia, Compass or Siemens.", "Compass", Kind.COMPANY),
        ("They toured Norvik Refining in May.", "Norvik Refining", Kind.COMPANY),
        ("They toured Norvik Závody, a.s. in May.", "Norvik Závody, a.s.", Kind.COMPANY),
        ("They toured the Norvik Regatta Club in May.", "Norvik Regatta Club", Kind.ORGANIZATION),
        (
            "They toured the Norvik Centre for Trade Rules.",
            "Norvik Centre for Trade Rules",
            Kind.ORGANIZATION,
        ),
        ("It was Zorvek Norvikson, head of sales, who left.", "Zorvek Norvikson", Kind.PERSON),
        ("They saw Norvik in May.", "Norvik", Kind.UNKNOWN),
        ("They saw Zorvek Norvikson in May.", "Zorvek Norvikson", Kind.UNKNOWN),
    ],
)
def test_kinds_by_use(text: str, name: str, kind: Kind) -> None:
    assert shown(text, name) is kind


def test_a_relative_behind_a_place_makes_it_no_person() -> None:
    text = "He died at home in Skarnes, his daughter Ida Strand said."
    assert shown(text, "Skarnes") is not Kind.PERSON


def test_a_place_is_shown_as_nothing() -> None:
    assert shown("Parts were sold to China last year.", "China") is Kind.UNKNOWN
