"""The cells of a table's rows, a column for each role, and what tells at a glance how each row is looked at.

Rows are told apart by these cells alone; nothing is looked up here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import polars as pl

from screening.model import Kind
from screening.screener.asked import RowReader, others
from screening.screener.frame import cells_of
from screening.screener.headings import PARTS, number_of

ROW = "row"
"""The column of places in the table's frame, beside those of roles."""


class Alike(NamedTuple):
    """Names of one kind that are looked at together, without blanks around them, and the place of the row of
    each; whether facts may lift them over the threshold."""

    kind: Kind
    facts: bool
    places: list[int]
    names: list[str]


def read_cells(frame: pl.DataFrame, by_role: Mapping[str, str], ids: pl.Series) -> pl.DataFrame:
    """The cells of a frame as they are read, and where its rows are. `by_role`: role -> column; `ids`: the
    own ids that decisions speak of."""
    cells = [cells_of(role, frame[column], ids).alias(role) for role, column in by_role.items()]
    return pl.DataFrame(cells).with_row_index(ROW)


def apart(cells: pl.DataFrame) -> list[int]:
    """Places of the rows with an identifier or an address, which say more than names do."""
    return cells.select(pl.arg_where(_says_more(cells))).to_series().to_list()


def alike(cells: pl.DataFrame, reader: RowReader) -> Iterator[Alike]:
    """The names of the other rows, aliases too."""
    name, kind = _named(cells, reader)
    rows = cells.select(
        _cell(cells, "alias"),
        name=name,
        kind=kind,
        place=pl.int_range(pl.len()),
        facts=(_cell(cells, "birth_date") != "") | (_cell(cells, "country") != ""),
        apart=_says_more(cells),
    ).filter(~pl.col("apart"))
    for (told, facts), own in rows.group_by("kind", "facts", maintain_order=True):
        places, names = own["place"].to_list(), own["name"].to_list()
        more = own.filter(pl.col("alias") != "").select("place", "name", "alias")
        found = [(place, other) for place, name, alias in more.iter_rows() for other in others(name, alias)]
        places += [place for place, _ in found]
        names += [other for _, other in found]
        yield Alike(Kind(told), bool(facts), places, list(map(str.strip, names)))
    if "name" in cells.columns and "family_name" in cells.columns:
        beside = {at: person for at, row in enumerate(cells.rows()) if (person := reader.beside(row))}
        yield Alike(Kind.PERSON, facts=True, places=[*beside], names=[*beside.values()])


def _named(cells: pl.DataFrame, reader: RowReader) -> tuple[pl.Expr | pl.Series, pl.Expr | pl.Series]:
    """The names of the rows, and their kinds."""
    if not PARTS.keys() & set(cells.columns):
        told = cells["kind"].unique() if "kind" in cells.columns else [""]
        kinds = {cell: reader.kind_in(cell).value for cell in told}
        return _cell(cells, "name"), _cell(cells, "kind").replace_strict(kinds, return_dtype=pl.String)
    named = [reader.named(row) for row in cells.rows()]
    names = pl.Series([name for name, _ in named], dtype=pl.String)
    return names, pl.Series([kind.value for _, kind in named], dtype=pl.String)


def _says_more(cells: pl.DataFrame) -> pl.Expr:
    roles = ("identifier", "address", *filter(number_of, cells.columns))
    return pl.any_horizontal(_cell(cells, role) != "" for role in roles)


def _cell(cells: pl.DataFrame, role: str) -> pl.Expr:
    """The column of a role; empty cells if there is none."""
    return pl.col(role) if role in cells.columns else pl.repeat("", pl.len()).alias(role)
