"""FollowTheMoney entities (entities.ftm.json, one JSON object a line) -> the parties of one list.

Taken are the entities that the file marks as its targets; where it has no mark, those with a topic of
sanctions or export control. Sanctions, papers and addresses are joined to them; links to owners, relatives
and documents are counted and passed over. Refused: a schema or property that is not in the tables here, a
date that is none, a target without a name, an id that stands twice, a file without targets.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Address, BirthDate, Fact, Identifier, Name, Party, Role, Strength
from screening.sources.ftm.details import (
    address_of,
    check_detail,
    country_of,
    listing_of,
    paper_numbers,
    sanction_facts,
)
from screening.sources.ftm.lines import Entity, read_entities
from screening.sources.ftm.schemas import PARTIES, PASSED_OVER, kind_of
from screening.sources.parsed import Parsed
from screening.sources.reading.parties import (
    by_text,
    countries_of,
    imo_number,
    newest_listing,
    only_list,
    single_name,
    told,
    whole_address,
)

_LISTED_TOPICS = ("sanction", "export.control", "debarment", "invest.ban", "asset.frozen")
"""Topics (https://followthemoney.tech/explorer/types/topic/) that make a target where there is no mark; with
all that stand beneath them ("sanction.counter")."""

_NAMES = (
    ("name", Role.PRIMARY, Strength.STRONG),
    ("alias", Role.AKA, Strength.STRONG),
    ("abbreviation", Role.AKA, Strength.STRONG),
    ("previousName", Role.FKA, Strength.STRONG),
    ("weakAlias", Role.AKA, Strength.WEAK),
)
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag")
_OTHERS = frozenset({"address", "addressEntity", "birthDate", "program", "programId", "sourceUrl"})
# Where one property means another number in another schema.
_BY_SCHEMA = {
    ("Person", "idNumber"): "national_id",
    ("Vessel", "registrationNumber"): "vessel_registration",
    ("Airplane", "registrationNumber"): "aircraft_tail",
    ("Vehicle", "registrationNumber"): "number_plate",
}


@dataclass(slots=True)
class _File:
    """The file, read: targets by id, and what else can tell of them."""

    targets: dict[str, Entity] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    addresses: dict[str, Address] = field(default_factory=dict)
    sanctions: dict[str, list[Entity]] = field(default_factory=dict)
    papers: dict[str, list[Entity]] = field(default_factory=dict)
    notes: Counter[str] = field(default_factory=Counter)
    rows: int = 0


def parse(files: Mapping[str, Path], facts: SourceFacts) -> Parsed:
    """entities.ftm.json -> the one list of the source. Raises ParseError.

    `newest_entry` is the newest of listing dates and of the stamps that the database put on the targets.
    """
    path = files[facts.files[0]]
    list_id = only_list(facts)
    read = _read(path)
    if not read.targets:
        raise ParseError(
            "no entity is marked as a target",
            where=path.name,
            hint='"target": true, or a topic such as "sanction", says that an entity is listed',
        )
    unresolved = [
        at for one in read.targets.values() for at in one.all("addressEntity") if at not in read.others
    ]
    if unresolved:
        read.notes["addresses that targets refer to and the file does not hold"] = len(unresolved)
    parties = tuple(_party(list_id, entity, read) for entity in read.targets.values())
    lost = [one for one in read.sanctions if one not in read.targets and one not in read.others]
    stamps = [entity.seen for entity in read.targets.values()]
    newest = max(*stamps, newest_listing(parties) or "")
    return Parsed(
        {list_id: parties},
        rows=read.rows,
        newest_entry=newest or None,
        notes=told(read.notes),
        incomplete=(f"{len(lost):,} sanctioned entities that the file does not hold",) if lost else (),
    )


def _read(path: Path) -> _File:
    read = _File()
    for entity in read_entities(path):
        read.rows += 1
        if entity.schema in PARTIES:
            if entity.id in read.targets or entity.id in read.others:
                raise ParseError(f"the id {entity.id!r} stands twice", where=entity.where)
            _sort(entity, read)
        elif entity.schema == "Sanction":
            check_detail(entity)
            for party in entity.all("entity"):
                read.sanctions.setdefault(party, []).append(entity)
        elif entity.schema in ("Passport", "Identification"):
            check_detail(entity)
            for party in entity.all("holder"):
                read.papers.setdefault(party, []).append(entity)
        elif entity.schema not in PASSED_OVER or entity.target:
            raise ParseError(
                f"unknown schema {entity.schema!r}", where=entity.where, hint="known: " + ", ".join(PARTIES)
            )
        else:
            read.notes[f"{entity.schema}: entities not read, for they name no party"] += 1
    return read


def _sort(entity: Entity, read: _File) -> None:
    """An entity that could be a party goes to the targets, or is known to be there and passed over."""
    if entity.schema == "Address":
        check_detail(entity)
        if address := address_of(entity):
            read.addresses[entity.id] = address
    if _is_target(entity):
        read.targets[entity.id] = entity
    else:
        read.others.add(entity.id)
        if entity.schema != "Address":
            read.notes["entities passed over, for they are no targets of the list"] += 1


def _is_target(entity: Entity) -> bool:
    if entity.target is not None:
        return entity.target
    return any(
        topic == listed or topic.startswith(listed + ".")
        for topic in entity.all("topics")
        for listed in _LISTED_TOPICS
    )


def _party(list_id: str, entity: Entity, read: _File) -> Party:
    if entity.schema != "Address":
        _check_properties(entity)
    kind, inferred = kind_of(entity.schema, entity.where)
    sanctions = read.sanctions.get(entity.id, [])
    addresses = [whole_address(text) for text in entity.all("address")]
    linked = (entity.id, *entity.all("addressEntity"))
    addresses += [read.addresses[at] for at in linked if at in read.addresses]
    countries, strange = countries_of(
        (country_of(code) or code for code in entity.all(*_COUNTRIES)), "country", read.notes
    )
    numbers = [*_numbers(entity), *paper_numbers(read.papers.get(entity.id, []))]
    shown = [
        Fact(fact, value) for fact, names in _properties()["facts"].items() for value in entity.all(*names)
    ]
    return Party(
        uid=f"{list_id}:{entity.id}",
        kind=kind,
        names=_names(entity, addresses),
        listings=(listing_of(list_id, entity, sanctions),),
        kind_inferred=inferred,
        birth_dates=tuple(BirthDate(day) for day in entity.dates("birthDate")),
        countries=tuple(countries),
        addresses=tuple(dict.fromkeys(addresses)),
        identifiers=tuple(_with_country(numbers)),
        facts=tuple(dict.fromkeys([*shown, *sanction_facts(sanctions), *strange])),
    )


def _names(entity: Entity, addresses: list[Address]) -> tuple[Name, ...]:
    """All names, the caption first if it is one of them. An address without a name bears its own text."""
    texts = {name: list(entity.all(name)) for name, _, _ in _NAMES}
    texts["name"].sort(key=lambda text: text != entity.caption)
    if not texts["name"]:
        place = [at.text for at in addresses[:1]] if entity.schema == "Address" else []
        texts["name"] = place or [entity.caption]
    found: list[Name] = []
    for property_name, role, strength in _NAMES:
        for text in texts[property_name]:
            found += single_name(text, Role.AKA if role is Role.PRIMARY and found else role, strength)
    if not found:
        raise ParseError(f"the target {entity.id} has no name", where=entity.where, hint="a damaged line")
    return tuple(by_text(found).values())


def _numbers(entity: Entity) -> Iterator[Identifier]:
    for kind, names in _properties()["identifiers"].items():
        for name in names:
            own = _BY_SCHEMA.get((entity.schema, name), kind)
            for value in entity.all(name):
                yield (imo_number(value) if own == "imo" else None) or Identifier(own, value)


def _with_country(numbers: Iterable[Identifier]) -> list[Identifier]:
    """Each number once: one whose country is known stands for the same one without."""
    known = list(dict.fromkeys(numbers))
    placed = {(number.type, number.value) for number in known if number.country}
    return [number for number in known if number.country or (number.type, number.value) not in placed]


def _check_properties(entity: Entity) -> None:
    """Raises ParseError for a property that the table does not have."""
    strange = sorted(set(entity.properties) - _known())
    if strange:
        raise ParseError(
            f"unknown property {strange[0]!r} of {entity.schema} {entity.id}",
            where=entity.where,
            hint="the model of FollowTheMoney may have grown: see properties.toml",
        )


@cache
def _properties() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("properties.toml").read_text(encoding="utf-8"))


@cache
def _known() -> frozenset[str]:
    named = {name for section in _properties().values() for names in section.values() for name in names}
    return frozenset(named | {name for name, _, _ in _NAMES} | set(_COUNTRIES) | _OTHERS)
