"""OFAC's advanced XML, on hand-written files in the official layout, whole and spoilt."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.catalogue import SourceFacts, load_catalogue
from screening.errors import ParseError
from screening.model import Address, BirthDate, Fact, Identifier, Kind, Party, Role, Strength
from screening.sources.ofac import legacy_csv
from screening.sources.ofac.advanced_xml import parse
from screening.sources.ofac.parties import PAGE
from screening.sources.parsed import Parsed

from ..published import FIXTURES, spoilt

FOLDER = FIXTURES / "ofac_advanced_xml"
NAME = "SDN_ADVANCED.XML"
WHOLE = FOLDER / NAME
SDN = load_catalogue().source("us-ofac-sdn").model_copy(update={"files": (NAME,)})
CONS = load_catalogue().source("us-ofac-cons").model_copy(update={"files": ("CONS_ADVANCED.XML",)})


def read(path: Path, source: SourceFacts = SDN) -> Parsed:
    return parse({source.files[0]: path}, source)


@pytest.fixture(scope="module")
def sdn() -> dict[str, Party]:
    return {party.uid: party for party in read(FOLDER / NAME).parties["us-ofac-sdn"]}


@pytest.mark.parametrize("number", ["101", "102", "103", "104", "106", "107"])
def test_the_same_parties_as_in_the_csv_files(sdn: dict[str, Party], number: str) -> None:
    """The CSV fixture holds these parties too: the two formats make the same of them."""
    source = load_catalogue().source("us-ofac-sdn")
    folder = FIXTURES / "ofac_sdn"
    rows = legacy_csv.parse({path.name: path for path in folder.iterdir()}, source)
    uid = f"us-ofac-sdn:{number}"
    theirs = next(party for party in rows.parties["us-ofac-sdn"] if party.uid == uid)
    ours = sdn[uid]
    assert (ours.kind, ours.kind_inferred) == (theirs.kind, theirs.kind_inferred)
    assert {name for name in ours.names if name.script == "Latn"} == set(theirs.names)
    assert ours.names[0] == theirs.names[0]
    assert (set(ours.birth_dates), ours.countries) == (set(theirs.birth_dates), theirs.countries)
    # The XML fixture has a false passport more; the CSV writes "undetermined" for a country.
    assert set(ours.identifiers) - {Identifier("passport", "X1")} == set(theirs.identifiers)
    assert [at.text for at in ours.addresses] == [
        at.text.replace(", undetermined", "") for at in theirs.addresses
    ]


def test_a_person(sdn: dict[str, Party]) -> None:
    party = sdn["us-ofac-sdn:101"]
    assert party.kind is Kind.PERSON
    assert party.caption == "QASIMOV, Orxan Rustam"
    assert [(name.text, name.role) for name in party.names if name.strength is Strength.WEAK] == [
        ("ABU-'UMAR", Role.AKA),
        ("'ABD AL-WAFA'", Role.AKA),
        ("THE CLERK", Role.FKA),
    ]
    assert party.birth_dates == (BirthDate("1961-03-04"), BirthDate("1960", circa=True))
    assert (
        Fact("passport", "Passport P00712 (Azerbaijan) issued 09 Jun 2011 expires 09 Jun 2021") in party.facts
    )
    assert Fact("title", "Chief of Procurement") in party.facts
    assert Fact("birth_place", "Lankaran, Azerbaijan") in party.facts
    (listing,) = party.listings
    assert (listing.programs, listing.listed_on) == (("SDGT", "IFSR"), "2019-05-07")
    assert listing.citation == "Executive Order 13224 (Terrorism)"
    assert listing.url == PAGE + "101"


def test_a_name_in_another_script_is_another_name(sdn: dict[str, Party]) -> None:
    party = sdn["us-ofac-sdn:102"]
    (native,) = (name for name in party.names if name.script == "Cyrl")
    assert (native.text, native.role, native.strength) == ("СЕВЕРНЫЙ ПРИЧАЛ", Role.AKA, Strength.STRONG)
    assert party.caption == "NORTHERN QUAY TRADING CO. (NQTC)"
    assert party.addresses == (
        Address("Tower 3, Floor 9, Panama City, Panama", "PA"),
        Address("Kish Island, Iran", "IR"),
    )


def test_relationships(sdn: dict[str, Party]) -> None:
    tied = "NORTHERN QUAY TRADING CO. (NQTC)"
    assert Fact("linked_to", tied) in sdn["us-ofac-sdn:101"].facts
    assert Fact("relation", f"Acting for or on behalf of {tied}") in sdn["us-ofac-sdn:101"].facts
    told = [fact.value for fact in sdn["us-ofac-sdn:102"].facts if fact.type == "relation"]
    assert told == [
        "formerly Owned or Controlled By QASIMOV, Orxan Rustam",
        "Owned or Controlled By OFAC 9999",
    ]


def test_numbers_that_are_none_and_documents_that_are_false(sdn: dict[str, Party]) -> None:
    party = sdn["us-ofac-sdn:106"]
    assert party.identifiers == (
        Identifier("passport", "X1"),
        Identifier("wallet", "1QuayExampleAddressAAAA111"),
        Identifier("wallet", "0xQuay00ExampleAddress"),
    )
    assert Fact("passport", "Passport X1 (Fraudulent) found in 2020") in party.facts
    remarks = [fact.value for fact in party.facts if fact.type == "remark"]
    assert remarks == ["Passport issued in Baku", "wanted since 1999"]
    assert Fact("phone", "9710000001 by night") in party.facts


def test_dates_and_counts_of_the_file() -> None:
    parsed = read(FOLDER / NAME)
    assert (parsed.rows, parsed.published_on, parsed.newest_entry) == (6, "2024-03-01", "2021-09-21")
    assert parsed.notes == ("relationships with parties of another file, by their number: 1",)
    assert parsed.incomplete == ()


def test_the_consolidated_file_is_split_by_the_lists_it_names() -> None:
    parsed = read(FOLDER / "CONS_ADVANCED.XML", CONS)
    standing = {
        party.uid.partition(":")[2] + " " + list_id.removeprefix("us-ofac-"): party.listings
        for list_id, parties in parsed.parties.items()
        for party in parties
    }
    assert sorted(standing) == ["201 capta", "201 ssi", "205 plc", "208 mbs"]
    assert {key: listing.listed_on for key, (listing,) in standing.items()} == {
        "201 capta": "2022-02-24",
        "201 ssi": "2014-09-12",
        "205 plc": "2006-04-12",
        "208 mbs": "2025-01-03",
    }
    assert standing["201 capta"][0].citation == "Executive Order 14024, Directive 2"
    assert standing["205 plc"][0].citation == "General License 4"
    assert parsed.notes == (
        "parties that also stand on the SDN List, which has a source of its own: 1",
        "parties whose list the file does not name: told from their programs and directives: 1",
        "parties put on the menu-based list because their program has no list (NEW-EO19999): 1",
    )


def test_the_file_of_other_lists_is_refused() -> None:
    with pytest.raises(ParseError, match="party 205 stands on no list that us-ofac-sdn carries"):
        parse({NAME: FOLDER / "CONS_ADVANCED.XML"}, SDN)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('LowQuality="true"', 'LowQuality="maybe"', "LowQuality of Alias is 'maybe'"),
        ('LowQuality="true"', "", "Alias has no attribute 'LowQuality'"),
        ('Acronym="false"', 'Acronym="false" Shape="round"', "unknown attribute 'Shape' of NamePartValue"),
        ("<LocationAreaCode", "<Moon /><LocationAreaCode", "unknown element 'Moon' in Location"),
        ('<Alias FixedRef="101" AliasTypeID="', '<Alias FixedRef="101" AliasTypeID="7', "AliasTypeID 7"),
        ('ListID="1550"', 'ListID="42"', "ListID 42 of SanctionsEntry is not among the file's ListValues"),
        ("SDN List<", "Moon List<", "unknown list 'Moon List'"),
        (">Gender<", ">Shoe Size<", "unknown type 'Shoe Size'"),
        (">Passport<", ">Library Card<", "unknown type 'Library Card'"),
        (">Middle Name<", ">Stage Name<", "unknown part of a name 'Stage Name'"),
        (">CITY<", ">GALAXY<", "unknown or doubled part of an address 'GALAXY'"),
        (">A.K.A.<", ">D.B.A.<", "unknown type of alias 'D.B.A.'"),
        (">Created<", ">Removed<", "unknown event 'Removed'"),
        (">Gregorian<", ">Lunar<", "a date in the Lunar calendar"),
        (">Individual<", ">Robot<", "unknown type of party 'Robot'"),
        ("<Month>3</Month>", "<Month>13</Month>", "the date of DateOfIssue is '2024-13-1', no date"),
        ('<DistinctParty FixedRef="104"', '<DistinctParty FixedRef="103"', "party 103 does not have one"),
        ('Primary="true" LowQuality', 'Primary="false" LowQuality', "party 101 has 0 primary names"),
        ('<VersionLocation LocationID="11"', '<VersionLocation LocationID="99"', "LocationID 99"),
        (
            '<SanctionsEntry ID="1000101" ProfileID="101"',
            '<SanctionsEntry ID="1" ProfileID="1"',
            "ProfileID 1",
        ),
        ('From-ProfileID="101"', 'From-ProfileID="1"', "From-ProfileID 1 of ProfileRelationship"),
        ('Version="3"', 'Version="3" DeltaBaseVersion="2"', "unknown attribute 'DeltaBaseVersion'"),
        ("http://www.un.org/sanctions/1.0", "http://example.org/2.0", "the root element is 'Sanctions'"),
        ("<SanctionsEntryLinks />", "<SanctionsEntryLinks />stray", "text 'stray' between the elements"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        read(spoilt(tmp_path, WHOLE, old, new))
    assert words in str(caught.value)
    assert caught.value.where.startswith(f"{NAME}:")
    assert caught.value.hint


def test_a_document_of_nobody_is_refused(tmp_path: Path) -> None:
    text = spoilt(tmp_path, WHOLE, "<IDRegDocuments>", "<IDRegDocuments>").read_text(encoding="utf-8")
    identity = text.partition('IDRegDocTypeID="1571" IdentityID="')[2].partition('"')[0]
    with pytest.raises(ParseError, match="IdentityID 77, which no party has"):
        read(spoilt(tmp_path, WHOLE, f'IdentityID="{identity}"', 'IdentityID="77"'))


def test_a_feature_said_to_be_false_is_kept_and_marked(tmp_path: Path) -> None:
    path = spoilt(tmp_path, WHOLE, 'ReliabilityID="1"', 'ReliabilityID="1561"')
    parties = read(path).parties["us-ofac-sdn"]
    assert Fact("remark", "said to be false: Birthdate 04 Mar 1961") in parties[0].facts
    assert BirthDate("1961-03-04") in parties[0].birth_dates
