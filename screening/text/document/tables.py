"""Is a text a table of records rather than an article?

A table screened as prose would lose most of its names, so the reader refuses it and points to the command
for tables. An article that holds a table, and prose full of commas, must not be taken for one: every line
has to have the same number of fields, and commas of prose are followed by a blank.
"""

from __future__ import annotations

import csv
import re

_SAMPLE_LINES = 40
_FEWEST_LINES = 3
_LONGEST_CELL = 60
_HEADERS = frozenset(
    [
        "name",
        "names",
        "entity",
        "entity_name",
        "company",
        "company_name",
        "full_name",
        "fullname",
        "caption",
        "id",
        "uid",
        "no",
        "number",
        "kind",
        "type",
        "schema",
        "country",
        "countries",
        "address",
        "city",
        "alias",
        "aliases",
        "dob",
        "birth_date",
        "date",
        "birthdate",
        "identifier",
        "passport",
        "source",
        "supplier",
        "vendor",
        "customer",
        "first_name",
        "last_name",
        "title",
        "programs",
        "remarks",
    ]
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")


def _rows(lines: list[str], delimiter: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader(lines, delimiter=delimiter, strict=False) if row]
    except csv.Error:
        return []


def _is_header(row: list[str]) -> bool:
    """Short distinct labels, at least one of them a usual column name."""
    cells = [cell.strip().strip("\ufeff").casefold() for cell in row]
    if len(set(cells)) != len(cells) or not all(cells) or max(map(len, cells)) > _LONGEST_CELL:
        return False
    return any(re.sub(r"[\s-]+", "_", cell) in _HEADERS for cell in cells)


def _spaced(lines: list[str], delimiter: str) -> bool:
    """Whether most delimiters outside quotes are followed by a blank, as commas of prose are."""
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    total = sum(line.count(delimiter) for line in bare)
    return sum(line.count(delimiter + " ") for line in bare) * 2 > total


def is_table(text: str) -> bool:
    """Whether the text, judged by its first 40 lines with anything in them, is delimited records."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:_SAMPLE_LINES]
    if len(lines) < 2 or lines[0].lstrip().startswith(("|", "#", ">")):
        return False
    for delimiter in ("\t", ",", ";", "|"):
        rows = _rows(lines, delimiter)
        if len(rows) < 2 or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows[:-1]):
            continue
        if delimiter == "," and _spaced(lines, delimiter):
            continue
        if _is_header(rows[0]):
            return True
        ends = sum(1 for line in lines if _SENTENCE_END.search(line))
        if len(rows) >= _FEWEST_LINES and len(rows[0]) >= _FEWEST_LINES and ends * 3 < len(lines):
            return True
    return False
