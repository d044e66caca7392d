"""CSV and its kin -> chunks of rows: the delimiter is found, quoted cells may hold it and line breaks.

A row of the wrong width, with broken quotes or undecoded bytes is kept as a fault with its line; reading goes
on with the next line, so that an open quote never swallows the rows behind it. Nor do two stray quotes: a
quoted cell over several lines, each of which would be a row, is read as those rows. Lines with nothing on
them are no rows, except between the rows of a table of one column. Just over 300 lines: every step shares the
place in the file that the reader is at.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

import polars as pl

from screening.batch.lines import Lines
from screening.batch.table import Chunk, distinct, is_text, readable, text_frame
from screening.errors import InputError
from screening.screener.headings import SPELLINGS

DELIMITERS = (",", ";", "\t", "|")
_LONGEST_RECORD = 1 << 24
"""Characters after which a quote is held to be open by mistake."""
_MANY = 5
"""Lines of one record past which it is no row if half of them would be: addresses have fewer."""
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""A first line that tells the delimiter."""
_NOT_CLOSED = "a quote is not closed, or text stands behind one that is"
_MOST_CHARACTERS = 1 << 25
"""Characters after which a chunk is full, however few its rows."""

Rows = list[list[str]]


class DelimitedTable:
    """A delimited table."""

    def __init__(self, lines: Lines, delimiter: str | None = None, header_row: int | None = None) -> None:
        """`header_row`: the line that names the columns, counted from 1, if it is not the first with anything
        on it; 0 if none does. Raises InputError if there is no such line."""
        self._lines = lines
        self._blocks = lines.blocks()
        self._line = 1
        self._blanks = 0
        block = self._to_header()
        if told := _TOLD.match(block[0]):  # as Excel writes and reads it
            delimiter = told[1]
            self._line += 1
            block = self._to_header(block[1:])
        if header_row:
            block = self._to_line(header_row, block)
        self._delimiter = delimiter or _delimiter(block[0])
        cells, used, fault = _record(block, 0, self._delimiter, final=False)
        if fault or not used:
            raise InputError(
                f"line {self._line}: {fault or 'a quote is opened and not closed'}", hint="mend it"
            )
        # whoever quotes every cell leaves no line that looks like a row inside one
        header = "".join(block[:used]).split(self._delimiter)
        self._bare = not all(cell.lstrip().startswith('"') for cell in header)
        self._apart = 0
        self._stray = 0
        if header_row == 0:
            cells, used = [""] * len(cells), 0
        self._first = block[used:]
        self._line += used
        self.columns = distinct([readable(cell) for cell in cells])
        self.size = lines.size
        self.notes: tuple[str, ...] = (lines.note,) if lines.note else ()
        self.guessed = lines.guessed
        self.names = self.columns[:1]

    def _to_header(self, held: Sequence[str] = ()) -> list[str]:
        """The first lines of the table, from that of the header on. `held`: lines that were read already."""
        for block in chain([list(held)], self._blocks):
            for at, line in enumerate(block):
                if line.strip("\r\n "):
                    self._line += at
                    return block[at:]
            self._line += len(block)
        raise InputError(f"{self._lines.label} is empty", hint="its first line must name the columns")

    def _to_line(self, number: int, block: list[str]) -> list[str]:
        """The lines of the table from that line on, which is not empty; `block` begins with `_line`."""
        before = max(0, number - self._line)
        while len(block) <= before and (more := next(self._blocks, None)) is not None:
            block = [*block, *more]
        if number < self._line or not "".join(block[before : before + 1]).strip():
            raise InputError(f"there is nothing on line {number}", hint="--header-row LINE names the columns")
        self._line = number
        return block[before:]

    def chunks(self, rows: int, skip: int = 0) -> Iterator[Chunk]:
        """See `screening.batch.table.Table`; the cells of a bad row are laid out as far as they go."""
        held = text_frame(self.columns, [])
        faults: dict[int, str] = {}
        size = 0
        for found, wrong, characters in self._parsed_blocks():
            faults |= {held.height + row: fault for row, fault in wrong.items()}
            held = held.vstack(found)
            size += characters
            if skip:
                gone = min(skip, held.height)
                skip -= gone
                held, faults, size = held[gone:], _from(faults, gone), 0
            while held.height >= rows or (held.height and size > _MOST_CHARACTERS):
                yield self._chunk(held[:rows], faults)
                held, faults, size = held[rows:], _from(faults, rows), 0
        if held.height:
            yield self._chunk(held, faults)

    def _chunk(self, frame: pl.DataFrame, faults: dict[int, str]) -> Chunk:
        mine = {row: fault for row, fault in faults.items() if row < frame.height}
        return Chunk(frame.rechunk(), self._lines.consumed, mine)

    def _parsed_blocks(self) -> Iterator[tuple[pl.DataFrame, dict[int, str], int]]:
        """(rows, their faults, characters) block by block; an open record waits for the block behind."""
        left = self._first
        for block in self._blocks:
            left, parsed = self._parsed([*left, *block], final=False)
            yield parsed
        _, parsed = self._parsed(left, final=True)
        yield parsed
        if self._stray:
            note = f"{self._stray:,} lines that quotes join were read as rows of their own: are quotes stray?"
            self.notes += (note,)

    def _parsed(
        self, lines: list[str], *, final: bool
    ) -> tuple[list[str], tuple[pl.DataFrame, dict[int, str], int]]:
        """(lines left over, what `_parsed_blocks` yields); quickly, if there is nothing odd in them."""
        text = "".join(lines)
        if lines and is_text(text) and not self._blanks:
            frame = self._plain(lines, text)
            if frame is None:
                frame = self._quoted(lines)
            if frame is not None:
                self._line += len(lines)
                return [], (frame, {}, len(text))
        rows, faults, used = self._careful(lines, final=final)
        return lines[used:], (text_frame(self.columns, rows), faults, sum(map(len, lines[:used])))

    def _plain(self, lines: list[str], text: str) -> pl.DataFrame | None:
        """The rows, if each line is one, with quotes around whole cells alone; None otherwise."""
        width, apart = len(self.columns), re.escape(self._delimiter)
        cell = rf'(?:"(?:[^"\r\n]|"")*"|[^"\r\n{apart}]{"*" if width > 1 else "+"})'  # no row is blank
        row = rf"^{cell}(?:{apart}{cell}){{{width - 1}}}(?:\r?\n)?$"
        if len(text) > _LONGEST_RECORD or not pl.Series(lines).str.contains(row).all():
            return None
        frame = pl.read_csv(
            text.replace("\r\n", "\n").encode(),
            has_header=False,
            schema=dict.fromkeys(self.columns, pl.String),
            separator=self._delimiter,
        )
        return frame.fill_null("") if frame.height == len(lines) else None

    def _quoted(self, lines: list[str]) -> pl.DataFrame | None:
        """The rows, if each line is one; None otherwise."""
        try:
            with _long_cells():
                rows = list(csv.reader(lines, delimiter=self._delimiter, strict=True))
        except csv.Error:
            return None
        whole = len(rows) == len(lines) and set(map(len, rows)) == {len(self.columns)}
        return text_frame(self.columns, rows) if whole else None

    def _careful(self, lines: list[str], *, final: bool) -> tuple[Rows, dict[int, str], int]:
        """(rows, faults, lines used), a record at a time."""
        rows: Rows = []
        faults: dict[int, str] = {}
        at, single = 0, len(self.columns) == 1
        while at < len(lines):
            if not lines[at].strip("\r\n" if single else "\r\n "):
                self._blanks += single
                self._apart -= bool(self._apart)
                at += 1
                continue
            if self._apart:
                cells, used, fault = self._by_itself(lines[at])
            else:
                cells, used, fault = _record(lines, at, self._delimiter, final=final)
            if not used:
                break
            if used > 1 and self._are_rows(lines[at : at + used], cells):
                self._apart = used
                self._stray += used
                continue
            self._apart -= bool(self._apart)
            rows += [[""]] * self._blanks
            self._blanks = 0
            cells, fault = self._laid_out(cells, fault)
            if not is_text("".join(cells)):
                cells = [readable(cell) for cell in cells]
                fault = fault or f"bytes that are not {self._lines.encoding}, or NUL"
            if fault:
                faults[len(rows)] = f"line {self._line + at}: {fault}"
            rows.append(cells)
            at += used
        self._line += at
        return rows, faults, at

    def _are_rows(self, lines: Sequence[str], cells: Sequence[str]) -> bool:
        """Whether the lines of one record are rows that two stray quotes hold together.

        The record is no row, or all its lines would be by themselves, or of very many lines the half.
        """
        width = len(self.columns)
        if len(cells) < width or any(cells[width:]):
            return True
        filled = [line for line in lines if line.strip("\r\n ")]
        rows = sum(len(_cells(line, self._delimiter)) == width for line in filled)
        many = len(filled) > _MANY and 2 * rows >= len(filled)
        return self._bare and (rows == len(filled) or (many and width > 1))

    def _by_itself(self, line: str) -> tuple[list[str], int, str]:
        """`_record` of one line among stray quotes: it is screened unless its name may be cut."""
        cells = [_unquoted(cell) for cell in _cells(line, self._delimiter)]
        whole = len(cells) == len(self.columns)
        whole = whole and not any('"' in cells[self.columns.index(name)] for name in self.names)
        return cells, 1, "" if whole or '"' not in line else _NOT_CLOSED

    def _laid_out(self, cells: list[str], fault: str) -> tuple[list[str], str]:
        """As many cells as there are columns; what is beyond stands in the last of them."""
        width = len(self.columns)
        if len(cells) == width:
            return cells, fault
        if len(cells) > width and not any(cells[width:]):
            return cells[:width], fault  # delimiters at the end of a row say nothing
        fault = fault or f"{_counted(len(cells), 'cell')} under {_counted(width, 'column')}"
        if len(cells) < width:
            return [*cells, *[""] * (width - len(cells))], fault
        return [*cells[: width - 1], self._delimiter.join(cells[width - 1 :])], fault


