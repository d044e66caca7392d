"""OFAC's real Consolidated list in three formats: the same parties; faults told from what time changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.catalogue import load_catalogue
from screening.model import Identifier, Listing, Name, Party, Role
from screening.sources.ofac import advanced_xml, enhanced_xml, legacy_csv
from screening.sources.ofac.lists import CAPTA, MBS, SSI
from screening.sources.parsed import Parsed

CONS = load_catalogue().source("us-ofac-cons")
XML = CONS.model_copy(update={"files": ("LIST",)})


@pytest.fixture(scope="module")
def rows(shared: Path) -> Parsed:
    """CSV, 2025-12-19."""
    folder = shared / "data" / "ofac-consolidated" / "2025-12-19"
    return legacy_csv.parse({path.name.upper(): path for path in folder.iterdir()}, CONS)


@pytest.fixture(scope="module")
def enhanced(shared: Path) -> Parsed:
    folder = shared / "data" / "ofac-consolidated" / "2025-01-10-enhanced-xml"
    return enhanced_xml.parse({"LIST": folder / "CONS_ENHANCED.ZIP"}, XML)


@pytest.fixture(scope="module")
def advanced(shared: Path) -> Parsed:
    folder = shared / "data" / "ofac-consolidated" / "2020-03-17-advanced-xml"
    return advanced_xml.parse({"LIST": folder / "cons_advanced.xml"}, XML)


def parties(parsed: Parsed) -> dict[str, Party]:
    return {party.uid: party for listed in parsed.parties.values() for party in listed}


def lists(parsed: Parsed) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for list_id, listed in parsed.parties.items():
        for party in listed:
            found.setdefault(party.uid, set()).add(list_id)
    return found


def latin(party: Party) -> set[Name]:
    """The CSV has names in Latin letters only."""
    return {name for name in party.names if name.script == "Latn"}


def untouched(older: dict[str, Party], newer: dict[str, Party]) -> list[str]:
    """Parties to whose programs OFAC added none in between: those it amended in 2022 and 2025 gained one."""
    both = sorted(older.keys() & newer.keys())
    return [
        uid for uid in both if set(older[uid].listings[0].programs) == set(newer[uid].listings[0].programs)
    ]


def test_counts_and_dates(enhanced: Parsed, advanced: Parsed) -> None:
    assert (enhanced.rows, enhanced.published_on, enhanced.newest_entry) == (443, "2025-01-10", "2024-08-20")
    assert (advanced.rows, advanced.published_on, advanced.newest_entry) == (375, "2020-03-17", "2020-03-12")
    counts = [
        {list_id.removeprefix("us-ofac-"): len(listed) for list_id, listed in parsed.parties.items()}
        for parsed in (enhanced, advanced)
    ]
    assert counts == [
        {"ssi": 286, "cmic": 68, "capta": 1, "mbs": 12, "plc": 78, "fse": 1},
        {"ssi": 290, "cmic": 0, "capta": 1, "mbs": 0, "plc": 78, "fse": 6},
    ]
    assert enhanced.notes == ("parties that also stand on the SDN List, which has a source of its own: 77",)
    assert advanced.notes == ("parties that also stand on the SDN List, which has a source of its own: 9",)
    assert enhanced.incomplete == advanced.incomplete == ()


def test_enhanced_and_csv_agree_party_by_party(enhanced: Parsed, rows: Parsed) -> None:
    older, newer = parties(enhanced), parties(rows)
    # One party was delisted in between, none added.
    assert older.keys() - newer.keys() == {"us-ofac-cons:26182"}
    assert not newer.keys() - older.keys()
    for uid, party in newer.items():
        assert (older[uid].kind, older[uid].kind_inferred) == (party.kind, party.kind_inferred)
        assert set(older[uid].birth_dates) == set(party.birth_dates)
        assert set(older[uid].countries) == set(party.countries)
    same = untouched(older, newer)
    assert len(same) == 430
    # The CSV cannot hold the double quotes of this name and writes single ones.
    assert [uid for uid in same if latin(older[uid]) != latin(newer[uid])] == ["us-ofac-cons:22391"]
    assert {name.text.replace('"', "'") for name in latin(older["us-ofac-cons:22391"])} == {
        name.text for name in newer["us-ofac-cons:22391"].names
    }
    # Numbers whose issuing country OFAC added or took away, and nothing else of them.
    changed = [uid for uid in same if set(older[uid].identifiers) != set(newer[uid].identifiers)]
    assert changed == ["us-ofac-cons:17013", "us-ofac-cons:18784"]
    for uid in changed:
        assert bare(older[uid]) == bare(newer[uid])
    # Addresses in Cyrillic letters stand in the XML only.
    for uid in same:
        assert {at for at in older[uid].addresses if not cyrillic(at.text)} == set(newer[uid].addresses)


def bare(party: Party) -> set[Identifier]:
    return {Identifier(number.type, number.value) for number in party.identifiers}


def cyrillic(text: str) -> bool:
    return any("\u0400" <= char <= "\u04ff" for char in text)


def test_the_xml_names_the_lists_and_the_csv_lets_them_be_told(enhanced: Parsed, rows: Parsed) -> None:
    """Only of banks that went on to the SDN list does the CSV still tell directives OFAC's lists left."""
    said, told = lists(enhanced), lists(rows)
    more = {uid: told[uid] - said[uid] for uid in told if told[uid] != said[uid]}
    assert not [uid for uid in told if said[uid] - told[uid]]
    assert len(more) == 16
    assert set().union(*more.values()) == {CAPTA, MBS}
    assert all(SSI in said[uid] for uid in more)


def listings(parsed: Parsed) -> dict[tuple[str, str], Listing]:
    """By uid and list."""
    every = (
        (party.uid, one) for listed in parsed.parties.values() for party in listed for one in party.listings
    )
    return {(uid, one.list_id): one for uid, one in every}


def test_listing_dates_agree_where_both_have_one(enhanced: Parsed, rows: Parsed) -> None:
    said, told = listings(enhanced), listings(rows)
    dated = [key for key in said.keys() & told.keys() if told[key].listed_on]
    assert len(dated) >= 68
    assert all(said[key].listed_on == told[key].listed_on for key in dated)
    assert all(one.listed_on and one.citation for one in said.values())


def test_names_in_other_scripts_come_with_the_xml(enhanced: Parsed) -> None:
    native = [name for party in parties(enhanced).values() for name in party.names if name.script != "Latn"]
    assert {name.script for name in native} == {"Cyrl", "Hani"}
    assert len(native) == 45
    assert all(name.role is not Role.PRIMARY for name in native)


def test_advanced_of_2020_agrees_with_the_later_formats(
    advanced: Parsed, enhanced: Parsed, rows: Parsed
) -> None:
    # Names that OFAC mended: a stray @, a missing space, the forms of two firms, to which it added numbers.
    # And the one whose quotes the CSV cannot hold.
    mended = ["18808", "19468", "19992", "20002"]
    older = parties(advanced)
    for later, unchanged, different in ((enhanced, 289, mended), (rows, 277, [*mended, "22391"])):
        newer = parties(later)
        same = untouched(older, newer)
        assert len(same) == unchanged
        for uid in same:
            assert older[uid].kind == newer[uid].kind
            assert older[uid].birth_dates == newer[uid].birth_dates
            assert set(older[uid].countries) == set(newer[uid].countries)
            assert set(older[uid].identifiers) <= set(newer[uid].identifiers)
        changed = [uid.partition(":")[2] for uid in same if latin(older[uid]) != latin(newer[uid])]
        assert changed == different
