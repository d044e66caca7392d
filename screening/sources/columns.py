"""Any delimited table with a column map: the hand-kept files of `lists/`, an organisation's own list.

A row is a party on one list. A row that cannot be understood whole is an error with its line, never half a
party; no row is merged into another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import BirthDate, Fact, Identifier, Kind, Listing, Name, Party, Role, Strength
from screening.places import country_code
from screening.sources.parsed import Parsed
from screening.sources.reading.dates import birth_date
from screening.sources.reading.kinds import has_legal_form
from screening.sources.reading.names import names_of
from screening.sources.reading.own_tables import own_rows
from screening.sources.reading.parties import by_text, countries_of, newest_listing, told, whole_address
from screening.sources.reading.tables import Row, date_in
from screening.sources.reading.uids import digest

COLUMNS = (
    *("ref", "name", "aliases", "weak_aliases", "former_names", "kind", "country", "programs", "listed_on"),
    *("expires_on", "citation", "licence_requirement", "licence_policy", "birth_date", "address"),
    *("identifiers", "note", "url", "list"),
)
"""Our columns. `name` must be there. Aliases, country, programs, birth_date, address and identifiers take
several values joined by `;`; an identifier is `type=value` or `type=value (CC)`; dates are ISO."""

_KINDS = {kind.value: kind for kind in Kind} | {
    "individual": Kind.PERSON,
    "entity": Kind.ORGANIZATION,
    "publicbody": Kind.ORGANIZATION,
    "legalentity": Kind.UNKNOWN,
    "cryptowallet": Kind.UNKNOWN,
    "security": Kind.UNKNOWN,
    "ship": Kind.VESSEL,
    "airplane": Kind.AIRCRAFT,
}
"""Our kinds, and the schemas that tables made from FollowTheMoney data name (https://followthemoney.tech)."""

_DATES = "write 1962-03-31, or 1962"
_IDENTIFIER = re.compile(r"(?P<type>[a-z][a-z0-9_]*)=(?P<value>.+?)(?:\s*\((?P<country>[^()]+)\))?")


def parse(files: Mapping[str, Path], source: SourceFacts) -> Parsed:
    """All files of the source, each a table of its own with the same columns. Raises ParseError."""
    found: dict[str, list[Party]] = {}
    seen: dict[str, str] = {}
    notes: Counter[str] = Counter()
    lists = tuple(facts.id for facts in source.lists)
    for path in files.values():
        for party in _parties(path, source.columns, lists, seen, notes):
            found.setdefault(party.listings[0].list_id, []).append(party)
    return Parsed(
        {list_id: tuple(parties) for list_id, parties in found.items()},
        rows=len(seen),
        newest_entry=newest_listing(chain.from_iterable(found.values())),
        notes=told(notes),
    )


def read_rows(path: Path, list_id: str, columns: Mapping[str, str] | None = None) -> tuple[Party, ...]:
    """The parties of one table that is all of one list, in file order. Raises ParseError naming the line."""
    return tuple(_parties(path, columns or {}, (list_id,), {}, Counter()))


def _parties(
    path: Path, columns: Mapping[str, str], lists: tuple[str, ...], seen: dict[str, str], notes: Counter[str]
) -> Iterator[Party]:
    """The parties of one table. `seen` maps the uids so far to where they stood, `notes` counts oddities."""
    for where, row in own_rows(path, columns, COLUMNS, notes):
        party = _party(row, _list_id(row, lists, where), where, notes)
        if party.uid in seen:
            raise ParseError(
                f"{party.caption!r} has the same id ({party.uid}) as the row at {seen[party.uid]}",
                where=where,
                hint="remove the repeated row, or give each row a value of its own in the column 'ref'",
            )
        seen[party.uid] = where
        yield party


def _list_id(row: Row, lists: tuple[str, ...], where: str) -> str:
    named = row.get("list", "")
    if not named and len(lists) == 1:
        return lists[0]
    if named not in lists:
        raise ParseError(
            f"the row belongs to list {named!r}" if named else "the row does not say which list it is of",
            where=where,
            hint="lists of this source: " + ", ".join(lists),
        )
    return named


def _party(row: Row, list_id: str, where: str, notes: Counter[str]) -> Party:
    cell = row.get("name", "")
    names = _names(row)
    if not cell or not names:
        raise ParseError("the row has no name", where=where, hint="every row needs one; remove the row")
    countries, strange = countries_of(_values(row, "country"), "country", notes)
    stated = _kind(row, where)
    facts = [Fact("note", row["note"])] if row.get("note") else []
    if names[0].text != cell:
        facts.append(Fact("published_name", cell))
    listing = Listing(
        list_id=list_id,
        programs=_values(row, "programs"),
        listed_on=date_in(row, "listed_on", where, hint=_DATES),
        expires_on=date_in(row, "expires_on", where, hint=_DATES),
        citation=row.get("citation") or None,
        licence_requirement=row.get("licence_requirement") or None,
        licence_policy=row.get("licence_policy") or None,
        url=row.get("url") or None,
    )
    return Party(
        uid=f"{list_id}:{row.get('ref') or _digest(row, list_id)}",
        kind=stated or (Kind.COMPANY if has_legal_form(cell) else Kind.UNKNOWN),
        names=names,
        listings=(listing,),
        kind_inferred=stated is None,
        birth_dates=tuple(_births(row, where)),
        countries=tuple(countries),
        addresses=tuple(map(whole_address, _values(row, "address"))),
        identifiers=tuple(_identifiers(row, where)),
        facts=(*facts, *strange),
    )


def _digest(row: Row, list_id: str) -> str:
    """A digest of what stays when a row is edited: list, name, country, date."""
    stable = (list_id, row["name"], row.get("country", ""), row.get("listed_on", ""))
    return digest("\x1f".join(stable))


def _values(row: Row, column: str) -> tuple[str, ...]:
    parts = (part.strip() for part in row.get(column, "").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _names(row: Row) -> tuple[Name, ...]:
    cells = (
        ("name", Role.PRIMARY, Strength.STRONG),
        ("aliases", Role.AKA, Strength.STRONG),
        ("former_names", Role.FKA, Strength.STRONG),
        ("weak_aliases", Role.AKA, Strength.WEAK),
    )
    found = (names_of([row.get(column, "")], role, strength) for column, role, strength in cells)
    return tuple(by_text(chain.from_iterable(found)).values())


def _kind(row: Row, where: str) -> Kind | None:
    """The stated kind; None where the cell is empty."""
    word = row.get("kind", "").casefold()
    if word and word not in _KINDS:
        raise ParseError(f"kind {word!r} is unknown", where=where, hint="kinds: " + ", ".join(_KINDS))
    return _KINDS[word] if word else None


def _births(row: Row, where: str) -> Iterator[BirthDate]:
    for text in _values(row, "birth_date"):
        born = birth_date(text)
        if born is None:
            raise ParseError(f"birth_date {text!r} is no date", where=where, hint=_DATES)
        yield born


def _identifiers(row: Row, where: str) -> Iterator[Identifier]:
    for text in _values(row, "identifiers"):
        found = _IDENTIFIER.fullmatch(text)
        if found is None:
            yield Identifier("number", text)
            continue
        country = country_code(found["country"]) if found["country"] else None
        if found["country"] and country is None:
            raise ParseError(f"identifier {text!r} names no country in its bracket", where=where)
        yield Identifier(found["type"], found["value"], country)
