"""Lines and paragraphs of a text: where they begin and end, without copying or changing a character.

A line break inside a paragraph that was wrapped, at a fixed width or by hand, joins words; a break between
the rows of a list or table parts them. Telling the two apart is all this module decides. CRLF, LF and CR all
end a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from screening.model import Document, Kind, Mention
from screening.text.lexicon import words

_BREAK = re.compile(r"\r\n|\n|\r|\u2028|\u2029")
_NARROW, _WIDE = 50, 130
"""A wrapped paragraph's longest line lies between these; lists are narrower, unwrapped paragraphs wider."""
_FULL = 0.62
"""Share of the longest line that every line but the last fills in a wrapped paragraph."""
_PROSE = 0.4
"""Share of words in lower case in running text; rows of names have less."""
_WORD = re.compile(r"[^\W\d_]+")
_ROW = re.compile(
    r"[-*•+·–—>#]|(?:\(?(?:\d{1,3}|[A-Za-z])\)|\d{1,3}\.)\s"
    r"|[A-ZÀ-ÞА-Я][\w/-]{0,15}(?: [\w/-]{1,12}){0,2}\s?:\s"
)
"""How a row begins that no paragraph is wrapped into: a bullet, a number, a field of a letter's head."""
_PARTED = re.compile(r"[^\W\d_][-‐]$")
"""A word parted at the line's end goes on in the next line."""
_ENDED = re.compile(r"[.!?:;][\"'”’)\]*_]*$")
_WIDE_GAP = re.compile(r"(?<=\S)(?: {4,}|\t ?)(?=\S)")
"""Between two cells; lines that are set even on both sides have narrower ones."""
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


class Standing:
    """Where names stand in a document: line, column and section."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = Lines(document.text)
        self._borders = [section.start for section in document.sections]

    def mention(self, start: int, end: int, kind: Kind, sentence: str) -> Mention:
        """What stands from `start` to `end` (code points), as a mention."""
        line, column = self._lines.place(start)
        at = max(bisect_right(self._borders, start) - 1, 0)
        section = self._document.sections[at].kind if self._borders else "body"
        return Mention(start, end, self._document.text[start:end], kind, section, line, column, sentence)


def in_columns(text: str, at: int) -> bool:
    """Whether the line in which `at` lies is a row of cells that blanks part: one of them is wide."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = text.find("\n", at)
    return _WIDE_GAP.search(text, start, end if end >= 0 else len(text)) is not None


def _wrapped(text: str, lines: list[Line]) -> bool:
    """Whether the lines are one paragraph broken at a fixed width."""
    lengths = [line.end - line.start for line in lines]
    longest = max(lengths)
    if not _NARROW <= longest <= _WIDE or min(lengths[:-1]) < _FULL * longest:
        return False
    if text.startswith("#", lines[0].start):
        return False
    return not any(_ROW.match(text, line.start, line.end) or text[line.start] in "|(" for line in lines[1:])


def _is_prose(text: str, lines: list[Line]) -> bool:
    """Whether the lines are as wide as wrapped prose, with enough words in lower case."""
    if not _NARROW <= max(line.end - line.start for line in lines) <= _WIDE:
        return False
    said = _WORD.findall(text, lines[0].start, lines[-1].end)
    return sum(1 for word in said if word[0].islower()) >= _PROSE * len(said)


def _continues(left: str, right: str, width: int, flows: bool) -> bool:
    """Whether the line `right` of wrapped prose goes on with the sentence of the line `left`.

    Where a word in capitals meets another, the break could part two rows: there the left line has to be full,
    or the right one has to begin with a word that needs one before it ("Technologies Co.").
    """
    if _ROW.match(right) or left.lstrip().startswith("#") or any(sign in left + right for sign in "|\t"):
        return False
    if right[0].islower():
        return True
    if _ENDED.search(left):
        return False
    head = right.split(None, 1)[0]
    if head.strip(".,;)").casefold() in words("companies", "cues") | words("companies", "legal_forms"):
        return True
    if len(left) + 1 + len(head) > width:
        return True
    last = left.split()[-1]
    return len(left) >= width / 2 and (flows or last[0].islower() or last.endswith(","))


def _split(text: str, lines: list[Line]) -> Iterator[tuple[int, int]]:
    """(start, end) of the paragraphs in lines without a blank one between them."""
    wide = any(text.find(gap, lines[0].start, lines[-1].end) >= 0 for gap in ("    ", "\t"))
    if wide and sum(in_columns(text, line.start) for line in lines) * 2 > len(lines) > 1:
        yield from ((line.start, line.end) for line in lines)
        return
    if len(lines) > 1 and _wrapped(text, lines):
        yield lines[0].start, lines[-1].end
        return
    prose = len(lines) > 1 and _is_prose(text, lines)
    width = max(line.end - line.start for line in lines)
    flows = any(text[line.start].islower() for line in lines[1:])
    begin = lines[0].start
    for line, following in pairwise(lines):
        left, right = text[line.start : line.end].rstrip(), text[following.start : following.end].lstrip()
        if not _PARTED.search(left) and not (prose and _continues(left, right, width, flows)):
            yield begin, line.end
            begin = following.start
    yield begin, lines[-1].end


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every paragraph: lines that are wrapped prose together, any other line by itself.

    Blank lines belong to none; line breaks at the end are left out.
    """
    group: list[Line] = []
    for line in [*lines_of(text), Line(len(text), len(text), len(text))]:
        if text[line.start : line.end].strip():
            group.append(line)
            continue
        if group:
            yield from _split(text, group)
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
