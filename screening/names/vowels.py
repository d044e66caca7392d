"""Arabic and Hebrew words that are read with the vowels that nobody writes.

Transliterated letter by letter they would be others' words (Umar's name the title "Mr", Bashar Bushra), or
too little would be left to tell them by. Common knowledge; only words whose letters are nobody else's.
"""

from __future__ import annotations

import re

_READ = {
    **{"عمر": "umar", "بشار": "bashar", "بشري": "bushra"},
    **{"حماس": "hamas", "داعش": "daesh", "طالبان": "taliban", "حوثي": "houthi", "الحوثي": "al houthi"},
    **{"الحوثيون": "al houthi", "חמאס": "hamas", "חיזבאללה": "hizballah"},
}
_WORD = re.compile(
    r"(?<![\u0590-\u06ff])(?:" + "|".join(sorted(_READ, key=len, reverse=True)) + r")(?![\u0590-\u06ff])"
)


def with_vowels(text: str) -> str:
    """The text, after NFKC and with a final "ى" as "ي", with these words in Latin letters."""
    return _WORD.sub(lambda match: _READ[match[0]], text)
