"""A delimited table -> its rows under our column names.

Finds encoding and delimiter by itself. Without a map the columns must be ours and no others; with a map (our
column -> the publisher's) all mapped columns must be there, and the rest is noted and not read. A row of the
wrong width is an error: it is how a file that was cut short shows.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from screening.errors import ParseError
from screening.sources.published_text import read_text

Row = dict[str, str]
"""Our column name -> the cell, its white space made single spaces; "" where the cell is empty."""


def rows_of(
    path: Path, columns: Mapping[str, str], ours: Sequence[str], notes: Counter[str]
) -> Iterator[tuple[int, Row]]:
    """(line, row) of every row that is not blank; `ours` are the columns there can be.

    Raises ParseError for a column doubled, missing or unknown, and for a row not as wide as the header.
    """
    text = read_text(path, notes)
    wanted = _wanted(columns, ours, path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, wanted), strict=True)
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        positions = _positions(header, wanted, mapped=bool(columns), path=path, notes=notes)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                raise ParseError(
                    f"the row has {len(cells)} cells under {len(header)} columns",
                    where=f"{path.name}:{reader.line_num}",
                    hint="the file may be cut short, or a cell with a delimiter lacks its quotes",
                )
            yield reader.line_num, {name: " ".join(cells[at].split()) for at, name in positions.items()}
    except csv.Error as error:
        raise ParseError(
            f"the table breaks off or is malformed ({error})",
            where=f"{path.name}:{reader.line_num}",
            hint="the file may be cut short: a quote is opened there and not closed",
        ) from error


def _wanted(columns: Mapping[str, str], ours: Sequence[str], path: Path) -> dict[str, str]:
    """Published column (case-folded) -> ours."""
    strange = sorted(set(columns) - set(ours))
    if strange:
        raise ParseError(
            f"the column map speaks of {', '.join(strange)}",
            where=path.name,
            hint="columns: " + ", ".join(ours),
        )
    pairs = columns.items() if columns else ((name, name) for name in ours)
    return {theirs.strip().casefold(): name for name, theirs in pairs}


def _delimiter(text: str, wanted: Mapping[str, str]) -> str:
    """The delimiter under which the header shows the most columns that are looked for."""
    header = " ".join(text.lstrip().partition("\n")[0].splitlines())

    def known(delimiter: str) -> int:
        cells = next(csv.reader([header], delimiter=delimiter))
        return sum(cell.strip().casefold() in wanted for cell in cells)

    return max((",", ";", "\t", "|"), key=known)


def _positions(
    header: list[str], wanted: Mapping[str, str], *, mapped: bool, path: Path, notes: Counter[str]
) -> dict[int, str]:
    """Position -> our column."""
    where = f"{path.name}:1"
    doubled = sorted({name for name in header if header.count(name) > 1})
    if doubled:
        raise ParseError(f"columns that stand twice: {', '.join(map(repr, doubled))}", where=where)
    needed = set(wanted) if mapped else {name for name, ours in wanted.items() if ours == "name"}
    missing = sorted(needed - set(header))
    if missing:
        raise ParseError(
            f"there is no column {', '.join(missing)}",
            where=where,
            hint="the table has: " + ", ".join(header),
        )
    others = [name for name in header if name not in wanted]
    if others and not mapped:
        raise ParseError(
            f"columns that nothing reads: {', '.join(map(repr, others))}",
            where=where,
            hint="name the columns to be read under [columns] in the list's description",
        )
    if others:
        notes[f"columns not read in {path.name} ({', '.join(others)})"] = len(others)
    return {at: wanted[name] for at, name in enumerate(header) if name in wanted}
