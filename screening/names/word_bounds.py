"""The most that `meet` can give two words, for many pairs of words at once.

Bounds in numpy for what `spelling` and `tokens` do: words that may not be as alike as `LEAST` meet nothing,
all others are asked. They never judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from string import ascii_lowercase

import numpy as np
import numpy.typing as npt

from screening.names.spelling import CONFUSABLE, COST, CURVE, EVIDENCE, MOST_EDITS, VOWELS
from screening.names.tokens import HEARD, LEAST, LEAST_HEARD

__all__ = [
    "LEAST",
    "by_start_at_most",
    "edits_allowed",
    "heard_alike_at_most",
    "letters_in",
    "spelled_alike_at_most",
]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int8]

BY_TABLE_AT_MOST = 0.99
"""Similarity at most of different tokens that a word table joins."""
SAME_SOUND_AT_MOST = 0.95
JOINED_WITH_A_SLIP = 0.94

_ROUNDED = 1e-9
_LENGTHS = 24
_COLUMNS, _WORD = 32, 8
_FIRST = "aeiouyhs"
"""The letters of the first columns: vowels, and those that a rule asks for by themselves."""
_VOWELS = len(VOWELS)
_LETTERS = _FIRST + "".join(letter for letter in ascii_lowercase if letter not in _FIRST)
_COLUMN = np.full(256, _COLUMNS - 1, dtype=np.uint8)
_COLUMN[[ord(letter) for letter in _LETTERS]] = range(len(_LETTERS))
_ONES = np.uint64(0x0101010101010101)
_OF_VOWELS = np.array([255] * _VOWELS + [0] * (_WORD - _VOWELS), np.uint8).view(np.uint64)[0]


def letters_in(words: Sequence[str]) -> Counts:
    """How often each of the 26 letters stands in each word: one row a word, with empty columns behind that
    make its bytes whole numbers."""
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    letters = np.frombuffer("".join(words).encode("ascii", "replace"), np.uint8)
    row = np.repeat(np.arange(len(words)) * _COLUMNS, lengths)
    counts = np.bincount(row + _COLUMN.take(letters), minlength=_COLUMNS * len(words))
    found = counts.astype(np.int8).reshape(-1, _COLUMNS)
    found[:, -1] = 0  # what is no letter
    return found


def spelled_alike_at_most(first: Counts, second: Counts, edits: Ints, shorter: Ints, turned: Bools) -> Floats:
    """Similarity at most of words with these letters, `edits` (at most 2) apart; `turned`: they begin
    differently. What the edits cost at least is told by the letters that one has and the other lacks.
    """
    told = _told(first, second, edits)
    cost, plural = _by_what_is_told()
    evidence = _evidence().take(np.minimum(shorter, _LENGTHS)) - cost.take(told)
    evidence -= COST["first letter"] * turned
    points, alike = zip(*CURVE, strict=True)
    found: Floats = np.maximum(np.interp(evidence, points, alike), plural.take(told))
    return found


def heard_alike_at_most(spelled: Floats, edits: Ints) -> Floats:
    """Similarity at most of words of which the sounds are so many `edits` apart, by how alike the sounds are
    spelled at most."""
    found = HEARD * spelled
    found[(edits > 1) & (found < LEAST_HEARD - _ROUNDED)] = 0.0
    return np.where(edits == 0, SAME_SOUND_AT_MOST, found)


def edits_allowed(shorter: Ints) -> Ints:
    """Edits between words of which the shorter has so many letters, beyond which they are other words."""
    found: Ints = _most_edits()[np.minimum(shorter, _LENGTHS)]
    return found


_MOST = 3
"""One more than letters of one sort that words two edits apart have beyond each other."""
_TOLD = (_MOST, _MOST, _MOST, _MOST, 2, 2, 2, 2, 2, _MOST)
"""How many ways there are of each that is told of a pair: vowels and other letters put in, the same left out,
whether the letters that changed stand twice in a word, are an h, a y, an s, may be one for another that is
confusable with it, and the edits."""


def _told(first: Counts, second: Counts, edits: Ints) -> Ints:
    """All that is told of pairs of words, as one number each."""
    differ = second - first
    more = np.maximum(differ, 0)
    vowels_in, others_in = _vowels_and_others(more)
    vowels_out, others_out = _vowels_and_others(more - differ)
    changed = differ != 0
    twice = ((np.maximum(first, second) > 1) & changed).view(np.uint64)
    confusable = np.ones(len(differ), dtype=np.bool_)
    replaced = np.flatnonzero((others_in > 0) & (others_out > 0))
    put_in, left_out = more.take(replaced, axis=0) > 0, differ.take(replaced, axis=0) < 0
    first, last = put_in.argmax(axis=1), _COLUMNS - 1 - put_in[:, ::-1].argmax(axis=1)  # two at most
    confusable[replaced] = ((_confusable()[first] | _confusable()[last]) & left_out).any(axis=1)
    found: Ints = np.minimum(vowels_in, _MOST - 1)
    for count, held in (
        *((_MOST, np.minimum(one, _MOST - 1)) for one in (vowels_out, others_in, others_out)),
        (2, (twice[:, 0] | twice[:, 1] | twice[:, 2] | twice[:, 3]) != 0),
        *((2, changed[:, _FIRST.index(letter)]) for letter in "hys"),
        (2, confusable),
        (_MOST, edits),
    ):
        found = found * count + held
    return found


def _vowels_and_others(counts: Counts) -> tuple[Ints, Ints]:
    """How many letters of either sort there are in each row: its bytes added up, eight at a time."""
    words = counts.view(np.uint64)
    vowels = ((words[:, 0] & _OF_VOWELS) * _ONES) >> np.uint64(56)
    whole = ((words[:, 0] + words[:, 1] + words[:, 2] + words[:, 3]) * _ONES) >> np.uint64(56)
    return vowels.astype(np.int64), (whole - vowels).astype(np.int64)


@cache
def _by_what_is_told() -> tuple[Floats, Floats]:
    """By the number of what is told: what the edits cost at least, and what a plural may reach: all that one
    word has beyond the other are letters put in, one an s."""
    vowels_in, vowels_out, others_in, others_out, *flags, edits = np.indices(_TOLD).reshape(len(_TOLD), -1)
    twice, with_h, with_y, with_s, confusable = (flag > 0 for flag in flags)
    put_in, left_out = vowels_in + others_in, vowels_out + others_out
    plural = with_s & (np.abs(put_in - left_out) == edits) & (put_in + left_out == edits)

    vowel_pairs, other_pairs = np.minimum(vowels_in, vowels_out), np.minimum(others_in, others_out)
    spare_vowels = np.abs(vowels_in - vowels_out)
    spare_others = np.abs(others_in - others_out)
    crossed = (vowels_in > vowels_out) == (others_out > others_in)
    mixed = np.where(crossed, np.minimum(spare_vowels, spare_others), 0)
    single_vowels, single_others = spare_vowels - mixed, spare_others - mixed
    pair_cost = np.where(confusable, COST["confusable"], COST["consonant for consonant"])
    consonant = np.where(twice, COST["doubled"], np.where(with_h, COST["h"], COST["consonant"]))
    vowel = np.where(twice, COST["doubled"], COST["vowel"])
    mixed_cost = np.where(with_y, COST["confusable"], COST["vowel for consonant"])  # "y" is like "j" too
    cost = (
        vowel_pairs * COST["vowel for vowel"]
        + other_pairs * pair_cost
        + mixed * mixed_cost
        + single_vowels * vowel
        + single_others * consonant
    )
    # the vowel may stand for either of two consonants
    other_way = (other_pairs == 1) & (single_vowels == 1)
    cost = np.where(other_way, np.minimum(cost, mixed_cost + consonant), cost)
    # a "y" may stand for the letter put in or left out, and the vowel beside it for none
    apart = cost - COST["vowel for vowel"] - consonant + COST["confusable"] + vowel
    cost = np.where(with_y & (vowel_pairs > 0) & (single_others > 0), np.minimum(cost, apart), cost)
    seen = vowel_pairs + other_pairs + mixed + single_vowels + single_others
    unseen = np.maximum(0, edits - seen)  # neighbours swapped, or a letter moved
    cost = cost + np.where(unseen == 1, COST["swapped"], unseen * COST["doubled"])
    # one letter for another may be one letter out and one in, elsewhere
    elsewhere = 2 * vowel_pairs * vowel + 2 * other_pairs * consonant + mixed * (vowel + consonant)
    cost = np.where((unseen > 0) & (seen == 1), np.minimum(cost, elsewhere), cost)
    # or two for two others in a row ("fv", "vw"), of which the one between is not seen to change
    vowels_seen = vowel_pairs + single_vowels + mixed > 0
    first = np.where(vowels_seen, COST["vowel for vowel"], COST["confusable"])
    in_a_row = first + (edits - 1) * COST["confusable"]
    cost = np.where((unseen > 0) & (seen == 1), np.minimum(cost, in_a_row), cost)
    beside_a_swap = COST["swapped"] + (edits - 1) * COST["consonant"]
    cost = np.where(unseen > 0, np.minimum(cost, beside_a_swap), cost)
    return cost, np.where(plural, BY_TABLE_AT_MOST, 0.0)


@cache
def _confusable() -> Bools:
    held = [[one + other in CONFUSABLE for other in _LETTERS] for one in _LETTERS]
    found = np.zeros((_COLUMNS, _COLUMNS), dtype=np.bool_)
    found[: len(held), : len(held)] = held
    return found


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
