"""Ordinary English words, inflected or new, and what is none."""

from __future__ import annotations

import pytest

from screening.text.vocabulary import is_compound, is_dictionary_word


@pytest.mark.parametrize(
    "word",
    [
        "company",
        "Companies",
        "charged",
        "SHIPPING",
        "stopped",
        "defence",
        "authorised",
        "blockchain",
        "ex-wife",
        "biggest",
    ],
)
def test_words(word: str) -> None:
    assert is_dictionary_word(word)


@pytest.mark.parametrize(
    "word",
    [
        "Huawei",
        "Sberbank",
        "Iran",
        "Monday",
        "Natasha",
        "x200",
        "Škoda",
        "Payeer",
        "Kalashnikov",
        "Kalashnikovs",
        "",
        "-",
        "华为",
    ],
)
def test_names_and_signs_are_none(word: str) -> None:
    assert not is_dictionary_word(word)


def test_compounds() -> None:
    assert is_compound("Chokepoint")
    assert not is_compound("Rosneft")
