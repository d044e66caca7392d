"""Where an article cites a law, a court's print or the number of a case: capitals there name nobody.

What a list holds is a name all the same, but not the code that a section is cited of ("18 U.S.C. § 371").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_CITATION = re.compile(
    r"\b\d{1,4}\s(?:U\.\s?S\.|S\.\s?Ct\.|L\.\s?Ed\.(?:\s?2d)?|F\.(?:\s?(?:2d|3d|4th))?|F\.\s?Supp\.(?:\s?[23]d)?|"
    r"F\.R\.D\.|Fed\.\s?Reg\.|F\.?R\.?|C\.?F\.?R\.?|U\.?S\.?C\.?|WL)\s(?:§+\s?)?\d[\d,.]*(?:\s\([^()\n]{2,30}\))?"
    r"|\b(?:Compl|Decl|Aff|Mem|Tr|Id|Ex|Dkt|Opp|Br)\.(?=\s(?:¶|§|at\s\d|No\.))|\bExhs?\.(?=\s\d)"
)
"""A court's or a gazette's print: "310 F. Supp. 3d 1 (D.D.C. 2018)", "Compl. ¶ 14"."""
_CODE = re.compile(
    r"\b(?:U\.\s?S\.\s?C\.?(?:\s?A\.)?|C\.\s?F\.\s?R\.?|USC|CFR),?\s{1,40}(?:§|¶|Sec(?:tions?|s?\.)|Parts?\b|\d)"
)
"""The code that a section is cited of: no party, though a list holds the letters."""
_SYMBOL = re.compile(r"\b(?:See\s)?(?:S|A|E|ST|HRC)/(?:[A-Z]{2,4}[./])*(?:\d+/)*\d{4}/\d+(?:/Add\.\d+)?\b")
"""The United Nations' symbols of documents: "S/2017/150"."""
_NEUTRAL = re.compile(
    r"\[(?:19|20)\d\d\]\s(?:[A-Z]{2,6}\s){1,2}(?:(?:Civ|Crim|Admin)\s)?\d{1,5}(?:\s\([A-Za-z]{2,8}\))?"
)
"""The Commonwealth's numbers of judgments: "[2025] EWHC 1893 (Comm)"."""
_DOCKET = re.compile(
    r"\b(?:Cr|Crim|Civ|Case|Docket|Dkt|Mag|Cause|Ind)\.?\s(?:Nos?\.?)\s?[\w:-]*\d[\w:-]*(?:\s\([A-Z]{2,4}\)){0,2}"
)
"""The number of a case, with the judges' initials: "Cr. No. 25-417 (JR)"."""


class Citations:
    """Where a text cites something; asked about every name in it."""

    def __init__(self, text: str) -> None:
        self._prints = _merged(text, (_CITATION, _SYMBOL, _NEUTRAL, _DOCKET))
        self._codes = _merged(text, (_CODE,))

    def hold(self, offset: int, is_listed: bool) -> bool:
        """Whether a name that begins at `offset` is a part of a citation, and nobody's."""
        return _within(self._codes, offset) or (not is_listed and _within(self._prints, offset))


def _merged(text: str, patterns: Sequence[re.Pattern[str]]) -> list[tuple[int, int]]:
    """The spans of all matches in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(match.span() for pattern in patterns for match in pattern.finditer(text)):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _within(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return at >= 0 and offset < spans[at][1]
