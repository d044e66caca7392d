"""Decisions that lost their effect: by time, by a changed record, by a party that is listed no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from screening.catalogue import load_catalogue
from screening.decisions.stale import find_stale
from screening.model import Decision, Listing, Name, Party, Ruling, Standing
from screening.model.words import Kind
from screening.policy.records import record_of
from screening.snapshot.diff import compare_editions
from screening.sources import PARSERS

from .own import NOW, decided

FIRM = Party("us-ofac-sdn:36", Kind.COMPANY, (Name.of("ACME TRADING"),), (Listing("us-ofac-sdn"),))
NOTED = decided(record=record_of(FIRM))


def stale(made: Iterable[Decision], *listed: Party) -> list[tuple[Standing, str]]:
    parties = {one.uid: one for one in listed}
    return [(one.standing, one.why) for one in find_stale(made, parties.get, NOW)]


def test_what_holds_is_not_stale() -> None:
    assert (
        stale([NOTED, replace(NOTED, ruling=Ruling.ESCALATED, id="7", expires_on="2026-07-01")], FIRM) == []
    )


def test_what_has_lost_its_effect_is_told_with_the_reason() -> None:
    expired = replace(NOTED, expires_on="2026-06-30")
    changed = replace(
        FIRM, names=(*FIRM.names, Name.of("ACME")), listings=(Listing("us-ofac-sdn", ("NEW",)),)
    )
    tomorrow = replace(NOTED, decided_at="2026-07-02T00:00:00+00:00")
    assert stale([expired], FIRM) == [(Standing.EXPIRED, "the decision expired on 2026-06-30")]
    assert stale([NOTED], changed) == [
        (Standing.RECORD_CHANGED, "the listed record changed since: names, listings")
    ]
    assert stale([NOTED]) == [(Standing.RECORD_CHANGED, "the party is no longer listed in the lists at hand")]
    assert stale([decided()], FIRM)[0][1] == "before any record of the listed party was known"
    assert stale([tomorrow], FIRM) == [
        (Standing.NOT_APPLIED, "decided at 2026-07-02T00:00:00+00:00, which is in the future")
    ]


def test_superseded_decisions_are_nobody_s_concern() -> None:
    old = replace(NOTED, decided_at="2026-01-01T00:00:00+00:00", expires_on="2026-02-01")
    assert stale([old, NOTED], FIRM) == []


def test_between_two_editions_exactly_the_changed_and_removed_parties_come_back(shared: Path) -> None:
    before, after = (_parties(shared / "data/un" / day) for day in ("2026-02-27", "2026-04-17"))
    made = [
        decided(name=party.caption, party=party.uid, record=record_of(party)) for party in before.values()
    ]
    assert list(find_stale(made, before.get, NOW)) == []
    found = {one.decision.party: one.why for one in find_stale(made, after.get, NOW)}
    diff = compare_editions(before.values(), after.values())
    changed = {one.after.uid: one.what for one in diff.changed}
    gone = {party.uid for party in diff.removed}
    assert gone
    assert gone == {uid for uid, why in found.items() if "no longer listed" in why}
    assert found.keys() - gone <= changed.keys()
    only_order = {"names in another order"}
    for uid in changed.keys() - found.keys():  # sorted anew, or on another page
        assert all(what in only_order or "another order" in what for what in changed[uid])
    assert len(found) > 300
    assert len(made) - len(found) > 600


def _parties(folder: Path) -> dict[str, Party]:
    source = next(one for one in load_catalogue().sources if one.id == "un-sc")
    parsed = PARSERS["un_xml"]({"consolidated.xml": folder / "consolidated.xml"}, source)
    return {party.uid: party for party in parsed.parties["un-sc"]}
