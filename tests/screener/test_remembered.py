"""What was answered is remembered as it was, and what is forgotten is not made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Outcome
from screening.screener import remembered as room
from screening.screener.remembered import DigestSet, Remembered, digests_of
from screening.screener.rows import NOTHING_FOUND, Answer

KEYS = st.lists(
    st.tuples(st.text(st.sampled_from("ab\0',\udc80"), max_size=3), st.sampled_from(("", "a", "'"))),
    max_size=20,
)


@given(st.lists(KEYS, max_size=12))
def test_a_digest_is_held_if_it_was_added(given_keys: list[list[tuple[str, str]]]) -> None:
    held = DigestSet(1_000)
    added: set[tuple[str, str]] = set()
    for keys in given_keys:
        known = held.holds(digests_of(keys)).tolist()
        assert known == [key in added for key in keys]
        new = list(dict.fromkeys(key for key in keys if key not in added))
        held.add(digests_of(new))
        added.update(new)
    assert len(held) == len(added)


def test_a_full_set_forgets_the_oldest() -> None:
    held = DigestSet(100)
    for start in range(0, 1_000, 10):
        keys = [(str(number),) for number in range(start, start + 10)]
        held.add(digests_of(keys))
        assert held.holds(digests_of(keys)).all()
        assert len(held) <= 100


def test_a_full_set_forgets_a_part_of_itself_at_a_time() -> None:
    held = DigestSet(1_600)
    for start in range(0, 16_000, 40):
        before = len(held)
        held.add(digests_of([(str(number),) for number in range(start, start + 40)]))
        assert len(held) >= min(before, 1_400)
    kept = digests_of([(str(number),) for number in range(14_600, 16_000)])
    assert held.holds(kept).all()


def test_what_is_asked_for_again_outlives_what_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "REMEMBERED", 10)
    remembered = Remembered()
    rows = ((), ())
    often, once = Answer(Outcome.LISTED, rows=rows), Answer(Outcome.POSSIBLE, rows=rows)
    remembered.keep([("often",), ("once",)], [often, once])
    for number in range(30):
        remembered.keep([(str(number),)], [once])
        assert remembered.answers([("often",)]) == [often]
    assert remembered.answers([("once",), ("0",)]) == [None, None]
    assert len(remembered._young) + len(remembered._old) <= 12


def test_cells_are_not_run_together() -> None:
    held = DigestSet(10)
    held.add(digests_of([("ab", "c")]))
    assert held.holds(digests_of([("ab", "c"), ("a", "bc"), ("abc", ""), ("ab", "c", "")])).tolist() == [
        *(True, False, False, False)
    ]


@pytest.mark.parametrize(
    "answer", [NOTHING_FOUND, Answer(Outcome.NOT_SCREENED, "why"), Answer(Outcome.LISTED)]
)
def test_an_answer_is_that_of_its_key(answer: Answer) -> None:
    remembered = Remembered()
    remembered.keep([("x",), ("y",)], [answer, NOTHING_FOUND])
    assert remembered.answers([("y",), ("z",), ("x",)]) == [NOTHING_FOUND, None, answer]
    assert remembered.answers([]) == []
