"""One page of a PDF -> its lines of text, each with its place on the page.

Characters come in the order in which the page draws them, which is that of reading in all but odd files. A
gap in a line that is far wider than its blanks parts two cells of a table. A character that has no code in
the file becomes U+FFFD, so that a reader is told of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from types import ModuleType
from typing import Any

from screening.text.document.formats.extract import CELL, tidy

_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"[\r\n]+|(?<=\x02)")
_LONE = re.compile(r"[\ud800-\udfff]")
_CELL_GAP, _WIDE_GAP, _TIMES = 0.7, 1.8, 2.0
"""Heights of a line: a gap of the first, if it is twice the line's usual one, or of the second parts cells.
Justified prose stretches all gaps of a line alike; cells of a narrow table stand a letter's height apart."""
_CODES = {0: "\ufffd", 0xAD: "\x02", 0xFFFE: "\x02"}
_HYPHEN = "\x02"
"""What PDFium writes for the hyphen at a line's end, in the place of the line break."""


Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line on page `page` (from 0): left and right edge, foot and height, in points; `cells` if it is a
    row of a table; `lead` is the width of its first word."""

    page: int
    text: str
    left: float
    right: float
    foot: float
    height: float
    lead: float
    cells: bool


def _characters(text_page: Any, raw: ModuleType) -> list[str]:
    """One string for each character PDFium counts."""
    found = []
    for at in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, at)
        found.append(_CODES.get(code) or chr(code))
        if raw.FPDFText_HasUnicodeMapError(text_page, at) == 1:
            found[-1] = "\ufffd"
    return found


def _boxes(text_page: Any, raw: ModuleType) -> Callable[[int], Box]:
    rectangle = raw.FS_RECTF()

    def box(at: int) -> Box:
        if not raw.FPDFText_GetLooseCharBox(text_page, at, rectangle):
            return (0.0, 0.0, 0.0, 0.0)
        return (rectangle.left, rectangle.right, rectangle.bottom, rectangle.top)

    return box


def _line(page: int, text: str, offset: int, box: Callable[[int], Box]) -> Line | None:
    words = [match.span() for match in _WORD.finditer(text)]
    if not words:
        return None
    edges = [(box(offset + start), box(offset + end - 1)) for start, end in words]
    first, last = edges[0][0], edges[-1][1]
    height = max(median(edge[0][3] - edge[0][2] for edge in edges), 1.0)
    gaps = [after[0][0] - before[1][1] for before, after in pairwise(edges)]
    usual = median(gaps) if len(gaps) > 2 else 0.35 * height
    parts = [text[slice(*words[0])]]
    cells = False
    for gap, span in zip(gaps, words[1:], strict=True):
        parted = gap > _WIDE_GAP * height or (gap > _CELL_GAP * height and gap > _TIMES * usual)
        cells = cells or parted
        parts += [CELL if parted else " ", text[slice(*span)]]
    said = _LONE.sub("\ufffd", "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    lead = edges[0][1][1] - first[0]
    return Line(page, tidy(said.replace(_HYPHEN, "-")), first[0], last[1], first[2], height, lead, cells)


def _beside(left: Line, right: Line) -> bool:
    """Whether two lines stand on one foot: cells far apart come as lines of their own."""
    return abs(left.foot - right.foot) < 0.3 * left.height and right.left > left.right


def _joined(left: Line, right: Line) -> Line:
    text = f"{left.text}{CELL}{right.text}"
    return replace(left, text=text, right=right.right, height=max(left.height, right.height), cells=True)


def lines_of(text_page: Any, page: int, raw: ModuleType) -> list[Line]:
    """The lines of a page, given PDFium's handle of its text. Blank ones are left out."""
    text = "".join(_characters(text_page, raw))
    box = _boxes(text_page, raw)
    found: list[Line] = []
    at = 0
    for end in [*_BREAK.finditer(text), None]:
        line = _line(page, text[at : end.start() if end else len(text)], at, box)
        if line is not None and found and _beside(found[-1], line):
            found[-1] = _joined(found[-1], line)
        elif line is not None:
            found.append(line)
        at = end.end() if end else len(text)
    return found
