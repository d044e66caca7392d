"""Hebrew names, and foreign ones in Katakana, Korean letters and Chinese characters -> their sounds.

Writes each word in capitals behind `HEARD`, a sound by one to three letters (`screening.names.heard`). Tells
a foreign name from a Korean or Chinese one by how it is written; knows no names.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from anyascii import anyascii

from screening.names.hangul import FAMILY_NAMES, NATIVE, READINGS, is_hangul
from screening.names.vowels import with_vowels

HEARD = "\ufff9"
"""Stands before a word that is written as it was heard: the mark that says so of annotations of readings."""

_HEARD_WORD = re.compile(HEARD + "([A-Z]+)")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{2,}")
_HAN = "[\u4e00-\u9fff]"
_BETWEEN = "\u00b7\u2022\u2027\u22c5\u30fb\uff65"
"""Dots between the words of a foreign name."""
_HAN_NAME = re.compile(
    f"(?<!{_HAN})(?<![{_BETWEEN}]){_HAN}{{1,8}}(?:[{_BETWEEN}]{_HAN}{{1,8}}){{1,5}}(?!{_HAN}|[{_BETWEEN}])"
)
"""No name has more words than six."""
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_DOTS = re.compile(f"[{_BETWEEN}=\uff1d\u2010-\u2015-]")


def has_hebrew(text: str) -> bool:
    """Whether a Hebrew letter stands in the text."""
    return not text.isascii() and _HEBREW.search(text) is not None


def heard_words(text: str) -> list[str] | None:
    """The words of a text that are written as they were heard; None where it has none."""
    return _HEARD_WORD.findall(text) if HEARD in text else None


def transcribe(text: str, *, person: bool) -> str:
    """The text, in which words that say a foreign name as it sounds are written so; `person`: its kind."""
    if _KATAKANA.search(text):
        text = _KATAKANA.sub(lambda run: _marked(katakana(run[0])), _DOTS.sub(" ", text))
    if _is_foreign(text, person=person):
        text = _HANGUL.sub(lambda run: _marked(hangul(run[0])), _DOTS.sub(" ", text))
    return _HAN_NAME.sub(_chinese, text)


def transcribe_hebrew(text: str) -> str:
    """The text with its Hebrew words, of which no table has the vowels, by their sounds."""
    return _HEBREW.sub(lambda run: _marked(hebrew(run[0])), _ARTICLE.sub("al", with_vowels(text)))


def _marked(word: str) -> str:
    return f" {HEARD}{word} " if word else " "


def _chinese(name: re.Match[str]) -> str:
    return "".join(_marked(chinese(word)) for word in _DOTS.split(name[0]))


# Hebrew: consonants, and the vowels that "vav" and "yod" stand for.

_HEBREW = re.compile(
    "[\u05d0-\u05ea](?:[\u0591-\u05c7\u05d0-\u05ea\u05f3\u05f4'\u2019\"]*[\u05d0-\u05ea\u05f3'\u2019])?"
)
_LETTERS = {
    **dict(zip("בגדוזחטיכךלמםנןסרת", "BGDWZHTYKKLMMNNSRT", strict=True)),
    **{"ה": "H", "פ": "P", "ף": "P", "צ": "TS", "ץ": "TS", "ק": "K", "ש": "SH"},
}
_MARKED_LETTERS = {"ג": "J", "ז": "J", "צ": "CH", "ץ": "CH"}
"""Letters that stand for another sound with a stroke behind them; others do for what is heard as the same."""
_ARTICLE = re.compile("(?<![\u0590-\u05f4'])אל(?![\u0590-\u05f4'])")
"""The Arabic article, as a word of its own."""
_STROKES = "\u05f3'\u2019"


@lru_cache(maxsize=1 << 12)
def hebrew(word: str) -> str:
    """A Hebrew word by its sounds, without the vowels that it does not write."""
    sounds = []
    for char, behind in zip(word, word[1:] + " ", strict=True):
        silent = char == "ה" and behind == " "
        marked = _MARKED_LETTERS.get(char) if behind in _STROKES else None
        sounds.append("" if silent else marked or _LETTERS.get(char, ""))
    if len(word) > 1 and sum(map(bool, sounds)) == 1:  # "Anna", "Adi": what is left would be an initial
        sounds = [sound or "A" * (char in "אעה") for sound, char in zip(sounds, word, strict=True)]
    return "".join(sounds)


# Katakana: the rows of the syllabary by their consonants.

_ROWS = {
    **{"": "アイウエオ", "K": "カキクケコ", "G": "ガギグゲゴ", "S": "サ-スセソ", "Z": "ザ-ズゼゾ"},
    **{"T": "タ--テト", "D": "ダ--デド", "N": "ナニヌネノ", "H": "ハヒ-ヘホ", "B": "バビブベボ"},
    **{"P": "パピプペポ", "M": "マミムメモ", "R": "ラリルレロ", "Y": "ヤ-ユ-ヨ", "W": "ワヰ-ヱヲ"},
    **{"V": "ヷヸヴヹヺ", "SH": "-シ", "J": "-ジ", "CH": "-チ", "TS": "--ツ", "F": "--フ"},
}
_SMALL = {**dict(zip("ァィゥェォヮ", "AIUEOA", strict=True)), **dict(zip("ャュョ", "AUO", strict=True))}


@cache
def _kana() -> dict[str, str]:
    found = {
        char: row + vowel for row, own in _ROWS.items() for char, vowel in zip(own, "AIUEO", strict=False)
    }
    return {**found, "ヂ": "JI", "ヅ": "ZU", "ン": "N", "ヵ": "KA", "ヶ": "KE"}


@lru_cache(maxsize=1 << 12)
def katakana(word: str) -> str:
    """A word in Katakana by its sounds; length and doubled consonants are not written."""
    sounds: list[str] = []
    for char in word:
        small = _SMALL.get(char)
        if small is None:
            sounds.append(_kana().get(char, ""))
        elif sounds and sounds[-1]:
            sounds[-1] = _with_small(sounds[-1], small, glide=char in "ャュョ")
    return "".join(sounds)


def _with_small(sound: str, vowel: str, *, glide: bool) -> str:
    """A syllable whose vowel a small letter behind it replaces ("FU", "A": "FA")."""
    rest = sound[:-1]
    if glide:
        return rest + ("" if rest in ("SH", "J", "CH") else "Y") + vowel
    if not rest:
        return {"U": "W", "I": "Y"}.get(sound, sound) + vowel
    return f"{rest}W{vowel}" if sound in ("KU", "GU") else rest + vowel


# Korean letters, as loan words are written in the South.

_FIRST = ("G", "K", "N", "D", "T", "R", "M", "B", "P", "S", "S", "", "J", "J", "CH", "K", "T", "P", "H")
_VOWELS = (
    *("A", "E", "YA", "YE", "EO", "E", "YEO", "YE", "O", "WA", "WE"),
    *("WE", "YO", "U", "WO", "WE", "WI", "YU", "EU", "I", "I"),
)
_LAST = (
    *("", "K", "K", "K", "N", "N", "N", "T", "L", "K", "M", "L", "L", "L"),
    *("P", "L", "M", "P", "P", "T", "T", "NG", "T", "T", "K", "T", "P", "T"),
)
_SYLLABLES_OF_A_KOREAN = range(2, 5)


def _places(syllable: str) -> tuple[int, int, int]:
    first, rest = divmod(ord(syllable) - 0xAC00, len(_VOWELS) * len(_LAST))
    return (first, *divmod(rest, len(_LAST)))


@lru_cache(maxsize=1 << 12)
def hangul(word: str) -> str:
    """A word in Korean letters by its sounds."""
    sounds = []
    for syllable in filter(is_hangul, word):
        first, vowel, last = _places(syllable)
        begin, spoken = _FIRST[first], _VOWELS[vowel]
        if begin == "S" and spoken[0] in "IY":
            begin, spoken = "SH", spoken.removeprefix("Y")
        sounds.append(_said(begin, spoken) + _LAST[last])
    return "".join(sounds)


def _is_foreign(text: str, *, person: bool) -> bool:
    """Whether Korean letters write what is no Korean name: a syllable that no Chinese character is read as;
    in a short word that begins with a Korean family name one that no Korean given name has either; a person's
    name of several words that is longer than a Korean's.
    """
    words = _HANGUL.findall(text)
    syllables = "".join(words)
    if len(words) == 1 and len(syllables) in _SYLLABLES_OF_A_KOREAN and syllables[0] in FAMILY_NAMES:
        return not all(one in READINGS or one in NATIVE for one in syllables)
    if person and len(words) > 1 and len(syllables) not in _SYLLABLES_OF_A_KOREAN:
        return True
    return any(one not in READINGS for one in syllables)


# Chinese characters by how they are read.

_BEGINS = {
    **{
        "zh": "J",
        "ch": "CH",
        "sh": "SH",
        "b": "B",
        "p": "P",
        "m": "M",
        "f": "F",
        "d": "D",
        "t": "T",
        "n": "N",
    },
    **{"l": "L", "g": "G", "k": "K", "h": "H", "j": "J", "q": "CH", "x": "SH", "r": "J", "z": "Z", "c": "TS"},
    **{"s": "S", "y": "Y", "w": "W"},
}
_ENDS = {
    **{
        "e": "EO",
        "ai": "E",
        "ei": "E",
        "ao": "O",
        "ou": "O",
        "uo": "O",
        "ie": "YE",
        "ia": "YA",
        "iao": "YO",
    },
    **{
        "iu": "YU",
        "ian": "YEN",
        "iang": "YAN",
        "ue": "YE",
        "ui": "UI",
        "ang": "AN",
        "eng": "EON",
        "ing": "IN",
    },
    **{
        "ong": "ON",
        "iong": "YON",
        "en": "EN",
        "un": "UN",
        "uan": "UAN",
        "uang": "UAN",
        "ua": "UA",
        "uai": "UAI",
    },
}
_READ_ABROAD = {
    **{"京": "TIN", "季": "TI", "捷": "TYE", "杰": "DYE", "秋": "TYU", "久": "DYU", "佳": "TYA"},
    **{"金": "KIN", "西": "SI", "辛": "SIN", "谢": "SE", "夏": "SHA", "贾": "JA", "什": "SHEU"},
}
"""Characters that stand for other sounds in foreign names than their own."""
_WORDS = {"亚历山大": "ALEKSANDEOL"}
"""Words older than the manner in which others are transcribed."""
_PINYIN = re.compile("([zcs]h|[bpmfdtnlgkhjqxrzcsyw]?)([a-z]+)")
_SILENT_I = ("z", "c", "s", "zh", "ch", "sh", "r")


@lru_cache(maxsize=1 << 12)
def chinese(word: str) -> str:
    """A word in Chinese characters by its sounds."""
    if word in _WORDS:
        return _WORDS[word]
    return "".join(_READ_ABROAD.get(char) or _character(anyascii(char).strip().lower()) for char in word)


def _character(pinyin: str) -> str:
    if pinyin == "er":
        return "L"
    match = _PINYIN.fullmatch(pinyin)
    if match is None:
        return ""
    begin, end = match.groups()
    if end == "i" and begin in _SILENT_I:
        return _BEGINS[begin] + "EU"
    if end == "i" and begin == "y":
        return "I"
    if end == "u" and begin in ("w", "f"):
        return {"w": "U", "f": "FEU"}[begin]
    return _said(_BEGINS.get(begin, ""), _ENDS.get(end, end.upper()))


def _said(begin: str, vowel: str) -> str:
    """A syllable of a script in which "TO" is no consonant by itself, as it is in Katakana."""
    return begin + ("OO" if vowel == "O" and begin in ("T", "D") else vowel)
