"""What speaks against a good score where a name was given by itself; each rule with its two sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screening.model import Kind, Name, Outcome, Query, Strength
from screening.names import name_form
from screening.policy import Context, is_whole_name
from tests.policy.own import FIRM, PERSON, born, judged, named, verdict, with_alias

ROWS = [
    # asked, listed, the listed kind, matches, a word of the reason
    ("Loop Industries, Inc.", "Loop SA", Kind.COMPANY, False, "below 85"),
    ("Loop, Inc.", "Loop SA", Kind.COMPANY, True, ""),
    ("Target Corp", "TARGET ELECTRONICS", Kind.COMPANY, False, "below 85"),
    ("Advanced Micro Devices Inc", "MICRO DEVICE CO LIMITED", Kind.COMPANY, False, "ordinary"),
    ("Micro Devices Holding", "MICRO DEVICES LLC", Kind.COMPANY, True, ""),
    ("Cheetah Mobile Inc.", "CHINA MOBILE", Kind.COMPANY, False, ""),
    ("Zorv Holdings Ltd", "ZORV", Kind.COMPANY, False, "by chance"),
    ("Zorv Ltd", "ZORV", Kind.COMPANY, True, ""),
    ("Zorvex Holdings", "ZORVEX", Kind.COMPANY, True, ""),
    ("Zorvex Therapeutics", "ZORVEX", Kind.VESSEL, False, "ship"),
    ("M/V Calm Bridge", "CALM BRIDGE", Kind.VESSEL, True, ""),
    ("Energy Corp", "ENERGIES INC", Kind.COMPANY, False, "countless"),
    ("Energy Intl Corp", "ENERGY INTERNATIONAL", Kind.COMPANY, True, ""),
    ("Servyce Systesm Ltd", "SERVICE SYSTEMS LTD", Kind.COMPANY, True, ""),
    ("Servyce Systems Energy Ltd", "SERVICE SYSTEMS LTD", Kind.COMPANY, False, ""),
    ("Radian Group Inc", "RADIANT GROUP", Kind.COMPANY, False, "two words"),
    ("Device Calm Entrepreneur", "CALM DEVICE LTD", Kind.COMPANY, False, "ordinary"),
    ("ODO Calm Bridge", "OOO CALM BRIDGE", Kind.COMPANY, True, ""),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "listed", "kind", "matches", "reason"), ROWS)
def test_a_name_by_itself_is_a_whole_name(
    asked: str, listed: str, kind: Kind, matches: bool, reason: str
) -> None:
    party = named(FIRM, listed, kind)
    outcome, _, said = verdict(asked, party)
    assert (outcome is not Outcome.NOT_LISTED) is matches, said
    assert reason in said


def test_a_name_that_may_be_cut_off_is_possible_however_little_it_says() -> None:
    for asked, listed in (
        ("LIMITED LIABILITY COMPANY GROUP OF C", "LIMITED LIABILITY COMPANY GROUP OF COMPANIES ZORVEX"),
        ("OBSHCHESTVO S OGRANICHENNOI OTVETST", "OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU ZORVEX"),
    ):
        party = named(FIRM, listed)
        assert verdict(asked[:35], party)[0] is Outcome.POSSIBLE
        assert verdict(asked[:33], party)[0] is Outcome.NOT_LISTED


def test_a_slip_that_makes_another_word_is_a_slip() -> None:
    assert verdict("Zorvex Maine", named(FIRM, "ZORVEX MARINE"))[0] is Outcome.POSSIBLE


@pytest.mark.parametrize(
    ("text", "alias", "kind", "matches"),
    [
        ("Gharib", "GHARIB", Kind.PERSON, False),
        ("al-Gharib", "AL-GHARIB", Kind.PERSON, False),
        ("Colonel Gharib", "Colonel Gharib", Kind.PERSON, False),
        ("Gharib", "GHARIB", Kind.VESSEL, False),
        ("Gharib Zorvex", "GHARIB ZORVEX", Kind.PERSON, True),
        ("Gharib", "GHARIB", Kind.COMPANY, True),
    ],
)
def test_weak_aliases(text: str, alias: str, kind: Kind, matches: bool) -> None:
    party, name = with_alias(replace(PERSON, kind=kind), alias, Strength.WEAK)
    outcome, _, said = verdict(text, party, name)
    assert outcome is (Outcome.POSSIBLE if matches else Outcome.NOT_LISTED)
    assert "weak alias" in said


def test_a_weak_alias_confirms_with_the_day_of_birth() -> None:
    party, alias = with_alias(born(PERSON, "1962-03-05"), "GHARIB", Strength.WEAK)
    assert judged(Query("Gharib", birth_date="1962-03-05"), party, alias).outcome is Outcome.POSSIBLE
    assert judged(Query("Gharib", birth_date="1962"), party, alias).outcome is Outcome.NOT_LISTED


def test_numbers_must_agree() -> None:
    plant = named(FIRM, "ZORVEX PLANT NO. 26")
    assert verdict("Zorvex Plant No. 26", plant)[0] is Outcome.LISTED
    outcome, _, why = verdict("Zorvex Plant No. 27", plant)
    assert outcome is Outcome.NOT_LISTED
    assert "numbers differ" in why


def test_initials_alone_make_no_match() -> None:
    assert verdict("ZPQR", named(FIRM, "Zorvex Plant Quarry Research"))[0] is Outcome.NOT_LISTED


def test_the_same_spelling_is_never_objected_to() -> None:
    party = replace(FIRM, names=(Name.of("Target Electronics"),))
    assert verdict("Target Electronics", party)[0] is Outcome.LISTED


def test_a_legal_form_in_a_table_makes_a_whole_name() -> None:
    asked = name_form("Accenture plc", Kind.COMPANY)
    assert is_whole_name(asked, 1, in_text=False)
    assert not is_whole_name(asked, 3, in_text=False)
    assert not is_whole_name(asked, 1, in_text=True)
    assert not is_whole_name(name_form("Accenture"), 1, in_text=False)


def test_the_rules_for_rows_are_not_for_texts() -> None:
    party = named(FIRM, "ZORV")
    assert judged(Query("Zorv Ltd"), party, context=Context()).outcome is not Outcome.NOT_LISTED


def test_a_name_in_another_language_is_not_surely_the_same() -> None:
    assert verdict("Juan Zorvexin", named(PERSON, "ZORVEXIN, John"))[0] is not Outcome.LISTED
    assert verdict("Mohammed Zorvexin", named(PERSON, "ZORVEXIN, Muhammad"))[0] is Outcome.LISTED


@pytest.mark.parametrize(
    ("asked", "listed", "matches"),
    [
        ("Michael Berry", "SHOR, Michael Barry", False),
        ("Wayne Pena", "SMITH, Wayne P.", False),
        ("Michael Barry", "SHOR, Michael Barry", True),
        ("Michael Barry Shorr", "SHOR, Michael Barry", True),
        ("Zeynul Qandil", "QANDIL OTEGUI, Zeynal", True),
    ],
)
def test_given_names_that_are_not_quite_the_same_are_a_strangers(
    asked: str, listed: str, matches: bool
) -> None:
    outcome, _, said = verdict(asked, named(PERSON, listed), kind=Kind.PERSON)
    assert (outcome is not Outcome.NOT_LISTED) is matches, said
    if not matches:
        assert "family name" in said


def test_the_day_of_birth_outweighs_a_family_name_left_over() -> None:
    party = born(named(PERSON, "SHOR, Michael Barry"), "1970-05-12")
    query = Query("Michael Berry", kind=Kind.PERSON, birth_date="1970-05-12")
    assert judged(query, party).outcome is Outcome.POSSIBLE
