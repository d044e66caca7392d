"""Parquet and workbooks: every column as text, one sheet, and errors in one line."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from screening.batch.opening import open_table
from screening.errors import InputError, NotText, SettingsError, TooLarge

from .tables import read


def test_parquet_of_any_types(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame(
        {
            "id": [7, None, 9],
            "name": ["A", "B\0", "C"],
            "day": [date(1953, 3, 4), None, None],
            "raw": [b"ok", b"ok", b"\xff"],
            "tags": [["x", "y"], [], None],
        }
    ).write_parquet(path)
    table = open_table(path)
    assert table.size == 3
    rows, faults = read(table, 2)
    assert rows == [
        ("7", "A", "1953-03-04", "ok", "x;y"),
        (None, "B\\u0000", None, "ok", ""),
        ("9", "C", None, "\\xff", None),
    ]
    assert faults == {
        1: "row 2: 'name' holds bytes that are no text",
        2: "row 3: 'raw' holds bytes that are no text",
    }
    assert read(table, 2, skip=2)[0] == rows[2:]
    stream = open_table(io.BytesIO(path.read_bytes()), shape="parquet")
    assert read(stream)[0] == rows


def test_parquet_with_names_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame({"name": [["A"]]}).write_parquet(path)
    with pytest.raises(InputError, match="not text"):
        read(open_table(path))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("First")
        sheet.write_row(0, 0, ["name", "n", "born", "f", "ok", "name"])
        sheet.write_row(1, 0, ["Ürün", 7, None, 1.5, True, "x"])
        sheet.write_datetime(1, 2, datetime(1953, 3, 4), made.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_string(3, 0, "=1+1")
        sheet.write_number(3, 1, 12345678901234)
        sheet.write_string(4, 5, "no name")
        made.add_worksheet("Second").write_column(0, 0, ["company", "B", None, "C"])
    return path


def test_what_a_large_workbook_takes_is_said_and_too_large_a_one_refused(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not any("memory" in note for note in open_table(book).notes)
    monkeypatch.setattr("screening.batch.columnar._LARGE", 100)
    table = open_table(book)
    assert "of memory, for it is held whole" in table.notes[0]
    assert "sheets not read: Second" in table.notes[1]
    monkeypatch.setattr("screening.batch.columnar._LARGEST", 100)
    for source in (book, io.BytesIO(book.read_bytes())):
        with pytest.raises(TooLarge, match="unpacks to"):
            open_table(source, shape="xlsx")


def test_a_workbook_as_text(book: Path) -> None:
    table = open_table(book)
    assert table.columns == ("name", "n", "born", "f", "ok", "name_2")
    rows, faults = read(table, 2)
    assert rows == [
        ("Ürün", "7", "1953-03-04", "1.5", "true", "x"),
        ("=1+1", "12345678901234", None, None, None, None),
        (None, None, None, None, None, "no name"),
    ]
    assert not faults
    assert table.notes == ("sheets not read: Second (--sheet)",)
    assert read(open_table(io.BytesIO(book.read_bytes()), shape="xlsx"))[0] == rows


def test_a_row_of_errors_or_formulas_is_no_empty_row(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_row(2, 0, ["name", "n"])
        sheet.write_formula(3, 0, "=NA()", None, "#N/A")
        sheet.write_formula(4, 0, "=1/0", None, "#DIV/0!")
        sheet.write_formula(5, 0, '=CONCAT("A","B")', None, "")
        sheet.write_row(6, 0, ["C", "1"])
    table = open_table(path)
    assert table.columns == ("name", "n")
    rows, _ = read(table)
    assert [not any(row) for row in rows] == [True, True, True, False]


def test_another_sheet(book: Path) -> None:
    table = open_table(book, sheet="Second")
    assert (table.columns, read(table)[0]) == (("company",), [("B",), (None,), ("C",)])
    with pytest.raises(InputError, match="no sheet 'Third'") as caught:
        open_table(book, sheet="Third")
    assert "First, Second" in caught.value.hint


@pytest.mark.parametrize("ending", ["parquet", "xlsx"])
@pytest.mark.parametrize("data", [b"", b"PAR1", b"PK\x03\x04", b"name\nA\n"])
def test_a_broken_file_is_one_line_with_a_hint(tmp_path: Path, ending: str, data: bytes) -> None:
    path = tmp_path / f"cut.{ending}"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(open_table(path))
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_an_empty_sheet_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet()
    with pytest.raises(InputError, match="is empty"):
        open_table(path)


def test_the_row_of_a_sheet_that_names_the_columns_is_told(tmp_path: Path) -> None:
    path = tmp_path / "titled.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.merge_range(1, 0, 1, 1, "Customers of 2026")
        sheet.write_row(3, 0, ["id", "name"])
        sheet.write_row(4, 0, ["1", "A"])
    table = open_table(path, header_row="4")
    assert (table.columns, read(table)[0]) == (("id", "name"), [("1", "A")])
    bare = open_table(path, header_row="0")
    assert (bare.columns, len(read(bare)[0])) == (("column_1", "column_2"), 3)
    with pytest.raises(NotText, match="from row 9 on"):
        open_table(path, header_row="9")


def test_parquet_names_its_columns_itself(tmp_path: Path) -> None:
    pl.DataFrame({"name": ["A"]}).write_parquet(tmp_path / "t.parquet")
    with pytest.raises(SettingsError, match="names its columns itself"):
        open_table(tmp_path / "t.parquet", header_row="2")
