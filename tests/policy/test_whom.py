"""Whom a decision is about: a name up to its spelling, with the facts and the own id that were given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import (
    Identifier,
    Kind,
    Outcome,
    Query,
    Standing,
)
from screening.policy import facts_of, whom_asked
from screening.policy.whom import identifiers_digest, spelled

from .decisions import DOE, applied, decided, match, standing

SAME = [
    ("Acme Trading Ltd", "ACME TRADING LIMITED"),
    ("Acme Trading Ltd.", "Acme-Trading, Ltd"),
    ("Müller & Söhne GmbH", "Muller and Sohne GmbH"),
    ("Acme G.m.b.H.", "ACME GmbH"),
    ("Acme Company Limited", "Acme Co., Ltd"),
    ("Acme Limited Liability Company", "ACME L.L.C."),
    ("Timur Korzhanov", "KORZHANOV, Timur"),
    ("华为技术有限公司", "華為技術有限公司"),
    ("  Acme   Trading ", "Acme Trading"),
]


OTHERS = [
    ("Acme Trading Ltd", "Acme Trading GmbH"),
    ("Acme Trading Ltd", "Acme Trading"),
    ("Acme Trading", "Acme Tradings"),
    ("Mr John Smith", "Mrs John Smith"),
    ("John Smith", "John A Smith"),
    ("John Smith", "Jon Smith"),
    ("王伟 Wang Wei", "王薇 Wang Wei"),
    ("x " * 300 + "a", "x " * 300 + "b"),
    ("?!", "!?"),
    ("Acme 1", "Acme 2"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_name_is_the_same_up_to_its_spelling(one: str, other: str) -> None:
    assert spelled(one) == spelled(other) != ()


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_no_name_is_met_fuzzily(one: str, other: str) -> None:
    assert spelled(one) != spelled(other)


@given(st.text(max_size=30), st.text(max_size=30))
def test_without_a_name_or_an_id_nobody_is_meant(one: str, other: str) -> None:
    assert whom_asked(one, Kind.UNKNOWN).may_be(whom_asked(other, Kind.UNKNOWN)) == (
        spelled(one) == spelled(other) != ()
    )


NUMBERS = (Identifier("passport", "DE7654321"),)


KNOWN = {
    "birth_date": ("1990-01-02", "1991-01-02"),
    "country": ("DE", "AT"),
    "kind": (Kind.PERSON, Kind.COMPANY),
}


@pytest.mark.parametrize("fact", KNOWN)
def test_another_fact_is_another_bearer_of_the_name(fact: str) -> None:
    ours, theirs = KNOWN[fact]
    made = [decided(**{fact: ours})]
    assert applied(made, Query("Timur Korzhanov", **{fact: ours})).outcome is Outcome.SUPPRESSED  # type: ignore[arg-type]
    assert applied(made, Query("Timur Korzhanov", **{fact: theirs})).matches[0].decided is None  # type: ignore[arg-type]


def test_dates_and_countries_are_the_same_however_written() -> None:
    made = [decided(birth_date="2 January 1990", country="Germany")]
    assert (
        applied(made, Query("Timur Korzhanov", birth_date="1990-01-02", country="deu")).outcome
        is Outcome.SUPPRESSED
    )


def test_other_identifiers_are_another_bearer_of_the_name() -> None:
    made = [decided(identifiers=identifiers_digest(facts_of(Query("", identifiers=NUMBERS)).keys))]
    assert applied(made, Query("Timur Korzhanov", identifiers=NUMBERS)).outcome is Outcome.SUPPRESSED
    other = (Identifier("passport", "DE7654322"),)
    assert applied(made, Query("Timur Korzhanov", identifiers=other)).matches[0].decided is None


@pytest.mark.parametrize("fact", ["birth_date", "country"])
def test_a_fact_that_is_not_told_leaves_it_in_doubt(fact: str) -> None:
    verdict = applied([decided(**{fact: KNOWN[fact][0]})])
    assert verdict.outcome is Outcome.LISTED
    assert standing(verdict)[0] is Standing.NOT_APPLIED
    assert fact.replace("_", " ") in standing(verdict)[1]


def test_a_birth_date_that_agrees_with_the_listed_party_was_not_decided_about() -> None:
    for born, outcome in (
        ("1962-03-05", Outcome.LISTED),
        ("1962", Outcome.LISTED),
        ("1990", Outcome.SUPPRESSED),
    ):
        assert applied([decided()], Query("Timur Korzhanov", birth_date=born)).outcome is outcome


def test_an_identifier_that_the_listed_party_has_was_not_decided_about() -> None:
    query = Query("Timur Korzhanov", identifiers=DOE.identifiers)
    assert applied([decided()], query).outcome is Outcome.LISTED
    assert applied([decided()], Query("Timur Korzhanov", identifiers=NUMBERS)).outcome is Outcome.SUPPRESSED


def test_an_own_id_is_met_under_any_name_while_the_match_is_only_possible() -> None:
    made = [decided("T. Korzhanov", id="77", birth_date="1990")]
    query = Query("Timur Korzhanov", id="77")
    assert applied(made, query, match(outcome=Outcome.POSSIBLE)).outcome is Outcome.SUPPRESSED
    verdict = applied(made, query, match(outcome=Outcome.LISTED))
    assert standing(verdict)[0] is Standing.NOT_APPLIED
    assert "another name of the own id 77" in standing(verdict)[1]


def test_another_own_id_is_another_bearer_of_the_name() -> None:
    made = [decided(id="77")]
    assert applied(made, Query("Timur Korzhanov", id="78")).matches[0].decided is None
    assert applied(made, Query("Timur Korzhanov", id="77")).outcome is Outcome.SUPPRESSED
    assert applied(made, Query("Timur Korzhanov")).outcome is Outcome.SUPPRESSED


def test_a_decision_on_an_id_alone() -> None:
    made = [decided("", id="77")]
    assert applied(made, Query("Timur Korzhanov", id="77")).outcome is Outcome.SUPPRESSED
    assert applied(made, Query("Timur Korzhanov")).matches[0].decided is None
