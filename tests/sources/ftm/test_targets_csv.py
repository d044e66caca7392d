"""OpenSanctions' simplified table: a hand-written one, whole and spoilt."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.errors import ParseError
from screening.model import Address, BirthDate, Fact, Identifier, Kind, Party, Role, Strength
from screening.sources.ftm.targets_csv import COLUMNS, parse
from screening.sources.parsed import Parsed

from ..published import FIXTURES, own_source

NAME = "targets.simple.csv"
FIXTURE = FIXTURES / "targets_csv" / NAME


def read(path: Path, *lists: str) -> Parsed:
    return parse({NAME: path}, own_source("targets_csv", NAME, *lists))


@pytest.fixture(scope="module")
def parties() -> dict[str, Party]:
    return {party.uid: party for party in read(FIXTURE).parties["own"]}


def test_every_row_is_a_party() -> None:
    parsed = read(FIXTURE)
    assert (parsed.rows, parsed.published_on, parsed.newest_entry) == (4, None, "2026-10-08")
    assert len(parsed.parties["own"]) == 4
    assert parsed.notes == (
        "country cells that name no country, kept as facts: 1",
        "aliases whose strength the table does not tell, taken as strong: 5",
    )


def test_a_person(parties: dict[str, Party]) -> None:
    party = parties["own:q-1"]
    assert (party.kind, party.kind_inferred) == (Kind.PERSON, False)
    assert [(name.text, name.role) for name in party.names] == [
        ("Orxan Rustam Qasimov", Role.PRIMARY),
        ("Orhan Kasimov", Role.AKA),
        ("ABU UMAR", Role.AKA),
        ("Velt; Orxan", Role.AKA),
        ("Орхан Гасымов", Role.AKA),
    ]
    assert all(name.strength is Strength.STRONG for name in party.names)
    assert party.birth_dates == (BirthDate("1961-05-04"), BirthDate("1960"))
    assert party.countries == ("AZ", "SU")
    assert party.addresses == (Address("12 Quay Street, Baku, Azerbaijan", "AZ"), Address("4 Pier Road"))
    assert party.identifiers == (Identifier("number", "P00712"), Identifier("number", "44-1029"))
    assert party.facts == (
        Fact("sanctions_imposed", "Quay Office - Asset freeze - 2022-03-04"),
        Fact("dataset", "Quay List"),
        Fact("dataset", "Pier List"),
        Fact("phone", "+994120000000"),
        Fact("email", "mail@quay.example"),
        Fact("country", "zz"),
    )
    assert party.listings[0].programs == ("QUAY-1", "QUAY-2")


def test_others(parties: dict[str, Party]) -> None:
    firm, ship, unknown = (parties[f"own:q-{number}"] for number in (2, 3, 6))
    assert [name.text for name in firm.names][1:] == ["Northern Quay Trading Co.", "NQTC"]
    assert firm.identifiers == (Identifier("number", "HRB 5521"), Identifier("imo", "9000002"))
    assert (ship.kind, ship.countries) == (Kind.VESSEL, ("PA",))
    assert ship.identifiers == (Identifier("imo", "9000001"), Identifier("number", "352000001"))
    assert (unknown.kind, unknown.kind_inferred) == (Kind.UNKNOWN, True)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_has_to_be_there(tmp_path: Path, column: str) -> None:
    path = tmp_path / NAME
    text = FIXTURE.read_text(encoding="utf-8")
    path.write_text(text.replace(f'"{column}"', '"colour"', 1), encoding="utf-8")
    with pytest.raises(ParseError, match=f"no column '{column}'"):
        read(path)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"Person"', '"Starship"', "unknown schema 'Starship'"),
        ('"Person"', '"Ownership"', "unknown schema 'Ownership'"),
        ('"Person"', '""', "without schema"),
        ('"q-1"', '""', "without id"),
        ('"Orxan Rustam Qasimov"', '" "', "without name"),
        ('"q-2"', '"q-1"', "'q-1' stands twice"),
        ('"1961-05-04;1960"', '"young"', "'young' is no date"),
        ('"2025-01-02T03:04:05"', '"lately"', "'lately' is no date"),
        ('"q-2","Company"', '"q-2"', "15 cells under 16 columns"),
        ('"P00712;44-1029"', '"""P00712;44"', "identifiers is malformed"),
        ('"last_change"', '"last_change","colour"', "unknown column 'colour'"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = FIXTURE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / NAME
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ParseError) as caught:
        read(path)
    assert words in str(caught.value)
    assert "targets.simple.csv:" in caught.value.where


def test_a_file_cut_inside_a_row_is_refused(tmp_path: Path) -> None:
    raw = FIXTURE.read_bytes()
    path = tmp_path / NAME
    for length in range(1, len(raw) - 2, 29):
        if not raw[:length].endswith((b'"\n', b'"')):
            path.write_bytes(raw[:length])
            with pytest.raises(ParseError):
                read(path)


def test_the_source_is_one_list() -> None:
    with pytest.raises(ParseError, match="carries 2 lists"):
        read(FIXTURE, "one", "two")
