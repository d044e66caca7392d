"""How much a token identifies: 0 for "the", nearly 1 for "huawei".

Joins two sources: the hand-written table of generic words, which is true of all firms whether listed or not,
and the frequency of a token in the loaded lists, which knows that "Shahid" and "Sinaloa" are common there. It
counts nothing itself: the frequencies are handed in.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from screening.names.spelling import without_a_letter
from screening.names.sums import LessOne, Slips
from screening.names.vocabulary import (
    ONE_NAME,
    abbreviations,
    canonical_words,
    families,
    legal_forms,
    nicknames,
    spellings,
    title_words,
    translations,
    word_class,
)

CLASS_WEIGHT = {
    "function": 0.02,
    "company": 0.15,
    "sector": 0.27,
    "descriptor": 0.36,
    "place": 0.36,
    "address": 0.2,
    "brand": 0.6,
    "common_person": 0.62,
}
"""Ceilings by class. Sharing "Shanghai ... Technology Co Ltd" must stay nothing (place + sector is .63, below
one identifying token), while "China Railway" against "China Petroleum" must still differ by more than a form
word."""

FLOOR = 0.4
"""The least that a word outside the generic table weighs, however many listed names carry it: "Mohammed"
stands in every tenth listed person and yet tells a Mohammed from a Karim."""

_PERSONAL = 0.9
"""A generic word inside a person's name ("Young", "Power", "Paris") is a name like others there."""

_GIVEN_NAME = 0.7
"""A given name as a firm's or a vessel's: there are many Lindas."""

_TITLE, _TITLE_OR_NAME = 0.06, 0.5
"""A title inside a person's name ("Ali Haji Khan", "Colonel Gharib"), and one that may be the name ("Hafez",
"Sultan")."""

_SHORT = {2: 0.7, 3: 0.8, 4: 0.88, 5: 0.95}
"""Ceilings for short tokens, which unrelated firms choose by chance ("Noah", "Ibex", "Azul")."""

_SLIP_WEIGHT = 0.4
"""A word in no list, one slip from an ordinary word of business."""

_NUMBER, _LONG_NUMBER = {1: 0.5, 2: 0.5, 3: 0.7}, 0.9
"""A number by its digits: many ships are number 2, one is "Fu Yuan Yu 7890"."""

_RAMP = (3.5, 9.5)
_MANY = 10
"""Parties that bear a token for it to be a name of its own, not another misspelled."""
_LEAST_PARTIES, _STEP = 30_000, 10_000
MOST_KEPT = 1 << 15
"""Words whose weights are kept: a long table has ever new ones."""
_COUNTS_KEPT = 1 << 10
"""Counts of parties, with lengths of words, of which it is kept what they tell."""
_STEPS_TO_TWICE = 2.0
"""Steps in which counts are read, from one to twice as many: 4 or 5 parties, 6 or 7, 8 to 10, 11 to 15.
A day's list changes so move the weight of a handful of words, not of all that they bear."""

_UNKNOWN = (1.0, _PERSONAL)
"""What `_table_weight` says of a word that no table knows, in a firm's name and in a person's."""


def _table_weight(token: str, *, person: bool) -> float:
    classes = word_class()
    if token.isdigit():
        return _NUMBER.get(len(token), _LONG_NUMBER)
    if len(token) == 1:
        return 0.15
    if person and token in title_words():
        return _TITLE if title_words()[token] in ("always", "rank") else _TITLE_OR_NAME
    if person and classes.get(token) not in ("function", "common_person"):
        return _PERSONAL
    held = [CLASS_WEIGHT[classes[word]] for word in (token, *canonical_words(token)) if word in classes]
    if not person and token in _form_words():
        held.append(CLASS_WEIGHT["company"])
    if not person and token in nicknames():
        held.append(_GIVEN_NAME)
    return min(held) if held else 1.0


@cache
def _of_tables() -> frozenset[str]:
    """Words of which a table knows something: all others weigh what their number of parties tells."""
    tables = word_class(), title_words(), abbreviations(), translations(), nicknames(), families()
    return _form_words().union(*tables)


@cache
def _form_words() -> frozenset[str]:
    """Words of legal forms: where one stays in a name (in the middle of it, or "PTY" before another form), it
    tells nothing."""
    return frozenset(
        word
        for phrases in legal_forms().values()
        for phrase in phrases
        for word in phrase.tokens
        if len(word) > 1
    )


@cache
def _ordinary_words() -> frozenset[str]:
    """Words of business and of legal forms that are recognised though misspelled."""
    words = {word for word, held in word_class().items() if held in _ORDINARY and len(word) > 4}
    return frozenset(words | {word for word in _form_words() if len(word) > 3} | _COMMON_FORMS)


@cache
def _near_ordinary() -> Slips:
    return Slips(_ordinary_words())


