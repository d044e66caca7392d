"""CSV and its kin: the layout is found, and no row is lost, whatever its neighbours are."""

from __future__ import annotations

import csv
import io
import re
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import screening.batch.lines
from screening.batch import delimited
from screening.errors import InputError, TooLarge

from .tables import opened, read

TEXT = st.text(
    st.one_of(
        st.sampled_from('",;|\t\r\n =x'), st.characters(exclude_characters="\0", exclude_categories=["Cs"])
    ),
    max_size=6,
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_encoding_and_line_ends_are_found(delimiter: str, encoding: str, end: str) -> None:
    lines = [["id", "company"], ["007", "Ürün A.Ş."], ["8", "x"]]
    table = opened(end.join([*(delimiter.join(line) for line in lines), ""]).encode(encoding))
    assert table.columns == ("id", "company")
    assert read(table) == ([("007", "Ürün A.Ş."), ("8", "x")], {})
    assert (table.notes, table.guessed) == ((), False)


def test_the_delimiter_is_the_one_that_shows_known_columns() -> None:
    assert opened("name;a, b, c, d\nx;y\n").columns == ("name", "a, b, c, d")
    assert opened('"na,me";name|x\n').columns == ("na,me", "name|x")
    assert opened("name\nA, B and C\n").columns == ("name",)


@settings(deadline=None)
@given(
    rows=st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=8),
    at_a_time=st.integers(1, 9),
    skip=st.integers(0, 9),
    block=st.integers(20, 60),
)
def test_what_a_csv_writer_wrote_is_read(
    rows: list[tuple[str, ...]], at_a_time: int, skip: int, block: int
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([("id", "name", "note"), *rows])
    data = text.getvalue().encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screening.batch.lines, "_BLOCK", block)
        assert read(opened(data), at_a_time, skip) == (rows[skip:], {})


@settings(deadline=None)
@given(st.lists(st.text('ab",;\n\r\t', max_size=8), max_size=12), st.integers(30, 90))
def test_no_line_is_lost_whatever_is_on_it(lines: list[str], block: int) -> None:
    marked = [f"m{number}m{line}" for number, line in enumerate(lines)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screening.batch.lines, "_BLOCK", block)
        rows, _ = read(opened("\n".join(["id,name", *marked])), 3)
    whole = "\n".join(",".join(filter(None, row)) for row in rows)
    places = [whole.find(f"m{number}m") for number in range(len(lines))]
    assert -1 not in places
    assert places == sorted(places)


def test_rows_of_the_wrong_width_are_faults_with_their_text() -> None:
    rows, faults = read(opened("id,name\n1,a\n2\n3,b,c,d\n4,e,,\n5,f\n"))
    assert rows == [("1", "a"), ("2", ""), ("3", "b,c,d"), ("4", "e"), ("5", "f")]
    assert faults == {1: "line 3: 1 cell under 2 columns", 2: "line 4: 3 cells under 2 columns"} | {
        2: "line 4: 4 cells under 2 columns"
    }


def test_an_open_quote_swallows_no_row_behind_it() -> None:
    rows, faults = read(opened('id,name,n\n1,"Foo Ltd,x\n2,Bar,y\n3,"Baz",z\n4,"q\nr",w\n5,"end,v\n'))
    assert rows == [
        ("1", '"Foo Ltd', "x"),
        ("2", "Bar", "y"),
        ("3", "Baz", "z"),
        ("4", "q\nr", "w"),
        ("5", '"end', "v"),
    ]
    assert {row: fault.partition(":")[0] for row, fault in faults.items()} == {0: "line 2", 4: "line 7"}


def test_two_stray_quotes_swallow_no_row_between_them() -> None:
    table = opened('name,c\n"Acme Ltd,US\nSberwell,RU\n\nTube 5",RU\nx,y\n')
    rows, faults = read(table)
    assert rows == [('"Acme Ltd', "US"), ("Sberwell", "RU"), ('Tube 5"', "RU"), ("x", "y")]
    assert list(faults) == [0, 2]
    assert "4 lines that quotes join were read as rows of their own" in table.notes[-1]


