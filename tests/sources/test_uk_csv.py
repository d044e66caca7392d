"""The UK Sanctions List: a hand-written file in the published layout, whole and spoilt."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.catalogue import load_catalogue
from screening.errors import ParseError
from screening.model import Address, BirthDate, Fact, Identifier, Kind, Party, Role, Strength
from screening.sources.parsed import Parsed
from screening.sources.uk_csv import COLUMNS, IGNORED, parse

from .published import FIXTURES, table

FIXTURE = FIXTURES / "uk_csv" / "UK-Sanctions-List.csv"
UK = load_catalogue().source("uk-sanctions")
PERSON = {
    "Unique ID": "QAY0009",
    "Name 6": "VELT",
    "Name type": "Primary Name",
    "Designation Type": "Individual",
}


def read(path: Path) -> Parsed:
    return parse({"UK-Sanctions-List.csv": path}, UK)


def written(tmp_path: Path, *rows: dict[str, str], first: str = "Report Date: 08-Oct-2026\n") -> Path:
    """A file of these rows in the published layout."""
    path = tmp_path / "UK-Sanctions-List.csv"
    path.write_text(first + table(COLUMNS, rows), encoding="utf-8", newline="")
    return path


def one(path: Path) -> Party:
    (party,) = read(path).parties["uk-sanctions"]
    return party


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return read(FIXTURE)


def test_the_layout_has_58_columns() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 58


def test_rows_of_one_id_are_one_party(parsed: Parsed) -> None:
    assert [party.uid for party in parsed.parties["uk-sanctions"]] == [
        "uk-sanctions:QAY0001",
        "uk-sanctions:QAY0002",
        "uk-sanctions:QAY0003",
    ]
    assert parsed.rows == 7
    assert (parsed.published_on, parsed.newest_entry) == ("2026-10-08", "2024-10-17")
    assert parsed.notes == ("country cells that name no country, kept as facts: 1",)


def test_a_person(parsed: Parsed) -> None:
    party = parsed.parties["uk-sanctions"][0]
    assert (party.kind, party.kind_inferred) == (Kind.PERSON, False)
    assert [(name.text, name.role, name.strength, name.script) for name in party.names] == [
        ("Orxan Rustam QASIMOV", Role.PRIMARY, Strength.STRONG, "Latn"),
        ("Орхан Гасымов", Role.AKA, Strength.STRONG, "Cyrl"),
        ("Orhan KASIMOV", Role.AKA, Strength.STRONG, "Latn"),
        ("O. GASIMOV", Role.AKA, Strength.STRONG, "Latn"),
        ("ABU UMAR", Role.AKA, Strength.WEAK, "Latn"),
    ]
    assert party.birth_dates == (BirthDate("1961-05"), BirthDate("1960"), BirthDate("1959"))
    assert party.countries == ("AZ", "TR", "IR")
    assert party.addresses == (
        Address("12 Quay Street, Baku, AZ1000, Azerbaijan", "AZ"),
        Address("4 Pier Road, Turkey", "TR"),
    )
    assert party.identifiers == (Identifier("passport", "P00712"), Identifier("national_id", "44-1029"))
    assert {
        Fact("nationality", "Atlantis"),
        Fact("birth_place", "Quba, Azerbaijan"),
        Fact("reasons", "Runs the quay, and the pier."),
    } <= set(party.facts)
    (listing,) = party.listings
    assert (listing.listed_on, listing.citation) == ("2022-03-04", "QAY0001")
    assert listing.programs == ("The Quay (Sanctions) (EU Exit) Regulations 2021",)


def test_an_entity_and_a_ship(parsed: Parsed) -> None:
    _, firm, ship = parsed.parties["uk-sanctions"]
    assert (firm.kind, firm.kind_inferred) == (Kind.COMPANY, True)
    assert [name.text for name in firm.names] == [
        "Northern Quay Trading Co. (NQTC)",
        "Northern Quay Trading Co.",
        "NQTC",
    ]
    assert [number.value for number in firm.identifiers] == ["HRB 5521", "77-01"]
    assert firm.countries == ("AE", "TR")
    assert firm.listings[0].listed_on == "2019-11-30"
    assert (ship.kind, ship.countries) == (Kind.VESSEL, ("PA",))
    assert Identifier("imo", "9000001") in ship.identifiers
    assert {Fact("owner", "Quay Shipholding"), Fact("former_flag", "Gabon")} <= set(ship.facts)


@pytest.mark.parametrize("column", sorted(set(COLUMNS) - set(IGNORED) - set(PERSON)))
def test_every_column_that_is_read_makes_a_difference(tmp_path: Path, column: str) -> None:
    samples = {
        "Alias strength": "Low quality",
        "Date Designated": "04/03/2022",
        "D.O.B": "00/00/1961",
        "Country of birth": "Peru",
        "Address Country": "Peru",
        "Nationality(/ies)": "Peru",
        "Current believed flag of ship": "Peru",
        "IMO number": "9000001",
    }
    plain = one(written(tmp_path, PERSON))
    assert one(written(tmp_path, PERSON | {column: samples.get(column, "Pier")})) != plain


def test_a_name_is_as_strong_and_primary_as_its_best_row(tmp_path: Path) -> None:
    weak = PERSON | {"Name type": "Alias", "Alias strength": "Low quality"}
    party = one(written(tmp_path, weak | {"Name 6": "ANNA"}, weak, PERSON, weak | {"Name 6": "BO"}))
    assert [(name.text, name.role, name.strength) for name in party.names] == [
        ("VELT", Role.PRIMARY, Strength.STRONG),
        ("ANNA", Role.AKA, Strength.WEAK),
        ("BO", Role.AKA, Strength.WEAK),
    ]


@pytest.mark.parametrize(
    ("text", "dates", "facts"),
    [
        ("31/12/1961", [BirthDate("1961-12-31")], []),
        ("00/00/1961", [BirthDate("1961")], []),
        ("dd/mm/1961", [BirthDate("1961")], []),
        ("circa 1961", [BirthDate("1961", circa=True)], []),
        ("1960 to 1962", [BirthDate("1960", "1962")], []),
        ("01/02/1961; 00/03/1962", [BirthDate("1961-02-01"), BirthDate("1962-03")], []),
        ("(1) 01/02/1961 (2) unknown", [BirthDate("1961-02-01")], [Fact("birth_date", "unknown")]),
    ],
)
def test_birth_dates(tmp_path: Path, text: str, dates: list[BirthDate], facts: list[Fact]) -> None:
    parsed = read(written(tmp_path, PERSON | {"D.O.B": text}))
    (party,) = parsed.parties["uk-sanctions"]
    assert list(party.birth_dates) == dates
    assert [fact for fact in party.facts if fact.type == "birth_date"] == facts
    assert bool(parsed.notes) is bool(facts)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Korea, North", ("KP",)),
        ("Russia, Ukraine", ("RU", "UA")),
        ("(1) Iran (2) Iraq", ("IR", "IQ")),
        ("Russia and Atlantis", ()),
    ],
)
def test_nationalities(tmp_path: Path, text: str, codes: tuple[str, ...]) -> None:
    assert one(written(tmp_path, PERSON | {"Nationality(/ies)": text})).countries == codes


def test_an_imo_number_that_is_none_is_shown(tmp_path: Path) -> None:
    party = one(written(tmp_path, PERSON | {"IMO number": "not known"}))
    assert party.identifiers == ()
    assert party.facts == (Fact("imo_number", "not known"),)


@pytest.mark.parametrize(
    "first", ["Report Date: 8/10/2026\n", '"Report Date: 08-Oct-2026",,,\r\n', "Report Date:,2026-10-08\n"]
)
def test_ways_to_write_the_report_date(tmp_path: Path, first: str) -> None:
    assert read(written(tmp_path, PERSON, first=first)).published_on == "2026-10-08"


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        ({"Name type": "Nickname"}, ":3", "unknown Name type 'Nickname'"),
        ({"Name type": ""}, ":3", "unknown Name type ''"),
        ({"Alias strength": "So so"}, ":3", "unknown Alias strength 'So so'"),
        ({"Designation Type": "Planet"}, ":3", "unknown Designation Type 'Planet'"),
        ({"Designation Type": ""}, ":3", "unknown Designation Type ''"),
        ({"Date Designated": "32/01/2022"}, ":3", "Date Designated is '32/01/2022'"),
        ({"Unique ID": ""}, ":3", "without a Unique ID"),
        ({"Name 6": ""}, ":3", "QAY0009 has no name"),
    ],
)
def test_what_is_refused_in_a_row(tmp_path: Path, change: dict[str, str], where: str, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        read(written(tmp_path, PERSON | change))
    assert words in str(caught.value)
    assert caught.value.where == "UK-Sanctions-List.csv" + where


def test_rows_that_disagree_about_what_is_designated(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="'Individual', 'Ship'"):
        read(written(tmp_path, PERSON, PERSON | {"Designation Type": "Ship"}))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Name 6,", "Name 7,", "no column 'Name 6'"),
        ("Last Updated,", "Last Updated,Shoe size,", "unknown column 'Shoe size'"),
        ("Passport number,", "Website,", "no column 'Passport number'"),
        ("Report Date: ", "Date: ", "gives no report date"),
        ("08-Oct-2026", "soon", "gives no report date"),
        ("08-Oct-2026", "2026", "gives no report date"),
        ("01/10/2026,QAY0002", "QAY0002", "the row has 57 cells under 58 columns"),
    ],
)
def test_a_changed_layout_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = FIXTURE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "UK-Sanctions-List.csv"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    with pytest.raises(ParseError) as caught:
        read(path)
    assert words in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is empty (0 bytes)"),
        (b"<!DOCTYPE html><html><title>Moved</title>", "web page"),
        (b"Report Date: 08-Oct-2026\n", "no column"),
        (b"Report Date: 08-Oct-2026\n" + ",".join(COLUMNS).encode() + b"\n", "no rows"),
    ],
)
def test_what_is_no_list(tmp_path: Path, raw: bytes, words: str) -> None:
    path = tmp_path / "UK-Sanctions-List.csv"
    path.write_bytes(raw)
    with pytest.raises(ParseError) as caught:
        read(path)
    assert words in str(caught.value)
    assert caught.value.hint


def test_a_file_cut_inside_a_row_is_refused(tmp_path: Path) -> None:
    raw = FIXTURE.read_bytes()
    path = tmp_path / "UK-Sanctions-List.csv"
    whole = {at + 1 for at, byte in enumerate(raw) if byte == ord("\n")}
    last_cells = len(raw) - len(b"QQ-77\r\n")  # a cut inside the last cell of all leaves a whole row
    for length in range(1, last_cells, 11):
        if length not in whole and length + 1 not in whole and length + 2 not in whole:
            path.write_bytes(raw[:length])
            with pytest.raises(ParseError):
                read(path)
