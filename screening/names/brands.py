"""Firms that go by a Chinese name of their own: where a text has it, what they are called in Latin letters.

Only what the table of characters knows is found; how such names compare is for the rest of this folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from screening.names.vocabulary import native_brands, simplify, spoken_brands


@cache
def _brands() -> re.Pattern[str]:
    known = sorted({**native_brands(), **spoken_brands()}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)))


def brand_of(native: str) -> str:
    """What the firm with this Chinese name is called in Latin letters; empty if it is in no table."""
    native = simplify(native)
    return native_brands().get(native) or spoken_brands().get(native, "")


def branded(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the firms' own Chinese names in a text, in order."""
    if not text.isascii():
        # simplified character by character, so that places stay
        yield from (match.span() for match in _brands().finditer(simplify(text)))
