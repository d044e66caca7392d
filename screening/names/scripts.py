"""Scripts: one folded Latin spelling for every name, and a comparable native one for Chinese and Korean.

Folding loses tones, vowels Arabic does not write, and the difference between homophones; that is why the
native spelling is kept beside it. Nothing here knows names from other words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from anyascii import anyascii

from screening.model import Kind
from screening.names.hangul import is_hangul, spell
from screening.names.transcribed import transcribe
from screening.names.vocabulary import (
    chinese_family_names,
    families,
    native_brands,
    native_legal_forms,
    native_words,
    simplify,
)
from screening.names.vowels import with_vowels

_SYLLABLE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff]")
_NATIVE_RUN = re.compile(
    r"[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff]+"
)
_SHORT_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_OF_GOD = re.compile(r"(?<=[\u0620-\u06ff])(\u0629?)[\s\u200c]+\u0627?\u0644\u0644\u0647(?![\u0620-\u06ff])")
"""God's name behind another word, which Latin letters write as one ("Nasrallah")."""
_ARABIC_ARTICLE = re.compile(
    r"(?<![\u0620-\u06ff])(\u0639\u0628\u062f\s*)?\u0627\u0644(?=[\u0620-\u06ff]{2})"
)


_BARE = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Hebrew, Arabic, Syriac and their kin."""


def writes_no_vowels(text: str) -> bool:
    """Has the text letters of a script that leaves vowels out?"""
    return not text.isascii() and _BARE.search(text) is not None


class _Symbols(dict[int, int | str]):
    """Pictures, arrows and control characters are no part of a name; anyascii would spell them out."""

    def __missing__(self, code: int) -> int | str:
        shown = " " if unicodedata.category(chr(code)) in _NOT_NAME else code
        if len(self) < _MOST_SYMBOLS:
            self[code] = shown
        return shown


_NOT_NAME = frozenset({"So", "Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_MOST_SYMBOLS = 1 << 14
_SYMBOLS = _Symbols()


@lru_cache(maxsize=4096)
def _syllable(char: str) -> str:
    return f" {spell(char) if is_hangul(char) else anyascii(char)} "


def _article(match: re.Match[str]) -> str:
    """Arabic writes the article and "servant of the" onto the next word; Latin spellings part them."""
    return "\u0639\u0628\u062f\u0644" if match[1] else "al "


def _of_god(match: re.Match[str]) -> str:
    """ "Rahma" before it is heard as "Rahmat"."""
    return ("\u062a" if match[1] else "") + "\u0644\u0644\u0647"


def fold(text: str) -> str:
    """`text` in lower-case ASCII: compatibility forms unified, every script transliterated, accents dropped.

    Chinese and Korean characters become one word per syllable ("习近平" -> "xi jin ping"). Punctuation stays.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text)
    if _ARABIC.search(plain):  # the article and the servant melt into the next word
        plain = _OF_GOD.sub(_of_god, plain)
        plain = _ARABIC_ARTICLE.sub(_article, plain.translate(_SYMBOLS).replace("\u0649", "\u064a"))
        return _folded(with_vowels(plain))
    if _BARE.search(plain):
        plain = with_vowels(plain)
    return " ".join(filter(None, map(_folded, plain.split())))


@lru_cache(maxsize=1 << 14)
def _folded(plain: str) -> str:
    plain = _SYLLABLE.sub(_spelled, plain.translate(_SYMBOLS))
    return " ".join(anyascii(plain.casefold()).casefold().split())


def _spelled(match: re.Match[str]) -> str:
    return _syllable(match[0])


def _may_be_native(text: str) -> bool:
    """Whether a letter stands in it from which normalising may make a Chinese, Japanese or Korean one."""
    return not text.isascii() and max(text) >= _SINCE_NATIVE


_SINCE_NATIVE = "\u1100"


def native_of(text: str) -> str:
    """The Chinese, Japanese or Korean letters of `text`, simplified, without spaces and legal forms; else
    "".
    """
    if not _may_be_native(text):
        return ""
    runs = _NATIVE_RUN.findall(unicodedata.normalize("NFKC", text))
    native = simplify("".join(runs))
    for form, _ in native_legal_forms():
        if form in native and native != form:
            native = native.replace(form, "")
    return native


def native_forms(text: str) -> tuple[str, ...]:
    """Classes of the legal forms that stand in `text` in native script."""
    if not _may_be_native(text):
        return ()
    rest, found = simplify(unicodedata.normalize("NFKC", text)), []
    for form, meaning in native_legal_forms():
        if form in rest:
            found.append(meaning)
            rest = rest.replace(form, " ")
    return tuple(found)


def native_core(native: str) -> str:
    """What is left of a firm's native name without ordinary words and well-known places."""
    if _word_beginnings().isdisjoint([native[at : at + 2] for at in range(len(native) - 1)]):
        return native
    for word, _ in _words_in(native):
        if len(word) > 1 and word not in native_brands():
            native = native.replace(word, "")
    return native


@cache
def _word_beginnings() -> frozenset[str]:
    """The first two letters of the native words: most names have none of them."""
    return frozenset(word[:2] for word, _ in native_words() if len(word) > 1)


