"""What reviewers decided, applied to matches: when one is suppressed, and when it comes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import (
    Basis,
    BirthDate,
    Comparison,
    Decision,
    Family,
    Identifier,
    Kind,
    Listing,
    Match,
    Name,
    Outcome,
    Party,
    Query,
    Role,
    Ruling,
    Standing,
)
from screening.policy import Book, Verdict, facts_of, whom_asked
from screening.policy.decided import latest
from screening.policy.records import changed_fields, is_record, record_of
from screening.policy.whom import identifiers_digest, spelled

from .own import FIRM, PERSON, SHIP

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
DOE = replace(
    PERSON, birth_dates=(BirthDate("1962-03-05"),), identifiers=(Identifier("passport", "RU1234567", "RU"),)
)


def decided(name: str = "Timur Korzhanov", party: Party = DOE, **changed: object) -> Decision:
    made = Decision(
        name=name,
        party=party.uid,
        ruling=Ruling.FALSE_POSITIVE,
        reason="another man",
        reviewer="A. R.",
        decided_at="2026-03-01T09:30:00+00:00",
        record=record_of(party),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def match(
    party: Party = DOE,
    outcome: Outcome = Outcome.LISTED,
    basis: Basis = Basis.NAME,
    uids: tuple[str, ...] = (),
) -> Match:
    family = (Family("us-bis-el", len(uids), (), uids),) if uids else ()
    return Match(party, party.names[0], 96.0, basis, Comparison(96.0), "s.", outcome, family)


def applied(
    decisions: Iterable[Decision],
    query: Query | str = "Timur Korzhanov",
    *matches: Match,
    now: datetime = NOW,
    listed: Iterable[Party] = (DOE, FIRM, SHIP),
) -> Verdict:
    asked = Query(query) if isinstance(query, str) else query
    facts = facts_of(asked)
    met = matches or (match(),)
    verdict = Verdict(min((one.outcome for one in met), key=list(Outcome).index), met, ())
    whom = whom_asked(asked.text, asked.kind, facts, asked.id)
    return Book(decisions, now).applied(verdict, whom, facts, {one.uid: one for one in listed}.__getitem__)


def standing(verdict: Verdict) -> tuple[Standing, str]:
    (one,) = (*verdict.matches, *verdict.suppressed)
    assert one.decided
    return one.decided.standing, one.decided.sentence


def test_a_false_positive_is_suppressed_with_its_rule() -> None:
    verdict = applied([decided(expires_on="2026-12-31")])
    assert (verdict.outcome, verdict.matches) == (Outcome.SUPPRESSED, ())
    assert verdict.suppressed[0].outcome is Outcome.LISTED
    assert standing(verdict) == (
        Standing.IN_FORCE,
        "decided false positive on 2026-03-01 by A. R.: another man; until 2026-12-31",
    )


def test_other_matches_stay_and_make_the_outcome() -> None:
    verdict = applied([decided()], "Timur Korzhanov", match(), match(FIRM, Outcome.POSSIBLE))
    assert verdict.outcome is Outcome.POSSIBLE
    assert [one.party for one in verdict.matches] == [FIRM]
    assert [one.party for one in verdict.suppressed] == [DOE]


@pytest.mark.parametrize("ruling", [Ruling.TRUE_MATCH, Ruling.ESCALATED])
def test_what_is_no_false_positive_is_shown_beside_the_match(ruling: Ruling) -> None:
    verdict = applied([decided(ruling=ruling)])
    assert (verdict.outcome, verdict.suppressed) == (Outcome.LISTED, ())
    assert standing(verdict)[0] is Standing.IN_FORCE
    assert "2026-03-01 by A. R.: another man" in standing(verdict)[1]


def test_nothing_decided_is_nothing_done() -> None:
    for decisions in ([], [decided(party=FIRM)], [decided("Timur Korzhanow")]):
        verdict = applied(decisions)
        assert verdict.matches[0].decided is None
        assert verdict.outcome is Outcome.LISTED


# --- when it comes back ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "outcome"), [(30, Outcome.SUPPRESSED), (31, Outcome.SUPPRESSED), (32, Outcome.LISTED)]
)
def test_it_holds_to_the_end_of_its_last_day(day: int, outcome: Outcome) -> None:
    now = datetime(2026, 7, day, 23, 59, tzinfo=UTC) if day < 32 else datetime(2026, 8, 1, tzinfo=UTC)
    verdict = applied([decided(expires_on="2026-07-31")], now=now)
    assert verdict.outcome is outcome
    if outcome is Outcome.LISTED:
        assert standing(verdict) == (
            Standing.EXPIRED,
            "decided false positive on 2026-03-01 by A. R., but the decision expired on 2026-07-31",
        )


CHANGES = {
    "names": {"names": (*DOE.names, Name.of("Ivan Drago", Role.AKA))},
    "listings": {"listings": (*DOE.listings, Listing("un-sc"))},
    "birth dates": {"birth_dates": (BirthDate("1962"),)},
    "identifiers": {"identifiers": ()},
    "countries": {"countries": ("BY",)},
    "kind": {"kind": Kind.COMPANY},
    "kind inferred": {"kind_inferred": True},
}


@pytest.mark.parametrize("field", CHANGES)
def test_it_comes_back_when_the_record_changes_and_says_in_what(field: str) -> None:
    changed = replace(DOE, **CHANGES[field])  # type: ignore[arg-type]
    verdict = applied([decided()], listed=[changed])
    assert verdict.outcome is Outcome.LISTED
    assert standing(verdict) == (
        Standing.RECORD_CHANGED,
        f"decided false positive on 2026-03-01 by A. R., but the listed record changed since: {field}",
    )


def test_a_new_programme_is_a_change_and_a_moved_page_is_none() -> None:
    listing = DOE.listings[0]
    for changed, outcome in (
        (replace(listing, programs=("NEW",)), Outcome.LISTED),
        (replace(listing, url="https://x.org"), Outcome.SUPPRESSED),
    ):
        assert applied([decided()], listed=[replace(DOE, listings=(changed,))]).outcome is outcome


def test_a_run_on_fewer_lists_changes_no_record() -> None:
    both = replace(DOE, listings=(*DOE.listings, Listing("un-sc")))
    seen = match(replace(both, listings=both.listings[:1]))
    assert (
        applied([decided(party=both)], "Timur Korzhanov", seen, listed=[both]).outcome is Outcome.SUPPRESSED
    )


def test_a_decision_made_ahead_suppresses_nothing() -> None:
    verdict = applied([decided(record="")])
    assert verdict.outcome is Outcome.LISTED
    assert "before any record of the listed party was known" in standing(verdict)[1]


def test_a_decision_of_tomorrow_is_not_made_yet() -> None:
    assert applied([decided(decided_at="2026-07-02T00:00:00+00:00")]).matches[0].decided is None
    earlier = decided(ruling=Ruling.TRUE_MATCH, decided_at="2126-01-01T00:00:00+00:00")
    assert applied([earlier, decided()]).outcome is Outcome.SUPPRESSED


# --- superseding -----------------------------------------------------------------------------------


def test_the_later_decision_on_a_pair_counts() -> None:
    later = decided("KORZHANOV, Timur", ruling=Ruling.TRUE_MATCH, decided_at="2026-04-01T00:00:00+00:00")
    for both in ([decided(), later], [later, decided()]):
        assert applied(both).outcome is Outcome.LISTED
    again = decided(decided_at="2026-05-01T00:00:00+00:00")
    assert applied([again, decided(), later]).outcome is Outcome.SUPPRESSED


def test_of_decisions_made_at_once_the_one_noted_last_counts() -> None:
    other = decided(ruling=Ruling.ESCALATED)
    assert applied([decided(), other]).outcome is Outcome.LISTED
    assert applied([other, decided()]).outcome is Outcome.SUPPRESSED


def test_an_expired_decision_is_not_outlived_by_the_one_it_superseded() -> None:
    later = decided(decided_at="2026-04-01T00:00:00+00:00", expires_on="2026-05-01")
    assert applied([decided(), later]).outcome is Outcome.LISTED


def test_where_decisions_disagree_the_match_stays() -> None:
    about_one = decided(id="77", ruling=Ruling.ESCALATED)
    query = Query("Timur Korzhanov", id="77")
    later = decided(decided_at="2026-04-01T00:00:00+00:00")
    assert applied([about_one, later], query).outcome is Outcome.LISTED
    ended = replace(about_one, expires_on="2026-03-31")
    assert applied([ended, later], query).outcome is Outcome.SUPPRESSED


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.sampled_from(Ruling), st.sampled_from(["", "1", "2"])), max_size=12
    )
)
def test_one_decision_counts_of_each_pair_whatever_their_order(rows: list[tuple[int, Ruling, str]]) -> None:
    made = [
        decided(ruling=ruling, id=own, decided_at=f"2026-03-0{day}T00:00:00+00:00")
        for day, ruling, own in rows
    ]
    counting = [one for one, _ in latest(made)]
    assert sorted(one.id for one in counting) == sorted({one.id for one in made})
    for one in counting:
        assert one.decided_at == max(other.decided_at for other in made if other.id == one.id)


# --- whom it is about ------------------------------------------------------------------------------

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


# --- own ids ---------------------------------------------------------------------------------------


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


# --- short forms -----------------------------------------------------------------------------------


def test_a_short_form_is_suppressed_when_all_its_parties_are_decided() -> None:
    short = match(FIRM, basis=Basis.SHORT_FORM, uids=(FIRM.uid, SHIP.uid))
    one, both = [decided("Zorvex", FIRM)], [decided("Zorvex", FIRM), decided("Zorvex", SHIP)]
    verdict = applied(one, "Zorvex", short)
    assert verdict.outcome is Outcome.LISTED
    assert standing(verdict) == (
        Standing.NOT_APPLIED,
        "1 of the 2 parties that it may stand for were decided false positives",
    )
    assert applied(both, "Zorvex", short).outcome is Outcome.SUPPRESSED
    changed = replace(SHIP, countries=("KP",))
    verdict = applied(both, "Zorvex", short, listed=[FIRM, changed])
    assert standing(verdict)[0] is Standing.RECORD_CHANGED


# --- records ---------------------------------------------------------------------------------------


def test_a_record_is_short_and_says_what_changed() -> None:
    record = record_of(DOE)
    assert is_record(record)
    assert len(record) < 300
    assert changed_fields(record, record) == ()
    bare = replace(DOE, birth_dates=(), identifiers=())
    assert (
        changed_fields(record, record_of(bare))
        == changed_fields(record_of(bare), record)
        == ("birth dates", "identifiers")
    )


def test_another_order_is_no_change() -> None:
    one = replace(
        DOE, countries=("RU", "BY"), names=(DOE.names[0], Name.of("A", Role.AKA), Name.of("B", Role.AKA))
    )
    other = replace(one, countries=("BY", "RU"), names=(one.names[2], one.names[0], one.names[1]))
    assert record_of(one) == record_of(other)
