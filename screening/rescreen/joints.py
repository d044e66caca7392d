"""Neighbours of many names that, written as one or by their initials, may be a word of a touched name.

Found for all names at once, by what their words are to the beginnings and ends of touched words. None is
passed over that `screening.index.elements` would find; some may be none. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from screening.index.kept import Grown, Stretches
from screening.index.parts import ACRONYM_LETTERS, ARTICLE, LEAST_JOINED
from screening.index.runs import expanded
from screening.index.terms import LEAST_MISSPELLED, Terms
from screening.index.traits import followed
from screening.names.lines import Lines
from screening.names.spelling import is_bare
from screening.names.sums import POWERS, LessOne, letter_sums
from screening.names.vocabulary import families, word_class
from screening.snapshot.flat import Array

_BEGINS, _NEARLY_BEGINS, _ENDS, _NEARLY_ENDS, _BARE, _ARTICLE, _SMALL = (1 << place for place in range(7))


class Joined(NamedTuple):
    """Neighbours that may be a touched word: the place of the first among all tokens, how many tokens they
    are, and the row of the word in `Terms`."""

    place: Array
    size: Array
    word: Array


class _Filed:
    """Texts by the sums over their letters, each with a row of a word."""

    def __init__(self, texts: Sequence[str], rows: Sequence[int], *, less: bool = False) -> None:
        """`less`: also what is left of each text without one of its letters."""
        sums, own = letter_sums(texts), np.array(rows, dtype=np.int64)
        if less:
            _, others, letters = LessOne.of(texts)
            sums, own = np.concatenate([sums, others]), np.concatenate([own, np.repeat(own, letters.size)])
        order = np.argsort(sums, kind="stable")
        self._sums, self._rows = sums[order], own[order]

    def hold(self, sums: Array) -> Array:
        """For each text, by its sum, whether it is among them."""
        if not len(self._sums):
            return np.zeros(len(sums), dtype=np.bool_)
        found: Array = self._sums[np.minimum(self._sums.searchsorted(sums), len(self._sums) - 1)] == sums
        return found

    def of(self, sums: Array) -> tuple[Array, Array]:
        """(place of a text, row) of those that are among them."""
        first, last = (self._sums.searchsorted(sums, side) for side in ("left", "right"))
        at, counts = expanded(first, last - first)
        return np.repeat(np.arange(len(sums)), counts), self._rows[at]


class Joints:
    """The words of names by number, as far as they may be part of one of the words that `terms` have."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        rows = list(range(len(terms.words)))
        names = [word for word in families() if len(word) >= LEAST_JOINED]
        tabled = [(names[at], row) for at, row in terms.keyed(names)]
        whole = [*terms.words, *(word for word, _ in tabled)], [*rows, *(row for _, row in tabled)]
        self._whole = _Filed(*whole)
        self._nearly = _Filed(terms.words, rows, less=True)
        short = [row for row in rows if len(terms.words[row]) in ACRONYM_LETTERS]
        self._acronyms = _Filed([terms.words[row] for row in short], short)
        self._parts = []
        for parts in (
            {word[:cut] for word in whole[0] for cut in range(len(word) + 1)},
            {word[cut:] for word in whole[0] for cut in range(len(word) + 1)},
        ):
            texts, nothing = sorted(parts), [0] * len(parts)
            self._parts.append((_Filed(texts, nothing), _Filed(texts, nothing, less=True)))
        self._texts: list[str] = []
        self._flags, self._first = Grown(np.uint8), Grown(np.uint64)
        self._text, self._size = Grown(np.uint64), Grown(np.int64)
        self._ends, self._less = Grown(np.uint64, 2), Stretches(np.uint64)

    def learn(self, words: Sequence[str]) -> None:
        """Add words; they are numbered on."""
        text, less, letters = LessOne.of(words)
        found, cut = np.zeros(len(words), dtype=np.uint8), letters.size
        row = np.repeat(np.arange(len(words)), cut)
        kinds = (_BEGINS, _NEARLY_BEGINS), (_ENDS, _NEARLY_ENDS)
        for (exactly, nearly), (once, almost) in zip(self._parts, kinds, strict=True):
            found |= np.where(exactly.hold(text), once | almost, 0).astype(np.uint8)
            found |= np.where(nearly.hold(text), almost, 0).astype(np.uint8)
            found[row[nearly.hold(less)]] |= almost
        classes = word_class()
        for at, word in enumerate(words):
            found[at] |= _BARE * is_bare(word) | _ARTICLE * (word == ARTICLE)
            found[at] |= _SMALL * (classes.get(word) == "function")
        self._texts += words
        self._flags.extend(found)
        self._less.extend(cut, less)
        self._first.extend(letter_sums([word[0] for word in words]))
        self._text.extend(text)
        self._size.extend(np.minimum(np.fromiter(map(len, words), np.int64, len(words)), len(POWERS) // 4))
        ends = "".join([word[-1] + word[0] for word in words]).encode("ascii", "replace")
        self._ends.extend(np.frombuffer(ends, np.uint8).reshape(-1, 2).astype(np.uint64))

    def of(self, names: Lines, *, initials: bool) -> Joined:
        """All neighbours in the names that may be such a word, as one or (`initials`) by their initials."""
        if len(names.number) < 2:
            nothing = np.empty(0, dtype=np.int64)
            return Joined(nothing, nothing, nothing)
        found = [*self._two(names.number, names.row), *self._three(names.number, names.row)]
        if initials:
            found += self._by_initials(names.number, names.row)
        return Joined(*(np.concatenate(column) for column in zip(*found, strict=True)))

    def _two(self, number: Array, row: Array) -> list[Joined]:
        """Two words that may be one, or but for one letter."""
        first, last = self._flags.values[number[:-1]], self._flags.values[number[1:]]
        slip = _are(first, _BEGINS, last, _NEARLY_ENDS) | _are(first, _NEARLY_BEGINS, last, _ENDS)
        slip |= self._swapped(number[:-1], number[1:])
        bare = _are(first, _BARE, last, _BARE)
        place = np.flatnonzero((slip | bare) & (row[1:] == row[:-1]))
        left, right = number[place], number[place + 1]
        at, word = self._whole.of(self._as_one(left, right))
        near, other = self._a_slip_off(left, right)
        return [
            Joined(place[at], np.full(len(at), 2), word),
            Joined(place[near], np.full(len(near), 2), other),
            self._bare(place[bare[place]], 2, number),
        ]

    def _three(self, number: Array, row: Array) -> list[Joined]:
        """Three words that may be one, the one between them silent if it is an article."""
        first, between, last = (
            self._flags.values[number[place : len(number) - 2 + place]] for place in range(3)
        )
        bare = _are(first, _BARE, last, _BARE) & (between & (_BARE | _ARTICLE) > 0)
        place = np.flatnonzero((_are(first, _BEGINS, last, _ENDS) | bare) & (row[2:] == row[:-2]))
        left, middle, right = number[place], number[place + 1], number[place + 2]
        silent = between[place] & _ARTICLE > 0
        size = self._size.values[left] + np.where(silent, 0, self._size.values[middle])
        text = np.where(silent, self._text.values[left], self._as_one(left, middle))
        at, word = self._whole.of(followed(text, size, self._text.values[right]))
        return [Joined(place[at], np.full(len(at), 3), word), self._bare(place[bare[place]], 3, number)]

    def _bare(self, places: Array, count: int, number: Array) -> Joined:
        """Words without vowels that written as one may have the consonants of another."""
        found: list[tuple[int, str]] = []
        for place in places.tolist():
            words = [self._texts[one] for one in number[place : place + count].tolist()]
            text = "".join([words[0], *(word for word in words[1:] if word != ARTICLE)])
            if len(text) >= LEAST_JOINED:
                found.append((place, text))
        keyed = [(found[at][0], row) for at, row in self._terms.keyed([text for _, text in found])]
        place, word = np.array(keyed, dtype=np.int64).reshape(-1, 2).T
        return Joined(place, np.full(len(place), count), word)

    def _by_initials(self, number: Array, row: Array) -> list[Joined]:
        """Words of which the first letters, small ones left out, are one."""
        plain = np.flatnonzero(self._flags.values[number] & _SMALL == 0)
        row, first = row[plain], self._first.values[number[plain]]
        start = np.flatnonzero(row[2:] == row[:-2])
        text = first[start] + first[start + 1] * POWERS[1]
        found = []
        for place in range(2, ACRONYM_LETTERS.stop - 1):
            end = np.minimum(start + place, len(row) - 1)
            kept = (end == start + place) & (row[end] == row[start])
            start, end, text = start[kept], end[kept], text[kept]
            text = text + first[end] * POWERS[place]
            at, word = self._acronyms.of(text)
            begun = plain[start[at]]
            found.append(Joined(begun, plain[end[at]] + 1 - begun, word))
        return found

    def _as_one(self, first: Array, last: Array) -> Array:
        text = self._text.values
        return followed(text[first], self._size.values[first], text[last])

    def _a_slip_off(self, first: Array, last: Array) -> tuple[Array, Array]:
        """(place, row of a word) of two words each that may be another but for one letter, written as one."""
        size, text = self._size.values[first], self._text.values
        places, sums = [np.arange(len(first))], [self._as_one(first, last)]
        counts, (less,) = self._less.of(first)
        places.append(np.repeat(places[0], counts))
        sums.append(followed(less, size[places[1]] - 1, text[last][places[1]]))
        counts, (less,) = self._less.of(last)
        places.append(np.repeat(places[0], counts))
        sums.append(followed(text[first][places[2]], size[places[2]], less))
        long = np.flatnonzero(size + self._size.values[last] >= LEAST_MISSPELLED)
        place, whole = np.concatenate(places), np.concatenate(sums)
        kept = np.isin(place, long)
        at, row = self._nearly.of(whole[kept])
        pairs = np.unique(np.stack([place[kept][at], row]), axis=1)
        return pairs[0], pairs[1]

    def _swapped(self, first: Array, last: Array) -> Array:
        """For each two words whether with the two letters swapped where they meet they are one."""
        size, ends = self._size.values[first], self._ends.values
        before, behind = ends[first, 0], ends[last, 1]
        turned = (behind - before) * POWERS[size - 1] + (before - behind) * POWERS[size]
        return self._whole.hold(self._as_one(first, last) + turned)


def _are(first: Array, one: int, last: Array, other: int) -> Array:
    found: Array = (first & one > 0) & (last & other > 0)
    return found
