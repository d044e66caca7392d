"""OFAC's legacy CSV sets, on hand-written sets in the official layout, whole and spoilt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from screening.catalogue import SourceFacts, load_catalogue
from screening.errors import ParseError
from screening.model import Address, BirthDate, Fact, Identifier, Kind, Party, Role, Strength
from screening.sources.ofac.legacy_csv import parse
from screening.sources.ofac.parties import PAGE
from screening.sources.parsed import Parsed

from ..published import FIXTURES

SDN = load_catalogue().source("us-ofac-sdn")
CONS = load_catalogue().source("us-ofac-cons")


def read(folder: Path, facts: SourceFacts) -> Parsed:
    return parse({path.name.upper(): path for path in folder.iterdir()}, facts)


@pytest.fixture(scope="module")
def sdn() -> dict[str, Party]:
    parsed = read(FIXTURES / "ofac_sdn", SDN)
    return {party.uid.partition(":")[2]: party for party in parsed.parties["us-ofac-sdn"]}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The SDN fixture, to be spoilt."""
    folder = tmp_path / "set"
    shutil.copytree(FIXTURES / "ofac_sdn", folder)
    return folder


def edit(path: Path, old: bytes, new: bytes) -> None:
    raw = path.read_bytes()
    assert old in raw
    path.write_bytes(raw.replace(old, new))


def names(party: Party) -> list[tuple[str, Role, Strength]]:
    return [(name.text, name.role, name.strength) for name in party.names]


def test_a_person(sdn: dict[str, Party]) -> None:
    party = sdn["101"]
    assert (party.uid, party.kind, party.kind_inferred) == ("us-ofac-sdn:101", Kind.PERSON, False)
    assert names(party) == [
        ("QASIMOV, Orxan Rustam", Role.PRIMARY, Strength.STRONG),
        ("KASIMOV, Orhan", Role.AKA, Strength.STRONG),
        ("GASIMOV, Orkhan R.", Role.AKA, Strength.STRONG),
        ("ABU-'UMAR", Role.AKA, Strength.WEAK),
        ("'ABD AL-WAFA'", Role.AKA, Strength.WEAK),
        ("THE CLERK", Role.FKA, Strength.WEAK),
    ]
    assert party.birth_dates == (BirthDate("1961-03-04"), BirthDate("1960", circa=True))
    assert party.countries == ("AZ", "IR", "TR")
    assert party.addresses == (Address("12 Quay Street, Baku AZ1000, Azerbaijan", "AZ"),)
    assert party.identifiers == (
        Identifier("passport", "P00712", "AZ"),
        Identifier("national_id", "44-1029", "IR"),
    )
    assert Fact("title", "Chief of Procurement") in party.facts
    assert Fact("linked_to", "NORTHERN QUAY TRADING CO., S.A.") in party.facts
    (listing,) = party.listings
    assert (listing.list_id, listing.programs) == ("us-ofac-sdn", ("SDGT", "IFSR"))
    assert listing.url == PAGE + "101"


def test_a_company_with_acronyms_in_brackets(sdn: dict[str, Party]) -> None:
    party = sdn["102"]
    assert (party.kind, party.kind_inferred) == (Kind.COMPANY, True)
    assert names(party) == [
        ("NORTHERN QUAY TRADING CO. (NQTC)", Role.PRIMARY, Strength.STRONG),
        ("SOUTHERN QUAY TRADING (SQT)", Role.FKA, Strength.STRONG),
        ("NORTHERN QUAY TRADING CO.", Role.AKA, Strength.STRONG),
        ("NQTC", Role.AKA, Strength.STRONG),
        ("SOUTHERN QUAY TRADING", Role.FKA, Strength.STRONG),
        ("SQT", Role.FKA, Strength.STRONG),
    ]
    assert {number.type for number in party.identifiers} == {"tax_id", "registration", "uscc", "swift", "lei"}
    assert Identifier("registration", "HRB 5521 (Stuttgart)", "DE") in party.identifiers


