"""A delimited table -> its rows under column names.

`table_rows` is for a publisher's fixed layout: every column of the header must be known and every known one
there, so that a changed layout stops the reading instead of losing a field. Tables whose columns are the
user's own are read by `own_tables`. Nothing is repaired; a row of the wrong width is how a cut file shows.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from screening.errors import ParseError
from screening.sources.reading.dates import iso_date

Row = Mapping[str, str]
"""Column -> cell with its white space made single spaces; empty cells are left out."""

Header = Callable[[list[str], str], Mapping[int, str]]
"""(the cells of a header, its "file:line") -> position -> name of the column. Raises ParseError."""


def table_rows(
    text: str,
    name: str,
    columns: Sequence[str],
    *,
    delimiter: str = ",",
    spellings: Mapping[str, str] | None = None,
    above: int = 0,
) -> Iterator[tuple[str, Row]]:
    """("file:line" of the row's first line, row) of every row that is not blank.

    `name` is the file's, for errors; `spellings` maps further spellings of a column to the one in `columns`
    (white space and case never count); `above` is the number of lines cut off above the header. Raises
    ParseError for a column unknown, missing or doubled, a row not as wide as the header, a quote left open,
    and a table without rows.
    """
    known = {_key(spelling): column for spelling, column in (spellings or {}).items()}
    known |= {_key(column): column for column in columns}
    empty = True

    def header(cells: list[str], where: str) -> dict[int, str]:
        return _order(cells, where, columns, known)

    for found in rows_under(text, name, delimiter, header, above=above):
        empty = False
        yield found
    if empty:
        raise ParseError("no rows under the header", where=name, hint="fetch the file again")


def rows_under(
    text: str, name: str, delimiter: str, header: Header, *, above: int = 0
) -> Iterator[tuple[str, Row]]:
    """The rows of a table as `table_rows` gives them, under the columns that `header` finds. May be none."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = above + 1
    try:
        top = next(reader, [])
        columns = header(top, f"{name}:{line}")
        line = above + reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) != len(top):
                    raise ParseError(
                        f"the row has {len(cells)} cells under {len(top)} columns",
                        where=f"{name}:{line}",
                        hint="the file may be cut short, or a cell with a delimiter lacks its quotes",
                    )
                tidy = ((column, " ".join(cells[at].split())) for at, column in columns.items())
                yield f"{name}:{line}", {column: cell for column, cell in tidy if cell}
            line = above + reader.line_num + 1
    except csv.Error as error:
        raise ParseError(
            f"the table breaks off or is malformed ({error})",
            where=f"{name}:{line}",
            hint="the file may be cut short: a quote is opened there and not closed; fetch it again",
        ) from error


def date_in(
    row: Row, column: str, where: str, *readings: Callable[[str], str | None], hint: str = ""
) -> str | None:
    """ISO date of a cell by the first of `readings` (else `iso_date`) that takes it; None if it is empty.

    Raises ParseError if none takes it.
    """
    text = row.get(column, "")
    day = next((day for read in readings or (iso_date,) if (day := read(text))), None)
    if text and not day:
        raise ParseError(f"{column} is {text!r}, which is no date", where=where, hint=hint)
    return day


def _order(
    header: Sequence[str], where: str, columns: Sequence[str], known: Mapping[str, str]
) -> dict[int, str]:
    """Position -> column, all faults of the header in one error."""
    found = {at: known[_key(cell)] for at, cell in enumerate(header) if _key(cell) in known}
    times = Counter(found.values())
    faults = {
        "there is no column": [column for column in columns if column not in times],
        "unknown column": [cell for cell in header if _key(cell) not in known],
        "twice the column": sorted(column for column, count in times.items() if count > 1),
    }
    if any(faults.values()):
        raise ParseError(
            "; ".join(f"{what} {_some(names)}" for what, names in faults.items() if names),
            where=where,
            hint="this is another file, or the publisher changed the layout",
        )
    return found


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(map(repr, names[:5])) + more


def _key(column: str) -> str:
    return "".join(column.split()).casefold()
