"""Tables to read in tests, and the run over one with a screener whose answers are known."""

from __future__ import annotations

import io
from pathlib import Path

import polars as pl

from screening.batch.opening import open_table
from screening.batch.output import Output, TextOutput
from screening.batch.resume import State
from screening.batch.run import Done, screen_table
from screening.batch.sinks import TEXT_FORMATS
from screening.batch.table import Table
from screening.batch.whole import WholeOutput
from screening.screener.columns import find_columns
from tests.screener.fake import FakeScreener


def opened(data: bytes | str, **options: str) -> Table:
    return open_table(io.BytesIO(data.encode() if isinstance(data, str) else data), **options)  # type: ignore[arg-type]


def read(
    table: Table, rows: int = 1000, skip: int = 0
) -> tuple[list[tuple[str | None, ...]], dict[int, str]]:
    """(all rows, row -> fault) of a table read in chunks of `rows`."""
    found: list[tuple[str | None, ...]] = []
    faults: dict[int, str] = {}
    for chunk in table.chunks(rows, skip):
        assert 0 < chunk.frame.height <= rows
        assert tuple(chunk.frame.columns) == table.columns
        assert set(chunk.frame.dtypes) <= {pl.String}
        faults |= {len(found) + row: fault for row, fault in chunk.faults.items()}
        found += chunk.frame.rows()
    return found, faults


def output_to(path: Path, state: State | None = None) -> Output:
    shape = path.suffix[1:]
    return TextOutput(path, shape, state) if shape in TEXT_FORMATS else WholeOutput(path, shape, state)


def screened(source: Path, output: Path, screener: FakeScreener | None = None, **options: object) -> Done:
    """Screen a table from one file into another."""
    table = open_table(source)
    columns = find_columns(table.columns)
    known = screener or FakeScreener()
    return screen_table(table, known, columns, output_to(output), **options)  # type: ignore[arg-type]


def all_rows(path: Path) -> list[dict[str, str | None]]:
    """The rows of a table in any format, empty cells as None."""
    table = open_table(path)
    rows, faults = read(table)
    assert not faults
    return [dict(zip(table.columns, (cell or None for cell in row), strict=True)) for row in rows]
