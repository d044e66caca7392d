"""Addresses of currencies by their checksums; vectors are those of the specifications named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.identifiers import identifier_problem, issuer_by_word, type_by_shape

RIGHT = [
    "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",  # Base58Check, version 0
    "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",  # version 5
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",  # BIP 173
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",  # BIP 350
    "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",  # CashAddr
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",  # ERC-55
]


@pytest.mark.parametrize("address", RIGHT)
def test_right_addresses(address: str) -> None:
    assert identifier_problem("wallet", address) == ""
    assert identifier_problem("wallet", f"XBT {address}") == ""
    assert type_by_shape(address) == "wallet"


@pytest.mark.parametrize("address", RIGHT)
def test_one_changed_sign_is_seen(address: str) -> None:
    last = address[-1]
    changed = address[:-1] + ("3" if last not in "3" else "5")
    assert "checksum is wrong" in identifier_problem("wallet", changed) or changed.startswith("0x")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("bc1xyz", "fewer than 25 signs"),
        ("XBT bc1xyz", "fewer than 25 signs"),
        ("0x5aaeb6053f3e94c9b9", "fewer than 25 signs"),
        ("0x5aaeb6053f3e94c9b9a09f33669435e7ef1bea", "the 40 hexadecimal digits"),
        ("bc1qbbbbbbbbbbbbbbbbbbbbbbbbbbb", "begins with bc1"),
        ("0x" + "5" * 64, ""),
    ],
)
def test_what_can_be_no_address_of_its_kind(text: str, problem: str) -> None:
    told = identifier_problem("wallet", text)
    assert problem in told
    assert bool(problem) is bool(told)


def test_a_long_address_with_a_slip_is_told_for_one_without_its_type() -> None:
    slip = RIGHT[2].replace("508d", "509d")
    assert type_by_shape(slip) == "wallet"
    assert "checksum is wrong" in identifier_problem("wallet", slip)
    assert type_by_shape("bc1qw508d6") == ""


def test_capitals_count_where_they_are_the_checksum() -> None:
    small = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"
    assert identifier_problem("eth", small) == ""
    assert "capital" in identifier_problem("eth", small.replace("aaeb", "aAeb"))
    assert "capital" in identifier_problem("xbt", RIGHT[0].lower().replace("l", "L"))


@pytest.mark.parametrize(
    "text", ["", "x", "bc1", "0x12", "4" * 95, "garbage", "1" * 40, "rrrrrrrrrrrrrrrrrrrrrrrrrrr"]
)
def test_what_has_no_checksum_is_left_alone_or_said_to_be_wrong(text: str) -> None:
    assert isinstance(identifier_problem("wallet", text), str)
    assert type_by_shape(text) == ""


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    assert type_by_shape(text) in ("", "wallet", "lei")
    assert isinstance(identifier_problem("wallet", text), str)


@pytest.mark.parametrize(
    ("word", "value", "problem"),
    [
        ("inn", "9900001236", ""),
        ("inn", "9900001237", "check digit"),
        ("INN", "9900000000123", "10 or 12 digits"),
        ("ogrn", "1990000000120", ""),
        ("ogrn", "1990000000121", "check digit"),
        ("ogrn", "19900", "13 or 15 digits"),
    ],
)
def test_russian_numbers(word: str, value: str, problem: str) -> None:
    found = identifier_problem(word, value)
    assert problem in found
    assert bool(found) is bool(problem)
    assert issuer_by_word(word, value) == (None if problem else "RU")
