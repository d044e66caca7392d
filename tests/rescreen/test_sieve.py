"""The first look passes over nothing that the closer one would let through."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.model import Kind, Party, Query
from screening.rescreen.concerned import Concern
from screening.rescreen.sieve import Sieve
from screening.rescreen.touched import Touched
from screening.validate.benign import customers

from .made import Times, party, snapshot
from .test_exact import KINDS, WORDS, two_times

JOINED = (
    *(*WORDS, "Zor", "vex", "Deep-Sea", "ZMT", "M.", "Trading, Marine", "Ltd", "Abd", "Iranbank", "bwd"),
    *("(ZMT)", "(formerly", "Zorvex)", "S.A.", "de", "C.V.", "zorvxe", "Mari", "ne", "mhmd", "2", "II", "Qu"),
)


def passed_over(times: Times, texts: Sequence[str], kind: Kind, floor: float = 85.0) -> list[str]:
    """Names that may be answered otherwise, and that the first look does not see."""
    touched = Touched(times.changes)
    seen = Sieve(touched, kind, floor).may_move([text.strip() for text in texts])
    concerned = np.array(Concern(touched, floor).of([Query(text, kind=kind) for text in texts]))
    return [texts[at] for at in np.flatnonzero(concerned & ~seen).tolist()]


@given(
    two_times(),
    st.lists(
        st.lists(st.sampled_from(JOINED), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=20
    ),
    st.sampled_from(KINDS),
    st.sampled_from((85.0, 75.0, 92.0)),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_small_lists(
    both: tuple[list[Party], list[Party]], names: list[str], kind: Kind, floor: float
) -> None:
    times = Times(snapshot("2026-01-02", both[0]), snapshot("2026-01-03", both[1]))
    if not Touched(times.changes).everything:
        assert passed_over(times, names, kind, floor) == []


def test_real_names_altered_in_all_ways(un_times: Times) -> None:
    chance = Random(11)
    sides = un_times.changes.before, un_times.changes.after
    listed = [text for side in sides for text in side.snapshot.tables.texts]
    names = [_altered(chance.choice(listed), chance) for _ in range(600)]
    names += [one.text for one in customers(250, 4)]
    for kind in KINDS:
        assert passed_over(un_times, names, kind) == []


def _altered(text: str, chance: Random) -> str:
    """The name as it is, or with words left out, turned, joined, split, cut to initials, or a slip."""
    words = text.replace(",", chance.choice(("", ","))).split() or [text]
    at = chance.randrange(len(words))
    word = words[at]
    cut = chance.randrange(len(word)) if word else 0
    ways = (
        words,
        words[:at] + words[at + 1 :],
        chance.sample(words, len(words)),
        [*words[:at], "".join(words[at : at + 2]), *words[at + 2 :]],
        [*words[:at], word[:cut], word[cut:], *words[at + 1 :]],
        [*words[:at], word[:1], *words[at + 1 :]],
        [
            *words[:at],
            word[:cut] + chance.choice("aeioust") + word[cut + chance.randrange(2) :],
            *words[at + 1 :],
        ],
        ["".join(one[:1] for one in words), "Trading"],
    )
    return " ".join(chance.choice(ways)).strip()


@pytest.mark.parametrize("kind", KINDS)
def test_most_names_of_nobody_are_passed_over(kind: Kind) -> None:
    before = [party(1, "Zorvex Marine Trading"), party(2, "Quelbrin Bank of Iran")]
    times = Times(
        snapshot("2026-01-02", before), snapshot("2026-01-03", [*before, party(3, "Deep Sea Group")])
    )
    seen = Sieve(Touched(times.changes), kind, 85.0).may_move([one.text for one in customers(500, 6)])
    assert seen.mean() < 0.1


def test_names_in_native_letters() -> None:
    """A touched name in Chinese letters is met by its letters alone, too."""
    before = [party(1, "Zorvex Marine Trading")]
    after = [*before, party(3, "李"), party(4, "Quelbrin Hua", "欣源电子")]
    times = Times(snapshot("2026-01-02", before), snapshot("2026-01-03", after))
    names = ["李", "欣源电子有限公司", "Quelbrin Hua", "王", "Li", "Zorvex 李"]
    for kind in KINDS:
        assert passed_over(times, names, kind) == []


def test_what_was_learnt_before_changes_nothing(un_times: Times) -> None:
    touched = Touched(un_times.changes)
    names = [one.text for one in customers(200, 12)]
    names += list(un_times.changes.after.snapshot.tables.texts)[::60]
    many = Sieve(touched, KINDS[2], 85.0)
    parts = [many.may_move(names[start : start + 37]) for start in range(0, len(names), 37)]
    assert np.concatenate(parts).tolist() == Sieve(touched, KINDS[2], 85.0).may_move(names).tolist()
