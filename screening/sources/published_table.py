"""A table in a publisher's fixed layout -> its rows under the published column names.

For files whose columns are described by the publisher: here every column of the header must be known and
every known one there, so that a changed layout stops the reading instead of losing a field. Tables whose
columns are the user's own are read by `delimited`. Nothing is repaired; a row of the wrong width is how a cut
file shows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from screening.errors import ParseError

Row = Mapping[str, str]
"""Column -> cell with its white space made single spaces; empty cells are left out."""


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
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = above + 1
    count = 0
    try:
        header = next(reader, [])
        order = _order(header, columns, spellings or {}, f"{name}:{line}")
        line = above + reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) != len(header):
                    raise ParseError(
                        f"the row has {len(cells)} cells under {len(header)} columns",
                        where=f"{name}:{line}",
                        hint="the file may be cut short; fetch it again",
                    )
                tidy = ((column, " ".join(cell.split())) for column, cell in zip(order, cells, strict=True))
                yield f"{name}:{line}", {column: cell for column, cell in tidy if cell}
                count += 1
            line = above + reader.line_num + 1
    except csv.Error as error:
        raise ParseError(
            f"the table breaks off or is malformed ({error})",
            where=f"{name}:{line}",
            hint="the file may be cut short: a quote is opened there and not closed; fetch it again",
        ) from error
    if not count:
        raise ParseError("no rows under the header", where=name, hint="fetch the file again")


def _order(
    header: Sequence[str], columns: Sequence[str], spellings: Mapping[str, str], where: str
) -> list[str]:
    """The columns in the order of the header."""
    known = {_key(spelling): column for spelling, column in spellings.items()}
    known |= {_key(column): column for column in columns}
    strange = [cell for cell in header if _key(cell) not in known]
    order = [known[_key(cell)] for cell in header if _key(cell) in known]
    missing = [column for column in columns if column not in order]
    doubled = sorted({column for column in order if order.count(column) > 1})
    for what, found in (
        ("there is no column", missing),
        ("unknown column", strange),
        ("twice the column", doubled),
    ):
        if found:
            shown = ", ".join(map(repr, found[:5])) + (
                f" and {len(found) - 5} more" if len(found) > 5 else ""
            )
            raise ParseError(
                f"{what} {shown}",
                where=where,
                hint="this is another file, or the publisher changed the layout",
            )
    return order


def _key(column: str) -> str:
    return "".join(column.split()).casefold()
