"""What a query knows besides the name, read once: birth date, country, identifiers.

What cannot be read or used is told in `notes` and changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screening.identifiers import (
    country_in,
    identifier_key,
    identifier_problem,
    is_number_type,
    issuer_by_word,
    number_type,
    numbers_in_name,
    type_by_shape,
)
from screening.identifiers.types import NUMBER
from screening.model import BirthDate, Identifier, Kind, Query
from screening.places import country_code, country_meant
from screening.policy.births import read_birth

if TYPE_CHECKING:
    from screening.text.statements import Particulars

MOST_NUMBERS = 50
"""Identifiers of one query that are read; whoever sends more sends something else."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`births`: the dates that the query's may mean; `country`: ISO-2; `keys`: of the identifiers, in their
    order, under which an index finds parties; `notes`: what could not be used, for people; `offices`: what a
    text says that a person does, as written."""

    births: tuple[BirthDate, ...] = ()
    country: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    keys: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()

    @property
    def raising(self) -> bool:
        """Whether something here could raise a name's score."""
        return bool(self.births or self.country or self.identifiers)


NOTHING_KNOWN = Facts()
_MAY_BE_NUMBERED = re.compile(r"\d|swift|bic", re.IGNORECASE)
"""Without this no number stands in the field of a name."""


def facts_of(query: Query, numbered: bool = True) -> Facts:
    """The facts of a query; `numbered`: whether a number may stand in the field of its name. Never raises."""
    given = query.identifiers + _written(query) if numbered else query.identifiers
    if not (query.birth_date or query.country or given):
        return NOTHING_KNOWN
    notes: list[str] = []
    births: tuple[BirthDate, ...] = ()
    if query.birth_date and query.birth_date.strip():
        births = read_birth(query.birth_date)
        if not births:
            notes.append(f"the birth date {_shown(query.birth_date)} cannot be read and was not used")
    country = None
    if query.country and query.country.strip():
        country = country_meant(query.country)
        if country is None:
            notes.append(
                f"the country {_shown(query.country)} is not known, or may be several, and was not used"
            )
    numbers: dict[str, Identifier] = {}
    for number in given[:MOST_NUMBERS]:
        one = _typed(number)
        key = identifier_key(one.type, one.value)
        problem = identifier_problem(one.type, one.value)
        if problem and number.value.strip():
            used = "was looked up as it is written" if key else "was not used"
            notes.append(f"the {_said(one.type)} {_shown(one.value)}: {problem}; it {used}")
        if key:
            numbers.setdefault(key, one)
    if len(given) > MOST_NUMBERS:
        notes.append(f"only the first {MOST_NUMBERS} of {len(given)} identifiers were used")
    return Facts(births, country, tuple(numbers.values()), tuple(numbers), tuple(notes))


def _written(query: Query) -> tuple[Identifier, ...]:
    """The numbers that stand beside the name in its field; a house has numbers of another sort."""
    if query.kind is Kind.ADDRESS or _MAY_BE_NUMBERED.search(query.text) is None:
        return ()
    return numbers_in_name(query.text)


def facts_of_text(told: Particulars, years: tuple[int, int]) -> Facts:
    """The facts that a text gives of a person. `years` are those between which it was written: what it calls
    an age is a birth within them. Of two nationalities none is used: either may be the one that a list has.
    """
    births = read_birth(told.born) if told.born else ()
    if not births and told.ages:
        first, last = years[0] - max(told.ages) - 1, years[1] - min(told.ages)
        births = (BirthDate(str(first), str(last)),)
    country = told.countries[0] if len(told.countries) == 1 else None
    return Facts(births, country, offices=told.offices)


def _typed(given: Identifier) -> Identifier:
    """The identifier with its country as a code and, where the type says nothing, that of its first word
    ("IMO 9000001" is an IMO number) or of its shape."""
    own, value = given.type, given.value
    if number_type(own).name == NUMBER:
        first, _, rest = value.strip().partition(" ")
        if rest and is_number_type(first):
            own, value = number_type(first).name, rest
        else:
            own = type_by_shape(value) or own
    country = country_code(given.country) if given.country else None
    issuer = country or country_in(own, value) or issuer_by_word(given.type, value)
    return Identifier(own, value, issuer)


def _said(type_: str) -> str:
    word = type_.strip()
    return "number" if not word or word == "unknown" else word.replace("_", " ")


def _shown(text: str, most: int = 40) -> str:
    """The text in quotes, cut where it is long."""
    text = " ".join(text.split())
    return repr(text if len(text) <= most else f"{text[:most]}…")
