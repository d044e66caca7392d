"""Words spelled alike, found for many words at once: which listed words lie within a few edits.

Two words within n edits share what is left of each after n deletions at most (Garbe's symmetric deletion).
The remains are never spelled out: each is a sum over its letters, so those of thousands of words are made
by a few array operations. Equal sums are only a hint; the words themselves are compared before a pair counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from screening.index.runs import begins, expanded
from screening.names.sums import BASE, INVERSE, LONGEST, Letters
from screening.snapshot.flat import Array

MOST_EDITS = 2
_MIX = 0xD6E8FEB86659FD93
_WORD = 1 << 64
_SUM_BITS, _WORD_BITS, _GAP_BITS, _LETTER_BITS, _NO_GAP = 28, 22, 7, 2, 30
_SUM_AT, _WORD_AT, _GAP_AT = map(np.uint64, (_WORD_BITS + 2 * _GAP_BITS, 2 * _GAP_BITS, _GAP_BITS))
_WORDS, _GAPS, _ONE_GAP = (np.uint64((1 << bits) - 1) for bits in (_WORD_BITS, 2 * _GAP_BITS, _GAP_BITS))
_WORD_BITS_HELD = _WORDS << _WORD_AT
_LETTER = (1 << _LETTER_BITS) - 1
NO_GAP = _NO_GAP << _LETTER_BITS
"""What is filed of a remain: bits of its sum, of its word's number, and two gaps: the place of each among its
letters (30 is none) and the last bits of the letter that stood there."""


def less_one_gaps(letters: Letters) -> Array:
    """The gap of each letter that is taken out of a word, as in what is filed."""
    found: Array = (letters.place << _LETTER_BITS) | (letters.code & _LETTER).astype(np.int64)
    return found


def moved(gaps: Array, places: Array) -> Array:
    """Gaps of a word that so many letters stand before."""
    found: Array = gaps + (places << _LETTER_BITS)
    return found


def edits_allowed(length: int) -> int:
    """Edits between two words of which the shorter has this many letters: shorter words that differ by more
    are mostly other words."""
    return 0 if length < 3 else 1 if length < 5 else MOST_EDITS


_ALLOWED = np.array([edits_allowed(length) for length in range(6)], dtype=np.int8)


def remains(words: Sequence[str], most: int = MOST_EDITS) -> tuple[Array, Array, Array]:
    """(sum of a remain, place of its word, its gaps), unordered: each word itself and what is left of it
    after the deletions that its length and `most` allow. Words are ASCII."""
    found = list(_of_each_length(words, most))
    if not found:
        none = np.empty(0, np.uint64)
        return none, none, none
    sums, places, gaps = (np.concatenate(column) for column in zip(*found, strict=True))
    return sums, places, gaps


def _of_each_length(words: Sequence[str], most: int) -> Iterator[tuple[Array, Array, Array]]:
    """The same, of the words of one length after another."""
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    for length in sorted(set(lengths.tolist()) - {0}):
        rows = np.flatnonzero(lengths == length)
        text = "".join([words[row] for row in rows.tolist()]).encode("ascii")
        letters = np.ascontiguousarray(np.frombuffer(text, dtype=np.uint8).reshape(-1, length).T)
        cut = _cuts(length, most)
        sums = (_remains(letters, cut).ravel() * np.uint64(_MIX)) >> _SUM_AT
        yield sums, np.tile(rows.astype(np.uint64), len(cut)), _gaps(letters, cut).ravel()


@cache
def _cuts(length: int, most: int) -> Array:
    """The letters to take out of a word, two a row in order; `length` stands for none."""
    edits = min(most, edits_allowed(length)) if length <= LONGEST else 0
    found = [(length, length)]
    if edits > 0:
        found += [(one, length) for one in range(length)]
    if edits > 1:
        found += [(one, other) for one in range(length) for other in range(one + 1, length)]
    return np.array(found)


def _gaps(letters: Array, cut: Array) -> Array:
    """[choice of deletions, word]: the two gaps of each as one number."""
    length, count = letters.shape
    place = (np.where(cut < length, cut - [0, 1], _NO_GAP) << _LETTER_BITS).astype(np.uint64)
    last = np.concatenate([letters & _LETTER, np.zeros((1, count), np.uint8)]).astype(np.uint64)
    one, other = cut.T
    found: Array = last.take(one, axis=0) << _GAP_AT
    found |= last.take(other, axis=0)
    found |= ((place[:, 0] << _GAP_AT) | place[:, 1])[:, None]
    return found


def _remains(letters: Array, cut: Array) -> Array:
    """[choice of deletions, word]: a letter counts letter x BASE^place; behind a deletion its place is one
    less."""
    length, count = letters.shape
    powers = np.array([pow(BASE, place, _WORD) for place in range(length)], dtype=np.uint64)
    ends: list[Array] = []
    for shift in range(MOST_EDITS + 1):
        counted = letters * (powers * np.uint64(pow(INVERSE, shift, _WORD)))[:, None]
        ends.append(np.concatenate([np.zeros((1, count), np.uint64), counted.cumsum(axis=0)]))
    whole, once, twice = ends
    behind, (one, other) = [*range(1, length + 1), length], cut.T
    found: Array = (whole - once[behind]).take(one, axis=0)
    found += (once - twice[behind]).take(other, axis=0)
    found += twice[length]
    return found


class Pairs(NamedTuple):
    """Of each pair the place of the asked word and that of the listed one, the edits between them at least,
    and whether there may be more: if not, there are so many, or more than `MOST_EDITS`."""

    asked: Array
    listed: Array
    edits: Array
    unsure: Array

    def surely(self) -> Pairs:
        """The same, none of them taken at its word: two of very many words may share a sum."""
        return self._replace(unsure=np.ones(len(self.unsure), dtype=np.bool_))

    def within(self, allowed: Array, asked: Sequence[str], listed: Sequence[str]) -> Pairs:
        """Those of no more edits than are allowed to each, told for sure from the words themselves."""
        near = np.flatnonzero(self.edits <= allowed)
        found, allowed = Pairs._make([column.take(near) for column in self]), allowed.take(near)
        doubtful = np.flatnonzero(found.unsure)
        own = [asked[place] for place in found.asked.take(doubtful).tolist()]
        others = [listed[row] for row in found.listed.take(doubtful).tolist()]
        found.edits[doubtful] = distances(own, others)
        near = np.flatnonzero(found.edits <= allowed)
        return Pairs._make([column.take(near) for column in found])


@dataclass(frozen=True, slots=True)
class Remains:
    """The remains of listed words as numbers in order (sum, word, gaps); `start[b]` is where bucket b of sums
    begins; words are found within `most` edits."""

    filed: Array
    start: Array
    most: int = MOST_EDITS

    @classmethod
    def of(cls, words: Sequence[str], most: int = MOST_EDITS) -> Remains:
        """File the remains of `words`."""
        parts: list[Array] = [np.empty(0, np.uint64)]  # of a million words all at once take gigabytes
        for sums, owners, gaps in _of_each_length(words, most):
            parts.append((sums << _SUM_AT) | (owners << _WORD_AT) | gaps)
        filed = np.concatenate(parts)
        filed.sort()
        bits = max(8, min(24, len(filed).bit_length()))
        bucket = (filed >> (_SUM_AT + np.uint64(_SUM_BITS - bits))).astype(np.int64)
        before = np.arange(len(filed) + 1, dtype=np.uint32)
        start = np.repeat(before, np.diff(bucket, prepend=-1, append=1 << bits))
        return cls(filed, start, most)

    def near(self, words: Sequence[str]) -> Pairs:
        """Pairs of one of the words and a listed one that may be near, each once, in order."""
        sums, places, gaps = remains(words, self.most)
        asked, filed = self._filed(sums)
        edits, turned = _edits_at_least(gaps.take(asked), filed & _GAPS)
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        allowed = np.minimum(_ALLOWED.take(np.minimum(lengths, len(_ALLOWED) - 1)), self.most)
        owner = places.take(asked)
        close = np.flatnonzero(edits <= allowed.take(owner.astype(np.int64)))
        return _pairs(owner.take(close), filed.take(close), (2 * edits + turned).take(close))

    def a_slip_off(self, sums: Array, places: Array, gaps: Array) -> tuple[Array, Array]:
        """The same of texts that may be one edit from a listed word, from the sums of their remains with one
        gap (`NO_GAP` is none); `places`: of which text each is."""
        asked, filed = self._filed((sums * np.uint64(_MIX)) >> _SUM_AT)
        both = (gaps[asked].astype(np.uint64) << _GAP_AT) | np.uint64(NO_GAP)
        edits, _ = _edits_at_least(both, filed & _GAPS)
        close = np.flatnonzero(edits < 2)
        return _pairs(places[asked[close]].astype(np.uint64), filed[close], 2 * edits[close])[:2]

    def _filed(self, sums: Array) -> tuple[Array, Array]:
        """(place of a sum, what is filed) of all that have one of these sums."""
        bits = (len(self.start) - 1).bit_length() - 1
        bucket = (sums >> np.uint64(_SUM_BITS - bits)).astype(np.int64)
        first = self.start.take(bucket)
        counts = self.start.take(bucket + 1) - first
        some = np.flatnonzero(counts)
        at, counts = expanded(first.take(some), counts.take(some))
        asked, filed = np.repeat(some, counts), self.filed.take(at)
        same = np.flatnonzero(filed >> _SUM_AT == sums.take(asked))
        return asked.take(same), filed.take(same)


def _pairs(places: Array, filed: Array, told: Array) -> Pairs:
    """The pairs of what is filed, by what tells least of each: twice its edits, one more if unsure."""
    pairs = (places << _SUM_AT) | (filed & _WORD_BITS_HELD) | told.astype(np.uint64)
    pairs.sort()
    pairs = pairs[begins(pairs >> _WORD_AT)]
    words, told = ((pairs >> _WORD_AT) & _WORDS).astype(np.int64), (pairs & _GAPS).astype(np.int64)
    return Pairs((pairs >> _SUM_AT).astype(np.int64), words, told >> 1, (told & 1).astype(np.bool_))


def _edits_at_least(asked: Array, listed: Array) -> tuple[Array, Array]:
    """Edits between two words of one remain, by its gaps in either: two in one place are a letter for
    another, two beside each other, of one letter, neighbours swapped; and whether it counts on such, for
    the letters are only told by their last bits."""
    left = [(asked >> _GAP_AT).astype(np.int8), (asked & _ONE_GAP).astype(np.int8)]
    right = [(listed >> _GAP_AT).astype(np.int8), (listed & _ONE_GAP).astype(np.int8)]
    there = [one >> _LETTER_BITS != _NO_GAP for one in (*left, *right)]
    count = np.add.reduce([one.view(np.int8) for one in there])

    def met(one: int, other: int) -> tuple[Array, Array]:
        apart = (left[one] >> _LETTER_BITS) - (right[other] >> _LETTER_BITS)
        swapped = (np.abs(apart) == 1) & (((left[one] ^ right[other]) & _LETTER) == 0)
        same = apart == 0
        return (there[one] & same).view(np.int8), (there[one] & (same | swapped)).view(np.int8)

    straight, crossed = zip(met(0, 0), met(1, 1), strict=True), zip(met(0, 1), met(1, 0), strict=True)
    replaced, turned = (
        np.maximum(one + other, crossing | back)
        for (one, other), (crossing, back) in zip(straight, crossed, strict=True)
    )
    return count - turned, turned > replaced


def distances(left: Sequence[str], right: Sequence[str]) -> Array:
    """Edits (insert, delete, replace, swap neighbours: OSA) of each pair; MOST_EDITS + 1 for any more."""
    found: Array = process.cpdist(left, right, scorer=OSA.distance, score_cutoff=MOST_EDITS, dtype=np.uint8)
    return found
