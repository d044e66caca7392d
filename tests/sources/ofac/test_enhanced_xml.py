"""OFAC's enhanced XML, on hand-written files in the official layout, whole, zipped, filtered and spoilt."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from screening.catalogue import SourceFacts, load_catalogue
from screening.errors import ParseError
from screening.model import Address, Fact, Identifier, Kind, Party, Role, Strength
from screening.sources.ofac import advanced_xml
from screening.sources.ofac.enhanced_xml import parse
from screening.sources.parsed import Parsed

from ..published import FIXTURES, spoilt

FOLDER = FIXTURES / "ofac_enhanced_xml"
NAME = "SDN_ENHANCED.XML"
WHOLE = FOLDER / NAME
SDN = load_catalogue().source("us-ofac-sdn").model_copy(update={"files": (NAME,)})
CONS = load_catalogue().source("us-ofac-cons").model_copy(update={"files": ("CONS_ENHANCED.XML",)})


def read(path: Path, source: SourceFacts = SDN) -> Parsed:
    return parse({source.files[0]: path}, source)


@pytest.fixture(scope="module")
def sdn() -> dict[str, Party]:
    return {party.uid: party for party in read(FOLDER / NAME).parties["us-ofac-sdn"]}


@pytest.mark.parametrize("number", ["101", "102", "103", "104", "106", "107"])
def test_the_same_parties_as_in_the_advanced_format(sdn: dict[str, Party], number: str) -> None:
    """That fixture holds the same parties, and is itself compared with the CSV's."""
    folder = FIXTURES / "ofac_advanced_xml"
    other = advanced_xml.parse({NAME: folder / "SDN_ADVANCED.XML"}, SDN)
    uid = f"us-ofac-sdn:{number}"
    theirs = next(party for party in other.parties["us-ofac-sdn"] if party.uid == uid)
    ours = sdn[uid]
    assert (ours.kind, ours.kind_inferred) == (theirs.kind, theirs.kind_inferred)
    assert ours.names == theirs.names
    assert ours.birth_dates == theirs.birth_dates
    assert ours.countries == theirs.countries
    assert set(ours.identifiers) == set(theirs.identifiers)
    assert ours.listings == theirs.listings
    # An address in Cyrillic letters stands in this fixture only.
    assert tuple(at for at in ours.addresses if at.text.isascii()) == theirs.addresses


def test_a_person(sdn: dict[str, Party]) -> None:
    party = sdn["us-ofac-sdn:101"]
    assert (party.kind, party.caption) == (Kind.PERSON, "QASIMOV, Orxan Rustam")
    assert [(name.text, name.role) for name in party.names if name.strength is Strength.WEAK] == [
        ("ABU-'UMAR", Role.AKA),
        ("'ABD AL-WAFA'", Role.AKA),
        ("THE CLERK", Role.FKA),
    ]
    assert party.addresses == (
        Address("12 Quay Street, Baku AZ1000, Azerbaijan", "AZ"),
        Address("Баку, Azerbaijan", "AZ"),
    )
    assert Identifier("national_id", "44-1029", "IR") in party.identifiers
    assert {
        Fact("title", "Chief of Procurement"),
        Fact("sanctions_type", "Block"),
        Fact("linked_to", "NORTHERN QUAY TRADING CO. (NQTC)"),
        Fact("relation", "Acting for or on behalf of NORTHERN QUAY TRADING CO. (NQTC)"),
        Fact("passport", "Passport P00712 (Azerbaijan) issued 09 Jun 2011 expires 09 Jun 2021"),
    } <= set(party.facts)


def test_a_relationship_with_a_party_of_another_file_keeps_its_name(sdn: dict[str, Party]) -> None:
    assert Fact("linked_to", "QUAY HOLDING (OTHER LIST)") in sdn["us-ofac-sdn:102"].facts


def test_a_document_that_is_not_valid_still_identifies_and_says_so(sdn: dict[str, Party]) -> None:
    party = sdn["us-ofac-sdn:106"]
    assert Identifier("passport", "X1") in party.identifiers
    assert Fact("passport", "Passport X1 (not valid) found in 2020") in party.facts


