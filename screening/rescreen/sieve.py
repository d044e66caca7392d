"""Many names of one kind -> those that list changes may move; the others need no look of their own.

A first look, before `screening.rescreen.concerned`: it lets through whatever that would let through, and
more, at a fraction of the time. It passes over a name only if

- no word of it weighs otherwise, and its key, what it is short for and what it may be cut off from are filed
  with no touched name;
- no word of it may be the initials of a touched name, nor a long number that it shares with one;
- against no touched name its words can reach the score that is looked for. What a word, or neighbours that
  may be one, meet in such a name (`screening.rescreen.among`, `joints`) is summed up as
  `screening.index.bounding` does, each sum on the side that serves a match: what met and gained at its most,
  what is left over on either side at its least. Most names fail even with nothing left over on their side,
  which costs no look at what their words weigh. Names inside a text are looked at by themselves, too.

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

from screening.identifiers import numbers_in_name
from screening.index.arrays import checksum
from screening.index.build import CUT, SURNAME
from screening.index.parts import acronym_words
from screening.index.runs import begins, sums
from screening.model import Kind
from screening.names.agreement import PERSON
from screening.names.bounds import PROFILES, cost_allowed, left_over_costs, score_at_most
from screening.names.columns import Reader
from screening.names.holding import names_inside
from screening.names.leftovers import SYLLABLE
from screening.names.lines import Lines
from screening.names.readings import Words
from screening.names.truncation import CUT_OFF, cut_keys, fills_a_field
from screening.rescreen.among import SIDE_OF, SLACK, Among, Met
from screening.rescreen.joints import Joined, Joints
from screening.rescreen.tokens import Names, read, say_more
from screening.rescreen.touched import Touched
from screening.rescreen.vocabulary import Vocabulary
from screening.snapshot.flat import Array

_LETTER = 0.15 * SYLLABLE
"""What a single letter costs left over at most (`screening.index.bounding`)."""
_REPEATED = 3
_FULL = np.array([fills_a_field(" " * width) for width in range(256)])
_HIGH = np.uint64(32)


_MOST_KEPT = 1 << 19
"""Stretches and words that are kept: to read and look up again what is forgotten takes long."""


class _Asked(NamedTuple):
    """Names by their tokens; the first letters of their words and their initials, as bits; whether a token
    stands twice in each; neighbours in them that may be a touched word."""

    names: Lines
    letters: Array
    own: Array
    repeats: Array
    joined: Joined


class Sieve:
    """Looks at names of one kind, for scores of `floor` and more."""

    def __init__(self, touched: Touched, kind: Kind, floor: float) -> None:
        self._kind, self._floor = kind, floor
        self._touched, self._sums = touched, touched.sums
        self._reader = Reader(kind, _MOST_KEPT)
        self._plain = None if kind is Kind.UNKNOWN else Reader(Kind.UNKNOWN)
        self._learnt: Words | None = None

    def may_move(self, texts: Sequence[str]) -> Array:
        """For each name, without blanks around it, whether it or one inside it may be moved."""
        names = read(self._reader, texts)
        found = self._moved(names)
        kinds = [self._kind] * len(texts)
        holding = np.flatnonzero(
            names.column.holding
        ).tolist()  # every number has a sign that others may hold
        found[[at for at in holding if numbers_in_name(texts[at])]] = True
        held = names_inside(texts, kinds, names.column.holding)
        if self._kind is not Kind.UNKNOWN:  # another party's name is looked at whatever his kind
            found[[one.at for one in held if not one.own]] = True
        inside = [one for one in held if not found[one.at]]
        if inside:
            moved = self._moved(read(self._reader, [one.text.strip() for one in inside]))
            found[[name.at for name, one in zip(inside, moved.tolist(), strict=True) if one]] = True
        return found

    def _moved(self, names: Names) -> Array:
        texts = names.column.texts
        self._learn(names.words)
        row, number = names.tokens.row, names.tokens.number
        found: Array = say_more(names.column, native=self._touched.native) | (names.tokens.size == 0)
        found[row[self._words.passes.values[number]]] = True
        found |= self._filed(texts, names)
        rows = np.flatnonzero(~found)
        asked = self._asked(names.tokens.of(rows))
        kept = self._reaching(asked, np.zeros((len(asked.names.number), 2)))
        rows, asked = rows[kept], self._asked(asked.names.of(kept))
        rows = rows[self._reaching(asked, self._costs(texts, names, rows))]
        found[rows] = True
        return found

    def _learn(self, words: Words) -> None:
        """Look the new words up; all of them, if the reader forgot those that it had."""
        if words is not self._learnt:
            self._learnt = words
            self._among: Among = self._touched.among(self._kind, self._floor)
            self._words = Vocabulary(self._touched, self._kind, self._among)
            self._joints = Joints(self._among.terms)
        new = words.texts[len(self._words) :]
        self._words.learn(new)
        self._joints.learn(new)

    # --- whole names ---------------------------------------------------------------------------------

    def _filed(self, texts: Sequence[str], names: Names) -> Array:
        """For each name whether it may equal a touched one, be short for it or its beginning."""
        size = np.fromiter(map(len, texts), np.int64, len(texts))
        found = _FULL[np.minimum(size, len(_FULL) - 1)]
        for at in np.flatnonzero(found).tolist():
            found[at] = checksum(CUT + cut_keys(texts[at])[0]) in self._sums
        strange = ~self._words.filed.values[names.tokens.number]
        self._equal(names, strange, found)
        if self._plain is not None:
            plain = read(self._plain, texts)
            held, filed = plain.words.texts, self._touched.filed
            number = plain.tokens.number.tolist()
            self._equal(plain, np.array([held[one] not in filed for one in number], np.bool_), found)
        return found

    def _equal(self, names: Names, strange: Array, found: Array) -> None:
        """Add the names that may equal what a touched one is filed under: no word of such is `strange`."""
        other = np.bincount(names.tokens.row[strange], minlength=len(found)) > 0
        for at in np.flatnonzero(~(found | other)).tolist():
            tokens = names.column.tokens(at)
            key = " ".join(tokens)
            surname = len(tokens) == 1 and checksum(SURNAME + key) in self._sums
            found[at] = surname or checksum(key) in self._sums

    # --- what words cost -----------------------------------------------------------------------------

    def _costs(self, texts: Sequence[str], names: Names, rows: Array) -> Array:
        """What each token of these names costs left over, at least."""
        tokens = names.tokens.of(rows)
        cost = self._words.costs(tokens.number, names.words.texts)
        start, end = tokens.start, tokens.end
        cost[tokens.place >= names.tail[rows][tokens.row]] = 0.0
        long = [len(texts[at]) >= CUT_OFF for at in rows.tolist()]
        cost[(end - 1)[np.array(long, dtype=np.bool_)]] = 0.0
        cost[tokens.again] = 0.0  # the second time it costs less
        if self._kind is Kind.PERSON:
            return cost
        for at, row in enumerate(rows.tolist()):
            own, written = names.column.tokens(row), names.written(row)
            if len(written) > 2 and _may_say_it_again(own, written, own[: int(names.tail[row])]):
                cost[start[at] : end[at], 0] = 0.0
        return cost

    # --- words -> touched names ----------------------------------------------------------------------

    def _asked(self, names: Lines) -> _Asked:
        repeats = np.zeros(len(names), dtype=np.bool_)
        repeats[names.row[names.again]] = True
        letters, own = (names.any_bits(one.values) for one in (self._words.letter, self._words.initial))
        joined = self._joints.of(names, initials=self._kind is not Kind.PERSON)
        return _Asked(names, letters, own, repeats, joined)

    def _reaching(self, asked: _Asked, cost: Array) -> Array:
        """The names that may reach the floor with a touched one, in order. `cost`: what each token costs
        left over, at least."""
        names, joined = asked.names, asked.joined
        row = names.row
        whole = np.stack([sums(row, cost[:, side], len(names)) for side in (0, 1)], axis=1)
        meets = np.flatnonzero(self._words.meets.values[names.number])
        before = np.concatenate([np.zeros((1, 2)), cost.cumsum(axis=0)])
        parts = before[joined.place + joined.size] - before[joined.place]
        at, counts = self._among.places(names.number[meets], joined.word)
        owner = np.repeat(np.arange(len(counts)), counts)
        met = self._among.alone(at)
        own = np.concatenate([row[meets], row[joined.place]]).take(owner)
        # the bounds take off what a word costs for each token that it may meet
        again = SYLLABLE * (met.times - 1)
        paid = np.concatenate([cost[meets], parts])
        rest = np.concatenate([whole[row[meets]], whole[row[joined.place]]]) - paid
        doing = np.zeros(len(at), dtype=np.bool_)
        for side, left in enumerate(met.left):
            doing |= rest[:, side].take(owner) - again <= left + SLACK
        entries = self._among.entries
        doing |= (asked.own != 0).take(own) | (entries.initials != 0).take(met.entry)
        doing |= asked.repeats.take(own) & entries.repeats.take(met.entry)
        key = (own.astype(np.uint64) << _HIGH) | met.entry.astype(np.uint64)
        order = np.argsort(key, kind="stable")
        first = begins(key[order])
        several = ~first
        several[:-1] |= ~first[1:]
        kept = order[several | doing[order]]
        paid = paid.take(owner[kept], axis=0) + again[kept, None]
        return np.unique(self._bounded(asked, whole, own[kept], paid, self._among.met(at[kept])))

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
            cost = left_over_costs(one, left, right, True)
            may = (cost <= gained + SLACK) & (entries.profiles[entry] & (1 << place) > 0)
            score = score_at_most(one, weight + SLACK, np.zeros(len(start)), left, right)
            found |= may & (score >= self._floor)
        return query[found]

    def _initials(self, asked: _Asked, query: Array, entry: Array) -> tuple[Array, Array]:
        """How many initials of the query may stand for words of the entry, and the other way round."""
        entries = self._among.entries
        ours = np.bitwise_count(asked.own[query] & entries.letters[entry]).astype(np.float64)
        theirs = np.bitwise_count(entries.initials[entry] & asked.letters[query]).astype(np.float64)
        ours += _REPEATED * (asked.repeats[query] & (ours > 0))
        theirs += _REPEATED * (entries.repeats[entry] & (theirs > 0))
        return ours, theirs


def _may_say_it_again(tokens: Sequence[str], written: str, heads: Sequence[str]) -> bool:
    """Whether a token may be the acronym of the words beside it (`screening.names.leftovers`)."""
    initials = "".join([one[0] for one in acronym_words(heads)])
    begun = {held[at : at + 3] for held in (written, initials) for at in (0, 1) if len(held) > at + 2}
    return any(token[:3] in begun for token in tokens)
