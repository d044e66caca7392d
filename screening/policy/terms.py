"""What a judgement takes: a compared candidate, the text around a name, the rules of the run."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from screening.model import Comparison, Name, Party, Relation, TokenPair
from screening.names import NameForm, Weights, name_form

LISTED = 95.0
"""Score from which one strong name is taken for the listed one without every word being the same."""
LISTED_WITH_A_SLIP = 97.0
"""The same where a word is spelled otherwise: "Zorvex Maine" is not surely "ZORVEX MARINE"."""
IDENTIFYING = 0.3
"""Weight from which a word left over makes it another name."""
_EXACT_RELATIONS = {Relation.SAME, Relation.TRANSLITERATION, Relation.JOINED}
_EXACT = 0.95
"""Similarity of two tokens that are one name written twice: "Mohammed" and "Muhamad" (.97), not "John" and
"Juan" (.86), nor consonants that many names have."""


def is_exact(pair: TokenPair) -> bool:
    """Whether the two are the same word, whatever the manner of writing."""
    written = pair.relation in _EXACT_RELATIONS and pair.similarity >= _EXACT
    return written or pair.relation is Relation.NATIVE


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listed name that was compared with the query."""

    party: Party
    name: Name
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Context:
    """What the text around a name says. `corroborated`: uids that other words of the text point to;
    `countries`: ISO-2 codes it speaks of; `own`: what the name is known to be (place, nationality,
    publication), if anything; `ships`: whether it speaks of ships at all; `claimed`: whether it says of this
    name that it is listed."""

    corroborated: Collection[str] = ()
    countries: Collection[str] = ()
    own: str = ""
    ships: bool = True
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of a judgement. `is_word` tells dictionary words; `today` (ISO) tells expired listings."""

    threshold: float
    weights: Weights
    is_word: Callable[[str], bool]
    today: str


def expired(party: Party, today: str) -> bool:
    """Whether every listing of the party has ended; the list publishers keep such rows."""
    return all(listing.expires_on is not None and listing.expires_on < today for listing in party.listings)


_SHIP_WORDS = frozenset({"mv", "mt", "ms", "ss", "mts", "msv", "mtv", "lng", "vessel", "tanker", "ship"})


def says_ship(token: str) -> bool:
    """Whether a word of a name says that it is a ship's: "M/V Calm Bridge"."""
    return token in _SHIP_WORDS


def surname(name: Name) -> NameForm:
    """The family name of a person published as "FAMILY, Given"; an empty form where there is no comma."""
    family, comma, _ = name.text.partition(",")
    return name_form(family if comma else "")
