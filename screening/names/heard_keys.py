"""Keys that a word as it was heard shares with the Latin words that it may be: the consonants that are heard
alike, as one letter each. A shared key is a hint; `screening.names.heard` says how alike the words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product

from screening.names.heard import has_article, sounds_of

_DIGRAPHS = (
    *(("shch", "S"), ("tsch", "S"), ("sch", "S"), ("tch", "S"), ("dzh", "S"), ("ch", "S"), ("sh", "S")),
    *(("zh", "S"), ("ts", "S"), ("tz", "S"), ("dz", "S"), ("cz", "S"), ("sz", "S"), ("ck", "k"), ("dt", "t")),
    *(
        ("kh", ""),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("dh", "d"),
        ("dj", "S"),
        ("nb", "mb"),
        ("np", "mp"),
        ("nm", "m"),
    ),
    *(("ce", "S"), ("ci", "S"), ("cy", "S"), ("x", "ks")),
)
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("aeiouyhw'"),
        **dict.fromkeys("kgqc", "K"),
        **dict.fromkeys("td", "T"),
        **dict.fromkeys("szj", "S"),
        **dict.fromkeys("rl", "R"),
        **{"b": "B", "v": "B", "p": "P", "f": "F", "m": "M", "n": "N"},
    }
)
_OTHERWISE = (
    ("kh", "k"),
    ("ch", "k"),
    ("gh", "h"),
    ("ge", "je"),
    ("gi", "ji"),
    ("j", "y"),
    ("w", "v"),
    ("ng", "n"),
    ("ll", "j"),
    ("ll", "y"),
)
"""Letters that may as well sound like others."""
_SILENT_R = re.compile(r"(?<=[aeiou])r(?![aeiouyr])")
_DOUBLED = re.compile(r"([a-z])\1+")

_CLASSES_HEARD = {
    **dict.fromkeys(("A", "I", "U", "E", "O", "OO", "EO", "EU", "H", "Y"), ("",)),
    **dict.fromkeys("KG", ("K",)),
    **dict.fromkeys(("S", "SH"), ("S",)),
    **dict.fromkeys(("Z", "J", "CH", "TS"), ("S", "T")),
    **dict.fromkeys("TD", ("T",)),
    **dict.fromkeys("RL", ("R",)),
    **{
        "N": ("N",),
        "NG": ("NK", "N"),
        "M": ("M",),
        "F": ("F", "B", ""),
        "B": ("B",),
        "P": ("P", "F", "B"),
        "V": ("B", ""),
    },
    "W": ("B", ""),
}
_MOST_KEYS = 24


def keys_heard(token: str) -> tuple[str, ...]:
    """The keys under which a heard word may find Latin ones."""
    sounds = sounds_of(token)
    found = dict.fromkeys(_keys_of(sounds))
    if has_article(sounds):
        found.update(dict.fromkeys(_keys_of(sounds[2:])))
    return tuple(found)


def _keys_of(sounds: Sequence[str]) -> Iterator[str]:
    told = [_classes(sounds, at) for at in range(len(sounds))]
    return map("".join, islice(product(*told), _MOST_KEYS))


def _classes(sounds: Sequence[str], at: int) -> tuple[str, ...]:
    """What a sound may be in a key."""
    sound, behind = sounds[at], sounds[at + 1] if at + 1 < len(sounds) else ""
    if sound == "N" and behind in ("B", "P", "M"):
        return ("",) if behind == "M" else ("M",)
    return ("", "B") if sound == "U" and not at else _CLASSES_HEARD[sound]


@lru_cache(maxsize=1 << 10)
def _keys_of_heard(heard: str) -> frozenset[str]:
    return frozenset(keys_heard(heard))


@lru_cache(maxsize=1 << 12)
def _keys_of_word(word: str) -> frozenset[str]:
    return frozenset(key for key, _ in keys_written((word,)))


def share_a_key(heard: str, word: str) -> bool:
    """Whether a heard word and a Latin one share a key: words that do not are not alike, so that an index
    finds all that are."""
    return not _keys_of_heard(heard).isdisjoint(_keys_of_word(word))


def keys_written(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The keys under which Latin words are found, and the place of the word that each is of."""
    yield from _keyed(words, range(len(words)))
    for letters, others in _OTHERWISE:
        at = [place for place, word in enumerate(words) if letters in word]
        yield from _keyed([words[place].replace(letters, others) for place in at], at)
    lines = _SILENT_R.sub("", "\n".join(words)).split("\n")
    at = [place for place, (word, line) in enumerate(zip(words, lines, strict=False)) if word != line]
    yield from _keyed([lines[place] for place in at], at)


def _keyed(words: Sequence[str], places: Sequence[int]) -> Iterator[tuple[str, int]]:
    lines = _DOUBLED.sub(r"\1", "\n".join(words))
    for letters, sound in _DIGRAPHS:
        lines = lines.replace(letters, sound)
    keys = lines.translate(_CLASSES).split("\n") if words else []
    return ((key, place) for key, place in zip(keys, places, strict=True))
