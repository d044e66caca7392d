"""Lines and paragraphs of a text: where they begin and end, without copying or changing a character.

A line break inside a paragraph that was wrapped at a fixed width joins words; a break between the rows of a
list parts them. Telling the two apart is all this module decides. CRLF, LF and CR all end a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|\n|\r|\u2028|\u2029")
_NARROW, _WIDE = 50, 130
"""A wrapped paragraph's longest line lies between these; lists are narrower, unwrapped paragraphs wider."""
_FULL = 0.62
"""Share of the longest line that every line but the last fills in a wrapped paragraph."""
_STRETCH = 4_000
"""Longest stretch looked at in one go; a text without line breaks is cut after sentences."""
_CUT = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[^\W\da-z_])")


@dataclass(frozen=True, slots=True)
class Line:
    """Code points `start` to `end` (without the break); `next` is where the following line starts."""

    start: int
    end: int
    next: int


def lines_of(text: str) -> list[Line]:
    """All lines in order; together with their breaks they cover the text."""
    found = []
    start = 0
    for match in _BREAK.finditer(text):
        found.append(Line(start, match.start(), match.end()))
        start = match.end()
    if start < len(text):
        found.append(Line(start, len(text), len(text)))
    return found


class Lines:
    """Where an offset is: line and column, both from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [line.start for line in lines_of(text)] or [0]

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of a code point; a column counts code points."""
        row = bisect_right(self._starts, offset)
        return row, offset - self._starts[row - 1] + 1


def _wrapped(text: str, lines: list[Line]) -> bool:
    """Whether the lines are one paragraph broken at a fixed width."""
    lengths = [line.end - line.start for line in lines]
    longest = max(lengths)
    if not _NARROW <= longest <= _WIDE or min(lengths[:-1]) < _FULL * longest:
        return False
    return all(text[line.start : line.start + 1] not in "-*•|>(#" for line in lines[1:])


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every paragraph: lines wrapped at a fixed width together, any other line by itself.

    Blank lines belong to none; line breaks at the end are left out.
    """
    group: list[Line] = []
    for line in [*lines_of(text), Line(len(text), len(text), len(text))]:
        if text[line.start : line.end].strip():
            group.append(line)
            continue
        if len(group) > 1 and _wrapped(text, group):
            yield group[0].start, group[-1].end
        else:
            yield from ((row.start, row.end) for row in group)
        group = []


def stretches(start: int, end: int, text: str) -> Iterator[tuple[int, int]]:
    """A paragraph whole, or in pieces of at most 4000 code points: after a sentence, else at a blank."""
    while end - start > _STRETCH:
        limit = start + _STRETCH
        middle = start + _STRETCH // 2
        cuts = [match.end() for match in _CUT.finditer(text, middle, limit)]
        cut = cuts[-1] if cuts else text.rfind(" ", middle, limit) + 1 or limit
        yield start, cut
        start = cut
    yield start, end
