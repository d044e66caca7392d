"""OFAC's Remarks -> weak aliases, dates of birth, countries, identifiers, facts.

Remarks are one text of fragments joined with "; " and closed with a full stop, in the wordings of OFAC's data
specification (SDN "dat_spec"). Weak aliases stand nowhere else in the legacy files. What a fragment says is
read or the fragment is kept whole as a `remark`: nothing is dropped, nothing is guessed, nothing raises.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from screening.model import BirthDate, Fact, Identifier, Name, Role, Strength
from screening.places import country_code
from screening.sources.dates import birth_date

_ALIAS = re.compile(r"([afn])\.k\.a\. '(.+)'", re.DOTALL)
_ALIAS_ROLES = {"a": Role.AKA, "f": Role.FKA, "n": Role.NKA}
_BIRTH = re.compile(r"(?:alt\. )?DOB (.+)")
_VALIDITY = re.compile(r",?\s+(?:issued|expires|expired)\b.*$", re.DOTALL)
_COUNTRY = re.compile(r"\s*\(([^()]+)\)$")
# A number without a digit is the rest of a sentence; these alone are letters.
_LETTERS_ONLY = frozenset({"swift", "aircraft_tail", "call_sign"})


@dataclass(slots=True)
class Remarks:
    """What one party's remarks say, in their order."""

    names: list[Name] = field(default_factory=list)
    birth_dates: list[BirthDate] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


def read_remarks(text: str, *, cut: bool = False) -> Remarks:
    """Remarks joined with their continuation. `cut` tells that the end is missing: then the last fragment is
    kept as a remark unread, because half a number or half an alias is a wrong one."""
    said = Remarks()
    fragments = split_fragments(text)
    for place, fragment in enumerate(fragments):
        whole = not cut or place < len(fragments) - 1
        if not (whole and (_name(fragment, said) or _born(fragment, said) or _headed(fragment, said))):
            said.facts.append(Fact("remark", fragment))
    return said


def split_fragments(text: str) -> list[str]:
    """The fragments without the full stop that closes them all (a second one belongs to "S.A.")."""
    text = text.strip()
    if text.endswith("."):
        text = text[:-1]
    return [fragment for part in text.split("; ") if (fragment := part.strip())]


def _name(fragment: str, said: Remarks) -> bool:
    """A weak alias. The outermost quotes are OFAC's; those within belong to the name ('ABU-'UMAR')."""
    found = _ALIAS.fullmatch(fragment)
    if found is None:
        return False
    said.names.append(Name.of(found[2], _ALIAS_ROLES[found[1]], Strength.WEAK))
    return True


def _born(fragment: str, said: Remarks) -> bool:
    found = _BIRTH.fullmatch(fragment)
    born = birth_date(found[1]) if found else None
    if born is None:
        return False
    said.birth_dates.append(born)
    return True


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """The pattern of all known beginnings, longest first, and beginning -> (table, type)."""
    tables = tomllib.loads(Path(__file__).with_name("ofac_remarks.toml").read_text(encoding="utf-8"))
    known = {
        head: (table, kind) for table in tables for kind, heads in tables[table].items() for head in heads
    }
    either = "|".join(re.escape(head) for head in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?:[Aa]lt\. )?({either})(?:[:\s]\s*|(?<=[.#])\s*)(\S.*)", re.DOTALL), known


def _headed(fragment: str, said: Remarks) -> bool:
    """A fragment that a known beginning opens."""
    pattern, known = _heads()
    found = pattern.fullmatch(fragment)
    if found is None:
        return False
    table, kind = known[found[1]]
    value = found[2].strip()
    if table == "identifiers":
        return _identifier(kind, value, fragment, said)
    if table == "countries":
        code = country_code(value)
        if code:
            said.countries.append(code)
    said.facts.append(Fact(kind, value))
    return True


def _identifier(kind: str, value: str, fragment: str, said: Remarks) -> bool:
    """A number with its country; the fragment stays as a fact where it says more than these two."""
    number = _VALIDITY.sub("", value)
    said_more = number != value
    country = None
    if (bracket := _COUNTRY.search(number)) and (country := country_code(bracket[1])):
        number = number[: bracket.start()]
    if kind == "wallet":
        # "XBT 12QtD5...": the currency is no part of the address.
        number, said_more = number.rpartition(" ")[2], True
    if not number or (kind not in _LETTERS_ONLY and not any(char.isdigit() for char in number)):
        return False
    said.identifiers.append(Identifier(kind, number, country))
    if said_more:
        said.facts.append(Fact(kind, fragment))
    return True
