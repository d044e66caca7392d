"""Words spelled alike, found for many words at once: which listed words lie within a few edits.

Two words within n edits share what is left of each after n deletions at most (Garbe's symmetric deletion).
The remains are never spelled out: each is a sum over its letters, so those of thousands of words are made
by a few array operations. Equal sums are only a hint; the words themselves are compared before a pair counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from screening.index.runs import begins, expanded
from screening.snapshot.flat import Array

MOST_EDITS = 2
LONGEST = 24
"""Letters from which a word is found only as it is spelled: the remains of longer ones are too many."""

_BASE = 0x9E3779B97F4A7C15
_MIX = 0xD6E8FEB86659FD93
_WORD = 1 << 64
_INVERSE = pow(_BASE, -1, _WORD)


POWERS = np.array([pow(_BASE, place, _WORD) for place in range(64)], dtype=np.uint64)
"""By how much a letter in each place counts."""


def letter_sums(words: Sequence[str]) -> Array:
    """The sum of each text over its letters, letter x BASE^place: of two texts written as one it is that of
    the first and BASE^(its letters) x that of the second. Letters beyond `POWERS` do not count."""
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    letters = np.frombuffer("".join(words).encode("ascii", "replace"), np.uint8).astype(np.uint64)
    end = lengths.cumsum()
    place = np.arange(len(letters)) - np.repeat(end - lengths, lengths)
    counted = letters * np.where(place < len(POWERS), POWERS[np.minimum(place, len(POWERS) - 1)], 0)
    before = np.concatenate([np.zeros(1, np.uint64), counted.cumsum()])
    found: Array = before[end] - before[end - lengths]
    return found


def edits_allowed(length: int) -> int:
    """Edits between two words of which the shorter has this many letters: shorter words that differ by more
    are mostly other words."""
    return 0 if length < 3 else 1 if length < 5 else MOST_EDITS


def remains(words: Sequence[str], most: int = MOST_EDITS) -> tuple[Array, Array]:
    """(sum of a remain, place of its word), unordered: each word itself and what is left of it after the
    deletions that its length and `most` allow. Words are ASCII."""
    sums: list[Array] = []
    places: list[Array] = []
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    for length in np.unique(lengths).tolist():
        if not length:
            continue
        rows = np.flatnonzero(lengths == length)
        letters = np.frombuffer(
            "".join([words[row] for row in rows.tolist()]).encode("ascii"), dtype=np.uint8
        )
        for one in _remains(letters.reshape(len(rows), length), length, most):
            sums.append(one)
            places.append(rows)
    if not sums:
        return np.empty(0, np.uint32), np.empty(0, np.uint32)
    mixed = np.concatenate(sums) * np.uint64(_MIX)
    return (mixed >> np.uint64(32)).astype(np.uint32), np.concatenate(places).astype(np.uint32)


def _remains(letters: Array, length: int, most: int) -> list[Array]:
    """One array of sums for each choice of deletions. A letter counts letter x BASE^place; behind a deletion
    its place is one less."""
    powers = np.array([pow(_BASE, place, _WORD) for place in range(length)], dtype=np.uint64)
    ends: list[Array] = []
    for shift in range(MOST_EDITS + 1):
        counted = letters.astype(np.uint64) * (powers * np.uint64(pow(_INVERSE, shift, _WORD)))
        ends.append(np.concatenate([np.zeros((len(letters), 1), np.uint64), counted.cumsum(axis=1)], axis=1))
    whole, once, twice = ends
    found = [whole[:, length]]
    edits = min(most, edits_allowed(length)) if length <= LONGEST else 0
    if edits > 0:
        found += [whole[:, i] + once[:, length] - once[:, i + 1] for i in range(length)]
    if edits > 1:
        found += [
            whole[:, i] + once[:, j] - once[:, i + 1] + twice[:, length] - twice[:, j + 1]
            for i in range(length)
            for j in range(i + 1, length)
        ]
    return found


@dataclass(frozen=True, slots=True)
class Remains:
    """The remains of listed words in order of their sums; `start[b]` is where bucket b of sums begins; words
    are found within `most` edits."""

    sums: Array
    words: Array
    start: Array
    most: int = MOST_EDITS

    @classmethod
    def of(cls, words: Sequence[str], most: int = MOST_EDITS) -> Remains:
        """File the remains of `words`."""
        sums, owners = remains(words, most)
        filed = np.sort((sums.astype(np.uint64) << np.uint64(32)) | owners)
        sums = (filed >> np.uint64(32)).astype(np.uint32)
        bits = max(8, min(24, len(sums).bit_length()))
        edges = np.arange((1 << bits) + 1, dtype=np.uint64) << np.uint64(32 - bits)
        return cls(sums, filed.astype(np.uint32), sums.searchsorted(edges).astype(np.uint32), most)

    def near(self, words: Sequence[str]) -> tuple[Array, Array]:
        """(place in `words`, place of a listed word) of pairs that may be near, each pair once, in order."""
        sums, places = remains(words, self.most)
        shift = np.uint32(32 - (len(self.start) - 1).bit_length() + 1)
        bucket = sums >> shift
        first = self.start[bucket]
        at, counts = expanded(first, self.start[bucket + 1] - first)
        asked = np.repeat(np.arange(len(sums)), counts)
        same = self.sums[at] == sums[asked]
        pairs = (places[asked[same]].astype(np.uint64) << np.uint64(32)) | self.words[at[same]]
        pairs.sort()
        pairs = pairs[begins(pairs)]
        return (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)


def distances(left: Sequence[str], right: Sequence[str]) -> Array:
    """Edits (insert, delete, replace, swap neighbours: OSA) of each pair; MOST_EDITS + 1 for any more."""
    found: Array = process.cpdist(left, right, scorer=OSA.distance, score_cutoff=MOST_EDITS, dtype=np.uint8)
    return found