@contextmanager
def _long_cells() -> Iterator[None]:
    """Cells up to the longest record are read, here alone: the limit is that of the whole process."""
    before = csv.field_size_limit(_LONGEST_RECORD)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"


def _from(faults: dict[int, str], row: int) -> dict[int, str]:
    return {place - row: fault for place, fault in faults.items() if place >= row}


def _record(lines: Sequence[str], at: int, delimiter: str, *, final: bool) -> tuple[list[str], int, str]:
    """(cells, lines used, fault) of the record that begins at `at`; 0 used if its end is not there yet."""
    plain = lines[at].rstrip("\r\n").split(delimiter)
    if '"' not in lines[at]:
        return plain, 1, ""
    reader = csv.reader((lines[one] for one in range(at, len(lines))), delimiter=delimiter, strict=True)
    try:
        with _long_cells():
            return next(reader), reader.line_num, ""
    except csv.Error:
        to_the_end = at + reader.line_num >= len(lines)
        if to_the_end and not final and sum(map(len, lines[at:])) < _LONGEST_RECORD:
            return [], 0, ""
        return plain, 1, _NOT_CLOSED


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of a line by itself as they stand; a quote that it does not close is a letter."""
    apart = re.escape(delimiter)
    cell = re.compile(rf'("[^"]*(?:""[^"]*)*"|[^{apart}]*)({apart}|$)')
    text, at, found = line.rstrip("\r\n"), 0, list[str]()
    while one := cell.match(text, at):
        found.append(one[1])
        if not one[2]:
            break
        at = one.end()
    return found


def _unquoted(cell: str) -> str:
    whole = len(cell) > 1 and cell.startswith('"') and cell.endswith('"')
    return cell[1:-1].replace('""', '"') if whole else cell


def _delimiter(line: str) -> str:
    """The delimiter under which the header shows the most columns that are known, then the most columns."""
    usual = {"".join(name.split("_")) for names in SPELLINGS.values() for name in names} | {"id"}

    def rank(delimiter: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            cells = line.split(delimiter)
        known = sum("".join(filter(str.isalnum, cell.casefold())) in usual for cell in cells)
        return known, len(cells)

    return max(DELIMITERS, key=rank)