def test_a_name_before_a_stray_quote_is_whole() -> None:
    rows, faults = read(opened('name,c\nAcme,"12 Main St\nSberwell,RU"\n"Zor, Ltd","5 in\nBrix,7"\n'))
    assert rows[:2] == [("Acme", '"12 Main St'), ("Sberwell", 'RU"')]
    assert [row[0] for row in rows if "Brix" in row] == ["Brix"]
    assert not faults


def test_a_record_that_is_no_row_is_read_line_by_line() -> None:
    rows, faults = read(opened('name,c\n"Acme,US\nSberwell,RU\nTube 5"\nx,y\n'))
    assert rows == [('"Acme', "US"), ("Sberwell", "RU"), ('Tube 5"', ""), ("x", "y")]
    assert list(faults) == [0, 2]


def test_many_lines_of_one_record_are_rows_if_half_of_them_would_be() -> None:
    lines = ['"open,1', *(f"n{number},{number}" for number in range(5)), "odd", 'end",2', "x,y"]
    rows, faults = read(opened("\n".join(["name,c", *lines])))
    assert [row[0] for row in rows] == ['"open', "n0", "n1", "n2", "n3", "n4", "odd", 'end"', "x"]
    assert list(faults) == [0, 6, 7]


@pytest.mark.parametrize(
    "text",
    [
        'name,address,c\nAcme,"12 Main St\nSpringfield, IL\nUSA",US\n',
        '"name","address"\n"Acme","12 Main St\nSpringfield, IL"\n',
        'id,name\n1,"Acme\nLtd"\n',
    ],
)
def test_a_cell_of_several_lines_stays_one(text: str) -> None:
    table = opened(text)
    rows, faults = read(table)
    assert (len(rows), faults, table.notes) == (1, {}, ())
    assert any("\n" in (cell or "") for cell in rows[0])


def test_an_open_quote_is_given_up_in_a_long_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_LONGEST_RECORD", 5000)
    monkeypatch.setattr(screening.batch.lines, "_BLOCK", 1000)
    lines = [f"{number},n{number}" for number in range(3000)]
    rows, faults = read(opened("\n".join(["id,name", '0,"open', *lines])), 500)
    assert [row[1] for row in rows] == ['"open', *(f"n{number}" for number in range(3000))]
    assert faults.keys() == {0}


def test_line_numbers_count_lines_not_rows() -> None:
    _, faults = read(opened('\n\nid,name\n1,"a\nb\nc"\n\n2\n'))
    assert faults == {1: "line 8: 1 cell under 2 columns"}


def test_blank_lines_are_rows_only_within_one_column() -> None:
    assert read(opened('name\nA\n\n\nB\n""\n \n\n\n'))[0] == [("A",), ("",), ("",), ("B",), ("",), (" ",)]
    assert read(opened("\nid,name\n\n1,a\n  \n,\n\n"))[0] == [("1", "a"), ("", "")]


def test_columns_are_told_apart() -> None:
    assert opened("name,name,,name_2, x \n").columns == ("name", "name_3", "column_3", "name_2", "x")


def test_a_huge_cell_is_a_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    big = "x" * 3_000_000
    assert read(opened(f'id,name\n1,"{big}"\n2,{big}\n3,c\n'))[0] == [("1", big), ("2", big), ("3", "c")]
    monkeypatch.setattr(screening.batch.lines, "_LONGEST_LINE", 2_000_000)
    with pytest.raises(TooLarge):
        read(opened(f"id,name\n1,{big}"))


def test_chunks_of_huge_rows_are_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening.batch.lines, "_BLOCK", 1000)
    monkeypatch.setattr(delimited, "_MOST_CHARACTERS", 3000)
    table = opened("name\n" + ("x" * 500 + "\n") * 40)
    heights = [chunk.frame.height for chunk in table.chunks(1000)]
    assert sum(heights) == 40
    assert max(heights) < 12


