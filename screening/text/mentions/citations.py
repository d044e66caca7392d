"""Where an article cites a law, a court's print or the number of a case: capitals there name nobody.

What a list holds is a name all the same, but not the code that a section is cited of ("18 U.S.C. § 371").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Citation:
    """Code points `start` to `end`; `of_code` where the letters can be no party's."""

    start: int
    end: int
    of_code: bool

    def covers(self, offset: int, is_listed: bool) -> bool:
        """Whether a name that begins at `offset` is a part of the citation."""
        return self.start <= offset < self.end and (self.of_code or not is_listed)


def citations(text: str) -> list[Citation]:
    """All citations of the text, pattern by pattern."""
    return [
        Citation(*match.span(), pattern is _CODE)
        for pattern in (_CITATION, _SYMBOL, _NEUTRAL, _DOCKET, _CODE)
        for match in pattern.finditer(text)
    ]
