"""The written form of a name: its words without case, stops and legal form.

Only for telling that two mentions in one text are the same name; names are compared with lists elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from screening.text.lexicon import words

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´&/-][^\W_]+)*")
_INVISIBLE = re.compile(r"\u00ad\r?\n|[\u00ad\u200b-\u200d\u2060\ufeff]")
LINE_END = r"[ \t]*\r?\n[ \t]*"
"""Behind the hyphen of a word that is parted at a line's end."""
_BROKEN = re.compile(rf"(?<=[^\W\d_])([‐-]){LINE_END}(?=([^\W\d_])?)")
_APOSTROPHE = re.compile(r"['’ʼ`´]")


def clean(text: str) -> str:
    """A surface on one line, without invisible characters; a word parted at a line's end is whole."""
    return " ".join(_INVISIBLE.sub("", mended(text)).split())


def mended(text: str) -> str:
    """The text without line ends within words; a hyphen is a word's own where a capital follows."""
    if "\n" not in text:
        return text
    return _BROKEN.sub(lambda match: "" if match[2] and match[2].islower() else match[1], text)


@lru_cache(maxsize=50_000)
def unaccented(text: str) -> str:
    """The text without marks over and under its letters."""
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


@lru_cache(maxsize=50_000)
def fold_words(text: str) -> tuple[str, ...]:
    """Words in lower case without accents, stops and apostrophes; "the" in front is left out."""
    bare = unaccented(_INVISIBLE.sub("", mended(text)).replace(".", "")).casefold()
    found = tuple(_APOSTROPHE.sub("", match[0]) for match in _WORD.finditer(bare))
    return found[1:] if len(found) > 1 and found[0] == "the" else found


@lru_cache(maxsize=50_000)
def core_words(text: str) -> tuple[str, ...]:
    """`fold_words` without legal forms at either end, unless nothing would be left."""
    found = fold_words(text)
    forms = words("companies", "legal_forms")
    begin, end = 0, len(found)
    while end > 1 and (found[end - 1] in forms or found[end - 1] in ("de", "and", "e")):
        end -= 1
    while begin < end - 1 and found[begin] in words("companies", "leading_forms"):
        begin += 1
    return found[begin:end]


def initials(name: tuple[str, ...]) -> str:
    """First letters of the words that an acronym is made of."""
    parts = [
        part for word in name if word not in words("joints", "small") for part in re.split(r"[-/]", word)
    ]
    return "".join(part[0] for part in parts if part)
