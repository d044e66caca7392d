"""Which encoding of accented Latin letters a text is in, told by the letters that each language has.

A few accented letters in a table are too little for a detector of encodings, which takes Spanish for Polish
then. But the letters that a language writes in one encoding are no language's in another, and they stand
beside plain ones, as halves of Chinese characters do not.
"""

from __future__ import annotations

import re

_LANGUAGES = {
    "cp1252": (
        *("äöüß", "àâæçèéêëîïôœùûüÿ", "áéíóúüñ", "àáâãçéêíóôõúü", "àèéìíîòóùú", "åäöéü", "åæøéóòâü"),
        *("áéëèïóöúü", "àçèéíïòóúü"),
    ),
    "cp1250": (*("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ"),),
    "cp1254": ("çğıöşüâîû\u0307",),  # the dot that is left of a small "İ"
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äöõüšž"),
}
"""Encoding -> the letters of the languages in it, the commonest first: German, French, Spanish, Portuguese,
Italian, Swedish and Finnish, Danish and Norwegian, Dutch, Catalan; Polish, Czech, Slovak, Hungarian, Croatian
and Slovene, Romanian; Turkish; Latvian, Lithuanian, Estonian."""
_MARKS = frozenset("€‚„…‘’“”•–—™¡¿«»§°·¨´©®ªº\u00a0")
"""What stands beside words of any language."""
_BEYOND = re.compile(rb"[\x80-\xff]")
_ACCENTED = re.compile(
    rb"(?<=[A-Za-z])[\x80-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff]{1,2}(?=[A-Za-z])"
)
"""One or two accented letters beside a plain one."""
_ALONE = 0.6
"""Share of what is not ASCII that stands so, from which a text is Latin: of French nine in ten, of
Cyrillic and Chinese hardly any."""


def latin_encoding(data: bytes) -> str | None:
    """The encoding of bytes that are in Latin letters and not UTF-8; None if that cannot be told."""
    beyond = len(_BEYOND.findall(data))
    if not beyond or sum(map(len, _ACCENTED.findall(data))) < _ALONE * beyond:
        return None
    read = {encoding: _letters(data, encoding) for encoding in _LANGUAGES}
    for encoding, languages in _LANGUAGES.items():
        letters = read[encoding]
        if letters is not None and any(letters.issubset(language) for language in languages):
            return encoding
    for encoding, languages in _LANGUAGES.items():  # a table of several countries
        letters = read[encoding]
        if letters is not None and letters.issubset("".join(languages)):
            return encoding
    return None


def _letters(data: bytes, encoding: str) -> frozenset[str] | None:
    """The letters beyond ASCII, small; None if the bytes are not in the encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return frozenset(char for char in text.lower() if not char.isascii() and char not in _MARKS)
