"""Names of a user's own customers, from CSV: a column of names and perhaps one of kinds. They are held in
memory only.

Reads text in any encoding that can be told and any usual delimiter; refuses what is no table of names, by
name.
"""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from screening.errors import InputError, NotText
from screening.model import Kind
from screening.screener.columns import find_columns, shown_columns
from screening.screener.rows import KINDS
from screening.text.decoding import decode
from screening.validate.benign import Benign
from screening.validate.listed import GROUPS, Group

_HINT = "--benign takes a CSV table of names"
_FILES = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "a workbook or another zip archive"))
_LONGEST_CELL = 100_000
"""Characters in a cell past which a quotation mark is left open, or the file is no table."""
_DELIMITERS = (",", ";", "\t", "|")


def read_customers(path: Path) -> tuple[tuple[Benign, ...], str]:
    """The distinct names of a table, in its order, and the sha256 of the file; an unknown kind counts as
    none.

    Raises InputError if there is no such file, it is no text, has no column of names, or no name in it.
    """
    if not path.is_file():
        raise InputError(f"{path} is no file", hint=_HINT)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}", hint="may you read it?") from error
    for magic, what in _FILES:
        if data.startswith(magic):
            raise NotText(f"{path} is {what}, not text", hint=_HINT)
    try:
        text, _, _ = decode(data, str(path))
    except NotText as error:
        raise NotText(str(error), hint=_HINT) from error
    if not text.strip():
        raise NotText(f"{path} is empty", hint="its first line must name the columns")
    header, rows = _rows(text, path)
    try:
        columns = find_columns(header)
    except InputError as error:
        raise InputError(f"{path}: {error}", hint=f"rename one; {shown_columns(header)}") from error
    name = header.index(columns.name)
    kind = header.index(columns.by_role["kind"]) if "kind" in columns.by_role else len(header)
    found: dict[Benign, None] = {}
    for row in rows:
        if name < len(row) and row[name].strip():
            word = row[kind].strip().casefold() if kind < len(row) else ""
            of_kind = KINDS.get(word, Kind.UNKNOWN)
            found[Benign(row[name].strip(), of_kind, GROUPS.get(of_kind, Group.UNSPECIFIED))] = None
    if not found:
        raise InputError(f"{path} holds no name", hint="its column of names is empty in every row")
    return tuple(found), hashlib.sha256(data).hexdigest()


def _rows(text: str, path: Path) -> tuple[list[str], list[list[str]]]:
    """The columns of the first line, and the rows below it."""
    whole = text.lstrip()
    first = whole.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        header, *rows = csv.reader(io.StringIO(whole, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise InputError(f"{path} is no table: {error}", hint="is a quotation mark left open?") from error
    if any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        raise InputError(f"{path} is no table: a cell is too long", hint="is a quotation mark left open?")
    return header, rows
