"""Names that ran out of space: cut off where the field that held them ended.

Tells which may be, by their length and their end, and by what a whole name and the same cut off are found;
what a cut word costs is for `leftovers`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from screening.names.normalize import NameForm
from screening.names.scripts import fold

_BEHIND = " \t.,;:'\"()[]-/"
CUT_OFF = 30
"""Characters from which the last word of a name may have been cut off."""

FIELD_WIDTHS = frozenset((30, 32, 35, 40, 50, 60, 64, 70))
"""Widths of fields for names in payment messages, customs forms and databases: 35 is SWIFT's. A space at the
end is lost too."""
CUT_AT = FIELD_WIDTHS | {width - 1 for width in FIELD_WIDTHS}
"""Characters of a text that fills such a field."""
_CUT_LETTERS = (32, 26, 20)
"""Letters by which a name cut off is looked up: as many as it has, for thousands begin "Limited Liability
Company"."""


def goes_on(listed: NameForm, query: NameForm) -> bool:
    """Is the query letter for letter the listed name, as far as it goes, and as long as a field is wide?"""
    if not fills_a_field(query.text) or len(query.text) >= len(listed.text):
        return False
    same = listed.text[:3].casefold() == query.text[:3].casefold()
    return same and _letters(listed.text).startswith(_letters(query.text))


def fills_a_field(text: str) -> bool:
    """May a firm's name have been cut off here by the field that held it?"""
    return len(text) in CUT_AT


def cut_keys(text: str) -> tuple[str, ...]:
    """What a name and the same name cut off may have in common: the first of these that the cut one has."""
    letters = _letters(text)
    return tuple(letters[:size] for size in _CUT_LETTERS if len(letters) >= size) or (letters,)


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def is_cut_off(form: NameForm) -> bool:
    """May the name have run out of space? Then its last token costs nothing at least."""
    return bool(form.tokens) and _runs_out(form.text, form.tokens[-1])


def cut_off_of_many(texts: Sequence[str], tokens: Sequence[Sequence[str]]) -> list[int]:
    """The places of those among many texts that may, by the tokens of each."""
    long = [at for at, size in enumerate(map(len, texts)) if size >= CUT_OFF and tokens[at]]
    return [at for at in long if _runs_out(texts[at], tokens[at][-1])]


def _runs_out(text: str, token: str) -> bool:
    """May the text have run out of space in this token, its last? Not where it goes on behind that, with a
    legal form or the given names of "LAST, First"."""
    if len(text) < CUT_OFF:
        return False
    end = text.rstrip(_BEHIND)[-2:].lower()
    end = end if end.isalnum() else end[-1:]
    return not end.isascii() or token.endswith(end)
