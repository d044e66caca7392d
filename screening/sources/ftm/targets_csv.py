"""OpenSanctions' simplified table (targets.simple.csv) -> the parties of one list.

Every row is a target. Refused: a column unknown or missing, a schema that is no party, a date that is none, a
row without id or name, an id that stands twice, a row cut short. The table tells neither weak aliases from
strong ones nor what kind of number an identifier is: aliases count as strong here, which finds more, and a
note says so. The FollowTheMoney file of the same collection says both.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import BirthDate, Fact, Identifier, Listing, Name, Party, Role, Strength
from screening.sources.ftm.details import country_of
from screening.sources.ftm.schemas import kind_of
from screening.sources.parsed import Parsed
from screening.sources.reading.dates import iso_date
from screening.sources.reading.parties import (
    countries_of,
    distinct,
    imo_number,
    only_list,
    single_name,
    told,
    whole_address,
)
from screening.sources.reading.tables import Row, table_rows
from screening.sources.reading.text import read_text

# Column -> the type of fact its values become.
_SHOWN = {"sanctions": "sanctions_imposed", "dataset": "dataset", "phones": "phone", "emails": "email"}
# When the database first and last saw the party, and when it last changed.
_STAMPS = ("first_seen", "last_seen", "last_change")
COLUMNS = (
    *(
        "id",
        "schema",
        "name",
        "aliases",
        "birth_date",
        "countries",
        "addresses",
        "identifiers",
        "program_ids",
    ),
    *_SHOWN,
    *_STAMPS,
)
"""All sixteen, in no order: they are found by the header."""


def parse(files: Mapping[str, Path], facts: SourceFacts) -> Parsed:
    """targets.simple.csv -> the one list of the source. Raises ParseError.

    `newest_entry` is the newest of the stamps: the table has no dates of listing.
    """
    path = files[facts.files[0]]
    list_id = only_list(facts)
    notes: Counter[str] = Counter()
    parties: dict[str, Party] = {}
    newest = ""
    for where, row in table_rows(read_text(path, notes), path.name, COLUMNS):
        party = _party(list_id, row, where, notes)
        if party.uid in parties:
            raise ParseError(f"the id {row['id']!r} stands twice", where=where, hint="a damaged file")
        parties[party.uid] = party
        newest = max(newest, *_dates([row[at] for at in _STAMPS if at in row], where))
    return Parsed(
        {list_id: tuple(parties.values())}, rows=len(parties), newest_entry=newest or None, notes=told(notes)
    )


def _party(list_id: str, row: Row, where: str, notes: Counter[str]) -> Party:
    missing = [column for column in ("id", "schema", "name") if column not in row]
    if missing:
        raise ParseError(f"a row without {' and '.join(missing)}", where=where, hint="a damaged row")
    kind, inferred = kind_of(row["schema"], where)
    countries, strange = countries_of(
        (country_of(code) or code for code in _values(row, "countries", where)), "country", notes
    )
    programs = _values(row, "program_ids", where)
    return Party(
        uid=f"{list_id}:{row['id']}",
        kind=kind,
        names=_names(row, where, notes),
        listings=(Listing(list_id, programs=tuple(programs)),),
        kind_inferred=inferred,
        birth_dates=tuple(BirthDate(day) for day in _dates(_values(row, "birth_date", where), where)),
        countries=tuple(countries),
        addresses=tuple(map(whole_address, _values(row, "addresses", where))),
        identifiers=tuple(_numbers(row, where)),
        facts=(
            *(Fact(fact, text) for column, fact in _SHOWN.items() for text in _values(row, column, where)),
            *strange,
        ),
    )


def _names(row: Row, where: str, notes: Counter[str]) -> tuple[Name, ...]:
    aliases = _values(row, "aliases", where)
    if aliases:
        notes["aliases whose strength the table does not tell, taken as strong"] += len(aliases)
    found = single_name(row["name"], Role.PRIMARY, Strength.STRONG)
    found += [name for text in aliases for name in single_name(text, Role.AKA, Strength.STRONG)]
    return distinct(found)


def _numbers(row: Row, where: str) -> list[Identifier]:
    """Only IMO numbers tell themselves, by their prefix."""
    found = []
    for text in _values(row, "identifiers", where):
        imo = imo_number(text) if text.upper().startswith("IMO") else None
        found.append(imo or Identifier("number", text))
    return found


def _values(row: Row, column: str, where: str) -> list[str]:
    """The values of a cell: joined by ";", quoted where they hold one."""
    try:
        parts = next(csv.reader([row.get(column, "")], delimiter=";", strict=True), [])
    except csv.Error as error:
        raise ParseError(f"{column} is malformed ({error})", where=where) from error
    return list(dict.fromkeys(text for part in parts if (text := part.strip())))


def _dates(texts: list[str], where: str) -> list[str]:
    found = {text: iso_date(text) for text in texts}
    for text, day in found.items():
        if not day:
            raise ParseError(f"{text!r} is no date", where=where)
    return [day for day in found.values() if day]
