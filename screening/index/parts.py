"""Stretches of a name by which it may be found: neighbours written as one, their initials, native keys.

Queries and listed names are taken apart by the same functions, so that what is filed is what is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from screening.names.scripts import native_core
from screening.names.vocabulary import word_class

LONGEST_HEAD = 4
MOST_JOINED = 3
LEAST_JOINED = 4
ARTICLE = "al"
LONGEST_JOINED = 30
JOINED_LETTERS = frozenset((2, *range(LEAST_JOINED, LONGEST_JOINED + 1)))
"""Letters of neighbours that may be written as one."""
ACRONYM_LETTERS = range(3, 9)


def joined(tokens: Sequence[str]) -> list[tuple[str, int, int]]:
    """(text, first place, end) of two or three neighbours written as one: "Deep Sea" and "Deepsea" meet. An
    Arabic article between them melts into them."""
    found = []
    count = len(tokens)
    for start in range(count - 1):
        text = tokens[start]
        for end in range(start + 1, min(count, start + MOST_JOINED)):
            if tokens[end] == ARTICLE:
                continue
            text += tokens[end]
            if len(text) in JOINED_LETTERS:
                found.append((text, start, end + 1))
    return found


def acronym_words(tokens: Sequence[str]) -> list[str]:
    """The words that an acronym is made of: small ones are skipped."""
    classes = word_class()
    return [token for token in tokens if classes.get(token) != "function"]


def acronym_runs(words: Sequence[str]) -> list[tuple[str, int, int]]:
    """(initials, first place, end) of three and more neighbours."""
    initials = "".join([word[0] for word in words])
    return [
        (initials[start : start + size], start, start + size)
        for size in ACRONYM_LETTERS[: max(0, len(words) - ACRONYM_LETTERS.start + 1)]
        for start in range(len(words) - size + 1)
    ]


def letters_of(tokens: Sequence[str]) -> int:
    """The first letters of whole words, as bits."""
    bits = 0
    for token in tokens:
        if len(token) > 1:
            bits |= _bit(token)
    return bits


def initials_of(tokens: Sequence[str]) -> int:
    """The tokens that are a single letter, as bits."""
    bits = 0
    for token in tokens:
        if len(token) == 1:
            bits |= _bit(token)
    return bits


def _bit(token: str) -> int:
    place = ord(token[0]) - ord("a")
    return 1 << place if 0 <= place < 26 else 0


def native_keys(native: str, *, person: bool) -> tuple[str, ...]:
    """Keys of a native spelling: itself, turned round where it is short, a firm's without ordinary words."""
    if len(native) < 2:
        return ()
    keys = [native]
    if len(native) <= 4:
        keys.append("~" + min(native[at:] + native[:at] for at in range(len(native))))
    core = "" if person else native_core(native)
    if len(core) > 1:
        keys.append("=" + core)
    return tuple(keys)