@pytest.mark.parametrize("data", [b"", b" \n\r\n", b"\xef\xbb\xbf", b"\0\0"])
def test_an_empty_table_says_so(data: bytes) -> None:
    with pytest.raises(InputError, match="is empty"):
        opened(data)


def test_a_header_alone_is_a_table_without_rows() -> None:
    table = opened("id,name")
    assert (table.columns, read(table)) == (("id", "name"), ([], {}))


@pytest.mark.parametrize(
    "data",
    [b"PAR1" + b"x" * 99, b"%PDF-1.7\n%\xe2\xe3", b"PK\x03\x04" + b"\0" * 2000, b"\x7fELF\x02" + b"\0" * 99],
)
def test_binaries_are_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        opened(data)
    assert "Markdown" not in caught.value.hint
    assert "screen FILE" in caught.value.hint or "--input-format" in caught.value.hint


@pytest.mark.parametrize("header", ['"name,x\n1,2\n', '"na"me,x\n'])
def test_a_broken_header_is_an_error(header: str) -> None:
    with pytest.raises(InputError, match="line 1"):
        opened(header)


def test_a_long_cell_leaves_the_limits_of_other_readers() -> None:
    before = csv.field_size_limit()
    cell = "n" * (before + 10)
    assert read(opened(f'name,note\nA,"{cell}"\nB,"x\ny"\n')) == ([("A", cell), ("B", "x\ny")], {})
    assert csv.field_size_limit() == before


CELL = st.one_of(TEXT, st.text(max_size=3)).map(lambda text: re.sub("[\r\n\0\ud800-\udfff]", "", text))


@given(
    st.integers(2, 3).flatmap(
        lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=6)
    ),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_lines_that_are_rows_are_read_at_once(
    rows: list[list[str]], quoting: int, delimiter: str, end: str
) -> None:
    """Quotes around whole cells are nothing odd: what is in them is read as by a reader of single lines."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    table.writerows([[f"c{place}" for place in range(len(rows[0]))], *rows])
    with patch.multiple(delimited.DelimitedTable, _careful=None, _quoted=None):
        assert read(opened(out.getvalue()))[0] == list(map(tuple, rows))


@given(st.lists(CELL, min_size=1, max_size=6), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_a_table_of_one_column_is_read_at_once(cells: list[str], quoting: int) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=quoting, lineterminator="\n").writerows([["name"], *([cell] for cell in cells)])  # type: ignore[arg-type]
    with patch.multiple(delimited.DelimitedTable, _careful=None, _quoted=None):
        assert read(opened(out.getvalue()))[0] == [(cell,) for cell in cells]


@pytest.mark.parametrize("told", ["sep=;", "SEP=;"])
def test_a_first_line_that_tells_the_delimiter_is_none_of_the_table(told: str) -> None:
    table = opened(f'{told}\r\nname;note\r\nA;"a, b"\r\nB\r\n'.encode("utf-8-sig"))
    assert table.columns == ("name", "note")
    rows, faults = read(table)
    assert rows == [("A", "a, b"), ("B", "")]
    assert faults == {1: "line 4: 1 cell under 2 columns"}


TITLED = "Customers of 2026\n\nid,name\n1,A\n2,B\n"


def test_the_row_that_names_the_columns_is_told() -> None:
    table = opened(TITLED, header_row="3")
    assert (table.columns, read(table)) == (("id", "name"), ([("1", "A"), ("2", "B")], {}))
    bare = opened("1,A\n2\n", header_row="0")
    assert bare.columns == ("column_1", "column_2")
    assert read(bare) == ([("1", "A"), ("2", "")], {1: "line 2: 1 cell under 2 columns"})
    with pytest.raises(InputError, match="nothing on line 2"):
        opened(TITLED, header_row="2")
    with pytest.raises(InputError, match="nothing on line 9"):
        opened(TITLED, header_row="9")
