"""Two words that are told to be strangers at once meet by no rule."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from screening.names import tokens
from screening.names.vocabulary import abbreviations, families, nicknames, translations

letters = st.sampled_from("aaeeioouybpvwfdtgkcqxszjmnlrh")
spelled = st.lists(letters, min_size=2, max_size=12).map("".join)
tabled = st.sampled_from(sorted({*families(), *abbreviations(), *translations(), *nicknames()})).filter(
    lambda word: word.isalpha() and len(word) > 1
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two words, or one and what slips made of it."""
    first = draw(spelled | tabled)
    if draw(st.booleans()):
        return first, draw(spelled | tabled)
    second = first
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(second)))
        second = (
            second[:at] + draw(letters) * draw(st.integers(0, 1)) + second[at + draw(st.integers(0, 1)) :]
        )
    return first, second if len(second) > 1 else first


@given(pairs())
@example(("company", "companies"))
@example(("qadhafi", "elkaddafi"))
@example(("international", "intdl"))
@example(("hsyn", "husayn"))
def test_strangers_meet_by_no_rule(pair: tuple[str, str]) -> None:
    first, second = sorted(pair)
    short, long = sorted(pair, key=len)
    if first != second and tokens._strangers(short, long):
        with patch.object(tokens, "_strangers", lambda *_: False):
            assert tokens._met(first, second, bare=True) == tokens.NOTHING
