"""Answered rows -> bytes of a format: text piece by piece, other files whole.

In CSV and TSV every cell that a spreadsheet would run is escaped with an apostrophe; in a workbook cells are
typed, and text is never a formula. What a workbook cannot hold is cut and counted, never dropped in silence.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import polars as pl

from screening.errors import ScreeningError

TEXT_FORMATS = ("csv", "tsv", "jsonl")
_RISKY = re.compile(r"[=+\-@\t\r\n]")
_RISKY_START = r"^[=+\-@\t\r\n]"
_SHEET_ROWS = 1_048_576
_SHEET_COLUMNS = 16_384
_CELL_CHARACTERS = 32_767


def text_of(frame: pl.DataFrame, shape: str, *, header: bool) -> bytes:
    """The rows as CSV, TSV or JSON lines in UTF-8; nulls are empty cells."""
    if shape == "jsonl":
        return frame.write_ndjson().encode()
    names = [name for name, kind in frame.schema.items() if kind == pl.String]
    escaped = frame.with_columns(_escaped(name) for name in names)
    if header:
        escaped = escaped.rename({name: f"'{name}" for name in frame.columns if _RISKY.match(name)})
    separator = "\t" if shape == "tsv" else ","
    return escaped.write_csv(separator=separator, include_header=header).encode()


def _escaped(name: str) -> pl.Expr:
    """The column with risky cells escaped, and "" as null: polars writes it as two quotes."""
    cell = pl.col(name)
    risky = cell.str.contains(_RISKY_START)
    return pl.when(risky).then("'" + cell).when(cell != "").then(cell).alias(name)


def join_parquet(parts: list[Path], path: Path) -> None:
    """One Parquet file of several, a few of them in memory at a time."""
    pl.scan_parquet(parts, glob=False).sink_parquet(path)


class WorkbookSink:
    """A workbook, written row by row; a full sheet is followed by another."""

    def __init__(self, path: Path) -> None:
        import xlsxwriter  # type: ignore[import-untyped]

        # strings stay strings; the rows wait beside the result, not in the system's folder for all
        self._book = xlsxwriter.Workbook(
            path,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "tmpdir": str(path.parent),
                "use_zip64": True,
            },
        )
        self._sheet: Any = None
        self._row = 0
        self._cut = 0

    def write(self, frame: pl.DataFrame) -> None:
        if frame.width > _SHEET_COLUMNS:
            raise ScreeningError(
                f"a workbook holds {_SHEET_COLUMNS:,} columns, not {frame.width:,}", hint="-o FILE.csv"
            )
        columns = frame.columns
        sheet = self._sheet if self._sheet is not None else self._next_sheet(columns)
        for cells in frame.iter_rows():
            if self._row == _SHEET_ROWS:
                sheet = self._next_sheet(columns)
            for at, cell in enumerate(cells):
                if isinstance(cell, str):
                    if cell:
                        sheet.write_string(self._row, at, self._fitting(cell))
                elif cell is not None:
                    sheet.write_number(self._row, at, cell)
            self._row += 1

    def close(self) -> str:
        self._book.close()
        return f"{self._cut:,} cells were cut to what a workbook holds" if self._cut else ""

    def _next_sheet(self, columns: list[str]) -> Any:
        self._sheet = self._book.add_worksheet()
        bold = self._book.add_format({"bold": True})
        for at, name in enumerate(columns):
            self._sheet.write_string(0, at, self._fitting(name), bold)
        self._sheet.freeze_panes(1, 0)
        self._row = 1
        return self._sheet

    def _fitting(self, text: str) -> str:
        # a workbook counts in units of UTF-16
        if len(text) <= _CELL_CHARACTERS // 2 or len(text.encode("utf-16-le")) <= 2 * _CELL_CHARACTERS:
            return text
        self._cut += 1
        return text.encode("utf-16-le")[: 2 * _CELL_CHARACTERS - 2].decode("utf-16-le", "ignore") + "…"
