"""Decisions as CSV and back, exactly: UTF-8, commas, a header. Cells that a spreadsheet would compute are
escaped, and read back as they were.

A file is read whole or not at all: each bad row is named with its line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from screening.decisions.columns import COLUMNS, NEEDED, decision_of, row_of
from screening.errors import DecisionsError
from screening.model import Decision

MOST_TOLD = 5
"""Bad rows that are named; the others are counted."""
_FIRST_LINE = f"its first line names the columns: {','.join(COLUMNS)}"
_RUNS = re.compile(r"'*[=+\-@\t\r\n]")
"""Beginnings of a cell that make a spreadsheet compute or swallow it, escaped by an apostrophe or not."""
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n]")


def to_csv(decisions: Iterable[Decision], *, header: bool = True) -> bytes:
    """CSV with line ends as RFC 4180 has them (CRLF)."""
    out = io.StringIO()
    writer = csv.writer(out)
    if header:
        writer.writerow(COLUMNS)
    for one in decisions:
        row = row_of(one)
        writer.writerow([_harmless(row[column]) for column in COLUMNS])
    return out.getvalue().encode()


def from_csv(data: bytes, where: str) -> tuple[Decision, ...]:
    """The decisions of a file, in its order. Raises DecisionsError that names `where` and the bad rows."""
    rows = _rows(_decoded(data, where), where)
    header = [column.strip().casefold() for column in next(rows, (1, []))[1]]
    _check_header(header, where)
    made: list[Decision] = []
    bad: list[str] = []
    for line, cells in rows:
        if not cells:
            continue  # an empty line
        try:
            if len(cells) != len(header):
                raise DecisionsError(f"{len(cells)} cells under {len(header)} columns")
            made.append(decision_of(dict(zip(header, map(_bare, cells), strict=True))))
        except DecisionsError as error:
            bad.append(f"line {line}: {error}")
    refuse(bad, where)
    return tuple(made)


def refuse(bad: Sequence[str], where: str) -> None:
    """Raise DecisionsError if there are bad rows, naming the first."""
    if bad:
        more = f"; and {len(bad) - MOST_TOLD:,} more" if len(bad) > MOST_TOLD else ""
        said = "; ".join(bad[:MOST_TOLD])
        raise DecisionsError(f"{where}: {said}{more}", hint="nothing of it is used until every row is right")


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DecisionsError(
            f"{where}: line {line} is not UTF-8", hint="save it as CSV UTF-8 (comma delimited)"
        ) from error


def _rows(text: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """(line where it begins, cells) of each row."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise DecisionsError(
                f"{where}: line {line} is no CSV: {error}", hint="was it cut off, or is a quote missing?"
            ) from error
        if cells is None:
            return
        yield line, cells


def _check_header(header: Sequence[str], where: str) -> None:
    if header and not set(header) & set(COLUMNS):  # its first row may be names: they are not told
        raise DecisionsError(f"{where}: its first line names no columns", hint=_FIRST_LINE)
    unknown = [column for column in header if column not in COLUMNS]
    lacking = [column for column in NEEDED if column not in header]
    twice = sorted({column for column in header if header.count(column) > 1})
    if not {"name", "id"} & set(header):
        lacking.insert(0, "name")
    said = [f"a column {column[:40]!r} is not known" for column in unknown[:MOST_TOLD]]
    said += [f"there is no column {column}" for column in lacking]
    said += [f"the column {column} stands twice" for column in twice if column in COLUMNS]
    if said:
        raise DecisionsError(f"{where}: {'; '.join(said)}", hint=_FIRST_LINE)


def _harmless(cell: str) -> str:
    return f"'{cell}" if _RUNS.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if _ESCAPED.match(cell) else cell
