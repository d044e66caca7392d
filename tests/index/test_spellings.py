"""Words within a few edits are found, however many are asked at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from screening.index.runs import expanded
from screening.index.spellings import MOST_EDITS, Remains, distances, edits_allowed, remains

words = st.text("abcde", min_size=1, max_size=9)  # some of the same last bits


@given(st.lists(words, min_size=1, max_size=12), st.lists(words, min_size=1, max_size=12))
def test_all_words_within_their_edits_are_found(listed: list[str], asked: list[str]) -> None:
    left, right, _, _ = Remains.of(listed).near(asked)
    found = set(zip(left.tolist(), right.tolist(), strict=True))
    assert len(found) == len(left)
    for place, word in enumerate(asked):
        for row, other in enumerate(listed):
            if OSA.distance(word, other) <= edits_allowed(min(len(word), len(other))):
                assert (place, row) in found


@given(st.lists(words, min_size=1, max_size=12), st.lists(words, min_size=1, max_size=12))
def test_few_words_are_found_that_are_farther_apart(listed: list[str], asked: list[str]) -> None:
    """Where the gaps are in what two words have in common tells most of those apart that only share it."""
    near = Remains.of(listed).near(asked)
    for place, row, edits, unsure in zip(*(column.tolist() for column in near), strict=True):
        told = OSA.distance(asked[place], listed[row])
        assert told <= MOST_EDITS + 2  # neighbours that are not swapped
        assert told == edits or told > MOST_EDITS or (unsure and told > edits)


@given(st.lists(words, min_size=1, max_size=12), st.lists(words, min_size=1, max_size=12))
def test_words_within_their_edits_are_told_from_others(listed: list[str], asked: list[str]) -> None:
    near = Remains.of(listed).near(asked)
    allowed = np.array([edits_allowed(len(asked[place])) for place in near.asked.tolist()], dtype=np.int64)
    found = near.within(allowed, asked, listed)
    told = {(place, row): edits for place, row, edits, _ in zip(*map(np.ndarray.tolist, found), strict=True)}
    for place, row in zip(near.asked.tolist(), near.listed.tolist(), strict=True):
        edits = OSA.distance(asked[place], listed[row])
        assert told.get((place, row), MOST_EDITS + 1) == edits or edits > edits_allowed(len(asked[place]))
    assert all(edits <= edits_allowed(len(asked[place])) for (place, _), edits in told.items())


@given(st.lists(words, min_size=1, max_size=8), words)
def test_a_word_is_found_alike_alone_and_among_others(listed: list[str], word: str) -> None:
    near = Remains.of(listed)
    alone = near.near([word]).listed.tolist()
    left, right, _, _ = near.near([*listed, word])
    assert right[left == len(listed)].tolist() == alone


def test_what_is_left_of_a_word() -> None:
    sums, places, _ = remains(["abc", "ab", ""])
    assert len(sums[places == 0]) == 1 + 3  # itself, and without each letter
    assert len(sums[places == 1]) == 1
    assert len(sums[places == 2]) == 0
    long, _, _ = remains(["x" * 40])
    assert len(long) == 1  # too long for slips
    assert remains([])[0].tolist() == []


def test_distances_stop_where_they_stop_mattering() -> None:
    assert distances(["petrov", "petrov", "petrov"], ["petrov", "pertov", "ivanov"]).tolist() == [0, 1, 3]


def test_stretches_are_laid_end_to_end() -> None:
    places, counts = expanded(np.array([5, 0, 9]), np.array([2, 0, 3]))
    assert places.tolist() == [5, 6, 9, 10, 11]
    assert counts.tolist() == [2, 0, 3]
