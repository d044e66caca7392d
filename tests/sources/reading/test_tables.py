"""A table in a fixed layout is read whole under its own columns, or refused with the line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.errors import ParseError
from screening.sources.reading.dates import iso_date, us_date
from screening.sources.reading.tables import Row, date_in, table_rows

COLUMNS = ("Name 1", "Name 2", "Note")
HEADER = "Name 1,Name 2,Note\n"


def rows(text: str) -> list[tuple[str, Row]]:
    return list(table_rows(text, "t.csv", COLUMNS))


def test_columns_are_found_by_the_header_and_white_space_and_case_do_not_count() -> None:
    assert rows("NOTE, name1,Name  2\nx,Bo,\n") == [("t.csv:2", {"Note": "x", "Name 1": "Bo"})]


def test_the_line_is_where_the_row_begins() -> None:
    text = HEADER + '"a\nb",,\n\n,,\nBo,,"two\n\nlines"\nlast,,\n'
    assert rows(text) == [
        ("t.csv:2", {"Name 1": "a b"}),
        ("t.csv:6", {"Name 1": "Bo", "Note": "two lines"}),
        ("t.csv:9", {"Name 1": "last"}),
    ]
    above = table_rows(HEADER + "Bo,,\n", "t.csv", COLUMNS, above=3)
    assert [where for where, _ in above] == ["t.csv:5"]


def test_other_spellings_of_a_column() -> None:
    text = "Name 1,Family,Note\nAnna,Velt,\n"
    (row,) = table_rows(text, "t.csv", COLUMNS, spellings={"Family": "Name 2"})
    assert row[1] == {"Name 1": "Anna", "Name 2": "Velt"}


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("Name 1,Name 2\nBo,\n", "t.csv:1", "no column 'Note'"),
        ("Name 1,Name 2,Note,Age\nBo,,,\n", "t.csv:1", "unknown column 'Age'"),
        ("Name 1,Name 2,Note,note\nBo,,,\n", "t.csv:1", "twice the column 'Note'"),
        ("a,b,c,d,e,f,g\n", "t.csv:1", "no column 'Name 1', 'Name 2', 'Note'"),
        (HEADER + "Bo,\n", "t.csv:2", "2 cells under 3 columns"),
        (HEADER + 'Bo,,"x', "t.csv:2", "breaks off"),
        (HEADER + 'Bo,,\n"Anna"s,,\n', "t.csv:3", "breaks off"),
        (HEADER + "\n,,\n", "t.csv", "no rows"),
        (HEADER, "t.csv", "no rows"),
        ("Name 1,Name 2,Age\nBo,,\n", "t.csv:1", "no column 'Note'; unknown column 'Age'"),
        ("", "t.csv:1", "no column"),
        ("a\rb", "t.csv:1", "no column"),
    ],
)
def test_what_is_refused(text: str, where: str, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        rows(text)
    assert (caught.value.where, words in str(caught.value)) == (where, True)
    assert caught.value.hint


CELL = st.text(alphabet='ab ,"\né中', max_size=6)


@given(st.lists(st.tuples(CELL.filter(lambda cell: cell.strip() != ""), CELL, CELL), min_size=1, max_size=5))
def test_what_is_written_as_csv_is_read_back(table: list[tuple[str, str, str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, *table])
    expected = [
        {column: " ".join(cell.split()) for column, cell in zip(COLUMNS, cells, strict=True) if cell.strip()}
        for cells in table
    ]
    assert [row for _, row in rows(text.getvalue())] == expected


def test_dates_of_cells() -> None:
    row = {"born": "03/04/1953", "listed": "1953-04-03", "ended": "soon"}
    assert date_in(row, "listed", "t:1") == "1953-04-03"
    assert date_in(row, "born", "t:1", iso_date, us_date) == "1953-03-04"
    assert date_in(row, "died", "t:1") is None
    for column, readings in (("born", ()), ("ended", (iso_date, us_date))):
        with pytest.raises(ParseError, match=f"^t:1: {column} is '.*', which is no date") as caught:
            date_in(row, column, "t:1", *readings, hint="write 1953-04-03")
        assert caught.value.hint == "write 1953-04-03"
