"""The listed names that list changes touch, few as they are, and what single words of queries meet in them.

What a word may meet is told by `screening.index.terms`, over the tokens of these names alone. What comes of
it is summed up for each name here, once a word, so that of a query only the sums of its words are left to be
made (`screening.rescreen.sieve`). Words that weigh otherwise before and after weigh here as serves a match
best.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np

from screening.index import Index
from screening.index.build import words_alone
from screening.index.kept import Stretches
from screening.index.parts import acronym_runs, acronym_words, joined
from screening.index.runs import begins, places_of, sums
from screening.index.terms import Terms
from screening.model import Kind
from screening.names import NameForm, Weights
from screening.names.align import is_long_number
from screening.names.bounds import PROFILES, SIDES, cost_allowed, score_at_most, slips_at_least
from screening.snapshot.flat import Array

SLACK = 2e-3
"""Weights and costs of listed names are kept as 32-bit floats, and sums differ with their order."""
SIDE_OF = tuple(int(place == 0) for place in range(len(PROFILES)))
"""Whether each profile weighs tokens as firms' words (0) or as persons' (1)."""
_LEFT = np.array([0.0, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.0, 1.3, 1.7, 2.2, 3.0])
_HIGH = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Entries:
    """Listed names, one after another. Up to `end` in `token` (rows of their words) the distinct tokens of
    each, with the most that they weigh and the least that they cost left over, [firms, persons]; `profiles`
    that weigh queries against each, as bits; `forms` as they were read."""

    forms: Sequence[NameForm]
    end: Array
    token: Array
    weight: Array
    cost: Array
    profiles: Array
    letters: Array
    initials: Array
    repeats: Array

    def __len__(self) -> int:
        return len(self.end)


class Met(NamedTuple):
    """Words and entries that meet. Of each the entry, how many of its tokens the word may meet, and which
    (bits); by side what these weigh, as alike as they are, and cost; by profile what they gain."""

    entry: Array
    times: Array
    bits: Array
    met: Sequence[Array]
    cost: Sequence[Array]
    gains: Sequence[Array]


class Alone(NamedTuple):
    """The same, of which is asked whether one word alone may do: by side what may be left over of the query
    if nothing else of it meets the entry, below 0 where that cannot do."""

    entry: Array
    times: Array
    left: Sequence[Array]


def entries_of(
    parts: Sequence[tuple[Index, Array]], weights: Sequence[Weights], profiles: Array
) -> tuple[Entries, list[str]]:
    """The names of those rows of those indexes, and their tokens in order. `weights`: of all times;
    `profiles`: bits by class of listed name."""
    texts: list[str] = []
    held = []
    for index, rows in parts:
        arrays = index.arrays
        at, size = places_of(arrays.of_end, rows)
        tokens = [index.words[row] for row in arrays.of_token[at].tolist()]
        texts += tokens
        cost = np.stack([arrays.of_firm[at], arrays.of_person[at]], axis=1).astype(np.float64)
        held.append((arrays, rows, size, cost, index.weights))
    words = sorted(set(texts))
    row_of = {word: row for row, word in enumerate(words)}
    most, least = _either(words, weights)
    token = np.array([row_of[text] for text in texts], dtype=np.int64)
    own = np.concatenate([np.repeat(np.array([at]), len(one[3])) for at, one in enumerate(held)])
    weighed = np.stack([_weights(words, one[4]) for one in held])[own, token]
    # what a token costs is its weight times what its place says
    share = np.where(weighed > 0.0, least[token] / np.maximum(weighed, 1e-9), 1.0)
    forms = [form for index, rows in parts for form in index.forms(rows)]
    cost = np.concatenate([one[3] for one in held]) * np.minimum(1.0, share)
    size = np.concatenate([one[2] for one in held])
    flags = np.concatenate([profiles[one[0].name_class[one[1]]] for one in held])
    kept = _distinct(forms, flags, cost, size.cumsum())
    at, size = places_of(size.cumsum(), kept)
    found = Entries(
        [forms[row] for row in kept.tolist()],
        size.cumsum(),
        token[at],
        most[token[at]],
        cost[at],
        flags[kept],
        np.concatenate([one[0].name_letters[one[1]] for one in held])[kept],
        np.concatenate([one[0].name_initials[one[1]] for one in held])[kept],
        np.concatenate([one[0].name_repeats[one[1]] for one in held])[kept],
    )
    return found, words


def _distinct(forms: Sequence[NameForm], profiles: Array, cost: Array, end: Array) -> Array:
    """The rows of names that are another in anything that counts here: most of those of a party that changed
    stand in its records of both times."""
    first: dict[tuple[object, ...], int] = {}
    start = 0
    for row, (form, flags, stop) in enumerate(zip(forms, profiles.tolist(), end.tolist(), strict=True)):
        key = form.tokens, form.kind is Kind.PERSON, flags, cost[start:stop].tobytes()
        first.setdefault(key, row)
        start = stop
    return np.array(list(first.values()), dtype=np.int64)


def _weights(words: Sequence[str], weights: Weights) -> Array:
    return np.array([(weights.weight(word), weights.personal(word)) for word in words]).reshape(-1, 2)


def _either(words: Sequence[str], weights: Sequence[Weights]) -> tuple[Array, Array]:
    """What words weigh at most and at least at any time."""
    each = np.stack([_weights(words, one) for one in weights])
    return each.max(axis=0), each.min(axis=0)


class Among:
    """Entries, and for each word of queries (by a number of our own) what it meets in them."""

    def __init__(self, entries: Entries, words: Sequence[str], floor: float) -> None:
        self.entries, self._floor = entries, floor
        joins = [
            (text, at, form.tokens[first:end])
            for at, form in enumerate(entries.forms)
            for text, first, end in joined(form.tokens)
        ]
        texts = sorted({text for text, _, _ in joins})
        self.terms: Terms = words_alone(words, texts)
        self._words = frozenset(words)
        self._runs = {
            text
            for form in entries.forms
            if form.kind is not Kind.PERSON and len(form.tokens) > 2
            for text, _, _ in acronym_runs(acronym_words(form.tokens))
        }
        size = np.diff(entries.end, prepend=0)
        name = np.repeat(np.arange(len(entries)), size)
        order = np.argsort(entries.token, kind="stable")
        self._posted = np.bincount(entries.token, minlength=len(words)).cumsum(), order
        self._name, self._place = name, np.arange(len(name)) - (entries.end - size)[name]
        self._joined = self._parts_of(joins, texts)
        self.whole = np.stack([sums(name, entries.cost[:, side], len(entries)) for side in (0, 1)], axis=1)
        self._met = Stretches(np.int32, np.int32, np.float32, np.float32, np.uint64, *[np.float32] * 7)
        at, postings = places_of(self._posted[0], np.arange(len(words)))
        owner = np.repeat(np.arange(len(words)), postings)
        # by its row one of their own words meets itself alone; what is learnt is numbered behind these
        self._met.extend(*self._summed(owner, order[at], np.ones(len(at)), len(words)))

    def learn(self, words: list[str]) -> tuple[Array, Array]:
        """Find what new words meet; they are numbered on from those that are known. Whether each meets
        anything; whether it may be neighbours of an entry by their initials, or is a long number of one."""
        counts, rows, unlike = self.terms.neighbours(words)
        each, joins = self.terms.as_one(words)
        posted = self._posted
        at, postings = places_of(posted[0], rows.astype(np.int64)) if len(rows) else (rows, rows)
        owner = np.repeat(np.repeat(np.arange(len(words)), counts), postings)
        place = posted[1][at]
        alike = np.repeat(1.0 - unlike / 255.0, postings)
        several, parts = self._joined.of(joins)
        owner = np.concatenate([owner, np.repeat(np.repeat(np.arange(len(words)), each), several)])
        place, alike = np.concatenate([place, *parts]), np.concatenate([alike, np.ones(len(parts[0]))])
        self._met.extend(*self._summed(owner, place, alike, len(words)))
        others = [word in self._runs or (word in self._words and is_long_number(word)) for word in words]
        meets: Array = np.bincount(owner, minlength=len(words)) > 0
        return meets, np.array(others, dtype=np.bool_)

    def _parts_of(self, joins: Sequence[tuple[str, int, Sequence[str]]], texts: Sequence[str]) -> Stretches:
        """For each text the places of the tokens, of all entries, that it is written as one."""
        entries, row_of = self.entries, self.terms.row_of
        start = entries.end - np.diff(entries.end, prepend=0)
        places: dict[str, dict[int, None]] = {text: {} for text in texts}
        for text, entry, tokens in joins:
            own = entries.token[start[entry] : entries.end[entry]].tolist()
            places[text].update((int(start[entry]) + own.index(row_of[token]), None) for token in tokens)
        found = Stretches(np.int64)
        held = list(places.values())
        size = np.fromiter(map(len, held), np.int64, len(held))
        found.extend(size, np.fromiter(chain.from_iterable(held), np.int64, int(size.sum())))
        return found

    def _summed(self, owner: Array, place: Array, alike: Array, count: int) -> tuple[Array, ...]:
        """What is kept of each word and entry, of meetings of a word and a token of an entry."""
        entries = self.entries
        key = (owner.astype(np.uint64) << _HIGH) | self._name[place].astype(np.uint64)
        order = np.argsort(key, kind="stable")
        key, place, alike = key[order], place[order], alike[order]
        first = begins(key)
        start, group = np.flatnonzero(first), np.cumsum(first) - 1
        entry = (key[start] & _LOW).astype(np.int64)
        owner = (key[start] >> _HIGH).astype(np.int64)

        def total(values: Array) -> Array:
            return sums(group, values, len(start))

        bits = (
            np.bitwise_or.reduceat(np.uint64(1) << (self._place[place] % 64).astype(np.uint64), start)
            if (len(start))
            else np.empty(0, np.uint64)
        )
        times = np.bincount(group, minlength=len(start)).astype(np.int64)
        met = [total(entries.weight[place, side] * alike) for side in (0, 1)]
        cost = [total(entries.cost[place, side]) for side in (0, 1)]
        gains = [
            total(entries.weight[place, SIDE_OF[at]] * gain(at, alike, self._floor))
            for at in range(len(PROFILES))
        ]
        left = self._left(entry, met, cost, gains)
        counts = np.bincount(owner, minlength=count)
        return counts, entry, times, *left, bits, *met, *cost, *gains

    def _left(
        self, entry: Array, met: Sequence[Array], cost: Sequence[Array], gains: Sequence[Array]
    ) -> list[Array]:
        """What may be left over of a query of which one word alone meets the entry, at most; below 0 where it
        cannot do alone. An end of the query or of the entry is left over then, so it costs in full."""
        found = []
        for side, mine in enumerate(SIDES):
            right = np.maximum(0.0, self.whole[entry, side] - cost[side])
            most = np.full(len(entry), -1.0)
            for bit, one in mine.items():
                gained = gains[bit.bit_length() - 1] + SLACK
                above = (gained - one.substitution * right) / one.omission + right
                below = (gained - one.omission * right) / (one.substitution - one.omission)
                linear = np.where(gained >= one.substitution * right, above, below)
                at = np.flatnonzero((linear >= 0.0) & (self.entries.profiles[entry] & bit > 0))
                if not len(at):
                    continue
                shape = (len(at), len(_LEFT))
                wide = np.broadcast_to(met[side][at, None] + SLACK, shape)
                scores = score_at_most(
                    one,
                    wide,
                    np.zeros(shape),
                    np.broadcast_to(_LEFT, shape),
                    np.broadcast_to(right[at, None], shape),
                    between=False,
                )
                passed = (scores >= self._floor).sum(axis=1)  # the more is left over, the less it scores
                steps = np.concatenate([[-1.0], _LEFT[1:], [np.inf]])
                most[at] = np.maximum(most[at], np.minimum(linear[at], steps[passed]))
            found.append(most)
        return found

    def places(self, words: Array, named: Array) -> tuple[Array, Array]:
        """Where it stands what words meet, and behind them some of the entries' own by their rows (of which
        each meets itself alone): the places, and how many each has."""
        return self._met.places(np.concatenate([words + len(self.terms.words), named]))

    def alone(self, places: Array) -> Alone:
        """What may be left over beside what meets at these places."""
        entry, times, *left = self._met.at(places, *range(4))
        return Alone(entry, times, left)

    def met(self, places: Array) -> Met:
        """What meets at these places."""
        entry, times, bits, *rest = self._met.at(places, 0, 1, *range(4, 12))
        return Met(entry, times, bits, rest[:2], rest[2:4], rest[4:])


def gain(profile: int, alike: Array, floor: float) -> Array:
    """What a meeting so alike adds at most to what may be left over, of its weight: nothing where the slip
    costs more (`screening.names.bounds.cost_allowed`)."""
    one = PROFILES[profile]
    slip = slips_at_least(one) * (1.0 - alike)
    found: Array = np.maximum(0.0, cost_allowed(one, floor) * alike - slip)
    return found
