"""Birth dates, countries and kinds: what each changes, with a case on both sides of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screening.model import Address, Basis, Fact, Kind, Name, Outcome, Party, Query
from screening.policy import Context
from tests.policy.own import FIRM, NEAR, PERSON, RULES, SHIP, born, judged, judged_at, named, only

FULL = "Timur Arkadyevich Korzhanov"
BORN = born(PERSON, "1962-03-05")


@pytest.mark.parametrize(
    ("date", "points"),
    [
        ("1962-03-05", 5.0),
        ("05.03.1962", 5.0),
        ("1962-03", 4.0),
        ("1962", 3.0),
        ("1962-05-03", 0.0),
        ("1963", 0.0),
        ("1964", -4.0),
        ("nonsense", 0.0),
        (None, 0.0),
    ],
)
def test_a_birth_date_moves_the_score(date: str | None, points: float) -> None:
    found = only(judged_at(90.0, Query(NEAR, birth_date=date), BORN))
    assert found.score == 90.0 + points
    assert sum(one.points for one in found.comparison.adjustments) == points


def test_the_reason_stands_in_the_sentence() -> None:
    found = judged(Query(FULL, birth_date="1963"), BORN)
    assert found.outcome is Outcome.LISTED
    assert "born 1963, the listed party 1962-03-05: near each other" in found.matches[0].sentence


def test_another_year_of_birth_makes_an_equal_name_possible() -> None:
    found = judged(Query(FULL, birth_date="1985-01-30"), BORN)
    assert found.outcome is Outcome.POSSIBLE
    assert found.matches[0].score >= RULES.threshold
    assert "22 years apart" not in found.matches[0].sentence
    assert "23 years apart" in found.matches[0].sentence


def test_it_does_so_at_any_threshold() -> None:
    for threshold in (60.0, 97.0, 100.0):
        rules = replace(RULES, threshold=threshold)
        assert judged(Query(FULL, birth_date="1985"), BORN, rules=rules).outcome is Outcome.POSSIBLE
        for score in (threshold, 94.0, 99.0):
            fuzzy = judged_at(score, Query(NEAR, birth_date="1985"), BORN, rules)
            assert fuzzy.outcome is Outcome.NOT_LISTED


def test_another_year_of_birth_takes_a_fuzzy_name_out_and_shows_it_as_nearest() -> None:
    assert judged_at(97.0, Query(NEAR), BORN).outcome is Outcome.LISTED
    found = judged_at(97.0, Query(NEAR, birth_date="1985"), BORN)
    assert found.outcome is Outcome.NOT_LISTED
    assert "23 years apart" in found.nearest[0].why
    assert "the name alone scores" in found.nearest[0].why


def test_a_name_without_its_patronymic_is_not_taken_out() -> None:
    party = born(named(PERSON, "KORZHANOV, Timur Arkadyevich"), "1962-03-05")
    found = judged(Query("Timur Korzhanov", kind=Kind.PERSON, birth_date="1985"), party)
    assert found.outcome is Outcome.POSSIBLE


def test_the_day_of_birth_makes_a_near_name_the_listed_one() -> None:
    def outcome(date: str, country: str | None = None) -> Outcome:
        return judged_at(92.5, Query(NEAR, birth_date=date, country=country), BORN).outcome

    assert outcome("1962-03-05") is Outcome.LISTED
    assert outcome("1962-03") is Outcome.LISTED
    assert outcome("1962", "RU") is Outcome.POSSIBLE
    assert outcome("1963") is Outcome.POSSIBLE


@pytest.mark.parametrize(
    ("score", "outcome"), [(79.9, Outcome.NOT_LISTED), (80.0, Outcome.POSSIBLE), (84.9, Outcome.POSSIBLE)]
)
def test_no_fact_makes_a_match_of_a_name_that_is_far_off(score: float, outcome: Outcome) -> None:
    assert judged_at(score, Query(NEAR, birth_date="1962-03-05", country="RU"), BORN).outcome is outcome


@pytest.mark.parametrize(
    ("country", "points"), [("Russia", 2.0), ("RUS", 2.0), ("Chile", -3.0), ("Nowhere", 0.0), (None, 0.0)]
)
def test_a_country_moves_the_score_a_little(country: str | None, points: float) -> None:
    assert only(judged_at(90.0, Query(NEAR, country=country), PERSON)).score == 90.0 + points
    assert only(judged_at(90.0, Query(NEAR, country=country), replace(PERSON, countries=()))).score == 90.0
    assert judged(Query(FULL, country=country), PERSON).outcome is Outcome.LISTED


@pytest.mark.parametrize(
    "party",
    [
        replace(PERSON, addresses=(Address("1 Quay Road", "CL"),)),
        replace(PERSON, facts=(Fact("birth_place", "Santiago, Chile"),)),
        replace(PERSON, countries=("RU", "CL")),
    ],
)
def test_a_country_is_that_of_nationality_address_or_birth_place(party: Party) -> None:
    found = only(judged_at(90.0, Query(NEAR, country="Chile"), party))
    assert "Chile is a country of the listed party" in [one.reason for one in found.comparison.adjustments]


def test_hong_kong_and_china_do_not_contradict() -> None:
    found = only(judged_at(90.0, Query(NEAR, country="HK"), FIRM))
    assert found.comparison.adjustments == ()
    elsewhere = only(judged_at(90.0, Query(NEAR, country="TW"), FIRM))
    assert [one.points for one in elsewhere.comparison.adjustments] == [-3.0]


def test_the_flag_of_a_ship_says_nothing_against_it() -> None:
    assert only(judged(Query("Zorvex Quay", country="PA"), SHIP)).comparison.adjustments == ()


KINDS = [
    # asked, kind, listed, listed kind, inferred, outcome
    ("Zorvex Quay", Kind.VESSEL, "ZORVEX QUAY", Kind.VESSEL, False, Outcome.LISTED),
    ("Zorvex Quay", Kind.UNKNOWN, "ZORVEX QUAY", Kind.VESSEL, False, Outcome.LISTED),
    ("Zorvex Quay", Kind.COMPANY, "ZORVEX QUAY", Kind.VESSEL, False, Outcome.POSSIBLE),
    ("Zorvex Quays", Kind.COMPANY, "ZORVEX QUAY", Kind.VESSEL, False, Outcome.NOT_LISTED),
    ("Zorvex", Kind.COMPANY, "ZORVEX", Kind.VESSEL, False, Outcome.NOT_LISTED),
    ("Zorvex", Kind.PERSON, "ZORVEX", Kind.VESSEL, False, Outcome.NOT_LISTED),
    ("Zorvex Inc", Kind.UNKNOWN, "ZORVEX", Kind.VESSEL, False, Outcome.NOT_LISTED),
    ("Zorvex", Kind.UNKNOWN, "ZORVEX", Kind.VESSEL, False, Outcome.LISTED),
    ("Zorvex", Kind.COMPANY, "ZORVEX", Kind.VESSEL, True, Outcome.LISTED),
    ("Zorvex", Kind.VESSEL, "ZORVEX", Kind.VESSEL, False, Outcome.LISTED),
    ("Zorvex Brandt", Kind.PERSON, "ZORVEX BRANDT", Kind.COMPANY, True, Outcome.LISTED),
    ("Zorvex Brandt", Kind.PERSON, "ZORVEX BRANDT", Kind.COMPANY, False, Outcome.POSSIBLE),
    ("Zorvex Brandts", Kind.PERSON, "ZORVEX BRANDT LLC", Kind.COMPANY, True, Outcome.NOT_LISTED),
    ("Zorvex Brandt", Kind.ORGANIZATION, "ZORVEX BRANDT LLC", Kind.COMPANY, False, Outcome.LISTED),
    ("Brandt Inc", Kind.UNKNOWN, "BRANDT, Zorvex", Kind.PERSON, True, Outcome.NOT_LISTED),
    ("Brandts Zorvex Inc", Kind.UNKNOWN, "BRANDT, Zorvex", Kind.PERSON, False, Outcome.NOT_LISTED),
]


@pytest.mark.parametrize(("asked", "kind", "listed", "listed_kind", "inferred", "outcome"), KINDS)
def test_a_stated_kind_that_contradicts(
    asked: str, kind: Kind, listed: str, listed_kind: Kind, inferred: bool, outcome: Outcome
) -> None:
    party = replace(FIRM, kind=listed_kind, kind_inferred=inferred, names=(Name.of(listed),), countries=())
    found = judged(Query(asked, kind=kind), party)
    assert found.outcome is outcome
    if outcome is Outcome.POSSIBLE:
        assert "asked is a" in found.matches[0].sentence
    if outcome is Outcome.NOT_LISTED:
        assert found.nearest[0].why


def test_a_kind_that_a_text_suggests_is_a_guess() -> None:
    found = only(judged(Query("Zorvex Quays", kind=Kind.COMPANY), SHIP, context=Context()))
    assert not any("asked is" in one.reason for one in found.comparison.adjustments)


def test_a_contradicted_equal_name_keeps_its_basis() -> None:
    assert judged(Query(FULL, birth_date="1985"), BORN).matches[0].basis is Basis.NAME


@pytest.mark.parametrize("country", ["Korea", "Korean", "Congo", "congo "])
def test_a_country_that_may_be_two_speaks_against_nobody(country: str) -> None:
    verdict = judged_at(90.0, Query(NEAR, country=country), replace(PERSON, countries=("KP",)))
    assert only(verdict).score == 90.0
    assert any("may be several" in note for note in verdict.notes)
