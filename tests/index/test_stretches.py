"""Neighbours of all names together are those of each name by itself, and cost what their tokens cost."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.index.arrays import checksum
from screening.index.held import Held, Spoken
from screening.index.parts import ACRONYM_LETTERS, acronym_runs, acronym_words, joined
from screening.index.stretches import found_in_part
from screening.model import Kind
from screening.names import NameForm, Names, Weights, name_form
from screening.names.bounds import class_of
from screening.names.sums import LessOne
from screening.snapshot.flat import Texts
from tests.names.costs import costs_of

WORDS = ("al", "Din", "Shams", "of", "the", "S", "M", "II", "Ltd", "Wang", "Guo", "ship", "12", "x" * 29, "")
NAMES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join),
        st.sampled_from((Kind.PERSON, Kind.COMPANY, Kind.VESSEL, Kind.UNKNOWN)),
    ),
    max_size=5,
)


def made(forms: list[NameForm]) -> tuple[Spoken, Held, Weights]:
    weights = Weights(len, 10)
    names = Names.of(forms)
    spoken = Spoken.of(names.told.tokens)
    sums = LessOne.of(spoken.words)
    weighed = np.array(weights.of_many(spoken.words, sums)).reshape(-1, 2)
    classes = np.array([class_of(form) for form in forms], dtype=np.int64)
    return spoken, Held.of(spoken, names, classes, weighed, sums), weights


def cost_of(form: NameForm, tokens: set[str], weights: Weights) -> list[float]:
    held = costs_of(form, weights)
    return [sum(held[token][side] for token in tokens) for side in (0, 1)]


@given(NAMES)
def test_joined_as_name_by_name(names: list[tuple[str, Kind]]) -> None:
    forms = [name_form(text, kind) for text, kind in names]
    spoken, held, weights = made(forms)
    found = found_in_part(spoken, [kind for _, kind in names], held)
    words = list(Texts(found["joined_text"], found["joined_end"]))
    ends = found["joined_names"].tolist()
    columns = (found[one].tolist() for one in ("joined_name", "joined_firm", "joined_person"))
    owner = [
        word for word, start, end in zip(words, [0, *ends], ends, strict=False) for _ in range(start, end)
    ]
    filed = sorted(zip(owner, *columns, strict=True))
    expected = sorted(
        (text, row, *cost_of(form, set(form.tokens[first:end]), weights))
        for row, form in enumerate(forms)
        for text, first, end in joined(form.tokens)
    )
    assert words == sorted({text for text, *_ in expected})
    assert [one[:2] for one in filed] == [one[:2] for one in expected]
    assert [one[2:] for one in filed] == [pytest.approx(one[2:], abs=1e-5) for one in expected]


@given(NAMES)
def test_initials_as_name_by_name(names: list[tuple[str, Kind]]) -> None:
    forms = [name_form(text, kind) for text, kind in names]
    spoken, held, weights = made(forms)
    found = found_in_part(spoken, [kind for _, kind in names], held)
    filed = sorted(
        zip(found["run_sum"].tolist(), found["run_name"].tolist(), found["run_firm"].tolist(), strict=True)
    )
    expected = sorted(
        (checksum(text), row, cost_of(form, set(words[first:end]), weights)[0])
        for row, (form, (_, kind)) in enumerate(zip(forms, names, strict=True))
        if kind is not Kind.PERSON
        for words in [acronym_words(form.tokens)]
        for text, first, end in acronym_runs(words)
        if len(text) in ACRONYM_LETTERS
    )
    assert [one[:2] for one in filed] == [one[:2] for one in expected]
    assert [one[2] for one in filed] == pytest.approx([one[2] for one in expected], abs=1e-5)


@given(NAMES)
def test_tokens_cost_as_name_by_name(names: list[tuple[str, Kind]]) -> None:
    forms = [name_form(text, kind) for text, kind in names]
    spoken, held, weights = made(forms)
    rows = zip(held.name.tolist(), held.token.tolist(), held.cost.tolist(), strict=True)
    assert [(name, spoken.words[token], tuple(cost)) for name, token, cost in rows] == [
        (name, token, cost)
        for name, form in enumerate(forms)
        for token, cost in costs_of(form, weights).items()
    ]
