"""Patterns that are looked for only in texts that have something of theirs: most have not, and to see that
costs less than to look. What is found is what the pattern finds; nothing else is known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

Found = re.Match[str]


class Sought(NamedTuple):
    """A pattern, and another without which, in the text in small letters, it is surely not found."""

    pattern: re.Pattern[str]
    needs: re.Pattern[str]

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking for."""
        return self.needs.search(small_letters(text)) is not None

    def search(self, text: str) -> Found | None:
        """As `re.search`."""
        return self.pattern.search(text) if self.may_be_in(text) else None

    def every(self, text: str) -> list[Found]:
        """As `re.finditer`."""
        return list(self.pattern.finditer(text)) if self.may_be_in(text) else []

    def match(self, text: str) -> Found | None:
        """As `re.match`."""
        return self.pattern.match(text) if self.may_be_in(text) else None

    def split(self, text: str) -> list[str]:
        """As `re.split`, of a pattern without groups."""
        return self.pattern.split(text) if self.may_be_in(text) else [text]

    def sub(self, other: str | Callable[[Found], str], text: str, count: int = 0) -> str:
        """As `re.sub`."""
        return self.pattern.sub(other, text, count) if self.may_be_in(text) else text


def small_letters(text: str) -> str:
    """The text in small letters, all of them that `re.IGNORECASE` takes for the same in one."""
    if text.isascii():
        return text.lower()
    return text.casefold().replace("\u0307", "").replace("\u0131", "i")


def sought(pattern: str, *, needs: str, case: bool = False) -> Sought:
    """A pattern, for capitals and small letters alike unless `case`, and what it `needs` in small letters."""
    return Sought(re.compile(pattern, 0 if case else re.IGNORECASE), re.compile(needs))


def those_in(rules: Sequence[Sought], text: str) -> list[Sought]:
    """Of several patterns those that are worth looking for."""
    small = small_letters(text)
    return [one for one in rules if one.needs.search(small)]


def any_of(rules: Sequence[Sought]) -> re.Pattern[str]:
    """What stands in every text, in small letters, in which any of them is found."""
    return re.compile("|".join(one.needs.pattern for one in rules))


_BLANKS = re.compile(r"[^\S\r\n]{2,}")


def narrowed(text: str) -> str:
    """The text with one blank for several on end, which fill fields of fixed width up: a pattern would try
    each of them as its beginning."""
    return _BLANKS.sub(" ", text)
