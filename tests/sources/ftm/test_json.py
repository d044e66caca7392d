"""FollowTheMoney entities: a hand-written collection, whole and spoilt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screening.errors import ParseError
from screening.model import Address, BirthDate, Fact, Identifier, Kind, Party, Role, Strength
from screening.sources.ftm.json import parse
from screening.sources.ftm.schemas import ABOUT_PARTIES, PARTIES, PASSED_OVER
from screening.sources.parsed import Parsed

from ..published import FIXTURES, own_source

NAME = "entities.ftm.json"
FIXTURE = FIXTURES / "ftm_json" / NAME


def read(path: Path) -> Parsed:
    return parse({NAME: path}, own_source("ftm_json", NAME))


def entity(number: str = "q-1", schema: str = "Person", **changes: object) -> dict[str, object]:
    properties = {"name": ["Anna Velt"], "topics": ["sanction"]}
    return {"id": number, "schema": schema, "target": True, "properties": properties} | changes


def written(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / NAME
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return read(FIXTURE)


@pytest.fixture(scope="module")
def parties(parsed: Parsed) -> dict[str, Party]:
    return {party.uid.removeprefix("own:"): party for party in parsed.parties["own"]}


def test_targets_are_parties_and_the_rest_is_counted(parsed: Parsed, parties: dict[str, Party]) -> None:
    assert list(parties) == ["q-1", "q-2", "q-3", "q-4", "q-5", "q-6", "q-7", "q-8"]
    assert parsed.rows == len(FIXTURE.read_text(encoding="utf-8").splitlines())
    assert parsed.notes == (
        "entities passed over, for they are no targets of the list: 1",
        "Family: entities not read, for they name no party: 1",
        "Ownership: entities not read, for they name no party: 1",
        "country cells that name no country, kept as facts: 1",
    )
    assert (parsed.published_on, parsed.newest_entry, parsed.incomplete) == (None, "2026-10-08", ())


def test_a_person(parties: dict[str, Party]) -> None:
    party = parties["q-1"]
    assert (party.kind, party.kind_inferred) == (Kind.PERSON, False)
    assert [(name.text, name.role, name.strength, name.script) for name in party.names] == [
        ("Orxan Rustam Qasimov", Role.PRIMARY, Strength.STRONG, "Latn"),
        ("QASIMOV, Orxan", Role.AKA, Strength.STRONG, "Latn"),
        ("Orhan Kasimov", Role.AKA, Strength.STRONG, "Latn"),
        ("Орхан Гасымов", Role.AKA, Strength.STRONG, "Cyrl"),
        ("Orxan Velt", Role.FKA, Strength.STRONG, "Latn"),
        ("ABU UMAR", Role.AKA, Strength.WEAK, "Latn"),
    ]
    assert party.birth_dates == (BirthDate("1961-05-04"), BirthDate("1960"))
    assert party.countries == ("GE", "AZ", "SU")
    assert party.addresses == (Address("4 Pier Road, Turkey", "TR"), Address("12 Quay Street, Baku", "AZ"))
    assert party.identifiers == (
        Identifier("national_id", "44-1029"),
        Identifier("tax_id", "770100000001"),
        Identifier("wikidata", "Q9000001"),
        Identifier("passport", "P00712", "AZ"),
        Identifier("driving_licence", "D-5", "AZ"),
    )
    assert {Fact("country", "zz"), Fact("topic", "role.pep"), Fact("reasons", "Runs the quay")} <= set(
        party.facts
    )


def test_sanctions_make_one_listing(parties: dict[str, Party]) -> None:
    (listing,) = parties["q-1"].listings
    assert listing.programs == ("QUAY-1", "Pier list")
    assert (listing.listed_on, listing.expires_on) == ("2021-01-01", None)
    assert (listing.citation, listing.url) == ("Quay Office; Pier Office", "https://quay.example/1")
    (ended,) = parties["q-2"].listings
    assert (ended.listed_on, ended.expires_on) == ("2019-11-30", "2027-01-01")


def test_kinds_and_numbers_of_other_schemas(parties: dict[str, Party]) -> None:
    kinds = {number: (party.kind, party.kind_inferred) for number, party in parties.items()}
    assert kinds == {
        "q-1": (Kind.PERSON, False),
        "q-2": (Kind.COMPANY, False),
        "q-3": (Kind.VESSEL, False),
        "q-4": (Kind.AIRCRAFT, False),
        "q-5": (Kind.ADDRESS, False),
        "q-6": (Kind.UNKNOWN, True),
        "q-7": (Kind.UNKNOWN, True),
        "q-8": (Kind.ORGANIZATION, False),
    }
    assert [name.text for name in parties["q-2"].names] == [
        "Northern Quay Trading Co. (NQTC)",
        "Northern Quay Trading Co.",
        "NQTC",
        "NQT",
    ]
    assert Identifier("imo", "9000002") in parties["q-2"].identifiers
    assert parties["q-3"].identifiers == (
        Identifier("vessel_registration", "V-7"),
        Identifier("imo", "9000001"),
        Identifier("mmsi", "352000001"),
    )
    assert Identifier("aircraft_tail", "EX-QQA") in parties["q-4"].identifiers
    assert parties["q-5"].caption == "Unit 3, 12/F Sample Tower, Kowloon"
    assert parties["q-7"].identifiers == (Identifier("wallet", "1QuayExampleAddressAAAA111"),)


@pytest.mark.parametrize(
    ("target", "topics", "kept"),
    [
        (True, [], True),
        (True, ["role.pep"], True),
        (False, ["sanction"], False),
        (None, ["sanction"], True),
        (None, ["sanction.counter"], True),
        (None, ["export.control"], True),
        (None, ["sanctioned"], False),
        (None, ["role.pep"], False),
        (None, [], False),
    ],
)
def test_the_mark_decides_and_the_topic_where_there_is_none(
    tmp_path: Path, target: bool | None, topics: list[str], kept: bool
) -> None:
    other = entity("q-2")
    line = entity(properties={"name": ["Bo Ek"], "topics": topics}, target=target)
    if target is None:
        del line["target"]
    parsed = read(written(tmp_path, line, other))
    assert len(parsed.parties["own"]) == 1 + kept
    assert bool(parsed.notes) is not kept


def test_a_name_with_a_semicolon_is_one_name(tmp_path: Path) -> None:
    (party,) = read(written(tmp_path, entity(properties={"name": ["Velt; Anna"]}))).parties["own"]
    assert [name.text for name in party.names] == ["Velt; Anna"]


def test_sanctioned_entities_that_are_not_in_the_file_show_that_it_is_not_whole(tmp_path: Path) -> None:
    sanction = entity("s-1", "Sanction", target=False, properties={"entity": ["q-2"]})
    assert read(written(tmp_path, entity(), sanction)).incomplete == (
        "1 sanctioned entities that the file does not hold",
    )
    other = entity("q-2", target=False)
    assert read(written(tmp_path, entity(), sanction, other)).incomplete == ()


def test_an_address_that_is_not_in_the_file_is_noted(tmp_path: Path) -> None:
    line = entity(properties={"name": ["Anna Velt"], "addressEntity": ["a-1"]})
    address = entity("a-1", "Address", target=False, properties={"street": ["1 Pier"], "city": ["Baku"]})
    assert "does not hold: 1" in read(written(tmp_path, line)).notes[0]
    (party,) = read(written(tmp_path, address, line)).parties["own"]
    assert party.addresses == (Address("1 Pier, Baku"),)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (entity(schema="Starship"), "unknown schema 'Starship'"),
        (entity(schema="Ownership"), "unknown schema 'Ownership'"),
        (entity(colour="red"), "unknown key 'colour'"),
        (entity(target="yes"), "target is 'yes'"),
        (entity(last_seen="lately"), "is no date"),
        (entity(id=""), "without id or schema"),
        (entity(id=7), "id is 7"),
        (entity(properties=None), "without properties"),
        (entity(properties={"name": "Anna"}), "name is no list of texts"),
        (entity(properties={"name": [{"id": "x"}]}), "name is no list of texts"),
        (entity(properties={"name": ["Anna"], "nom": ["A"]}), "unknown property 'nom' of Person q-1"),
        (entity(properties={"name": []}), "q-1 has no name"),
        (entity(properties={"name": ["\ud800"]}), "not whole JSON"),
        (entity(properties={"name": ["Anna"], "birthDate": ["young"]}), "birthDate is 'young'"),
        (entity("s", "Sanction", properties={"entity": ["q-1"], "mood": ["x"]}), "'mood' of a Sanction"),
        (entity("s", "Passport", properties={"holder": ["q-1"], "mood": ["x"]}), "'mood' of a Passport"),
        (entity("s", "Address", properties={"full": ["x"], "mood": ["x"]}), "'mood' of a Address"),
        (["Anna"], "no JSON object"),
    ],
)
def test_what_is_refused_in_a_line(tmp_path: Path, line: object, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        read(written(tmp_path, entity("q-0"), line))
    assert words in str(caught.value)
    assert caught.value.where == "entities.ftm.json:2"


def test_dates_of_a_sanction_are_dates(tmp_path: Path) -> None:
    sanction = entity("s-1", "Sanction", properties={"entity": ["q-1"], "startDate": ["soon"]})
    with pytest.raises(ParseError, match="startDate is 'soon'") as caught:
        read(written(tmp_path, entity(), sanction))
    assert caught.value.where == "entities.ftm.json:2"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b'[{"id": "x"}]', "JSON array"),
        (b'{"id": "\xff"}', "not UTF-8"),
        (b'{"id": "x", "schema": "Per', "not whole JSON"),
        (b"[" * 100_000, "JSON array"),
        (b'{"id":' + b"[" * 100_000, "not whole JSON"),
    ],
)
def test_what_is_no_list(tmp_path: Path, raw: bytes, words: str) -> None:
    path = tmp_path / NAME
    path.write_bytes(raw)
    with pytest.raises(ParseError) as caught:
        read(path)
    assert words in str(caught.value)
    assert caught.value.hint


def test_a_file_without_targets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="no entity is marked as a target"):
        read(written(tmp_path, entity(target=False)))


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="'q-1' stands twice"):
        read(written(tmp_path, entity(), entity(target=False)))


def test_a_file_cut_inside_a_line_is_refused(tmp_path: Path) -> None:
    raw = FIXTURE.read_bytes()
    path = tmp_path / NAME
    for length in range(1, len(raw) - 2, 97):
        if not raw[:length].endswith((b"}", b"\n")):
            path.write_bytes(raw[:length])
            with pytest.raises(ParseError):
                read(path)


def test_the_source_is_one_list(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="carries 2 lists"):
        parse({NAME: written(tmp_path, entity())}, own_source("ftm_json", NAME, "one", "two"))


def test_a_schema_is_of_one_sort() -> None:
    assert not PASSED_OVER & PARTIES.keys()
    assert not (PASSED_OVER | PARTIES.keys()) & set(ABOUT_PARTIES)