def test_a_vessel_and_an_aircraft(sdn: dict[str, Party]) -> None:
    vessel, aircraft = sdn["103"], sdn["104"]
    assert (vessel.kind, vessel.countries, vessel.addresses) == (Kind.VESSEL, ("PA",), ())
    assert vessel.identifiers == (
        Identifier("call_sign", "T2XY9"),
        Identifier("imo", "9000001"),
        Identifier("mmsi", "352000001"),
    )
    assert {Fact("tonnage", "318,000"), Fact("flag", "Panama"), Fact("owner", "Quay Shipholding")} <= set(
        vessel.facts
    )
    assert aircraft.kind is Kind.AIRCRAFT
    assert Identifier("aircraft_tail", "EX-QQA") in aircraft.identifiers


def test_remarks_cut_in_the_middle_of_an_alias_go_on_in_the_comments(sdn: dict[str, Party]) -> None:
    party = sdn["105"]
    weak = [name.text for name in party.names if name.strength is Strength.WEAK]
    assert weak == ["GREYFIN", "PALE HERON"]
    assert Fact("linked_to", "HARBOR LIGHT BUREAU") in party.facts
    assert ("HARBOR DAWN BUREAU", Role.NKA, Strength.STRONG) in names(party)


def test_a_space_at_the_cut_is_kept(copy: Path) -> None:
    edit(copy / "SDN.CSV", b"a.k.a. 'GREY\"", b"a.k.a. 'GRE \"")
    assert any(name.text == "GRE FIN" for p in read(copy, SDN).parties["us-ofac-sdn"] for name in p.names)


def test_without_the_comments_half_an_alias_is_no_alias(copy: Path) -> None:
    (copy / "SDN_COMMENTS.CSV").unlink()
    parsed = read(copy, SDN)
    party = next(party for party in parsed.parties["us-ofac-sdn"] if party.uid.endswith(":105"))
    assert all(name.strength is Strength.STRONG for name in party.names)
    assert Fact("remark", "a.k.a. 'GREY") in party.facts
    assert any("cut at 1,000 characters" in note and note.endswith(": 1") for note in parsed.notes)


def test_comments_of_another_day_do_not_run_into_whole_remarks(copy: Path) -> None:
    (copy / "SDN_COMMENTS.CSV").write_bytes(b'106,"a.k.a. \'PIER\'."\n999,"gone."\n\x1a')
    parsed = read(copy, SDN)
    party = next(party for party in parsed.parties["us-ofac-sdn"] if party.uid.endswith(":106"))
    assert {"wanted since 1999", "Passport issued in Baku"} <= {fact.value for fact in party.facts}
    assert party.names[-1].text == "PIER"
    assert any("another day" in note for note in parsed.notes)


def test_unread_wordings_are_kept_as_remarks(sdn: dict[str, Party]) -> None:
    party = sdn["106"]
    remarks = [fact.value for fact in party.facts if fact.type == "remark"]
    assert remarks == ["DOB some time ago", "Passport issued in Baku", "wanted since 1999"]
    assert [number.value for number in party.identifiers] == [
        "1QuayExampleAddressAAAA111",
        "0xQuay00ExampleAddress",
    ]
    assert party.names[1].text == "VELT, Anna (Anya)"
    assert len(party.names) == 2


def test_places_that_are_no_country(sdn: dict[str, Party]) -> None:
    assert sdn["106"].addresses == (Address("Sevastopol, Region: Crimea", "UA"),)
    assert sdn["107"].addresses == (Address("Halabja, undetermined"),)
    assert sdn["107"].countries == ()


def test_rows_are_accounted_for() -> None:
    parsed = read(FIXTURES / "ofac_sdn", SDN)
    assert parsed.rows == 7 + 6 + 9 + 1
    assert parsed.notes == ("addresses in what is no one country (undetermined): 1",)


def test_file_names_in_either_case(copy: Path) -> None:
    assert parse({path.name.lower(): path for path in copy.iterdir()}, SDN).rows == 23


