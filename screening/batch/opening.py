"""A path or standard input -> an open table, by its ending or by the format that is given."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO

from screening.batch.compressed import ENDINGS
from screening.batch.table import Table
from screening.errors import InputError, NotText, SettingsError

FORMATS = {
    "csv": (".csv", ".txt"),
    "tsv": (".tsv", ".tab"),
    "xlsx": (".xlsx", ".xlsm"),
    "parquet": (".parquet", ".pq"),
    "jsonl": (".jsonl", ".ndjson"),
}
"""Format -> the endings that tell it."""
TEXTS = ("csv", "tsv", "jsonl")
"""Formats that are read compressed too."""


def format_of(path: Path, formats: tuple[str, ...] = tuple(FORMATS)) -> str | None:
    """The format that a file's ending tells, if it is one of `formats`."""
    ending = path.suffix.casefold()
    return next((name for name in formats if ending in FORMATS[name]), None)


def table_format(path: Path) -> str | None:
    """The format of a table by its ending; text may be compressed (names.csv.gz)."""
    if path.suffix.casefold() in ENDINGS:
        return format_of(path.with_suffix(""), TEXTS)
    return format_of(path)


def open_table(
    source: Path | IO[bytes],
    *,
    shape: str | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    header_row: str | None = None,
) -> Table:
    """The table in a file, or on a stream (CSV unless `shape` says otherwise). `header_row`: the line (of a
    sheet the row) that names the columns, counted from 1, if it is not the first with anything in it; "0" if
    none does: they are called column_1, column_2 and so on then.

    Raises InputError for what cannot be read as such a table, SettingsError for an unknown `shape`.
    """
    if shape is not None and shape not in FORMATS:
        raise SettingsError(f"there is no table format {shape!r}", hint=f"formats: {', '.join(FORMATS)}")
    label = str(source) if isinstance(source, Path) else "standard input"
    if isinstance(source, Path):
        if not source.exists():
            raise InputError(f"{label} does not exist", hint="give the path of a table of names")
        if source.is_dir():
            raise InputError(f"{label} is a folder", hint="give one table")
        shape = shape or table_format(source)
        if shape is None:
            raise NotText(f"the ending of {label} tells no table", hint=_hint_on(source))
        if not source.is_file():
            source = source.open("rb")  # a pipe: it can be read once
    row = int(header_row) if header_row is not None else None
    return _open(source, label, shape or "csv", encoding, sheet, row)


def _hint_on(path: Path) -> str:
    """What to do with a file whose ending tells no table."""
    if path.suffix.casefold() == ".json":
        return f"a line for each object: jq -c '.[]' {path.name} | screen batch - --input-format jsonl"
    program = {".zst": "zstd -dc", ".zip": "unzip -p", ".7z": "7z e -so"}.get(path.suffix.casefold())
    if program:
        return f"unpack it: {program} {path.name} | screen batch -"
    return f"--input-format {' or '.join(FORMATS)}"


def _open(
    source: Path | IO[bytes],
    label: str,
    shape: str,
    encoding: str | None,
    sheet: str | None,
    header_row: int | None,
) -> Table:
    if header_row is not None and shape in ("parquet", "jsonl"):
        raise SettingsError(f"{shape} names its columns itself", hint="leave --header-row out")
    if shape == "parquet":
        from screening.batch.columnar import ParquetTable

        return ParquetTable(source if isinstance(source, Path) else io.BytesIO(source.read()), label)
    if shape == "xlsx":
        from screening.batch.columnar import WorkbookTable

        return WorkbookTable(source if isinstance(source, Path) else source.read(), label, sheet, header_row)
    from screening.batch.lines import Lines

    lines = Lines(source, label, encoding)
    if shape == "jsonl":
        from screening.batch.jsonlines import JsonLinesTable

        return JsonLinesTable(lines)
    from screening.batch.delimited import DelimitedTable

    return DelimitedTable(lines, "\t" if shape == "tsv" else None, header_row)
