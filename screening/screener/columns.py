"""Which columns of a table are read: those that are chosen, else those that are usually called so.

What is passed over is told; a first row that names no columns may be a row of names, and is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from screening.errors import InputError
from screening.screener.headings import NAMES_ALONE, PARTS, SPELLINGS, number_role

_BORNE_BY = """applicant beneficiary buyer client consignee consignor contractor counterparty customer entity
exporter importer individual manufacturer merchant organisation organization payee person seller shareholder
supplier vendor vessel kunde lieferant begünstigter fournisseur bénéficiaire cliente proveedor beneficiario
empresa fornitore fornecedor leverancier kontrahent dostawca müşteri контрагент клиент поставщик""".split()  # noqa: SIM905 - a word a line would be a page
_WHOSE = re.compile(
    rf"(?:{'|'.join(_BORNE_BY)})"
    rf"|(?:account|business|company|firm|holder|legal|owner|party|registered|ship|subject|{'|'.join(_BORNE_BY)})"
    r"{1,2}(?:full|legal|registered)?names?"
)
"""Letters of a column that says whose name stands in it: "Supplier", "Customer legal name"."""
_FIELDS = frozenset(
    """account address alias aliases amount bank birth born caption category city client code column comment
    comments company contact country countries created currency customer date description dob document
    email entity fax firm first full gender given group id identifier identifiers key kind land language
    last legal middle mobile name names nationality no note notes number of organisation organization
    owner party person phone place postal region registration role row schema sex source state status
    street supplier surname tax telephone title type updated url vat vendor vessel year zip""".split()  # noqa: SIM905 - a word a line would be a page
)
"""Words that columns are called by. What has another word in it may be a row, and is not shown."""
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_A-Za-z]+")
_SAID = re.compile(r"\w+")
_ONLY = "column_1"
"""What the only column is called of a table that names none."""
_SECOND = re.compile(r"_\d+$")
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Role -> column of a table; a name is in one column, or its parts in several. `passed_over` are columns
    of names or aliases that are not screened, as another one was preferred to them. `guessed`: the column of
    names is none of the usual ones."""

    by_role: Mapping[str, str]
    passed_over: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that the name is read from, in the order of its parts."""
        return tuple(self.by_role[role] for role in ("name", *PARTS) if role in self.by_role)

    def name_in(self, cells: Mapping[str, object]) -> str:
        """The name in a row, given by its columns."""
        held = {
            role: str(cells[self.by_role[role]] or "") for role in ("name", *PARTS) if role in self.by_role
        }
        whole = held.pop("name", "")
        return spoken_name(whole, held.values(), whole_alone="family_name" in held)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns of numbers of one type each."""
        return tuple(column for role, column in self.by_role.items() if role not in SPELLINGS)


def spoken_name(whole: str, parts: Iterable[str], *, whole_alone: bool) -> str:
    """The name in a row that gives it `whole` or in parts. Beside a given name the column of names may hold
    the family name (`whole_alone` is false): then it is joined to the parts, unless it has them in it."""
    joined = " ".join(filter(None, map(str.strip, parts)))
    if not joined or (whole_alone and whole.strip()):
        return whole
    words = _SAID.findall(whole.casefold())
    if all(word in words for word in _SAID.findall(joined.casefold())):
        return whole
    return f"{joined} {whole.strip()}".strip()


