"""Two addresses -> how near they are: one address, one building, or neither; with the reason.

Country and place must agree; street or building and house number are compared with room for slips and other
spellings ("Fayuen St", "Fa Yuen Street"). An address that only names a place is never compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from screening.addresses.reading import AddressForm, Number

LEAST = 80.0
"""Score from which two addresses are taken for one: "18 Luard Road, Hong Kong" of "Unit D, 16/F One Capital
Place, 18 Luard Rd, Wan Chai, Hong Kong" has it, "18 Lockhart Road, Wan Chai" has not."""
_SLIP, _SLIPS = 5, 9
"""Letters from which one and two slips are forgiven."""
_NAMED = 5
"""Letters that a building's name needs to stand for its number: "Salame Building, Beit Mery"."""
_FUZZY, _UNIT_UNKNOWN, _UNIT_OTHER, _PLACE_PART, _PART_UNKNOWN = 3.0, 6.0, 12.0, 4.0, 4.0
"""Points off: for a word with a slip; a room that one side lacks; another room of the house; a place of which
one side says more; a block that one side lacks."""


class Nearness(StrEnum):
    """What two addresses have in common."""

    ADDRESS = "the same address"
    BUILDING = "the same building"
    OTHER_UNIT = "the same building, another unit"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near two addresses are. `score` 0-100; `reason` for people ("house 610, nathan")."""

    nearness: Nearness | None
    score: float
    reason: str


def compare_addresses(asked: AddressForm, listed: AddressForm) -> Likeness:
    """How near two addresses are; `nearness` is None where they are not."""
    if asked.locates_nothing or listed.locates_nothing:
        return Likeness(None, 0.0, "an address names a place only")
    if asked.country and listed.country and asked.country != listed.country:
        return Likeness(None, 0.0, "the countries differ")
    if asked.box and asked.box == listed.box:
        return _boxes(asked, listed)
    houses = _agree(asked.houses, listed.houses)
    if houses is False:
        return Likeness(None, 0.0, "the house numbers differ")
    met, slips = _met(asked.names, listed.names)
    if not met:
        return Likeness(None, 0.0, "street and building differ")
    left = _unmet(asked.names, listed.names), _unmet(listed.names, asked.names)
    named = asked.building and listed.building and _weight(met) >= _NAMED and not min(left)
    if houses is None and not named:
        return Likeness(None, 0.0, "a house number is missing")
    score = 100.0 - _FUZZY * slips
    lacking = min(map(_weight, left))
    score -= 60.0 * lacking / (_weight(met) + lacking)
    place = _place(asked, listed, met, strong=len(met) >= 2 or _weight(met) >= 8)
    if place is None:
        return Likeness(None, 0.0, "the places differ")
    score -= place
    return _placed(asked, listed, score, met)


def _boxes(asked: AddressForm, listed: AddressForm) -> Likeness:
    place = _place(asked, listed, (), strong=False)
    if place is None or (place and not (asked.country and listed.country)):
        return Likeness(None, 0.0, "the places differ")
    return Likeness(Nearness.ADDRESS, 100.0 - place, f"post office box {asked.box} is the same")


def _placed(asked: AddressForm, listed: AddressForm, score: float, met: tuple[str, ...]) -> Likeness:
    """The likeness of two addresses of one house, by block and room."""
    parts, units = _agree(asked.parts, listed.parts), _agree(asked.units, listed.units)
    house = ", ".join(map(str, asked.houses)) if asked.houses and listed.houses else ""
    said = [f"house {house}"] if house else []
    said.append(" ".join(met))
    if parts is False:
        return Likeness(None, score - 60.0, "another block of the same house number")
    if parts is None and (asked.parts or listed.parts):
        score -= _PART_UNKNOWN
    if units is False:
        nearness, score = Nearness.OTHER_UNIT, score - _UNIT_OTHER
        said.append("the units differ")
    elif units is None and (asked.units or listed.units):
        nearness, score = Nearness.BUILDING, score - _UNIT_UNKNOWN
        said.append("only one side names a unit")
    else:
        nearness = Nearness.ADDRESS
        if units:
            said.append("the unit is the same")
    if score < LEAST:
        return Likeness(None, score, "too much differs")
    return Likeness(nearness, score, ", ".join(said))


def _agree(asked: tuple[Number, ...], listed: tuple[Number, ...]) -> bool | None:
    """Whether two sets of numbers agree: of the shorter one every number is met. None if one is empty."""
    if not asked or not listed:
        return None
    fewer, more = sorted((asked, listed), key=len)
    return all(any(one.meets(other) for other in more) for one in fewer)


def _met(asked: tuple[str, ...], listed: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """(words of `asked` that meet one of `listed`, how many of those by a slip)."""
    terms, whole = _terms(listed), frozenset(listed)
    joined = {word for *pair, both in _joined(asked) if both in whole or _alike(both, whole) for word in pair}
    met, slips = [], 0
    for word in asked:
        if word in terms or word in joined:
            met.append(word)
        elif _alike(word, terms):
            met.append(word)
            slips += 1
    return tuple(met), slips


def _unmet(asked: tuple[str, ...], listed: tuple[str, ...]) -> tuple[str, ...]:
    met = _met(asked, listed)[0]
    return tuple(word for word in asked if word not in met)


@lru_cache(maxsize=1 << 15)
def _terms(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset((*words, *(pair[2] for pair in _joined(words))))


def _alike(word: str, terms: frozenset[str]) -> bool:
    return any(word[0] == term[0] and _same(word, term) for term in terms)


def _joined(words: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Neighbours and what they are as one word: ("fa", "yuen", "fayuen")."""
    return [(one, other, one + other) for one, other in pairwise(words)]


def _same(one: str, other: str) -> bool:
    """Whether two words with one first letter are the same up to slips, by their length; short ones must be
    equal."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < _SLIP or one.startswith("nth") or other.startswith("nth"):
        return False
    most = 2 if shorter >= _SLIPS else 1
    return bool(OSA.distance(one, other, score_cutoff=most) <= most)


def _weight(words: tuple[str, ...]) -> int:
    """Letters, those of one word counted up to 8: how much the words say."""
    return sum(min(8, len(word)) for word in words)


def _place(asked: AddressForm, listed: AddressForm, street: tuple[str, ...], *, strong: bool) -> float | None:
    """Points off for the place; None if the places contradict each other. `street` are the words that met as
    street or building: they name no place too.

    Where both name something that the other does not (Kowloon, Mong Kok) they agree only if they share
    something too and `strong`: street and house then say enough. A place that one side lacks altogether
    is believed only where the postcodes agree or the words of the street say enough.
    """
    if asked.postcode and asked.postcode == listed.postcode:
        return 0.0
    one, other = _met(asked.place, listed.place)[0], _met(listed.place, asked.place)[0]
    if not asked.place or not listed.place:
        beside = listed.names if asked.place else asked.names
        named = set(_met(asked.place or listed.place, beside)[0]) - set(street)
        if not asked.place and not listed.place:
            return 0.0 if strong and asked.country == listed.country else None
        return _PLACE_PART if named or (strong and asked.country and listed.country) else None
    if not one and not other:
        return None
    whole = len(one) == len(asked.place) or len(other) == len(listed.place)
    if whole:
        return 0.0 if len(one) == len(asked.place) and len(other) == len(listed.place) else _PLACE_PART / 2
    return _PLACE_PART if strong else None
