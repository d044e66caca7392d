"""The spelling of one token against another's: slips, sounds, and the consonants that bare scripts write.

Letters only: no word table is asked, and two words that merely look alike are not told from one word
misspelled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from rapidfuzz.distance import OSA, Editop, Levenshtein

EVIDENCE = {3: 3.6, 4: 5.0, 5: 6.6, 6: 7.6, 7: 8.7, 8: 9.2, 9: 9.8}
"""ln of the likelihood ratio "one name" : "two names" that two tokens of this length start from, before
edits. Fitted on token pairs in which two names of one listed party differ (8,379) against those of different
parties that share the rest of the name (41,782); see docs/matching.md."""

COST = {
    "doubled": 0.8,
    "vowel for vowel": 1.2,
    "vowel": 1.1,
    "confusable": 1.6,
    "h": 1.2,
    "swapped": 1.8,
    "consonant": 1.8,
    "vowel for consonant": 2.0,
    "consonant for consonant": 2.5,
    "first letter": 0.9,
}
"""What one edit takes from that evidence, by its sort (same fit, rounded). A consonant for another is the
dearest: it makes Vucic into Vukic but also Hamid into Habib. Typing slips are rarer in lists than in queries,
so the fitted 2.7 for it was lowered."""

MOST_EDITS = (0, 0, 0, 1, 1, 2)
"""By length of the shorter token; more edits than these never leave evidence. Three in a long word
("Walters", "Workers") are another word more often than the same, and the index need not look for them."""

CURVE = (
    (-1.0, 0.0),
    (0.0, 0.35),
    (1.3, 0.5),
    (2.0, 0.6),
    (3.0, 0.74),
    (4.0, 0.825),
    (5.5, 0.9),
    (7.0, 0.94),
    (8.5, 0.97),
)
"""From the ln likelihood ratio to a similarity: the even point (0) is a third, so that one token met evenly
beside one met wholly stays below a match."""

VOWELS = frozenset("aeiouy")
_WRITTEN = frozenset("aeiou")
"""Vowels that show a token was not written in letters without vowels; "y" is a consonant there."""
_ALIKE = ("bp", "bv", "vw", "fv", "dt", "gkcq", "kx", "csz", "gj", "jzy", "mn", "lr", "ph", "ghk")
CONFUSABLE = frozenset(one + other for letters in _ALIKE for one in letters for other in letters)
_SOUNDS = (
    *(("dsch", "j"), ("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("dzh", "j"), ("dj", "j"), ("zh", "j")),
    ("ph", "f"),
    *(("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v")),
    *(("ou", "u"), ("oo", "u"), ("ee", "i"), ("ue", "u"), ("oe", "o"), ("ae", "a"), ("ie", "i"), ("iy", "i")),
    *(("yi", "i"), ("ij", "i"), ("y", "i")),
)
"""Letters that different transliterations write for one sound, longest first."""
_ENDINGS = {
    **{"tekh": "tec", "tech": "tec", "off": "ov", "eff": "ev"},
    **{"ow": "ov", "ew": "ev", "wicz": "vich", "witsch": "vich"},
}
_ENDING = re.compile("|".join(rf"{ending}(?![^\n])(?<=[^\n]{{{len(ending) + 3}}})" for ending in _ENDINGS))
_DOUBLED, _SILENT_H = re.compile(r"(.)\1+"), re.compile(r"h(?![^\n])(?<=[^\n]{2}[aeiouy]h)")
"""Endings and a silent h have three letters before them at least. What is looked for stands before its
conditions: so it is found quickly."""


@lru_cache(maxsize=1 << 14)
def sound(token: str) -> str:
    """`token` with the spelling habits of different transliterations made one ("youssef", "yusef")."""
    return _heard(token)


def sounds(tokens: Sequence[str]) -> list[str]:
    """`sound` of each token, in a third of the time."""
    return _heard("\n".join(tokens)).split("\n") if tokens else []


def _heard(lines: str) -> str:
    """Tokens, one a line, as they sound."""
    lines = _ENDING.sub(lambda ending: _ENDINGS[ending[0]], lines)
    for spelling, plain in _SOUNDS:
        if spelling in lines:
            lines = lines.replace(spelling, plain)
    return _SILENT_H.sub("", _DOUBLED.sub(itemgetter(1), lines))


def without_a_letter(token: str) -> tuple[str, ...]:
    """The token, and what is left of it without each of its letters: tokens one edit apart share one."""
    return (token, *[token[:place] + token[place + 1 :] for place in range(len(token))])


@lru_cache(maxsize=1 << 14)
def skeleton(token: str) -> str:
    """The consonants that Arabic letters would write."""
    return sound(token).translate(_CONSONANTS)


def skeletons(heard: Sequence[str]) -> list[str]:
    """`skeleton` of each token, by its `sound`."""
    return "\n".join(heard).translate(_CONSONANTS).split("\n") if heard else []


_CONSONANTS = str.maketrans("p", "b", "aeiouyvw'")


def _sort_of(op: str, before: str, after: str, place: int, text: str) -> str:
    """Which sort of edit this is; `text` is the token that holds the letter put in or left out, at
    `place`.
    """
    if op == "replace":
        vowels = (before in VOWELS) + (after in VOWELS)
        if vowels == 2:
            return "vowel for vowel"
        if before + after in CONFUSABLE:
            return "confusable"
        return "vowel for consonant" if vowels else "consonant for consonant"
    char = before or after
    if char in text[max(0, place - 1) : place] or char in text[place + 1 : place + 2]:
        return "doubled"
    return "vowel" if char in VOWELS else "h" if char == "h" else "consonant"


def _sort_of_step(step: Editop, short: str, long: str) -> str:
    """Which sort of edit one step from `short` to `long` is."""
    before = short[step.src_pos] if step.tag != "insert" else ""
    after = long[step.dest_pos] if step.tag != "delete" else ""
    text, place = (long, step.dest_pos) if step.tag == "insert" else (short, step.src_pos)
    return _sort_of(step.tag, before, after, place, text)


def spelled_alike(first: str, second: str, doubt: float = 0.0) -> float:
    """Similarity by spelling alone, 0-1; `doubt` (ln) is taken off the evidence."""
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    size = len(short)
    most = MOST_EDITS[min(size, len(MOST_EDITS) - 1)]
    if len(long) - size > most:
        return 0.0
    distance = OSA.distance(short, long, score_cutoff=most)
    if distance > most:
        return 0.0
    evidence = EVIDENCE[min(size, 9)] - doubt - (COST["first letter"] if short[0] != long[0] else 0.0)
    steps = Levenshtein.editops(short, long)
    swaps = len(steps) - distance
    if swaps > 0:
        evidence -= swaps * COST["swapped"] + (distance - swaps) * COST["consonant"]
        return similarity(evidence)
    evidence -= sum(COST[_sort_of_step(step, short, long)] for step in steps)
    return similarity(evidence)


def similarity(evidence: float) -> float:
    """A ln likelihood ratio as a similarity, 0-1."""
    for (left, least), (right, most) in pairwise(CURVE):
        if evidence <= right:
            return max(0.0, least + (most - least) * (evidence - left) / (right - left))
    return CURVE[-1][1]


def is_bare(token: str) -> bool:
    """Was the token written in letters without vowels?"""
    return _WRITTEN.isdisjoint(token)


def same_consonants(first: str, second: str) -> bool:
    """One token came from letters without vowels and has the other's consonants."""
    for bare, full in ((first, second), (second, first)):
        if len(bare) > 1 and is_bare(bare) and not is_bare(full):
            return skeleton(full) in bare_bones(bare) and _has_long_vowels(full, bare)
    return False


def bare_bones(bare: str) -> tuple[str, ...]:
    """The consonants of a token written without vowels; also without an h at the end, which is silent
    ("Allah") or stands for a vowel ("Fatima"). Fewer than two tell nothing.
    """
    bones = skeleton(bare)
    if len(bones) < 2:
        return ()
    return (bones, bones[:-1]) if len(bones) > 2 and bones[-1] == "h" else (bones,)


def _has_long_vowels(full: str, bare: str) -> bool:
    """Has the token, in their places, the long vowels that letters without vowels write as y and w? "hsyn" is
    Husayn and not Hasan, "mhmwd" Mahmud and not Muhammad."""
    left = iter(sound(full).translate(_LONG))
    written = sound(bare).translate(_LONG).rstrip("hy")  # at the end they may stand for any vowel
    return all(letter in left for letter in written)


_LONG = str.maketrans("ieyuowvp", "yyywwwwb")
