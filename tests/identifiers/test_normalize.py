"""Numbers as typed, and the keys under which equal ones meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.identifiers import country_in, identifier_key, number_type, zeros_before

TYPES = st.sampled_from(
    ["imo", "passport", "tax_id", "swift", "wallet", "number", "mmsi", "call_sign", "whatever"]
)


@pytest.mark.parametrize(
    ("type_", "value", "key"),
    [
        ("imo", "IMO 9000003", "9000003"),
        ("imo", "IMO9000003.", "9000003"),
        ("imo", "IMO 90000035", ""),
        ("passport", " ab-123/45 67 ", "AB1234567"),
        ("passport", "No. 1234568", "1234568"),
        ("passport", "№ 1234568", "1234568"),
        ("passport", "٤٥٦٧٨٩١", "4567891"),
        ("passport", "ＡＢ１２３４５６７", "AB1234567"),
        ("tax_id", "0274051580", "274051580"),
        ("vat", "DE 811 128 135", "811128135"),
        ("vat", "XX811128135", "XX811128135"),
        ("swift", "ZRVX RU MM XXX", "ZRVXRUMM"),
        ("swift", "ZRVXRU", ""),
        ("wallet", "XBT 1Zorvex9Semi", "1ZORVEX9SEMI"),
        ("wallet", "ethereum:0xAB12CD34?value=1", "0XAB12CD34"),
        ("call sign", "ZRVX", "ZRVX"),
        ("passport", "ABCD", ""),
        ("passport", "n/a", ""),
        ("passport", "0000000", ""),
        ("passport", "123456789", ""),
        ("passport", "987654", ""),
        ("passport", "123", ""),
        ("registration", "770901001", ""),
        ("kpp", "770943002", ""),
        ("number", "", ""),
    ],
)
def test_keys(type_: str, value: str, key: str) -> None:
    assert identifier_key(type_, value) == key


@given(TYPES, st.one_of(st.text(max_size=40), st.text(alphabet="0123456789ABCno.- :#", max_size=20)))
def test_a_key_is_its_own_key(type_: str, value: str) -> None:
    key = identifier_key(type_, value)
    assert identifier_key(type_, key) == key
    assert key == "" or key.isalnum()


@given(TYPES, st.text(alphabet="ABCXYZ0123456789", min_size=1, max_size=20))
def test_case_spaces_and_dashes_say_nothing(type_: str, value: str) -> None:
    key = identifier_key(type_, value)
    assert identifier_key(type_, f" {value.lower()} ") == key
    if type_ not in ("imo", "wallet"):
        assert identifier_key(type_, "-".join(value)) == key or value[:2] in ("NO", "ID")


def test_leading_zeros_are_counted() -> None:
    assert [zeros_before(text) for text in ("0012", "12", "0A12", "", "00-12")] == [2, 0, 0, 0, 2]


def test_the_country_that_a_number_names() -> None:
    assert country_in("vat", "DE811128135") == "DE"
    assert country_in("passport", "DE811128135") is None
    assert country_in("vat", "811128135") is None


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("IMO No.", "imo"),
        ("passportNumber", "passport"),
        ("Driver's License No.", "driving_licence"),
        ("swiftBic", "swift"),
        ("innCode", "tax_id"),
        ("OGRN", "registration"),
        ("vessel_registration", "vessel_registration"),
        ("something else", "number"),
        ("", "number"),
    ],
)
def test_words_for_types(word: str, name: str) -> None:
    assert number_type(word).name == name
