"""Neighbours of the listed names that a query may have as one word: joined, or as their initials.

What `parts` tells of one name, told of all names together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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

_AT_ONCE = 100_000
"""Stretches that are put together at a time."""


def found_in_part(spoken: Spoken, kinds: Sequence[Kind], held: Held) -> dict[str, Array]:
    """Where neighbours are filed, as one word and by their initials."""
    return {**_found_joined(spoken, held), **_found_by_initials(spoken, kinds, held)}


def _found_joined(spoken: Spoken, held: Held) -> dict[str, Array]:
    met: dict[str, int] = {}  # each text once, by the number under which it was met first
    spelled = np.array([*spoken.words, ""], dtype=object)
    sizes = np.fromiter(map(len, spelled), np.int64, len(spelled))
    articles = spelled == ARTICLE
    which, start, costs = [], [], []
    for count in range(2, MOST_JOINED + 1):
        for places in _in_parts(_neighbours(spoken, np.arange(len(spoken.token)), count)):
            parts, kept = _as_one(spoken.token[places], places, articles, sizes)
            texts = map("".join, spelled[parts].tolist())
            which.append(np.array([met.setdefault(text, len(met)) for text in texts], dtype=np.int64))
            start.append(kept[:, 0])
            costs.append(_costs(held, kept).astype(np.float32))
    words = sorted(met)
    rank = np.empty(len(words), dtype=np.int64)
    rank[np.fromiter(map(met.__getitem__, words), np.int64, len(words))] = np.arange(len(words))
    met.clear()
    own = rank[np.concatenate(which)]
    first = np.concatenate(start)
    order = np.lexsort((first, own))
    cost = np.concatenate(costs)[order]
    near = Remains.of(words, EDITS_JOINED)
    text, end = packed(words)
    return {
        "joined_text": text,
        "joined_end": end,
        "joined_filed": near.filed,
        "joined_start": near.start,
        "joined_names": np.bincount(own, minlength=len(words)).cumsum().astype(np.uint32),
        "joined_name": spoken.name[first[order]].astype(np.uint32),
        "joined_firm": cost[:, 0].copy(),
        "joined_person": cost[:, 1].copy(),
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
        for places in _in_parts(_neighbours(spoken, words, count)):
            runs = letters[spoken.token[places]].tolist()
            sums.append(np.fromiter((checksum("".join(run)) for run in runs), np.uint32, len(runs)))
            names.append(spoken.name[places[:, 0]].astype(np.uint32))
            costs.append(_costs(held, places)[:, 0].astype(np.float32))
    run_sum, run_name = np.concatenate(sums), np.concatenate(names)
    filed = np.lexsort((run_name, run_sum))
    return {
        "run_sum": run_sum[filed],
        "run_name": run_name[filed],
        "run_firm": np.concatenate(costs)[filed],
    }


def _in_parts(places: Array) -> Iterator[Array]:
    """The stretches, some at a time: what is made of each takes many times their own memory."""
    yield places[:_AT_ONCE]  # there is a part even if it is empty
    for start in range(_AT_ONCE, len(places), _AT_ONCE):
        yield places[start : start + _AT_ONCE]


def _as_one(part: Array, places: Array, articles: Array, sizes: Array) -> tuple[Array, Array]:
    """[stretch, part]: the tokens of neighbours that may be written as one (`parts.joined`), and their
    places. `articles` tells which tokens melt into the one before, `sizes` letters; the last is none."""
    melted = articles[part[:, 1:]]
    part[:, 1:][melted] = len(sizes) - 1
    size = sizes[part].sum(axis=1)
    asked = ((size >= LEAST_JOINED) & (size <= LONGEST_JOINED)) | (size == 2)
    kept = asked & ~melted[:, -1]
    return part[kept], places[kept]


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
