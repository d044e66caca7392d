"""What is looked for, and the text it was found in. Offsets are code points."""

from __future__ import annotations

from dataclasses import dataclass

from screening.model.published import Identifier
from screening.model.words import Kind


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `id` ties the answer to the row or cluster it came from.

    `address` is one of the party's addresses as it is written; it raises red flags and never a name's score.
    """

    text: str
    id: str = ""
    kind: Kind = Kind.UNKNOWN
    birth_date: str | None = None
    country: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document: headline, byline, body, subhead, promotion, disclaimer or feed."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read. Offsets are code points into `text`; `sections` cover it without gap or overlap."""

    text: str
    sections: tuple[Section, ...]
    path: str = "-"
    encoding: str = "utf-8"
    sha256: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands: `document.text[start:end] == text`. `line` and `column` count from 1;
    `document` is a place in `Report.documents`."""

    start: int
    end: int
    text: str
    kind: Kind
    section: str
    line: int
    column: int
    sentence: str
    document: int = 0


@dataclass(frozen=True, slots=True)
class Cluster:
    """One party of the story: all its mentions, its fullest form first in `forms`.

    `why_hidden` says why a name is screened but not worth a line when unlisted (a place, a publication, a
    government body that speaks); `shown_as` what it is taken for where `kind`, which weighs, is unknown.
    """

    name: str
    kind: Kind
    forms: tuple[str, ...]
    mentions: tuple[Mention, ...]
    why_hidden: str = ""
    shown_as: Kind = Kind.UNKNOWN


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A party the text speaks of without naming it: it cannot be screened by name.

    `kind` is company, person or group; `status` alleged, charged, denied or stated; `linked_to` a party.
    """

    quote: str
    start: int
    end: int
    kind: str
    place: str | None = None
    linked_to: str | None = None
    status: str = "stated"
    document: int = 0