def joined_native(text: str, kind: Kind) -> str:
    """A firm's short Chinese name read as one word, as the firm writes itself in Latin letters ("Huawei", not
    "hua wei"); "" of all else, and of what may be a person's."""
    if kind is Kind.PERSON or not _SHORT_HAN.fullmatch(text):
        return ""
    native = native_of(text)
    personal = kind is Kind.UNKNOWN and len(native) < 4 and native[:1] in chinese_family_names()
    known = any(word in native for word, _ in _words_in(native))
    return "" if personal or known else fold(text).replace(" ", "")


@cache
def _words_by_first() -> dict[str, tuple[int, ...]]:
    """First letter -> places of the native words that begin with it."""
    found: dict[str, list[int]] = {}
    for place, (word, _) in enumerate(native_words()):
        found.setdefault(word[0], []).append(place)
    return {first: tuple(places) for first, places in found.items()}


def _words_in(text: str) -> list[tuple[str, str]]:
    """The `native_words` whose first letter stands in the text, longest first."""
    table, words = _words_by_first(), native_words()
    return [words[place] for place in sorted(one for first in set(text) for one in table.get(first, ()))]


def without_native(text: str) -> str:
    """`text` with its native runs blanked, to see whether a Latin name stands beside them."""
    return _NATIVE_RUN.sub(" ", text) if _may_be_native(text) else text


def latin_beside_native(text: str) -> str:
    """The Latin name of a text that also has a native one; all of it where they are parts of one name.

    "Huawei \u534e\u4e3a" says one name twice, "Leone \u65b9" has its family name in another script.
    """
    rest = without_native(text)
    words = alphabetic_words(fold(rest))
    return rest if len(words) != 1 or says_the_same(words[0], _NATIVE_RUN.findall(text)) else text


def says_the_same(word: str, native: Sequence[str]) -> bool:
    """Whether a folded word is what these native letters are folded to."""
    return word == "".join([fold(run) for run in native]).replace(" ", "")


def alphabetic_words(folded: str) -> list[str]:
    """The words of a folded text that have letters alone, marks behind them aside."""
    return [word for word in folded.replace("-", " ").split() if word.strip(".,()").isalpha()]


def translate_native(text: str) -> str:
    """`text` with ordinary Chinese and Korean company words in English and legal forms dropped."""
    plain = simplify(unicodedata.normalize("NFKC", text))
    for form, _ in native_legal_forms():
        plain = plain.replace(form, " ")
    for word, english in _words_in(plain):
        plain = plain.replace(word, f" {english} ")
    return plain


class Native(NamedTuple):
    """What a name says in Chinese, Japanese or Korean letters: its spelling (`native_of`), whether nothing
    else is in the name, and the classes of the legal forms among them; a person's has none."""

    spelling: str
    alone: bool
    forms: tuple[str, ...]


NO_NATIVE = Native("", alone=False, forms=())


@lru_cache(maxsize=1 << 14)
def native_in(text: str, kind: Kind) -> Native:
    """What a name says in native letters, beside which something else is in it."""
    return Native(native_of(text), alone=False, forms=native_forms(text) if kind is not Kind.PERSON else ())


def part_native(text: str, latin: str, kind: Kind) -> tuple[Native, str]:
    """What a name says in native letters, and what is to be folded of it; `latin` is the text without the
    acronyms that stood in brackets."""
    if not _may_be_native(text):
        return NO_NATIVE, latin
    native = native_in(text, kind)
    if not native.spelling:
        return native, latin
    text, latin = unicodedata.normalize("NFKC", text), unicodedata.normalize("NFKC", latin)
    if any(map(str.isalpha, without_native(text))):
        return native, latin_beside_native(latin)
    person = kind is Kind.PERSON
    return native._replace(alone=True), transcribe(
        latin if person else translate_native(latin), person=person
    )


_PINYIN = re.compile(
    r"(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?"
    r"(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|er|i(?:a|e|ao|u|an|n|ang|ng|ong)?|u(?:a|o|ai|i|an|n|ang|e)?)"
)

_LONGEST_PINYIN = len("zhuang")

_SYLLABLES_JOINED = re.compile(f"(?:{_PINYIN.pattern}){{2,4}}")
_CHINESE = re.compile("ng(?![aeiou])")
"""Hardly a word of open syllables ("marina", "angela") has it, and most Chinese names of two do."""


@lru_cache(maxsize=1 << 14)
def is_syllables_joined(token: str) -> bool:
    """Is this several Chinese syllables written as one ("dongsheng")?"""
    return _CHINESE.search(token) is not None and _SYLLABLES_JOINED.fullmatch(token) is not None


def is_syllabic(tokens: Sequence[str]) -> bool:
    """Is this a Chinese or Korean name written syllable by syllable? Needs two or more syllables."""
    return len(tokens) > 1 and all(map(_is_syllable, tokens))


@lru_cache(maxsize=1 << 14)
def _is_syllable(token: str) -> bool:
    return syllables((token,))[0]


def syllables(tokens: Sequence[str]) -> list[bool]:
    """Of each of many tokens whether it is a Chinese or Korean syllable."""
    korean = _korean()
    return [
        token in korean or (len(token) <= _LONGEST_PINYIN and _PINYIN.fullmatch(token) is not None)
        for token in tokens
    ]


@cache
def _korean() -> frozenset[str]:
    held = families().items()
    return frozenset(token for token, own in held if any(one.name.startswith("korean:") for one in own))
