"""UN Security Council consolidated list (consolidated.xml) -> parties.

Reads the file the Council publishes: INDIVIDUAL and ENTITY with their children, every element by name. It
refuses what its layout (`un_xml.toml`) does not have, an unknown alias quality and an unknown kind of date.
Notes are kept as facts; the only things read out of them are spellings of names and birth months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.model import (
    Address,
    BirthDate,
    Fact,
    Identifier,
    Kind,
    Listing,
    Name,
    Party,
    Role,
    Strength,
    script_of,
)
from screening.places import country_code
from screening.sources.parsed import Parsed
from screening.sources.reading.dates import iso_date
from screening.sources.reading.kinds import entity_kind
from screening.sources.reading.names import names_of
from screening.sources.reading.parties import newest_listing
from screening.sources.reading.xml import Element, read_records
from screening.sources.reading.xml_layout import load_layout

LIST_ID = "un-sc"
_QUALITIES = {"Good": Role.AKA, "Low": Role.AKA, "a.k.a.": Role.AKA, "f.k.a.": Role.FKA}
# Aliases carry remarks and further spellings: "Abu Umar (original script: Абу Умар)", "A; B", "x) A y) B".
_BRACKET = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)(?:\)|$)\s*")
_BETWEEN = re.compile(r";|؛|(?:^|\s)[a-z]?\)\s")
_IN_SCRIPT = re.compile(r"(?:original script|in arabic(?: script)?)\s*:\s*(.+)", re.IGNORECASE)
_REMARK = re.compile(
    r"(?i:previously|formerly|birth name|combat name|false|third$|\w+ passport)|[A-Z]{2}[EIei]\.\d"
)
_BORN = re.compile(r",? born (?:in|on|\d).*$")
_FORMER_LISTING = re.compile(r"(?:previously|formerly) listed as", re.IGNORECASE)
# "Afghan passport number OA296623", "Diplomatic Passport D014433", "R00012098, South Sudan".
_NUMBER_AFTER = re.compile(r"(?:\b(?:number|no)\b\.?|n°|:)\s*:?\s*(?=[^\s,]*\d)(.+)", re.IGNORECASE)
_LEADING_WORDS = re.compile(r"^(?:[^\W\d]{4,}\s+)+")
_NUMBER_END = re.compile(r",|\s(?:issued|under|expir\w+)\b.*", re.IGNORECASE)
_DOCUMENTS = (
    (re.compile(r"passe?port|pasaporte"), "passport"),
    (re.compile(r"fiscal"), "tax_id"),
    (re.compile(r"driv"), "driving_licence"),
    (re.compile(r""), "national_id"),
)


def _texts(element: Element, *tags: str) -> list[str]:
    """The texts of these children, empty ones left out."""
    return [text for tag in tags if (text := element.get(tag))]


def _values(element: Element, tag: str) -> list[str]:
    """The VALUE texts of all children of that name, empty ones left out."""
    return [value.value for value in element.all(tag, "VALUE") if value.value]


def _spellings(text: str) -> list[str]:
    """The names in one cell, without the remarks that stand beside them."""
    others: list[str] = []
    if script_of(text) == "Arab":
        text = text.rpartition(": ")[2]  # "formerly known as: X"

    def bracket(match: re.Match[str]) -> str:
        inside = match[1].replace("(original script)", "").strip()
        if native := _IN_SCRIPT.match(inside):
            inside = native[1]
        elif _REMARK.match(inside):
            return " "
        elif ";" not in inside and script_of(inside) == script_of(_BRACKET.sub(" ", text)):
            return " " if script_of(inside) == "Arab" else match[0]  # in Arabic only remarks are bracketed
        others.append(inside)
        return " "

    bare = _BORN.sub("", _BRACKET.sub(bracket, text))
    pieces = (piece.strip(' ,"“”') for cell in (bare, *others) for piece in _BETWEEN.split(cell))
    return [piece for piece in pieces if any(map(str.isalpha, piece))]


def _alias_names(alias: Element) -> Iterator[Name]:
    quality = alias.get("QUALITY")
    cells = [alias.get("ALIAS_NAME"), alias.get("NAME_ORIGINAL_SCRIPT")]
    if not any(cells):
        return
    if quality not in _QUALITIES:
        raise alias.refuse(f"unknown alias quality {quality!r} of {cells[0]!r}")
    role, strength = _QUALITIES[quality], Strength.WEAK if quality == "Low" else Strength.STRONG
    note = alias.get("NOTE")
    if _FORMER_LISTING.search(note) or _FORMER_LISTING.search(cells[0]):
        role = Role.FKA
    if native := _IN_SCRIPT.search(note):
        cells.append(native[1])
    elif ";" in note and not re.search(r"[\d:(]", note):
        cells.append(note)
    yield from names_of((spelling for cell in cells for spelling in _spellings(cell)), role, strength)


def _birth_dates(entry: Element) -> Iterator[BirthDate | Fact]:
    for born in entry.all("INDIVIDUAL_DATE_OF_BIRTH"):
        basis, note = born.get("TYPE_OF_DATE"), born.get("NOTE")
        if basis not in ("", "EXACT", "APPROXIMATELY", "BETWEEN"):
            raise born.refuse(f"unknown kind of date {basis!r}")
        circa = basis == "APPROXIMATELY" or note.lower().startswith("approx")
        month = iso_date(note)
        if date := born.get("DATE") or born.get("YEAR"):
            yield BirthDate(_iso(born, date), circa=circa)
        elif first := born.get("FROM_YEAR"):
            yield BirthDate(_iso(born, first), until=_iso(born, born.get("TO_YEAR")), circa=circa)
        elif month:
            yield BirthDate(month, circa=circa)
        if note and not month and not circa:
            yield Fact("birth_date_note", note)
    for alias in entry.all("INDIVIDUAL_ALIAS"):  # the birth date that goes with a false identity
        if date := alias.get("DATE_OF_BIRTH"):
            yield BirthDate(_iso(alias, date))


def _iso(element: Element, text: str) -> str:
    """The ISO date at the start of `text` ("2015-07-01-04:00" has a time zone behind it)."""
    if date := iso_date(text[:10]):
        return date
    raise element.refuse(f"the date of {element.tag} is {text!r}")


def _identifiers(entry: Element) -> Iterator[Identifier | Fact]:
    for document in entry.all("INDIVIDUAL_DOCUMENT"):
        texts = [document.get(tag) for tag in ("NUMBER", "TYPE_OF_DOCUMENT2", "NOTE", "TYPE_OF_DOCUMENT")]
        about = " ".join(texts).lower()
        country = _country(document.get("COUNTRY_OF_ISSUE") or document.get("ISSUING_COUNTRY"))
        for text in texts[:3]:
            after = _NUMBER_AFTER.search(_BRACKET.sub(" ", text))
            if text is texts[0] or after:
                bare = after[1] if after else _LEADING_WORDS.sub("", _BRACKET.sub(" ", text))
                if number := _NUMBER_END.split(bare.strip())[0].strip(" ."):
                    yield Identifier(next(t for word, t in _DOCUMENTS if word.search(about)), number, country)
                    break
        else:
            if any(texts[:3]):
                tags = ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NOTE")
                yield Fact("document", ", ".join(_texts(document, *tags)))


def _place(element: Element) -> str:
    place = ", ".join(_texts(element, "STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"))
    note = element.get("NOTE")
    return f"{place} ({note})" if place and note else place or note


def _country(text: str) -> str | None:
    """ISO-2 of a country's name; "na" is no answer here, not Namibia."""
    return country_code(text) if len(text) > 2 else None


