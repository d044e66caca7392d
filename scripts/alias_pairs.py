"""Whole-name pairs that published lists label themselves: two names of one party, or of two.

A positive is two strong names of one party that share an identifying word in some form; pseudonyms share
none and are left out, since no comparison of names can find them. A negative is a name and the name of
another party that is spelled nearest to it. The parties are split by a checksum of their number into a half
for choosing constants (tuning) and one that is only measured (held). Deterministic; it scores nothing."""

from __future__ import annotations

import random
import zlib
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import distance, fuzz, process

from screening.model import Kind
from screening.names import NameForm, Weights, name_form

HALVES = ("tuning", "held")
_IDENTIFIES = 0.4
_MOST_OF_A_PARTY = 3
"""Pairs of one party: some have thirty names, and would outvote the rest."""
_SOME_FORM = 0.6
"""Words of which so much is spelled the same may be one word in two forms (OSA, 0-1)."""


class Pair(NamedTuple):
    """Two listed names, the kind of their parties, and whether they are one party's."""

    kind: Kind
    one: str
    other: str
    same: bool


def half_of(party: str) -> str:
    """The half that a party belongs to, by its number."""
    return HALVES[zlib.crc32(party.encode()) % 2]


def alias_pairs(
    listed: Sequence[tuple[str, Kind, str]], weights: Weights, half: str, most: int
) -> list[Pair]:
    """At most `most` positives and as many negatives of one half, from rows (party number, kind, name)."""
    rows = [row for row in listed if half_of(row[0]) == half]
    chosen = random.Random(5)  # noqa: S311
    positives = _positives(rows, weights)
    chosen.shuffle(positives)
    positives = positives[:most]
    return positives + _negatives(rows, chosen, len(positives))


def _positives(rows: Sequence[tuple[str, Kind, str]], weights: Weights) -> list[Pair]:
    names: dict[tuple[str, Kind], list[str]] = defaultdict(list)
    for party, kind, text in rows:
        names[party, kind].append(text)
    found = []
    for (party, kind), texts in names.items():
        held = [
            Pair(kind, one, other, True)
            for one, other in combinations(dict.fromkeys(texts), 2)
            if _share_a_word(name_form(one, kind), name_form(other, kind), weights)
        ]
        found += random.Random(party).sample(held, min(_MOST_OF_A_PARTY, len(held)))  # noqa: S311
    return found


def _share_a_word(one: NameForm, other: NameForm, weights: Weights) -> bool:
    """Whether some identifying word of one stands in the other, in whatever spelling, and the keys differ."""
    if one.key == other.key:
        return False
    words, others = (
        [token for token in form.tokens if len(token) > 2 and weights.weight(token) >= _IDENTIFIES]
        for form in (one, other)
    )
    return any(
        distance.OSA.normalized_similarity(word, there) >= _SOME_FORM for word in words for there in others
    )


def _negatives(rows: Sequence[tuple[str, Kind, str]], chosen: random.Random, count: int) -> list[Pair]:
    """Names of different parties of one sort, spelled most alike; equal names of two parties are left out."""
    pool = [(party, kind, text, name_form(text, kind)) for party, kind, text in rows]
    keys = [" ".join(sorted(form.tokens)) for *_, form in pool]
    places = chosen.sample(range(len(pool)), min(count, len(pool)))
    near = process.cdist([keys[place] for place in places], keys, scorer=fuzz.ratio, dtype="uint8")
    found = []
    for row, place in zip(near, places, strict=True):
        party, kind, text, form = pool[place]
        for there in row.argsort(kind="stable")[::-1][:200]:
            other = pool[int(there)]
            if other[0] != party and other[1] == kind and other[3].key != form.key:
                found.append(Pair(kind, text, other[2], False))
                break
    return found
