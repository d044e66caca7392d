"""Which columns of a file of owners are read, and what kind of file its columns say it is.

A column may be called as people call it, in any case and with any marks. Columns that are not known are
passed over; a file without owners, owned and shares is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from screening.errors import InputError

SPELLINGS: dict[str, tuple[str, ...]] = {
    "owner": (
        *("owner", "owner_name", "shareholder", "shareholder_name", "holder", "parent", "parent_name"),
        *(
            "parent_company",
            "beneficial_owner",
            "beneficial_owner_name",
            "ubo",
            "investor",
            "interested_party",
        ),
    ),
    "owned": (
        *("owned", "owned_name", "owned_company", "company", "company_name", "subsidiary", "subsidiary_name"),
        *("asset", "entity", "entity_name", "subject", "investee", "name"),
    ),
    "percent": (
        *("percent", "percentage", "pct", "share", "shares_percent", "ownership", "ownership_percent"),
        *("ownership_percentage", "ownership_pct", "share_percent", "percent_owned", "percentage_owned"),
        *(
            "stake",
            "holding",
            "shareholding",
            "interest",
            "%",
            "ownership_%",
            "%_owned",
            "share_%",
            "%_ownership",
        ),
    ),
    "fraction": ("fraction", "ownership_fraction", "share_fraction", "share_of_one", "ratio"),
    "owner_id": ("owner_id", "shareholder_id", "parent_id", "owner_number", "owner_lei", "parent_lei"),
    "owned_id": (
        "owned_id",
        "company_id",
        "subsidiary_id",
        "entity_id",
        "owned_number",
        "owned_lei",
        "asset_id",
    ),
    "owner_birth_date": ("owner_birth_date", "owner_dob", "owner_date_of_birth", "shareholder_birth_date"),
    "owner_country": ("owner_country", "owner_nationality", "shareholder_country", "shareholder_nationality"),
    "as_of": ("as_of", "as_of_date", "date", "reported_on", "valid_on"),
    "since": ("since", "start_date", "from_date", "valid_from", "start"),
    "until": ("until", "end_date", "to_date", "valid_to", "end", "ceased_on"),
    "source": ("source", "source_name", "reference", "source_url"),
}
"""What is read from a table of owners -> the columns it is looked for in, best first."""

_NO_LETTERS = re.compile(r"[^\w%]+|_+")

LEI = "LEI"
LEGAL_NAME = "Entity.LegalName"
START, END = "Relationship.StartNode.NodeID", "Relationship.EndNode.NodeID"
TYPE, STATUS = "Relationship.RelationshipType", "Relationship.RelationshipStatus"


def kind_of(header: Sequence[str]) -> str:
    """ "relations" (GLEIF's Level 2), "names" (LEI -> legal name), or "owners"."""
    if START in header and END in header:
        return "relations"
    if LEI in header and LEGAL_NAME in header:
        return "names"
    return "owners"


def find_owner_columns(header: Sequence[str], label: str) -> dict[str, str]:
    """Role -> column of a table of owners. Raises InputError if it says no owners, owned or shares."""
    letters: dict[str, str] = {}
    for column in header:
        letters.setdefault(_letters(column), column)
    found: dict[str, str] = {}
    for role, spellings in SPELLINGS.items():
        for spelling in spellings:
            named = letters.get(_letters(spelling))
            if named is not None and named not in found.values():
                found[role] = named
                break
    missing = [role for role in ("owner", "owned") if role not in found]
    if "percent" not in found and "fraction" not in found:
        missing.append("percent")
    if missing:
        raise InputError(
            f"{label}: no column is called {' or '.join(missing)}",
            hint="its first line must name them, as in owner,owned,percent",
        )
    return found


def rivals_of(header: Sequence[str], found: Mapping[str, str]) -> list[str]:
    """Columns that hold owners, owned or shares too, by their names, and are not read."""
    read = set(found.values())
    meant = {
        _letters(spelling)
        for role in ("owner", "owned", "percent", "fraction")
        for spelling in SPELLINGS[role]
        if role != "owned" or spelling not in _SELDOM
    }
    return [one for one in header if one not in read and _letters(_SECOND.sub("", one)) in meant]


_SECOND = re.compile(r"_\d+$")
"""What a second column of one name is called by behind it ("owner_2")."""
_SELDOM = ("company", "entity", "subject", "name")
"""Names of columns that hold the owned party only where no other does."""


def _letters(column: str) -> str:
    return _NO_LETTERS.sub("", column.casefold().strip())
