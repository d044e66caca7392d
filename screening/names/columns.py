"""Many names of one kind -> what `name_form` reads in each of them, in a fraction of its time.

Each stretch between blanks, each word (`screening.names.known`) and each shape of a name
(`screening.names.parts`) is read once, by the same rules; what is left is to look up and to put together, for
many names at once. A name that cannot be read stretch by stretch (brackets, Arabic words that melt into one,
addresses, very long ones) is read by itself. Nothing is compared here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from threading import Lock
from typing import NamedTuple

import numpy as np

from screening.model import Kind
from screening.names.addresses import address_from
from screening.names.holding import may_hold, parted
from screening.names.known import (
    BARELY,
    BARELY_BESIDE,
    BEHIND,
    BESIDE,
    BETWEEN,
    DOT,
    DOTTED,
    ENDS,
    FORM,
    LEADING,
    NATIVE,
    PLACED,
    TOGETHER,
    WHOLE,
    Known,
    facts_told,
    inside_told,
    letters_told,
    marks_told,
)
from screening.names.lines import Bools, Ints, Lines, gathered
from screening.names.many import Names
from screening.names.normalize import NameForm, name_form
from screening.names.reading import LEAST_SPACED, MOST_WORDS
from screening.names.readings import COMMA, Column, Words
from screening.names.scripts import Native
from screening.names.telling import BUSINESS, TELLS, UNSHAPED
from screening.names.templates import Templates

_LONGEST = 200
_MOST_KEPT = 1 << 16
"""Stretches and words, 130 bytes each: 9 MB for each kind that a table of any length asks for."""
_TO_A_SHAPE = 8
"""For so many of them one shape is kept, which takes as much as six."""
_FEW = 16
"""Names that are read one by one: what is learned of their words would serve no others."""


class _Spoken(NamedTuple):
    """The words and commas of many names; of each what is known of any of its words, its marks, whether a
    comma parts it, whether it is to be read by itself and whether it may hold others; what some say in native
    letters."""

    words: Lines
    facts: Ints
    marks: Ints
    several: Bools
    alone: Bools
    holding: Bools
    natives: dict[int, Native]


class Reader:
    """Reads names of one kind; what it learns of stretches, words and shapes serves the next names."""

    def __init__(self, kind: Kind, most_kept: int = _MOST_KEPT) -> None:
        """`most_kept`: stretches and words that are kept, and so many shapes to them; beyond, they are read
        again."""
        self._kind = kind
        self._most_kept = most_kept
        self._reading = Lock()
        self._forget()

    def _forget(self) -> None:
        self._known = Known(self._kind)
        self._shapes = Templates(self._kind, self._known)

    def read(self, texts: Sequence[str]) -> Column:
        """The names, in their order."""
        with self._reading:
            if len(self._known) > self._most_kept:
                self._forget()
            elif len(self._shapes) > self._most_kept // _TO_A_SHAPE:
                self._shapes = Templates(self._kind, self._known)
            try:
                return self._column(texts, self._spoken(texts))
            except BaseException:  # broken off: what was learned may be half there
                self._forget()
                raise

    def number(self, word: str) -> int:
        """The number that a word has in the columns that were read last, a new one if it stands in none."""
        with self._reading:
            return self._known.number(word)

    def _spoken(self, texts: Sequence[str]) -> _Spoken:
        stretches, alone = self._stretches(texts)
        written = gathered(self._known.told(stretches.number), stretches.size)
        holding = may_hold(inside_told(written), stretches.size) | alone | parted(texts)
        natives, stretches = self._without_native(texts, stretches, marks_told(written), alone)
        stretches = self._merged(stretches, alone)
        told = self._known.told(stretches.number)
        both = gathered(told, stretches.size)
        marks, facts = marks_told(both), facts_told(both)
        alone |= ((marks & WHOLE) | (facts & UNSHAPED)) != 0
        # letters with blanks between them may be a word, with others at its ends
        alone |= np.bincount(stretches.row, letters_told(told), len(texts)) >= LEAST_SPACED
        words, name = _with_commas_that_part(*self._known.words_of(stretches))
        words, name = _without_commas_of_forms(words, name, self._known.words)
        size = np.bincount(name, minlength=len(texts))
        several = np.bincount(name[words == COMMA], minlength=len(texts)) > 0
        alone |= size > MOST_WORDS
        return _Spoken(Lines.sized(size, words), facts, marks, several, alone, holding, natives)

    def _stretches(self, texts: Sequence[str]) -> tuple[Lines, Bools]:
        """The stretches of each name, none of one that is to be read by itself; which those are."""
        alone = np.fromiter(map(len, texts), np.int64, len(texts)) > _LONGEST
        joined = BETWEEN.join(texts)
        if not joined.isprintable() or joined.count(BETWEEN) >= max(1, len(texts)):
            alone |= np.array([not text.isprintable() or BETWEEN in text for text in texts], np.bool_)
        if alone.any():
            kept = ("" if apart else text for apart, text in zip(alone.tolist(), texts, strict=True))
            joined = BETWEEN.join(kept)
        parts = joined.replace(BETWEEN, f" {BETWEEN} ").split()
        number = self._known.numbers(parts)
        between = number == self._known.between
        end = np.append(np.flatnonzero(between), len(parts))[: len(texts)]
        return Lines(end - np.arange(len(end)), number[~between]), alone

    def _without_native(
        self, texts: Sequence[str], stretches: Lines, marks: Ints, alone: Bools
    ) -> tuple[dict[int, Native], Lines]:
        """What names say in native letters, by their places, and the stretches that are read beside it."""
        known = self._known
        natives: dict[int, Native] = {}
        native, others = (marks & NATIVE) != 0, list[Sequence[int]]()
        alone |= native & ((marks & WHOLE) != 0)
        rows = np.flatnonzero(native & ~alone)
        for at in rows.tolist():
            parted = known.without_native(texts[at], stretches.at(at))
            alone[at] |= parted is None
            others.append(parted[1] if parted else ())
            if parted:
                natives[at] = parted[0]
        return natives, stretches.replaced(rows, Lines.listed(others))

    def _merged(self, stretches: Lines, alone: Bools) -> Lines:
        """The stretches, two that surely go together as one. Names with others are read by themselves."""
        known, number, row = self._known, stretches.number.copy(), stretches.row
        marks = marks_told(known.told(number))
        together = (marks[:-1] >> LEADING) & marks[1:] & TOGETHER
        together[row[1:] != row[:-1]] = 0
        pairs = [at for at in np.flatnonzero(together == BEHIND).tolist() if known.is_pair(number[at + 1])]
        number[pairs] = known.numbers([known.joined(number[at], number[at + 1]) for at in pairs])
        together[pairs] = 0
        alone[row[1:][together != 0]] = True
        kept = np.ones(len(number), dtype=np.bool_)
        kept[1:][pairs] = False
        return Lines.sized(np.bincount(row[kept], minlength=len(stretches)), number[kept])

    def _column(self, texts: Sequence[str], spoken: _Spoken) -> Column:
        words, alone, natives = spoken.words, spoken.alone, spoken.natives
        told = np.where(spoken.several, spoken.facts >> BESIDE, spoken.facts)
        placed = ((spoken.facts & PLACED) != 0) & ((spoken.facts & ENDS) != 0) & ~alone
        for at in np.flatnonzero(placed).tolist():
            alone[at] = self._has_address(words.at(at))
        rows = np.flatnonzero(alone)
        words = words.replaced(rows, Lines.listed([()] * len(rows)))
        forms: dict[int, NameForm] = {}
        for at in rows.tolist():
            natives.pop(at, None)
            forms[at] = name_form(texts[at], self._kind)
        shaped = np.flatnonzero((spoken.several | ((told & TELLS) != 0)) & ~alone)
        marks = (spoken.marks & (DOTTED | DOT)) | (told & BUSINESS) << 2
        own = words.of(shaped)
        shapes, tokens = self._shapes.of(own, self._telling(own, spoken.several[shaped]), marks[shaped])
        shape = np.full(len(texts), -1)
        shape[shaped] = shapes
        alike = self._read_alike(spoken)
        for at in (*natives, *forms):
            alike[at] = False
        return Column(
            texts,
            self._kind,
            self._known.words,
            words,
            words.replaced(shaped, tokens),
            shape,
            self._shapes.held,
            alike,
            spoken.holding,
            natives,
            forms,
        )

    def _read_alike(self, spoken: _Spoken) -> Bools:
        """For each name whether it may be read alike where nobody says what it is."""
        alike: Bools = (spoken.marks & DOTTED) == 0  # "J.R." is one word of a firm
        if self._kind is Kind.PERSON:
            alike &= (spoken.facts & np.where(spoken.several, BARELY_BESIDE, BARELY)) == 0
        return alike | (self._kind is Kind.UNKNOWN)

    def _telling(self, words: Lines, several: Bools) -> Ints:
        """The words that tell something of their name, commas among them; -1 for the others."""
        told = np.frombuffer(self._known.words.facts, np.int64).take(words.number)
        told >>= np.where(several, BESIDE, 0)[words.row]
        found: Ints = np.where((told & TELLS != 0) | (words.number == COMMA), words.number, -1)
        return found

    def _has_address(self, words: Sequence[int]) -> bool:
        """Whether an address stands behind the name before any comma (`screening.names.reading.segments`)."""
        held = self._known.words
        first = words[: words.index(COMMA)] if COMMA in words else words
        if not first or not held.facts[first[-1]] & ENDS:
            return False
        texts = [held.texts[one] for one in first]
        return address_from(texts) < len(texts)


def _with_commas_that_part(words: Ints, name: Ints) -> tuple[Ints, Ints]:
    """The words, and of the commas one wherever some part two words of a name; `name`: whose each is."""
    comma = words == COMMA
    if not comma.any():
        return words, name
    before_word = np.zeros(len(words), dtype=np.bool_)
    before_word[:-1] = ~comma[1:] & (name[1:] == name[:-1])
    said = (~comma).cumsum()
    start = np.flatnonzero(np.diff(name, prepend=-1))
    earlier = np.repeat(said[start] - ~comma[start], np.diff(start, append=len(words)))
    kept = ~comma | (before_word & (said > earlier))
    return words[kept], name[kept]


def _without_commas_of_forms(words: Ints, name: Ints, held: Words) -> tuple[Ints, Ints]:
    """The same without each name's commas up to the first behind which something else than legal forms
    stands (`screening.names.reading.segments`)."""
    comma = words == COMMA
    at = np.flatnonzero(comma)
    if not len(at):
        return words, name
    stretch = (comma | (np.diff(name, prepend=-1) != 0)).cumsum() - 1
    other = (np.frombuffer(held.facts, np.int64).take(words) & FORM == 0) & ~comma
    others = (np.bincount(stretch, other)[stretch[at]] > 0).cumsum()
    first = np.flatnonzero(np.diff(name[at], prepend=-1))
    before = np.repeat(np.append(0, others)[first], np.diff(first, append=len(at)))
    kept = np.ones(len(words), dtype=np.bool_)
    kept[at[others == before]] = False
    return words[kept], name[kept]


@cache
def _reader(kind: Kind) -> Reader:
    return Reader(kind)


def _columns(texts: Sequence[str], kinds: Sequence[Kind]) -> Iterator[tuple[Sequence[int], Column]]:
    """The names of each kind, with their places among all."""
    for kind in dict.fromkeys(kinds):
        places = [at for at, one in enumerate(kinds) if one is kind]
        yield places, _reader(kind).read([texts[at] for at in places])


def read_names(texts: Sequence[str], kinds: Sequence[Kind]) -> Names:
    """What `name_form` gives of each text, taken for a name of the kind beside it; forms that nobody asks for
    are not put together."""
    if len(texts) < _FEW:
        return Names.of(name_forms(texts, kinds))
    return Names.read(list(_columns(texts, kinds)))


def name_forms(texts: Sequence[str], kinds: Sequence[Kind]) -> list[NameForm]:
    """The same, all of them put together."""
    if len(texts) < _FEW:
        return [name_form(text, kind) for text, kind in zip(texts, kinds, strict=True)]
    found: dict[int, NameForm] = {}
    for places, column in _columns(texts, kinds):
        found.update(zip(places, column.all_forms(), strict=True))
    return [found[at] for at in range(len(texts))]
