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
    assert " " in text or nominatives(text, Kind.PERSON) == []


@pytest.mark.parametrize(
    ("text", "nominative"),
    [
        ("Ивана Норвикова", "Иван Норвиков"),
        ("Сергеем Норвиковым", "Сергей Норвиков"),
        ("Андрею Ивановичу Норвику", "Андрей Иванович Норвик"),
        ("Марии Норвиковой", "Мария Норвикова"),
        ("Игоря Тимченко", "Игорь Тимченко"),
    ],
)
def test_a_persons_name_may_stand_in_another_case(text: str, nominative: str) -> None:
    assert nominative in [form.text for form in nominatives(text, Kind.PERSON)]
    assert nominative in [form.text for form in nominatives(text, Kind.UNKNOWN)]


@pytest.mark.parametrize("text", ["Иван Норвиков", "Ивана", "Ивана Норвик", "Ивана НОРВИКА"])
def test_words_of_different_cases_are_no_person(text: str) -> None:
    assert nominatives(text, Kind.PERSON) == []


@pytest.mark.parametrize("text", ["Norvika", "Роса", "", "Норвик"])
def test_other_words_have_no_other_nominative(text: str) -> None:
    assert nominatives(text, Kind.COMPANY) == []
