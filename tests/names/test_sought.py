"""What a pattern is said to need stands in every text in which it is found."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from screening.names.sought import sought
from tests.names.test_holding import MARKS, MORE, PARTS, RULES, SAID

KIN = str.maketrans("ksi", "\u212a\u017f\u0131")
"""Letters that are taken for others where capitals and small letters are alike."""


def test_there_are_rules() -> None:
    assert len(RULES) > 20


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(st.sampled_from((*SAID, *PARTS, *MORE)), st.sampled_from(MARKS)), min_size=1, max_size=7
    ),
    st.sampled_from((str.lower, str.upper, str.title, str, lambda text: text.translate(KIN))),
)
def test_nothing_is_found_without_what_it_needs(
    words: list[tuple[str, str]], cased: Callable[[str], str]
) -> None:
    text = cased("".join([word + mark for word, mark in words]))
    for name, rule in RULES:
        assert rule.pattern.search(text) is None or rule.may_be_in(text), name


def test_as_the_pattern_does() -> None:
    rule = sought(r"\s*\bab?\b\s*", words="a ab")
    for text in ("x A y ab z", "x y z", ""):
        assert rule.sub("-", text) == rule.pattern.sub("-", text)
        assert rule.sub("-", text, count=1) == rule.pattern.sub("-", text, count=1)
        assert rule.split(text) == rule.pattern.split(text)
        assert [one.span() for one in rule.every(text)] == [one.span() for one in rule.pattern.finditer(text)]
        assert (rule.search(text) is None) == (rule.pattern.search(text) is None)
        assert (rule.match(text) is None) == (rule.pattern.match(text) is None)
