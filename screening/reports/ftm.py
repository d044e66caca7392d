"""Report -> FollowTheMoney entities of the listed parties that were met, one JSON object a line.

A party once, with a Sanction for each of its listings; `matches` (no property of the model: readers keep it
as context) tells which names met it and how. A name that met nothing is no entity: this records no run.
Schemas and properties: https://followthemoney.tech/explorer/
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from screening.model import Finding, Identifier, Kind, Listing, Match, Name, Party, Report, Role, Strength
from screening.reports import parties, wording

SCHEMAS = {
    Kind.PERSON: "Person",
    Kind.COMPANY: "Company",
    Kind.ORGANIZATION: "Organization",
    Kind.VESSEL: "Vessel",
    Kind.AIRCRAFT: "Airplane",
    Kind.ADDRESS: "Address",
    Kind.UNKNOWN: "LegalEntity",
}
"""A kind that the publisher did not state is a LegalEntity, which may be a person or a firm."""

TOPICS = {
    "asset freeze": "sanction",
    "correspondent account restrictions": "sanction",
    "dealings prohibited": "sanction",
    "nonproliferation sanctions": "sanction",
    "property blocked": "sanction",
    "sectoral prohibitions": "sanction",
    "selected prohibitions": "sanction",
    "transactions rejected": "sanction",
    "denial of export privileges": "export.control",
    "licence required": "export.control",
    "red flag": "export.risk",
    "debarment from defence trade": "debarment",
    "procurement bar": "debarment",
    "investment ban": "invest.ban",
    "import presumption": "trade.risk",
    "equipment authorisation bar": "reg.action",
}
"""Effect of a measure -> topic (https://followthemoney.tech/explorer/types/topic/)."""

_LEGAL = {
    **{"registration": "registrationNumber", "tax_id": "taxNumber", "lei": "leiCode", "swift": "swiftBic"},
    **{"duns": "dunsCode", "uscc": "uscCode", "passport": "passportNumber"},
}
_SHIP = {
    "imo": "imoNumber",
    "mmsi": "mmsi",
    "call_sign": "callSign",
    "vessel_registration": "registrationNumber",
}
_CRAFT = {"aircraft_tail": "registrationNumber", "aircraft_serial": "serialNumber"}
_NUMBERS = {"Vessel": _SHIP, "Airplane": _CRAFT, "Address": {}}
_OF_PERSONS = ("passportNumber",)
_OF_FIRMS = ("uscCode",)


def render(report: Report) -> str:
    """The entities, each on a line; nothing if nothing was met."""
    met: dict[str, list[tuple[Finding, Match]]] = {}
    for finding in report.findings:
        for match in (*finding.matches, *finding.suppressed):
            met.setdefault(match.party.uid, []).append((finding, match))
    lines = []
    for found in met.values():
        party = found[0][1].party
        screened = {status.id for status in report.lists}
        listings = [one for one in party.listings if one.list_id in screened]
        lines += [
            _party(party, listings, found, report),
            *(_sanction(party, one, report) for one in listings),
        ]
    return "".join(f"{json.dumps(one, ensure_ascii=False, separators=(',', ':'))}\n" for one in lines)


def schema_of(party: Party) -> str:
    """The schema of a party."""
    legal = party.kind in (Kind.PERSON, Kind.COMPANY, Kind.ORGANIZATION)
    return "LegalEntity" if party.kind_inferred and legal else SCHEMAS[party.kind]


def _party(
    party: Party, listings: list[Listing], found: list[tuple[Finding, Match]], report: Report
) -> dict[str, Any]:
    schema = schema_of(party)
    values: dict[str, list[str]] = {}

    def add(name: str, texts: Iterable[str | None]) -> None:
        kept = [text for text in texts if text]
        if kept:
            values[name] = list(dict.fromkeys((*values.get(name, ()), *kept)))

    for one in party.names:
        add(_property(one), [one.text])
    add("country", (code.lower() for code in party.countries))
    addresses = (address.text for address in party.addresses)
    add("full" if schema == "Address" else "address", addresses)
    for number in party.identifiers:
        name = number_property(number, schema)
        add(name, [number.value if name != "notes" else f"{number.type} {number.value}"])
    if schema == "Person":
        add("birthDate", (day for date in party.birth_dates for day in (date.date, date.until)))
        add("birthPlace", parties.facts(party, parties.BIRTH_PLACE))
        add("title", parties.facts(party, parties.TITLE))
    else:
        add("notes", (f"born {parties.born(date)}" for date in party.birth_dates))
    measures = [wording.measure_of(one.list_id, report) for one in listings]
    add("topics", (TOPICS.get(measure.effect) for measure in measures if measure))
    add("programId", (program for one in listings for program in one.programs))
    add("sourceUrl", (one.url for one in listings))
    return {
        "id": party.uid,
        "caption": party.caption,
        "schema": schema,
        "properties": values,
        "datasets": list(dict.fromkeys(one.list_id for one in listings)),
        "target": True,
        "matches": [_met(finding, match) for finding, match in found],
    }


def _property(name: Name) -> str:
    """The property that a name of this role and strength is."""
    if name.strength is Strength.WEAK:
        return "weakAlias"
    return {Role.PRIMARY: "name", Role.FKA: "previousName"}.get(name.role, "alias")


def number_property(number: Identifier, schema: str) -> str:
    """The property of a number; `notes` where the schema has none for it."""
    name = _NUMBERS.get(schema, _LEGAL).get(number.type, "notes" if schema in _NUMBERS else "idNumber")
    if (name in _OF_PERSONS and schema != "Person") or (name in _OF_FIRMS and schema != "Company"):
        return "idNumber"
    return name


def _met(finding: Finding, match: Match) -> dict[str, Any]:
    decided = {"decided": match.decided.sentence} if match.decided else {}
    return {
        "name": finding.name,
        "outcome": match.outcome.value,
        "score": round(match.score, 1),
        "basis": match.basis.value,
        "matched_name": match.name.text,
        "name_only": parties.is_name_only(match),
        "explanation": match.sentence,
        "suppressed": match in finding.suppressed,
        **decided,
    }


def _sanction(party: Party, listing: Listing, report: Report) -> dict[str, Any]:
    measure = wording.measure_of(listing.list_id, report)
    properties: dict[str, list[str | None]] = {
        "entity": [party.uid],
        "authority": [wording.list_title(listing.list_id, report)],
        "programId": list(listing.programs),
        "provisions": [measure.effect] if measure else [],
        "summary": [listing.citation],
        "listingDate": [listing.listed_on],
        "endDate": [listing.expires_on],
        "sourceUrl": [listing.url],
    }
    held = {name: kept for name, texts in properties.items() if (kept := [text for text in texts if text])}
    own = json.dumps([listing.list_id, held], sort_keys=True)
    return {
        "id": f"{party.uid}-{hashlib.sha256(own.encode()).hexdigest()[:12]}",
        "caption": f"{wording.list_title(listing.list_id, report)}: {party.caption}",
        "schema": "Sanction",
        "properties": held,
        "datasets": [listing.list_id],
    }
