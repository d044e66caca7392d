"""Short legal forms misspelled ("gmb", "lcc"), where a name begins or ends.

A hint: such a word may be a name as well, so that it is never put right here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from rapidfuzz.distance import OSA

from screening.names.shapes import shapes
from screening.names.spelling import without_a_letter
from screening.names.sums import Bools, LessOne, Slips
from screening.names.vocabulary import canonical_words, word_class

_SHORT_FORMS = {
    "limited": ("ltd", "llc", "ooo", "gmbh", "fze", "fzc", "fzco", "srl", "sarl", "ltda", "bhd", "limited"),
    "stock": ("jsc", "ojsc", "pjsc", "cjsc", "oao", "zao", "pao", "plc"),
    "corporation": ("inc", "corp"),
    "partnership": ("llp",),
}
"""Short legal forms that are common enough for a word like one of them to be it, misspelled."""


@cache
def _short_forms() -> tuple[dict[str, list[tuple[str, str]]], dict[str, list[tuple[str, str]]]]:
    """What is left of each short form without a letter, and its shapes in print -> (form, class)."""
    less: dict[str, list[tuple[str, str]]] = {}
    printed: dict[str, list[tuple[str, str]]] = {}
    for meaning, forms in _SHORT_FORMS.items():
        for form in forms:
            printed.setdefault(shapes(form), []).append((form, meaning))
            for part in set(without_a_letter(form)):
                less.setdefault(part, []).append((form, meaning))
    return less, printed


@cache
def _near_short_forms() -> Slips:
    return Slips(form for forms in _SHORT_FORMS.values() for form in forms)


def may_be_forms(words: Sequence[str], sums: LessOne) -> Bools:
    """For each word whether `near_forms` may find any; for many words, given with their sums."""
    printed = _short_forms()[1]
    seen = np.fromiter(map(printed.__contains__, shapes("\n".join(words)).split("\n")), np.bool_, len(words))
    return seen | _near_short_forms().may_be(sums)


@lru_cache(maxsize=1 << 14)
def near_forms(word: str) -> frozenset[str]:
    """Classes of the common short legal forms that are one slip from the word, or of which it has one letter
    read as two ("iric", "ltci"); none for a word that is known for another."""
    if not 1 < len(word) < 8 or word in word_class() or canonical_words(word):
        return frozenset()
    less, printed = _short_forms()
    near = [held for part in without_a_letter(word) if part in less for held in less[part]]
    found = {meaning for form, meaning in near if OSA.distance(word, form, score_cutoff=1) == 1}
    found.update(meaning for form, meaning in printed.get(shapes(word), ()) if len(word) == len(form) + 1)
    return frozenset(found)