def test_the_consolidated_file_is_split_by_the_lists_it_names() -> None:
    parsed = read(FOLDER / "CONS_ENHANCED.XML", CONS)
    standing = {
        list_id.removeprefix("us-ofac-"): [party.uid.partition(":")[2] for party in parties]
        for list_id, parties in parsed.parties.items()
    }
    assert standing == {
        "ssi": ["201"],
        "cmic": [],
        "capta": ["201"],
        "mbs": ["208"],
        "plc": ["205"],
        "fse": [],
    }
    assert (parsed.rows, parsed.published_on, parsed.newest_entry) == (3, "2025-01-10", "2025-01-03")
    assert parsed.incomplete == ()
    assert len(parsed.notes) == 3


def test_a_filtered_file_says_what_it_lacks(tmp_path: Path) -> None:
    text = (FOLDER / "CONS_ENHANCED.XML").read_text(encoding="utf-8")
    head, _, rest = text.partition("</filters>")
    path = tmp_path / "CONS_ENHANCED.XML"
    path.write_text(head.replace("Consolidated List", "CAPTA List") + "</filters>" + rest, encoding="utf-8")
    (lacks,) = read(path, CONS).incomplete
    assert "FSE List" in lacks
    assert "CAPTA List" not in lacks


def test_the_zip_that_ofac_publishes(tmp_path: Path) -> None:
    packed = tmp_path / "SDN_ENHANCED.ZIP"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(FOLDER / NAME, NAME)
    assert read(packed) == read(FOLDER / NAME)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<generalInfo>", "<generalInfo><mood />", "unknown element 'mood' in generalInfo"),
        ("<filters>", "<filters><programs />", "unknown element 'programs' in filters"),
        ('<address id="', '<address lid="', "unknown attribute 'lid' of address"),
        ("<isApproximate>false", "<isApproximate>no", "isApproximate of valueDate is 'no'"),
        (">Individual</entityType>", ">Robot</entityType>", "of entityType 'Robot' means 'Individual'"),
        (">A.K.A.</aliasType>", ">F.K.A.</aliasType>", "of aliasType 'F.K.A.' means 'A.K.A.'"),
        ("<value>Baku</value>", "<value>Baku</value><value>B</value>B", "text 'B' between the elements"),
        (">Passport</type>", ">Tax ID No.</type>", "of type 'Tax ID No.' means 'Passport'"),
        ('featureTypeId="1">Birthdate', 'featureTypeId="9999">Birthdate', "featureTypeId 9999 of type"),
        ("<value>Male</value>\n          <valueRefId>", "<value>M</value>\n          <valueRefId>", "'Male'"),
        ("<fromDateBegin>1961-03-04", "<fromDateBegin>1961-03-34", "'1961-03-34', no date"),
        ("<fromDateBegin>1961-03-04", "<fromDateBegin>1971-03-04", "a period that ends on 1961-03-04"),
        ('datePublished="2019-05-07"', 'datePublished="May"', "the date of the listing is 'May'"),
        (
            "<isPrimary>true</isPrimary>\n          <isLow",
            "<isPrimary>false</isPrimary><isLow",
            "type of alias ''",
        ),
        ('<entity id="102">', '<entity id="101">', "OFAC's number 101 stands on several parties"),
        ("<dataAsOf>2024-03-01", "<dataAsOf>soon", "dataAsOf of publicationInfo is 'soonT00:00:00'"),
        ("QASIMOV, Orxan Rustam</formatted", "</formatted", "party 101 has a name without letters"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        read(spoilt(tmp_path, WHOLE, old, new))
    assert words in str(caught.value)
    assert caught.value.where.startswith(f"{NAME}:")
    assert caught.value.hint


def test_a_type_or_list_that_is_not_known_is_refused(tmp_path: Path) -> None:
    """Renamed everywhere, so that code and word agree."""
    text = (FOLDER / NAME).read_text(encoding="utf-8")
    for old, new, words in (
        ("Vessel Call Sign", "Vessel Smell", "unknown type 'Vessel Smell'"),
        ("National ID No.", "Loyalty Card", "unknown type 'Loyalty Card'"),
        ("SDN List", "Moon List", "unknown list 'Moon List'"),
        (">Aircraft<", ">Airship<", "unknown type of party 'Airship'"),
        (">CITY<", ">PLANET<", "unknown or doubled part of an address 'PLANET'"),
    ):
        path = tmp_path / NAME
        path.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(ParseError, match=words):
            read(path)
