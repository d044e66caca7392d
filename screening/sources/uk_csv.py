"""UK Sanctions List (UK-Sanctions-List.csv) -> parties.

Built from the published description of the columns; no whole file was at hand. The file has a row for every
name and address of a designation, and the rows of one Unique ID become one party. Refused: a first line that
gives no report date, a column unknown or missing, a name type, alias strength or designation type that is not
in the tables here, a designation date that is none, a party without a name, a row cut short. A birth date
that cannot be read is kept as a fact and counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Address, BirthDate, Fact, Identifier, Kind, Listing, Name, Party, Role, Strength
from screening.places import country_code
from screening.sources.parsed import Parsed
from screening.sources.reading.dates import birth_date, day_first_date, publication_day
from screening.sources.reading.kinds import entity_kind
from screening.sources.reading.parties import (
    countries_of,
    distinct,
    imo_number,
    newest_listing,
    one_of,
    published_names,
    told,
)
from screening.sources.reading.tables import Row, date_in, table_rows
from screening.sources.reading.text import read_text

_GIVEN_THEN_FAMILY = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")
_ADDRESS = (*(f"Address Line {number}" for number in range(1, 7)), "Address Postal Code", "Address Country")
# Column -> the type of fact it becomes.
_SHOWN = {
    "OFSI Group ID": "ofsi_group_id",
    "UN Reference Number": "un_reference",
    "Title": "title",
    "Position": "position",
    "Gender": "gender",
    "Designation source": "designation_source",
    "Sanctions Imposed": "sanctions_imposed",
    "UK Statement of Reasons": "reasons",
    "Other Information": "remark",
    "National Identifier additional information": "national_id_remark",
    "Passport additional information": "passport_remark",
    "Phone number": "phone",
    "Website": "website",
    "Email address": "email",
    "Type of entity": "entity_type",
    "Subsidiaries": "subsidiary",
    "Parent company": "parent",
    "Current owner/operator (s)": "owner",
    "Previous owner/operator (s)": "former_owner",
    "Previous flags": "former_flag",
    "Type of ship": "vessel_type",
    "Tonnage of ship": "tonnage",
    "Length of ship": "length",
    "Year Built": "vessel_built",
}
# Column -> the type of identifier it holds.
_NUMBERS = {
    "National Identifier number": "national_id",
    "Passport number": "passport",
    "Business registration number (s)": "registration",
    "Hull identification number (HIN)": "hull_id",
}
# When a row was last touched, and what the letters of a name show by themselves.
IGNORED = ("Last Updated", "Non-latin script type", "Non-latin script language")
COLUMNS = (
    *IGNORED,
    *("Unique ID", *_GIVEN_THEN_FAMILY, "Name type", "Alias strength", "Name non-latin script"),
    *("Regime Name", "Designation Type", "Date Designated", *_ADDRESS, "D.O.B", "Nationality(/ies)"),
    *("Town of birth", "Country of birth", "IMO number", "Current believed flag of ship"),
    *_NUMBERS,
    *_SHOWN,
)
"""All 58, in no order: they are found by the header."""

_ROLES = {"primary name": Role.PRIMARY, "primary name variation": Role.AKA, "alias": Role.AKA}
_STRENGTHS = {"": Strength.STRONG, "good quality": Strength.STRONG, "low quality": Strength.WEAK}

T = TypeVar("T")

_REPORT_DATE = re.compile(r'"?\s*Report Date\s*:?\s*,?\s*(?P<date>[^,"]+?)[\s,"]*', re.IGNORECASE)
_SEVERAL = re.compile(r"\s*[;|]\s*|(?:^|\s+)\(\d{1,2}\)\s+")


def parse(files: Mapping[str, Path], facts: SourceFacts) -> Parsed:
    """UK-Sanctions-List.csv -> the one list of the source. Raises ParseError."""
    path = files[facts.files[0]]
    notes: Counter[str] = Counter()
    first, _, table = read_text(path, notes).partition("\n")
    said = _REPORT_DATE.fullmatch(first[:200].strip())
    published_on = publication_day(said["date"]) if said else None
    if not published_on:
        raise ParseError(
            f"the first line gives no report date but {first.strip()[:60]!r}",
            where=f"{path.name}:1",
            hint="the list begins with 'Report Date: 08-Oct-2026'; is this UK-Sanctions-List.csv?",
        )
    groups: dict[str, list[tuple[str, Row]]] = {}
    for where, row in table_rows(table, path.name, COLUMNS, above=1):
        if "Unique ID" not in row:
            raise ParseError("a row without a Unique ID", where=where, hint="a damaged row")
        groups.setdefault(row["Unique ID"], []).append((where, row))
    parties = tuple(_party(reference, rows, facts, notes) for reference, rows in groups.items())
    return Parsed(
        {facts.lists[0].id: parties},
        rows=sum(map(len, groups.values())),
        published_on=published_on,
        newest_entry=newest_listing(parties),
        notes=told(notes),
    )


def _party(reference: str, rows: Sequence[tuple[str, Row]], facts: SourceFacts, notes: Counter[str]) -> Party:
    """The rows of one designation, merged."""
    where = rows[0][0]
    list_id = facts.lists[0].id
    names = distinct(name for at, row in rows for name in _names(row, at))
    if not names:
        raise ParseError(f"{reference} has no name", where=where, hint="a damaged row")
    kind = _kind([row for _, row in rows], names, where)
    born, strange_dates = _births(rows, notes)
    countries, strange_places = _countries([row for _, row in rows], notes)
    numbers = [number for _, row in rows for number in _numbers(row)]
    shown = [Fact(fact, row[column]) for column, fact in _SHOWN.items() for _, row in rows if column in row]
    shown += [Fact("birth_place", place) for _, row in rows if (place := _birth_place(row))]
    shown += [number for number in numbers if isinstance(number, Fact)]
    return Party(
        uid=f"{list_id}:{reference}",
        kind=kind,
        names=names,
        listings=(_listing(list_id, reference, rows, facts.page),),
        # An entity is told from persons and ships by the list; whether it is a company is read off its name.
        kind_inferred=kind in (Kind.COMPANY, Kind.ORGANIZATION),
        birth_dates=tuple(dict.fromkeys(born)),
        countries=tuple(countries),
        addresses=tuple(dict.fromkeys(at for _, row in rows if (at := _address(row)))),
        identifiers=tuple(dict.fromkeys(number for number in numbers if isinstance(number, Identifier))),
        facts=tuple(dict.fromkeys([*shown, *strange_dates, *strange_places])),
    )


def _names(row: Row, where: str) -> Iterator[Name]:
    role = _coded(row, "Name type", _ROLES, where)
    strength = _coded(row, "Alias strength", _STRENGTHS, where)
    whole = " ".join(row[part] for part in _GIVEN_THEN_FAMILY if part in row)
    yield from published_names(whole, role, strength)
    yield from published_names(row.get("Name non-latin script", ""), Role.AKA, strength)


def _coded(row: Row, column: str, codes: Mapping[str, T], where: str) -> T:
    """What the table says of the code in the cell."""
    code = row.get(column, "")
    if code.casefold() not in codes:
        raise ParseError(
            f"unknown {column} {code!r}", where=where, hint="known: " + ", ".join(filter(None, codes))
        )
    return codes[code.casefold()]


def _kind(rows: Sequence[Row], names: Sequence[Name], where: str) -> Kind:
    said = one_of((row.get("Designation Type", "") for row in rows), "Designation Type", where)
    kinds = {"individual": Kind.PERSON, "ship": Kind.VESSEL, "entity": entity_kind(names[0].text)}
    return _coded({"Designation Type": said}, "Designation Type", kinds, where)


def _listing(list_id: str, reference: str, rows: Sequence[tuple[str, Row]], page: str) -> Listing:
    dates = [date_in(row, "Date Designated", where, day_first_date) for where, row in rows]
    return Listing(
        list_id,
        programs=tuple(dict.fromkeys(row["Regime Name"] for _, row in rows if "Regime Name" in row)),
        listed_on=min(filter(None, dates), default=None),
        citation=reference,
        url=page,
    )


def _births(rows: Sequence[tuple[str, Row]], notes: Counter[str]) -> tuple[list[BirthDate], list[Fact]]:
    born: list[BirthDate] = []
    strange: list[Fact] = []
    for _, row in rows:
        for text in _values(row, "D.O.B"):
            day = day_first_date(text)
            if date := BirthDate(day) if day else birth_date(text):
                born.append(date)
            else:
                strange.append(Fact("birth_date", text))
                notes["birth dates that could not be read, kept as facts"] += 1
    return born, strange


def _values(row: Row, column: str) -> list[str]:
    """The values of a cell that may hold several: "(1) Iran (2) Iraq", "Iran; Iraq"."""
    return [value for value in _SEVERAL.split(row.get(column, "")) if value]


def _countries(rows: Sequence[Row], notes: Counter[str]) -> tuple[list[str], list[Fact]]:
    columns = {
        "Nationality(/ies)": "nationality",
        "Current believed flag of ship": "flag",
        "Address Country": "country",
    }
    codes: list[str] = []
    strange: list[Fact] = []
    for column, fact in columns.items():
        texts = (text for row in rows for value in _values(row, column) for text in _nations(value))
        found, others = countries_of(texts, fact, notes)
        codes += found
        strange += others
    return list(dict.fromkeys(codes)), strange


def _nations(text: str) -> list[str]:
    """The text, or its parts if each of them is a country and the whole is none ("Russia, Ukraine")."""
    parts = [part.strip() for part in re.split(r",|/|\s+and\s+", text)]
    return [text] if country_code(text) or not all(map(country_code, parts)) else parts


def _address(row: Row) -> Address | None:
    """The address; none where only the country is known."""
    parts = [row[column] for column in _ADDRESS if column in row]
    country = row.get("Address Country", "")
    return Address(", ".join(parts), country_code(country)) if parts and parts != [country] else None


def _numbers(row: Row) -> Iterator[Identifier | Fact]:
    for column, kind in _NUMBERS.items():
        yield from (Identifier(kind, value) for value in _values(row, column))
    for value in _values(row, "IMO number"):
        yield imo_number(value) or Fact("imo_number", value)


def _birth_place(row: Row) -> str:
    return ", ".join(row[column] for column in ("Town of birth", "Country of birth") if column in row)
