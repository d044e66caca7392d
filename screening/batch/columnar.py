"""Parquet and workbooks -> chunks of rows, every column as text.

A Parquet file is read piece by piece; a workbook cannot be, and is held whole (a sheet has a million rows at
most): what a large one takes is said, and what would take gigabytes is refused. Of a workbook one sheet is
read: its first row names the columns, empty rows are no rows. Where cells hold errors or formulas, whose text
is not read, an empty row may be such a row: it is kept, without a name.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import polars as pl

from screening.batch.lines import is_utf8
from screening.batch.table import Chunk, distinct, readable
from screening.errors import InputError, NotText, TooLarge
from screening.screener.frame import as_text

_MIDNIGHT = pl.all().str.replace(r"^(\d{4}-\d\d-\d\d) 00:00:00$", "$1")
"""A day without a time, which a workbook holds as that."""
_COMPUTED = re.compile(rb"""<(?:\w+:)?f[\s>/]|\st=["']e["']""")
_SHEETS = "xl/worksheets/"
_BLOCK, _LONGEST_MARK = 1 << 20, 64
_LARGE, _LARGEST = 250_000_000, 2_000_000_000
"""Bytes of an unpacked sheet from which the memory that it takes is said, and past which it is not read."""
_TAKES = 1.7
"""Bytes of memory that a byte of an unpacked sheet takes: a million rows of three columns (199 MB) took 290,
of ten columns (596 MB) 985."""


class ParquetTable:
    """A Parquet file; from a stream it is held whole."""

    def __init__(self, source: Path | IO[bytes], label: str) -> None:
        """Raises InputError for what is no whole Parquet file."""
        self._label = label
        try:
            self._scan = pl.scan_parquet(source)
            self._schema = self._scan.collect_schema()
            self.size: int | None = self._scan.select(pl.len()).collect().item()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise _unreadable(label, "Parquet file", error) from error
        self.columns = distinct(self._schema.names())
        self.notes: tuple[str, ...] = ()
        self.guessed = False
        self.names = self.columns[:1]

    def chunks(self, rows: int, skip: int = 0) -> Iterator[Chunk]:
        """See `screening.batch.table.Table`."""
        for name in self.names:
            kind = self._schema[self._schema.names()[self.columns.index(name)]]
            if kind.is_nested():
                raise InputError(f"the column {name!r} holds {kind}, not text", hint="--name-column COLUMN")
        for start in range(skip, self.size or 0, rows):
            try:
                frame = self._scan.slice(start, rows).collect()
            except (pl.exceptions.PolarsError, OSError) as error:
                raise _unreadable(self._label, "Parquet file", error) from error
            yield _chunk(frame, self.columns, start, start + frame.height)


class WorkbookTable:
    """A sheet of a workbook (.xlsx)."""

    notes: tuple[str, ...]

    def __init__(
        self, source: Path | bytes, label: str, sheet: str | None = None, header_row: int | None = None
    ) -> None:
        """`sheet` is its name, else the first; `header_row` the row that names the columns, counted from 1,
        if it is not the first with anything in it, 0 if none does. Raises InputError for no workbook and no
        such sheet, TooLarge for one that would not fit into memory."""
        import fastexcel

        try:
            self.notes = _notes_on_size(source, label)
            book = fastexcel.read_excel(source)
            names = book.sheet_names
            if sheet is not None and sheet not in names:
                raise InputError(f"{label} has no sheet {sheet!r}", hint=f"it has: {', '.join(names)}")
            # without a header row, so that no cell of it is made unique, cut or taken for a number
            above = 0 if header_row else None  # else it leaves out empty rows there
            read = book.load_sheet(sheet or 0, header_row=None, dtypes="string", skip_rows=above).to_polars()
            computed = _is_computed(source)
        except (fastexcel.FastExcelError, OSError, zipfile.BadZipFile, zlib.error) as error:
            raise _unreadable(label, "workbook", error) from error
        if header_row:
            read = read[header_row - 1 :]
        filled = (~read.select(pl.all_horizontal(pl.all().is_null())).to_series()).arg_true()
        if not filled.len():
            empty = (
                f"nothing stands in {label} from row {header_row} on" if header_row else f"{label} is empty"
            )
            raise NotText(empty, hint="a row must name the columns: --header-row ROW")
        # in one column an empty cell is a row without a name, wherever it is
        if read.width > 1 and not computed and filled.len() < read.height:
            read = read[filled]
        else:
            read = read[filled[0] :]
        named = header_row != 0
        self.columns = distinct([(cell or "") if named else "" for cell in read.row(0)])
        self._rows = read[1:] if named else read
        self.size: int | None = self._rows.height
        others = [name for name in names if name != (sheet or names[0])]
        if others:
            self.notes += (f"sheets not read: {', '.join(others)} (--sheet)",)
        self.guessed = False
        self.names = self.columns[:1]

    def chunks(self, rows: int, skip: int = 0) -> Iterator[Chunk]:
        """See `screening.batch.table.Table`."""
        for start in range(skip, self._rows.height, rows):
            frame = self._rows[start : start + rows].with_columns(_MIDNIGHT)
            yield _chunk(frame, self.columns, start + 1, start + frame.height)


def _notes_on_size(source: Path | bytes, label: str) -> tuple[str, ...]:
    """What to say of the memory that a workbook takes. One sheet is read: the largest counts, with the texts
    that all of them share. Raises TooLarge."""
    with _unzipped(source) as book:
        sizes = {one.filename: one.file_size for one in book.infolist()}
    sheets = [size for name, size in sizes.items() if name.startswith(_SHEETS)]
    size = max(sheets, default=0) + sizes.get("xl/sharedStrings.xml", 0)
    if size > _LARGEST:
        raise TooLarge(
            f"a sheet of {label} unpacks to {size / 1e9:.1f} GB, and is held in memory whole",
            hint="save it as CSV or Parquet, which are read in pieces",
        )
    if size < _LARGE:
        return ()
    said = (
        f"takes about {_TAKES * size / 1e9:.1f} GB of memory, for it is held whole; CSV and Parquet are not"
    )
    return (f"{label} {said}",)


def _unzipped(source: Path | bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(source if isinstance(source, Path) else io.BytesIO(source))


def _is_computed(source: Path | bytes) -> bool:
    """Whether any sheet has a cell with an error or a formula (ISO/IEC 29500-1, 18.3.1.4 and 18.3.1.40)."""
    with _unzipped(source) as book:
        for name in book.namelist():
            if not name.startswith(_SHEETS):
                continue
            with book.open(name) as sheet:
                end = b""
                while data := sheet.read(_BLOCK):
                    if _COMPUTED.search(end + data):
                        return True
                    end = data[-_LONGEST_MARK:]
    return False


def _chunk(frame: pl.DataFrame, columns: tuple[str, ...], above: int, done: int) -> Chunk:
    """The rows as text. `above`: rows of the table over them, for the number in the reason of a fault."""
    faults: dict[int, str] = {}
    texts = []
    for column, series in zip(columns, frame, strict=True):
        text = as_text(series).rename(column)
        odd = _odd_rows(series, text)
        if odd:
            faults |= {row: f"row {above + row + 1}: {column!r} holds bytes that are no text" for row in odd}
            text = text.map_elements(readable, return_dtype=pl.String)
        texts.append(text)
    return Chunk(pl.DataFrame(texts), done, faults)


def _odd_rows(series: pl.Series, text: pl.Series) -> list[int]:
    """The rows whose cell had bytes that are no UTF-8, or a NUL."""
    if series.dtype == pl.Binary:
        return [row for row, one in enumerate(series) if one is not None and not is_utf8(one)]
    nuls = text.str.contains("\0", literal=True).fill_null(False)
    return nuls.arg_true().to_list()


def _unreadable(label: str, what: str, error: Exception) -> InputError:
    said = (str(error).splitlines() or [type(error).__name__])[0]
    return InputError(
        f"{label} cannot be read as a {what}: {said[:200]}", hint="is it whole, and of that kind?"
    )
