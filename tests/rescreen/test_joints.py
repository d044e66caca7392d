"""Neighbours that may be a listed word are found for all names as they are found for each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.index.build import words_alone
from screening.index.elements import elements_of
from screening.model import Kind
from screening.names import Weights, read_names
from screening.names.bounds import class_of
from screening.names.lines import Lines
from screening.rescreen.joints import Joints

LETTERS = st.text("abdehilmnorstz", min_size=1, max_size=6)
SYLLABLES = (
    "deep",
    "sea",
    "zor",
    "vex",
    "al",
    "mhmd",
    "hsn",
    "abd",
    "shams",
    "din",
    "ira",
    "n",
    "bank",
    "of",
    "z",
)
WORD = st.sampled_from(SYLLABLES) | LETTERS


@st.composite
def made(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Words, and names that have some of them in parts, often with a slip."""
    words = draw(
        st.lists(st.lists(WORD, min_size=1, max_size=3).map("".join), min_size=1, max_size=8, unique=True)
    )
    names = []
    for _ in range(draw(st.integers(1, 8))):
        parts = draw(st.lists(WORD, max_size=3))
        word = draw(st.sampled_from(words))
        for place in sorted(draw(st.sets(st.integers(1, max(1, len(word) - 1)), max_size=2)), reverse=True):
            word = word[:place] + " " + word[place:]
        at = draw(st.integers(0, len(word) - 1))
        slipped = draw(st.sampled_from((word, word[:at] + word[at + 1 :], word[:at] + "a" + word[at:])))
        turned = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
        by_initials = " ".join(f"{letter}xq" for letter in word if letter != " ")
        names.append(" ".join([*parts, draw(st.sampled_from((slipped, turned, by_initials))), *parts[:1]]))
    return words, names


def found(words: Sequence[str], names: Sequence[str]) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    """(name, word that neighbours of it may be): as found for each, and for all."""
    terms = words_alone(sorted(words), [])
    forms = read_names(names, [Kind.UNKNOWN] * len(names))
    tokens = [token for form in forms for token in form.tokens]
    numbers = terms.learn(tokens, Weights(lambda _: 0, 1))
    elements = elements_of(forms, tokens, numbers, np.array([class_of(form) for form in forms]), terms)
    rows = [terms.near.of(np.array([number]))[1][0].tolist() for number in elements.number.tolist()]
    each = {
        (int(query), terms.words[row])
        for query, own, stretch in zip(elements.query, rows, elements.stretch, strict=True)
        if stretch
        for row in own
    }
    number: dict[str, int] = {}
    flat = [number.setdefault(token, len(number)) for token in tokens]
    size = np.array([len(form.tokens) for form in forms], dtype=np.int64)
    lines = Lines.sized(size, np.array(flat, dtype=np.int64))
    joints = Joints(terms)
    joints.learn(list(number))
    joined = joints.of(lines, initials=True)
    pairs = zip(lines.row[joined.place].tolist(), joined.word.tolist(), strict=True)
    return each, {(name, terms.words[row]) for name, row in pairs}


@given(made())
@settings(max_examples=100, deadline=None)
def test_none_is_passed_over(both: tuple[list[str], list[str]]) -> None:
    each, together = found(*both)
    assert each <= together


def test_words_written_as_one_and_by_initials() -> None:
    words = ["deepsea", "shamsuddin", "irisl", "zorveks", "muhammad"]
    names = [
        "Deep Sea",
        "shams al din",
        "iran shipping lines",
        "Zor vekz",
        "Iraq Rail Industry Service Link",
        "Li Wei",
    ]
    each, together = found([*words, "shamsdin"], names)
    assert {(0, "deepsea"), (1, "shamsdin"), (3, "zorveks"), (4, "irisl")} <= each <= together
    assert not any(name == 5 for name, _ in together)
