"""A delimited table of the user's own -> its rows under our column names.

Finds encoding and delimiter by itself. Without a map the columns must be ours and no others; with a map (our
column -> the table's) all mapped columns must be there, and the rest is noted and not read.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from screening.errors import ParseError
from screening.sources.reading.tables import Row, rows_under
from screening.sources.reading.text import read_text

_DELIMITERS = (",", ";", "\t", "|")


def own_rows(
    path: Path, columns: Mapping[str, str], ours: Sequence[str], notes: Counter[str]
) -> Iterator[tuple[str, Row]]:
    """("file:line", row) of every row that is not blank; `columns` is the map, `ours` what there can be.

    Raises ParseError for a column doubled, missing or unknown, and for a row not as wide as the header.
    """
    text = read_text(path, notes)
    wanted = _wanted(columns, ours, path)

    def header(cells: list[str], where: str) -> dict[int, str]:
        names = [cell.strip().casefold() for cell in cells]
        _check(names, wanted, where, mapped=bool(columns))
        if others := [name for name in names if name not in wanted]:
            notes[f"columns not read in {path.name} ({', '.join(others)})"] = len(others)
        return {at: wanted[name] for at, name in enumerate(names) if name in wanted}

    yield from rows_under(text, path.name, _delimiter(text, wanted), header)


def _wanted(columns: Mapping[str, str], ours: Sequence[str], path: Path) -> dict[str, str]:
    """The table's column (case-folded) -> ours."""
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
    """The delimiter under which the first line shows the most columns that are looked for."""
    first = text.lstrip().partition("\n")[0]

    def known(delimiter: str) -> int:
        try:
            cells = next(csv.reader([first], delimiter=delimiter), [])
        except csv.Error:  # a bare carriage return, or more letters than a cell may have
            return 0
        return sum(cell.strip().casefold() in wanted for cell in cells)

    return max(_DELIMITERS, key=known)


def _check(header: Sequence[str], wanted: Mapping[str, str], where: str, *, mapped: bool) -> None:
    """Raises ParseError for a column that is doubled or lacks, and for one that no map explains."""
    doubled = sorted(name for name, times in Counter(header).items() if times > 1)
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
