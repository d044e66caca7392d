"""ITA Consolidated Screening List (consolidated.csv) -> the parties of Commerce and State.

Every row is one party: the Entity List has a row per company and country, and merging would be a judgement.
The rows of Treasury are counted and left to OFAC's own files, which say more. Refused: a column unknown or
missing, a `source` or `type` that is not in the tables here, a date that is none, a row without a name, a row
cut short. Whether all lists are there is not asked here: `parties` holds what the file held.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Fact, Kind, Listing, Name, Party, Role
from screening.places import country_code
from screening.sources.csl.addresses import addresses_in, aliases_in
from screening.sources.csl.kinds import infer_kind
from screening.sources.csl.licences import read_requirement
from screening.sources.csl.names import read_names, repair, without_asides
from screening.sources.csl.remarks import Remarks, read_remarks
from screening.sources.parsed import Parsed
from screening.sources.reading.dates import birth_date, us_dates_in
from screening.sources.reading.kinds import entity_kind
from screening.sources.reading.names import names_of
from screening.sources.reading.parties import by_text, told
from screening.sources.reading.tables import Row, date_in, table_rows
from screening.sources.reading.text import read_text
from screening.sources.reading.uids import row_uid

# Column -> the type of fact it becomes.
_SHOWN = {"remarks": "remark", "places_of_birth": "birth_place"} | {
    column: column
    for column in (
        *("title", "standard_order", "ids", "call_sign", "vessel_type", "gross_tonnage"),
        *("gross_registered_tonnage", "vessel_flag", "vessel_owner"),
    )
}
COLUMNS = (
    *("_id", "source", "entity_number", "type", "programs", "name", "addresses", "federal_register_notice"),
    *("start_date", "end_date", "license_requirement", "license_policy", "source_list_url", "alt_names"),
    *("citizenships", "dates_of_birth", "nationalities", "source_information_url", *_SHOWN),
)
"""All 29. `_id` and `entity_number` are not read: the first changes with every edit of a row, the second is
Treasury's."""

_EMPTY = dict.fromkeys(COLUMNS, "")

# What stands in brackets in the `source` column; which of them are ours, `code` in the catalogue says.
_ABBREVIATION = re.compile(r"\(([\w -]+?)(?: List)?\)")
_TREASURY = frozenset({"SDN", "SSI", "PLC", "CMIC", "CAP", "NS-MBS", "FSE"})
_COMMERCE_AND_STATE = frozenset({"EL", "MEU", "UVL", "DPL", "ISN", "DTC"})
_KINDS = {
    "Individual": Kind.PERSON,
    "Entity": Kind.ORGANIZATION,
    "Vessel": Kind.VESSEL,
    "Aircraft": Kind.AIRCRAFT,
}
# Supplement No. 4 lists some addresses of shell companies as such, since June 2024: "Address 01" and so on.
_ADDRESS_ENTRY = re.compile(r"Address \d+")


def parse(files: Mapping[str, Path], facts: SourceFacts) -> Parsed:
    """consolidated.csv -> one tuple of parties for each of our lists that the file holds.

    Raises ParseError.
    """
    path = files[facts.files[0]]
    notes: Counter[str] = Counter()
    rows = table_rows(read_text(path, notes), path.name, COLUMNS)
    return parties_of(rows, facts, path.name, notes)


def parties_of(
    published: Iterable[tuple[str, Row]], facts: SourceFacts, name: str, notes: Counter[str]
) -> Parsed:
    """Rows of the list -> parties, whichever of its files they were read from.

    `published` gives ("file:line", row by `COLUMNS`); `name` is the file's. Raises ParseError.
    """
    lists = {carried.code: carried.id for carried in facts.lists}
    parties: dict[str, dict[str, Party]] = {}
    rows = 0
    for where, cells in published:
        row = {**_EMPTY, **cells}
        if row["source"] == "source":
            notes["doubled header"] += 1  # seen in November 2023
            continue
        rows += 1
        if row["source"] in lists:
            list_id = lists[row["source"]]
            found = parties.setdefault(list_id, {})
            # Where a list gives no addresses, the notice tells bearers of one name apart.
            fields = [row["name"], row["addresses"] or row["federal_register_notice"]]
            uid = row_uid(list_id, fields, [row[column] for column in COLUMNS if column != "_id"], found)
            found[uid] = _party(uid, list_id, row, where)
        else:
            notes[_why_left_out(row["source"], where)] += 1
    if rows == 0:
        raise ParseError("no rows under the header", where=name, hint="fetch the file again")
    listed = [day for found in parties.values() for p in found.values() if (day := p.listings[0].listed_on)]
    return Parsed(
        parties={list_id: tuple(found.values()) for list_id, found in parties.items()},
        rows=rows,
        newest_entry=max(listed, default=None),
        notes=told(notes),
    )


