"""Words and signs: what stays together, what does not, where sentences begin."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.text.tokens import Shape, sentences, tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text, 0, len(text)) if token.shape is not Shape.SIGN]


@pytest.mark.parametrize(
    "name",
    [
        "O’Hara-Lindqvist",
        "AT&T",
        "A/S",
        "U.S.",
        "S.A.L.",
        "3M",
        "iFlytek",
        "al-Basri",
        "Ja’far",
        "Booking.com",
        "Zorvex.AI",
        "07.AI",
        "Itō",
        "En+",
    ],
)
def test_what_a_name_keeps_inside_is_one_word(name: str) -> None:
    assert words(f"We met {name} there") == ["We", "met", name, "there"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Treasury’s list", ["Treasury", "list"]),
        ("ACME'S LIST", ["ACME", "LIST"]),
        ("a Dubai-based firm", ["a", "Dubai", "based", "firm"]),
        ("pro-Kremlin talk", ["pro", "Kremlin", "talk"]),
        ("met Ri Jong-un there", ["met", "Ri", "Jong-un", "there"]),
        ("met Sun Yat-sen there", ["met", "Sun", "Yat-sen", "there"]),
        ("met Park Ban-gen there", ["met", "Park", "Ban-gen", "there"]),
        ("met Roe Top-end there", ["met", "Roe", "Top", "end", "there"]),
        ("C++ and 5+ or A+B Roe+Doe", ["C", "and", "5", "or", "A", "B", "Roe", "Doe"]),
        ("Roe Co. Ltd. sold it", ["Roe", "Co.", "Ltd.", "sold", "it"]),
        ("by Roe Bhd. Doe left", ["by", "Roe", "Bhd", "Doe", "left"]),
        ("of Roe Sdn. Bhd. in", ["of", "Roe", "Sdn.", "Bhd.", "in"]),
        ("and PT. Roe in", ["and", "PT.", "Roe", "in"]),
        ("at 10 PT. Roe in", ["at", "10", "PT", "Roe", "in"]),
        ("华为公司Huawei said", ["华为公司", "Huawei", "said"]),
        ("Joa\u0303o came", ["Joa\u0303o", "came"]),
    ],
)
def test_what_hangs_on_to_a_name_comes_off(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He sold Roe Co. Ltd. The firm closed.", 2),
        ("Mr. J. Roe of the U.S. Navy left.", 1),
        ("“It rained,” he said. “It did!” She left?", 3),
        ("No. 5 Factory burned. Then 3.5 tons went.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    spans = sentences(tokenize(text, 0, len(text)))
    assert len(spans) == count
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)


@given(st.text(max_size=200))
def test_tokens_stand_in_order_and_lose_only_blanks(text: str) -> None:
    tokens = tokenize(text, 0, len(text))
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    kept = {at for token in tokens for at in range(token.start, token.end)}
    lost = "".join(text[at] for at in range(len(text)) if at not in kept)
    assert all(char.isspace() or char in "'’ʼ`´sS\u00ad\u200b\u200c\u200d\u2060" for char in lost)


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060"])
def test_what_nobody_sees_is_nothing_around_a_word(sign: str) -> None:
    plain = "He sold it to Kestrelin Pumps and Norvik in May."
    assert words(plain.replace(" ", f" {sign}")) == words(plain)
    assert words(plain.replace(" ", f"{sign} ")) == words(plain)
    assert f"Kes{sign}trelin" in words(f"It was Kes{sign}trelin then.")
