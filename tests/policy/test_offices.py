"""Offices that a text and a list give a person: what agrees, what any office has, what it changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screening.model import Fact, Kind, Outcome, Party
from screening.names import name_form
from screening.policy import Context, Facts, judge
from screening.policy.offices import agreeing
from screening.text.vocabulary import is_dictionary_word
from tests.policy.own import PERSON, RULES, candidate


def held(type_: str, value: str) -> Party:
    return replace(PERSON, facts=(Fact(type_, value),))


@pytest.mark.parametrize(
    ("said", "type_", "value"),
    [
        ("chief executive of Zorvexneft", "title", "Management Board Chairman, Zorvexneft"),
        ("Russia's deputy prime minister", "title", "Deputy Prime Minister of the Russian Federation"),
        ("Deputy Defence Minister", "position", "Deputy Minister of Defense"),
        ("a member of the Duma", "remark", "Member of the State Duma of the Federal Assembly"),
        ("an engineer at Norvik Technologies", "linked_to", "CLOSED JOINT STOCK COMPANY NORVIK TECHNOLOGIES"),
        ("governor of Kursk", "title", "Acting Governor of Kursk Region"),
    ],
)
def test_offices_that_agree(said: str, type_: str, value: str) -> None:
    assert agreeing((said,), held(type_, value), is_dictionary_word) == (said, value)


@pytest.mark.parametrize(
    ("said", "type_", "value"),
    [
        ("a schoolteacher in Leeds", "title", "Deputy Prime Minister of the Russian Federation"),
        ("the director of a Russian firm", "title", "General Director of the Federal Agency"),
        ("a general", "title", "Major General"),
        ("a teacher from Kursk", "title", "Governor of Kursk Region"),
        ("a defense lawyer", "title", "Minister of Defense"),
        ("an engineer at Norvik", "linked_to", "NORVIK TECHNOLOGIES"),
        ("chief executive of Zorvexneft", "note", "Zorvexneft"),
        ("head of Korzhanov's firm", "remark", "brother of Timur Korzhanov, head of a firm"),
    ],
)
def test_what_any_office_has_agrees_with_none(said: str, type_: str, value: str) -> None:
    assert agreeing((said,), held(type_, value), is_dictionary_word) is None


def outcome(text: str, *offices: str) -> tuple[Outcome, str, bool]:
    """(outcome, sentence, whether anything but the name supports it) of a name in a text."""
    party = held("title", "Deputy Minister of Energy")
    form = name_form(text, Kind.PERSON)
    found = [candidate(text, party, kind=Kind.PERSON)]
    verdict = judge(form, Kind.PERSON, found, RULES, Context(), Facts(offices=offices))
    (match,) = verdict.matches
    return verdict.outcome, match.sentence, any(one.supports for one in match.comparison.adjustments)


def test_an_office_makes_a_name_without_its_patronymic_the_listed_one() -> None:
    bare = "Timur Korzhanov"
    assert outcome(bare, "a baker in Leeds")[::2] == outcome(bare)[::2]
    found, sentence, supported = outcome(bare, "the deputy energy minister")
    assert found is Outcome.LISTED
    assert supported
    assert "“the deputy energy minister”, the list “Deputy Minister of Energy”" in sentence


def test_another_office_lowers_nobody() -> None:
    full = "Timur Arkadyevich Korzhanov"
    assert outcome(full, "a baker in Leeds") == outcome(full)
