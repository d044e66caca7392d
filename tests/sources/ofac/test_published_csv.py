"""OFAC's real publications: every row is accounted for, and the broken ones are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.catalogue import SourceFacts, load_catalogue
from screening.errors import ParseError
from screening.model import Kind, Role, Strength
from screening.sources.ofac.legacy_csv import parse
from screening.sources.parsed import Parsed

SDN = load_catalogue().source("us-ofac-sdn")
CONS = load_catalogue().source("us-ofac-cons")


def read(folder: Path, facts: SourceFacts) -> Parsed:
    return parse({path.name.upper(): path for path in folder.iterdir()}, facts)


def test_the_whole_list_of_2023(shared: Path) -> None:
    parsed = read(shared / "data" / "ofac" / "2023-12-28", SDN)
    parties = parsed.parties["us-ofac-sdn"]
    assert len(parties) == len({party.uid for party in parties}) == 13_821
    assert parsed.rows == 13_821 + 17_091 + 18_990 + 16
    kinds = [party.kind for party in parties]
    assert (kinds.count(Kind.PERSON), kinds.count(Kind.VESSEL), kinds.count(Kind.AIRCRAFT)) == (
        6646,
        764,
        378,
    )
    weak = sum(
        any(name.strength is Strength.WEAK and name.role is Role.AKA for name in party.names)
        for party in parties
    )
    # 1,860 rows have one before the cut at 1,000 characters, six more in the continuation.
    assert weak == 1_866
    assert parsed.incomplete == ()


def test_the_empty_publication_of_2024(shared: Path) -> None:
    whole = shared / "data" / "ofac" / "2023-12-28"
    empty = shared / "data" / "ofac" / "2024-05-04-empty"
    files = {path.name.upper(): path for path in (*whole.iterdir(), *empty.iterdir())}
    with pytest.raises(ParseError, match="empty"):
        parse(files, SDN)


def test_files_of_different_days_are_refused(shared: Path) -> None:
    old, new = shared / "data" / "ofac" / "2023-12-28", shared / "data" / "ofac" / "2026-06-02"
    files = {"SDN.CSV": old / "sdn.csv", "ALT.CSV": new / "alt.csv", "ADD.CSV": new / "add.csv"}
    with pytest.raises(ParseError, match=r"does not hold"):
        parse(files, SDN)


def test_the_rebuilt_list_of_2026_loads_and_says_what_it_lacks(shared: Path) -> None:
    parsed = read(shared / "data" / "ofac" / "2026-06-02", SDN)
    assert len(parsed.parties["us-ofac-sdn"]) == 18_944
    lacking = parsed.incomplete
    assert [note.split()[0] for note in lacking] == ["18", "76"]


def test_the_consolidated_list_of_2025(shared: Path) -> None:
    parsed = read(shared / "data" / "ofac-consolidated" / "2025-12-19", CONS)
    assert len({party.uid for parties in parsed.parties.values() for party in parties}) == 442
    assert {key.removeprefix("us-ofac-"): len(parties) for key, parties in parsed.parties.items()} == {
        "ssi": 286,
        "cmic": 68,
        "capta": 15,
        "mbs": 15,
        "plc": 78,
        "fse": 0,
    }
    assert parsed.notes == ()
