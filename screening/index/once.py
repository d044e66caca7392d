"""What the words of a query may meet in a listed name, each but once.

The other side of `bounding`, where each listed word meets the likeliest word of the query, also one that
another met. For the few pairs of which it is known how alike their words truly are.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from screening.index.arrays import Arrays
from screening.index.asked import Asked
from screening.index.bounding import Found, where
from screening.index.runs import places_of, sums
from screening.names.agreement import PERSON
from screening.names.numbers import roman
from screening.snapshot.flat import Array


class Once(NamedTuple):
    """[side, pair], as firms' words are weighed and as persons': the most that a query meets with each of its
    words but once, and the least that is left over of it; where nothing is told, no end and nothing. Of each
    pair whether a number of the query surely is, and whether an initial of it may stand for a listed word,
    which is then not misspelled."""

    met: Array
    left: Array
    numbered: Array
    lettered: Array


def met_once(asked: Asked, arrays: Arrays, query: Array, name: Array, extra: Found) -> Once:
    """What queries meet in these pairs, ordered by query and name; `asked`: with the neighbours that truly
    meet, `extra`: what meets beside them. Nothing is told where several words may meet as one."""
    count = len(query)
    element, size = asked.places(query)
    pair = np.repeat(np.arange(count), size)
    alike, stretch = _alike(asked, arrays, name, element, pair), asked.stretch[element]
    told = ~(asked.native[query] & arrays.name_native[name])
    told[where(query, name, extra.query, extra.name)[0]] = False
    told[pair[stretch & (alike > 0.0)]] = False
    initial = _by_initials(asked, arrays, name, element, pair)
    met, left = np.full((2, count), np.inf), np.zeros((2, count))
    for side in (0, 1):
        value = np.where(stretch, 0.0, alike * asked.weight[element, side])
        cost = np.where(stretch | (alike > 0.0), 0.0, asked.cost[element, side])
        if side:
            value[initial], cost[initial] = np.maximum(value[initial], PERSON.initial), 0.0
        # a word that the query says twice may meet twice
        met[side, told] = (sums(pair, value, count) * asked.times[query])[told]
        left[side, told] = sums(pair, cost, count)[told]
    numbered = np.zeros(count, dtype=np.bool_)
    numbered[pair[~stretch & (alike == 0.0) & (asked.letter[element] == 0)]] = True
    lettered = (asked.initials[query] & arrays.name_letters[name]) != 0
    return Once(met, left, _counting(asked, arrays, query, name, numbered & told), lettered)


def _alike(asked: Asked, arrays: Arrays, name: Array, element: Array, pair: Array) -> Array:
    """How alike each element of a pair's query is at most to any word of the name, 0 where it meets none."""
    base = len(arrays.token_firm)
    place, near = places_of(asked.near_end, element)
    asking = np.repeat(np.arange(len(element)), near)
    tokens, each = places_of(arrays.of_end, name)
    standing = np.repeat(np.arange(len(name)), each) * base + arrays.of_token[tokens]
    met = np.flatnonzero(np.isin(pair[asking] * base + asked.near_row[place], standing))
    found = np.zeros(len(element))
    np.maximum.at(found, asking[met], 1.0 - asked.near_unlike[place[met]] / 255.0)
    return found


def _by_initials(asked: Asked, arrays: Arrays, name: Array, element: Array, pair: Array) -> Array:
    """Whether each element may meet by an initial: its own, or one of the listed name."""
    of = name[pair]
    other = np.where(asked.size[element] > 1, arrays.name_initials[of], arrays.name_letters[of])
    found: Array = ~asked.stretch[element] & ((asked.letter[element] & other) != 0)
    return found


def _counting(asked: Asked, arrays: Arrays, query: Array, name: Array, numbered: Array) -> Array:
    """Of these pairs those in which a number on one side counts (`screening.names.compare`)."""
    found = numbered & ~(asked.tailed[query] | arrays.name_tailed[name])
    for at in np.flatnonzero(found).tolist():
        found[at] = not roman(asked.tokens[query[at]][-1])
    return found