@pytest.mark.parametrize("ending", [b"", b"\r\n", b"\r\n\x1a\r\n", b"\r\n\x1a"])
def test_endings_of_the_file_and_its_mirrors(copy: Path, ending: bytes) -> None:
    for path in copy.iterdir():
        path.write_bytes(path.read_bytes().rstrip(b"\r\n\x1a") + ending)
    assert len(read(copy, SDN).parties["us-ofac-sdn"]) == 7


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("SDN.CSV", b'"individual"', b'"robot"', "is of type 'robot'"),
        ("SDN.CSV", b"\r\n102,", b"\r\n101,", "stand on several parties: 101"),
        ("SDN.CSV", b'"SEA LARK"', b"-0- ", "party 103 has no name"),
        ("SDN.CSV", b'103,"SEA LARK","vessel"', b'103,"SEA LARK"', "11 cells"),
        ("ALT.CSV", b'101,1,"aka"', b'101,1,"dba"', "type 'dba'"),
        ("ALT.CSV", b"101,1,", b"990,1,", "990"),
        ("ADD.CSV", b"107,19,", b"991,19,", "991"),
        ("ADD.CSV", b"104,16,", b"103,16,", "1 of 7 parties have no address row"),
        ("ADD.CSV", b"101,11,", b"x,11,", "beginning with 'x'"),
    ],
)
def test_what_is_refused(copy: Path, name: str, old: bytes, new: bytes, words: str) -> None:
    edit(copy / name, old, new)
    with pytest.raises(ParseError) as caught:
        read(copy, SDN)
    assert words in str(caught.value)
    assert caught.value.hint or "several parties" in words


def test_an_empty_publication_is_refused(copy: Path) -> None:
    (copy / "SDN.CSV").write_bytes(b"")
    with pytest.raises(ParseError, match=r"SDN\.CSV: the file is empty \(0 bytes\)") as caught:
        read(copy, SDN)
    assert caught.value.hint


def test_a_missing_file_is_refused(copy: Path) -> None:
    (copy / "ALT.CSV").unlink()
    with pytest.raises(ParseError, match=r"ALT\.CSV is missing"):
        read(copy, SDN)


@pytest.mark.parametrize("name", ["SDN.CSV", "ALT.CSV", "ADD.CSV"])
def test_a_file_cut_anywhere_is_refused_or_loses_whole_rows_loudly(copy: Path, name: str) -> None:
    """Every cut inside a row is seen; one between rows leaves a smaller file for the count to catch."""
    raw = (copy / name).read_bytes()
    for length in range(1, len(raw) - 3, 7):
        (copy / name).write_bytes(raw[:length])
        between_rows = raw[:length].endswith((b"-0- ", b"-0-", b"\r", b"\n", b'."')) or length < 5
        if not between_rows:
            with pytest.raises(ParseError):
                read(copy, SDN)


def test_the_consolidated_set_is_split_by_program_and_directive() -> None:
    parsed = read(FIXTURES / "ofac_cons", CONS)
    standing = {
        list_id.removeprefix("us-ofac-"): [party.uid.partition(":")[2] for party in parties]
        for list_id, parties in parsed.parties.items()
    }
    assert standing == {
        "ssi": ["201", "202"],
        "cmic": ["204"],
        "capta": ["201", "206"],
        "mbs": ["201", "203", "208"],
        "plc": ["205"],
        "fse": ["207"],
    }
    on_mbs = parsed.parties["us-ofac-mbs"][0]
    assert on_mbs.uid == parsed.parties["us-ofac-ssi"][0].uid == "us-ofac-cons:201"
    (listing,) = on_mbs.listings
    assert (listing.list_id, listing.citation, listing.listed_on) == (
        "us-ofac-mbs",
        "Executive Order 14024, Directive 3",
        "2022-03-02",
    )
    assert parsed.parties["us-ofac-ssi"][1].listings[0].citation == "Executive Order 13662, Directive 1, 4"
    assert parsed.parties["us-ofac-cmic"][0].listings[0].listed_on == "2021-06-03"
    assert parsed.newest_entry == "2022-03-02"
    assert parsed.notes == (
        "parties put on the menu-based list because their program has no list (NEW-EO19999): 1",
    )


def test_a_list_the_source_does_not_carry_is_an_error() -> None:
    facts = CONS.model_copy(update={"lists": tuple(one for one in CONS.lists if one.id != "us-ofac-fse")})
    with pytest.raises(ParseError, match="us-ofac-fse"):
        read(FIXTURES / "ofac_cons", facts)
