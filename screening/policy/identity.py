"""The same number on both sides: whether it makes the listed party the one that is asked about.

A number is the same if its key is; then the types must bear being confused, and the countries that issued it
must not contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from screening.identifiers import (
    NumberType,
    country_in,
    key_of,
    may_be_confused,
    number_type,
    zeros_before,
)
from screening.model import Identifier, Party
from screening.policy.facts import Facts
from screening.policy.nations import agree, contradict

ENOUGH_TO_PROVE, ENOUGH_TO_ASK = 6, 5
"""Signs that a number needs to be the same party's, and to be worth a look. Of OFAC's 14,000 numbers (2023)
mostly those of four signs and fewer meet by chance: a licence and a serial number "1000", two aircraft with
the serial number "857"."""
_REGISTERS = frozenset({"registration", "tax_id", "uscc"})
"""Published under each other's names: Russia's OGRN and INN, China's credit code."""


@dataclass(frozen=True, slots=True)
class Same:
    """One number on both sides. `strong`: it is the same party; `carries`: it is a match by itself."""

    asked: Identifier
    listed: Identifier
    strong: bool
    carries: bool

    @property
    def said(self) -> str:
        """For people: "the same IMO 9000001"."""
        kind = number_type(self.listed.type).name.replace("_", " ")
        word = kind.upper() if len(kind) <= len("swift") else kind
        issued = f" ({self.listed.country})" if self.listed.country else ""
        doubt = "" if self.strong else ", which proves little" if not self.carries else ", worth a look"
        return f"the same {word} {self.listed.value}{issued}{doubt}"


def same_number(facts: Facts, party: Party) -> Same | None:
    """The strongest number that query and party have in common."""
    if not facts.identifiers or not party.identifiers:
        return None
    asked = dict(zip(facts.keys, facts.identifiers, strict=True))
    found = []
    for listed in party.identifiers:
        kind = number_type(listed.type)
        ours = asked.get(key_of(kind, listed.value))
        if ours is not None and (same := _compared(ours, listed, kind, facts, party)):
            found.append(same)
    return max(found, key=lambda one: (one.strong, one.carries), default=None)


def _compared(
    asked: Identifier, listed: Identifier, theirs: NumberType, facts: Facts, party: Party
) -> Same | None:
    ours = number_type(asked.type)
    if ours.name != theirs.name and not may_be_confused(ours, theirs):
        return None
    worldwide = ours.reach == theirs.reach == "world"
    issuer, other = asked.country, listed.country or country_in(listed.type, listed.value)
    if not worldwide and contradict(issuer, {other}):
        return None
    agrees = worldwide or agree(issuer or facts.country, {other} if other else party.countries)
    same_type = ours.name == theirs.name or {ours.name, theirs.name} <= _REGISTERS
    zeros = zeros_before(asked.value) == zeros_before(listed.value)
    written_alike = zeros or not (ours.zeros or theirs.zeros)
    signs = len(key_of(theirs, listed.value))
    carries = worldwide or signs >= ENOUGH_TO_ASK
    if theirs.name == "aircraft_serial":
        carries = signs >= ENOUGH_TO_ASK  # a manufacturer's own count
    strong = (
        same_type
        and ours.strong
        and theirs.strong
        and agrees
        and written_alike
        and (worldwide or signs >= ENOUGH_TO_PROVE)
    )
    return Same(asked, listed, strong, carries)
