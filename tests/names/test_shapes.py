"""Words as print shows them: what a machine misreads, and what it does not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Relation
from screening.names.keys import asked_keys, filed_keys
from screening.names.shapes import joining_words, looks_loosely, misread, printed_alike
from screening.names.tokens import meet
from screening.names.word_bounds import BY_TABLE_AT_MOST

SHAPES = [
    ("rn", "m"),
    ("cl", "d"),
    ("vv", "w"),
    ("nn", "m"),
    ("li", "h"),
    ("ri", "n"),
    ("e", "c"),
    ("c", "o"),
]
SHAPES += [
    ("h", "n"),
    ("m", "n"),
    ("d", "o"),
    ("e", "f"),
    ("f", "t"),
    ("u", "v"),
    ("h", "b"),
    ("g", "q"),
    ("l", "i"),
]
WORDS = [
    "bernard",
    "mohammad",
    "hierax",
    "gazprom",
    "novacom",
    "winchester",
    "cleland",
    "farukh",
    "dolgoruki",
    "quintana",
    "navolin",
]


def misreadings(word: str) -> list[str]:
    """The word with each of its shapes, one at a time, taken for another."""
    return [
        word[:at] + other + word[at + len(shape) :]
        for left, right in SHAPES
        for shape, other in ((left, right), (right, left))
        for at in range(len(word))
        if word.startswith(shape, at)
    ]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_meets_itself_misread_and_is_looked_for_there(word: str) -> None:
    found = misreadings(word)
    assert len(found) > 3
    for read in found:
        similarity, relation = meet(read, word)
        assert relation is Relation.EDIT, read
        assert 0.8 < similarity <= BY_TABLE_AT_MOST
        assert meet(word, read) == (similarity, relation)
        if printed_alike(read, word):
            assert not {*asked_keys(read)}.isdisjoint(filed_keys(word))
            assert not {*asked_keys(word)}.isdisjoint(filed_keys(read))


def test_most_misreadings_are_told_by_their_shapes() -> None:
    every = [(word, read) for word in WORDS for read in misreadings(word)]
    assert sum(printed_alike(read, word) > 0 for word, read in every) > 0.9 * len(every)


def test_two_misread_shapes_in_a_long_word() -> None:
    chance = Random(3)
    for word in (one for one in WORDS if len(one) > 6):
        twice = chance.choice(misreadings(chance.choice(misreadings(word))))
        if twice != word and printed_alike(twice, word):
            assert misread(twice, word, 3) <= 2


def test_other_letters_are_not_misread() -> None:
    assert misread("karim", "karin", 3) == 1
    assert misread("karim", "karil", 3) > 3
    assert not printed_alike("petrov", "petrol")
    assert not printed_alike("dan", "dari")  # of three letters two are too few to tell
    assert not printed_alike("ilan", "hari")  # two shapes of a word of four


def test_shapes_are_counted_from_either_side() -> None:
    for word in WORDS:
        for read in misreadings(word):
            assert misread(read, word, 2) == misread(word, read, 2) <= 1 or read == word
            assert misread(word, word, 0) == 0


def test_what_looks_alike_loosely_is_told_apart() -> None:
    assert looks_loosely("baku") == looks_loosely("haku") != looks_loosely("paku")
    assert not printed_alike("cool", "deaf")


@pytest.mark.parametrize(
    ("read", "word"), [("ot", "of"), ("df", "of"), ("ahd", "and"), ("tlie", "the"), ("oe", "de")]
)
def test_a_small_word_that_joins_others_is_known_misread(read: str, word: str) -> None:
    assert word in joining_words(read)
    assert joining_words(word) == (word,)
    assert meet(read, word)[1] is Relation.EDIT
    assert not {*asked_keys(read)}.isdisjoint(filed_keys(word))


@pytest.mark.parametrize("word", ["do", "al", "bin", "fur", "o", "karim"])
def test_other_words_join_nothing(word: str) -> None:
    assert not joining_words(word)


@given(st.text("otfahndeirmlc", max_size=5))
def test_small_words_are_those_that_the_shapes_may_be(token: str) -> None:
    near = tuple(word for word in ("of", "and", "for", "the", "de") if misread(word, token, 1) < 2)
    assert joining_words(token) == (near if 1 < len(token) < 5 else ())
