"""What a pattern is said to need stands in every text in which it is found."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from screening.names import frames, inside, parties, remarks, vessels
from screening.names.sought import Sought, sought
from tests.names.test_holding import MORE, PARTS

RULES = [
    (f"{module.__name__}.{name}", rule)
    for module in (frames, inside, parties, remarks, vessels)
    for name, rule in vars(module).items()
    if isinstance(rule, Sought)
]
SAID = sorted(
    {word for _, rule in RULES for word in re.findall(r"[^\W_]+(?:/[^\W_]+)*", rule.pattern.pattern)}
    | {
        "a.k.a.",
        "d.b.a.",
        "i.A.",
        "(ex ",
        "d'cd",
        "Orsis",
        "12345",
        "USD",
        "n\u00e9e",
        "c/o",
        "of",
        "the",
        "as",
    }
)
MARKS = (
    " ",
    "  ",
    ", ",
    ": ",
    " - ",
    "/",
    " (",
    ") ",
    "; ",
    ".",
    " & ",
    "@",
    "\u201c",
    "#",
    "*",
    "\n",
    "[",
    "<",
)


def test_there_are_rules() -> None:
    assert len(RULES) > 20


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(st.sampled_from((*SAID, *PARTS, *MORE)), st.sampled_from(MARKS)), min_size=1, max_size=7
    ),
    st.sampled_from((str.lower, str.upper, str.title, str)),
)
def test_nothing_is_found_without_what_it_needs(words: list[tuple[str, str]], cased: type[str]) -> None:
    text = cased("".join([word + mark for word, mark in words]))
    for name, rule in RULES:
        assert rule.pattern.search(text) is None or rule.may_be_in(text), name


def test_as_the_pattern_does() -> None:
    rule = sought(r"\s*\bab?\b\s*", needs="a")
    for text in ("x A y ab z", "x y z", ""):
        assert rule.sub("-", text) == rule.pattern.sub("-", text)
        assert rule.sub("-", text, count=1) == rule.pattern.sub("-", text, count=1)
        assert rule.split(text) == rule.pattern.split(text)
        assert [one.span() for one in rule.every(text)] == [one.span() for one in rule.pattern.finditer(text)]
        assert (rule.search(text) is None) == (rule.pattern.search(text) is None)
        assert (rule.match(text) is None) == (rule.pattern.match(text) is None)
