"""Claims and ties held against lists: what an edition can tell, and what it cannot."""

from __future__ import annotations

from dataclasses import replace

import jsonschema
import pytest

from screening.model import (
    Basis,
    Comparison,
    Family,
    Finding,
    InputInfo,
    Kind,
    Listing,
    ListStatus,
    Match,
    Measure,
    Mention,
    Name,
    Outcome,
    Party,
    Report,
)
from screening.policy.claims import AGREES, DISAGREES, UNCHECKED, Standard, judge_claim, with_claims
from screening.reports import csv, html, markdown, table
from screening.reports import json as json_report
from screening.reports.schema import ReportJson
from screening.text.statements import Claimed, Owned, Said

EL = ListStatus("us-bis-el", "Entity List", "us-csl", "whole", False, "2026-03-01")
SDN = ListStatus("us-ofac-sdn", "SDN", "us-ofac-sdn", "whole", False, "2026-03-02")
UN = ListStatus("un-sc", "UN", "un-sc", "whole", False, "2026-02-20")
DOD = ListStatus("us-dod-1260h", "1260H", "us-dod-1260h", "whole", False, "2026-01-05")
MEASURES = {
    "us-ofac-sdn": Measure(
        "us-ofac-sdn", "SDN", "blocked", "Property is blocked.", "x",
        "Read the entry. 50 percent rule: an entity owned 50 percent or more is blocked too.",
    ),
    "us-bis-el": Measure("us-bis-el", "EL", "licence", "A licence is needed.", "x", "Footnotes say more."),
}  # fmt: skip
ALL = Standard((EL, SDN, UN, DOD), MEASURES, 85.0, "2026-03-03")


def said(claimed: Claimed, *lists: str, on: str | None = None, exact: bool = True, doubt: str = "") -> Said:
    return Said(0, claimed, lists, exact, False, on, doubt, "was added", 5, 14)


def met(*listings: Listing, outcome: Outcome = Outcome.LISTED, short: bool = False) -> Finding:
    """A finding that met one party with these listings; none of them: no match."""
    if not listings:
        return Finding("Norvik", Kind.COMPANY, Outcome.NOT_LISTED)
    name = Name.of("Norvik Trading")
    party = Party("x:1", Kind.COMPANY, (name,), listings)
    family = tuple(Family(one.list_id, 3, ("Norvik Trading",)) for one in listings) if short else ()
    basis = Basis.SHORT_FORM if short else Basis.NAME
    match = Match(party, name, 100.0, basis, Comparison(100.0), "the same", outcome, family)
    return Finding("Norvik", Kind.COMPANY, outcome, matches=(match,))


ON_EL = Listing("us-bis-el", listed_on="2019-05-21", citation="84 FR 22961")
ON_SDN = Listing("us-ofac-sdn")
ON_DOD = Listing("us-dod-1260h", listed_on="2026-01-05")


