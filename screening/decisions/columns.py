"""A decision as a row of text cells, and every check on one: the same for files, databases and options.

A row that does not say what it must is an error with its reason; nothing in it is guessed, and no cell is
told: a name may have slipped into it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from screening.errors import DecisionsError
from screening.model import Decision, Kind, Ruling
from screening.places import country_meant
from screening.policy.births import read_birth
from screening.policy.records import digest_of_record, is_record

COLUMNS = (
    *("name", "id", "party", "party_name", "decision", "reason", "reviewer", "decided_at", "expires_on"),
    *("kind", "birth_date", "country", "identifiers", "record_digest", "record_fields"),
)
"""The columns of a file and of a database's table, in their order; docs/reviewing.md says what they hold."""
NEEDED = ("party", "decision", "reason", "reviewer", "decided_at")
"""Cells that are never empty; and one of name and id."""
LONGEST = 10_000
"""Characters of a cell: a reason of two pages."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_UID = re.compile(r"[^\s:]+:\S(?:.*\S)?")
_NO_TEXT = re.compile(r"[\x00\ud800-\udfff]")


def row_of(one: Decision) -> dict[str, str]:
    """The cells of a decision, by column."""
    return {
        "name": one.name,
        "id": one.id,
        "party": one.party,
        "party_name": one.caption,
        "decision": one.ruling.value,
        "reason": one.reason,
        "reviewer": one.reviewer,
        "decided_at": one.decided_at,
        "expires_on": one.expires_on or "",
        "kind": "" if one.kind is Kind.UNKNOWN else one.kind.value,
        "birth_date": one.birth_date or "",
        "country": one.country or "",
        "identifiers": one.identifiers,
        "record_digest": digest_of_record(one.record),
        "record_fields": one.record,
    }


def decision_of(row: Mapping[str, str]) -> Decision:
    """The decision in a row; columns that lack are empty. Raises DecisionsError, its message the reason."""
    cells = {column: _cell(column, row.get(column, "")) for column in COLUMNS}
    lacking = [column for column in NEEDED if not cells[column]]
    if lacking:
        raise DecisionsError(f"no {' and no '.join(lacking)}")
    if not cells["id"] and not cells["name"]:
        raise DecisionsError("neither a name nor an id")
    if not _UID.fullmatch(cells["party"]):
        raise DecisionsError("party is no uid of a listed party (us-ofac-sdn:36)")
    decided_at = moment(cells["decided_at"])
    expires_on = day("expires_on", cells["expires_on"]) if cells["expires_on"] else None
    if expires_on and expires_on < decided_at[:10]:
        raise DecisionsError(f"it expires on {expires_on}, before it was decided ({decided_at[:10]})")
    return Decision(
        name=cells["name"],
        party=cells["party"],
        ruling=ruling_of(cells["decision"]),
        reason=cells["reason"],
        reviewer=cells["reviewer"],
        decided_at=decided_at,
        expires_on=expires_on,
        id=cells["id"],
        kind=_kind(cells["kind"]),
        birth_date=birth_date(cells["birth_date"]),
        country=country(cells["country"]),
        identifiers=_digest("identifiers", cells["identifiers"]),
        record=_record(cells["record_digest"], cells["record_fields"]),
        caption=cells["party_name"],
    )


def ruling_of(text: str) -> Ruling:
    """false_positive, true_match or escalated; blanks and hyphens do for the underscore."""
    word = re.sub(r"[\s_-]+", "_", text.strip().casefold())
    try:
        return Ruling(word)
    except ValueError:
        raise DecisionsError(f"decision is none of {', '.join(Ruling)}") from None


def moment(text: str) -> str:
    """A point in time as ISO 8601 in UTC, to the second; without an offset UTC is meant, a day is its
    beginning."""
    try:
        read = datetime.fromisoformat(text)
        aware = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        raise DecisionsError("decided_at is no date or time (2026-03-01T09:30:00+00:00)") from None
    return aware.isoformat(timespec="seconds")


def day(column: str, text: str) -> str:
    """A day as ISO 8601."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise DecisionsError(f"{column} is no day (2027-03-01)") from None


def birth_date(text: str) -> str | None:
    """A date of birth as it was given, if it can be read."""
    if text and not read_birth(text):
        raise DecisionsError("birth_date cannot be read (1962, 1962-03-05)")
    return text or None


def country(text: str) -> str | None:
    """The ISO code of a country."""
    code = country_meant(text) if text else None
    if text and code is None:
        raise DecisionsError("country is not known, or may be several")
    return code


def _kind(text: str) -> Kind:
    try:
        return Kind(text.casefold() or Kind.UNKNOWN)
    except ValueError:
        raise DecisionsError(f"kind is none of {', '.join(Kind)}") from None


def _digest(column: str, text: str) -> str:
    if text and not _DIGEST.fullmatch(text):
        raise DecisionsError(f"{column} is no sha256; `screen decide --identifier` writes it")
    return text


def _record(digest: str, fields: str) -> str:
    if fields and not is_record(fields):
        raise DecisionsError("record_fields is not what `screen decide` writes")
    if digest != digest_of_record(fields):
        raise DecisionsError("record_digest is not that of record_fields")
    return fields


def _cell(column: str, text: str) -> str:
    if _NO_TEXT.search(text):
        raise DecisionsError(f"{column} holds a character that is no text")
    if len(text) > LONGEST:
        raise DecisionsError(f"{column} has {len(text):,} characters, at most {LONGEST:,} are kept")
    return text.strip()
