"""OFAC's Remarks -> weak aliases, dates of birth, countries, identifiers, facts.

Remarks are one text of fragments joined with "; " and closed with a full stop, in the wordings of OFAC's data
specification (SDN "dat_spec"); how they begin is in `words.toml`. Weak aliases stand nowhere else in the
legacy files. What a fragment says is read or the fragment is kept whole as a `remark`: nothing is dropped,
nothing is guessed, nothing raises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from screening.model import BirthDate, Fact, Identifier, Name, Role, Strength
from screening.places import country_code
from screening.sources.ofac.words import is_number, remark_words, split_country
from screening.sources.reading.dates import birth_date

_ALIAS = re.compile(r"([afn])\.k\.a\. '(.+)'", re.DOTALL)
_ALIAS_ROLES = {"a": Role.AKA, "f": Role.FKA, "n": Role.NKA}
_BIRTH = re.compile(r"(?:alt\. )?DOB (.+)")
_VALIDITY = re.compile(r",?\s+(?:issued|expires|expired)\b.*$", re.DOTALL)


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
def _heads() -> re.Pattern[str]:
    """A fragment that a known beginning opens, the longest first."""
    either = "|".join(re.escape(head) for head in sorted(remark_words(), key=len, reverse=True))
    return re.compile(rf"(?:[Aa]lt\. )?({either})(?:[:\s]\s*|(?<=[.#])\s*)(\S.*)", re.DOTALL)


def _headed(fragment: str, said: Remarks) -> bool:
    """A fragment that a known beginning opens."""
    found = _heads().fullmatch(fragment)
    if found is None:
        return False
    table, kind = remark_words()[found[1]]
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
    number, country = split_country(number)
    if kind == "wallet":
        # "XBT 12QtD5...": the currency is no part of the address.
        number, said_more = number.rpartition(" ")[2], True
    if not is_number(kind, number):
        return False
    said.identifiers.append(Identifier(kind, number, country))
    if said_more:
        said.facts.append(Fact(kind, fragment))
    return True
