"""What a table is while it is read: named columns of text, in chunks of rows, bad rows among them.

A row that cannot be read is a row all the same: its text is in the frame, and `faults` says what is wrong
with it. Nothing here knows a format or screens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import polars as pl

ROWS = 7_500
"""Rows read, screened and written at a time: three parts for processes. More are no faster, and where most
rows match each takes some kilobytes while it is answered and written."""

_NO_TEXT = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows on end, all columns text. `faults`: row of the frame -> what is wrong with it, and the line.

    `done` is how much of the input lies behind, in the unit of the table's `size` (bytes or rows).
    """

    frame: pl.DataFrame
    done: int
    faults: Mapping[int, str] = field(default_factory=dict)


class Table(Protocol):
    """An open table. `size` is that of the input where it is known; `notes` are for people. What was
    read in a `guessed` encoding was not surely read whole.

    `names` are the columns of names, set before the rows are read: what has no cells is put into the first.
    """

    columns: tuple[str, ...]
    size: int | None
    notes: tuple[str, ...]
    guessed: bool
    names: tuple[str, ...]

    def chunks(self, rows: int, skip: int = 0) -> Iterator[Chunk]:
        """The rows behind the first `skip`, `rows` at a time (fewer where they are huge)."""
        ...


def rows_of(table: Table) -> Iterator[tuple[tuple[str | None, ...], str]]:
    """All rows of a table, each with what is wrong with it (mostly nothing)."""
    for chunk in table.chunks(ROWS):
        for row, cells in enumerate(chunk.frame.iter_rows()):
            yield cells, chunk.faults.get(row, "")


def distinct(header: Sequence[str]) -> tuple[str, ...]:
    """The names of columns, each once: the second "name" is "name_2", one without a name "column_3"."""
    given = [cell.strip() or f"column_{place}" for place, cell in enumerate(header, start=1)]
    names: list[str] = []
    for column in given:
        name, times = column, 1
        while name in names or (times > 1 and name in given):
            times += 1
            name = f"{column}_{times}"
        names.append(name)
    return tuple(names)


def readable(text: str) -> str:
    """The text with what no text can hold (NUL, undecoded bytes, halves of characters) written out."""
    return _NO_TEXT.sub(_written_out, text)


def is_text(text: str) -> bool:
    """Whether all of it was decoded and no NUL is in it."""
    if text.isascii():
        return "\0" not in text
    return _NO_TEXT.search(text) is None


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC00 <= code <= 0xDCFF else f"\\u{code:04x}"


def text_frame(columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> pl.DataFrame:
    """Rows of as many cells as there are columns -> a frame of text."""
    cells = zip(*rows, strict=True) if rows else ([] for _ in columns)
    return pl.DataFrame(
        [pl.Series(name, values, dtype=pl.String) for name, values in zip(columns, cells, strict=True)]
    )
