"""Where a name ends and an address begins: "Zorin Trading 14 Sadovaya Street Moscow", comma or none.

Tells an address by its own words (streets, premises, numbers, places), never by the name before it. What it
takes for an address is set apart, not thrown away.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from screening.names.vocabulary import place_words, street_words, word_class

_BUSINESS = ("company", "sector")
_GAP = 2
"""Unknown words that may stand between two that belong to an address: the name of a street, of a quarter."""
_LEAST_BEFORE = 2
"""Words of a name that must stand before an address without a number."""
_NUMBERED = frozenset(
    ("unit", "room", "rm", "flat", "suite", "floor", "fl", "f", "apt", "apartment", "office", "shop", "block")
)
"""Parts of a building that have numbers: two of them, or one and a street, make an address; one may be an
army's."""


@cache
def _sure() -> frozenset[str]:
    return street_words("behind") | street_words("before")


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(street_words("endings")))


@cache
def _of_streets() -> frozenset[str]:
    return _sure() | street_words("with_number")


@cache
def address_words() -> frozenset[str]:
    """All words of the tables that addresses are told by."""
    return _of_streets() | place_words() | _NUMBERED


def belongs(word: str) -> bool:
    """May the word be a part of an address?"""
    return not word.isalpha() or word in place_words() or word in _NUMBERED or is_street(word)


def is_street(word: str) -> bool:
    """Is the word one that stands in the names of streets, or such a name ("Bahnhofstrasse")?"""
    return word in _of_streets() or (len(word) > 7 and word.endswith(_endings()))


def address_from(words: Sequence[str]) -> int:
    """The place in the folded words of a name from which they are an address; len(words) where none are.

    The last word must be a place or part of an address; from there back, as far as such words stand close
    enough to each other. A street makes an address where a number stands with it, or a place behind it and
    nothing but its name between.
    """
    none = len(words)
    if none < 2 or not belongs(words[-1]):
        return none
    numbers = [not word.isalpha() for word in words]
    streets = [is_street(word) for word in words]
    if not (any(streets) or any(numbers)):
        return none
    start, gap = none - 1, 0
    for place in range(none - 2, 0, -1):
        if belongs(words[place]):
            start, gap = place, 0
        elif word_class().get(words[place]) != "function":
            gap += 1
            if gap > _GAP:
                break
    if not _is_one(words[start:], streets[start:], numbers[start:]):
        return none
    start -= _name_of_street(words, start)
    return start if start >= (1 if any(numbers[start:]) else _LEAST_BEFORE) else none


def _is_one(tail: Sequence[str], streets: Sequence[bool], numbers: Sequence[bool]) -> bool:
    """Do words that end as an address does make one?"""
    if any(numbers):
        pairs = zip(tail, numbers, tail[1:], numbers[1:], strict=False)
        return (
            any(streets)
            or sum(
                (one in _NUMBERED and there) or (here and other in _NUMBERED)
                for one, here, other, there in pairs
            )
            > 1
        )
    street = next((at for at, word in enumerate(tail) if word in _sure()), None)
    if street is None or word_class().get(tail[-1]) not in ("place", "address"):
        return False
    return not any(word_class().get(word) in _BUSINESS for word in tail[street + 1 :])


def _name_of_street(words: Sequence[str], start: int) -> int:
    """How many words before the start belong to it: "Hamra" of "Hamra Street", "P.O." of "P.O. Box"."""
    if words[start] == "box":
        return 2 if words[max(0, start - 2) : start] == ["p", "o"] else 0
    return int(words[start] in street_words("behind") and start > _LEAST_BEFORE)


def is_address(words: Sequence[str]) -> bool:
    """Do these words, behind a name and a comma, say where it is? A street word, a number among places, or
    only places."""
    places = place_words()
    known = [word in places or not word.isalpha() for word in words]
    return (
        all(known)
        or any(map(is_street, words))
        or (sum(known) > 1 and any(not word.isalpha() for word in words))
    )


def are_places(text: str) -> bool:
    """Whether the text says nothing but places, or letters for them."""
    words = text.lower().split()
    return bool(words) and all(word in place_words() or len(word) == 2 for word in words)
