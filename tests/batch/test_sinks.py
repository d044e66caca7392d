"""Rows as bytes: nothing a spreadsheet would run, nothing lost that a format can hold."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.batch import sinks
from screening.batch.opening import open_table
from screening.batch.sinks import WorkbookSink, join_parquet, text_of
from screening.errors import ScreeningError

from .tables import read

RISKY = ("=cmd()", "+1", "-1", "@x", "\tx", "\r=1", "\n=1")


@pytest.mark.parametrize("cell", RISKY)
@pytest.mark.parametrize("shape", ["csv", "tsv"])
def test_cells_that_a_spreadsheet_would_run_are_escaped(cell: str, shape: str) -> None:
    frame = pl.DataFrame({cell: [cell, "a" + cell, "", None], "score": [-1.5, None, 2.0, 100.0]})
    text = text_of(frame, shape, header=True).decode()
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if shape == "tsv" else ","))
    assert rows == [
        ["'" + cell, "score"],
        ["'" + cell, "-1.5"],
        ["a" + cell, ""],
        ["", "2.0"],
        ["", "100.0"],
    ]


@given(
    st.lists(
        st.tuples(
            *[st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)] * 2
        ),
        max_size=6,
    )
)
def test_delimited_text_reads_back(rows: list[tuple[str, str]]) -> None:
    frame = pl.DataFrame(rows, schema={"a": pl.String, "b": pl.String}, orient="row")
    for shape, delimiter in (("csv", ","), ("tsv", "\t")):
        text = text_of(frame, shape, header=True).decode()
        back = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))[1:]
        assert [tuple(cell.removeprefix("'") for cell in row) for row in back] == [
            tuple(cell.removeprefix("'") for cell in row) for row in rows
        ]


def test_json_lines_are_exact() -> None:
    frame = pl.DataFrame({"a": ["=x\n", None], "rank": [1, None]})
    assert text_of(frame, "jsonl", header=True) == b'{"a":"=x\\n","rank":1}\n{"a":null,"rank":null}\n'


def test_parquet_is_put_together_in_order(tmp_path: Path) -> None:
    frames = [pl.DataFrame({"n": range(start, start + 10)}) for start in range(0, 120, 10)]
    parts = [tmp_path / f"{place}[*].part" for place in range(len(frames))]
    for frame, part in zip(frames, parts, strict=True):
        frame.write_parquet(part)
    join_parquet(parts, tmp_path / "a.parquet")
    assert pl.read_parquet(tmp_path / "a.parquet").equals(pl.concat(frames))


def test_a_workbook_runs_nothing_and_keeps_types(tmp_path: Path) -> None:
    sink = WorkbookSink(tmp_path / "a.xlsx")
    frame = pl.DataFrame({"name": [*RISKY, "https://x.org"], "score": [float(n) for n in range(8)]})
    sink.write(frame)
    assert sink.close() == ""
    rows, _ = read(open_table(tmp_path / "a.xlsx"))
    # XML makes one line end of all; a sheet is no place to tell them apart
    assert [row[0].replace("\r", "\n") for row in rows] == [  # type: ignore[union-attr]
        cell.replace("\r", "\n") for cell in frame["name"]
    ]
    assert [row[1] for row in rows] == [str(n) for n in range(8)]


def test_what_a_workbook_cannot_hold_is_cut_and_told(tmp_path: Path) -> None:
    sink = WorkbookSink(tmp_path / "a.xlsx")
    sink.write(pl.DataFrame({"name": ["x" * 40_000, "𐐀" * 20_000, "y" * 32_767]}))
    assert sink.close() == "2 cells were cut to what a workbook holds"
    rows, _ = read(open_table(tmp_path / "a.xlsx"))
    assert rows[0][0] == "x" * 32_766 + "…"
    assert rows[1][0] == "𐐀" * 16_383 + "…"
    assert rows[2][0] == "y" * 32_767


def test_a_full_sheet_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sinks, "_SHEET_ROWS", 4)
    sink = WorkbookSink(tmp_path / "a.xlsx")
    sink.write(pl.DataFrame({"name": list("abcde")}))
    sink.close()
    sheets = [open_table(tmp_path / "a.xlsx", sheet=name) for name in ("Sheet1", "Sheet2")]
    assert [read(sheet)[0] for sheet in sheets] == [[("a",), ("b",), ("c",)], [("d",), ("e",)]]


def test_more_columns_than_a_workbook_holds_are_an_error(tmp_path: Path) -> None:
    sink = WorkbookSink(tmp_path / "a.xlsx")
    with pytest.raises(ScreeningError, match="16,384 columns"):
        sink.write(pl.DataFrame({f"c{number}": ["x"] for number in range(16_385)}))
