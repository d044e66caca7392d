"""Places: what lists write as a country is one, words of other kinds are none, and nothing raises."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import places
from screening.places import country_code, country_name, is_nationality, is_place, place_country

TABLE = tomllib.loads(Path(places.__file__).with_name("places.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Korea, North", "KP"),
        ("Korea, South", "KR"),
        ("Democratic People's Republic of Korea", "KP"),
        ("Burma", "MM"),
        ("Cote d Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Congo, Republic of the", "CG"),
        ("North Macedonia, The Republic of", "MK"),
        ("Virgin Islands, British", "VG"),
        ("Bahamas, The", "BS"),
        ("The Gambia", "GM"),
        ("Palestinian", "PS"),
        ("West Bank", "PS"),
        ("Region: Gaza", "PS"),
        ("Region: North Gaza", "PS"),
        ("Region: Crimea", "UA"),
        ("Region: Northern Mali", "ML"),
        ("Kosovo", "XK"),
        ("Hong Kong", "HK"),
        ("U.A.E.", "AE"),
        ("russia", "RU"),
        ("cn", "CN"),
        ("PRK", "KP"),
        (" Syrian Arab Republic ", "SY"),
        ("Taiwan", "TW"),
    ],
)
def test_what_lists_write_as_a_country(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    "text", ["", "undetermined", "-0-", "Region: Kafia Kingi", "Shenzhen", "Punjab", "XX"]
)
def test_what_names_no_single_country(text: str) -> None:
    assert country_code(text) is None


def test_every_country_is_found_by_its_own_name_and_code() -> None:
    for code, line in TABLE["countries"].items():
        three, names, _ = (part.strip() for part in line.split(";"))
        assert country_code(code) == country_code(three) == code
        assert country_name(code) == names.split("|")[0]
        assert {country_code(name) for name in names.split("|")} == {code}, line


def test_no_name_of_a_country_is_claimed_by_two() -> None:
    claims: dict[str, set[str]] = {}
    for code, line in TABLE["countries"].items():
        for name in line.split(";")[1].strip().split("|"):
            claims.setdefault(name, set()).add(code)
    assert [name for name, codes in claims.items() if len(codes) > 1] == []


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert country_name("ZZ") == "ZZ"


@pytest.mark.parametrize(
    "text",
    [
        *("China", "Hangzhou", "Guangdong Province", "northern Iran", "Southeast Asia", "the Middle East"),
        *("US", "U.S.", "Washington, D.C.", "Shenzhen, China", "São Paulo", "Xi’an", "Mainland China"),
    ],
)
def test_places(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize(
    "text", ["us", "In", "Huawei", "Iranian", "Shenzhen Trading", "", ",", "Acme, China"]
)
def test_what_is_no_place(text: str) -> None:
    assert not is_place(text)


@pytest.mark.parametrize(
    "text", ["Chinese", "Iranians", "Kurdish", "Chinese-American", "Russian and Belarusian"]
)
def test_nationalities(text: str) -> None:
    assert is_nationality(text)


@pytest.mark.parametrize("text", ["China", "Huawei", "Chinese company", "", "-"])
def test_what_is_no_nationality(text: str) -> None:
    assert not is_nationality(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hangzhou", "CN"),
        ("Georgia", "GE"),
        ("Ohio", "US"),
        ("Nowhere Beach, California", "US"),
        ("Tripoli", None),
        ("Southeast Asia", None),
        ("Huawei", None),
    ],
)
def test_the_country_of_a_place(text: str, code: str | None) -> None:
    assert place_country(text) == code


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    code = country_code(text)
    assert code is None or country_name(code) != code
    if place_country(text):
        assert country_name(str(place_country(text)))
    assert is_place(text) in (True, False)
    assert is_nationality(text) in (True, False)
