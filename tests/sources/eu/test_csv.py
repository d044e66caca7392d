"""EU financial sanctions: a hand-written file in the published layout, whole and spoilt.

Just over 300 lines: the cases share one file's rows, and half of them apart would not be read without the
others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.catalogue import load_catalogue
from screening.errors import ParseError
from screening.model import Address, BirthDate, Fact, Identifier, Kind, Party, Role, Strength
from screening.sources.eu.columns import COLUMNS, IGNORED, SPELLINGS
from screening.sources.eu.csv import parse
from screening.sources.parsed import Parsed

from ..published import FIXTURES, table

NAME = "csvFullSanctionsList_1_1.csv"
FIXTURE = FIXTURES / "eu_csv" / NAME
EU = load_catalogue().source("eu-fsf")
PERSON = {
    "fileGenerationDate": "08/10/2026",
    "Entity_LogicalId": "7",
    "Entity_SubjectType": "P",
    "Entity_SubjectType_ClassificationCode": "person",
}
NAMED = PERSON | {"NameAlias_WholeName": "Anna Velt"}


def read(path: Path) -> Parsed:
    return parse({NAME: path}, EU)


def written(tmp_path: Path, *rows: dict[str, str]) -> Path:
    """A file of these rows in the published layout."""
    path = tmp_path / NAME
    path.write_text(table(COLUMNS, rows, ";"), encoding="utf-8-sig", newline="")
    return path


def one(path: Path) -> Party:
    (party,) = read(path).parties["eu-fsf"]
    return party


SAMPLES = {
    **dict.fromkeys(("Diplomatic", "KnownExpired", "KnownFalse", "ReportedLost"), "true"),
    **dict.fromkeys(("RevokedByIssuer", "Circa"), "true"),
    **dict.fromkeys(("DesignationDate", "PublicationDate", "BirthDate"), "2019-11-30"),
    **dict.fromkeys(("Year", "YearRangeFrom", "YearRangeTo"), "1961"),
    **{"Day": "04", "Month": "05", "CountryIso2Code": "PE", "CountryDescription": "Peru"},
}
"""Values by the last word of the column, where not any text will do."""
_BORN = {"BirthDate_Year": "1961", "BirthDate_Month": "05"}
_FAMILY = {"NameAlias_WholeName": "", "NameAlias_LastName": "Velt"}
_NUMBER = {"Identification_Number": "5"}
NEEDED = {
    "BirthDate_Day": _BORN,
    "BirthDate_CalendarType": _BORN,
    "BirthDate_Circa": _BORN,
    "BirthDate_Month": {"BirthDate_Year": "1961"},
    "NameAlias_LastName": {"NameAlias_WholeName": ""},
    "NameAlias_FirstName": _FAMILY,
    "NameAlias_MiddleName": _FAMILY,
    "Identification_TypeCode": _NUMBER,
    "Identification_CountryIso2Code": _NUMBER,
    "Identification_CountryDescription": _NUMBER,
    "Identification_TypeDescription": _NUMBER | {"Identification_Diplomatic": "true"},
}
"""What else the row must hold for a column to say anything."""


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return read(FIXTURE)


def test_the_layout_has_118_columns() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 118
    assert set(COLUMNS) > IGNORED
    assert set(FIXTURE.read_text(encoding="utf-8-sig").partition("\n")[0].strip().split(";")) == set(COLUMNS)


def test_rows_of_one_entity_are_one_party(parsed: Parsed) -> None:
    assert [party.uid for party in parsed.parties["eu-fsf"]] == ["eu-fsf:91001", "eu-fsf:91002"]
    assert parsed.rows == 21
    assert (parsed.published_on, parsed.newest_entry) == ("2026-10-08", "2022-03-04")
    assert parsed.notes == ("country cells that name no country, kept as facts: 1",)


def test_a_person(parsed: Parsed) -> None:
    party = parsed.parties["eu-fsf"][0]
    assert (party.kind, party.kind_inferred) == (Kind.PERSON, False)
    assert [(name.text, name.role, name.strength, name.script) for name in party.names] == [
        ("Orxan Rustam Qasimov", Role.PRIMARY, Strength.STRONG, "Latn"),
        ("Орхан Гасымов", Role.AKA, Strength.STRONG, "Cyrl"),
        ("Orhan Kasimov", Role.AKA, Strength.STRONG, "Latn"),
        ("Orxan Velt", Role.FKA, Strength.STRONG, "Latn"),
        ("Abu Umar", Role.AKA, Strength.WEAK, "Latn"),
    ]
    assert party.birth_dates == (
        BirthDate("1961-05-04"),
        BirthDate("1960", circa=True),
        BirthDate("1958", "1959"),
    )
    assert party.countries == ("AZ",)
    assert party.addresses == (
        Address("P.O. Box 77, 12 Quay Street, AZ1000, Baku, AZERBAIJAN", "AZ"),
        Address("Halabja"),
    )
    (listing,) = party.listings
    assert (listing.programs, listing.listed_on) == (("QUAY",), "2022-03-04")
    assert (listing.citation, listing.url) == ("2022/9999 (OJ L99)", "https://eur-lex.example/9999")


def test_a_false_identification_is_a_fact_and_no_identifier(parsed: Parsed) -> None:
    party = parsed.parties["eu-fsf"][0]
    assert party.identifiers == (Identifier("passport", "P00712", "AZ"),)
    assert {
        Fact("false_identification", "National identification card X9; in the name of Abu Umar"),
        Fact(
            "identification",
            "National passport P00712; diplomatic; known to be expired; issued by Baku; issued on 2009-01-02",
        ),
    } <= set(party.facts)


def test_a_year_of_another_calendar_is_a_fact(parsed: Parsed) -> None:
    party = parsed.parties["eu-fsf"][0]
    assert Fact("birth_date", "1340 (solar hijri calendar)") in party.facts
    assert not any(born.date.startswith("1340") for born in party.birth_dates)


def test_an_enterprise(parsed: Parsed) -> None:
    party = parsed.parties["eu-fsf"][1]
    assert (party.kind, party.kind_inferred) == (Kind.COMPANY, True)
    assert [name.text for name in party.names] == [
        "Northern Quay Trading Co. (NQTC)",
        "Northern Quay Trading Co.",
        "NQTC",
    ]
    assert party.identifiers == (
        Identifier("registration", "№ 5521", "DE"),
        Identifier("registration", "No 5521", "DE"),
        Identifier("imo", "9000001"),
        Identifier("tradelic", "TL-4", "AE"),
    )
    assert party.countries == ("AE", "TR")
    assert party.addresses == (Address("Dubai, UNITED ARAB EMIRATES", "AE"),)
    assert party.listings[0].listed_on == "2019-11-30"


@pytest.mark.parametrize("column", sorted(set(COLUMNS) - IGNORED - set(PERSON) - {"NameAlias_WholeName"}))
def test_every_column_that_is_read_makes_a_difference(tmp_path: Path, column: str) -> None:
    part = column.rpartition("_")[2]
    base = NAMED | NEEDED.get(column, {})
    other = NAMED | {"NameAlias_WholeName": "Bo"}
    filled = base | {column: SAMPLES.get(part, "Pier")}
    assert read(written(tmp_path, filled, other)).parties != read(written(tmp_path, base, other)).parties


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("P", "person", Kind.PERSON),
        ("person", "P", Kind.PERSON),
        ("person", "", Kind.PERSON),
        ("E", "enterprise", Kind.ORGANIZATION),
        ("enterprise", "E", Kind.ORGANIZATION),
    ],
)
def test_letter_and_word_of_the_subject_in_either_order(
    tmp_path: Path, first: str, second: str, kind: Kind
) -> None:
    row = {"Entity_SubjectType": first, "Entity_SubjectType_ClassificationCode": second}
    assert one(written(tmp_path, NAMED | row)).kind is kind


@pytest.mark.parametrize(
    ("remark", "role", "strength"),
    [
        ("Low quality alias", Role.AKA, Strength.WEAK),
        ("low-quality a.k.a.", Role.AKA, Strength.WEAK),
        ("weak alias", Role.AKA, Strength.WEAK),
        ("good quality a.k.a.", Role.AKA, Strength.STRONG),
        ("Weakley is his mother's name", Role.AKA, Strength.STRONG),
        ("previously listed as", Role.FKA, Strength.STRONG),
        ("f.k.a.", Role.FKA, Strength.STRONG),
        ("Former minister", Role.AKA, Strength.STRONG),
    ],
)
def test_strength_and_role_stand_in_the_remark(
    tmp_path: Path, remark: str, role: Role, strength: Strength
) -> None:
    row = PERSON | {"NameAlias_WholeName": "A. Velt", "NameAlias_Remark": remark}
    name = one(written(tmp_path, NAMED, row)).names[1]
    assert (name.text, name.role, name.strength) == ("A. Velt", role, strength)


def test_a_former_name_does_not_become_the_primary_one(tmp_path: Path) -> None:
    former = PERSON | {"NameAlias_WholeName": "Bo Ek", "NameAlias_Remark": "formerly known as"}
    party = one(written(tmp_path, former, NAMED))
    assert party.caption == "Anna Velt"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"BirthDate": "04/05/1961"}, BirthDate("1961-05-04")),
        ({"Day": "4", "Month": "5", "Year": "1961"}, BirthDate("1961-05-04")),
        ({"Day": "0", "Month": "05", "Year": "1961"}, BirthDate("1961-05")),
        ({"Day": "4", "Month": "", "Year": "1961"}, BirthDate("1961")),
        ({"YearRangeFrom": "1960", "YearRangeTo": "1962"}, BirthDate("1960", "1962")),
        ({"YearRangeFrom": "1960", "YearRangeTo": "1960"}, BirthDate("1960")),
        ({"YearRangeTo": "1962"}, BirthDate("1962")),
    ],
)
def test_birth_dates(tmp_path: Path, cells: dict[str, str], expected: BirthDate) -> None:
    row = NAMED | {f"BirthDate_{part}": text for part, text in cells.items()}
    assert one(written(tmp_path, row)).birth_dates == (expected,)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"Entity_SubjectType": "X"}, "unknown subject type 'person / x'"),
        ({"Entity_SubjectType": "enterprise"}, "unknown subject type"),
        ({"Entity_SubjectType": "", "Entity_SubjectType_ClassificationCode": ""}, "unknown subject type"),
        ({"Entity_LogicalId": ""}, "without Entity_LogicalId"),
        ({"fileGenerationDate": ""}, "without fileGenerationDate"),
        ({"fileGenerationDate": "today"}, "fileGenerationDate is 'today'"),
        ({"fileGenerationDate": "00/10/2026"}, "fileGenerationDate is '00/10/2026'"),
        ({"Entity_DesignationDate": "2022-13-01"}, "Entity_DesignationDate is '2022-13-01'"),
        ({"BirthDate_BirthDate": "1961-05-32"}, "BirthDate_BirthDate is '1961-05-32'"),
        ({"BirthDate_Year": "61st"}, "the birth date"),
        ({"BirthDate_Year": "1961", "BirthDate_Month": "13"}, "the birth date"),
        ({"BirthDate_YearRangeTo": "196"}, "BirthDate_YearRangeTo is '196'"),
        ({"BirthDate_Circa": "maybe"}, "BirthDate_Circa is 'maybe'"),
        ({"Identification_KnownFalse": "maybe"}, "Identification_KnownFalse is 'maybe'"),
        ({"NameAlias_WholeName": ""}, "entity 7 has no name"),
    ],
)
def test_what_is_refused_in_a_row(tmp_path: Path, change: dict[str, str], words: str) -> None:
    with pytest.raises(ParseError) as caught:
        read(written(tmp_path, NAMED | change))
    assert words in str(caught.value)
    assert caught.value.where == f"{NAME}:2"


def test_two_files_in_one_are_refused(tmp_path: Path) -> None:
    other = NAMED | {"fileGenerationDate": "09/10/2026"}
    with pytest.raises(ParseError, match="'09/10/2026' here and '08/10/2026' above"):
        read(written(tmp_path, NAMED, other))
    firm = NAMED | {"Entity_SubjectType": "E", "Entity_SubjectType_ClassificationCode": "enterprise"}
    with pytest.raises(ParseError, match="'person', 'enterprise'"):
        read(written(tmp_path, NAMED, firm))


def test_columns_of_the_act_without_their_middle_word(tmp_path: Path) -> None:
    text = FIXTURE.read_text(encoding="utf-8-sig")
    path = tmp_path / NAME
    path.write_text(text.replace("_Regulation_", "_"), encoding="utf-8", newline="")
    assert len(SPELLINGS) == 42
    assert read(path) == read(FIXTURE)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("NameAlias_WholeName;", "NameAlias_FullName;", "no column 'NameAlias_WholeName'"),
        ("Address_City;", "Address_City;Address_Planet;", "unknown column 'Address_Planet'"),
        ("08/10/2026;91002", "91002", "117 cells under 118 columns"),
        (";", ",", "no column"),
    ],
)
def test_a_changed_layout_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = FIXTURE.read_text(encoding="utf-8-sig")
    assert old in text
    path = tmp_path / NAME
    path.write_text(text.replace(old, new, -1 if old == ";" else 1), encoding="utf-8", newline="")
    with pytest.raises(ParseError) as caught:
        read(path)
    assert words in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty (3 bytes)"),
        (b"<html><body>token expired</body></html>", "web page"),
        (";".join(COLUMNS).encode(), "no rows"),
    ],
)
def test_what_is_no_list(tmp_path: Path, raw: bytes, words: str) -> None:
    path = tmp_path / NAME
    path.write_bytes(raw)
    with pytest.raises(ParseError) as caught:
        read(path)
    assert words in str(caught.value)
    assert caught.value.hint
