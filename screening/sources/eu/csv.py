"""EU consolidated list of financial sanctions (FSF, CSV 1.1) -> parties.

Built from the published description of the columns; no whole file was at hand. The file has a row for every
name, address, birth date, identification and citizenship, and the rows of one Entity_LogicalId become one
party. Refused: a column unknown or missing, a subject that is neither person nor enterprise, a flag that is
neither true nor false, a date that is none, rows generated on different days, a party without a name, a row
cut short. A number that the list calls false is a fact and no identifier. A name is weak only where its
remark says so: the file has no column for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Address, BirthDate, Fact, Identifier, Kind, Listing, Name, Party, Role, Strength
from screening.places import country_code
from screening.sources.eu.columns import COLUMNS, GENERATED, SPELLINGS
from screening.sources.eu.details import births_of, papers_of
from screening.sources.parsed import Parsed
from screening.sources.reading.dates import day_first_date, publication_day
from screening.sources.reading.kinds import entity_kind
from screening.sources.reading.parties import (
    countries_of,
    distinct,
    newest_listing,
    one_of,
    published_names,
    told,
)
from screening.sources.reading.tables import Row, date_in, table_rows
from screening.sources.reading.text import read_text

Rows = Sequence[tuple[str, Row]]
"""("file:line", row) of one party."""

# Column -> the type of fact it becomes.
_SHOWN = {
    "Entity_EU_ReferenceNumber": "eu_reference",
    "Entity_UnitedNationId": "un_reference",
    "Entity_DesignationDetails": "designation_details",
    "Entity_Remark": "remark",
    "NameAlias_Title": "title",
    "NameAlias_Function": "position",
    "NameAlias_Gender": "gender",
    "NameAlias_Remark": "name_remark",
    "Address_ContactInfo": "contact",
    "Address_Remark": "address_remark",
    "BirthDate_Remark": "birth_remark",
    "Citizenship_Region": "citizenship_region",
    "Citizenship_Remark": "citizenship_remark",
}
_WEAK = re.compile(r"\b(?:low[\s-]quality|weak)\b", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:(?:formerly|previously)\s+(?:known|named|called|listed)|(?:former|previous)\s+name|f\.?\s?k\.?\s?a\b)",
    re.IGNORECASE,
)
_NAME = ("NameAlias_FirstName", "NameAlias_MiddleName", "NameAlias_LastName")
_ADDRESS = tuple(f"Address_{part}" for part in ("Street", "Place", "ZipCode", "City", "Region"))
_UNKNOWN_COUNTRY = "00"


def parse(files: Mapping[str, Path], facts: SourceFacts) -> Parsed:
    """csvFullSanctionsList_1_1.csv -> the one list of the source. Raises ParseError."""
    path = files[facts.files[0]]
    notes: Counter[str] = Counter()
    groups: dict[str, list[tuple[str, Row]]] = {}
    generated, published_on = "", None
    text = read_text(path, notes)
    for where, row in table_rows(text, path.name, COLUMNS, delimiter=";", spellings=SPELLINGS):
        for column in (GENERATED, "Entity_LogicalId"):
            if column not in row:
                raise ParseError(f"a row without {column}", where=where, hint="a damaged row")
        generated = generated or row[GENERATED]
        if not (published_on := publication_day(generated)):
            raise ParseError(f"{GENERATED} is {generated!r}, which is no date", where=where)
        if row[GENERATED] != generated:
            raise ParseError(
                f"{GENERATED} is {row[GENERATED]!r} here and {generated!r} above",
                where=where,
                hint="two files were joined; fetch it again",
            )
        groups.setdefault(row["Entity_LogicalId"], []).append((where, row))
    list_id = facts.lists[0].id
    parties = tuple(_party(list_id, number, rows, notes) for number, rows in groups.items())
    return Parsed(
        {list_id: parties},
        rows=sum(map(len, groups.values())),
        published_on=published_on,
        newest_entry=newest_listing(parties),
        notes=told(notes),
    )


def _party(list_id: str, number: str, rows: Rows, notes: Counter[str]) -> Party:
    """The rows of one entity, merged."""
    names = _names([row for _, row in rows])
    if not names:
        raise ParseError(f"entity {number} has no name", where=rows[0][0], hint="a damaged row")
    subject = one_of((_subject(row, where) for where, row in rows), "Entity_SubjectType", rows[0][0])
    person = subject == "person"
    born = [found for where, row in rows for found in births_of(row, where)]
    papers = [found for where, row in rows for found in papers_of(row, where)]
    countries, strange = _countries([row for _, row in rows], notes)
    shown = [Fact(fact, row[at]) for at, fact in _SHOWN.items() for _, row in rows if at in row]
    shown += [found for found in (*born, *papers) if isinstance(found, Fact)]
    return Party(
        uid=f"{list_id}:{number}",
        kind=Kind.PERSON if person else entity_kind(names[0].text),
        names=names,
        listings=(_listing(list_id, rows),),
        kind_inferred=not person,
        birth_dates=tuple(dict.fromkeys(found for found in born if isinstance(found, BirthDate))),
        countries=tuple(countries),
        addresses=tuple(dict.fromkeys(at for _, row in rows if (at := _address(row)))),
        identifiers=tuple(dict.fromkeys(found for found in papers if isinstance(found, Identifier))),
        facts=tuple(dict.fromkeys([*shown, *strange])),
    )


def _subject(row: Row, where: str) -> str:
    """person or enterprise: the word and its letter stand in two columns, in either order."""
    said = {row.get(f"Entity_SubjectType{end}", "").casefold() for end in ("", "_ClassificationCode")} - {""}
    for letter, word in (("p", "person"), ("e", "enterprise")):
        if said and said <= {letter, word}:
            return word
    raise ParseError(
        f"unknown subject type {' / '.join(sorted(said))!r}",
        where=where,
        hint="known: person (P), enterprise (E)",
    )


def _names(rows: Sequence[Row]) -> tuple[Name, ...]:
    """The first name of an entity that is no former one is its primary name: the file marks none."""
    found: list[Name] = []
    for row in rows:
        remark = row.get("NameAlias_Remark", "")
        strength = Strength.WEAK if _WEAK.search(remark) else Strength.STRONG
        first = all(name.role is not Role.PRIMARY for name in found)
        role = Role.FKA if _FORMER.search(remark) else Role.PRIMARY if first else Role.AKA
        whole = row.get("NameAlias_WholeName") or " ".join(row[part] for part in _NAME if part in row)
        found += published_names(whole, role, strength)
    return distinct(found)


def _listing(list_id: str, rows: Rows) -> Listing:
    """`listed_on` is the day of designation, or of the publication of the act where none is given."""
    days = [
        day
        for where, row in rows
        if (day := date_in(row, "Entity_DesignationDate", where, day_first_date))
        or (day := date_in(row, "Entity_Regulation_PublicationDate", where, day_first_date))
    ]
    acts = dict.fromkeys(row[at] for _, row in rows if (at := "Entity_Regulation_NumberTitle") in row)
    links = [row[at] for _, row in rows if (at := "Entity_Regulation_PublicationUrl") in row]
    return Listing(
        list_id,
        programs=tuple(
            dict.fromkeys(row[at] for _, row in rows if (at := "Entity_Regulation_Programme") in row)
        ),
        listed_on=min(days, default=None),
        citation="; ".join(acts) or None,
        url=links[0] if links else None,
    )


def _countries(rows: Sequence[Row], notes: Counter[str]) -> tuple[list[str], list[Fact]]:
    """Of citizenships and addresses; a place of birth makes nobody a national."""
    codes: list[str] = []
    strange: list[Fact] = []
    for table, fact in (("Citizenship", "citizenship"), ("Address", "country")):
        found, others = countries_of(filter(None, (_country(row, table) for row in rows)), fact, notes)
        codes += found
        strange += others
    return list(dict.fromkeys(codes)), strange


def _country(row: Row, table: str) -> str:
    """The country of a detail as a code or, where the code is unknown, as a name; "" if there is neither."""
    code = row.get(f"{table}_CountryIso2Code", "")
    name = row.get(f"{table}_CountryDescription", "")
    if code != _UNKNOWN_COUNTRY and country_code(code):
        return code
    return "" if name.casefold() == "unknown" else name or code.replace(_UNKNOWN_COUNTRY, "")


def _address(row: Row) -> Address | None:
    """The address; none where only the country is known."""
    parts = [f"P.O. Box {row[at]}"] if (at := "Address_PoBox") in row else []
    parts += [row[column] for column in _ADDRESS if column in row]
    country = country_code(_country(row, "Address"))
    name = row.get("Address_CountryDescription", "")
    shown = [name] if country and name else []
    return Address(", ".join([*parts, *shown]), country) if parts else None