def find_columns(header: Sequence[str], chosen: Mapping[str, str | None] | None = None) -> Columns:
    """The columns to read: those chosen by role, else the usual ones. Raises InputError."""
    alike = _alike(header)
    has = shown_columns(header)
    by_role = _chosen(header, chosen or {}, {key: columns[0] for key, columns in alike.items()}, has)
    parts = {role: column for role, column in by_role.items() if role in PARTS}
    asked_in_parts = bool(parts)
    rivals: list[str] = []
    for role, spellings in SPELLINGS.items():
        wanted = by_role.get(role)
        # of a column that was chosen, those alone that bear the same name
        looked_for = spellings if wanted is None else (_SECOND.sub("", wanted), wanted)
        keys = dict.fromkeys(_letters(name) for name in looked_for)
        columns = [column for key in keys for column in alike.get(key, ())]
        if columns and wanted is None:
            (parts if role in PARTS else by_role)[role] = columns[0]
        if role in ("name", "alias"):
            rivals += columns
    alone = next(iter(parts.values())) if len(parts) == 1 and not asked_in_parts else ""
    if "name" not in by_role and _letters(alone) in {_letters(word) for word in NAMES_ALONE}:
        by_role, parts = {**by_role, "name": alone}, {}
    by_role, guessed = _with_name(header, by_role, parts, has, in_parts=asked_in_parts)
    for column in header:
        if column not in by_role.values() and (number := number_role(column)):
            by_role.setdefault(number, column)
    passed_over = tuple(column for column in dict.fromkeys(rivals) if column not in by_role.values())
    in_order = [*SPELLINGS, *(role for role in by_role if role not in SPELLINGS)]
    return Columns({role: by_role[role] for role in in_order if role in by_role}, passed_over, guessed)


def _with_name(
    header: Sequence[str], by_role: Mapping[str, str], parts: Mapping[str, str], has: str, *, in_parts: bool
) -> tuple[dict[str, str], bool]:
    """The roles with those of the name, whole or in `parts`, and whether its column was guessed. Raises
    InputError where several columns may hold it."""
    named = by_role.get("name")
    family = "family_name" in parts
    if in_parts or (family and "given_name" in parts):
        beside = {} if named else dict.fromkeys(_bearing(header, by_role.values()))
        said = [column for column in beside if "name" in _letters(column) and column not in parts.values()]
        if said and not in_parts:
            joined = " ".join(_option(role, column) for role, column in parts.items())
            hint = f"{_option('name', said[0])}, or {joined}; {has}"
            raise InputError("several columns may hold the names", hint=hint)
        return {**by_role, **parts}, False
    if named and "given_name" in parts and _letters(named) == "name":  # "Name", "Vorname": the family name
        return {**by_role, **parts}, False
    if named:
        return dict(by_role), False
    return {**by_role, "name": _whose(header, by_role.values(), has)}, True


def _option(role: str, column: str) -> str:
    return f"--{role.replace('_', '-')}-column {column!r}"


def _chosen(
    header: Sequence[str], chosen: Mapping[str, str | None], usual: Mapping[str, str], has: str
) -> dict[str, str]:
    """Role -> the column that was chosen for it. Raises InputError for one that is not there."""
    by_role: dict[str, str] = {}
    for role, wanted in chosen.items():
        if role not in SPELLINGS:
            raise InputError(f"no role of columns is called {role!r}", hint=f"roles: {', '.join(SPELLINGS)}")
        if wanted is None:
            continue
        by_role[role] = wanted if wanted in header else usual.get(_letters(wanted), "")
        if not by_role[role]:
            raise InputError(
                f"there is no column {wanted!r}", hint=f"--{role.replace('_', '-')}-column: {has}"
            )
    return by_role


def _bearing(header: Sequence[str], read: Iterable[str]) -> list[str]:
    """The columns that say whose name stands in them; of several those that speak of a name."""
    taken = set(read)
    found = [column for column in header if column not in taken and _WHOSE.fullmatch(_letters(column))]
    return [column for column in found if "name" in _letters(column)] or found


def _whose(header: Sequence[str], read: Iterable[str], has: str) -> str:
    """The one column that says whose name it is, where none has a usual name. Raises InputError."""
    named = _bearing(header, read)
    if len(named) == 1:
        return named[0]
    if list(header) == [_ONLY]:
        return _ONLY
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
    return f"{many}{among}; its first row must name them (or --header-row)"


def _is_field(column: str) -> bool:
    words = _WORDS.findall(column)
    return bool(words) and all(word.casefold() in _FIELDS for word in words)


def _letters(column: str) -> str:
    return _LETTERS.sub("", column.casefold())
