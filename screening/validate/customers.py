"""Names of a user's own customers, from a table: a column of names and perhaps one of kinds. They are held in
memory only.

Reads every table that `screen batch` reads, by the same reading: stray quotation marks join no rows. Rows
that cannot be read are counted, never guessed at.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from screening.batch.opening import open_table, table_format
from screening.batch.table import rows_of
from screening.errors import InputError
from screening.model import Kind
from screening.names import unscreenable
from screening.screener.asked import KINDS
from screening.screener.columns import find_columns, shown_columns
from screening.validate.benign import Benign
from screening.validate.listed import GROUPS, Group

_HINT = "--benign takes a table of names: CSV, TSV, Excel, Parquet or JSON lines"


class Customers(NamedTuple):
    """The distinct names of a table in its order, the sha256 of the file, and how many rows could not be
    read."""

    names: tuple[Benign, ...]
    sha256: str
    unread: int


def read_customers(path: Path) -> Customers:
    """The names of a table; an unknown kind counts as none.

    Raises InputError if there is no such file, it is no table, has no column of names, or no name in it.
    """
    if not path.is_file():
        raise InputError(f"{path} is no file", hint=_HINT)
    table = open_table(path, shape=table_format(path) or "csv")
    try:
        columns = find_columns(table.columns)
    except InputError as error:
        raise InputError(f"{path}: {error}", hint=f"rename one; {shown_columns(table.columns)}") from error
    table.names = columns.names
    kind = table.columns.index(columns.by_role["kind"]) if "kind" in columns.by_role else None
    found: dict[Benign, None] = {}
    unread = 0
    for cells, fault in rows_of(table):
        text = columns.name_in(dict(zip(table.columns, cells, strict=True))).strip()
        if fault or unscreenable(text):
            unread += 1
        elif text:
            word = (cells[kind] or "").strip().casefold() if kind is not None else ""
            of_kind = KINDS.get(word, Kind.UNKNOWN)
            found[Benign(text, of_kind, GROUPS.get(of_kind, Group.UNSPECIFIED))] = None
    if not found:
        why = f"{unread} rows cannot be read" if unread else "its column of names is empty in every row"
        raise InputError(f"{path} holds no name", hint=why)
    with path.open("rb") as file:
        return Customers(tuple(found), hashlib.file_digest(file, "sha256").hexdigest(), unread)
