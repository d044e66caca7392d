"""Red flags over the embedded lists: a listed address, parties that have one, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.addresses import compare_addresses, read_address
from screening.addresses.flags import TOO_LITTLE
from screening.addresses.index import open_addresses
from screening.model import Basis, Kind, Outcome, Query
from screening.screener import Screener
from screening.snapshot.records import decode_addresses
from screening.snapshot.snapshot import Snapshot
from tests.screener.real import screener_of

HOLLYWOOD = "Room 1318-19, 13F, Hollywood Plaza, 610 Nathan Road, Mong Kok, Hong Kong"


@pytest.fixture(scope="module")
def screener(snapshot: Snapshot) -> Screener:
    return screener_of(snapshot)


def test_a_listed_address_is_a_red_flag_and_no_name(screener: Screener) -> None:
    report = screener.report_address(HOLLYWOOD)
    (finding,) = report.findings
    assert (finding.outcome, finding.kind, report.outcome) == (Outcome.POSSIBLE, Kind.ADDRESS, "matches")
    first = finding.matches[0]
    assert first.basis is Basis.ADDRESS
    assert first.party.kind is Kind.ADDRESS
    assert first.sentence.startswith("Red flag, no name was met: this address is listed")
    assert [listing.citation for listing in first.party.listings] == ["89 FR 51652, 6/18/24"]


def test_a_neighbour_of_a_listed_address_is_told(screener: Screener) -> None:
    report = screener.report_address("Room 1001, 10/F, Lippo Centre Tower 1, 89 Queensway, Hong Kong")
    assert "another unit" in report.findings[0].matches[0].sentence


@pytest.mark.parametrize("text", ["Tehran, Iran", "610 Nathan Road", "1 High Street", "", "   "])
def test_a_place_alone_is_not_screened(screener: Screener, text: str) -> None:
    report = screener.report_address(text)
    (finding,) = report.findings
    assert finding.outcome is Outcome.NOT_SCREENED
    assert finding.reason
    assert report.outcome == "incomplete"


def test_a_country_that_is_a_city_is_the_place(screener: Screener) -> None:
    (finding,) = screener.report_address("610 Nathan Road", "HK").findings
    assert any(match.party.kind is Kind.ADDRESS for match in finding.matches)


def test_an_unknown_country_is_told(screener: Screener) -> None:
    assert any("Atlantis" in said for said in screener.report_address(HOLLYWOOD, "Atlantis").warnings)


def test_an_address_beside_a_name(screener: Screener) -> None:
    plain, flagged, vague, nameless, nothing = screener.screen_names(
        [
            Query("Zorvex Quellmar Trading"),
            Query("Zorvex Quellmar Trading", address=HOLLYWOOD),
            Query("Zorvex Quellmar Trading", address="Tehran, Iran"),
            Query("", address=HOLLYWOOD),
            Query("", address="7 Farnholt Street, Springfield, United States"),
        ]
    )
    assert (plain.outcome, vague.outcome) == (Outcome.NOT_LISTED, Outcome.NOT_LISTED)
    assert vague.reason == TOO_LITTLE
    assert flagged.outcome is nameless.outcome is Outcome.POSSIBLE
    assert {match.basis for match in flagged.matches} == {Basis.ADDRESS}
    assert nothing.outcome is Outcome.NOT_SCREENED  # an address screens nobody


def test_an_address_never_hides_or_raises_a_name(screener: Screener) -> None:
    plain = screener.screen_name(Query("Huawei Technologies"))
    beside = screener.screen_name(Query("Huawei Technologies", address=HOLLYWOOD))
    assert beside.outcome is plain.outcome is Outcome.LISTED
    assert beside.matches[: len(plain.matches)] == plain.matches


def test_several_addresses_in_one_cell(screener: Screener) -> None:
    found = screener.screen_name(Query("Zorvex", address=f"1 Quell Street, Oslo, Norway; {HOLLYWOOD}"))
    assert found.outcome is Outcome.POSSIBLE


def test_lists_left_out_raise_no_flag(snapshot: Snapshot) -> None:
    other = screener_of(snapshot, exclude=("us-bis-el",))
    assert other.report_address(HOLLYWOOD).findings[0].outcome is Outcome.NOT_LISTED


def test_the_index_loses_none_that_comparing_would_find(shared: Path, tmp_path: Path) -> None:
    """Against brute force, over addresses of real lists and slips in them."""
    from screening.catalogue import load_catalogue
    from screening.refresh import refresh
    from screening.snapshot.snapshot import open_snapshot
    from screening.snapshot.store import Store
    from tests.screener.fake import CLOCK

    store, catalogue = Store(tmp_path), load_catalogue()
    refresh(store, catalogue, ("us-csl",), CLOCK, places={"us-csl": shared / "data/csl/2026-07-rebuilt"})
    snapshot = open_snapshot(store, catalogue)
    held = [
        (row, read_address(one.text, one.country))
        for row, record in enumerate(snapshot.tables.records)
        for one in decode_addresses(record)
    ]
    index = open_addresses(snapshot, catalogue.list_ids)
    asked = [form.text for _, form in held[::211]]
    asked += [text[:8] + text[9:] for text in asked] + [text.replace("Road", "Rd").lower() for text in asked]
    for text in asked:
        form = read_address(text)
        near = {row for row, one in held if compare_addresses(form, one).nearness}
        assert near <= {row for row, _ in index.near(form)}, text
