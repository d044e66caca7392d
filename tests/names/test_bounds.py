"""What the bounds promise: nothing the scorer gives is above them, and they move the right way."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from screening.model import Kind, Relation
from screening.names import compare, name_form
from screening.names.agreement import (
    FIRM,
    PERSON,
    THRESHOLD,
    VESSEL,
    Profile,
    Tally,
    agreement,
    reading,
    weigh_alignment,
)
from screening.names.align import align
from screening.names.bounds import (
    PROFILES,
    PROFILES_MET,
    apart_at_most,
    class_of,
    cost_allowed,
    may_be_left,
    profiles_rows,
    score_at_most,
    sorts_of,
)
from screening.names.spelling import MOST_EDITS, spelled_alike
from screening.names.tokens import meet
from screening.names.weights import default_weights
from screening.names.word_bounds import by_start_at_most, edits_allowed, letters_in, spelled_alike_at_most

ROUNDED = 0.001
letters = st.sampled_from("aaeeioouybpvwfdtgkcqxszjmnlrh")
words = st.lists(letters, min_size=2, max_size=12).map("".join)


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A word, and the same with up to two letters put in, left out, replaced, moved or swapped."""
    word = draw(words)
    other = word
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, max(0, len(other) - 1)))
        letter = draw(letters)
        other = draw(
            st.sampled_from(
                (
                    other[:at] + letter + other[at:],
                    other[:at] + other[at + 1 :],
                    other[:at] + letter + other[at + 1 :],
                    other[:at] + other[at + 1 : at + 2] + other[at : at + 1] + other[at + 2 :],
                    other + "s",
                )
            )
        )
    return word, other


def bound_of(first: str, second: str) -> float:
    """The bound of `spelled_alike_at_most` for one pair."""
    counts = letters_in([first, second])
    found = spelled_alike_at_most(
        counts[:1],
        counts[1:],
        np.array([OSA.distance(first, second)]),
        np.array([min(len(first), len(second))]),
        np.array([first[:1] != second[:1]]),
    )
    return float(found[0])


@settings(max_examples=500, deadline=None)
@given(slips())
def test_no_spelling_is_more_alike_than_its_bound(pair: tuple[str, str]) -> None:
    first, second = pair
    assume(second and 0 < OSA.distance(first, second) <= 2)
    assert spelled_alike(first, second) <= bound_of(first, second) + 1e-6
    assert bound_of(first, second) == bound_of(second, first)
    similarity, relation = meet(first, second)
    if relation is Relation.ABBREVIATION and second in (first + "s", first + "es"):
        assert similarity <= bound_of(first, second)


def test_as_many_edits_are_allowed_as_the_scorer_allows() -> None:
    sizes = np.arange(40)
    told = edits_allowed(sizes)
    assert told.tolist() == [MOST_EDITS[min(size, len(MOST_EDITS) - 1)] for size in range(40)]


@given(words, words)
def test_no_beginning_is_more_alike_than_its_bound(short: str, ending: str) -> None:
    similarity, relation = meet(short, short + ending)
    if relation is Relation.PREFIX and len(short) > 2:
        sizes = np.array([len(short)]), np.array([len(short + ending)])
        assert similarity <= by_start_at_most(*sizes)[0] + 1e-9
        assert by_start_at_most(*sizes)[0] == by_start_at_most(*sizes[::-1])[0]


# --- scores ----------------------------------------------------------------------------------------

weights = st.floats(0.0, 4.0)
profiles = st.sampled_from(PROFILES)


def bounded(
    profile: Profile, met: float, lost: float, left: float, right: float, *, between: bool = True
) -> float:
    one = [np.array([value]) for value in (met, lost, left, right)]
    return float(score_at_most(profile, *one, between=between)[0])


@settings(max_examples=400)
@given(
    profiles,
    st.floats(0.01, 4.0),
    weights,
    weights,
    weights,
    st.floats(0.0, 1.0),
    st.integers(0, 60),
    st.booleans(),
)
def test_no_tally_reads_above_its_bound(
    profile: Profile,
    met: float,
    lost: float,
    left: float,
    right: float,
    doubt: float,
    letters: int,
    between: bool,
) -> None:
    tally = Tally(met, lost, doubt, letters, left, right, (), (), (), between)
    score = reading(agreement(tally, profile), profile.even)
    assert score <= bounded(profile, met, lost, left, right, between=between) + 1e-6
    assert score <= bounded(profile, met, lost, left, right) + 1e-6


