"""Words that begin or end with a text are told of, and words that are among some are found."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from screening.index.affixes import Affixes
from screening.index.parts import JOINED_LETTERS
from screening.index.traits import Listed, spelled, spelled_by
from screening.names.sums import letter_sums

words = st.text("abc", min_size=1, max_size=8) | st.text("abc", min_size=25, max_size=40)
SEVERAL = st.lists(words, min_size=1, max_size=30)


@given(listed=SEVERAL, asked=SEVERAL)
def test_of_no_word_that_begins_or_ends_with_a_text_it_is_not_told(
    listed: list[str], asked: list[str]
) -> None:
    affixes = Affixes(listed)
    sums = letter_sums(asked)
    begun, ended = affixes.begun(sums).tolist(), affixes.ended(sums).tolist()
    for at, text in enumerate(asked):
        for word in listed:
            if len(word) in JOINED_LETTERS:
                assert begun[at] >> len(word) & 1 or not word.startswith(text)
                assert ended[at] >> len(word) & 1 or not word.endswith(text)


def test_of_next_to_no_text_it_is_told_that_words_begin_or_end_with_it() -> None:
    """The law above would hold of a table that tells so of all."""
    affixes = Affixes(["hikvision", "dahua", "zte", "inspur"])
    sums = letter_sums(["hik", "vision", "hikvision", "zt", "dah", "spur", "a" * 80])
    assert affixes.begun(sums).tolist() == [1 << 9, 0, 1 << 9, 0, 1 << 5, 0, 0]
    assert affixes.ended(sums).tolist() == [0, 1 << 9, 1 << 9, 0, 0, 1 << 6, 0]


@given(listed=SEVERAL, asked=SEVERAL)
def test_texts_that_are_among_some_are_found(listed: list[str], asked: list[str]) -> None:
    own = list(dict.fromkeys(listed))
    places, rows = Listed(letter_sums(own)).found(letter_sums(asked))
    found = [(asked[place], own[row]) for place, row in zip(places.tolist(), rows.tolist(), strict=True)]
    assert found == [(text, text) for text in asked if text in own]


def test_nothing_is_among_none() -> None:
    assert not Listed(letter_sums([])).may_hold(letter_sums(["a", "b"])).any()


@given(st.lists(st.text("abz09", max_size=12), max_size=9))
def test_short_words_are_numbers_by_their_letters(texts: list[str]) -> None:
    short = [text if len(text) <= 8 else "" for text in texts]
    assert spelled(texts).tolist() == [int.from_bytes(text.ljust(8, "\0").encode()) for text in short]


@given(st.lists(st.text("abz09", min_size=4, max_size=4), max_size=9))
def test_they_are_the_same_by_letters_one_by_one(words: list[str]) -> None:
    letters = [np.array([ord(word[at]) for word in words], dtype=np.uint64) for at in range(4)]
    assert spelled_by(letters).tolist() == spelled(words).tolist()
