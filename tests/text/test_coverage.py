"""Coverage: what could not be read for names is said, and nothing is said of a text that was read whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Document
from screening.text.coverage import reading_gaps
from screening.text.document import read_document
from screening.text.mentions import find_mentions
from tests.text.labelled import names, text_of


def gaps(text: str) -> tuple[str, ...]:
    document = read_document(None, text.encode())
    return reading_gaps(document, find_mentions(document))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("海关周三表示，新的货物已经到达港口，没有人受伤。", "Han script"),
        ("قالت الشرطة إن المطر توقف في المدينة صباح اليوم", "Arabic script"),
        ("경찰은 오늘 아침 도시에서 비가 그쳤다고 말했다", "Korean script"),
        ("Полиция сообщила о дожде в городе.", "Cyrillic script"),
        ("the police said that norvik pumps was closed on monday. it rained.", "without capitals"),
        ("Police said that norvik pumps was closed on that day. it rained.", "without capitals"),
        ("They shut Norvik\ufffdPumps that day.", "1 characters of the text could not be decoded"),
        ("They shut Norvik\x85Kestrel and others.", "1 control characters were found inside the text"),
        ("They shut \x1b[31mNorvik\x1b[0m that day.", "2 control characters were found inside the text"),
    ],
)
def test_a_gap_is_said(text: str, said: str) -> None:
    assert any(said in sentence for sentence in gaps(text))


def test_letters_are_counted_with_a_separator() -> None:
    assert gaps("海关表示新的货物已经到达港口" * 100)[0].startswith("1,400 letters are in Han script")


@pytest.mark.parametrize(
    "text",
    [
        "It rained in the town. Nobody left, and Norvik Pumps Ltd closed.",
        "Northgate Optics (北方光学有限公司) closed. Noor Bank (بنك النور) closed.",
        "Norvik closed.\f\nKestrel Trading closed.\n\f",
        "The list:\n\n- pumps\n- valves for pumps\n\nNorvik Pumps Ltd sold them to Kestrel Trading in May.\n",
    ],
)
def test_a_text_that_was_read_has_no_gap(text: str) -> None:
    assert gaps(text) == ()


@pytest.mark.parametrize("name", names())
def test_the_labelled_articles_have_no_gap_until_they_lose_their_capitals(name: str) -> None:
    assert gaps(text_of(name)) == ()
    assert any("without capitals" in sentence for sentence in gaps(text_of(name).lower()))


@given(st.text(min_size=1, max_size=200))
def test_any_text_is_answered(text: str) -> None:
    document = Document(text=text, sections=())
    said = reading_gaps(document, find_mentions(document))
    assert all(sentence.strip() for sentence in said)
    assert bool(text.count("\ufffd")) == any("U+FFFD" in sentence for sentence in said)
