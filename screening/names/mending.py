"""Put right what was misspelled in the words that are no part of a name: legal forms with a slip in them,
split, glued to a neighbour, or with letters read as digits.

Only words that can be told for certain; the words that identify are never corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from screening.names.numbers import is_number_word
from screening.names.shapes import looks, looks_loosely, misread
from screening.names.spelling import without_a_letter
from screening.names.sums import Bools, LessOne, Slips
from screening.names.tokens import misread_words
from screening.names.vocabulary import (
    abbreviations,
    canonical_words,
    honorifics,
    legal_forms,
    word_class,
)

_LONG_WORD = 7
"""Letters from which a word of a legal form is recognised with one slip in it, or glued to a neighbour."""

_VERY_LONG_WORD = 10
"""Letters from which two slips are ("incoropated")."""

_LEAST_GLUED = 5
"""Letters of two words of a legal form written as one ("coltd")."""

_LEADS = 3
"""Letters at most of a word that stands before another in legal forms and nowhere else ("co", "pvt", "sdn"):
what follows it and is one slip from the other is the other."""


@lru_cache(maxsize=1 << 14)
def read_digits(word: str) -> str:
    """A known word of which letters were read as digits ("c0mpany", "0oo"), put right; any other word as it
    is.
    """
    if len(word) == 2 and "0" in word:  # "c0", "0f"; of other digits a code is likelier
        letters = word.replace("0", "o")
        return letters if letters in legal_forms() or word_class().get(letters) == "function" else word
    return next((one for one in misread_words(word) if _is_known(one)), word)


def _is_known(word: str) -> bool:
    tables = legal_forms(), honorifics(), word_class(), abbreviations()
    return word in _form_words() or is_number_word(word) or any(word in table for table in tables)


@cache
def form_words() -> tuple[str, ...]:
    """Long words of legal forms ("liability", "obshchestvo"): unmistakable even when misspelled."""
    words = {word for phrases in legal_forms().values() for phrase in phrases for word in phrase.tokens}
    return tuple(sorted(word for word in words if len(word) >= _LONG_WORD))


_LEAST_PRINTED = {"form": 5, "company": 6, "sector": 6, "descriptor": 6, "place": 6}
"""Letters from which a word is recognised though misread in print, by what it is."""
_MOST_MISREAD = 3
"""Shapes in a word of business or of a legal form that are taken to be misread."""


@lru_cache(maxsize=1 << 14)
def read_print(word: str) -> str:
    """An ordinary word that was misread in print ("techriolcgies", "stdck", "c0mpahy"); any other word as it
    is. No names are put right: many are alike in print."""
    if len(word) < min(_LEAST_PRINTED.values()):
        return word
    if not word.isalpha():
        return next((read for one in misread_words(word) if (read := read_print(one)) != one), word)
    alike = _printed().get(looks_loosely(word), ())
    if not alike or _is_known(word):
        return word
    near = [one for one in alike if misread(one, word, _MOST_MISREAD) <= _most_misread(one)]
    return near[0] if len(near) == 1 else word


def _most_misread(word: str) -> int:
    """Shapes that may be misread in an ordinary word: fewer in those that are like names ("maples")."""
    return len(word) // 3 - 1 if word_class().get(word) in ("descriptor", "place") else _MOST_MISREAD


@cache
def _printed() -> dict[str, tuple[str, ...]]:
    """What ordinary words and those of legal forms look like in print, loosely -> the words."""
    found: dict[str, list[str]] = {}
    forms = {word: "form" for phrases in legal_forms().values() for one in phrases for word in one.tokens}
    short = dict.fromkeys(abbreviations(), "company")
    for word, held in (short | word_class() | forms).items():
        if len(word) >= _LEAST_PRINTED.get(held, len(word) + 1):
            found.setdefault(looks_loosely(word), []).append(word)
    return {shapes: tuple(words) for shapes, words in found.items()}


@cache
def _form_words() -> frozenset[str]:
    return frozenset(form_words())


@cache
def _with_gap() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Legal forms of three and more words with one long enough word left open ("*") -> the whole forms."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for phrases in legal_forms().values():
        for phrase in phrases:
            for place, word in enumerate(phrase.tokens):
                if len(phrase.tokens) > 2 and len(word) > 3:
                    gap = (*phrase.tokens[:place], "*", *phrase.tokens[place + 1 :])
                    found.setdefault(gap, []).append(phrase.tokens)
    return found


@cache
def _beside_gaps() -> frozenset[str]:
    """The words that stand beside a gap: at least two do."""
    return frozenset(word for gap in _with_gap() for word in gap if word != "*")


def slips(word: str) -> int:
    """How many slips in a word of a legal form are put right."""
    return 1 if len(word) < _VERY_LONG_WORD else 2


@lru_cache(maxsize=1 << 14)
def _mended(word: str) -> str:
    """A long form word for the same word with one slip; any other word unchanged."""
    if len(word) < _LONG_WORD - 1 or word in word_class() or canonical_words(word):
        return word
    return _nearest(word, form_words()) or word


@lru_cache(maxsize=1 << 14)
def unglued(word: str) -> tuple[str, ...]:
    """ "companysberbank" -> ("company", "sberbank"): a legal form that lost the space beside it."""
    if word in glued():
        return glued()[word]
    if len(word) < _LONG_WORD or not (
        word.endswith(_SHORT_BEHIND) or word.startswith(_BEFORE) or word.endswith(_LONG_BEHIND)
    ):
        return (word,)
    for ending in _SHORT_BEHIND:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)], ending
    for start in _BEFORE:
        if word.startswith(start) and len(word) > len(start) + 3:
            return start, word[len(start) :]
    for ending in _LONG_BEHIND:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)], ending
    return (word,)


_SHORT_BEHIND = ("gmbh", "ltda", "ltd", "llc", "ojsc", "pjsc", "jsc")
_BEFORE = ("company", "obshchestvo", "limited", "jsc", "llc", "ooo", "ojsc", "pjsc")
_LONG_BEHIND = ("limited", "company", "corporation", "incorporated")
"""Legal forms that lose the space beside them, behind a name or before it."""


@cache
def _behind_lead() -> dict[str, tuple[str, ...]]:
    """Short first words of legal forms of two words -> the second words of three and more letters."""
    found: dict[str, list[str]] = {}
    for phrases in legal_forms().values():
        for phrase in phrases:
            if len(phrase.tokens) == 2 and len(phrase.tokens[0]) <= _LEADS and len(phrase.tokens[1]) > 2:
                found.setdefault(phrase.tokens[0], []).append(phrase.tokens[1])
    return {lead: tuple(dict.fromkeys(words)) for lead, words in found.items() if lead in _ONLY_FORMS}


_ONLY_FORMS = frozenset(("co", "pvt", "pte", "pty", "sdn"))
"""Leads that are nothing but a part of a legal form."""


@cache
def mendable() -> tuple[str, ...]:
    """Words of legal forms that are recognised with a slip in them."""
    forms = (one.tokens for held in legal_forms().values() for one in held)
    gaps = {word for tokens in forms if len(tokens) > 2 for word in tokens if len(word) > 3}
    behind = {word for words in _behind_lead().values() for word in words}
    return tuple(sorted(gaps | behind | set(form_words())))


def is_mendable(word: str) -> bool:
    """Whether the word is one of `mendable`, or may be one with a slip in it."""
    return _nearest(word, mendable()) is not None


def _nearest(word: str, words: tuple[str, ...]) -> str | None:
    """Of the words with no more slips than `slips` the one with fewest, the first of several."""
    most = slips(word)
    if most == 1 and _less_one(words).isdisjoint(without_a_letter(word)):
        return None
    alike = _of_length(words, len(word) - most, len(word) + most)
    found = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=most)
    return found[0] if found else None


@cache
def _near_mendable() -> Slips:
    return Slips(mendable())


def may_be_mended(words: Sequence[str]) -> Bools:
    """For each word whether it may be that `is_mendable`, or that `read_print` changes it; for many words."""
    long = np.fromiter((len(word) >= _VERY_LONG_WORD for word in words), np.bool_, len(words))
    printed = np.fromiter(map(_printed().__contains__, looks(words)), np.bool_, len(words))
    found: Bools = long | printed | _near_mendable().may_be(LessOne.of(words))
    return found


@cache
def _less_one(words: tuple[str, ...]) -> frozenset[str]:
    """The words and what is left of each without one letter: a word one slip away has one of these too."""
    return frozenset(part for word in words for part in without_a_letter(word))


@cache
def _of_length(words: tuple[str, ...], least: int, most: int) -> tuple[str, ...]:
    return tuple(word for word in words if least <= len(word) <= most)


def _mended_behind(lead: str, word: str) -> str:
    """The word that stands behind `lead` in a legal form where `word` is that with one slip; else `word`."""
    near = (one for one in _behind_lead().get(lead, ()) if OSA.distance(word, one, score_cutoff=1) < 2)
    return next(near, word)


@cache
def glued() -> dict[str, tuple[str, str]]:
    """Neighbours of legal forms written as one ("jointstock", "coltd") -> the two."""
    table = legal_forms()
    found: dict[str, tuple[str, str]] = {}
    for phrases in table.values():
        for phrase in phrases:
            for one, other in pairwise(phrase.tokens):
                if min(len(one), len(other)) > 1 and len(one + other) > 4 and one + other not in table:
                    found.setdefault(one + other, (one, other))
    return found


def mend_legal_forms(tokens: list[str]) -> list[str]:
    """`tokens` with slips in the words of legal forms put right: misspelled, split in two, or glued to a
    neighbour.
    """
    words = [
        part for token in tokens for part in (unglued(token) if len(token) > _LEAST_GLUED - 1 else (token,))
    ]
    known, whole = _form_words(), legal_forms()
    place = 0
    while place < len(words) - 1:
        apart = words[place] not in known and words[place + 1] not in known
        apart = apart and not (words[place] in whole and words[place + 1] in whole)
        if apart and words[place] + words[place + 1] in known:
            words[place : place + 2] = [words[place] + words[place + 1]]
        place += 1
    words = [_mended(word) for word in words]
    for place, (lead, word) in enumerate(pairwise(words), 1):
        if lead in _behind_lead() and word not in whole:
            words[place] = _mended_behind(lead, word)
    gaps = _with_gap()
    beside = [word in _beside_gaps() for word in words]
    if sum(beside) < 2:
        return words
    for size in range(3, min(6, len(words)) + 1):
        for start in range(len(words) - size + 1):
            if sum(beside[start : start + size]) < size - 1:
                continue
            run = tuple(words[start : start + size])
            for place, word in enumerate(run):
                forms = gaps.get((*run[:place], "*", *run[place + 1 :]), ())
                near = next((form for form in forms if OSA.distance(word, form[place]) == 1), None)
                if near and run not in forms:
                    words[start : start + size] = near
                    beside[start + place] = near[place] in _beside_gaps()
                    break
    return words
