"""Which columns of a table are read: those that are chosen, else those that are usually called so.

What is passed over is told; a first row that names no columns may be a row of names, and is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from screening.errors import InputError

SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "entity_name", "company", "company_name", "full_name", "caption"),
    "alias": ("alias", "aliases"),
    "kind": ("kind", "schema", "type", "entity_type", "party_type", "customer_type", "client_type"),
    "birth_date": ("birth_date", "dob", "date_of_birth", "birthdate", "birth", "birthday"),
    "country": ("country", "countries", "country_code", "country_name", "nationality", "citizenship"),
    "identifier": ("identifier", "identifiers"),
    "address": ("address", "addresses", "full_address", "street_address"),
    "id": ("id", "own_id", "customer_id", "account_id", "record_id"),
}
"""What is read from a table -> the columns it is looked for in, best first, in any case, with any marks."""

_BORNE_BY = """applicant beneficiary buyer client consignee consignor contractor counterparty customer entity
exporter importer individual manufacturer merchant organisation organization payee person seller shareholder
supplier vendor vessel""".split()  # noqa: SIM905 - a word a line would be a page
_WHOSE = re.compile(
    rf"(?:{'|'.join(_BORNE_BY)})"
    rf"|(?:account|business|company|firm|holder|legal|owner|party|registered|ship|subject|{'|'.join(_BORNE_BY)})"
    r"{1,2}(?:full|legal|registered)?names?"
)
"""Letters of a column that says whose name stands in it: "Supplier", "Customer legal name"."""
_FIELDS = frozenset(
    """account address alias aliases amount bank birth born caption category city client code comment
    comments company contact country countries created currency customer date description dob document
    email entity fax firm first full gender given group id identifier identifiers key kind land language
    last legal middle mobile name names nationality no note notes number of organisation organization
    owner party person phone place postal region registration role row schema sex source state status
    street supplier surname tax telephone title type updated url vat vendor vessel year zip""".split()  # noqa: SIM905 - a word a line would be a page
)
"""Words that columns are called by. What has another word in it may be a row, and is not shown."""
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_A-Za-z]+")
_SECOND = re.compile(r"_\d+$")
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Role -> column of a table; `passed_over` are columns of names or aliases that are not screened, as
    another one was preferred to them. `guessed`: the column of names is none of the usual ones."""

    by_role: Mapping[str, str]
    passed_over: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def name(self) -> str:
        return self.by_role["name"]


def find_columns(header: Sequence[str], chosen: Mapping[str, str | None] | None = None) -> Columns:
    """The columns to read: those chosen by role, else the usual ones. Raises InputError."""
    alike = _alike(header)
    usual = {letters: columns[0] for letters, columns in alike.items()}
    has = shown_columns(header)
    by_role: dict[str, str] = {}
    for role, wanted in (chosen or {}).items():
        if wanted is None:
            continue
        by_role[role] = wanted if wanted in header else usual.get(_letters(wanted), "")
        if not by_role[role]:
            raise InputError(
                f"there is no column {wanted!r}", hint=f"--{role.replace('_', '-')}-column: {has}"
            )
    rivals: list[str] = []
    for role, spellings in SPELLINGS.items():
        wanted = by_role.get(role)
        # of a column that was chosen, those alone that bear the same name
        looked_for = spellings if wanted is None else (_SECOND.sub("", wanted), wanted)
        keys = dict.fromkeys(_letters(name) for name in looked_for)
        columns = [column for key in keys for column in alike.get(key, ())]
        if columns and wanted is None:
            by_role[role] = columns[0]
        if role in ("name", "alias"):
            rivals += columns
    passed_over = tuple(column for column in dict.fromkeys(rivals) if column not in by_role.values())
    guessed = "name" not in by_role
    if guessed:
        by_role["name"] = _whose(header, by_role.values(), has)
    return Columns({role: by_role[role] for role in SPELLINGS if role in by_role}, passed_over, guessed)


def _whose(header: Sequence[str], read: Iterable[str], has: str) -> str:
    """The one column that says whose name it is, where none has a usual name. Raises InputError."""
    taken = set(read)
    found = [column for column in header if column not in taken and _WHOSE.fullmatch(_letters(column))]
    named = [column for column in found if "name" in _letters(column)] or found
    if len(named) == 1:
        return named[0]
    what = f"one of {', '.join(map(repr, named))}; " if named else ""
    said = "several columns may hold the names" if named else "no column is called name"
    raise InputError(said, hint=f"--name-column COLUMN: {what}{has}")


def _alike(header: Sequence[str]) -> dict[str, list[str]]:
    """Letters of a column -> the columns that bear them; "name_2" is a second "name", if there is one."""
    found: dict[str, list[str]] = {}
    for column in header:
        found.setdefault(_letters(column), []).append(column)
    for column in header:
        first = _letters(_SECOND.sub("", column))
        if first != _letters(column) and first in found:
            found[first].append(column)
    return found


def shown_columns(header: Sequence[str]) -> str:
    """What columns there are, for people. A table without a header has a row in its place, and what is
    screened is never told: only what is sure to be a name of a column is."""
    sure = [column for column in header if _is_field(column)]
    many = f"the table has {len(header)} column{'s' if len(header) != 1 else ''}"
    if len(sure) == len(header):
        return f"{many}: {', '.join(sure)}"
    among = f", among them: {', '.join(sure)}" if sure else ""
    return f"{many}{among}; its first row must name them"


def _is_field(column: str) -> bool:
    words = _WORDS.findall(column)
    return bool(words) and all(word.casefold() in _FIELDS for word in words)


def _letters(column: str) -> str:
    return _LETTERS.sub("", column.casefold())
