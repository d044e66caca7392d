"""What a reader calls a listed firm for short, and how strongly a list speaks on it."""

from __future__ import annotations

import pytest

from screening.model import Kind, Outcome
from screening.names import name_form
from screening.policy import short_form_of, short_form_outcome
from tests.policy.own import RULES


def test_the_institutes_of_an_academy_are_not_the_academy() -> None:
    listed = [
        name_form(f"Zorvian Academy of Sciences Institute of {what}") for what in ("Tides", "Optics", "Peat")
    ]
    assert short_form_outcome(name_form("Zorvian Academy of Sciences"), listed, 3) is Outcome.POSSIBLE
    assert (
        short_form_outcome(name_form("Zorvex"), [name_form("Zorvex Marine Optics Works")], 3)
        is Outcome.LISTED
    )


def test_what_stands_before_a_gloss_in_brackets_is_a_short_form() -> None:
    listed = name_form("Target (Zorvian Marine Technologies State Corporation)", Kind.COMPANY)
    assert short_form_of(name_form("Target"), Kind.UNKNOWN, listed, RULES)
    assert not short_form_of(name_form("Zorvian"), Kind.UNKNOWN, listed, RULES)


def test_one_of_a_series_is_not_short_for_another() -> None:
    def outcome(text: str) -> Outcome:
        return short_form_outcome(name_form("Zorvex Stream"), [name_form(text)], 1)

    assert outcome("Zorvex Stream 2") is Outcome.POSSIBLE
    assert outcome("Zorvex Stream Marine") is Outcome.LISTED


def test_a_firm_is_not_its_branch_elsewhere() -> None:
    branch = name_form("Zorvex Optics (Hong Kong) Co., Ltd.")

    def outcome(text: str, shared_by: int = 1) -> Outcome:
        return short_form_outcome(name_form(text), [branch], shared_by)

    assert outcome("Zorvex Optics, Inc.") is Outcome.POSSIBLE
    assert outcome("Zorvex Optics, Inc.", 3) is Outcome.LISTED
    assert outcome("Zorvex Optics") is outcome("Zorvex Optics Ltd.") is Outcome.LISTED


def test_short_words_are_words_too() -> None:
    listed = name_form("Zorvex VIP Bar Marine")
    assert short_form_outcome(name_form("Zorvex"), [listed], 1) is Outcome.POSSIBLE


@pytest.mark.parametrize(
    ("short", "listed", "kind", "known", "expected"),
    [
        ("Zorvex", "Zorvex Technologies Co., Ltd.", Kind.UNKNOWN, False, True),
        ("Zorvex", "Zorvex Technologies Co., Ltd.", Kind.PERSON, False, False),
        ("Target", "Target Technologies Co., Ltd.", Kind.COMPANY, False, False),
        ("Zorv", "Zorv Technologies Co., Ltd.", Kind.UNKNOWN, False, False),
        ("Zorv", "Zorv Technologies Co., Ltd.", Kind.COMPANY, False, True),
        ("Zor", "Zor Technologies Co., Ltd.", Kind.COMPANY, False, False),
        ("Hassan", "Hassan Scientific Corporation", Kind.COMPANY, False, False),
        ("China Mobile", "China Mobile Communications Group", Kind.COMPANY, False, False),
        ("China Mobile", "China Mobile International", Kind.COMPANY, True, True),
        ("Zorvex", "Zorvex", Kind.COMPANY, False, False),
        ("Zorvex", "Zorvex Kandahar Brightwater Smelting", Kind.COMPANY, False, False),
        ("", "Zorvex Technologies", Kind.COMPANY, False, False),
    ],
)
def test_what_is_a_short_form(short: str, listed: str, kind: Kind, known: bool, expected: bool) -> None:
    form = name_form(listed, Kind.COMPANY)
    assert short_form_of(name_form(short), kind, form, RULES, known=known) is expected


@pytest.mark.parametrize(
    ("short", "shared_by", "expected"), [("Zorve", 3, True), ("Zorve", 2, False), ("Zorv", 3, False)]
)
def test_a_short_form_of_five_letters_needs_several_firms(short: str, shared_by: int, expected: bool) -> None:
    form = name_form(f"{short} Technologies Co., Ltd.", Kind.COMPANY)
    assert short_form_of(name_form(short), Kind.UNKNOWN, form, RULES, shared_by=shared_by) is expected
