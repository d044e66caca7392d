"""Every listed name that a name could meet, found by looking at every listed word; slow, and owes the index
nothing.

A pair of names of which no word meets any word scores nothing, so comparing all others is comparing all. What
a word may meet is asked of `screening.names.meet` itself, for every listed word that is spelled or sounds
within the edits that the scorer allows, or that a word table, a common beginning, bare consonants, a look in
print or misread digits could join. `rest` gives names left out, so that this very claim can be sampled.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from screening.index import Index
from screening.model import Kind, Relation
from screening.names import NameForm, compare, name_form
from screening.names.heard import is_heard
from screening.names.shapes import joining_words, looks_loosely
from screening.names.spelling import MOST_EDITS, skeleton, sound
from screening.names.tokens import meet, misread_words
from screening.names.vocabulary import abbreviations, families, nicknames, translations, word_class
from screening.snapshot.flat import Array
from screening.snapshot.tables import KINDS

LEAST_JOINED_ALIKE = 0.75
"""Below the likeness from which the scorer takes neighbours written as one for a word."""


_LAST = "\U0010ffff"
"""Behind every letter: where the words that begin alike end."""


class Words:
    """Distinct words, and which of them a word could meet."""

    def __init__(self, words: Iterable[str]) -> None:
        self.texts = sorted(set(words))
        self._row_of = {text: row for row, text in enumerate(self.texts)}
        self._spelled = np.array(self.texts, dtype=object)
        self._sounds = np.array([sound(one) for one in self.texts], dtype=object)
        self._lengths = np.array([len(one) for one in self.texts])
        self._sound_lengths = np.array([len(one) for one in self._sounds])
        self._tabled = [row for row, one in enumerate(self.texts) if _tabled(one)]
        self._codes = [row for row, one in enumerate(self.texts) if misread_words(one)]
        self._bones: defaultdict[str, list[int]] = defaultdict(list)
        self._looks: defaultdict[str, list[int]] = defaultdict(list)
        self._joining = [row for row, one in enumerate(self.texts) if joining_words(one)]
        for row, one in enumerate(self.texts):
            self._bones[_bones(one)].append(row)
            self._looks[looks_loosely(one)].append(row)

    def met_by(self, word: str) -> Iterator[tuple[int, float]]:
        """(row, likeness) of every word that meets `word`, by the scorer; initials apart."""
        for row in sorted(self._could(word)):
            alike, relation = meet(word, self.texts[row])
            if relation is not None and relation is not Relation.INITIAL:
                yield row, alike

    def _could(self, word: str) -> set[int]:
        found = {*self._near(word, self._spelled, self._lengths)}
        found |= {*self._near(sound(word), self._sounds, self._sound_lengths)}
        found |= {*self._bones[_bones(word)], *self._looks[looks_loosely(word)], *self._codes}
        found |= {*range(bisect_left(self.texts, word), bisect_left(self.texts, word + _LAST))}
        begun = [word[:size] for size in range(1, len(word))]
        found |= {row for text in (*begun, "abdul" + word) if (row := self._row_of.get(text)) is not None}
        if _tabled(word):
            found |= {*self._tabled}
        if joining_words(word):
            found |= {*self._joining}
        if misread_words(word) or word.startswith("abdul") or is_heard(word):
            found |= {*range(len(self.texts))}
        return found

    @staticmethod
    def _near(word: str, texts: Array, lengths: Array) -> list[int]:
        most = max(MOST_EDITS)
        rows = np.flatnonzero(np.abs(lengths - len(word)) <= most)
        edits = process.cdist(
            [word], texts[rows].tolist(), scorer=OSA.distance, score_cutoff=most, dtype=np.uint8
        )[0]
        shorter = np.minimum(np.minimum(lengths[rows], len(word)), len(MOST_EDITS) - 1)
        found: list[int] = rows[edits <= np.array(MOST_EDITS)[shorter]].tolist()
        return found


def _tabled(word: str) -> bool:
    """Is the word in a table, or might it be a slip or a plural of one that is?"""
    tables = (families(), abbreviations(), translations(), nicknames())
    return any(word in table for table in tables)


def _bones(word: str) -> str:
    bones = skeleton(word)
    return bones.removesuffix("h")


class Exhaustive:
    """The listed names of an index, looked through one by one."""

    def __init__(self, index: Index) -> None:
        self._index = index
        columns = index.snapshot.tables.columns
        kinds = [KINDS[place] for place in columns.party_kind[columns.name_party].tolist()]
        texts = index.snapshot.tables.texts
        self.forms = [name_form(text, kind) for text, kind in zip(texts, kinds, strict=True)]
        self._words = Words(token for form in self.forms for token in form.tokens)
        self._joins = Words(text for form in self.forms for text in _joined(form.tokens))
        self._by_word = _filed(self.forms, lambda form: form.tokens)
        self._by_join = _filed(self.forms, lambda form: _joined(form.tokens))
        self._by_run = _filed(self.forms, lambda form: _runs(form.tokens))
        self._by_acronym = _filed(self.forms, lambda form: form.acronyms)
        self._by_character = _filed(self.forms, lambda form: form.native)
        self._met: dict[str, set[int]] = {}
        self._met_joined: dict[str, set[int]] = {}

    def scored(self, form: NameForm, kind: Kind, least: float) -> dict[int, float]:
        """Row -> score of all listed names that score `least` or more beside the form."""
        found = {row: self.score(form, kind, row) for row in sorted(self._rows(form))}
        return {row: score for row, score in found.items() if score >= least}

    def score(self, form: NameForm, kind: Kind, row: int) -> float:
        """What the matcher would give the pair, its name compared by the kind that was given."""
        return compare(form, self.forms[row], kind, self._index.weights).score

    def rest(self, form: NameForm, chance: Random, count: int) -> list[int]:
        """So many rows of names that `scored` does not look at."""
        seen = self._rows(form)
        drawn = chance.sample(range(len(self.forms)), min(count, len(self.forms)))
        return [row for row in drawn if row not in seen]

    def _rows(self, form: NameForm) -> set[int]:
        rows: set[int] = set()
        for token in form.tokens:
            rows |= self._meeting(token)
            rows |= {*self._by_run.get(token, ()), *self._by_acronym.get(token, ())}
        for text in _joined(form.tokens):
            rows |= self._meeting_joined(text)
        for text in (*form.acronyms, *_runs(form.tokens)):
            rows |= {*self._by_word.get(text, ())}
        for character in set(form.native):
            rows |= {*self._by_character.get(character, ())}
        return rows

    def _meeting(self, token: str) -> set[int]:
        """Names of which a word, or neighbours as one, meet the token."""
        held = self._met.get(token)
        if held is None:
            words, joins = self._words, self._joins
            held = {name for row, _ in words.met_by(token) for name in self._by_word[words.texts[row]]}
            for row, alike in joins.met_by(token) if len(token) > 3 and not is_heard(token) else ():
                if alike >= LEAST_JOINED_ALIKE:
                    held |= {*self._by_join[joins.texts[row]]}
            self._met[token] = held
        return held

    def _meeting_joined(self, text: str) -> set[int]:
        """Names of which a word meets the query's neighbours written as one."""
        held = self._met_joined.get(text)
        if held is None:
            rows = [row for row, alike in self._words.met_by(text) if alike >= LEAST_JOINED_ALIKE]
            held = {name for row in rows for name in self._by_word[self._words.texts[row]]}
            self._met_joined[text] = held
        return held


def _joined(tokens: Sequence[str]) -> list[str]:
    """Two or three neighbours written as one, with and without an Arabic article between them."""
    found: list[str] = []
    for start in range(len(tokens)):
        for end in range(start + 2, min(len(tokens), start + 3) + 1):
            part = tokens[start:end]
            melted = [one for place, one in enumerate(part) if not place or one != "al"]
            found += dict.fromkeys(("".join(part), "".join(melted)))
    return [text for text in found if len(text) > 3]


def _runs(tokens: Sequence[str]) -> list[str]:
    """The initials of three and more neighbours, small words skipped."""
    classes = word_class()
    initials = "".join(token[0] for token in tokens if classes.get(token) != "function")
    count = len(initials)
    return [initials[start:end] for start in range(count) for end in range(start + 3, count + 1)]


def _filed(forms: Sequence[NameForm], keys: Callable[[NameForm], Iterable[str]]) -> dict[str, list[int]]:
    """Key -> rows of the forms that have it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row, form in enumerate(forms):
        for key in keys(form):
            found[key].append(row)
    return dict(found)
