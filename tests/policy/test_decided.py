"""What reviewers decided, applied to matches: when one is suppressed, and when it comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import (
    Basis,
    BirthDate,
    Kind,
    Listing,
    Name,
    Outcome,
    Query,
    Role,
    Ruling,
    Standing,
)
from screening.policy.decided import latest

from .decisions import DOE, applied, decided, match, standing
from .own import FIRM, SHIP


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
