"""Names of nobody in particular: customers made up by a seed from hand-written tables, of many countries and
forms.

Persons and firms in equal number and half as many ships. Nobody is meant: given and family names, brands and
lines of business are put together at random. Which of them happen to equal a listed name is for the
measurement to find out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from screening.model import Kind
from screening.validate.listed import Group
from screening.validate.vocabulary import choices, table

_SLOT = re.compile(r"\{(\w+)\}")
_PART = re.compile(r"given|middle|family|english")
_TRIES = 50
"""Draws for one more name that is not yet among those made; past that the tables are exhausted."""


@dataclass(frozen=True, slots=True)
class Benign:
    """A name that ought to meet nobody, and what it is."""

    text: str
    kind: Kind
    group: Group


@cache
def _words(held: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in choices(held))


def _drawn(random: Random, countries: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    return random.choices(list(countries.values()), [one["share"] for one in countries.values()])[0]


def _person(random: Random, country: Mapping[str, Any]) -> str:
    """A name in one of the country's patterns: its parts drawn, everything between them as it stands."""
    pattern = random.choice(country["patterns"])
    made = _PART.sub(lambda found: random.choice(_words(country[found[0]])), pattern)
    return made.replace(" ", "") if country.get("glue") else made.replace("_", " ")


def _coined(random: Random) -> str:
    syllables = _words(table("firms")["syllables"])
    return "".join(random.choices(syllables, k=random.choice((2, 3, 3)))).capitalize()


def a_person(random: Random) -> str:
    """A person's name."""
    return _person(random, _drawn(random, table("persons")))


def a_firm(random: Random) -> str:
    """A firm's name."""
    firms = table("firms")
    country = _drawn(random, {name: one for name, one in firms.items() if isinstance(one, dict)})
    family = _words(table("persons")[country["people"]]["family"])
    draw: dict[str, Callable[[], str]] = {
        "family": lambda: random.choice(family),
        "other": lambda: random.choice(family),
        "brand": lambda: random.choice(_words(country.get("brands", firms["brands"]))),
        "place": lambda: random.choice(_words(country["places"])),
        "business": lambda: random.choice(_words(country["business"])),
        "form": lambda: random.choice(_words(country["forms"])),
        "coined": lambda: _coined(random),
    }
    return _SLOT.sub(lambda found: draw[found[1]](), random.choice(country["patterns"]))


def a_vessel(random: Random) -> str:
    """A ship's name."""
    ships = table("vessels")
    draw: dict[str, Callable[[], str]] = {
        "number": lambda: str(random.randint(2, 9)),
        "coined": lambda: _coined(random),
    }

    def filled(found: re.Match[str]) -> str:
        slot = found[1]
        return draw[slot]() if slot in draw else random.choice(_words(ships[slot]))

    return _SLOT.sub(filled, random.choice(ships["patterns"])).upper()


def customers(count: int, seed: int) -> tuple[Benign, ...]:
    """`count` distinct names, two fifths persons, two fifths firms, the rest ships; the same by the same
    seed."""
    ships = count // 5
    firms = (count - ships) // 2
    wanted = (
        (a_person, Kind.PERSON, Group.PERSON, count - ships - firms),
        (a_firm, Kind.COMPANY, Group.FIRM, firms),
        (a_vessel, Kind.VESSEL, Group.VESSEL, ships),
    )
    made: list[Benign] = []
    for draw, kind, group, share in wanted:
        random = Random(f"{seed}:{group}")  # noqa: S311
        names: dict[str, None] = {}
        for _ in range(share * _TRIES):
            if len(names) == share:
                break
            names[draw(random)] = None
        made += [Benign(name, kind, group) for name in names]
    return tuple(made)
