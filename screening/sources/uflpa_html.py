"""The web page of the UFLPA Entity List (DHS) -> parties.

The page holds one table for each clause of section 2(d)(2)(B) of the Act; a company may stand in several and
is one party here. Refused: a page without such tables, a table with other columns or without its clause, a
row that is not a name and a date. Subsidiaries that an entry includes without naming are kept as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Fact, Listing, Name, Party, Role
from screening.sources.parsed import Parsed
from screening.sources.reading.dates import iso_date, us_date
from screening.sources.reading.files import read_limited
from screening.sources.reading.kinds import entity_kind
from screening.sources.reading.names import names_of, split_names
from screening.sources.reading.parties import by_text
from screening.sources.reading.uids import digest

LIST_ID = "us-dhs-uflpa"
MAX_BYTES = 16 * 2**20
ACT = "Uyghur Forced Labor Prevention Act (Pub. L. 117-78)"

_HEADERS = (("name of entity", "effective date"), ("entity name", "effective date"))
_CLAUSE = re.compile(r"Section\s+(2\(d\)\(2\)\(B\)\([ivx]+\))")
_UPDATED = re.compile(r"Last Updated:\s*(\d{1,2}/\d{1,2}/\d{4})")
_LONG_DATE = re.compile(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})")
_MEMBERS = re.compile(r",?\s+and\s+(?:its\s+)?(?:subsidiar|subordinate|affiliate)\w*\b.*$", re.IGNORECASE)
# "(including three aliases: A; B; and C)", "(also known as A; and formerly known as B)"
_OTHER_NAMES = re.compile(
    r"\s*\((?:(?:including|and)\s+\w+\s+alias(?:es)?:|(?=also known as|formerly known as))\s*"
    r"((?:[^()]|\([^()]*\))*)\)",
    re.IGNORECASE,
)
_ROLE = re.compile(r"[;,]?\s*(?:\band\s+)?\b(also|formerly) known as\s+", re.IGNORECASE)
_AND_BETWEEN = re.compile(r"(?:(?<=\bCo\.)|(?<=\bLtd\.))\s+and\s+")
_ACRONYM = re.compile(r"\s*\([A-Z]{2,}\)$")

Row = tuple[int, str, str, str]
"""Line, clause, entity, date: as they stand on the page."""


class _Page(HTMLParser):
    """Collects the rows of all tables, each with the last clause named before its table."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.rows: list[Row] = []
        self.text: list[str] = []
        self.cells: list[str] | None = None
        self.clause = ""
        self.header: tuple[str, ...] = ()
        self.in_cell = False

    def refuse(self, message: str) -> ParseError:
        hint = "the layout of the page has changed, or this is another page"
        return ParseError(message, where=f"{self.file}:{self.getpos()[0]}", hint=hint)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "table":
            clauses = _CLAUSE.findall(" ".join(self.text))
            self.clause, self.header = clauses[-1] if clauses else "", ()
        elif tag == "tr":
            self.cells = []
        elif tag in ("td", "th") and self.cells is not None:
            self.cells.append("")
            self.in_cell = True

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.in_cell and self.cells:
            self.cells[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.in_cell = False
        elif tag == "tr" and self.cells is not None:
            self.row(tuple(" ".join(cell.split()) for cell in self.cells))
            self.cells = None

    def row(self, cells: tuple[str, ...]) -> None:
        if not self.header:
            self.header = tuple(cell.casefold() for cell in cells)
            if self.header not in _HEADERS:
                raise self.refuse(f"a table with the columns {' | '.join(cells)!r}")
            if not self.clause:
                raise self.refuse("a table before which no clause of section 2(d)(2)(B) is named")
        elif len(cells) != 2 or not all(cells):
            raise self.refuse(f"the row {' | '.join(cells)!r} is not a name and a date")
        else:
            self.rows.append((self.getpos()[0], self.clause, *cells))


def parse(files: Mapping[str, Path], facts: SourceFacts) -> Parsed:
    """The page -> `us-dhs-uflpa`. Raises ParseError.

    `published_on` is the page's own "Last Updated"; additions may take effect a day later.
    """
    path = files[facts.files[0]]
    page = _read(path)
    entries: dict[str, list[tuple[str, str, str]]] = {}
    for line, clause, entity, text in page.rows:
        found = _LONG_DATE.fullmatch(text)
        day = iso_date(f"{found[2]} {found[1]} {found[3]}") if found else None
        if not day:
            raise ParseError(f"the date of {entity!r} is {text!r}", where=f"{path.name}:{line}")
        entries.setdefault(_key(entity), []).append((clause, entity, day))
    updated = _UPDATED.search(" ".join(" ".join(page.text).split()))
    published = us_date(updated[1]) if updated else None
    newest = max(day for rows in entries.values() for _, _, day in rows)
    return Parsed(
        parties={LIST_ID: tuple(_party(key, rows, facts.page) for key, rows in entries.items())},
        rows=len(page.rows),
        published_on=published,
        newest_entry=min(newest, published) if published else newest,
        notes=(f"rows of companies that stand under several clauses: {len(page.rows) - len(entries)}",),
    )


def _read(path: Path) -> _Page:
    raw = read_limited(path, MAX_BYTES, "a web page")
    page = _Page(path.name)
    page.feed(raw.decode("utf-8", "replace"))
    page.close()
    if page.cells is not None:
        raise page.refuse("the page breaks off inside a table")
    if not page.rows:
        what = "no table of entities in the page" if raw else "the file is empty"
        raise ParseError(what, where=path.name, hint="open https://www.dhs.gov/uflpa-entity-list and save it")
    return page


def _key(entity: str) -> str:
    """What the spellings of one company have in common: "X, Co. Ltd (including ...)" and "X Co., Ltd."."""
    base = _ACRONYM.sub("", _MEMBERS.sub("", _OTHER_NAMES.sub("", entity)))
    return re.sub(r"\W+", "", base).casefold()


def _party(key: str, rows: list[tuple[str, str, str]], page: str) -> Party:
    names: list[Name] = []
    facts: dict[Fact, None] = {}
    for clause, entity, day in rows:
        names += _names(entity, Role.AKA if names else Role.PRIMARY)
        if members := _MEMBERS.search(_OTHER_NAMES.sub("", entity)):
            facts[Fact("includes", members[0].strip(" ,").lower())] = None
        if day != rows[0][2]:
            facts[Fact("listed_also", f"{clause}: {day}")] = None
    clauses = tuple(dict.fromkeys(clause for clause, _, _ in rows))
    listing = Listing(
        LIST_ID,
        programs=clauses,
        listed_on=min(day for _, _, day in rows),
        citation=f"{ACT}, section {', '.join(clauses)}",
        url=page,
    )
    return Party(
        uid=f"{LIST_ID}:{digest(key)}",
        kind=entity_kind(rows[0][1]),
        names=tuple(by_text(names).values()),
        listings=(listing,),
        kind_inferred=True,
        facts=tuple(facts),
    )


def _names(entity: str, role: Role) -> Iterator[Name]:
    """The name in `role`, its acronym, and the aliases and former names in brackets."""
    yield from names_of([_MEMBERS.sub("", _OTHER_NAMES.sub("", entity))], role)
    for others in _OTHER_NAMES.findall(entity):
        parts = _ROLE.split(others)
        roles = [Role.AKA, *(Role.FKA if word.lower() == "formerly" else Role.AKA for word in parts[1::2])]
        for other, cell in zip(roles, parts[::2], strict=True):
            texts = [text for part in split_names(cell) for text in _AND_BETWEEN.split(part)]
            yield from names_of(texts, other)
