"""ITA Consolidated Screening List as JSON (consolidated.json) -> the same parties as its table gives.

Every result is laid out as the row of consolidated.csv that the publisher makes of it, and read as such: so
its ids are those of the table. What the table lacks, the country of State's entries, is added. Refused: a
file that is no list of results, one page of a search, a key that is not in the tables here, and what
`csv` refuses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.sources.csl.csv import COLUMNS, parties_of
from screening.sources.parsed import Parsed
from screening.sources.reading.json import read_json
from screening.sources.reading.tables import Row
from screening.sources.reading.text import read_text

# How the table joins the parts of an address and of a number.
_ADDRESS = ("address", "city", "state", "postal_code", "country")
_NUMBER = ("country", "expiration_date", "issue_date", "number", "type")
_PARTS = {"addresses": _ADDRESS, "ids": _NUMBER}
# The publisher's number of the row, which changes with every edit, and how well the row met a search.
_IGNORED = frozenset({"id", "_id", "score", "_score"})
_KNOWN = frozenset({*COLUMNS, *_IGNORED, "country"})
_ENVELOPE = frozenset({"results", "total", "offset", "sources", "sources_used", "search_performed_at"})
_HINT = "this reads the file consolidated.json of the Consolidated Screening List"


def parse(files: Mapping[str, Path], facts: SourceFacts) -> Parsed:
    """consolidated.json -> one tuple of parties for each of our lists that the file holds.

    Raises ParseError; `where` counts the results from 1.
    """
    path = files[facts.files[0]]
    notes: Counter[str] = Counter()
    read = read_json(read_text(path, notes), path.name)
    if notes:
        raise ParseError("the file is not UTF-8", where=path.name, hint="a damaged file; fetch it again")
    if not isinstance(read, dict) or not isinstance(read.get("results"), list):
        raise ParseError("there is no list of results in it", where=path.name, hint=_HINT)
    if strange := sorted(read.keys() - _ENVELOPE):
        raise ParseError(f"unknown key {strange[0]!r}", where=path.name, hint=_HINT)
    results = read["results"]
    if (total := read.get("total", len(results))) != len(results):
        raise ParseError(
            f"the file holds {len(results):,} of {total} results",
            where=path.name,
            hint="this is one page of a search, or cut short; " + _HINT,
        )
    return parties_of(_rows(results, path.name), facts, path.name, notes)


def _rows(results: list[object], name: str) -> Iterator[tuple[str, Row]]:
    for number, result in enumerate(results, 1):
        where = f"{name}:result {number}"
        if not isinstance(result, dict):
            raise ParseError("the result is no JSON object", where=where, hint=_HINT)
        if strange := sorted(result.keys() - _KNOWN):
            raise ParseError(f"unknown key {strange[0]!r} of a result", where=where, hint=_HINT)
        row = {column: _cell(result.get(column), column, where) for column in COLUMNS}
        if country := _cell(result.get("country"), "country", where):
            row["nationalities"] = "; ".join(filter(None, [row["nationalities"], country]))
        yield where, row


def _cell(value: object, column: str, where: str) -> str:
    """What the table has for a value: lists joined by "; ", the parts of an address or number by ", "."""
    values = value if isinstance(value, list) else [value]
    return "; ".join(filter(None, (_part(one, column, where) for one in values)))


def _part(value: object, column: str, where: str) -> str:
    if isinstance(value, dict) and column in _PARTS:
        parts = _PARTS[column]
        if strange := sorted(value.keys() - set(parts)):
            raise ParseError(f"unknown key {strange[0]!r} in {column}", where=where, hint=_HINT)
        return ", ".join(filter(None, (_part(value.get(part), part, where) for part in parts)))
    if value is None:
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return " ".join(str(value).split())
    raise ParseError(f"{column} is {value!r}, which is no text", where=where, hint=_HINT)
