"""The licence requirement of an Entity List entry -> its text and the numbers of its footnotes.

Supplement No. 4 to 15 CFR Part 744 ends or interrupts the requirement with superscript footnote numbers; the
Consolidated Screening List flattens them into the text ("see §§ 734.9(e) 1 and 744.11 of the EAR 2"). They
carry law: 1 = the foreign-direct-product rule made for Huawei, 3 = Russia/Belarus military end users, 4 =
supercomputers, 5 = advanced-node chips (15 CFR 734.9(e), (g)). Nothing else of the text is changed.
"""

from __future__ import annotations

import re

# "734.9(g),3 746.8(a)(3)", "734.9(g)3, 746.8", "734.9(e) 1 and 744.11"; not "734.9(e)(2) and" nor ", 746.8".
_AFTER_SECTION = re.compile(r"(734\.9\([a-z]\)(?:\(\d+\))?)(,?)\s?([1-9])(?![\d.(])(,?)")
# "of the EAR 2", "of the EAR) 4", "of the EAR)4"
_AT_END = re.compile(r"(\bEAR\.?\)?\.?|\))\s?([1-9])(\.?)$")
# The rule of footnote 1 stood in General Prohibition Three until 2022 (85 FR 51596); entries of that time
# cite it, and their footnote numbers did not survive the flattening.
_OLD_FOOTNOTE_1 = "736.2(b)(3)(vi)"


def read_requirement(text: str) -> tuple[str | None, tuple[str, ...]]:
    """(requirement without footnote numbers or None if empty, footnote numbers as digits, sorted)."""
    footnotes = {match[3] for match in _AFTER_SECTION.finditer(text)}
    plain = _AFTER_SECTION.sub(lambda match: match[1] + (match[2] or match[4]), text.strip())
    if end := _AT_END.search(plain):
        footnotes.add(end[2])
        plain = plain[: end.start()] + end[1] + end[3]
    if _OLD_FOOTNOTE_1 in text:
        footnotes.add("1")
    return plain or None, tuple(sorted(footnotes))
