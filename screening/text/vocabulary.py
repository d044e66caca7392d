"""Is a word an ordinary English word?

The dictionary is Webster's second edition (package `english-words`, list "web2": 236 000 words, 50 ms,
loaded on first use). It is case-sensitive and holds base forms of 1934, so endings are taken off here and a
table adds what is newer. It refuses to say that a word is no name: "target" is both.
"""

from __future__ import annotations

from functools import cache, lru_cache

from screening.text.lexicon import words

_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ers", "er"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("est", "e"),
    ("iest", "y"),
    ("ier", "y"),
    ("ly", ""),
    ("ization", "ize"),
    ("isation", "ize"),
    ("ise", "ize"),
    ("ised", "ize"),
    ("ising", "ize"),
    ("ator", "ate"),
    ("ators", "ate"),
    ("our", "or"),
    ("ours", "or"),
    ("re", "er"),
    ("res", "er"),
    ("nce", "nse"),
)
_DOUBLED = ("ed", "ing", "er", "ers")
_SHORTEST_BASE = 3
_SHORTEST_PART = 4
_SHORTEST_FAMILY, _FAMILY_ENDINGS = 7, ("ov", "ev", "ovs", "evs")
"""Russian family names that English has for a thing are names all the same: "Kalashnikov"."""


@cache
def _dictionary() -> set[str]:
    """Base forms. It is asked about lower case only, so its capitalised entries never meet."""
    from english_words import get_english_words_set  # 25 ms to import, needed for articles only

    found: set[str] = get_english_words_set(["web2"])
    return found


def _known(word: str) -> bool:
    return word in _dictionary() or word in words("modern", "words")


def _bases(word: str) -> list[str]:
    """Words that `word` may be an inflected form of."""
    found = []
    for ending, put in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST_BASE and not (put == "e" and base[-1] == "e"):
            found.append(base + put)  # no "payeer" from "payee"
    for ending in _DOUBLED:
        base = word.removesuffix(ending)
        if base != word and len(base) > _SHORTEST_BASE and base[-1] == base[-2]:
            found.append(base[:-1])
    return found


def is_compound(word: str) -> bool:
    """Whether two English words of four letters or more are written as one ("chokepoint")."""
    lower = word.casefold()
    cuts = range(_SHORTEST_PART, len(lower) - _SHORTEST_PART + 1)
    return any(is_dictionary_word(lower[:at]) and is_dictionary_word(lower[at:]) for at in cuts)


@lru_cache(maxsize=200_000)
def is_dictionary_word(word: str) -> bool:
    """Whether `word`, in any case, is an English word that is written in lower case.

    Inflected forms count ("companies", "charged"), as do words in two spellings ("defence") and hyphenated
    words whose parts all count. Names of people, places, months and nations do not: English writes them in
    capitals. A word with a digit or outside the Latin alphabet never counts.
    """
    lower = word.casefold()
    if not lower or not lower.isascii():
        return False
    if "-" in lower:
        fronts = words("joints", "prefixes")
        return all(part and (part in fronts or is_dictionary_word(part)) for part in lower.split("-"))
    if not lower.isalpha() or (len(lower) >= _SHORTEST_FAMILY and lower.endswith(_FAMILY_ENDINGS)):
        return False
    return _known(lower) or any(_known(base) for base in _bases(lower))
