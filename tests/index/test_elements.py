"""What names are made of is the same whether it is read from arrays or name by name."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import OSA

from screening.index import Index
from screening.index.elements import elements_of
from screening.index.parts import acronym_runs, acronym_words, joined
from screening.index.terms import Terms
from screening.model import Kind
from screening.names import Names, name_form
from screening.names.align import SLIP_IN_JOINED, acronym_alike
from screening.names.bounds import PERSONAL, class_of
from screening.names.spelling import is_bare
from screening.names.vocabulary import families
from screening.names.word_bounds import BY_TABLE_AT_MOST, JOINED_WITH_A_SLIP
from tests.names.costs import costs_of

NAMES = (
    *("Hua", "wei", "al", "Din", "Shams", "Semiconductor", "Manufacturing", "International", "Corp", "of"),
    *(
        "S",
        "M",
        "I",
        "C",
        "the",
        "V",
        "II",
        "Oy",
        "gmb",
        "ship",
        "Wang",
        "Guo",
        "SMIC",
        "Hik",
        "vision",
        "zte",
    ),
    *(
        "technologies",
        "12",
        "street",
        "Ltd",
        "Aero",
        "space",
        "x" * 40,
        "Hiq",
        "viison",
        "Tse",
        "tung",
        "al",
        "Aeor",
    ),
)
texts = st.lists(st.sampled_from(NAMES), max_size=9).map(" ".join)
kinds = st.sampled_from((Kind.PERSON, Kind.COMPANY, Kind.VESSEL, Kind.UNKNOWN))


@settings(max_examples=200, deadline=None)
@given(asked=st.lists(st.tuples(texts, kinds), max_size=6))
def test_elements_are_the_tokens_and_stretches_of_each_name(
    index: Index, asked: list[tuple[str, Kind]]
) -> None:
    forms = [name_form(text, kind) for text, kind in asked]
    terms = index._terms
    tokens = [token for form in forms for token in form.tokens]
    numbers = terms.learn(tokens, index.weights)
    classes = np.array([class_of(form) for form in forms], dtype=np.int64)
    found = elements_of(Names.of(forms), tokens, numbers, classes, terms)
    assert found.query.tolist() == sorted(found.query.tolist())
    for at, form in enumerate(forms):
        own = found.query == at
        held, plain = costs_of(form, index.weights), own & ~found.stretch
        assert found.number[plain].tolist() == [terms.number[token] for token in held]
        assert found.cost[plain].tolist() == [list(one) for one in held.values()]
        assert found.times[at] == max(map(form.tokens.count, held), default=1)
        told = {
            (number, round(weight, 6), round(cost, 6))
            for number, (weight, _), (cost, _) in zip(
                found.number[own & found.stretch].tolist(),
                found.weight[own & found.stretch].tolist(),
                found.cost[own & found.stretch].tolist(),
                strict=True,
            )
        }
        assert told == {
            (
                numbered(terms, text, alike),
                round(sum(index.weights.weight(token) for token in parts), 6),
                round(sum(held[token][0] for token in set(parts)), 6),
            )
            for text, parts, alike in stretches(form.tokens, terms, firm=class_of(form) != PERSONAL)
        }


def stretches(
    tokens: tuple[str, ...], terms: Terms, *, firm: bool
) -> list[tuple[str, tuple[str, ...], float]]:
    """(listed word, tokens, alike at most) of one name, taken apart as listed names are."""
    words = acronym_words(tokens) if firm else []
    return [
        *(
            (word, tokens[at:end], alike)
            for text, at, end in joined(tokens)
            for word, alike in words_near(text, terms, slip=end == at + 2)
        ),
        *(
            (text, tuple(words[at:end]), acronym_alike(len(text)))
            for text, at, end in acronym_runs(words)
            if text in terms.row_of
        ),
    ]


def numbered(terms: Terms, word: str, alike: float) -> int:
    """The number of neighbours that are so alike to a listed word."""
    return int(terms.stretches(np.array([terms.row_of[word]]), np.array([alike]))[0])


def words_near(text: str, terms: Terms, *, slip: bool) -> set[tuple[str, float]]:
    """The listed words that neighbours written as one may be, and how alike at most."""
    found = [text] if text in terms.row_of else []
    if len(text) > 3 and (is_bare(text) or text in families()):
        found += [terms.words[row] for _, row in terms.keyed([text])]
    near = []
    if slip and len(text) in SLIP_IN_JOINED:
        near = process.extract(text, terms.words, scorer=OSA.distance, score_cutoff=1, limit=None)
    slipped = [word for word, _, _ in near if word != text and len(word) <= SLIP_IN_JOINED[-1]]
    return {*((word, BY_TABLE_AT_MOST) for word in found), *((word, JOINED_WITH_A_SLIP) for word in slipped)}


def test_neighbours_that_are_a_listed_word_are_found(index: Index) -> None:
    """The law above would hold of no stretches too."""
    forms = [name_form(text) for text in ("Hik vision", "Volga Karimov", "Zagros Trading Enterprises")]
    terms = index._terms
    tokens = [token for form in forms for token in form.tokens]
    numbers = terms.learn(tokens, index.weights)
    found = elements_of(Names.of(forms), tokens, numbers, np.array([class_of(form) for form in forms]), terms)
    assert found.query[found.stretch].tolist() == [0, 2]
    listed = [numbered(terms, "hikvision", BY_TABLE_AT_MOST), numbered(terms, "zte", acronym_alike(3))]
    assert found.number[found.stretch].tolist() == listed
