"""Lay two token sequences against each other: which token met which, and what was left over.

Order-free and one to one, the surest meetings first; a token may also meet two or three neighbours written
apart, or the words whose initials it is. Weighs nothing and judges nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from screening.model import Relation
from screening.names.tokens import meet
from screening.names.vocabulary import word_class

_MOST_JOINED = 3
_LEAST_JOINED = 4
"""Letters: below four, any two initials would join to a word."""

_ACRONYM = {3: 0.7, 4: 0.87}
"""How sure an acronym built from initials is, by its letters: three letters fit too many names."""

_LEAST_ALIKE_JOINED = 0.9


class Met(NamedTuple):
    """Token positions on both sides (several when written apart), how alike, and how."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    similarity: float
    relation: Relation


class Alignment(NamedTuple):
    met: tuple[Met, ...]
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]


def _joins(apart: Sequence[str], free: list[int], whole: Sequence[str], targets: list[int]) -> list[Met]:
    """Neighbours among `free` positions of `apart` that written together meet a token of `whole`."""
    found = []
    open_places = set(free)
    for start in free:
        text = apart[start]
        for size in range(2, _MOST_JOINED + 1):
            if start + size - 1 not in open_places:
                break
            text += apart[start + size - 1]
            if len(text) < _LEAST_JOINED:
                continue
            for place in targets:
                token = whole[place]
                if token == text:
                    similarity = 0.97
                elif len(token) >= 6 and abs(len(token) - len(text)) < 2:
                    alike, relation = meet(text, token)
                    similarity = 0.96 * alike
                    least = 0.8 if relation is Relation.TRANSLITERATION else _LEAST_ALIKE_JOINED
                    if similarity < least or relation is Relation.PREFIX:
                        continue
                else:
                    continue
                found.append(Met(tuple(range(start, start + size)), (place,), similarity, Relation.JOINED))
    return found


def _acronyms(short: Sequence[str], free: list[int], long: Sequence[str], targets: list[int]) -> list[Met]:
    """Tokens of `short` that are the initials of a run of free tokens of `long` (small words may be
    skipped).
    """
    classes = word_class()
    words = [place for place in targets if classes.get(long[place]) != "function"]
    if len(words) < 3:
        return []
    initials = "".join(long[place][0] for place in words)
    found = []
    for place in free:
        token = short[place]
        if len(token) < 3 or not token.isalpha():
            continue
        start = initials.find(token)
        if start >= 0:
            run = tuple(words[start : start + len(token)])
            found.append(Met((place,), run, _ACRONYM.get(len(token), 0.9), Relation.ACRONYM))
    return found


def _turn(found: list[Met]) -> list[Met]:
    return [Met(one.right, one.left, one.similarity, one.relation) for one in found]


def align(left: Sequence[str], right: Sequence[str], *, acronyms: bool) -> Alignment:
    """Align two token sequences. `acronyms`: let a token stand for the initials of a run of the other
    side's.
    """
    places: dict[str, list[int]] = {}
    for place, token in enumerate(right):
        places.setdefault(token, []).append(place)
    met: list[Met] = []
    free_left: list[int] = []
    for place, token in enumerate(left):
        held = places.get(token)
        if held:
            met.append(Met((place,), (held.pop(0),), 1.0, Relation.SAME))
        else:
            free_left.append(place)
    free_right = sorted(place for held in places.values() for place in held)
    if free_left and free_right:
        options: list[Met] = []
        for place in free_left:
            for other in free_right:
                similarity, relation = meet(left[place], right[other])
                if relation is not None:
                    options.append(Met((place,), (other,), similarity, relation))
        if len(free_left) > 1:
            options += _joins(left, free_left, right, free_right)
        if len(free_right) > 1:
            options += _turn(_joins(right, free_right, left, free_left))
        if acronyms:
            options += _acronyms(left, free_left, right, free_right)
            options += _turn(_acronyms(right, free_right, left, free_left))
        met += _choose(options)
    used_left = {place for one in met for place in one.left}
    used_right = {place for one in met for place in one.right}
    return Alignment(
        tuple(met),
        tuple(place for place in range(len(left)) if place not in used_left),
        tuple(place for place in range(len(right)) if place not in used_right),
    )


def _choose(options: list[Met]) -> list[Met]:
    """The surest meetings first, each token once; ties by how much is covered, then by place."""
    options.sort(
        key=lambda one: (
            -one.similarity - 0.05 * (len(one.left) + len(one.right) - 2),
            abs(one.left[0] - one.right[0]),
            one.left[0] + one.right[0],
            one.left,
        )
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    chosen = []
    for one in options:
        if used_left.isdisjoint(one.left) and used_right.isdisjoint(one.right):
            used_left.update(one.left)
            used_right.update(one.right)
            chosen.append(one)
    return chosen
