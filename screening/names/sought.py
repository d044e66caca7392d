"""Patterns that are looked for only in texts that have something of theirs: most have not, and that is told
by the stretches between a text's blanks, each of which is looked at once. What is found is what the pattern
finds; nothing else is known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

Found = re.Match[str]

DIGIT = "0"
"""The mark that stands for the digits of all scripts."""
_RUN = re.compile(r"[^\W\d_]+")
_BLANKS = re.compile(r"[^\S\r\n]{2,}")

_OF_WORD: dict[str, int] = {}
_OF_STEM: dict[str, int] = {}
_OF_MARK: dict[str, int] = {}
_CHECKED: list[tuple[int, re.Pattern[str]]] = []
"""Signs that a mark alone does not make, and what its stretch must have."""
_GIVEN: list[int] = []


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern, and the bit among a text's `signs` without which it is surely not found."""

    pattern: re.Pattern[str]
    sign: int

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking for."""
        return signs(text) & self.sign != 0

    def search(self, text: str) -> Found | None:
        """As `re.search`."""
        return self.pattern.search(text) if signs(text) & self.sign else None

    def every(self, text: str) -> list[Found]:
        """As `re.finditer`."""
        return list(self.pattern.finditer(text)) if signs(text) & self.sign else []

    def match(self, text: str) -> Found | None:
        """As `re.match`."""
        return self.pattern.match(text) if signs(text) & self.sign else None

    def split(self, text: str) -> list[str]:
        """As `re.split`, of a pattern without groups."""
        return self.pattern.split(text) if signs(text) & self.sign else [text]

    def sub(self, other: str | Callable[[Found], str], text: str, count: int = 0) -> str:
        """As `re.sub`."""
        return self.pattern.sub(other, text, count) if signs(text) & self.sign else text


def sought(
    pattern: str,
    *,
    words: str = "",
    stems: str = "",
    marks: str = "",
    needs: str = "",
    case: bool = False,
) -> Sought:
    """A pattern, for capitals and small letters alike unless `case`, and what it needs (`a_sign`)."""
    found = re.compile(pattern, 0 if case else re.IGNORECASE)
    return Sought(found, a_sign(words=words, stems=stems, marks=marks, needs=needs))


def a_sign(*, words: str = "", stems: str = "", marks: str = "", needs: str = "") -> int:
    """A new bit of `signs`: the text has one of these words, a word that begins with one of the stems, or one
    of the marks. Words are runs of letters, given in small ones with blanks between them. `needs`: a pattern
    that is found, in capitals or small letters, in the stretch between blanks in which the mark stands; else
    the mark counts for nothing."""
    sign = 1 << len(_GIVEN)
    _GIVEN.append(sign)
    for table, keys in ((_OF_WORD, words.split()), (_OF_STEM, stems.split()), (_OF_MARK, marks)):
        for key in keys:
            table[key] = table.get(key, 0) | sign
    if needs:
        _CHECKED.append((sign, re.compile(needs, re.IGNORECASE)))
    _STRETCHES.clear()
    signs.cache_clear()
    return sign


def signs_of(rules: Iterable[Sought]) -> int:
    """The signs of any of them."""
    return reduce(or_, (one.sign for one in rules), 0)


def those_in(rules: Sequence[Sought], text: str) -> list[Sought]:
    """Of several patterns those that are worth looking for."""
    told = signs(text)
    return [one for one in rules if told & one.sign]


@lru_cache(maxsize=1 << 5)  # each pattern asks
def signs(text: str) -> int:
    """Bits for all that patterns need (`a_sign`): a pattern whose bit is none of these is not in the text."""
    found = 0
    for stretch in text.split():
        found |= _STRETCHES[stretch]
    # among breaks of lines may be marks
    return found if text.isprintable() else found | _of_marks(text)


class _Stretches(dict[str, int]):
    """Stretches -> their signs, of those that were met."""

    def __missing__(self, stretch: str) -> int:
        found = _of_stretch(stretch)
        if len(self) < _MOST_STRETCHES:
            self[stretch] = found
        return found


_MOST_STRETCHES = 1 << 16
_STRETCHES = _Stretches()


def _of_stretch(stretch: str) -> int:
    if stretch.isascii() and stretch.isalpha():
        return _of_run(stretch)
    found = _of_marks(stretch)
    for sign, needs in _CHECKED:
        if found & sign and needs.search(stretch) is None:
            found ^= sign
    return reduce(or_, map(_of_run, _RUN.findall(stretch)), found)


def _of_marks(text: str) -> int:
    found = 0
    for char in set(text):
        found |= _OF_MARK.get(DIGIT if char.isdecimal() else char, 0)
    return found


def _of_run(run: str) -> int:
    """The signs of letters, all of those alike that `re.IGNORECASE` takes for the same."""
    if not run.isascii():
        run = run.replace("\u0130", "i").replace("\u0131", "i")
    low = run.casefold()
    found = _OF_WORD.get(low, 0)
    if low.startswith(tuple(_OF_STEM)):
        found |= reduce(or_, (sign for stem, sign in _OF_STEM.items() if low.startswith(stem)))
    return found


def narrowed(text: str) -> str:
    """The text with one blank for several on end, which fill fields of fixed width up: a pattern would try
    each of them as its beginning."""
    return text if "  " not in text and text.isprintable() else _BLANKS.sub(" ", text)


def has_letters(text: str, least: int) -> bool:
    """Whether so many letters stand in the text."""
    if len(text) >= least and text[:least].isalpha():
        return True
    return sum(map(str.isalpha, text)) >= least
