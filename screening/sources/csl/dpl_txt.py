"""BIS Denied Persons List (dpl.txt, tab-separated) -> parties.

One row is one party: a person with several addresses stands in the file, and here, several times. Orders that
have ended stay too, with their last day. Refused: a column unknown or missing, a date that is none, a row
without a name or of the wrong width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Address, Fact, Kind, Listing, Party
from screening.places import country_code
from screening.sources.csl.kinds import infer_kind
from screening.sources.csl.names import read_names, repair, without_asides
from screening.sources.parsed import Parsed
from screening.sources.reading.dates import iso_date, us_date
from screening.sources.reading.parties import newest_listing, told
from screening.sources.reading.tables import Row, date_in, table_rows
from screening.sources.reading.text import read_text
from screening.sources.reading.uids import row_uid

_PLACE = ("street_address", "city", "state", "postal_code", "country")
COLUMNS = (
    *("name", *_PLACE, "effective_date", "expiration_date", "standard_order", "last_update", "action"),
    "fr_citation",
)
"""The twelve columns of the file, in any case of letters."""

_EMPTY = dict.fromkeys(COLUMNS, "")

LIST_ID = "us-bis-dpl"
URL = "https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl"


def parse(files: Mapping[str, Path], facts: SourceFacts) -> Parsed:
    """dpl.txt -> the parties of the one list that the source carries. Raises ParseError.

    `newest_entry` is the newest order. Not the newest `last_update`, which the file mistypes (3033-09-30).
    """
    path = files[facts.files[0]]
    list_id = facts.lists[0].id
    parties: dict[str, Party] = {}
    notes: Counter[str] = Counter()
    for where, cells in table_rows(read_text(path, notes), path.name, COLUMNS, delimiter="\t"):
        row = {**_EMPTY, **cells}
        if not row["name"]:
            raise ParseError("a row without a name", where=where, hint="a damaged row")
        uid = row_uid(list_id, [row[c] for c in ("name", *_PLACE)], [row[c] for c in COLUMNS], parties)
        parties[uid] = _party(uid, list_id, row, where)
    return Parsed(
        {list_id: tuple(parties.values())},
        rows=len(parties),
        newest_entry=newest_listing(parties.values()),
        notes=told(notes),
    )


def _party(uid: str, list_id: str, row: Row, where: str) -> Party:
    names = read_names(row["name"], "").names
    kind = infer_kind(LIST_ID, row["name"])
    place = repair(", ".join(row[column] for column in _PLACE[:-1] if row[column]))
    country = _country(row)
    return Party(
        uid=uid,
        kind=kind,
        names=without_asides(names) if kind is Kind.PERSON else names,
        listings=(
            Listing(
                list_id,
                listed_on=date_in(row, "effective_date", where, us_date, iso_date),
                expires_on=date_in(row, "expiration_date", where, us_date, iso_date),
                citation=repair(row["fr_citation"]) or None,
                url=URL,
            ),
        ),
        kind_inferred=True,
        countries=(country,) if country else (),
        addresses=(Address(place, country),) if place else (),
        facts=tuple(Fact(c, repair(row[c])) for c in ("standard_order", "action") if row[c]),
    )


def _country(row: Row) -> str | None:
    """The country; left blank on many American addresses, which have a state and a ZIP code.

    A ZIP code may have lost its leading nought ("NH, 3801").
    """
    if row["country"]:
        return country_code(row["country"])
    zip_code = row["postal_code"][:5]
    return "US" if len(row["state"]) == 2 and len(zip_code) >= 4 and zip_code.isdigit() else None
