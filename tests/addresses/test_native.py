"""Addresses in other letters: what is read of them, what meets a listed one, what is said to be unread."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import screening.addresses
from screening.addresses import Nearness, compare_addresses, read_address
from screening.addresses.native import in_latin
from screening.places import country_code


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Москва, ул. Тверская, д. 5", "5 Tverskaya Street, Moscow, Russia"),
        (
            "125009, Россия, г. Москва, 2-я Брестская ул., д.5, стр.1",
            "2-ya Brestskaya Ulitsa, 5, Str. 1, Moscow",
        ),
        (
            "620014, Свердловская обл, г Екатеринбург, ул Малышева, 51",
            "51 Malysheva Street, Yekaterinburg, Russia",
        ),
        ("г. Санкт-Петербург, Невский пр-т, дом 10", "10 Nevsky Prospekt, St. Petersburg, Russia"),
        ("Київ, вул. Хрещатик, буд. 22", "22 Khreshchatyk Street, Kyiv, Ukraine"),
        ("Минск, пр. Независимости, 58", "58 Nezavisimosti Avenue, Minsk, Belarus"),
        ("北京市海淀区中关村大街1号", "No. 1 Zhongguancun Street, Haidian District, Beijing, China"),
        (
            "北京市海淀区中关村南大街5号",
            "5 South Zhongguancun Street, Haidian District, Beijing 100081, China",
        ),
        (
            "中国广东省深圳市福田区深南中路2068号",
            "No. 2068, Shennan Middle Road, Futian District, Shenzhen, China",
        ),
        ("深南中路２０６８号，福田区，深圳市", "2068 Shennan Middle Rd, Futian, Shenzhen"),
        ("四川省成都市高新区天府大道北段1480号", "No. 1480 Tianfu Avenue, Chengdu, Sichuan, China"),
        ("香港湾仔軒尼詩道十八號三樓", "3/F, 18 Hennessy Road, Wan Chai, Hong Kong"),
    ],
)
def test_what_meets_a_listed_address(text: str, listed: str) -> None:
    asked = read_address(text)
    assert asked.latin
    assert not asked.unread
    assert compare_addresses(asked, read_address(listed)).nearness is Nearness.ADDRESS
    other = listed.translate(str.maketrans("123456789", "234567891"))
    assert compare_addresses(asked, read_address(other)).nearness is None


def test_a_chinese_address_is_taken_apart() -> None:
    found = read_address("中国北京市海淀区中关村南大街5号院8号楼三层306室")
    assert found.country == "CN"
    assert set(found.place) == {"haidian", "beijing"}
    assert found.names == ("zhongguancun",)
    assert [str(one) for one in (*found.houses, *found.parts, *found.units)] == ["5", "8", "3", "306"]
    beside = read_address("Room 5, 100080 北京市海淀区中关村大街1号")
    assert (beside.names, beside.postcode, [str(one) for one in beside.units]) == (
        ("zhongguancun",),
        "100080",
        ["5"],
    )
    lane = read_address("上海市浦东新区张江镇郭守敬路498弄5号")
    assert [str(one) for one in lane.houses] == ["498", "5"]
    assert lane.names == ("guoshoujing",)


def test_a_street_called_after_a_city_is_no_place() -> None:
    assert read_address("南京西路1266号, 上海").place == ("shanghai",)
    assert in_latin("上海街610号, 旺角, 香港").text == "Shanghai Street no 610, Mong Kok, Hong Kong"


def test_a_quarter_that_is_called_as_a_country_is_none() -> None:
    found = read_address("中国香港佐敦彌敦道200号")
    assert (found.country, set(found.place)) == ("CN", {"jordan", "hong", "kong"})
    assert read_address("香港, 佐敦, 佐敦道3号").country == "CN"
    assert read_address("北京市朝阳区建国路1号, 中国").country == "CN"


def test_names_of_buildings_in_hong_kong_are_not_read_as_mandarin() -> None:
    found = read_address("香港九龍旺角彌敦道610號荷李活商業中心13樓1318-19室")
    assert found.names == ("nathan",)
    assert [str(one) for one in (*found.houses, *found.units)] == ["610", "13", "1318-1319"]


@pytest.mark.parametrize(
    ("text", "script", "place"),
    [
        ("تهران، خیابان ولیعصر، پلاک ۱۲", "Arabic", "tehran"),
        ("תל אביב, דרך מנחם בגין 132", "Hebrew", "aviv"),
        ("東京都港区六本木6-10-1", "Japanese", "tokyo"),
        ("서울특별시 강남구 테헤란로 152", "Korean", "seoul"),
        ("香港灣仔某某街3號", "Chinese", "kong"),
    ],
)
def test_what_is_not_read_is_said(text: str, script: str, place: str) -> None:
    found = read_address(text)
    assert found.unread == script
    assert place in found.place


def test_the_same_letters_on_both_sides_meet() -> None:
    """An organisation's own list may hold addresses as they are written there."""
    for text in ("دبي، شارع الشيخ زايد، 12", "تهران، خیابان ولیعصر، پلاک ۱۲", "北京市海淀区阜成路8号"):
        one = read_address(text)
        assert compare_addresses(one, one).nearness is Nearness.ADDRESS


def test_latin_addresses_are_left_as_they_are() -> None:
    for text in (
        "Rue de l'Église 5, Liège",
        "Łódź, ul. Piotrkowska 5",
        "Room 5, Но King Centre, 16 Fayuen Street",
    ):
        assert in_latin(text).unread == ""
        assert read_address(text).houses


@given(st.text(st.characters(categories=("L", "N", "P", "Z")), max_size=60))
def test_any_text_is_read(text: str) -> None:
    read_address(text)
    found = in_latin(text)
    assert isinstance(found.text, str)


@example("十十楼")
@given(st.text(st.sampled_from("北京市海淀区中关村大街路号楼室省香港1十5A,， 国际中心"), max_size=24))
def test_any_characters_of_an_address_are_read(text: str) -> None:
    in_latin(text)
    read_address(text)


def test_the_table() -> None:
    """Countries are known by their names, no spelling stands for two places, and spellings are as they are
    looked up."""
    path = Path(screening.addresses.__file__).with_name("native.toml")
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    assert all(country_code(name) for name in facts["countries"])
    spelled = [
        native
        for section in ("countries", "places", "japan", "hong_kong", "streets")
        for spellings in facts[section].values()
        for native in spellings.split("|")
    ]
    assert len(spelled) == len(set(spelled))
    assert all(unicodedata.is_normalized("NFC", one) and not one.isascii() for one in spelled)
