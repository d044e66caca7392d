"""Names in parts and numbers in columns of their own are found by headings, and read as they are said."""

from __future__ import annotations

import polars as pl
import pytest

from screening.errors import InputError
from screening.model import Identifier, Kind, Outcome
from screening.screener.asked import RowReader
from screening.screener.columns import Columns, find_columns, spoken_name
from screening.screener.frame import screen_frame
from screening.screener.headings import number_role

from .fake import FakeScreener, match


def read(header: list[str], *row: str, kind: Kind = Kind.UNKNOWN) -> tuple[str, Kind]:
    columns = find_columns(header)
    cells = dict(zip(header, row, strict=True))
    reader = RowReader(tuple(columns.by_role), kind)
    key = tuple(cells[column] for column in columns.by_role.values())
    asked = reader.asked(key).queries[0]
    assert (asked.text, asked.kind) == reader.named(key)
    assert columns.name_in(cells) == asked.text
    return asked.text, asked.kind


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        (["First Name", "Last Name"], ("Ivan", "Petrov"), "Ivan Petrov"),
        (["LastName", "FirstName", "MiddleName"], ("Petrov", " Ivan ", "S."), "Ivan S. Petrov"),
        (["id", "Given name", "Surname"], ("7", "Ivan", "Petrov"), "Ivan Petrov"),
        (["Given Names", "Family Name", "Type"], ("Ivan", "Petrov", ""), "Ivan Petrov"),
        (["Vorname", "Nachname"], ("Jürgen", "Müller"), "Jürgen Müller"),
        (["Nom", "Prénom"], ("Lefèvre", "Zoé"), "Zoé Lefèvre"),
        (["Nombre(s)", "Apellido Paterno", "Apellido Materno"], ("Ana", "Ruiz", "Gil"), "Ana Ruiz Gil"),
        (["Фамилия", "Имя", "Отчество"], ("Петров", "Иван", "Сергеевич"), "Иван Сергеевич Петров"),
        (["Customer", "First Name", "Last Name"], ("C-17", "Ivan", "Petrov"), "Ivan Petrov"),
    ],
)
def test_the_parts_of_a_name_are_joined_as_they_are_said(
    header: list[str], row: tuple[str, ...], name: str
) -> None:
    assert read(header, *row) == (name, Kind.PERSON)


def test_a_column_of_names_beside_a_given_name_holds_the_family_name_or_all() -> None:
    header = ["Name", "Vorname"]
    assert read(header, "Müller", "Jürgen") == ("Jürgen Müller", Kind.PERSON)
    assert read(header, "Müller, Jürgen", "Jürgen")[0] == "Müller, Jürgen"
    assert read(header, "Jürgen Müller", "Jürgen")[0] == "Jürgen Müller"
    assert read(header, "Siemens AG", "") == ("Siemens AG", Kind.UNKNOWN)
    assert read(["Full Name", "First Name"], "Ivan Petrov", "Vanya")[0] == "Ivan Petrov"


def test_parts_stand_in_where_the_column_of_names_is_empty() -> None:
    header = ["Company Name", "First Name", "Last Name"]
    assert read(header, "Acme Ltd", "Ivan", "Petrov") == ("Acme Ltd", Kind.UNKNOWN)
    assert read(header, " ", "Ivan", "Petrov") == ("Ivan Petrov", Kind.PERSON)
    assert read(header, " ", "", "") == (" ", Kind.UNKNOWN)


def test_the_kind_that_a_row_or_the_run_tells_counts_before_that_of_a_given_name() -> None:
    header = ["First Name", "Last Name", "Customer Type"]
    assert read(header, "", "Acme Trading LLC", "") == ("Acme Trading LLC", Kind.UNKNOWN)
    assert read(header, "Ivan", "Petrov", "corporate")[1] is Kind.COMPANY
    assert read(header, "Ivan", "Petrov", "supplier")[1] is Kind.PERSON
    assert read(header, "Ivan", "Petrov", "", kind=Kind.VESSEL)[1] is Kind.VESSEL


def test_which_of_two_is_meant_is_asked() -> None:
    with pytest.raises(InputError, match="several columns") as caught:
        find_columns(["Account Name", "First Name", "Last Name"])
    assert "--name-column 'Account Name'" in caught.value.hint
    assert "--family-name-column 'Last Name'" in caught.value.hint
    with pytest.raises(InputError, match="no column is called name"):
        find_columns(["Last Name", "City"])
    header = ["Account Name", "First Name", "Last Name", "who"]
    assert find_columns(header, {"name": "account name"}).names[0] == "Account Name"
    chosen = find_columns(header, {"family_name": "who", "given_name": "First Name"})
    assert chosen.names == ("First Name", "who")
    assert find_columns(["who", "whence"], {"family_name": "who"}).names == ("who",)


@pytest.mark.parametrize(
    ("header", "type_"),
    [
        ("Passport No.", "passport"),
        ("passportNumber", "passport"),
        ("National ID", "national_id"),
        ("INN", "tax_id"),
        ("ИНН", "tax_id"),
        ("Tax ID", "tax_id"),
        ("USt-IdNr.", "tax_id"),
        ("IMO Number", "imo"),
        ("LEI", "lei"),
        ("SWIFT/BIC", "swift"),
        ("Registration Number", "registration"),
        ("ОГРН", "registration"),
        ("Numéro de passeport", "passport"),
    ],
)
def test_numbers_are_read_by_the_usual_words_for_them(header: str, type_: str) -> None:
    assert number_role(header) == f"number_{type_}"


