"""What OFAC's two XML formats say of a party -> the same Party that `legacy_csv` makes of its rows.

The formats differ in how they say it; names, features, documents, addresses and listings come here in one
shape. Which list a party stands on is taken from the publisher's own word; only where a file names no list is
it told from programs and directives, as for the CSV. An unknown type or list is an error that names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Address, BirthDate, Fact, Identifier, Kind, Name, Party, Role, Strength
from screening.places import country_code, country_name
from screening.sources.ofac.parties import with_acronyms
from screening.sources.ofac.remarks import read_remarks
from screening.sources.ofac.words import is_number, meaning, split_country
from screening.sources.ofac.xml_dates import Period
from screening.sources.ofac.xml_lists import Entry, listings
from screening.sources.reading.dates import birth_date
from screening.sources.reading.files import CUT
from screening.sources.reading.kinds import entity_kind
from screening.sources.reading.parties import by_text
from screening.sources.reading.xml import Element

BIRTH = "Birthdate"
"""The type of the feature whose period is a date of birth."""

KINDS = {"Individual": Kind.PERSON, "Entity": None, "Vessel": Kind.VESSEL, "Aircraft": Kind.AIRCRAFT}
ROLES = {"A.K.A.": Role.AKA, "F.K.A.": Role.FKA, "N.K.A.": Role.NKA}

# The CSV's columns: streets together, then "City, State Postal", then the country.
_STREETS = ("ADDRESS1", "ADDRESS2", "ADDRESS3")
PARTS_OF_ADDRESS = frozenset({*_STREETS, "CITY", "STATE/PROVINCE", "POSTAL CODE", "REGION"})


@dataclass(slots=True)
class Draft:
    """What is known so far of one party; `kind` is None for what OFAC calls an entity."""

    where: str
    number: str
    kind: Kind | None
    names: list[Name] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    birth_dates: list[BirthDate] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    residences: list[str] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    directives: list[str] = field(default_factory=list)

    @property
    def caption(self) -> str:
        return next((name.text for name in self.names if name.role is Role.PRIMARY), f"OFAC {self.number}")

    def refuse(self, message: str, hint: str = "") -> ParseError:
        return ParseError(message, where=self.where, hint=hint or CUT)

    def add_name(self, text: str, role: Role, *, weak: bool) -> None:
        self.names.append(Name.of(text, role, Strength.WEAK if weak else Strength.STRONG))

    def add_remarks(self, text: str) -> None:
        """Free text, in which OFAC uses the wording of the CSV's Remarks."""
        said = read_remarks(f"{text}.")  # one stop closes all Remarks; another belongs to the text
        self.names += said.names
        self.birth_dates += said.birth_dates
        self.countries += said.countries
        self.identifiers += said.identifiers
        self.facts += said.facts
        self.directives.append(text)

    def add_feature(self, at: Element, published: str, value: str, comment: str = "") -> None:
        """A feature of a type as published, its value in words. Raises ParseError for an unknown type."""
        table, own, rest = _meaning(at, published, value)
        if table == "birth":
            born = birth_date(value)
            self.birth_dates += [born] if born else []
            self.facts += [] if born else [Fact("remark", f"DOB {value}")]
        elif table == "remarks":
            self.facts.append(Fact("remark", f"{published} {value}"))
            self.directives.append(f"{published} {value}")
        elif table == "identifiers":
            self._add_number(own, rest, None, f"{published} {value}", shown=own == "wallet")
        else:
            code = country_code(rest) if table == "countries" else None
            self.countries += [code] if code else []
            self.facts.append(Fact(own, f"{rest} {comment}".rstrip()))
            comment = ""
        if comment:
            self.facts.append(Fact("remark", f"{published} {value}: {comment}"))

    def add_birth(self, period: Period) -> None:
        self.birth_dates.append(period.as_birth())

    def add_document(
        self, at: Element, published: str, number: str, country: str, more: Sequence[str]
    ) -> None:
        """A document or registration with its issuing country; `more` is what else is said of it."""
        table, own, rest = _meaning(at, published, number)
        rest, code = split_country(rest)
        country = country or (country_name(code) if code else "")
        place = f" ({country})" if country else ""
        whole = " ".join(part for part in (published, number, place.strip(), *more) if part)
        if table == "identifiers":
            self._add_number(own, rest, country_code(country), whole, shown=bool(more))
        else:
            self.facts.append(Fact(own, f"{rest}{place}"))

    def _add_number(self, own: str, number: str, country: str | None, whole: str, *, shown: bool) -> None:
        if is_number(own, number):
            self.identifiers.append(Identifier(own, number, country))
            self.facts += [Fact(own, whole)] if shown else []
        else:
            self.facts.append(Fact("remark", whole))

    def add_tie(self, relation: str, other: str, comment: str = "") -> None:
        """A relationship to another party, by its primary name."""
        self.facts += [Fact("linked_to", other), Fact("relation", f"{relation} {other} {comment}".rstrip())]

    def add_address(self, parts: Mapping[str, str], country: str, notes: Counter[str]) -> None:
        """Parts by OFAC's names of them. A country alone is no address, but it is a country of the party."""
        region = f"Region: {parts['REGION']}" if parts.get("REGION") else ""
        nation = ", ".join(part for part in (region, country) if part)
        code = country_code(country) or (country_code(region) if region else None)
        if code:
            self.residences.append(code)
        elif nation:
            notes[f"addresses in what is no one country ({nation})"] += 1
        streets = [part for name in _STREETS if (part := parts.get(name))]
        town = ", ".join(part for name in ("CITY", "STATE/PROVINCE") if (part := parts.get(name)))
        town = " ".join(part for part in (town, parts.get("POSTAL CODE")) if part)
        found = [part for part in (*streets, town, nation) if part]
        if found and not (code and len(found) == 1):
            self.addresses.append(Address(", ".join(found), code))


