"""Rows of tables -> parties and stakes: tables of owners, and GLEIF's relations and legal names.

Each row is a tuple of cells with what is wrong with it, if anything: opening files is done elsewhere. A row
that names no owner or no company is told as a gap, for it could be the one that matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from screening.ownership.columns import (
    END,
    LEGAL_NAME,
    LEI,
    START,
    STATUS,
    TYPE,
    find_owner_columns,
    kind_of,
    rivals_of,
)
from screening.ownership.percents import HUNDRED, ZERO, Share, read_share
from screening.ownership.register import Register, Stake, Tie
from screening.places import country_meant
from screening.sources.reading.dates import iso_date

Row = tuple[Sequence[str | None], str]
"""The cells of a row, and what is wrong with it."""

_UNREADABLE = "rows that could not be read"
_NOBODY = "rows that name no owner or no company"
_DIRECT, _ULTIMATE = "IS_DIRECTLY_CONSOLIDATED_BY", "IS_ULTIMATELY_CONSOLIDATED_BY"
_CONSOLIDATED = Share(ZERO, HUNDRED)
_QUANTIFIERS = range(1, 6)


def read_table(header: Sequence[str], rows: Iterable[Row], label: str, register: Register) -> tuple[str, int]:
    """Put the rows of one table into the register: (kind of table, rows read). Raises InputError."""
    kind = kind_of(header)
    if kind == "relations":
        take = _relations(header, register)
    elif kind == "names":
        take = _legal_names(header, register)
    else:
        take = _owners(header, label, register)
    count = 0
    for cells, fault in rows:
        count += 1
        where = f"{label} row {count:,}"
        if fault:
            register.notes.add(_UNREADABLE, f"{where} ({fault})", gap=True)
        else:
            take(cells, where)
    if not count:
        register.notes.add("a file without rows", label, gap=True)
    return kind, count


Take = Callable[[Sequence[str | None], str], None]


def _owners(header: Sequence[str], label: str, register: Register) -> Take:
    columns = find_owner_columns(header, label)
    for rival in rivals_of(header, columns):
        register.notes.add(f"the column {rival!r} was not read", label, gap=True)
    at = {role: header.index(column) for role, column in columns.items()}
    of_one = "percent" not in at
    owner_at, owned_at, share_at = at["owner"], at["owned"], at.get("percent", at.get("fraction", 0))

    def cell(cells: Sequence[str | None], role: str) -> str:
        return (cells[at[role]] or "").strip() if role in at else ""

    def day(cells: Sequence[str | None], role: str, where: str) -> str:
        text = cell(cells, role)
        found = _day(text)
        if text and not found:
            register.notes.add(f"a date under {columns[role]!r} could not be read and was not used", where)
        return found

    plain = not at.keys() - {"owner", "owned", "percent", "fraction"}

    def take(cells: Sequence[str | None], where: str) -> None:
        owner, owned = cells[owner_at] or "", cells[owned_at] or ""
        if plain and owner.strip() and owned.strip():  # all rows of most files
            said = cells[share_at] or ""
            share = read_share(said, of_one=of_one)
            register.add(Stake(register.party(owner), register.party(owned), share, said, where))
            return
        owner_id, owned_id = cell(cells, "owner_id"), cell(cells, "owned_id")
        if not (owner.strip() or owner_id) or not (owned.strip() or owned_id):
            if any(one and one.strip() for one in cells):
                register.notes.add(_NOBODY, where, gap=True)
            return
        said = cells[share_at] or ""
        place = register.party(owner, owner_id)
        if born := day(cells, "owner_birth_date", where):
            register.parties[place].birth_dates.add(born)
        if country := cell(cells, "owner_country"):
            known = country_meant(country)
            if known:
                register.parties[place].countries.add(known)
            else:
                register.notes.add("a country of an owner is not known and was not used", where)
        register.add(
            Stake(
                place,
                register.party(owned, owned_id),
                read_share(said, of_one=of_one),
                said,
                where,
                day(cells, "as_of", where),
                cell(cells, "source"),
            ),
            since=day(cells, "since", where),
            until=day(cells, "until", where),
        )

    return take


@lru_cache(1 << 14)
def _day(text: str) -> str:
    """The ISO date of a cell, "" if it is none."""
    return iso_date(text.replace("/", "-")[:10]) or iso_date(text) or "" if text else ""


def _relations(header: Sequence[str], register: Register) -> Take:
    """GLEIF Level 2: the start node is consolidated by the end node. Accounts tell of control, not of shares;
    a quantifier in percent is a share, of an ultimate parent one held by way of others."""
    at = {column: place for place, column in enumerate(header)}
    numbered = "Relationship.Quantifiers.{}.{}"
    quantifiers = [
        (at[amount], at[units])
        for n in _QUANTIFIERS
        if (amount := numbered.format(n, "QuantifierAmount")) in at
        and (units := numbered.format(n, "QuantifierUnits")) in at
    ]

    def take(cells: Sequence[str | None], where: str) -> None:
        child, parent = (cells[at[START]] or "").strip(), (cells[at[END]] or "").strip()
        if not child or not parent:
            register.notes.add(_NOBODY, where, gap=True)
            return
        kind = (cells[at[TYPE]] or "").strip() if TYPE in at else _DIRECT
        if kind not in (_DIRECT, _ULTIMATE):
            register.notes.add(f"relations of the type {kind or 'none'} say nothing of owners", where)
            return
        status = (cells[at[STATUS]] or "").strip().upper() if STATUS in at else "ACTIVE"
        said = [
            (cells[amount] or "").strip()
            for amount, units in quantifiers
            if (cells[units] or "").strip().upper() in ("PERCENTAGE", "PERCENT", "%") and cells[amount]
        ]
        owner, owned = register.party("", parent), register.party("", child)
        share, tie = _quantified(said, ultimate=kind == _ULTIMATE)
        words = f"{kind.replace('_', ' ').lower()}{f', {said[0]} percent' if said else ''}"
        stake = Stake(owner, owned, share, words, where, source="GLEIF", tie=tie)
        register.add(stake, ended=status not in ("ACTIVE", ""))

    return take


def _quantified(said: Sequence[str], *, ultimate: bool) -> tuple[Share, Tie]:
    if not said:
        return _CONSOLIDATED, Tie.CONTROL
    share = read_share(f"{said[0]} %")
    share = Share(share.low, share.high, share.low_open, share.high_open)
    if ultimate:
        return Share(ZERO, share.high), Tie.WHOLE
    return share, Tie.SHARE


def _legal_names(header: Sequence[str], register: Register) -> Take:
    lei_at, name_at = header.index(LEI), header.index(LEGAL_NAME)

    def take(cells: Sequence[str | None], where: str) -> None:
        place = register.with_id(cells[lei_at] or "")
        name = " ".join((cells[name_at] or "").split())
        if place is not None and name:
            register.name_also(place, name)
        elif place is not None:
            register.notes.add("an LEI without a legal name", where)

    return take