def _why_left_out(source: str, where: str) -> str:
    found = _ABBREVIATION.search(source)
    code = found[1] if found else ""
    if code in _TREASURY:
        return f"{code} rows left to OFAC's own files"
    if code in _COMMERCE_AND_STATE:
        return f"{code} rows of a list that is not carried here"
    raise ParseError(
        f"unknown list {source!r} in the column source",
        where=where,
        hint="a new list of the publisher's, or a damaged row",
    )


def _party(uid: str, list_id: str, row: Row, where: str) -> Party:
    if not row["name"]:
        raise ParseError("a row without a name", where=where, hint="a damaged row")
    remarks = read_remarks(row["remarks"])
    cells = read_names(row["name"], row["alt_names"], may_be_several=list_id == "us-state-dtc")
    addresses, countries = addresses_in("; ".join([repair(row["addresses"]), *cells.addresses]))
    facts = [Fact("parent", cells.parent)] if cells.parent else []
    facts += [Fact(kind, repair(row[column])) for column, kind in _SHOWN.items() if row[column]]
    births = [birth_date(text) for text in row["dates_of_birth"].split(";") if text]
    if None in births:
        facts.append(Fact("dates_of_birth", row["dates_of_birth"]))
    birth_dates = tuple(born for born in (*births, remarks.born) if born)
    names = tuple(by_text([*cells.names, *names_of(aliases_in(row["addresses"]))]).values())
    kind, inferred = _kind(list_id, row, where, born=bool(birth_dates))
    kind = Kind.UNKNOWN if cells.several else kind
    if kind is Kind.ADDRESS:
        # The address is what is listed: its name too, so that no name of a party can meet "Address 01".
        facts.append(Fact("entry", row["name"]))
        names = tuple(Name.of(at.text, Role.AKA if n else Role.PRIMARY) for n, at in enumerate(addresses))
    elif kind is Kind.PERSON:
        names = without_asides(names)
    nations = [
        country_code(text) for text in f"{row['nationalities']};{row['citizenships']}".split(";") if text
    ]
    return Party(
        uid=uid,
        kind=kind,
        names=names,
        listings=(_listing(list_id, row, remarks, where),),
        kind_inferred=inferred,
        birth_dates=birth_dates,
        countries=tuple(dict.fromkeys([*countries, *(code for code in nations if code)])),
        addresses=addresses,
        facts=tuple(facts),
    )


def _kind(list_id: str, row: Row, where: str, *, born: bool) -> tuple[Kind, bool]:
    """(kind, whether it is our guess)."""
    if _ADDRESS_ENTRY.fullmatch(row["name"]) and row["addresses"]:
        return Kind.ADDRESS, False
    if not row["type"]:
        return infer_kind(list_id, row["name"], born=born), True
    if row["type"] not in _KINDS:
        raise ParseError(f"unknown type {row['type']!r}", where=where, hint="known: " + ", ".join(_KINDS))
    kind = _KINDS[row["type"]]
    return entity_kind(row["name"]) if kind is Kind.ORGANIZATION else kind, False


def _listing(list_id: str, row: Row, remarks: Remarks, where: str) -> Listing:
    citation = repair(row["federal_register_notice"])
    requirement, footnotes = read_requirement(repair(row["license_requirement"]))
    programs = [text.strip() for text in row["programs"].split(";") if text.strip()]
    # The Entity List part of the file often gives no date; the first notice it cites is the listing.
    listed_on = date_in(row, "start_date", where) or min(us_dates_in(citation), default=None)
    return Listing(
        list_id,
        programs=tuple(programs or remarks.authorities),
        listed_on=listed_on,
        expires_on=date_in(row, "end_date", where) or remarks.ended_on,
        citation=citation or None,
        licence_requirement=requirement,
        licence_policy=repair(row["license_policy"]) or None,
        footnotes=footnotes,
        url=row["source_list_url"] or row["source_information_url"] or None,
    )