@cache
def _slips() -> dict[str, tuple[str, ...]]:
    """What is left of an ordinary or legal-form word when one letter is taken out -> the words."""
    found: dict[str, set[str]] = {}
    for word in _ordinary_words():
        for part in without_a_letter(word):
            found.setdefault(part, set()).add(word)
    return {part: tuple(sorted(held)) for part, held in found.items()}


_ORDINARY = ("company", "sector")
_COMMON_FORMS = {"llc", "ltd", "ooo", "jsc", "inc", "fze"}
"""Legal forms of three letters that are common enough for a word like them to be one of them misspelled."""


def _misspells_ordinary(token: str) -> bool:
    """Is the token, known to no table or list, one slip away from an ordinary word of business ("juint")?"""
    held = _slips()
    near = [held[part] for part in without_a_letter(token) if part in held]
    return any(OSA.distance(token, word, score_cutoff=1) == 1 for words in near for word in words)


def all_spellings(token: str) -> tuple[str, ...]:
    """The token and, where the family is one name written many ways, its other spellings."""
    kin = [family.name for family in families().get(token, ()) if family.strength >= ONE_NAME]
    if not kin:
        return (token,)
    return tuple(dict.fromkeys((token, *(other for name in kin for other in spellings(name)))))


class Weights:
    """Token weights for one set of lists.

    `document_frequency` says how many of the `parties` carry a folded token. Below 30,000 parties the counts
    are read as if from that many: a short list does not make its own words common in the world. Above, they
    are read as if from whole ten thousands (`parties`), so that a party that comes or goes moves the weight
    of its own words alone; and of these only where their count goes over a step (`_STEPS_TO_TWICE`).
    """

    def __init__(self, document_frequency: Callable[[str], int], parties: int) -> None:
        self._frequency = document_frequency
        self.parties = max(parties // _STEP * _STEP, _LEAST_PARTIES)
        self._measured = lru_cache(maxsize=MOST_KEPT)(self._measure)
        self._unknown = lru_cache(maxsize=_COUNTS_KEPT)(self._of_unknown)

    def both_borne(self, first: str, second: str) -> bool:
        """Whether many parties bear the one, and many the other."""
        return self.widely_borne(first) and self.widely_borne(second)

    def widely_borne(self, token: str) -> bool:
        """Whether many parties bear the token."""
        return self._frequency(token) >= _MANY

    def weight(self, token: str) -> float:
        """How much `token` (folded) identifies a firm, vessel or anything not known to be a person, 0-1."""
        return self.of(token)[0]

    def personal(self, token: str) -> float:
        """How much `token` (folded) identifies a person, 0-1: words of business are names there."""
        return self.of(token)[1]

    def of(self, token: str) -> tuple[float, float]:
        """`weight` and `personal` of a token."""
        return self._measured(token)

    def of_many(self, tokens: Sequence[str], sums: LessOne) -> list[tuple[float, float]]:
        """`of` each of many tokens, given with their sums."""
        near, tables = _near_ordinary().may_be(sums).tolist(), _of_tables()
        return [
            self._measure(token, near=may)
            if may or token in tables or len(token) == 1 or token.isdigit()
            else self._unknown(self._frequency(token), len(token))
            for token, may in zip(tokens, near, strict=True)
        ]

    def _measure(self, token: str, *, near: bool = True) -> tuple[float, float]:
        """`near`: whether it may be one slip from an ordinary word."""
        firm, person = _UNKNOWN
        frequency = self._frequency(token)
        if len(token) == 1 or token.isdigit() or token in _of_tables():
            firm, person = _table_weight(token, person=False), _table_weight(token, person=True)
            frequency = sum([self._frequency(spelling) for spelling in all_spellings(token)])
        if near and not frequency and firm == 1.0 and len(token) > 2 and _misspells_ordinary(token):
            firm = _SLIP_WEIGHT
        most = self._at_most(frequency, len(token))
        return min(firm, most), min(person, most)

    def _of_unknown(self, frequency: int, letters: int) -> tuple[float, float]:
        """What a word of so many letters weighs that no table knows."""
        most = self._at_most(frequency, letters)
        return min(_UNKNOWN[0], most), min(_UNKNOWN[1], most)

    def _at_most(self, frequency: int, letters: int) -> float:
        """What a word of so many letters weighs at most that so many parties bear."""
        step = math.floor(_STEPS_TO_TWICE * math.log2(frequency + 0.5))
        rarity = math.log(self.parties / 2.0 ** ((step + 0.5) / _STEPS_TO_TWICE))
        share = (rarity - _RAMP[0]) / (_RAMP[1] - _RAMP[0])
        return min(_SHORT.get(letters, 1.0), FLOOR + (1.0 - FLOOR) * min(1.0, max(0.0, share)))


@cache
def default_weights() -> Weights:
    """Weights with no list at hand: the table of generic words alone."""
    return Weights(lambda _token: 0, _LEAST_PARTIES)