@settings(max_examples=400)
@given(profiles, st.floats(0.01, 4.0), weights, weights, weights, st.floats(0.0, 1.0), st.integers(0, 3))
def test_a_better_tally_has_no_lower_bound(
    profile: Profile, met: float, lost: float, left: float, right: float, step: float, which: int
) -> None:
    before = [met, lost, left, right]
    after = list(before)
    after[which] = after[which] + step if which == 0 else after[which] * (1.0 - step)
    assert bounded(profile, *after) >= bounded(profile, *before) - 1e-6


@given(profiles, st.floats(50.0, 98.0), st.floats(0.1, 4.0), st.floats(0.0, 2.0), st.floats(0.0, 2.0))
def test_more_left_over_than_allowed_cannot_reach_the_floor(
    profile: Profile, floor: float, met: float, low: float, more: float
) -> None:
    if not may_be_left(profile, floor, np.array([met]), np.array([low])).any():
        assert bounded(profile, met, 0.0, low, low) < floor
        assert bounded(profile, met / (1.0 + more), 0.1 * more, low + more, low + 2.0 * more) < floor
    between = cost_allowed(profile, floor) * met / profile.omission_if(True) + 1e-3
    assert bounded(profile, met, 0.0, 0.0, between) < floor
    one_side = cost_allowed(profile, floor) * met / profile.omission_if(False) + 1e-3
    assert bounded(profile, met, 0.0, 0.0, one_side, between=False) < floor


@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_allowed_is_left_at_the_top(profile: Profile) -> None:
    assert bounded(profile, 2.0, 0.0, 0.0, 0.0) == pytest.approx(99.0)
    even = cost_allowed(profile, THRESHOLD)
    assert even == pytest.approx(1.0 / profile.even - 1.0)
    assert cost_allowed(profile, 95.0) < even < cost_allowed(profile, 60.0)


# --- names -----------------------------------------------------------------------------------------

BITS = {1: PERSON, 2: FIRM, 4: VESSEL}
TEXTS = ("Volga Karimov", "Volga Karimov Trading LLC", "Volga Karimov Co., Ltd.", "M/V Volga 2")


@pytest.mark.parametrize("kind", [*Kind])
def test_all_profiles_that_weigh_a_pair_are_told(kind: Kind) -> None:
    from screening.names.compare import _profiles

    for asked, listed, other in product(TEXTS, TEXTS, Kind):
        form, held = name_form(asked, kind), name_form(listed, other)
        row = int(profiles_rows(np.array([class_of(form)]), np.array([bool(form.legal_forms)]))[0])
        told = PROFILES_MET[row][class_of(held)]
        given = kind if kind is not Kind.UNKNOWN else None
        assert {BITS[bit] for bit in BITS if told & bit} >= {*_profiles(form, held, given)}


NAMES = (
    *("Volga", "Karim", "Karimovich", "Ali", "Wei", "Xiang", "Guo", "Zhang", "Beijing", "Moscow", "street"),
    *("Trading", "technology", "26", "No", "MV", "Abdul", "al", "Rahman", "LLC", "Ltd", "Hermon", "HSIG"),
    *("steel", "industrial", "group", "Zorvexnaja", "Mohammed", "Haji", "P", "building", "12"),
)
names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=7).map(" ".join)
kinds = st.sampled_from((Kind.PERSON, Kind.COMPANY, Kind.VESSEL, Kind.UNKNOWN))


@settings(max_examples=500, deadline=None)
@given(names, kinds, names, kinds)
def test_a_person_and_another_score_no_more_than_is_said(
    asked: str, kind: Kind, listed: str, other: Kind
) -> None:
    form, held = name_form(asked, kind), name_form(listed, other)
    formed = np.array([bool(form.legal_forms), bool(held.legal_forms)], dtype=np.int64)
    said, theirs = sorts_of([form.kind, held.kind], formed).tolist()
    row = int(profiles_rows(np.array([class_of(form)]), formed[:1])[0])
    if said and theirs and said != theirs and PROFILES_MET[row][class_of(held)] == 1 and form.key != held.key:
        alike = align(form.tokens, held.tokens, acronyms=False)
        tally = weigh_alignment(form, held, alike, PERSON, default_weights())
        most = apart_at_most(np.array([reading(agreement(tally, PERSON), PERSON.even)]))
        assert compare(form, held, kind if kind is not Kind.UNKNOWN else None).score <= most[0] + 0.005