@pytest.mark.parametrize(
    "header", ["Company ID", "No", "ID", "Code", "Phone Number", "ETH", "Account Number", "Personal number"]
)
def test_numbers_that_may_be_of_anybodys_making_are_not_read(header: str) -> None:
    assert number_role(header) is None


def test_several_columns_of_numbers_are_read_beside_that_of_identifiers() -> None:
    columns = find_columns(["name", "Passport No", "Identifier", "INN", "IMO", "passport"])
    assert columns.numbers == ("Passport No", "INN", "IMO")
    row = tuple({"name": "x", "identifier": "lei:A1; 5"}.get(role, "77 1; 88 2") for role in columns.by_role)
    asked = RowReader(tuple(columns.by_role), Kind.UNKNOWN).asked(row).queries[0]
    assert asked.identifiers[:3] == (
        Identifier("lei", "A1"),
        Identifier("unknown", "5"),
        Identifier("passport", "77 1"),
    )
    assert [one.type for one in asked.identifiers[2:]] == ["passport"] * 2 + ["tax_id"] * 2 + ["imo"] * 2
    chosen = find_columns(["name", "Passport No"], {"identifier": "Passport No"})
    assert (chosen.by_role["identifier"], chosen.numbers) == ("Passport No", ())


def test_a_frame_of_names_in_parts_is_answered() -> None:
    screener = FakeScreener({"Ivan Petrov": (match("Petrov, Ivan"),)})
    frame = pl.DataFrame({"Last Name": ["Petrov", None, "Huawei"], "First Name": ["Ivan", "", None]})
    answered = screen_frame(screener, frame)  # type: ignore[arg-type]
    assert answered["outcome"].to_list() == ["listed", "not_screened", "not_listed"]
    assert answered["Last Name"].to_list() == frame["Last Name"].to_list()
    assert screener.asked[0].kind is Kind.PERSON
    assert answered["outcome"][0] == Outcome.LISTED.value


def test_a_name_is_said_once() -> None:
    assert spoken_name("x  y", [], whole_alone=False) == "x  y"
    assert spoken_name("", ["A", " ", "B "], whole_alone=True) == "A B"
    assert Columns({"family_name": "b", "given_name": "a"}).name_in({"a": "A", "b": None}) == "A"


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        (["Nr", "Firma", "Land"], {"name": "Firma", "country": "Land"}),
        (["Kundenname", "Geburtsdatum"], {"name": "Kundenname", "birth_date": "Geburtsdatum"}),
        (["Raison sociale", "Pays"], {"name": "Raison sociale", "country": "Pays"}),
        (["Raz\u00f3n social", "Pa\u00eds"], {"name": "Raz\u00f3n social", "country": "Pa\u00eds"}),
        (["Nombre", "Nacionalidad"], {"name": "Nombre", "country": "Nacionalidad"}),
        (["Nom", "Pays"], {"name": "Nom", "country": "Pays"}),
        (["Наименование", "Страна"], {"name": "Наименование", "country": "Страна"}),
        (["客户名称", "国家"], {"name": "客户名称", "country": "国家"}),
        (["氏名", "生年月日"], {"name": "氏名", "birth_date": "生年月日"}),
        (["성명", "국적"], {"name": "성명", "country": "국적"}),
        (["الاسم", "الجنسية"], {"name": "الاسم", "country": "الجنسية"}),
        (["Lieferant", "Ort"], {"name": "Lieferant"}),
        (["Контрагент", "Сумма"], {"name": "Контрагент"}),
    ],
)
def test_headings_of_other_languages(header: list[str], roles: dict[str, str]) -> None:
    assert find_columns(header).by_role == roles


@pytest.mark.parametrize("header", [["Pr\u00e9nom", "Ville"], ["First name"], ["Kreditor", "Ort"], ["Ort"]])
def test_a_part_of_a_name_or_a_number_is_no_name(header: list[str]) -> None:
    with pytest.raises(InputError):
        find_columns(header)


def test_a_role_that_there_is_not_is_an_error() -> None:
    with pytest.raises(InputError, match="no role of columns is called 'nam'"):
        find_columns(["name", "a"], {"nam": "a"})


def test_a_person_in_parts_beside_a_firm_is_screened_too() -> None:
    header = ["Company", "First Name", "Last Name", "DOB"]
    columns = find_columns(header)
    reader = RowReader(tuple(columns.by_role), Kind.UNKNOWN)

    def asked(*cells: str) -> list[tuple[str, Kind]]:
        by_column = dict(zip(header, cells, strict=True))
        found = reader.asked(tuple(by_column[column] for column in columns.by_role.values()))
        return [(query.text, query.kind) for query in found.queries]

    assert asked("Orsis Ltd", "Timur", "Quay", "1970") == [
        ("Orsis Ltd", Kind.UNKNOWN),
        ("Timur Quay", Kind.PERSON),
    ]
    assert asked("Quay, Timur L.", "Timur", "Quay", "") == [("Quay, Timur L.", Kind.UNKNOWN)]
    assert asked("", "Timur", "Quay", "") == [("Timur Quay", Kind.PERSON)]
    assert asked("Orsis Ltd", "", "Quay", "") == [("Orsis Ltd", Kind.UNKNOWN)]


def test_whom_a_person_beside_a_firm_meets_is_said() -> None:
    frame = pl.DataFrame({"Company": ["Orsis Ltd"], "First Name": ["Timur"], "Last Name": ["Quay"]})
    answered = screen_frame(FakeScreener({"Timur Quay": (match("QUAY, Timur"),)}), frame)  # type: ignore[arg-type]
    assert answered["outcome"].to_list() == ["listed"]
    assert answered["reason"].to_list() == ["matched by the person beside it 'Timur Quay'"]
