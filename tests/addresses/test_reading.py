"""What an address says: country, place, street, and which of its numbers is what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.addresses import AddressForm, read_address


def numbers(found: AddressForm) -> tuple[str, str, str]:
    return tuple(",".join(map(str, part)) for part in (found.houses, found.parts, found.units))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "country", "houses", "parts", "units"),
    [
        ("Room 12-14, 9/F, Quell House, 610 Brindova Road, Mong Kok, Hong Kong", "CN", "610", "", "12-14,9"),
        ("Rm 1318-19, 13F, 610 Brindova Rd, HK", "CN", "610", "", "1318-1319,13"),
        ("Unit D, 16th Floor, 18 Farnholt Rd, Hong Kong, CN", "CN", "18", "", "d,16"),
        ("60 Paya Farnholt Road, #11-03, 409051, Singapore", "SG", "60", "", "11,3"),
        (
            "Per. Quellin D. 19, Korpus 1, Pom. XXIV, Kom 11, Moscow 101000, Russia",
            "RU",
            "19",
            "1",
            "xxiv,11",
        ),
        ("Ul. Farnskaya D. 20, Str. 9, Moscow, Russia", "RU", "20", "9", ""),
        ("Lenina Street, Building 12, Perm, Russia", "RU", "12", "", ""),
        ("Ground Floor, No. 48, Quell Street, Tehran 1947818313, Iran", "IR", "48", "", "g"),
        ("C. Farnholt #49, Culiacan, Sinaloa, Mexico", "MX", "49", "", ""),
        ("2-16 Farn Street, Hong Kong", "CN", "2-16", "", ""),
        ("No. 7, Quell 2-dong, Pyongyang, Korea, North", "KP", "7,2", "", ""),
    ],
)
def test_numbers_by_the_word_before_them(
    text: str, country: str, houses: str, parts: str, units: str
) -> None:
    found = read_address(text)
    assert found.country == country
    assert numbers(found) == (houses, parts, units)
    assert not found.locates_nothing


@pytest.mark.parametrize(
    "text",
    ["", " , ;", "Tehran, Iran", "Mexico City, Mexico", "Kabul District, Kabul Province", "Iran", "12345"],
)
def test_a_place_alone_locates_nothing(text: str) -> None:
    assert read_address(text).locates_nothing


def test_boxes_and_postcodes() -> None:
    found = read_address("P.O. Box 19395/4639, Tehran 13938, Iran")
    assert (found.box, found.postcode, found.place) == ("19395/4639", "13938", ("tehran",))
    assert not found.locates_nothing


def test_words_of_street_and_of_place_are_told_apart() -> None:
    found = read_address("Flat 3, Zorvex Commercial Centre, 2 Fa Yuen Street, Mong Kok District, Hong Kong")
    assert found.names == ("zorvex", "fa", "yuen")
    assert found.place == ("mong", "kok", "hong", "kong")


def test_a_given_country_counts_before_the_text() -> None:
    assert read_address("1 Quell Road, Georgia", "US").country == "US"
    assert read_address("1 Quell Road, Hong Kong", "HK").country == "CN"


def test_saints_are_no_streets() -> None:
    assert "petersburg" in read_address("9 Farnskaya Street, St. Petersburg, Russia").place


@given(st.text(max_size=600), st.sampled_from([None, "", "RU", "Atlantis"]))
def test_any_text_is_read(text: str, country: str | None) -> None:
    found = read_address(text, country)
    assert found.text == text
    assert isinstance(found.locates_nothing, bool)
