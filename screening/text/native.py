"""Names in scripts without capitals: Han, Kana, Hangul, Arabic, Hebrew, Thai and their like.

In a text of another script a run of such letters is a name or a gloss of one, so a short run is taken
whole. In a text written in such a script only what ends or begins with a firm's word ("有限公司", "شركة") can
be told from a sentence. Cyrillic, Greek and Armenian have capitals and are read like Latin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.model import script_of

_EAST = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_WEST = (
    "\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc\u0900-\u0dff\u0e00-\u0eff"
)
_ANY = re.compile(rf"[{_EAST}{_WEST}]")
_EAST_RUN = re.compile(rf"[{_EAST}A-Za-z0-9]*[{_EAST}](?:[·・（）()A-Za-z0-9]?[{_EAST}])*")
_WEST_RUN = re.compile(rf"[{_WEST}]+(?:[ \u00a0\u200c-]+[{_WEST}]+)*")
_EAST_FIRM = re.compile(
    r"[\u3400-\u9fffA-Za-z0-9（）()·]{2,24}?(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|集團|集团|研究院|研究所|"
    r"大学|大學|学院|銀行|银行|实验室|工厂|株式会社|主席|总裁)"
)
_EAST_FIRM_FRONT = re.compile(r"(?:株式会社|주식회사|㈜)\s?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,12}")
_WEST_FIRM = re.compile(
    r"(?:شركة|شرکت|مؤسسة|مجموعة|بنك|بانک|مصرف|مصنع|جامعة|دانشگاه|منظمة|حزب|جمعية)(?:\s+[\u0600-\u06ff]+){1,4}"
)
_EAST_SUFFIX = re.compile(r"(?:股份|有限|责任|公司|集團|集团)+$")
_OFFICE = ("主席", "总裁")
_CLAUSE = re.compile(
    r".*(?:以及|及其|包括|根据|据|对于|关于|其中|由于|通过|随着|列入|将|对|向|由|被|称|与|和|及)(?=.{2,}$)"
)
"""What stands in front of a name in a Chinese clause; greedy, so that the last such word counts."""
_LONGEST_GLOSS = 24
_LONGEST_WORDS = 8


def _is_foreign(text: str) -> bool:
    """Whether the text is written in a script that has capitals, so that these runs are foreign in it."""
    return script_of(text[:20_000]) in ("Latn", "Cyrl", "Grek", "Armn", "Zyyy")


def _trimmed(start: int, text: str) -> tuple[int, int] | None:
    if text.endswith(_OFFICE):
        return None
    core = _EAST_SUFFIX.sub("", text)
    lead = _CLAUSE.match(core)
    begin = lead.end() if lead else 0
    return (start + begin, start + len(text)) if len(text) - begin >= 2 else None


def find_native(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of names in scripts without capitals, in order within each script."""
    if text.isascii() or not _ANY.search(text):
        return
    if _is_foreign(text):
        for match in _EAST_RUN.finditer(text):
            if 2 <= len(match[0]) <= _LONGEST_GLOSS:
                yield match.span()
        for match in _WEST_RUN.finditer(text):
            if len(match[0]) >= 2 and len(match[0].split()) <= _LONGEST_WORDS:
                yield match.span()
        return
    for firm in (_EAST_FIRM, _EAST_FIRM_FRONT, _WEST_FIRM):
        for match in firm.finditer(text):
            if (span := _trimmed(match.start(), match[0])) is not None:
                yield span
