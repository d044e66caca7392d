"""The names spelled most like another are those that holding it against every name gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from screening.index import Index, open_index
from screening.index.closest import LEAST, letter_counts
from screening.names import name_form
from screening.snapshot.snapshot import Snapshot

LIMIT = 3


@pytest.fixture(scope="module")
def keys(index: Index) -> list[str]:
    return [form.key for form in index.forms(np.arange(len(index.allowed)))]


def brute_force(index: Index, keys: list[str], key: str) -> list[int]:
    scores = {row: np.float32(ratio(key, keys[row])) for row in np.flatnonzero(index.allowed).tolist()}
    near = [row for row, score in scores.items() if score >= LEAST]
    return sorted(near, key=lambda row: (-scores[row], row))[:LIMIT]


@pytest.mark.parametrize(
    "text",
    [
        "Juwei Tecnologies",
        "Ivan Petrovich Sidorov",
        "Blue Harbour Logistics and Trading of the South",
        "qqq zzz",
        "华为技术",
        "x",
        "a" * 300,
        "Plant No. 27",
    ],
)
def test_the_closest_are_those_of_all_names(index: Index, keys: list[str], text: str) -> None:
    form = name_form(text)
    assert index.closest(form, LIMIT) == brute_force(index, keys, form.key)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_closest_to_altered_names_are_those_of_all_names(
    index: Index, keys: list[str], data: st.DataObject
) -> None:
    key = keys[data.draw(st.integers(0, len(keys) - 1))]
    cut, more = (
        data.draw(st.integers(0, len(key))),
        data.draw(st.text(st.characters(codec="utf-8"), max_size=6)),
    )
    form = name_form(key[:cut] + more + key[cut + 2 :])
    expected = brute_force(index, keys, form.key) if form.key else []
    assert index.closest(form, LIMIT) == expected


def test_only_names_of_the_run_are_close(snapshot: Snapshot, keys: list[str]) -> None:
    index = open_index(snapshot, ["us-fcc-covered"])
    form = name_form("Juwei Tecnologies")
    found = index.closest(form, LIMIT)
    assert found
    assert found == brute_force(index, keys, form.key)
    assert open_index(snapshot, []).closest(form, LIMIT) == []


def test_letters_are_counted_and_long_names_may_hold_any() -> None:
    short, long, blank = letter_counts(["a bab", "a" * 256, ""]).astype(int)
    assert (short[0], short[1], short[26], short.sum()) == (2, 2, 1, 5)
    assert set(long.tolist()) == {255}
    assert not blank.any()