def _meaning(at: Element, published: str, value: str) -> tuple[str, str, str]:
    found = meaning(published, value)
    if found is None:
        raise at.refuse(f"unknown type {published!r}", "say what it is in words.toml")
    return found


def parties_of(drafts: Iterable[Draft], source: SourceFacts, notes: Counter[str]) -> Iterator[Party]:
    """The parties of a file with their listings on what `source` carries. Raises ParseError."""
    numbers: set[str] = set()
    for draft in drafts:
        if draft.number in numbers:
            raise draft.refuse(f"OFAC's number {draft.number} stands on several parties")
        numbers.add(draft.number)
        yield _party(draft, source, notes)


def _party(draft: Draft, source: SourceFacts, notes: Counter[str]) -> Party:
    primary = [name for name in draft.names if name.role is Role.PRIMARY]
    if len(primary) != 1:
        raise draft.refuse(f"party {draft.number} has {len(primary)} primary names")
    programs = tuple(dict.fromkeys(draft.programs))
    try:
        places = listings(draft.number, programs, draft.entries, "; ".join(draft.directives), source, notes)
    except ValueError as error:
        raise draft.refuse(str(error), "OFAC's lists have their ids in xml_lists.py") from error
    return Party(
        uid=f"{source.id}:{draft.number}",
        kind=draft.kind or entity_kind(primary[0].text),
        names=_names(primary[0], draft),
        listings=places,
        kind_inferred=draft.kind is None,
        birth_dates=tuple(dict.fromkeys(draft.birth_dates)),
        countries=tuple(dict.fromkeys((*draft.countries, *draft.residences))),
        addresses=tuple(dict.fromkeys(draft.addresses)),
        identifiers=tuple(dict.fromkeys(draft.identifiers)),
        facts=tuple(dict.fromkeys(draft.facts)),
    )


def _names(primary: Name, draft: Draft) -> tuple[Name, ...]:
    """Primary, other strong names, acronyms in their brackets, weak ones; a text keeps its first role."""
    strong = [name for name in draft.names if name.strength is Strength.STRONG and name is not primary]
    return tuple(by_text([*with_acronyms([primary, *strong], draft.kind).values(), *draft.names]).values())
