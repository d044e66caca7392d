"""Words as they were heard, against Latin ones: what each sound may stand for, and the keys they share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.names.heard import heard_alike, is_heard
from screening.names.heard_keys import keys_heard, keys_written, share_a_key
from screening.names.transcribed import katakana

SURE, HARDLY = 0.85, 0.75

HEARD = [
    ("PUCHIN", "putin"),
    ("PUTIN", "putin"),
    ("URAJIMIRU", "vladimir"),
    ("BEULRADIMIREU", "vladimir"),
    ("FEULAJIMIL", "vladimir"),
    ("KAREDO", "khaled"),
    ("GASUPUROMU", "gazprom"),
    ("KAJEUPEUROM", "gazprom"),
    ("BEKUSERIBERUKU", "vekselberg"),
    ("AREKUSANDORU", "alexander"),
    ("MUAMMARU", "muammar"),
    ("YAHIYA", "yahya"),
    ("ALJAWAHIRI", "zawahiri"),
    ("SEUBEREUBANGKEU", "sberbank"),
    ("PWTYN", "putin"),
    ("WLDYMYR", "vladimir"),
    ("NSRLL", "nasrallah"),
    ("HMNY", "khamenei"),
]


@pytest.mark.parametrize(("heard", "word"), HEARD)
def test_sounds_meet_the_letters_that_they_stand_for(heard: str, word: str) -> None:
    assert heard_alike(heard, word) >= SURE


@pytest.mark.parametrize(("heard", "word"), HEARD)
def test_words_that_meet_share_a_key(heard: str, word: str) -> None:
    assert share_a_key(heard, word)


@pytest.mark.parametrize(
    ("heard", "word"),
    [
        ("PUCHIN", "petain"),
        ("SONI", "sania"),
        ("HONDA", "anthea"),
        ("IWANOFU", "yovenko"),
        ("TOSEU", "dtsss"),  # a word without vowels is no word
        ("ALI", "ilya"),
        ("GGRYN", "galan"),  # Hebrew tells r from l
        ("HSN", "hussein"),
    ],
)
def test_other_words_are_others(heard: str, word: str) -> None:
    assert heard_alike(heard, word) < HARDLY


def test_what_is_heard_exactly_is_surer_than_what_is_nearly() -> None:
    assert heard_alike("SECHIN", "sechin") > heard_alike("SECHIN", "sachin") > heard_alike("SECHIN", "suchon")


def test_long_nonsense_is_told_at_once() -> None:
    assert heard_alike("KA" * 400, "kakaka") == 0.0
    assert len(keys_heard("BUFU" * 200)) < 100


@given(
    st.text(
        "アイウエオカキクケコガギグサシスセソザジズタチツテトダドナニヌネノハヒフヘホバビブパプマミムメモラリルレロワンャュョァィェォッーヴ",
        min_size=1,
    )
)
def test_any_katakana_is_heard_and_compared(text: str) -> None:
    heard = katakana(text)
    assert heard == "" or is_heard(heard)
    assert 0.0 <= heard_alike(heard, "mohammed") <= 1.0
    assert all(key == "" or key.isupper() for key in keys_heard(heard))


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1), max_size=6))
def test_words_have_the_keys_that_each_has_alone(words: list[str]) -> None:
    together = sorted({(words[place], key) for key, place in keys_written(words)})
    assert together == sorted({(word, key) for word in words for key, _ in keys_written([word])})
