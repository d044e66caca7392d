"""Who is listed, and the editions of the lists that say so. Dates are ISO 8601, perhaps partial ("1962").
Countries are ISO 3166-1 alpha-2.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from screening.model.words import Kind, Role, Strength, script_of


@dataclass(frozen=True, slots=True)
class Name:
    """One name as published, in the publisher's spelling."""

    text: str
    role: Role = Role.PRIMARY
    strength: Strength = Strength.STRONG
    script: str = "Latn"

    @classmethod
    def of(cls, text: str, role: Role = Role.PRIMARY, strength: Strength = Strength.STRONG) -> Name:
        """A name whose script is read off its letters."""
        return cls(text, role, strength, script_of(text))


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A date or span of birth as published: `date` and `until` are ISO, perhaps partial ("1962")."""

    date: str
    until: str | None = None
    circa: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    text: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that identifies: `type` is a snake_case word (passport, tax_id, imo, registration, wallet)."""

    type: str
    value: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something published about a party, shown but never matched on (birth place, title, linked to)."""

    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The legal fact: this party is on this list."""

    list_id: str
    programs: tuple[str, ...] = ()
    listed_on: str | None = None
    expires_on: str | None = None
    citation: str | None = None
    licence_requirement: str | None = None
    licence_policy: str | None = None
    footnotes: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who is listed. `uid` is "<list or source id>:<publisher's own number, or digest of stable fields>".

    `kind_inferred` tells that the publisher did not state the kind: then it must not be used to hide a match.
    """

    uid: str
    kind: Kind
    names: tuple[Name, ...]
    listings: tuple[Listing, ...]
    kind_inferred: bool = False
    birth_dates: tuple[BirthDate, ...] = ()
    countries: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def primary(self) -> Name:
        """The primary name, else the first."""
        return next((name for name in self.names if name.role is Role.PRIMARY), self.names[0])

    @property
    def caption(self) -> str:
        """The primary name, for people to read."""
        return self.primary.text


class Coverage(StrEnum):
    """How much of the official list an edition holds."""

    WHOLE = "whole"
    PARTIAL = "partial"
    EXTRACT = "extract"


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue of one list. `of_parties` is the size of the official list where only an extract is held.

    `sha256` is of the published files, `digest` of the parties read from them. `as_of` is the last day on
    which this issue was known to be the publisher's current one: the day of retrieval if it came from the
    publisher, else the publication date. Age and staleness count from it. `date_basis` says how the
    publication date is known, `accepted` why an edition that the gate refused is used all the same,
    `incomplete` what the files themselves show to be missing from a partial one. `files` are the published
    files, "NAME SHA256" each.
    """

    list_id: str
    source_id: str
    coverage: Coverage
    published_on: str | None
    as_of: str | None
    retrieved_at: str | None
    sha256: str
    digest: str
    parties: int
    names: int
    weak_names: int
    origin: str = "store"
    date_basis: str = ""
    of_parties: int | None = None
    accepted: str | None = None
    incomplete: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListStatus:
    """What a report says of one list. `state`: whole, partial, extract or absent; `reason` is for people.

    `age_days` counts from `as_of`, not from `published_on`; both and `date_basis` are those of the Edition.
    """

    id: str
    title: str
    source: str
    state: str
    stale: bool
    published_on: str | None = None
    retrieved_at: str | None = None
    sha256: str | None = None
    parties: int = 0
    names: int = 0
    weak_names: int = 0
    age_days: int | None = None
    of_parties: int | None = None
    reason: str = ""
    as_of: str | None = None
    date_basis: str = ""
