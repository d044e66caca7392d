"""Of many texts those that hold names are told by what is between their blanks."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.identifiers import numbers_in_name
from screening.model import Kind
from screening.names import frames, inside, parties, remarks, vessels
from screening.names.columns import Reader
from screening.names.holding import names_inside
from screening.names.inside import names_in
from screening.names.sought import Sought

PARTS = (
    "Orsis",
    "ORSIS",
    "II",
    "aka",
    "Aka",
    "ex-Timur",
    "EX-PROM",
    "Ex",
    "(ex",
    "PureTech",
    "AminMuhammadQuay",
)


INITIALS = ("Gasilov", "GASILOV,", "A.S.", "A.S", "A.", "S.", "a.s.Gasilov", "A.S.Mujel", "S.Mujel", "S.R.L.")


MORE = (
    *INITIALS,
    "n\u00e9e",
    "b.",
    "1970",
    "imo",
    "@",
    "/",
    "n/k/a",
    "\t",
    "\u00a0",
    "\u0130",
    "Flag",
    "flag",
    "&",
    "und",
    "Quay;",
    "C/O",
    "Lev,",
    "USD",
    "0012345",
    "1.",
    "[x]",
    "&amp;",
    "\u00d0\u00a1\u00d0\u00b1",
    "www.quay.io",
    "a@quay.io",
    "-",
    "Messrs.",
    "a:b",
)


NUMBERS = (
    "IMO 9074729",
    "swift: ABCDRUMM",
    "SWIFTCODE ABCDRUMM",
    "bic-code ABCDRUMM",
    "9187629",
    "\uff11\uff12\uff13\uff14\uff15\uff16\uff17",
)


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


@given(
    st.lists(st.sampled_from(("Orsis", "Ltd", ",", *NUMBERS)), max_size=4).map(" ".join),
    st.sampled_from(list(Kind)),
)
def test_a_text_that_has_a_number_may_hold_a_name(text: str, kind: Kind) -> None:
    held = Reader(kind).read([text]).holding.tolist()
    assert held[0] or not numbers_in_name(text)


@given(
    st.lists(
        st.lists(st.sampled_from((*PARTS, *MORE)) | st.text(max_size=8), max_size=5).map(" ".join), max_size=8
    ),
    st.sampled_from([Kind.COMPANY, Kind.PERSON, Kind.VESSEL, Kind.UNKNOWN]),
)
def test_many_texts_at_once(texts: list[str], kind: Kind) -> None:
    found = names_inside(texts, [kind] * len(texts), np.ones(len(texts), np.bool_))
    assert [(at, name) for at, name, own in found if own] == [
        (at, name) for at, text in enumerate(texts) for name in names_in(text, kind)
    ]
    assert names_inside(texts, [kind] * len(texts)) == found
    assert names_inside(texts, [kind] * len(texts), Reader(kind).read(texts).holding) == found


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(st.sampled_from((*SAID, *PARTS, *MORE)), st.sampled_from((" ", " ", *MARKS))), max_size=7
    ),
    st.sampled_from((str.lower, str.upper, str.title, str)),
    st.sampled_from([Kind.COMPANY, Kind.PERSON, Kind.VESSEL, Kind.UNKNOWN]),
)
def test_no_text_that_holds_a_name_is_passed_over(
    words: list[tuple[str, str]], cased: Callable[[str], str], kind: Kind
) -> None:
    text = cased("".join([word + mark for word, mark in words])).strip()
    assert names_inside([text], [kind]) == names_inside([text], [kind], np.ones(1, np.bool_))
