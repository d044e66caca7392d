"""What stands in the place of a name and is none: "N/A", a spreadsheet's error, a number, a single letter.

It is looked up like any name, for a list may have it; only where no list does, "not listed" would say that
somebody was screened.
"""

from __future__ import annotations

import re

_SAID = frozenset(
    """n/a n.a. n.a na null nil none nan unknown unnamed undefined tbd t.b.d. tba tbc blank empty missing
    unbekannt k.a. inconnu desconocido desconocida sconosciuto onbekend nieznany нет неизвестно невідомо
    不明 未知 不详 無 无 없음 غير_معروف نامشخص""".replace("_", " ").split()
) | {"not available", "not applicable", "no name", "not known", "name unknown", "keine angabe", "не указано"}
_ERRORS = frozenset(
    """#n/a #ref! #value! #name? #div/0! #null! #num! #spill! #calc! #getting_data #nv #bezug! #wert!
    #zahl! #valeur! #nom? #¡ref! #¡valor! #¿nombre? #н/д #ссылка! #знач! #имя?""".split()  # noqa: SIM905 - as above
)
"""What spreadsheets write where a formula failed, in several languages."""
LONGEST_PLACEHOLDER = 24
"""Characters of the longest, and of a number in the place of a name."""
_FIRST = frozenset(one.split()[0] for one in _SAID | _ERRORS)
_DIGITS = 5
"""Digits from which they are somebody's number, not his name: "360" and "1517" are names of firms."""
_AROUND = " -\u2013.?*()[]<>"
_LETTERS = re.compile(r"[^\W\d_]{2}")


def stands_for_no_name(text: str) -> str:
    """Why what stands in the place of a name is surely none, for people; empty where it may be one."""
    if len(text) > LONGEST_PLACEHOLDER:
        return ""
    first, blank, _ = text.partition(" ")
    if blank and len(first) > 1 and first.isalpha() and first.casefold() not in _FIRST:
        return ""  # as nearly all are
    bare = text.strip().casefold()
    if bare in _ERRORS:
        return "a spreadsheet's error stands in the place of the name"
    if bare in _SAID or bare.strip(_AROUND) in _SAID:
        return "what stands in the place of the name says that there is none"
    if _LETTERS.search(bare):
        return ""
    letters, digits = sum(map(str.isalpha, bare)), sum(map(str.isdigit, bare))
    if not letters and digits >= _DIGITS:
        return "a number stands in the place of the name"
    return "a single letter is too little to compare" if letters == 1 and not digits else ""
