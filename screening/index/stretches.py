"""Neighbours of the listed names that a query may have as one word: joined, or as their initials.

What `parts` tells of one name, told of all names together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from screening.index.arrays import checksum
from screening.index.held import Held, Spoken
from screening.index.parts import (
    ACRONYM_LETTERS,
    ARTICLE,
    LEAST_JOINED,
    LONGEST_JOINED,
    MOST_JOINED,
    acronym_words,
)
from screening.index.spellings import Remains
from screening.index.terms import EDITS_JOINED
from screening.model import Kind
from screening.snapshot.flat import Array, packed


def found_in_part(spoken: Spoken, kinds: Sequence[Kind], held: Held) -> dict[str, Array]:
    """Where neighbours are filed, as one word and by their initials."""
    return {**_found_joined(spoken, held), **_found_by_initials(spoken, kinds, held)}


def _found_joined(spoken: Spoken, held: Held) -> dict[str, Array]:
    texts: list[str] = []
    start, costs = [], []
    for count in range(2, MOST_JOINED + 1):
        joined, places = _as_one(spoken, count)
        texts += joined
        start.append(places[:, 0])
        costs.append(_costs(held, places))
    words = sorted(set(texts))
    number = dict(zip(words, range(len(words)), strict=True))
    which = np.fromiter(map(number.__getitem__, texts), np.int64, len(texts))
    first = np.concatenate(start)
    order = np.lexsort((first, which))
    cost = np.concatenate(costs)[order]
    near = Remains.of(words, EDITS_JOINED)
    text, end = packed(words)
    return {
        "joined_text": text,
        "joined_end": end,
        "joined_filed": near.filed,
        "joined_start": near.start,
        "joined_names": np.bincount(which, minlength=len(words)).cumsum().astype(np.uint32),
        "joined_name": spoken.name[first[order]].astype(np.uint32),
        "joined_firm": cost[:, 0].astype(np.float32),
        "joined_person": cost[:, 1].astype(np.float32),
    }


def _found_by_initials(spoken: Spoken, kinds: Sequence[Kind], held: Held) -> dict[str, Array]:
    """Three and more neighbours in names that are no person's (`parts.acronym_runs`)."""
    firm = np.array([kind is not Kind.PERSON for kind in kinds], dtype=np.bool_)
    counted = set(acronym_words(spoken.words))
    plain = np.array([word in counted for word in spoken.words], dtype=np.bool_)
    letters = np.array([word[0] for word in spoken.words], dtype=object)
    words = np.flatnonzero(firm[spoken.name] & plain[spoken.token])
    sums, names, costs = [], [], []
    for count in ACRONYM_LETTERS:
        places = _neighbours(spoken, words, count)
        runs = letters[spoken.token[places]].tolist()
        sums.append(np.fromiter((checksum("".join(run)) for run in runs), np.uint32, len(runs)))
        names.append(spoken.name[places[:, 0]])
        costs.append(_costs(held, places)[:, 0])
    run_sum, run_name = np.concatenate(sums), np.concatenate(names).astype(np.uint32)
    filed = np.lexsort((run_name, run_sum))
    return {
        "run_sum": run_sum[filed],
        "run_name": run_name[filed],
        "run_firm": np.concatenate(costs)[filed].astype(np.float32),
    }


def _as_one(spoken: Spoken, count: int) -> tuple[list[str], Array]:
    """So many neighbours written as one (`parts.joined`), and [stretch, part] the places of their tokens."""
    places = _neighbours(spoken, np.arange(len(spoken.token)), count)
    words = np.array([*spoken.words, ""], dtype=object)
    part = spoken.token[places]
    melted = (words == ARTICLE)[part[:, 1:]]
    part[:, 1:][melted] = len(spoken.words)
    size = np.fromiter(map(len, words), np.int64, len(words))[part].sum(axis=1)
    asked = ((size >= LEAST_JOINED) & (size <= LONGEST_JOINED)) | (size == 2)
    kept = asked & ~melted[:, -1]
    return ["".join(one) for one in words[part[kept]].tolist()], places[kept]


def _neighbours(spoken: Spoken, places: Array, count: int) -> Array:
    """[stretch, part]: so many of these places beside each other in one name."""
    name = spoken.name[places]
    start = np.flatnonzero(name[: max(0, len(name) - count + 1)] == name[count - 1 :])
    found: Array = places[start[:, None] + np.arange(count)]
    return found


def _costs(held: Held, places: Array) -> Array:
    """[stretch, side]: what their tokens cost together, each once."""
    row = np.sort(held.row[places], axis=1)
    cost = held.cost[row]
    cost[:, 1:][row[:, 1:] == row[:, :-1]] = 0.0
    found: Array = cost.sum(axis=1)
    return found
