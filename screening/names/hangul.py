"""Korean syllables in Latin letters, as lists write Korean names.

Letter by letter, each syllable by itself wherever it stands: lists part the syllables of a name ("PAK, Pong
Ju"). The letters are those of the system that North Korea uses ("Romanization of Korean", UN Group of Experts
on Geographical Names, 2002) without its marks and doubled aspirates; how the same are written in the South
("Bak", "Jeong") is for the table of name families.
"""

from __future__ import annotations

_FIRST, _LAST = 0xAC00, 0xD7A3
_BEGIN = ("k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWEL = (
    *("a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae"),
    *("oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i"),
)
_END = (
    *("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l"),
    *("p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"),
)


def is_hangul(char: str) -> bool:
    """Whether the character is a Korean syllable."""
    return _FIRST <= ord(char) <= _LAST


def spell(syllable: str) -> str:
    """A Korean syllable in Latin letters."""
    begin, rest = divmod(ord(syllable) - _FIRST, len(_VOWEL) * len(_END))
    vowel, end = divmod(rest, len(_END))
    return _BEGIN[begin] + _VOWEL[vowel] + _END[end]
