"""The Security Council's list: a hand-written file by its schema, spoilt copies, the real editions."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from screening.catalogue import load_catalogue
from screening.errors import ParseError
from screening.model import Address, BirthDate, Identifier, Kind, Party, Role, Strength
from screening.sources import un_xml
from screening.sources.parsed import Parsed
from screening.sources.reading.xml_layout import load_layout
from screening.sources.un_xml import parse

from .published import FIXTURES, spoilt

FIXTURE = FIXTURES / "un_xml" / "consolidated.xml"
LAYOUT = Path(un_xml.__file__).with_suffix(".toml")
UN = load_catalogue().source("un-sc")


def read(path: Path) -> Parsed:
    return parse({"consolidated.xml": path}, UN)


@pytest.fixture(scope="module")
def parties() -> dict[str, Party]:
    return {party.uid: party for party in read(FIXTURE).parties["un-sc"]}


def names(party: Party) -> list[tuple[str, Role, Strength]]:
    return [(name.text, name.role, name.strength) for name in party.names]


def test_dates_and_counts() -> None:
    parsed = read(FIXTURE)
    assert (parsed.rows, parsed.published_on, parsed.newest_entry) == (2, "2026-01-05", "2015-07-01")


def test_names_of_a_person(parties: dict[str, Party]) -> None:
    party = parties["un-sc:QDi.901"]
    assert (party.kind, party.kind_inferred) == (Kind.PERSON, False)
    assert names(party) == [
        ("MUSTAFA IBN EXAMPLE", Role.PRIMARY, Strength.STRONG),
        ("مصطفى ابن مثال", Role.AKA, Strength.STRONG),
        ("Mustapha bin Exampel", Role.AKA, Strength.STRONG),
        ("Moustafa Example", Role.AKA, Strength.STRONG),
        ("Abu Sample", Role.AKA, Strength.WEAK),
        ("أبو سامبل", Role.AKA, Strength.WEAK),
        ("Ivan Primer", Role.AKA, Strength.STRONG),
        ("Иван Пример", Role.AKA, Strength.STRONG),
        ("Mustafa Oldname", Role.FKA, Strength.STRONG),
        ("M. Exemplar", Role.AKA, Strength.STRONG),
    ]
    assert [name.script for name in party.names if name.script != "Latn"] == ["Arab", "Arab", "Cyrl"]


def test_what_else_is_said_of_a_person(parties: dict[str, Party]) -> None:
    party = parties["un-sc:QDi.901"]
    assert party.birth_dates == (
        BirthDate("1967-01-02"),
        BirthDate("1968", circa=True),
        BirthDate("1965", until="1969"),
        BirthDate("1973-11"),
        BirthDate("1979-12-31"),
    )
    assert party.identifiers == (
        Identifier("passport", "SE 012820", "AF"),
        Identifier("national_id", "R00012098"),
        Identifier("passport", "L723315"),
    )
    assert party.countries == ("IR", "PK")
    assert party.addresses == (
        Address("1 Sample Street, Sampleton, Pakistan (previous address)", "PK"),
        Address("Believed to be elsewhere"),
    )
    assert [(fact.type, fact.value) for fact in party.facts] == [
        ("title", "Maulavi"),
        ("position", "Deputy Keeper of Samples"),
        ("birth_place", "Sampleton, Pakistan"),
        ("gender", "Male"),
        ("remark", "Father's name is Example. Said to have left."),
        ("birth_date_note", "30-35 years old"),
        ("document", "Passport, issued in 1993, under name Somebody Else"),
    ]
    listing = party.listings[0]
    assert (listing.programs, listing.listed_on, listing.citation) == (("Al-Qaida",), "2015-07-01", "QDi.901")


def test_an_entity(parties: dict[str, Party]) -> None:
    party = parties["un-sc:CDe.901"]
    assert party.kind is Kind.COMPANY
    assert party.kind_inferred
    assert names(party) == [
        ("SAMPLE AIR WAYS (SAW)", Role.PRIMARY, Strength.STRONG),
        ("SAMPLE AIR WAYS", Role.AKA, Strength.STRONG),
        ("SAW", Role.AKA, Strength.STRONG),
        ("GREAT SAMPLE BUSINESS COMPANY (GSBC)", Role.AKA, Strength.STRONG),
        ("GREAT SAMPLE BUSINESS COMPANY", Role.AKA, Strength.STRONG),
        ("GSBC", Role.AKA, Strength.STRONG),
        ("Old Sample Airways", Role.FKA, Strength.STRONG),
        ("華信樣本(香港)有限公司", Role.AKA, Strength.STRONG),
    ]
    assert party.countries == ("CD",)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("<GENDER>Male</GENDER>", "<SHOE_SIZE>42</SHOE_SIZE>", "unknown element 'SHOE_SIZE' in INDIVIDUAL"),
        ("<GENDER>", '<GENDER source="x">', "unknown attribute 'source' of GENDER"),
        ("<GENDER>Male", "<GENDER>Male<B/>", "unknown element 'B' in GENDER"),
        ("<QUALITY>Low</QUALITY>", "<QUALITY>Fair</QUALITY>", "unknown alias quality 'Fair'"),
        (">BETWEEN<", ">AROUND<", "unknown kind of date 'AROUND'"),
        ("2010-06-09", "lately", "'lately'"),
        ("<DATE>1967-01-02</DATE>", "<DATE>1967-13-02</DATE>", "'1967-13-02'"),
        ("CDe.901", "QDi.901", "QDi.901 stands twice"),
        ("<REFERENCE_NUMBER>CDe.901</REFERENCE_NUMBER>", "", "without name or reference number"),
        ("  <ENTITIES>", "  oops <ENTITIES>", "text 'oops'"),
        ('dateGenerated="2026-01-05T00:00:09.554Z"', "", "the date of CONSOLIDATED_LIST"),
        ("</CONSOLIDATED_LIST>", "", "not whole XML"),
        ("CONSOLIDATED_LIST ", "SDN_LIST ", "not the UN list"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(ParseError, match=re.escape(says)) as caught:
        read(spoilt(tmp_path, FIXTURE, old, new))
    assert re.match(r"consolidated\.xml(:\d+)?$", caught.value.where)


def test_errors_name_the_line(tmp_path: Path) -> None:
    path = spoilt(tmp_path, FIXTURE, "<GENDER>Male</GENDER>", "<SHOE_SIZE/>")
    line = path.read_text(encoding="utf-8").splitlines().index("      <SHOE_SIZE/>") + 1
    with pytest.raises(ParseError) as caught:
        read(path)
    assert caught.value.where == f"consolidated.xml:{line}"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE CONSOLIDATED_LIST SYSTEM "http://127.0.0.1:9/list.dtd">',
    ],
)
def test_no_document_type_is_taken(tmp_path: Path, declaration: str) -> None:
    with pytest.raises(ParseError, match="document type declaration"):
        read(spoilt(tmp_path, FIXTURE, "<CONSOLIDATED_LIST", declaration + "<CONSOLIDATED_LIST"))


def test_undeclared_entities_are_not_whole_xml(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="not whole XML"):
        read(spoilt(tmp_path, FIXTURE, "MUSTAFA ", "&b;"))


def test_a_file_past_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = replace(load_layout(LAYOUT), most_bytes=1000)
    monkeypatch.setattr(un_xml, "load_layout", {LAYOUT: small}.__getitem__)
    with pytest.raises(ParseError, match="more than the 1,000 bytes that the UN list may have"):
        read(FIXTURE)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html>\n<html><body>Sorry</body></html>", "web page"),
        (b"name,a\n", "not whole"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "consolidated.xml"
    path.write_bytes(content)
    with pytest.raises(ParseError, match=says):
        read(path)


@pytest.mark.parametrize(
    ("edition", "people", "entities", "newest"),
    [("2026-02-27", 730, 273, "2026-02-24"), ("2026-04-17", 733, 272, "2026-03-30")],
)
def test_the_real_editions(shared: Path, edition: str, people: int, entities: int, newest: str) -> None:
    parsed = read(shared / "data/un" / edition / "consolidated.xml")
    found = parsed.parties["un-sc"]
    assert (parsed.published_on, parsed.newest_entry) == (edition, newest)
    assert sum(party.kind is Kind.PERSON for party in found) == people
    assert parsed.rows == len(found) == people + entities
    weak = [name for party in found for name in party.names if name.strength is Strength.WEAK]
    assert len(weak) > 600
    remarks = re.compile(r"listed as|original script|[;\[]|مدرج|\bborn\b")
    assert [name.text for party in found for name in party.names if remarks.search(name.text)] == []
    assert all(re.search(r"\d|^G52FYPRL$", paper.value) for party in found for paper in party.identifiers)
