"""OFAC's legacy CSV sets: SDN.CSV with ALT, ADD and COMMENTS, and the Consolidated (non-SDN) set beside it.

What the rows say becomes parties here; reading the files is `tables`, their Remarks `remarks`, and which
non-SDN list a party stands on `lists`. An unknown type of party or alias is an error. What a
program means, and whether an edition is big enough, is not decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Address, Fact, Identifier, Kind, Listing, Name, Party, Role
from screening.places import country_code
from screening.sources.ofac.lists import placements
from screening.sources.ofac.parties import PAGE, parsed, with_acronyms
from screening.sources.ofac.remarks import Remarks, read_remarks
from screening.sources.ofac.tables import Row, Tables, read_tables
from screening.sources.parsed import Parsed
from screening.sources.reading.kinds import entity_kind
from screening.sources.reading.parties import by_text

REMARKS_LENGTH = 1000
"""Remarks of this length are cut, mid-word, and go on in the COMMENTS file."""

_KINDS = {"individual": Kind.PERSON, "vessel": Kind.VESSEL, "aircraft": Kind.AIRCRAFT, None: None}
_ROLES = {"aka": Role.AKA, "fka": Role.FKA, "nka": Role.NKA}
_VESSEL_FACTS = (
    *((6, "vessel_type"), (7, "tonnage"), (8, "gross_registered_tonnage")),
    *((9, "flag"), (10, "owner")),
)


def parse(files: Mapping[str, Path], source: SourceFacts) -> Parsed:
    """One set of files. A source of several lists is the Consolidated set and is split among them.

    uids are `<source id>:<OFAC's number>`, the same on each list of a party. Raises ParseError.
    """
    notes: Counter[str] = Counter()
    tables = read_tables(files, source, notes)
    parties = (_party(row, tables, source, notes) for row in tables.parties)
    return parsed(parties, source, tables.rows, notes, incomplete=tables.missing)


def _party(row: Row, tables: Tables, source: SourceFacts, notes: Counter[str]) -> Party:
    number, title = str(row[0]), row[4]
    if row[1] is None or row[2] not in _KINDS:
        raise ParseError(
            f"party {number} has no name" if row[1] is None else f"party {number} is of type {row[2]!r}",
            where=source.files[0],
            hint="types: individual, vessel, aircraft, or null",
        )
    alternates, addresses = tables.alternates[number], tables.addresses[number]
    text, cut = _remarks(row, tables.comments.get(number, ""), notes)
    said = read_remarks(text, cut=cut)
    kind = _KINDS[row[2]]
    names = _names(row[1], alternates, kind, said, source)
    places, countries = _places(addresses, notes)
    facts = [Fact("title", title)] if title else []
    facts += [Fact(fact, value) for at, fact in _VESSEL_FACTS if (value := row[at])]
    facts += [Fact("remark", extra) for extra in (r[-1] for r in (*alternates, *addresses)) if extra]
    flag = country_code(row[9]) if row[9] else None
    call_sign = (Identifier("call_sign", row[5]),) if row[5] else ()
    return Party(
        uid=f"{source.id}:{number}",
        kind=kind or entity_kind(row[1]),
        names=names,
        listings=_listings(row, number, text, source, notes),
        kind_inferred=kind is None,
        birth_dates=tuple(dict.fromkeys(said.birth_dates)),
        countries=tuple(dict.fromkeys([*said.countries, *([flag] if flag else []), *countries])),
        addresses=places,
        identifiers=tuple(dict.fromkeys((*call_sign, *said.identifiers))),
        facts=tuple(dict.fromkeys((*facts, *said.facts))),
    )


def _remarks(row: Row, comment: str, notes: Counter[str]) -> tuple[str, bool]:
    """Remarks with their continuation, joined without a separator, and whether their end is still missing."""
    text = row[11] or ""
    if len(text) < REMARKS_LENGTH:
        if comment:
            notes["comments that continue no cut remarks: the COMMENTS file is of another day"] += 1
            text = f"{text.removesuffix('.')}; {comment}" if text else comment
        return text, False
    if not comment and not text.endswith("."):
        notes["remarks cut at 1,000 characters whose continuation is not in the COMMENTS file"] += 1
        return text, True
    return text + comment, False


def _listings(
    row: Row, number: str, remarks: str, source: SourceFacts, notes: Counter[str]
) -> tuple[Listing, ...]:
    programs = tuple(row[3].split("] [")) if row[3] else ()
    if len(source.lists) == 1:
        return (Listing(source.lists[0].id, programs, url=PAGE + number),)
    places, certain = placements(programs, remarks)
    if not certain:
        notes[f"parties put on the menu-based list because their program has no list ({row[3]})"] += 1
    return tuple(
        Listing(place.list_id, programs, place.listed_on, citation=place.citation, url=PAGE + number)
        for place in places
    )


def _names(
    primary: str, alternates: Sequence[Row], kind: Kind | None, said: Remarks, source: SourceFacts
) -> tuple[Name, ...]:
    """Primary, alternates, weak ones, in that order; a text that stands twice keeps its first role."""
    strong = [Name.of(primary)]
    for row in alternates:
        role = _ROLES.get(row[2] or "")
        if role is None or row[3] is None:
            raise ParseError(
                f"alias {row[1]} of party {row[0]} has type {row[2]!r} and name {row[3]!r}",
                where=source.files[1],
                hint="types: aka, fka, nka",
            )
        strong.append(Name.of(row[3], role))
    return tuple(by_text([*with_acronyms(strong, kind).values(), *said.names]).values())


def _places(rows: Sequence[Row], notes: Counter[str]) -> tuple[tuple[Address, ...], tuple[str, ...]]:
    """Addresses, and the countries of all rows. A row of a country alone is no address."""
    places: list[Address] = []
    countries: list[str] = []
    for row in rows:
        code = country_code(row[4]) if row[4] else None
        if code:
            countries.append(code)
        elif row[4]:
            notes[f"addresses in what is no one country ({row[4]})"] += 1
        parts = [part for part in row[2:5] if part]
        if parts and not (code and len(parts) == 1):
            places.append(Address(", ".join(parts), code))
    return tuple(dict.fromkeys(places)), tuple(countries)
