"""Names of one shape are taken apart once; what comes of it is what taking each apart by itself gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.model import Kind
from screening.names import name_form
from screening.names.parts import Marks, parts_of, take_apart
from screening.names.reading import has_dotted_form, segments
from screening.names.telling import is_business

WORDS = (
    *("Acme", "Zenith", "Volga", "Karim", "Smith", "trading", "technology", "Beijing", "street", "Haji"),
    *("Co", "Ltd", "L.L.C.", "limited", "liabilty", "company", "obshchestvo", "S.A.", "de", "C.V.", "Dr"),
    *("Abd", "al", "Rahman", "Abdulkarim", "26", "No", "twenty", "XI", "iv", "GmbH", "companyzenith", "Jr"),
    *("0oo", "c0mpany", "coltd", "ltcl", "imo", "9187629", "incoropated", "de11ce", "Dubai", "Iran", "5"),
    *("united", "states", "lia", "bility", "joint", "stoc", "stock", "P", "J", "Mohammed", "khan", "Moscow"),
)


@settings(max_examples=400)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", " ", " ", ", "))), max_size=9),
    st.sampled_from((Kind.PERSON, Kind.COMPANY, Kind.VESSEL, Kind.UNKNOWN)),
)
def test_a_shape_gives_what_the_name_itself_gives(words: list[tuple[str, str]], kind: Kind) -> None:
    text = "".join(word + gap for word, gap in words)
    read = segments(text, kind)
    marks = Marks(
        has_dotted_form(text), "." in text, any(is_business(word) for part in read for word in part)
    )
    expected = take_apart(read, kind, marks)
    assert parts_of(read, kind, dotted=marks.dotted, dots=marks.dots) == expected


@pytest.mark.parametrize("name", ["Zenith Trading Co Ltd", "Acme Trading Co Ltd"])
def test_plain_words_keep_their_places(name: str) -> None:
    parts = parts_of(segments(name, Kind.COMPANY), Kind.COMPANY, dotted=False, dots=False)
    assert parts.tokens == (name.split()[0].lower(), "trading")
    assert parts.forms == ("limited",) or "limited" in parts.forms


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("Zqxjbz Foo", ("zqxjbz", "foo")),
        ("Foo Zqxjaa Bar Ltd", ("foo", "zqxjaa", "bar")),
        ("Abdul Zqxjzz", ("abdulzqxjzz",)),
    ],
)
def test_a_word_like_our_own_stand_ins_is_a_word(name: str, tokens: tuple[str, ...]) -> None:
    assert name_form(name).tokens == tokens
