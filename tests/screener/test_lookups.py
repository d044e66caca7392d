"""Reviewers' decisions on addresses and numbers, over the embedded lists; neither loses a match."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screening.model import Decision, Decisions, DecisionsUsed, Finding, Identifier, Kind, Outcome, Ruling
from screening.policy.records import record_of
from screening.policy.whom import identifiers_digest
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.snapshot import Snapshot

from .fake import CLOCK

HOLLYWOOD = "Room 1318-19, 13F, Hollywood Plaza, 610 Nathan Road, Mong Kok, Hong Kong"
SHIP = Identifier("imo", "9116412")


def decided(snapshot: Snapshot, name: str, uid: str, kind: Kind = Kind.UNKNOWN, **known: str) -> Decision:
    party = snapshot.find(uid)
    assert party is not None
    made = Decision(
        name=name,
        party=uid,
        ruling=Ruling.FALSE_POSITIVE,
        reason="another",
        reviewer="R",
        decided_at="2026-01-01T00:00:00+00:00",
        kind=kind,
        record=record_of(party),
        caption=party.caption,
    )
    return replace(made, **known)


def knowing(snapshot: Snapshot, *made: Decision) -> Screener:
    used = DecisionsUsed("decisions.csv", "0" * 64, len(made))
    return Screener(snapshot, Settings(), CLOCK, decisions=Decisions(made, used))


def uids(finding: Finding) -> tuple[set[str], set[str]]:
    """(of matches, of suppressed ones)."""
    return (
        {match.party.uid for match in finding.matches},
        {match.party.uid for match in finding.suppressed},
    )


def test_a_decision_on_an_address(snapshot: Snapshot) -> None:
    (plain,) = knowing(snapshot).report_address(HOLLYWOOD).findings
    met, _ = uids(plain)
    one = plain.matches[0].party.uid
    by_address = knowing(snapshot, decided(snapshot, HOLLYWOOD, one, Kind.ADDRESS))
    for text in (HOLLYWOOD, HOLLYWOOD.upper().replace(",", "")):
        (found,) = by_address.report_address(text).findings
        assert uids(found) == (met - {one}, {one})
    other = HOLLYWOOD.replace("1318-19", "1318-20")
    (found,) = by_address.report_address(other).findings
    assert (one in uids(found)[0], uids(found)[1]) == (True, set())
    a_firm = knowing(snapshot, decided(snapshot, HOLLYWOOD, one, Kind.COMPANY))
    assert uids(a_firm.report_address(HOLLYWOOD).findings[0]) == (met, set())


def test_all_of_an_address_decided(snapshot: Snapshot) -> None:
    met = [m.party.uid for m in knowing(snapshot).report_address(HOLLYWOOD).findings[0].matches]
    screener = knowing(snapshot, *(decided(snapshot, HOLLYWOOD, uid, Kind.ADDRESS) for uid in met))
    report = screener.report_address(HOLLYWOOD)
    (finding,) = report.findings
    assert (finding.outcome, len(finding.suppressed)) == (Outcome.SUPPRESSED, len(met))
    assert report.outcome != "matches"


def test_a_decision_on_a_number(snapshot: Snapshot) -> None:
    (plain,) = knowing(snapshot).report_identifiers([SHIP]).findings
    (match,) = plain.matches
    keys = identifiers_digest(["9116412"])
    uid = match.party.uid
    known = decided(snapshot, "imo:9116412", uid, identifiers=keys)
    (found,) = knowing(snapshot, known).report_identifiers([SHIP]).findings
    assert (found.outcome, uids(found)) == (Outcome.SUPPRESSED, (set(), {uid}))
    (blind,) = knowing(snapshot, replace(known, identifiers="")).report_identifiers([SHIP]).findings
    assert uids(blind) == ({uid}, set())
    assert "without knowing the identifier" in str(blind.matches[0].decided)
    mine = replace(known, name="", id="C-7")
    (found,) = knowing(snapshot, mine).report_identifiers([SHIP], own_id="C-7").findings
    assert uids(found) == (set(), {uid})
    (found,) = knowing(snapshot, mine).report_identifiers([SHIP], own_id="C-8").findings
    assert uids(found) == ({uid}, set())


@pytest.mark.parametrize(
    ("type_", "said"), [("imoo", True), ("imo", False), ("unknown", False), ("number", False)]
)
def test_a_type_that_nobody_knows_is_told_and_loses_no_match(
    snapshot: Snapshot, type_: str, said: bool
) -> None:
    report = knowing(snapshot).report_identifiers([replace(SHIP, type=type_)])
    assert report.findings[0].matches
    assert any(f"the type {type_!r} is not known" in told for told in report.warnings) is said
