"""Neighbours of the listed names that a query may have as one word: joined, or as their initials."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from screening.index.arrays import checksum
from screening.index.held import Held
from screening.index.parts import acronym_runs, acronym_words, joined
from screening.index.spellings import Remains
from screening.index.terms import EDITS_JOINED
from screening.model import Kind
from screening.names import NameForm
from screening.snapshot.flat import Array, packed


class _Runs:
    """Stretches of tokens as they are gathered: name, text, and which tokens of the name they are (bits)."""

    def __init__(self) -> None:
        self.names: list[int] = []
        self.texts: list[str] = []
        self.parts: list[int] = []

    def add(self, row: int, found: Sequence[tuple[str, int, int]], bits: Sequence[int]) -> None:
        """Add the stretches found in a name; `bits`: which of its distinct tokens each word is."""
        self.names += [row] * len(found)
        self.texts += [text for text, _, _ in found]
        for _, start, end in found:
            parts = 0
            for one in bits[start:end]:
                parts |= one
            self.parts.append(parts)

    def costs(self, held: Held) -> Array:
        """[stretch, side]: what their tokens cost together."""
        names = np.array(self.names, dtype=np.int64)
        parts = np.array(self.parts, dtype=np.uint64)
        size = np.diff(held.end, prepend=0)
        first = held.end - size
        found = np.zeros((len(names), 2))
        for place in range(int(size.max(initial=0))):
            have = np.flatnonzero((parts >> np.uint64(place)) & np.uint64(1))
            found[have] += held.cost[first[names[have]] + place]
        return found


_ALONE = [1 << place for place in range(64)]


def found_in_part(forms: Sequence[NameForm], kinds: Sequence[Kind], held: Held) -> dict[str, Array]:
    """Where neighbours are filed, as one word and by their initials."""
    joins, runs = _Runs(), _Runs()
    for row, (form, kind, alike) in enumerate(zip(forms, kinds, held.alike, strict=True)):
        tokens = form.tokens
        if len(tokens) < 2:
            continue
        place = {token: at for at, token in enumerate(dict.fromkeys(tokens))}
        joins.add(row, joined(tokens), _ALONE if alike else [1 << place[token] for token in tokens])
        if kind is not Kind.PERSON and len(tokens) > 2:
            words = acronym_words(tokens)
            runs.add(row, acronym_runs(words), [1 << place[word] for word in words])
    words = sorted(set(joins.texts))
    number = {word: at for at, word in enumerate(words)}
    which = np.array([number[text] for text in joins.texts], dtype=np.int64)
    near = Remains.of(words, EDITS_JOINED)
    packed_text, end = packed(words)
    order = np.argsort(which, kind="stable")
    cost = joins.costs(held)[order]
    initials = np.array([checksum(text) for text in runs.texts], dtype=np.uint32)
    names = np.array(runs.names, dtype=np.uint32)
    filed = np.lexsort((names, initials))
    return {
        "joined_text": packed_text,
        "joined_end": end,
        "joined_filed": near.filed,
        "joined_start": near.start,
        "joined_names": np.bincount(which, minlength=len(words)).cumsum().astype(np.uint32),
        "joined_name": np.array(joins.names, dtype=np.uint32)[order],
        "joined_firm": cost[:, 0].astype(np.float32),
        "joined_person": cost[:, 1].astype(np.float32),
        "run_sum": initials[filed],
        "run_name": names[filed],
        "run_firm": runs.costs(held)[filed, 0].astype(np.float32),
    }
