"""The files of one OFAC set -> their rows, told apart and joined by OFAC's number.

Layout: OFAC's data specification of the legacy formats: no header, CRLF, null is `-0- `, one 0x1A at the end.
Refuses an empty file, a row of another width, a last row cut short, and files that do not belong together:
aliases or addresses of parties that are not there, parties without an address row.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.sources.reading.text import read_text

STRAY_SHARE = 0.01
"""Rows of unknown parties are an error beyond this share. Files of one publication have none; files of two
days, or a mirror that lacks a party, have a few (June 2026: 94 of 45,036); a cut file has thousands."""

_WIDTHS = {"primary": 12, "alternate": 5, "address": 6, "comments": 2}

Row = list[str | None]
"""One row, null cells as None. The first cell is OFAC's number of the party."""


@dataclass(frozen=True, slots=True)
class Tables:
    """`parties` in file order; the others by OFAC's number. `rows` counts the rows of all files; `missing`
    says what the files show to be missing from each other."""

    parties: list[Row]
    alternates: defaultdict[str, list[Row]]
    addresses: defaultdict[str, list[Row]]
    comments: dict[str, str]
    rows: int
    missing: tuple[str, ...]


def read_tables(files: Mapping[str, Path], source: SourceFacts, notes: Counter[str]) -> Tables:
    """The set of files that `source` describes, its optional files as far as they are there.

    Raises ParseError for a missing, cut or foreign file. A few rows of unknown parties are noted.
    """
    tables: dict[str, list[Row]] = {part: [] for part in _WIDTHS}
    for name in (*source.files, *source.optional_files):
        path = next((path for given, path in files.items() if given.lower() == name.lower()), None)
        if path is not None:
            part = _part(name)
            tables[part] = _rows(path, _WIDTHS[part], notes)
        elif name in source.files:
            raise ParseError(
                f"the set is not complete: {name} is missing",
                where=source.id,
                hint="files of the set: " + ", ".join(source.files),
            )
    known = _numbers(tables["primary"], source)
    missing: list[str] = []
    joined = {
        part: _join(part, rows, known, source, missing) for part, rows in tables.items() if part != "primary"
    }
    without = len(known - joined["address"].keys()) if _has_addresses(source) else 0
    if without > STRAY_SHARE * len(known):
        raise ParseError(
            f"{without} of {len(known)} parties have no address row; OFAC gives each one",
            where=source.id,
            hint="the address file was cut short, or is of another day; download the whole set again",
        )
    return Tables(
        tables["primary"],
        joined["alternate"],
        joined["address"],
        {number: "".join(row[1] or "" for row in rows) for number, rows in joined["comments"].items()},
        sum(map(len, tables.values())),
        tuple(missing),
    )


def _has_addresses(source: SourceFacts) -> bool:
    """Whether the set is described as having an address file at all."""
    return any(_part(name) == "address" for name in source.files)


def _part(name: str) -> str:
    """Which table a published name ("CONS_ALT.CSV") is."""
    stem = name.lower().removeprefix("cons_").partition(".")[0]
    return {"alt": "alternate", "add": "address"}.get(stem, "comments" if "comments" in stem else "primary")


def _numbers(rows: list[Row], source: SourceFacts) -> set[str]:
    counts = Counter(str(row[0]) for row in rows)
    twice = [number for number, count in counts.items() if count > 1]
    if twice:
        raise ParseError(
            f"OFAC's numbers that stand on several parties: {', '.join(twice[:5])}", where=source.files[0]
        )
    return set(counts)


def _join(
    part: str, rows: list[Row], known: set[str], source: SourceFacts, missing: list[str]
) -> defaultdict[str, list[Row]]:
    """The rows of one table by OFAC's number; those of parties that the list does not hold are `missing`.

    Remarks' comments of such parties are left out: the COMMENTS file is published by itself and lags behind.
    """
    found: defaultdict[str, list[Row]] = defaultdict(list)
    strays: list[str] = []
    for row in rows:
        number = str(row[0])
        if number in known:
            found[number].append(row)
        else:
            strays.append(number)
    if strays and part != "comments":
        some = ", ".join(list(dict.fromkeys(strays))[:5])
        what = f"{part} rows are of parties that {source.files[0]} does not hold"
        if len(strays) > STRAY_SHARE * len(rows):
            raise ParseError(
                f"{len(strays)} of {len(rows)} {what} ({some})",
                where=source.id,
                hint="the files are of different days, or one was cut short; download the whole set again",
            )
        missing.append(f"{len(strays)} {what} ({some})")
    return found


def _rows(path: Path, width: int, notes: Counter[str]) -> list[Row]:
    """All rows, null cells as None. Raises ParseError for a row cut or of another width."""
    text = read_text(path, notes)
    body = text.rstrip("\x1a\r\n\t ")
    reader = csv.reader(io.StringIO(body, newline=""), strict=True)
    found: list[Row] = []
    try:
        for cells in reader:
            # The last cell is the remarks: a space where they are cut belongs between two words.
            last = len(cells) - 1
            row: Row = [
                None if cell.strip() in ("-0-", "") else cell if at == last else cell.strip()
                for at, cell in enumerate(cells)
            ]
            if len(row) != width or row[0] is None or not row[0].isdigit():
                raise ParseError(
                    f"the row has {len(row)} cells beginning with {row[0] if row else None!r}; "
                    f"this table has {width}, the first being OFAC's number",
                    where=f"{path.name}:{reader.line_num}",
                    hint="the file was cut short, or is another table of the set; download it again",
                )
            found.append(row)
    except csv.Error as error:
        raise _cut(path, reader.line_num) from error
    # A row cut inside its last cell has the right width; a whole file ends with a newline or a closed cell.
    if "\n" not in text[len(body) :] and not body.endswith(('"', "-0-")):
        raise _cut(path, reader.line_num)
    return found


def _cut(path: Path, line: int) -> ParseError:
    return ParseError(
        "the file breaks off in the middle of its last row",
        where=f"{path.name}:{line}",
        hint="the download was cut short, or the publisher served half a file; refresh again",
    )
