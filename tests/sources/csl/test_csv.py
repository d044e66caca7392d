"""The Consolidated Screening List: a hand-written file in its layout, whole and spoilt."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from screening.catalogue import load_catalogue
from screening.errors import ParseError
from screening.model import Address, BirthDate, Kind, Party, Role, Strength
from screening.sources.csl.csv import parse
from screening.sources.parsed import Parsed

from ..published import FIXTURES, spoilt

FIXTURE = FIXTURES / "csl_csv" / "consolidated.csv"
CSL = load_catalogue().source("us-csl")
E6 = "e6,Entity List (EL) - Bureau of Industry and Security,,"


def read(path: Path) -> Parsed:
    return parse({"consolidated.csv": path}, CSL)


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return read(FIXTURE)


def one(parsed: Parsed, list_id: str, caption: str) -> Party:
    found = [party for party in parsed.parties[list_id] if party.caption.startswith(caption)]
    assert len(found) == 1
    return found[0]


def texts(party: Party) -> list[str]:
    return [name.text for name in party.names]


def test_every_row_is_a_party_and_treasury_is_left_out(parsed: Parsed) -> None:
    assert {list_id: len(parties) for list_id, parties in parsed.parties.items()} == {
        "us-bis-el": 6,
        "us-bis-meu": 1,
        "us-bis-uvl": 1,
        "us-bis-dpl": 2,
        "us-state-isn": 4,
        "us-state-dtc": 4,
    }
    assert parsed.rows == 21
    assert parsed.notes == (
        "SDN rows left to OFAC's own files: 2",
        "NS-MBS rows left to OFAC's own files: 1",
    )
    assert parsed.newest_entry == "2024-06-18"
    assert parsed.published_on is None


def test_a_company_stands_once_per_country(parsed: Parsed) -> None:
    china, singapore = (p for p in parsed.parties["us-bis-el"] if p.caption.startswith("Borealis"))
    assert china.uid != singapore.uid
    assert re.fullmatch(r"us-bis-el:[0-9a-f]{12}", china.uid)
    assert china.kind is Kind.COMPANY
    assert china.kind_inferred
    assert texts(china) == [
        "Borealis Quantum Instruments Co., Ltd. (BQIC)",
        "Borealis Quantum Instruments Co., Ltd.",
        "BQIC",
        "Borealis Quantum",
        "Beiguang Liangzi",
        "BQ Instruments",
    ]
    assert [name.role for name in china.names] == [Role.PRIMARY] + [Role.AKA] * 5
    assert china.countries == ("CN", "HK")
    assert china.addresses == (
        Address("No. 9 Example Road, Wuhan", "CN"),
        Address("Unit 3, 12/F Sample Tower, Kowloon, Hong Kong", "CN"),
    )
    assert singapore.countries == ("SG",)
    listing = china.listings[0]
    assert listing.footnotes == ("4",)
    assert listing.licence_requirement == (
        "For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)"
    )
    assert listing.licence_policy == "Presumption of denial."
    assert listing.citation == "88 FR 99901, 3/2/23; 89 FR 99902, 4/5/24"
    assert listing.listed_on == "2023-03-02"
    assert listing.url == "https://example.org/el"


def test_lost_letters_are_restored(parsed: Parsed) -> None:
    party = one(parsed, "us-bis-el", "OOO")
    assert texts(party) == [
        'OOO "Polyarnaya Zvezda"',
        "North Star People's Plant",
        "NIIP-ZVEZDA",
        "d'Etoile Polaire",
    ]
    assert party.listings[0].footnotes == ("3",)
    assert party.listings[0].listed_on == "2022-03-03"


def test_an_address_that_is_listed_is_no_company(parsed: Parsed) -> None:
    party = one(parsed, "us-bis-el", "Room 700")
    assert party.kind is Kind.ADDRESS
    assert not party.kind_inferred
    assert texts(party) == ["Room 700, 7/F Placeholder House, 70 Sample Street, Wan Chai, Hong Kong"]
    assert party.addresses[0].text == party.caption
    assert ("entry", "Address 07") in [(fact.type, fact.value) for fact in party.facts]
    assert party.listings[0].footnotes == ()


def test_the_unit_of_another_entry_has_its_own_name(parsed: Parsed) -> None:
    party = one(parsed, "us-bis-el", "Meridian Telecom")
    assert "Meridian Terminal (Shenzhen) Co., Ltd." in texts(party)
    assert "Meridian Telecom Co., Ltd." not in texts(party)
    assert party.listings[0].footnotes == ("1", "2")


def test_addresses_among_the_names_become_addresses(parsed: Parsed) -> None:
    party = one(parsed, "us-bis-el", "Quarry")
    assert texts(party) == ["Quarry Optics LLC", "Quarry Optika", "Ivan Sample"]
    assert [address.text for address in party.addresses] == [
        "St. Petersburg",
        "26 Primer St, Office 415, Moscow, Russia 000583",
        "60 Bolshaya Street, Office 905, Saransk, Russia",
    ]


def test_denied_persons_keep_the_end_of_their_order(parsed: Parsed) -> None:
    person = one(parsed, "us-bis-dpl", "MARTA")
    assert person.kind is Kind.PERSON
    assert texts(person) == ["MARTA (GRETA ANN) SAMPLEWOOD", "MARTA SAMPLEWOOD", "GRETA ANN SAMPLEWOOD"]
    assert person.listings[0].expires_on == "3033-01-01"
    assert person.countries == ("US",)
    expired = one(parsed, "us-bis-dpl", "SAMPLE AIRWAYS")
    assert expired.kind is Kind.ORGANIZATION
    assert expired.listings[0].expires_on == "2017-06-28"


def test_nonproliferation_rows(parsed: Parsed) -> None:
    works = one(parsed, "us-state-isn", "Example Missile Works")
    assert texts(works) == ["Example Missile Works (EMW)", "Example Missile Works", "EMW"]
    assert works.listings[0].programs == ("E.O. 13382", "INKSNA")
    ended = one(parsed, "us-state-isn", "Sample Chemie").listings[0]
    assert (ended.programs, ended.expires_on) == (("Iran Nonproliferation Act",), "2006-04-01")
    goes_on = one(parsed, "us-state-isn", "Beispiel Handel")
    assert goes_on.listings[0].expires_on is None
    assert goes_on.listings[0].programs == ("Iran Nonproliferation Act", "Executive Order 12938")
    assert goes_on.countries == ("AT",)
    assert goes_on.addresses == ()
    nameless = one(parsed, "us-state-isn", "(Freedonian")
    assert [(name.text, name.strength) for name in nameless.names] == [
        ("(Freedonian individual in Sylvania)", Strength.WEAK)
    ]


def test_debarred_parties(parsed: Parsed) -> None:
    person = one(parsed, "us-state-dtc", "Mustermann")
    assert person.kind is Kind.PERSON
    assert person.birth_dates == (BirthDate("1984-12"),)
    several = one(parsed, "us-state-dtc", "Ejemplo")
    assert {"Ejemplo, Carlos", "Optica Uno, S.A.", "Vision Dos, S.A.", "TRES, S.A"} <= set(texts(several))
    assert several.kind is Kind.UNKNOWN
    namesakes = [p for p in parsed.parties["us-state-dtc"] if p.caption == "Doe, Jordan"]
    assert len({p.uid for p in namesakes}) == 2


def test_a_row_keeps_its_uid_when_other_cells_are_edited(parsed: Parsed, tmp_path: Path) -> None:
    edited = spoilt(tmp_path, FIXTURE, "e3,", "another-id,")
    edited.write_text(
        edited.read_text(encoding="utf-8").replace("Policy of denial. ", "Presumption of denial"),
        encoding="utf-8",
    )
    before = [party.uid for party in parsed.parties["us-bis-el"]]
    assert [party.uid for party in read(edited).parties["us-bis-el"]] == before


def test_rows_alike_in_everything_are_all_kept(tmp_path: Path) -> None:
    row = next(line for line in FIXTURE.read_text(encoding="utf-8").splitlines() if line.startswith("u1,"))
    parties = read(spoilt(tmp_path, FIXTURE, row, f"{row}\n{row}\n{row}")).parties["us-bis-uvl"]
    assert len({party.uid for party in parties}) == 3


def test_only_lists_in_the_file_have_a_key(tmp_path: Path) -> None:
    lines = FIXTURE.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "consolidated.csv"
    path.write_text("\n".join([lines[0], *(line for line in lines if "(MEU)" in line)]), encoding="utf-8")
    assert set(read(path).parties) == {"us-bis-meu"}


def test_a_source_may_carry_a_part() -> None:
    only = CSL.model_copy(update={"lists": tuple(facts for facts in CSL.lists if facts.id == "us-bis-uvl")})
    parsed = parse({"consolidated.csv": FIXTURE}, only)
    assert {list_id: len(parties) for list_id, parties in parsed.parties.items()} == {"us-bis-uvl": 1}
    assert "EL rows of a list that is not carried here: 6" in parsed.notes


def test_a_published_kind_is_taken(tmp_path: Path) -> None:
    for word, kind in (("Individual", Kind.PERSON), ("Entity", Kind.COMPANY), ("Vessel", Kind.VESSEL)):
        party = one(read(spoilt(tmp_path, FIXTURE, E6, E6 + word)), "us-bis-el", "Quarry")
        assert (party.kind, party.kind_inferred) == (kind, False)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("license_policy", "licence_policy", "licence_policy"),
        (",license_policy,", ",", "no column 'license_policy'"),
        ("Entity List (EL)", "Entity List", "unknown list 'Entity List - Bureau"),
        ("(SDN) - Treasury Department", "(NEW) - Treasury Department", "unknown list"),
        ("2022-03-03", "03.03.2022", "start_date is '03.03.2022'"),
        ("3033-01-01", "soon", "end_date is 'soon'"),
        ("Quarry Optics LLC", "", "without a name"),
        (E6, E6 + "Thing", "unknown type 'Thing'"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(ParseError, match=re.escape(says)) as caught:
        read(spoilt(tmp_path, FIXTURE, old, new))
    assert caught.value.where.startswith("consolidated.csv")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with FIXTURE.open(encoding="utf-8", newline="") as file:
        rows = [row[:-1] for row in csv.reader(file)]
    path = tmp_path / "consolidated.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    with pytest.raises(ParseError, match="no column 'ids'"):
        read(path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    raw = FIXTURE.read_bytes()
    path = tmp_path / "consolidated.csv"
    path.write_bytes(raw[: raw.index(b"SOME SHIP") + 4])
    with pytest.raises(ParseError, match="cells under 29 columns") as caught:
        read(path)
    assert "cut short" in caught.value.hint


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>Service unavailable</body></html>", "web page"),
        (FIXTURE.read_bytes().splitlines()[0] + b"\n", "no rows"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "consolidated.csv"
    path.write_bytes(content)
    with pytest.raises(ParseError, match=says):
        read(path)


def test_a_doubled_header_is_noted(tmp_path: Path) -> None:
    header = FIXTURE.read_text(encoding="utf-8").splitlines()[0]
    parsed = read(spoilt(tmp_path, FIXTURE, header, f"{header}\n{header}"))
    assert parsed.rows == 21
    assert "doubled header: 1" in parsed.notes
