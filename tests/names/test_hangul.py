"""Korean syllables in Latin letters: as lists write them, and met with both manners of writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Kind
from screening.names import compare, fold
from screening.names.hangul import is_hangul, spell

MET = 85.0


@pytest.mark.parametrize(
    ("native", "spelled"),
    [
        ("\uae40\uc815\uc740", "kim jong un"),
        ("\ubc15\ubd09\uc8fc", "pak pong ju"),
        ("\ucd5c\ub8e1\ud574", "choe ryong hae"),
        ("\uac15\ubc31\uaf43", "kang paek kkot"),
        ("\uac12\ub2ed\uc77d", "kap tak ik"),
        ("\uc6d0\ud76c\uc655", "won hui wang"),
    ],
)
def test_syllables_are_spelled_as_lists_do(native: str, spelled: str) -> None:
    assert fold(native) == spelled


@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
def test_every_syllable_has_a_vowel_and_letters_alone(char: str) -> None:
    assert is_hangul(char)
    assert spell(char).isascii()
    assert spell(char).isalpha()
    assert not set(spell(char)).isdisjoint("aeiou")


@pytest.mark.parametrize("listed", ["PAK, Pong Sik", "Bak Bong-sik", "Park Bong-shik", "PAK PONG SIK"])
def test_hangul_meets_the_spellings_of_north_and_south(listed: str) -> None:
    assert compare("\ubc15\ubd09\uc2dd", listed, Kind.PERSON).score >= MET


@pytest.mark.parametrize("listed", ["PAK, Pong Ju", "PAK, Yong Nam", "KIM, Pong Sik"])
def test_another_syllable_is_another_name(listed: str) -> None:
    assert compare("\ubc15\ubd09\uc2dd", listed, Kind.PERSON).score < MET


@pytest.mark.parametrize(
    "listed",
    [
        "PAK, Pong Si",  # a letter less is another syllable
        "PAK, P. S.",
        "PAK, Sik Pyong",  # in another order, and not quite
        "PAK, Sik",
    ],
)
def test_korean_letters_are_not_misspelled(listed: str) -> None:
    assert compare("\ubc15\ubd09\uc2dd", listed, Kind.PERSON).score < MET


def test_syllables_left_over_count_whatever_their_letters_say() -> None:
    assert compare("\uc900\uc778 \ud0dc\ub3c4 \ubc15", "PAK, Tae Jun", Kind.PERSON).score < MET
    assert compare("\ud0dc\uc900 \ubc15", "PAK, Tae Jun", Kind.PERSON).score >= MET
