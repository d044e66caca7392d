"""A row of a table -> what to ask. Tables and frames share it.

Cells are text. A cell that helps (kind, birth date, country, identifiers) and cannot be read is not used, and
the answer says so; it is never guessed. Nothing is read, written or screened here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from screening.model import Identifier, Kind, Query
from screening.places import country_meant
from screening.screener.columns import spoken_name
from screening.screener.headings import PARTS, SPELLINGS, number_of

KINDS = {
    **{kind.value: kind for kind in Kind},
    **dict.fromkeys(
        (
            *("individual", "natural person", "human", "private person", "private individual"),
            *("natürliche person", "privatperson", "personne physique", "particulier", "persona física"),
            *("persona fisica", "pessoa física", "osoba fizyczna", "natuurlijk persoon"),
            *("физическое лицо", "физ. лицо", "физлицо", "фізична особа", "个人", "個人", "자연인", "개인"),
        ),
        Kind.PERSON,
    ),
    **dict.fromkeys(
        (
            *(
                "corporate",
                "corporation",
                "business",
                "firm",
                "unternehmen",
                "firma",
                "société",
                "entreprise",
            ),
            *("empresa", "società", "компания", "公司", "企业", "会社", "회사"),
        ),
        Kind.COMPANY,
    ),
    **dict.fromkeys(("organisation", "entity", "publicbody"), Kind.ORGANIZATION),
    **dict.fromkeys(("ship",), Kind.VESSEL),
    **dict.fromkeys(("airplane", "plane"), Kind.AIRCRAFT),
}
"""Kinds as tables write them, lower case; anything else ("supplier", LegalEntity) leaves the kind open."""

_LETTERS = re.compile(r"[\W_]+")
_TYPED = re.compile(r"\s*([A-Za-z][A-Za-z _-]{1,30}):\s*(\S.*)", re.DOTALL)

_SEVERAL = re.compile(r"[;/|,+&]|\band\b")
_BLANKS = frozenset(
    ("n/a", "n.a.", "-", "--", "?", "none", "null", "nil", "unknown", "not available", "#n/a")
)
_UNREAD = "the country could not be read and was not used"
_NONE = (None, "")
_PLACED = tuple(role for role in SPELLINGS if role not in PARTS)

UNTYPED = "unknown"
"""The type of a number that is given without one."""


class Asked(NamedTuple):
    """The names of one row, the main one first, and what of the row could not be used. `beside`: the person
    whom the row names in parts beside it; he is the last of the queries then."""

    queries: tuple[Query, ...]
    unused: tuple[str, ...] = ()
    beside: str = ""


class RowReader:
    """Reads rows whose cells stand in the order of `roles`; `kind` is taken where a row does not tell one."""

    def __init__(self, roles: Sequence[str], kind: Kind) -> None:
        self._kind = kind
        self._only_name = len(roles) == 1 and roles[0] == "name"
        places = [roles.index(role) if role in roles else len(roles) for role in _PLACED]
        self._cells = itemgetter(*places)  # a role without a column reads the empty cell at the end
        self._parts = [roles.index(role) for role in PARTS if role in roles]
        self._family = "family_name" in roles
        self._given = roles.index("given_name") if "given_name" in roles else None
        self._numbers = [(at, type_) for at, role in enumerate(roles) if (type_ := number_of(role))]

    def asked(self, row: tuple[str, ...]) -> Asked:
        """What a row asks."""
        if self._only_name:
            return Asked((Query(row[0], "", self._kind),))
        whole, alias, kind_cell, born, land, numbers, address, own_id = self._cells((*row, ""))
        name, kind = self._named(whole, kind_cell, row)
        country, no_country = _country(land) if land and not _is_blank(land) else _NONE
        born = "" if _is_blank(born) else born
        identifiers = identifiers_in(numbers) if numbers else ()
        for at, type_ in self._numbers:
            if row[at]:
                identifiers += identifiers_in(row[at], type_)
        unused = (no_country,) if no_country else ()
        place = address.strip() or None
        query = Query(name, own_id.strip(), kind, born.strip() or None, country, identifiers, place)
        person = self.beside(row) if self._parts else ""
        if not (alias or person):
            return Asked((query,), unused)
        named = replace(query, address=None)  # of one address the first name tells
        texts = [text for text in others(name, alias) if text != person]
        queries = (query, *(replace(named, text=text) for text in texts))
        if not person:
            return Asked(queries, unused)
        return Asked((*queries, replace(named, text=person, kind=Kind.PERSON)), unused, person)

    def beside(self, row: tuple[str, ...]) -> str:
        """The person whom a row names in parts beside a name that is not his: the contact of a firm. A given
        name must be among the parts."""
        if not self._family or self._given is None or not row[self._given].strip():
            return ""
        whole, *_ = self._cells((*row, ""))
        joined = spoken_name("", (row[at] for at in self._parts), whole_alone=False)
        return joined if whole.strip() and spoken_name(whole, (joined,), whole_alone=False) != whole else ""

    def named(self, row: tuple[str, ...]) -> tuple[str, Kind]:
        """The name in a row, and the kind that it tells."""
        whole, _, kind_cell, *_ = self._cells((*row, ""))
        return self._named(whole, kind_cell, row)

    def kind_in(self, cell: str) -> Kind:
        """The kind that a cell tells, else that which is taken for all."""
        kind = KINDS.get(cell.strip().casefold(), Kind.UNKNOWN) if cell else Kind.UNKNOWN
        return self._kind if kind is Kind.UNKNOWN else kind

    def _named(self, whole: str, kind_cell: str, row: Sequence[str]) -> tuple[str, Kind]:
        kind = self.kind_in(kind_cell)
        if not self._parts:
            return whole, kind
        name = spoken_name(whole, (row[at] for at in self._parts), whole_alone=self._family)
        given = row[self._given].strip() if self._given is not None else ""
        # who is named in parts, a given name among them, is a person
        return name, Kind.PERSON if given and name is not whole and kind is Kind.UNKNOWN else kind


def others(name: str, alias: str) -> list[str]:
    """The aliases in a cell, each once, without the name."""
    others = dict.fromkeys(filter(None, map(str.strip, alias.split(";"))))
    others.pop(name.strip(), None)
    return list(others)


def _is_blank(cell: str) -> bool:
    """Whether a cell says that nothing is known."""
    return cell.strip().casefold() in _BLANKS


@lru_cache(4096)
def _country(text: str) -> tuple[str | None, str]:
    """(ISO code, what to say if there is none); of several countries none is taken."""
    parts = [part for part in text.split(";") if part.strip()]
    if not all(map(country_meant, parts)):  # "VE/US", where it is no country's own name ("Korea, North")
        parts = [part for part in _SEVERAL.split(text) if part.strip()]
    codes = {country_meant(part) for part in parts}
    if len(codes) > 1 and None in codes:
        return None, _UNREAD
    if len(codes) > 1:
        return None, "of several countries none was used"
    code = codes.pop() if codes else None
    return code, _UNREAD if parts and code is None else ""


def identifiers_in(text: str, type_: str = UNTYPED) -> tuple[Identifier, ...]:
    """ "imo:9187629; 770-12-345" -> identifiers; one that tells no type is of `type_`."""
    found = []
    for part in filter(None, map(str.strip, text.split(";"))):
        typed = _TYPED.fullmatch(part)
        kind = _LETTERS.sub("_", typed[1].strip().casefold()) if typed else type_
        found.append(Identifier(kind, typed[2].strip() if typed else part))
    return tuple(found)
