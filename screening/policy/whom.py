"""Whom a decision is about, and whether a query asks about the same: never fuzzily.

Two names are one if they are equal up to case, punctuation, accents, "Family, Given" and the spelling of
legal forms; "Acme Ltd" and "Acme Limited" are, "Acme Ltd" and "Acme GmbH" are not. A fact that both sides
give and that differs makes another bearer of the name of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from screening.model import BirthDate, Decision, Kind
from screening.names import NameForm, fold, left_unread, name_form
from screening.names.vocabulary import legal_forms, word_class
from screening.places import country_meant
from screening.policy.births import read_birth
from screening.policy.facts import NOTHING_KNOWN, Facts

_WORD = re.compile(r"[^\W_]+")
_SPELLINGS = (
    *(
        ("limited liability company", "llc"),
        ("joint stock company", "jsc"),
        ("public limited company", "plc"),
    ),
    *(("gesellschaft mit beschrankter haftung", "gmbh"), ("company", "co"), ("limited", "ltd")),
    *(("corporation", "corp"), ("incorporated", "inc"), ("private", "pvt")),
)
"""Legal forms written out -> as they are mostly written; any other spelling is another form here."""
Spelled = tuple[str, ...]
"""A name as it is compared here; equal tuples are one name, the empty one is none."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Who bears the name: a customer's own `id` and what else is known. `identifiers` is their digest."""

    name: Spelled = ()
    id: str = ""
    kind: Kind = Kind.UNKNOWN
    births: tuple[BirthDate, ...] = ()
    country: str | None = None
    identifiers: str = ""

    def may_be(self, other: Whom) -> bool:
        """Whether the name or the own id is the same and nothing that both sides give differs."""
        if not ((self.id and self.id == other.id) or (self.name and self.name == other.name)):
            return False
        if self.id and other.id and self.id != other.id:
            return False
        kinds = {self.kind, other.kind} - {Kind.UNKNOWN}
        return len(kinds) < 2 and not any(
            ours and theirs and ours != theirs
            for ours, theirs in (
                (self.births, other.births),
                (self.country, other.country),
                (self.identifiers, other.identifiers),
            )
        )

    def lacking(self, other: Whom) -> tuple[str, ...]:
        """The facts that this one gives and `other` does not, in words."""
        pairs = (
            ("birth date", self.births, other.births),
            ("country", self.country, other.country),
            ("identifiers", self.identifiers, other.identifiers),
        )
        return tuple(word for word, ours, theirs in pairs if ours and not theirs)


@lru_cache(maxsize=1 << 14)
def spelled(text: str) -> Spelled:
    """A name as decisions compare it. One that is not read to its end, or in which there is nothing to read,
    is the same only if it is written the same."""
    form = name_form(text)
    if left_unread(text) or not (form.key or form.native):
        written = " ".join(text.split())
        return ("written", written) if written else ()
    forms = (*sorted(form.legal_forms), *_forms_written(form))
    return (form.key, form.native, *forms, "", *sorted(form.honorifics), "", *map(fold, form.acronyms))


def _forms_written(form: NameForm) -> list[str]:
    """The words of the legal form. Names are compared by its class, in which a GmbH is an Ltd; here it is a
    firm of its own."""
    text = f" {' '.join(_WORD.findall(fold(form.text).replace('.', '')))} "
    for spelling, short in _SPELLINGS:
        text = text.replace(f" {spelling} ", f" {short} ")
    return sorted((set(text.split()) & _legal_words()) - set(form.tokens))


@cache
def _legal_words() -> frozenset[str]:
    words = {word for phrases in legal_forms().values() for phrase in phrases for word in phrase.tokens}
    return frozenset(word for word in words if word_class().get(word) != "function")


def whom_asked(text: str, kind: Kind, facts: Facts = NOTHING_KNOWN, own_id: str = "") -> Whom:
    """Whom a query is about."""
    return Whom(
        spelled(text), own_id.strip(), kind, facts.births, facts.country, identifiers_digest(facts.keys)
    )


def whom_decided(one: Decision) -> Whom:
    """Whom a decision is about."""
    births = read_birth(one.birth_date) if one.birth_date else ()
    country = country_meant(one.country) if one.country else None
    return Whom(spelled(one.name), one.id, one.kind, births, country, one.identifiers)


def identifiers_digest(keys: Iterable[str]) -> str:
    """sha256 over the keys of identifiers, whatever their order; empty for none. The numbers themselves are
    nobody's business here."""
    held = sorted(set(keys))
    return hashlib.sha256("\n".join(held).encode()).hexdigest() if held else ""
