"""Neighbours that are a listed word, or one slip from it, are found wherever they are parted."""

from __future__ import annotations

from string import ascii_lowercase

import numpy as np
import pytest
from rapidfuzz.distance import OSA

from screening.index.build import words_alone
from screening.index.neighbours import by_initials, written_as_one
from screening.index.parts import ARTICLE
from screening.index.terms import Terms
from screening.names.align import SLIP_IN_JOINED, acronym_alike
from screening.names.weights import default_weights
from screening.names.word_bounds import BY_TABLE_AT_MOST, JOINED_WITH_A_SLIP

LISTED = sorted(("abbbac", "dahua", "hikvision", "hikvisions", "semiconductors", "zte"))


@pytest.fixture(scope="module")
def terms() -> Terms:
    return words_alone(LISTED, [])


def found(names: list[list[str]], terms: Terms) -> set[tuple[int, int, str, float]]:
    """(name, first place there, listed word, how alike at most) of all neighbours that are one as one."""
    tokens = [token for name in names for token in name]
    query = np.repeat(np.arange(len(names)), [len(name) for name in names])
    number = terms.learn(tokens, default_weights())
    start = query.searchsorted(np.arange(len(names)))
    return {
        (int(query[places[0]]), int(places[0] - start[query[places[0]]]), terms.words[row], one.alike)
        for one in written_as_one(query, number, tokens, terms)
        for places, row in zip(one.places, one.row.tolist(), strict=True)
    }


def slipped(word: str) -> set[str]:
    """The word with one slip, each way."""
    made = {word[:at] + word[at + 1 :] for at in range(len(word))}
    made |= {word[:at] + word[at : at + 2][::-1] + word[at + 2 :] for at in range(len(word) - 1)}
    for letter in ascii_lowercase:
        made |= {word[:at] + letter + word[at:] for at in range(len(word) + 1)}
        made |= {word[:at] + letter + word[at + 1 :] for at in range(len(word))}
    return made - {word}


@pytest.mark.parametrize("word", [word for word in LISTED if len(word) > 4])
def test_every_slip_is_found_in_every_place(word: str, terms: Terms) -> None:
    texts = sorted(slipped(word) | {word})
    parted = [(text[:cut], text[cut:]) for text in texts for cut in range(1, len(text))]
    names = [["x", first, second] for first, second in parted if second != ARTICLE]
    expected = set()
    for at, (_, first, second) in enumerate(names):
        text = first + second
        if text in LISTED and len(text) > 3:
            expected.add((at, 1, text, BY_TABLE_AT_MOST))
        if len(text) in SLIP_IN_JOINED:
            near = {other for other in LISTED if OSA.distance(text, other) == 1}
            expected |= {(at, 1, other, JOINED_WITH_A_SLIP) for other in near}
    assert {one for one in found(names, terms) if one[1] == 1} == expected


def test_three_are_found_and_an_article_between_two_melts(terms: Terms) -> None:
    names = [["hik", "vis", "ion"], ["hik", "al", "vision"], ["hik", "vision", "al"], ["hik", "vis", "ions"]]
    assert found(names, terms) == {
        (0, 0, "hikvision", BY_TABLE_AT_MOST),
        (1, 0, "hikvision", BY_TABLE_AT_MOST),
        (2, 0, "hikvision", BY_TABLE_AT_MOST),
        (3, 0, "hikvisions", BY_TABLE_AT_MOST),
    } | {(2, 0, "hikvisions", JOINED_WITH_A_SLIP)}


def test_neighbours_of_two_names_are_none(terms: Terms) -> None:
    assert not found([["hik"], ["vision"], [], ["dahua"]], terms)


def test_initials_are_found_but_of_small_words_and_where_they_are_not_asked_for(terms: Terms) -> None:
    tokens = ["zagros", "of", "trading", "enterprises"]
    number = terms.learn(tokens, default_weights())
    some = [one for one in by_initials(np.zeros(4, dtype=np.int64), number, terms) if len(one.row)]
    assert [(one.places.tolist(), one.row.tolist(), one.alike) for one in some] == [
        ([[0, 2, 3]], [LISTED.index("zte")], acronym_alike(3))
    ]
    assert not any(len(one.row) for one in by_initials(np.full(4, -1), number, terms))


def test_what_consonants_join_is_the_same_when_it_is_asked_again(terms: Terms) -> None:
    texts = ["hkvsyn", "dhw", "hkvsyn"]
    first = terms.keyed(texts)
    terms.forget()
    assert terms.keyed(texts[:1]) == [(place, row) for place, row in first if place == 0]
    assert terms.keyed(texts) == first