@pytest.mark.parametrize(
    ("claim", "finding", "verdict", "why"),
    [
        (said(Claimed.ADDED, "us-bis-el", on="2019-05"), met(ON_EL), AGREES, "2019-05-21"),
        (said(Claimed.ADDED, "us-bis-el", on="2019-05-21"), met(ON_EL), AGREES, "Entity List"),
        (said(Claimed.ADDED, "us-bis-el", on="2019-05-15"), met(ON_EL), AGREES, "day of the notice"),
        (said(Claimed.ADDED, "us-bis-el", on="2019-05-22"), met(ON_EL), DISAGREES, "2019-05-22"),
        (said(Claimed.ADDED, "us-bis-el", on="2019-04-15"), met(ON_EL), DISAGREES, "2019-04-15"),
        (said(Claimed.ADDED, "us-bis-el", on="2019-04"), met(ON_EL), DISAGREES, "2019-04"),
        (said(Claimed.ADDED, "us-bis-el", on="2012"), met(ON_EL), DISAGREES, "2012"),
        (said(Claimed.ADDED, "us-bis-el", on="2012"), met(ON_EL, short=True), UNCHECKED, "another entry"),
        (said(Claimed.ADDED, "us-dod-1260h", on="2021"), met(ON_DOD), UNCHECKED, "another entry"),
        (said(Claimed.ADDED, "us-ofac-sdn", on="2020"), met(ON_SDN), AGREES, "no date to check"),
        (said(Claimed.ON, "us-bis-el"), met(), DISAGREES, "no match at 85"),
        (said(Claimed.ADDED, "us-bis-el", on="2020"), met(), DISAGREES, "ended since"),
        (said(Claimed.ADDED, "us-bis-el", on="2026-03-02"), met(), UNCHECKED, "older than"),
        (said(Claimed.ON, "us-bis-el"), met(ON_EL, outcome=Outcome.POSSIBLE), UNCHECKED, "possible match"),
        (said(Claimed.ON, "un-sc", exact=False), met(), DISAGREES, "UN of 2026-02-20"),
        (said(Claimed.ON, "us-ofac", exact=False), met(ON_EL), UNCHECKED, "listed on Entity List"),
        (said(Claimed.ON, "us-ofac", exact=False), met(), UNCHECKED, "does not name"),
        (said(Claimed.ON, "us", exact=False), met(ON_EL), AGREES, "Entity List"),
        (said(Claimed.OFF, exact=False), met(), AGREES, "no match at 85 in 4 lists"),
        (said(Claimed.OFF, exact=False), met(ON_SDN), DISAGREES, "SDN"),
        (said(Claimed.OFF, "us-bis-el"), met(ON_EL), DISAGREES, "2019-05-21"),
        (said(Claimed.OFF, "us-bis-el"), met(ON_SDN), AGREES, "listed on SDN"),
        (said(Claimed.OFF, "us-bis-el"), met(ON_EL, outcome=Outcome.POSSIBLE), UNCHECKED, "possible"),
        (said(Claimed.REMOVED, "us-bis-el", on="2021"), met(), UNCHECKED, "no earlier edition"),
        (said(Claimed.REMOVED, "us-bis-el", on="2021"), met(ON_EL), DISAGREES, "still listed"),
        (said(Claimed.REMOVED, "us-bis-el"), met(ON_EL), UNCHECKED, "do not tell"),
        (said(Claimed.REMOVED, "us-bis-el", on="2018"), met(ON_EL), UNCHECKED, "do not tell"),
        (said(Claimed.REMOVED, "us-bis-el", on="2026-03"), met(ON_EL), UNCHECKED, "do not tell"),
        (said(Claimed.ON, "us-bis-el", doubt="reportedly"), met(ON_EL), UNCHECKED, "reportedly"),
        (said(Claimed.ON, "eu-fsf"), met(), UNCHECKED, "not screened against"),
    ],
)  # fmt: skip
def test_verdicts(claim: Said, finding: Finding, verdict: str, why: str) -> None:
    judged = judge_claim(claim, finding, ALL)
    assert judged.verdict == verdict
    assert why in judged.why
    assert (judged.quote, judged.start, judged.end) == ("was added", 5, 14)


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (replace(EL, state="extract"), "is an extract"),
        (replace(EL, state="partial"), "is not complete"),
        (replace(EL, stale=True), "is out of date"),
        (replace(EL, state="absent", published_on=None), "is not loaded"),
    ],
)
@pytest.mark.parametrize("claimed", [Claimed.ON, Claimed.ADDED, Claimed.OFF])
def test_a_list_that_falls_short_cannot_speak(status: ListStatus, why: str, claimed: Claimed) -> None:
    judged = judge_claim(said(claimed, "us-bis-el"), met(), replace(ALL, statuses=(status, SDN)))
    assert judged.verdict == UNCHECKED
    assert why in judged.why


