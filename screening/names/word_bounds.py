"""The most that `meet` can give two words, for many pairs of words at once.

Bounds in numpy for what `spelling` and `tokens` do: words that may not be as alike as `LEAST` meet nothing,
all others are asked. They never judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from screening.names.spelling import CONFUSABLE, COST, CURVE, EVIDENCE, MOST_EDITS, VOWELS
from screening.names.tokens import LEAST

__all__ = ["LEAST", "by_start_at_most", "edits_allowed", "letters_in", "spelled_alike_at_most"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int8]

BY_TABLE_AT_MOST = 0.97
"""Similarity at most of different tokens that a word table joins."""
SAME_SOUND_AT_MOST = 0.95
JOINED_WITH_A_SLIP = 0.94
SOUND_SHARE = 0.96

_LENGTHS = 24


def letters_in(words: Sequence[str]) -> Counts:
    """How often each of the 26 letters stands in each word: one row a word, with empty columns behind that
    make its bytes whole numbers."""
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    letters = np.frombuffer("".join(words).encode("ascii", "replace"), np.uint8).astype(np.int64) - ord("a")
    row = np.repeat(np.arange(len(words)), lengths)
    plain = (letters >= 0) & (letters < 26)
    counts = np.bincount(row[plain] * _COLUMNS + letters[plain], minlength=_COLUMNS * len(words))
    return counts.reshape(-1, _COLUMNS).astype(np.int8)


_COLUMNS = 32


def spelled_alike_at_most(first: Counts, second: Counts, edits: Ints, shorter: Ints, turned: Bools) -> Floats:
    """Similarity at most of words with these letters, `edits` (at most 2) apart; `turned`: they begin
    differently. What the edits cost at least is told by the letters that one has and the other lacks.
    """
    evidence = _evidence()[np.minimum(shorter, _LENGTHS)] - np.where(turned, COST["first letter"], 0.0)
    evidence = evidence - _cost_at_least(first, second, edits)
    points, alike = zip(*CURVE, strict=True)
    found: Floats = np.interp(evidence, points, alike)
    with_s = np.flatnonzero((second - first)[:, ord("s") - ord("a")])
    found[with_s] = np.maximum(found[with_s], _plural(first[with_s], second[with_s], edits[with_s]))
    return found


def edits_allowed(shorter: Ints) -> Ints:
    """Edits between words of which the shorter has so many letters, beyond which they are other words."""
    found: Ints = _most_edits()[np.minimum(shorter, _LENGTHS)]
    return found


def _plural(first: Counts, second: Counts, edits: Ints) -> Floats:
    """What a plural may reach: all that one word has beyond the other are letters put in."""
    differ = (second - first).astype(np.int16)
    put_in = np.abs(differ.sum(axis=1)) == edits
    return np.where(put_in & (np.abs(differ).sum(axis=1) == edits), BY_TABLE_AT_MOST, 0.0)


def _cost_at_least(first: Counts, second: Counts, edits: Ints) -> Floats:
    differ = second - first
    apart = differ.astype(np.float32)
    net = apart @ _sorts()
    gained = np.maximum(apart, 0.0) @ _sorts()
    vowels_in, others_in = gained.T
    vowels_out, others_out = (gained - net).T
    vowel_pairs, other_pairs = np.minimum(vowels_in, vowels_out), np.minimum(others_in, others_out)
    spare_vowels = np.abs(vowels_in - vowels_out)
    spare_others = np.abs(others_in - others_out)
    crossed = (vowels_in > vowels_out) == (others_out > others_in)
    mixed = np.where(crossed, np.minimum(spare_vowels, spare_others), 0)
    single_vowels, single_others = spare_vowels - mixed, spare_others - mixed
    beside_its_like = (np.maximum(first, second) > 1) & (differ != 0)
    twice = np.bitwise_or.reduce(beside_its_like.view(np.uint64).T) != 0
    with_h = differ[:, ord("h") - ord("a")] != 0
    with_y = differ[:, ord("y") - ord("a")] != 0  # both a vowel and like "j"
    pair_cost = np.full(len(differ), COST["confusable"])
    alone = np.flatnonzero((others_in == 1) & (others_out == 1) & (vowels_in + vowels_out == 0))
    alike = _confusable()[differ[alone].argmax(axis=1), differ[alone].argmin(axis=1)]
    pair_cost[alone[~alike]] = COST["consonant for consonant"]
    consonant = np.where(twice, COST["doubled"], np.where(with_h, COST["h"], COST["consonant"]))
    vowel = np.where(twice, COST["doubled"], COST["vowel"])
    cost = (
        vowel_pairs * COST["vowel for vowel"]
        + other_pairs * pair_cost
        + mixed * np.where(with_y, COST["confusable"], COST["vowel for consonant"])
        + single_vowels * vowel
        + single_others * consonant
    )
    seen = vowel_pairs + other_pairs + mixed + single_vowels + single_others
    unseen = np.maximum(0, edits - seen)  # neighbours swapped, or a letter moved
    cost = cost + np.where(unseen == 1, COST["swapped"], unseen * COST["doubled"])
    # one letter for another may be one letter out and one in, elsewhere
    elsewhere = 2 * vowel_pairs * vowel + 2 * other_pairs * consonant + mixed * (vowel + consonant)
    cost = np.where((unseen > 0) & (seen == 1), np.minimum(cost, elsewhere), cost)
    beside_a_swap = COST["swapped"] + (edits - 1) * COST["consonant"]
    found: Floats = np.where(unseen > 0, np.minimum(cost, beside_a_swap), cost)
    return found


@cache
def _sorts() -> npt.NDArray[np.float32]:
    """One column for vowels, one for the other letters."""
    vowels, found = _vowels(), np.zeros((_COLUMNS, 2), dtype=np.float32)
    found[: len(vowels)] = np.stack([vowels, ~vowels], axis=1)
    return found


@cache
def _vowels() -> Bools:
    return np.array([chr(place + ord("a")) in VOWELS for place in range(26)])


@cache
def _confusable() -> Bools:
    letters = [chr(place + ord("a")) for place in range(26)]
    return np.array([[one + other in CONFUSABLE for other in letters] for one in letters])


@cache
def _evidence() -> Floats:
    return np.array([EVIDENCE[max(3, min(length, 9))] for length in range(_LENGTHS + 1)])


@cache
def _most_edits() -> Ints:
    return np.array([MOST_EDITS[min(length, len(MOST_EDITS) - 1)] for length in range(_LENGTHS + 1)])


def by_start_at_most(first: Ints, second: Ints) -> Floats:
    """Similarity at most of tokens of which one begins the other, by their lengths."""
    short, long = np.minimum(first, second), np.maximum(first, second)
    share = short / np.maximum(long, 1)
    plain = np.where(short > 3, 0.35 + 0.5 * share, 0.3 + 0.4 * share)
    return np.where((short > 3) & (long - short <= 4), 0.92, plain)
