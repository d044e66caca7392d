"""Names in Chinese or Korean characters on both sides: compared as they are written.

Transliteration makes homophones equal; the characters do not. So where both sides have them, equal characters
are strong evidence and a different one in a person's name is a different person.
"""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Indel

from screening.model import Comparison, Relation, TokenPair
from screening.names.normalize import NameForm
from screening.names.scripts import native_core

_EQUAL = 100.0
_TURNED = 97.0
_SAME_CORE = 92.0
_LIMIT = 80.0
"""Most that characters which are not equal reach: one of three characters is a third of a name."""


def compare_native(query: NameForm, listed: NameForm, *, person: bool) -> Comparison | None:
    """Compare native spellings; None unless both sides have one of two or more characters."""
    left, right = query.native, listed.native
    if len(left) < 2 or len(right) < 2:
        return None
    turned = False
    if left == right:
        score = _EQUAL
    elif len(left) == len(right) <= 4 and left + left != right and right in left + left:
        score, turned = _TURNED, True
    else:
        score = _LIMIT * Indel.normalized_similarity(left, right)
        if not person:
            score = max(score, _firms(left, right))
    pair = TokenPair(left, right, Relation.NATIVE, round(score / 100.0, 3), 1.0)
    return Comparison(round(score, 2), (pair,), reordered=turned)


def _firms(left: str, right: str) -> float:
    """Firms: equal once ordinary words and places are off, or the longer one only adds such words."""
    short, long = native_core(left), native_core(right)
    if len(short) < 2 or len(long) < 2:
        return 0.0
    if short == long:
        return _SAME_CORE
    missing = Counter(short) - Counter(long), Counter(long) - Counter(short)
    if len(short) >= 4 and len(long) >= 4 and not (missing[0] and missing[1]):
        return _LIMIT * Indel.normalized_similarity(short, long)
    return 0.0