def test_a_list_that_falls_short_still_tells_who_is_on_it() -> None:
    stale = replace(ALL, statuses=(replace(EL, stale=True), SDN))
    assert judge_claim(said(Claimed.ON, "us-bis-el"), met(ON_EL), stale).verdict == AGREES
    assert judge_claim(said(Claimed.OFF, "us-bis-el"), met(ON_EL), stale).verdict == DISAGREES


def test_a_listing_that_has_expired_is_none() -> None:
    expired = replace(ON_EL, expires_on="2020-01-01")
    assert judge_claim(said(Claimed.ON, "us-bis-el"), met(expired), ALL).verdict == UNCHECKED


def test_somebody_elses_list() -> None:
    claim = replace(said(Claimed.ON), elsewhere=True)
    assert judge_claim(claim, met(ON_EL), ALL).verdict == UNCHECKED


TIE = Owned(0, 1, "unit of", "Zorvex, a unit of Norvik", 3, 27)
ZORVEX = Finding("Zorvex", Kind.COMPANY, Outcome.NOT_LISTED, mentions=(
    Mention(3, 9, "Zorvex", Kind.COMPANY, "body", 1, 4, "So Zorvex, a unit of Norvik."),
))  # fmt: skip


def test_the_unlisted_party_gets_the_note() -> None:
    owned, owner = with_claims((ZORVEX, met(ON_SDN, ON_EL)), (), (TIE,), ALL)
    (tie,) = owned.ties
    assert owner.ties == ()
    assert (tie.relation, tie.how, tie.party, tie.outcome) == (
        "belongs to",
        "unit of",
        "Norvik",
        Outcome.LISTED,
    )
    assert tie.lists == ("us-bis-el", "us-ofac-sdn")
    assert tie.rules == ("SDN: 50 percent rule: an entity owned 50 percent or more is blocked too.",)
    assert "listed on Entity List, SDN" in tie.why


def test_an_owner_is_told_of_no_rule() -> None:
    owned, owner = with_claims((met(ON_SDN), ZORVEX), (), (TIE,), ALL)
    assert owned.ties == ()
    assert [(tie.relation, tie.rules) for tie in owner.ties] == [("owner of", ())]


def test_a_possible_match_is_called_so() -> None:
    owned, _ = with_claims((ZORVEX, met(ON_SDN, outcome=Outcome.POSSIBLE)), (), (TIE,), ALL)
    assert "a possible match on SDN" in owned.ties[0].why


def test_two_parties_without_a_match_have_no_note() -> None:
    findings = (ZORVEX, met())
    assert with_claims(findings, (), (TIE,), ALL) == findings


def _report(finding: Finding) -> Report:
    return Report(
        version="0",
        screened_at="2026-03-03T12:00:00+00:00",
        input=InputInfo("article", "a.txt", "ab", "utf-8", 40),
        threshold=85.0,
        settings={},
        settings_digest="cd",
        snapshot_digest="ef",
        lists=(EL, SDN, UN, DOD),
        measures={},
        findings=(finding,),
        outcome="no_match",
    )


@pytest.mark.parametrize(
    "render",
    [table.render, markdown.render, json_report.render, html.render, csv.render],
    ids=["table", "markdown", "json", "html", "csv"],
)
def test_every_format_says_it(render: object) -> None:
    findings = with_claims((ZORVEX, met(ON_SDN)), (said(Claimed.OFF, "us-bis-el"),), (TIE,), ALL)
    assert callable(render)
    text = " ".join(render(_report(findings[0])).split())
    for words in ("was added", AGREES, "a unit of Norvik", "SDN: 50 percent rule"):
        assert words in text, words
    assert "cleared" not in text.casefold()
    assert "not sanctioned" not in text.casefold()


def test_a_tie_meets_the_schema() -> None:
    findings = with_claims((ZORVEX, met(ON_SDN)), (), (TIE,), ALL)
    made = json_report.as_json(_report(findings[0])).model_dump(mode="json", by_alias=True)
    jsonschema.Draft202012Validator(ReportJson.model_json_schema(by_alias=True)).validate(made)
    assert made["findings"][0]["ties"][0]["relation"] == "belongs to"
