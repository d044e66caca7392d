"""A name is answered for itself alone: in any company, in any order, always, and told when it was not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening import listed_names, matcher
from screening.index import terms
from screening.model import Basis, Finding, Identifier, Kind, Outcome, Query
from screening.names import columns, weights
from screening.screener import Screener, names
from screening.screener.findings import NOTHING_TO_COMPARE
from screening.snapshot.snapshot import Snapshot

from .fake import CLOCK
from .real import HIKVISION, ODD, queries, screener_of


@pytest.fixture(scope="module")
def asked(snapshot: Snapshot) -> list[Query]:
    return queries(snapshot, 120)


@pytest.fixture(scope="module")
def alone(snapshot: Snapshot, asked: list[Query]) -> list[Finding]:
    """Each query answered by itself."""
    screener = screener_of(snapshot)
    return [screener.screen_names([query])[0] for query in asked]


@pytest.fixture(scope="module")
def warm(snapshot: Snapshot) -> Screener:
    return screener_of(snapshot)


def test_every_name_is_answered_and_none_is_changed(asked: list[Query], alone: list[Finding]) -> None:
    outcomes = {finding.outcome for finding in alone}
    assert outcomes == {*Outcome} - {Outcome.SUPPRESSED}  # that takes decisions
    for query, finding in zip(asked, alone, strict=True):
        assert finding.name.strip() == query.text.strip()
        assert finding.kind is query.kind
        assert bool(finding.matches) is (finding.outcome in (Outcome.LISTED, Outcome.POSSIBLE))
        assert finding.reason or finding.outcome is not Outcome.NOT_SCREENED


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 119), max_size=40))
def test_an_answer_does_not_depend_on_its_company(
    warm: Screener, asked: list[Query], alone: list[Finding], places: list[int]
) -> None:
    assert warm.screen_names([asked[place] for place in places]) == [alone[place] for place in places]


@pytest.mark.parametrize("at_once", [1, 3, 50])
def test_an_answer_does_not_depend_on_how_names_are_cut_up(
    snapshot: Snapshot,
    asked: list[Query],
    alone: list[Finding],
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    for room in (matcher, names):
        monkeypatch.setattr(room, "AT_ONCE", at_once)
    monkeypatch.setattr(matcher, "MOST_KEPT", 2)
    screener = screener_of(snapshot)
    assert screener.screen_names(asked) == alone
    assert screener.screen_names(asked[::-1]) == alone[::-1]


def test_an_answer_does_not_depend_on_what_was_forgotten(
    snapshot: Snapshot, asked: list[Query], alone: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    for room, kept in (
        (matcher, "MOST_KEPT"),
        (listed_names, "PARTIES_KEPT"),
        (terms, "MOST_KEPT"),
        (columns, "_MOST_KEPT"),
        (weights, "MOST_KEPT"),
    ):
        monkeypatch.setattr(room, kept, 20)
    screener = screener_of(snapshot)
    for start in range(0, len(asked), 25):
        assert screener.screen_names(asked[start : start + 25]) == alone[start : start + 25]
    assert screener.screen_names(asked) == alone


def test_an_answer_does_not_depend_on_other_thresholds_asked_before(
    snapshot: Snapshot, asked: list[Query], alone: list[Finding]
) -> None:
    for threshold in (60.0, 95.0):
        screener_of(snapshot, threshold=threshold).screen_names(asked)
    assert screener_of(snapshot).screen_names(asked) == alone


@pytest.mark.parametrize("threshold", [55.0, 85.0])
def test_a_report_answers_as_screening_does_and_adds_the_nearest(
    snapshot: Snapshot, asked: list[Query], threshold: float
) -> None:
    reporting, screening = (screener_of(snapshot, threshold=threshold) for _ in range(2))
    far = 0
    for query, finding in zip(asked, screening.screen_names(asked), strict=True):
        (told,) = reporting.report_name(query).findings
        if finding.outcome is Outcome.NOT_LISTED:
            far += len(told.nearest) > len(finding.nearest)
            told = replace(told, nearest=finding.nearest)
        assert told == finding
    assert far


def test_a_lower_threshold_keeps_what_a_higher_one_has_found(snapshot: Snapshot, asked: list[Query]) -> None:
    plain = [query for query in asked if not query.identifiers and not query.birth_date]
    high = screener_of(snapshot, threshold=90.0).screen_names(plain)
    low = screener_of(snapshot, threshold=75.0).screen_names(plain)
    for one, other in zip(high, low, strict=True):
        scores = {match.party.uid: match.score for match in other.matches}
        for match in one.matches:
            if match.basis is not Basis.SHORT_FORM:
                # a name met in full is kept at the threshold, whatever is known besides
                held = match.score == 90.0 and scores[match.party.uid] >= 75.0
                assert held or scores[match.party.uid] == match.score


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty name"), (" ", "empty name"), ("?", NOTHING_TO_COMPARE)]
)
def test_a_name_that_is_not_screened_says_why(warm: Screener, text: str, reason: str) -> None:
    finding = warm.screen_name(Query(text, kind=Kind.COMPANY))
    assert (finding.outcome, finding.reason, finding.name) == (Outcome.NOT_SCREENED, reason, text)
    report = warm.report_name(Query(text))
    assert report.outcome == "incomplete"
    assert [one.reason for one in report.not_screened] == [reason]


def test_no_query_is_dropped_from_many(warm: Screener) -> None:
    findings = warm.screen_names([*ODD, *ODD])
    assert len(findings) == 2 * len(ODD)
    assert findings[: len(ODD)] == findings[len(ODD) :]
    assert warm.screen_names([]) == []


# --- what stands with a name -----------------------------------------------------------------------


def uids(finding: Finding) -> set[str]:
    return {match.party.uid for match in finding.matches}


@pytest.mark.parametrize("text", ["", "?", "Quite Another Name"])
def test_an_identifier_alone_finds_its_party(warm: Screener, text: str) -> None:
    finding = warm.screen_name(Query(text, identifiers=(HIKVISION,)))
    assert finding.outcome is Outcome.LISTED
    assert any("HIKVISION" in match.party.names[0].text.upper() for match in finding.matches)
    assert {match.basis for match in finding.matches} == {Basis.IDENTIFIER}


def test_another_identifier_finds_nobody_and_is_not_silent_when_wrong(warm: Screener) -> None:
    other = Identifier("uscc", "91330000733796106X", "CN")
    finding = warm.screen_name(Query("Quite Another Name", identifiers=(other,)))
    assert not uids(finding)
    assert "its check digit is wrong; it was looked up as it is written" in finding.reason


def test_birth_date_and_country_move_a_score_and_say_so(snapshot: Snapshot, warm: Screener) -> None:
    (party,) = [
        one
        for row in range(len(snapshot.tables.records))
        if (one := snapshot.party(row)).kind is Kind.PERSON and one.birth_dates and one.countries
    ][:1]
    given = Query(party.names[0].text + " Maria", kind=Kind.PERSON)
    plain, right, wrong = (
        next((match for match in warm.screen_name(query).matches if match.party.uid == party.uid), None)
        for query in (
            given,
            replace(given, birth_date=party.birth_dates[0].date, country=party.countries[0]),
            replace(given, birth_date="1850-01-01"),
        )
    )
    assert plain is not None
    assert right is not None
    assert right.score > plain.score
    assert right.comparison.adjustments
    assert wrong is None or wrong.score < plain.score


def test_a_fact_that_cannot_be_read_changes_nothing_and_is_told(warm: Screener) -> None:
    plain = warm.screen_name(Query("PUTIN, Vladimir", kind=Kind.PERSON))
    told = warm.screen_name(Query("PUTIN, Vladimir", kind=Kind.PERSON, birth_date="soon", country="Atlantis"))
    assert (told.outcome, uids(told)) == (plain.outcome, uids(plain))
    assert "'soon'" in told.reason
    assert "'Atlantis'" in told.reason


# --- one name, in a report -------------------------------------------------------------------------


def test_a_report_on_a_name_tells_the_nearest(warm: Screener) -> None:
    report = warm.report_name(Query("Hikvizhion Dijitl Tekno"))
    (finding,) = report.findings
    assert finding.outcome is Outcome.NOT_LISTED
    assert finding.nearest
    assert all(miss.score < 85.0 and miss.why for miss in finding.nearest)
    assert [miss.score for miss in finding.nearest] == sorted(
        (miss.score for miss in finding.nearest), reverse=True
    )
    assert report.threshold == 85.0


def test_a_report_and_a_table_answer_alike(warm: Screener, asked: list[Query], alone: list[Finding]) -> None:
    for query, finding in zip(asked[:60], alone, strict=False):
        (told,) = warm.report_name(query).findings
        assert (told.outcome, told.matches) == (finding.outcome, finding.matches)


def test_another_clock_is_another_screener(snapshot: Snapshot) -> None:
    first = screener_of(snapshot)
    later = first.at(CLOCK + timedelta(days=4000))
    assert first.now == CLOCK
    assert later.settings == first.settings
    query = Query("Huawei Technologies")
    assert uids(first.screen_name(query)) == uids(later.screen_name(query))
    assert later.report_name(query).screened_at > first.report_name(query).screened_at
    assert any(one.stale for one in later.statuses) >= any(one.stale for one in first.statuses)
    first.close()
    first.close()
    assert uids(first.screen_name(query))


def test_only_the_lists_of_the_run(snapshot: Snapshot) -> None:
    one = screener_of(snapshot, only=("us-fcc-covered",))
    finding = one.screen_name(Query("Huawei Technologies Company"))
    assert {listing.list_id for match in finding.matches for listing in match.party.listings} == {
        "us-fcc-covered"
    }
    without = screener_of(snapshot, exclude=("us-fcc-covered",)).screen_name(Query("Huawei Technologies"))
    lists = {listing.list_id for match in without.matches for listing in match.party.listings}
    assert lists
    assert "us-fcc-covered" not in lists