def _party(entry: Element) -> Party:
    """One INDIVIDUAL or ENTITY; its reference number ("QDi.001") is its uid and stays when it is amended."""
    reference, person = entry.get("REFERENCE_NUMBER"), entry.tag == "INDIVIDUAL"
    primary = " ".join(_texts(entry, "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"))
    if not reference or not primary:
        raise entry.refuse(f"an {entry.tag} without name or reference number ({primary or reference!r})")
    native = entry.get("NAME_ORIGINAL_SCRIPT")
    names = [*names_of(_spellings(primary), Role.PRIMARY), *names_of(_spellings(native))]
    for alias in (*entry.all("INDIVIDUAL_ALIAS"), *entry.all("ENTITY_ALIAS")):
        names.extend(_alias_names(alias))
    places = [(_place(at), _country(at.get("COUNTRY"))) for at in entry.all(f"{entry.tag}_ADDRESS")]
    countries = [_country(text) for text in _values(entry, "NATIONALITY")] + [code for _, code in places]
    born, papers = list(_birth_dates(entry)), list(_identifiers(entry))
    shown = [("title", text) for text in _values(entry, "TITLE")]
    shown += [("position", text) for text in _values(entry, "DESIGNATION")]
    shown += [("birth_place", _place(at)) for at in entry.all("INDIVIDUAL_PLACE_OF_BIRTH")]
    shown += [("gender", entry.get("GENDER")), ("remark", entry.get("COMMENTS1"))]
    facts = [Fact(kind, text) for kind, text in shown if text]
    facts += [fact for fact in (*born, *papers) if isinstance(fact, Fact)]
    listed_on, program = _iso(entry, entry.get("LISTED_ON")), entry.get("UN_LIST_TYPE")
    return Party(
        uid=f"{LIST_ID}:{reference}",
        kind=Kind.PERSON if person else entity_kind(primary),
        names=tuple(dict.fromkeys(names)),
        listings=(Listing(LIST_ID, (program,), listed_on, citation=reference),),
        kind_inferred=not person,
        birth_dates=tuple(dict.fromkeys(date for date in born if isinstance(date, BirthDate))),
        countries=tuple(dict.fromkeys(code for code in countries if code)),
        addresses=tuple(dict.fromkeys(Address(text, code) for text, code in places if text)),
        identifiers=tuple(dict.fromkeys(paper for paper in papers if isinstance(paper, Identifier))),
        facts=tuple(facts),
    )


def parse(files: Mapping[str, Path], facts: SourceFacts) -> Parsed:
    """consolidated.xml -> `un-sc`. Raises ParseError naming file and line, also on a doubled reference."""
    (root,) = read_records(files[facts.files[0]], load_layout(Path(__file__).with_suffix(".toml")))
    parties: dict[str, Party] = {}
    for group in root.children:
        for entry in group.children:
            party = _party(entry)
            if party.uid in parties:
                raise entry.refuse(f"the reference number {party.uid.partition(':')[2]} stands twice")
            parties[party.uid] = party
    published = _iso(root, root.attributes.get("dateGenerated", ""))
    listed = tuple(parties.values())
    return Parsed({LIST_ID: listed}, len(listed), published, newest_listing(listed))
