"""Lines of all pages -> paragraphs, and the lines that recur at the edge of pages.

A line goes on with the one before it if that one was full: the next word would not have fitted. Everything
else begins anew, so that two rows of a list are never one name. A hyphen at a line's end goes where the word
is known without it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median

from screening.text.document.formats.extract import Passage
from screening.text.document.formats.pdf.lines import Line
from screening.text.lexicon import words
from screening.text.vocabulary import is_dictionary_word

_EDGE = 2
"""Lines at the top and foot of a page that may be its header or footer."""
_PARTED = 1.4
"""Heights of a line from foot to foot between a header and the text."""
_RECURS = 1 / 3
"""Share of the pages; left and right pages often have different headers."""
_NUMBER = re.compile(
    r"\W*(?:(?i:page|seite|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von)\s*\d{1,4})?\W*"
)
_DIGITS = re.compile(r"\d+")
_STOP = re.compile(r"[.!?:;。][\"'”’)\]»]*$")
_ITEM = re.compile(r"(?:[-•*·▪◦‣–—]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s")
_HYPHENED = re.compile(r"([^\W\d_]+)[-‐]$")
_GOES_ON = re.compile(r"[^\W\d_]+")
_LOWER = 0.35
"""Share of words in lower case below which lines are rows of names, not prose."""
_LOOSE, _SAME, _INDENT = 1.3, 0.12, 3
"""A step between lines and a height still usual, as shares; an indent within one column, in heights."""
_NEAR = 4
"""Neighbours on either side by which a column's width is told."""


def apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """(the lines of the text, page headers, footers and page numbers, each wording once)."""
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    edges: set[int] = set()
    seen: Counter[str] = Counter()
    for page in pages:
        ranked = sorted(page, key=lambda line: -line.foot)
        outer = [*_margin(ranked), *_margin(ranked[::-1])]
        edges |= {id(line) for line in outer}
        seen.update({_DIGITS.sub("#", line.text) for line in outer})
    enough = max(2.0, len(pages) * _RECURS)
    text: list[Line] = []
    furniture: dict[str, Line] = {}
    for line in lines:
        wording = _DIGITS.sub("#", line.text)
        if id(line) in edges and (seen[wording] >= enough or _NUMBER.fullmatch(line.text)):
            furniture.setdefault(wording, line)
        else:
            text.append(line)
    return text, list(furniture.values())


def _margin(ranked: Sequence[Line]) -> Sequence[Line]:
    """The lines at one edge of a page that more than a line's height parts from the rest."""
    for count in range(min(_EDGE, len(ranked)), 0, -1):
        outer, inner = ranked[count - 1], ranked[count : count + 1]
        if not inner or abs(outer.foot - inner[0].foot) > _PARTED * max(outer.height, inner[0].height):
            return ranked[:count]
    return ()


class _Flow:
    """What is usual in a document: how far lines stand apart, how high they are, how wide columns are."""

    def __init__(self, lines: Sequence[Line]) -> None:
        steps = [before.foot - line.foot for before, line in pairwise(lines)]
        down = [step for step, line in zip(steps, lines, strict=False) if 0 < step < 4 * line.height]
        self._step = median(down) if down else 0.0
        self._height = median(line.height for line in lines) if lines else 0.0
        self._rights = {id(line): self._right(lines, at) for at, line in enumerate(lines)}

    def _right(self, lines: Sequence[Line], at: int) -> float:
        """Right edge of the column about a line: the widest of its neighbours on either side."""
        edge = lines[at].right
        for way in (range(at, at - _NEAR, -1), range(at, at + _NEAR)):
            for near in way:
                if not 0 <= near + way.step < len(lines):
                    break
                upper, lower = sorted((lines[near], lines[near + way.step]), key=lambda line: -line.foot)
                if not self._one_column(upper, lower):
                    break
                edge = max(edge, lines[near + way.step].right)
        return edge

    def _one_column(self, upper: Line, lower: Line) -> bool:
        alike = abs(upper.height - lower.height) <= _SAME * upper.height
        return alike and upper.page == lower.page and abs(upper.left - lower.left) < _INDENT * upper.height

    def below(self, before: Line, line: Line) -> bool:
        """Whether a line stands under the one before, no further than is usual."""
        step = before.foot - line.foot
        return before.page == line.page and 0 < step <= _LOOSE * max(self._step, before.height)

    def _full(self, before: Line, line: Line) -> bool:
        return before.right + line.lead + 0.2 * before.height > self._rights[id(before)]

    def goes_on(self, before: Line, line: Line) -> bool:
        """Whether a line continues the paragraph of the one before it."""
        if before.cells or line.cells or _ITEM.match(line.text):
            return False
        if abs(before.height - line.height) > _SAME * before.height or not self._full(before, line):
            return False
        if not self.below(before, line):
            within = before.page == line.page and before.foot - line.foot > 0
            return not within and not _STOP.search(before.text)
        title = before.height > (1 + _SAME) * self._height
        return title or _is_prose(before.text + " " + line.text) or _needs_one_before(before.text, line.text)


def _is_prose(text: str) -> bool:
    said = _GOES_ON.findall(text)
    return sum(1 for word in said if word[0].islower()) >= _LOWER * len(said) or not any(
        word[0].isupper() for word in said
    )


def _needs_one_before(left: str, right: str) -> bool:
    """Whether `right` begins with a word of firms that goes on with a name ("Technologies Co.")."""
    forms = words("companies", "legal_forms")
    head, last = (
        part.strip(".,;()").casefold() for part in (right.split(None, 1)[0], left.rsplit(None, 1)[-1])
    )
    return head in forms or (head in words("companies", "cues") and last not in forms)


def _knit(left: str, right: str, known: Counter[str]) -> str:
    """Two lines of a paragraph as one; `known` counts the words of the document."""
    broken, rest = _HYPHENED.search(left), _GOES_ON.match(right)
    if broken is None or rest is None:
        return f"{left} {right}" if not left.endswith(("-", "‐")) else left + right
    head, tail = broken[1], rest[0]
    if not tail[0].islower():
        return left + right
    whole, compound = (head + tail).casefold(), f"{head}-{tail}".casefold()
    if known[whole] != known[compound]:
        joined = known[whole] > known[compound]
    else:
        joined = is_dictionary_word(whole) or not (is_dictionary_word(head) and is_dictionary_word(tail))
    return (left[:-1] if joined else left) + right


def passages_of(lines: Sequence[Line]) -> list[Passage]:
    """The paragraphs in order; lines that stand under one another and do not go on are rows."""
    flow = _Flow(lines)
    known = Counter(
        word.casefold() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)
    )
    found: list[Passage] = []
    group: list[Line] = []
    rows = False
    for line in lines:
        if group and flow.goes_on(group[-1], line):
            group.append(line)
            continue
        under = bool(group) and flow.below(group[-1], line)
        if group:
            found.append(_passage(group, known, row=rows or under))
        group, rows = [line], under
    if group:
        found.append(_passage(group, known, row=rows))
    return found


def _passage(group: Sequence[Line], known: Counter[str], *, row: bool) -> Passage:
    text = group[0].text
    for line in group[1:]:
        text = _knit(text, line.text, known)
    return Passage(text, row=row and len(group) == 1 and not _STOP.search(text))
