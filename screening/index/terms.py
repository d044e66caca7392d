"""Query tokens -> the listed tokens each may meet, with the most that their similarity can be.

A bound, not an answer: `screening.names.meet` decides, for the few names that are compared. What is found
for a token depends on it and the lists alone, and is kept for the next name that has it: many names then
fetch what they need by a few array operations.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from contextlib import suppress

import numpy as np

from screening.index.affixes import Affixes
from screening.index.arrays import Arrays, checksums, rows_of_many
from screening.index.kept import Grown, Stretches
from screening.index.parts import JOINED_LETTERS
from screening.index.runs import begins, places_of
from screening.index.spellings import Remains
from screening.index.traits import Listed, Traits, spelled
from screening.names.keys import asked_by_sort, plurals_of
from screening.names.spelling import sounds
from screening.names.sums import LONGEST, LessOne, letter_sums
from screening.names.tokens import misread_words
from screening.names.vocabulary import families
from screening.names.weights import Weights
from screening.names.word_bounds import (
    BY_TABLE_AT_MOST,
    LEAST,
    by_start_at_most,
    edits_allowed,
    heard_alike_at_most,
    letters_in,
    spelled_alike_at_most,
)
from screening.snapshot.flat import Array, Texts

EDITS_JOINED, LEAST_MISSPELLED = 1, 6
"""Slips in neighbours written as one, and the letters they must have for one."""
MOST_KEPT = 70_000
"""Tokens whose neighbours are kept; beyond, all are forgotten and found again when asked for."""
RAW, SOUND = 1, 2
_AT_ONCE = 4096
"""Pairs of words whose letters are held against each other together: as many as a processor keeps at hand."""


def unlike_at_least(alike: Array) -> Array:
    """By how much words are unlike at least that are so alike (0-1) at most: 255 is wholly."""
    found: Array = (255.0 - np.ceil(alike * 255.0 - 1e-6)).astype(np.uint8)
    return found


class Terms:
    """The tokens of the listed names."""

    def __init__(self, arrays: Arrays) -> None:
        self.words: list[str] = list(Texts(arrays.token_text, arrays.token_end))
        self.parties: list[int] = arrays.token_parties.tolist()
        self.row_of = {word: row for row, word in enumerate(self.words)}
        tabled = list(families())
        self.listed, self.tabled = Listed(letter_sums(self.words)), Listed(letter_sums(tabled))
        self.acronyms = Listed(spelled(self.words))
        self._affixes = Affixes([*self.words, *tabled])
        self._arrays = arrays
        self._joined = Remains(arrays.joined_filed, arrays.joined_start, EDITS_JOINED)
        self._joined_texts = Texts(arrays.joined_text, arrays.joined_end)
        self._remains = Remains(arrays.near_filed, arrays.near_start)
        self._spellings = [*self.words, *Texts(arrays.sound_text, arrays.sound_end)]
        self._lengths = np.fromiter(map(len, self.words), dtype=np.int64, count=len(self.words))
        self._sizes = np.fromiter(map(len, self._spellings), np.int64, len(self._spellings))
        self._initials = np.fromiter((ord(one[0]) for one in self._spellings), np.int64, len(self._spellings))
        self._letters = letters_in(self._spellings)
        self.forget()

    def forget(self) -> None:
        """Forget all that was found; it is found again when asked for."""
        self.number: dict[str, int] = {}
        """Token -> the number under which the arrays below have it."""
        self._stretch: dict[tuple[int, float], int] = {}
        self._keyed: dict[str, list[int]] = {}
        self.near = Stretches(np.uint32, np.uint8)
        """Rows of listed tokens, in order, and how unlike each is at least (`unlike_at_least`)."""
        self.joined = Stretches(np.uint32)
        """Rows of listed neighbours that the token may be, written as one."""
        self.weight = Grown(np.float64, 2)
        """[firms, persons]: what the token weighs."""
        self.traits = Traits(self._affixes)

    def learn(self, tokens: Sequence[str], weights: Weights) -> Array:
        """The numbers of these tokens; of new ones all there is to know is found and kept."""
        if len(self.number) + len(self._stretch) + len(self._keyed) > MOST_KEPT:
            self.forget()
        with suppress(KeyError):
            return self._numbers(tokens)
        new = [token for token in dict.fromkeys(tokens) if token not in self.number]
        start = self.weight.size
        self.near.extend(*self.neighbours(new))
        self.joined.extend(*self.as_one(new))
        sums = LessOne.of(new)
        self.weight.extend(np.array(weights.of_many(new, sums)))
        self.traits.extend(new, sums)
        self.number.update(zip(new, range(start, start + len(new)), strict=True))
        return self._numbers(tokens)

    def _numbers(self, tokens: Sequence[str]) -> Array:
        return np.fromiter(map(self.number.__getitem__, tokens), np.int64, len(tokens))

    def stretches(self, rows: Array, alike: Array) -> Array:
        """The numbers of several words that written as one, or by their initials, are a listed word, by its
        row and how alike they are to it; what they weigh and cost is not known here."""
        asked = list(zip(rows.tolist(), alike.tolist(), strict=True))
        with suppress(KeyError):
            return self._numbered(asked)
        new = [one for one in dict.fromkeys(asked) if one not in self._stretch]
        start = self.weight.size
        one, nothing = np.ones(len(new), dtype=np.int64), np.zeros((len(new), 2))
        own = np.array([row for row, _ in new])
        self.near.extend(one, own, unlike_at_least(np.array([alike for _, alike in new])))
        self.joined.extend(0 * one, one[:0])
        self.weight.extend(nothing)
        words = [self.words[row] for row, _ in new]
        self.traits.extend(words, LessOne.of(words))
        self._stretch.update(zip(new, range(start, start + len(new)), strict=True))
        return self._numbered(asked)

    def _numbered(self, asked: Sequence[tuple[int, float]]) -> Array:
        return np.fromiter(map(self._stretch.__getitem__, asked), np.int64, len(asked))

    def near_words(self, sums: Array, places: Array, gaps: Array) -> tuple[Array, Array]:
        """(place, row of a listed word) of texts that may be one slip apart, by the sums of their remains and
        the gap of each; `places`: of which text each is. Whoever asks looks at the texts themselves."""
        left, right = self._remains.a_slip_off(sums, places, gaps)
        kept = right < len(self.words)
        return left[kept], right[kept]

    def keyed(self, texts: Sequence[str]) -> list[tuple[int, int]]:
        """(place of a text, row of a listed word) of those that a table, or consonants without vowels, may
        join to one, in order."""
        new = [text for text in dict.fromkeys(texts) if text not in self._keyed]
        if new:
            found: dict[str, set[int]] = {text: set() for text in new}
            places, rows, _ = self._by_keys(new, sounds(new))
            for place, row in zip(places.tolist(), rows.tolist(), strict=True):
                found[new[place]].add(row)
            self._keyed.update((text, sorted(held)) for text, held in found.items())
        return [(place, row) for place, text in enumerate(texts) for row in self._keyed[text]]

    def neighbours(self, tokens: list[str]) -> tuple[Array, Array, Array]:
        """How many neighbours each of distinct tokens has, their rows, how unlike they are at least; of a
        token with digits read for letters also those of the word."""
        asked = len(tokens)
        same = [(place, row) for place, one in enumerate(tokens) if (row := self.row_of.get(one)) is not None]
        read = [(place, word) for place, token in enumerate(tokens) for word in misread_words(token)]
        same += [(place, row) for place, word in read if (row := self.row_of.get(word)) is not None]
        tokens = [*tokens, *(word for _, word in read)]
        words = [place for place, token in enumerate(tokens) if len(token) > 1 and token.isalpha()]
        spelled = [tokens[place] for place in words]
        heard, owners = sounds(spelled), np.array(words, dtype=np.int64)
        keyed, filed, by_key = self._by_keys(spelled, heard)
        parts = [
            (
                np.array([place for place, _ in same], dtype=np.int64),
                np.array([row for _, row in same], dtype=np.int64),
                np.ones(len(same)),
            ),
            self._spelled(spelled, heard, owners),
            (owners[keyed], filed, by_key),
            self._by_start(tokens, words),
            self._plurals(tokens, words),
        ]
        owner = np.array([*range(asked), *(place for place, _ in read)], dtype=np.uint64)
        places = owner[np.concatenate([part[0] for part in parts])]
        rows = np.concatenate([part[1] for part in parts]).astype(np.uint64)
        alike = np.concatenate([part[2] for part in parts])
        kept = alike >= LEAST
        filed = (places[kept] << np.uint64(40)) | (rows[kept] << np.uint64(8)) | unlike_at_least(alike[kept])
        filed.sort()
        filed = filed[begins(filed >> np.uint64(8))]
        counts = np.bincount((filed >> np.uint64(40)).astype(np.int64), minlength=asked)
        return counts, (filed >> np.uint64(8)).astype(np.uint32), filed.astype(np.uint8)

    def as_one(self, tokens: list[str]) -> tuple[Array, Array]:
        """How many listed neighbours written as one are each token, or one slip from it, and their rows."""
        words = [place for place, token in enumerate(tokens) if len(token) in JOINED_LETTERS]
        asked = [tokens[place] for place in words]
        near = self._joined.near(asked)
        sizes = np.fromiter(map(len, asked), np.int64, len(asked))
        allowed = EDITS_JOINED * (sizes[near.asked] >= LEAST_MISSPELLED)
        near = near.surely().within(allowed, asked, self._joined_texts)
        owner = np.array(words, dtype=np.int64)[near.asked]
        return np.bincount(owner, minlength=len(tokens)), near.listed

    def _spelled(self, tokens: list[str], heard: list[str], places: Array) -> tuple[Array, Array, Array]:
        """Tokens spelled or sounding alike."""
        apart = [at for at, token in enumerate(tokens) if heard[at] != token]
        asked = tokens + [heard[at] for at in apart]
        owner = [*range(len(tokens)), *apart]
        how = [RAW | SOUND if heard[at] == token else RAW for at, token in enumerate(tokens)]
        how += [SOUND] * (len(asked) - len(tokens))
        near, sizes = self._remains.near(asked), np.fromiter(map(len, asked), np.int64, len(asked))
        allowed = edits_allowed(np.minimum(sizes[near.asked], self._sizes[near.listed]))
        left, right, edits, _ = near.within(allowed, asked, self._spellings)
        initials = np.fromiter((ord(one[0]) for one in asked), np.int64, len(asked))
        shorter = np.minimum(sizes[left], self._sizes[right])
        turned = initials[left] != self._initials[right]
        letters, alike = letters_in(asked), np.empty(len(left))
        for start in range(0, len(left), _AT_ONCE):
            own = slice(start, start + _AT_ONCE)
            both = letters[left[own]], self._letters[right[own]]
            alike[own] = spelled_alike_at_most(*both, edits[own], shorter[own], turned[own])
        at, counts = places_of(self._arrays.link_end, right)
        pair = np.repeat(np.arange(len(left)), counts)
        ways = np.array(how, dtype=np.uint8)[left[pair]] & self._arrays.link_how[at]
        pair, at, ways = pair[ways > 0], at[ways > 0], ways[ways > 0]
        token, row = np.array(owner, dtype=np.int64)[left[pair]], self._arrays.link_token[at].astype(np.int64)
        sounding = heard_alike_at_most(alike[pair], edits[pair])
        # the longest words are found by their sounds alone
        sounding[np.maximum(sizes[token], self._lengths[row]) > LONGEST] = BY_TABLE_AT_MOST
        found = np.where(ways & RAW, alike[pair], 0.0)
        return places[token], row, np.where(ways & SOUND, np.maximum(found, sounding), found)

    def _by_keys(self, tokens: Sequence[str], heard: Sequence[str]) -> tuple[Array, Array, Array]:
        """Tokens that a word table, or bare consonants, may join; `heard`: how each sounds."""
        asked = asked_by_sort(tokens, heard)
        sums = np.concatenate([checksums(one.rest, one.sort) for one in asked])
        order = np.argsort(sums)  # in order they are found in half the time
        at, counts = rows_of_many(self._arrays.key_sum, sums[order])
        places = np.concatenate([np.array(one.places, dtype=np.int64) for one in asked])
        rows = self._arrays.key_token[at].astype(np.int64)
        return np.repeat(places[order], counts), rows, np.full(len(rows), BY_TABLE_AT_MOST)

    def _plurals(self, tokens: list[str], words: list[int]) -> tuple[Array, Array, Array]:
        """Tokens that are one word's plural or singular, though it is too short for so many edits ("real",
        "reales")."""
        found = [
            (place, row)
            for place in words
            for other in plurals_of(tokens[place])
            if (row := self.row_of.get(other)) is not None
        ]
        places, rows = (np.array([pair[side] for pair in found], dtype=np.int64) for side in (0, 1))
        return places, rows, np.full(len(found), BY_TABLE_AT_MOST)

    def _by_start(self, tokens: list[str], words: list[int]) -> tuple[Array, Array, Array]:
        """Tokens that begin with the asked one, or that it begins with."""
        places: list[int] = []
        rows: list[int] = []
        for place in words:
            token = tokens[place]
            if len(token) < 3:
                continue
            first = bisect_left(self.words, token)
            if first < len(self.words) and self.words[first].startswith(token):
                last = bisect_left(self.words, token + "~", first)
                places += [place] * (last - first)
                rows += range(first, last)
            for cut in range(3, len(token)):
                row = self.row_of.get(token[:cut])
                if row is not None:
                    places.append(place)
                    rows.append(row)
        where, found = np.array(places, dtype=np.int64), np.array(rows, dtype=np.int64)
        sizes = np.fromiter(map(len, tokens), np.int64, len(tokens))[where]
        return where, found, by_start_at_most(sizes, self._lengths[found])
