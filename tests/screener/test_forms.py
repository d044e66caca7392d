"""What a name of a text is read as besides what it says."""

from __future__ import annotations

import pytest

from screening.model import Kind
from screening.screener.forms import nominatives


@pytest.mark.parametrize(
    ("text", "nominative"),
    [("Норвика", "Норвик"), ("Норвикнефти", "Норвикнефть"), ("Банком Норвиком", "Банком Норвик")],
)
def test_a_russian_case_may_stand_for_the_nominative(text: str, nominative: str) -> None:
    assert nominative in [form.text for form in nominatives(text, Kind.COMPANY)]
    assert nominatives(text, Kind.PERSON) == []


@pytest.mark.parametrize("text", ["Norvika", "Роса", "", "Норвик"])
def test_other_words_have_no_other_nominative(text: str) -> None:
    assert nominatives(text, Kind.COMPANY) == []
