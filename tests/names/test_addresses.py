"""Where a name ends and an address begins."""

from __future__ import annotations

import pytest

from screening.model import Kind
from screening.names import compare, name_form
from screening.names.addresses import address_from, is_street


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("zorin trading", "14 sadovaya street moscow"),
        ("karim haddadin", "shahrah e faisal karachi"),
        ("karim haddadin", "bahnhofstrasse 19 zurich"),
        ("zorin trading", "av insurgentes sur 903 mexico city"),
        ("zorin trading", "unit 7 22 f harbour centre wanchai hong kong"),
        ("zorin trading", "p o box 31877 dubai uae"),
        ("zorin trading", "calle 72 no 10 34 bogota"),
        ("karim haddadin", "hamra street beirut"),
        ("zorin trading", "room 1204 88 jianguo road beijing"),
        ("zorin", "12 rue de la paix paris"),
    ],
)
def test_an_address_begins_behind_the_name(name: str, address: str) -> None:
    words = f"{name} {address}".split()
    assert words[address_from(words) :] == address.split()


@pytest.mark.parametrize(
    "text",
    [
        "wall street systems",
        "silk road trading dubai",
        "hamra street trading beirut",
        "unit 61398 beijing",
        "plant no 26 moscow",
        "bank of china hong kong",
        "santiago garcia lopez",
        "street",
        "14 street",
        "",
    ],
)
def test_a_name_of_such_words_is_no_address(text: str) -> None:
    words = text.split()
    assert address_from(words) in (len(words), 1 if text == "14 street" else len(words))


def test_names_of_streets() -> None:
    assert is_street("bahnhofstrasse")
    assert is_street("ulitsa")
    assert not is_street("strasser")


@pytest.mark.parametrize("comma", [", ", " "])
@pytest.mark.parametrize(
    ("name", "kind"),
    [("Karim HADDADIN", Kind.PERSON), ("Uralvagon LLC", Kind.COMPANY), ("Uralvagon", Kind.UNKNOWN)],
)
def test_a_name_with_an_address_meets_the_name(name: str, kind: Kind, comma: str) -> None:
    asked = f"{name}{comma}14 Sadovaya Street, Moscow"
    assert name_form(asked, kind).address
    assert compare(asked, name, kind).score >= 95.0


def test_a_family_name_that_is_a_place_is_no_address() -> None:
    form = name_form("GARCIA LOPEZ, Santiago", Kind.PERSON)
    assert form.tokens == ("santiago", "garcia", "lopez")
    assert not form.address
