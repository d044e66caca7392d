"""Many names of one kind -> those that list changes may move; the others need no look of their own.

A first look, before `screening.rescreen.concerned`: it lets through whatever that would let through, and
more, at a fraction of the time. It passes over a name only if

- no word of it weighs otherwise, and its key, what it is short for and what it may be cut off from are filed
  with no touched name;
- no words of it, written as one or by their initials, may be a word of a touched name, nor the other way
  round, and it shares no long number with one;
- against no touched name its words can reach the score that is looked for. What a word meets in such a name
  (`screening.rescreen.among`) is summed up over the words as `screening.index.bounding` does, each sum on the
  side that serves a match: what met and gained at its most, what is left over on either side at its least.

Why that is a bound: a token that is met counts what it weighs at most at any time, as alike as it may be; a
slip is counted only as far as what met still gains by it, and not at all where several words may meet one
token; a word that meets nothing counts the least that it costs at any time and in any place. So for each pair
what met is no less, and what is left over no more, than in `screening.index.bounding`, and the score that
follows rises with the first and falls with the others. Nothing is judged here. It refuses nothing: what it
cannot sum up passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from screening.index.arrays import checksum
from screening.index.build import CUT, SURNAME
from screening.index.elements import stretched
from screening.index.parts import acronym_words
from screening.index.runs import begins, sums
from screening.model import Kind
from screening.names import left_unread
from screening.names.agreement import PERSON
from screening.names.bounds import PROFILES, cost_allowed, score_at_most
from screening.names.columns import Reader
from screening.names.inside import names_in
from screening.names.leftovers import CUT_OFF, SYLLABLE, cut_keys, fills_a_field
from screening.names.reading import MOST_WORDS
from screening.names.readings import Column
from screening.rescreen.among import SIDE_OF, SLACK, Among, Met
from screening.rescreen.touched import Touched
from screening.rescreen.vocabulary import Vocabulary
from screening.snapshot.flat import Array

_LETTER = 0.15 * SYLLABLE
"""What a single letter costs left over at most (`screening.index.bounding`)."""
_REPEATED = 3
_FULL = frozenset(width for width in range(100) if fills_a_field(" " * width))
_HIGH = np.uint64(32)
_MOST_KEPT = 200_000


class _Asked(NamedTuple):
    """Names: how many tokens each has, their numbers, what each costs left over at least; whether a token
    stands twice in it; whether it passes without a look."""

    size: Array
    number: Array
    cost: Array
    repeats: Array
    passes: Array


class Sieve:
    """Looks at names of one kind, for scores of `floor` and more."""

    def __init__(self, touched: Touched, kind: Kind, floor: float) -> None:
        self._kind, self._floor = kind, floor
        self._among: Among = touched.among(kind, floor)
        self._sums = touched.sums
        self._reader = Reader(kind)
        self._plain = None if kind is Kind.UNKNOWN else Reader(Kind.UNKNOWN)
        self._words = Vocabulary(touched, kind, self._among)

    @property
    def full(self) -> bool:
        """Whether it has learnt so many words that a new one should take its place."""
        return len(self._words) > _MOST_KEPT

    def may_move(self, texts: Sequence[str]) -> Array:
        """For each name, without blanks around it, whether it may be moved."""
        asked = self._asked(texts)
        query = np.repeat(np.arange(len(texts)), asked.size)
        found = asked.passes
        found[query[self._words.passes.values[asked.number]]] = True
        found[self._reaching(asked, query, ~found[query])] = True
        return found

    # --- names -> words ------------------------------------------------------------------------------

    def _asked(self, texts: Sequence[str]) -> _Asked:
        column = self._reader.read(texts)
        tokens: list[str] = []
        size: list[int] = []
        free: list[int] = []
        free_in_firms: list[int] = []
        repeats, passes = [], []
        for at, text in enumerate(texts):
            own, tail, written, told = _read(column, at)
            start = len(tokens)
            tokens += own
            size.append(len(own))
            passes.append(told or self._filed(text, own))
            free += range(start + tail, len(tokens))
            if len(text) >= CUT_OFF:
                free.append(len(tokens) - 1)
            twice = len(set(own)) < len(own)
            repeats.append(twice)
            if twice:  # the second time it costs less
                free += [start + place for place, one in enumerate(own) if one in own[:place]]
            if len(written) > 2 and _may_say_it_again(own, written, own[:tail]):
                free_in_firms += range(start, len(tokens))
        if self._plain is not None:
            plain = self._plain.read(texts)
            passes = [one or self._filed(texts[at], plain.tokens(at)) for at, one in enumerate(passes)]
        number = self._words.numbers(tokens)
        firms, query = self._kind is not Kind.PERSON, np.repeat(np.arange(len(size)), size)
        for at in stretched(query, tokens, self._among.terms, initials=firms):
            passes[at] = True
        cost = self._words.cost.values[number]
        cost[free] = 0.0
        cost[free_in_firms, 0] = 0.0
        flags = (np.array(one, dtype=np.bool_) for one in (repeats, passes))
        return _Asked(np.array(size, dtype=np.int64), number, cost, *flags)

    def _filed(self, text: str, tokens: Sequence[str]) -> bool:
        """Whether the name may equal a touched one, be short for it or its beginning."""
        key = " ".join(tokens)
        if checksum(key) in self._sums or (len(tokens) == 1 and checksum(SURNAME + key) in self._sums):
            return True
        return len(text) in _FULL and checksum(CUT + cut_keys(text)[0]) in self._sums

    # --- words -> touched names ----------------------------------------------------------------------

    def _reaching(self, asked: _Asked, query: Array, open_: Array) -> Array:
        """The queries that may reach the floor with a touched name; `open_`: the words to look at."""
        query, number, cost = query[open_], asked.number[open_], asked.cost[open_]
        whole = np.stack([sums(query, cost[:, side], len(asked.size)) for side in (0, 1)], axis=1)
        counts, met = self._among.of(number)
        own = np.repeat(query, counts)
        # the bounds take off what a word costs for each token that it may meet
        paid = np.repeat(cost, counts, axis=0) + SYLLABLE * (met.times - 1)[:, None]
        left = whole[own] - paid
        alone = (left[:, 0] <= met.left[0] + SLACK) | (left[:, 1] <= met.left[1] + SLACK)
        initials = self._words.bits(asked.size, asked.number)
        beside = (initials.own[own] != 0) | (self._among.entries.initials[met.entry] != 0)
        beside |= asked.repeats[own] & self._among.entries.repeats[met.entry]
        key = (own.astype(np.uint64) << _HIGH) | met.entry.astype(np.uint64)
        order = np.argsort(key, kind="stable")
        first = begins(key[order])
        several = ~first
        several[:-1] |= ~first[1:]
        kept = order[several | alone[order] | beside[order]]
        return self._bounded(asked, whole, own[kept], paid[kept], met.at(kept))

    def _bounded(self, asked: _Asked, whole: Array, query: Array, paid: Array, met: Met) -> Array:
        """The queries of which a pair may reach the floor; what is met stands in the order of pairs."""
        entries = self._among.entries
        first = begins((query.astype(np.uint64) << _HIGH) | met.entry.astype(np.uint64))
        start, pair = np.flatnonzero(first), np.cumsum(first) - 1
        if not len(start):
            return query
        query, entry = query[start], met.entry[start]
        # a token that several words may meet, they may meet as one
        as_one = np.add.reduceat(met.bits, start) != np.bitwise_or.reduceat(met.bits, start)
        ours, theirs = self._initials(asked, query, entry)
        found = asked.repeats[query] & entries.repeats[entry]  # words that stand twice on both sides
        for place, one in enumerate(PROFILES):
            side = SIDE_OF[place]
            weight, gained = (sums(pair, values, len(start)) for values in (met.met[side], met.gains[place]))
            left = whole[query, side] - sums(pair, paid[:, side], len(start))
            right = self._among.whole[entry, side] - sums(pair, met.cost[side], len(start))
            allowed = cost_allowed(one, self._floor)
            gained = np.where(as_one, allowed * weight, gained)
            if one is PERSON:
                more = one.initial * (ours + theirs)
                weight, gained = weight + more, gained + allowed * more
                left = left - theirs * SYLLABLE - ours * _LETTER
                right = right - ours * SYLLABLE - theirs * _LETTER
            left, right = np.maximum(left - SLACK, 0.0), np.maximum(right - SLACK, 0.0)
            low, high = np.minimum(left, right), np.maximum(left, right)
            cost = one.omission * (high - low) + one.substitution * low
            may = (cost <= gained + SLACK) & (entries.profiles[entry] & (1 << place) > 0)
            score = score_at_most(one, weight + SLACK, np.zeros(len(start)), left, right)
            found |= may & (score >= self._floor)
        return query[found]

    def _initials(self, asked: _Asked, query: Array, entry: Array) -> tuple[Array, Array]:
        """How many initials of the query may stand for words of the entry, and the other way round."""
        entries, bits = self._among.entries, self._words.bits(asked.size, asked.number)
        ours = np.bitwise_count(bits.own[query] & entries.letters[entry]).astype(np.float64)
        theirs = np.bitwise_count(entries.initials[entry] & bits.letters[query]).astype(np.float64)
        ours += _REPEATED * (asked.repeats[query] & (ours > 0))
        theirs += _REPEATED * (entries.repeats[entry] & (theirs > 0))
        return ours, theirs


def _read(column: Column, at: int) -> tuple[Sequence[str], int, str, bool]:
    """The tokens of a name, where its tail begins, the first letters of all its words, and whether it is to
    be asked without a look."""
    text, form = column.texts[at], column.forms.get(at)
    inside = bool(names_in(text, column.kind))
    if form is not None:
        told = inside or bool(form.native or form.acronyms or left_unread(text))
        return form.tokens, form.tail, form.written, told or not form.tokens
    tokens, shape = column.tokens(at), column.shapes[at]
    tail = len(tokens) if shape is None else shape.parts.tail
    written = ""
    if column.kind is not Kind.PERSON:
        letters = column.words.letters
        written = "".join([letters[one] for one in column.spoken[at]])
    unread = len(text) > 2 * MOST_WORDS and bool(left_unread(text))
    return tokens, tail, written, inside or unread or not tokens or at in column.natives


def _may_say_it_again(tokens: Sequence[str], written: str, heads: Sequence[str]) -> bool:
    """Whether a token may be the acronym of the words beside it (`screening.names.leftovers`)."""
    initials = "".join([one[0] for one in acronym_words(heads)])
    begun = {held[at : at + 3] for held in (written, initials) for at in (0, 1) if len(held) > at + 2}
    return any(token[:3] in begun for token in tokens)
