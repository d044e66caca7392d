"""Keys under which a word must be found, so that every word it may meet by table is found.

Two words that `meet` lets meet without being spelled alike (a family, an abbreviation, a translation, a pet
form, a name written without vowels) share a key: one of the keys filed for the listed word is among those
asked for the other. The reverse does not hold; a shared key is a hint, `meet` decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from screening.names.shapes import LEAST_MISREAD, joining_words, looks_loosely
from screening.names.spelling import bare_bones, is_bare, skeleton, without_a_letter
from screening.names.vocabulary import (
    abbreviations,
    families,
    full_names,
    nicknames,
    short_forms,
    translations,
)

_SERVANT = "abdul"
_SHORT_FORM, _WHOLE = range(4, 7), range(4, 8)
"""Letters of a slip that is recognised as one in a short form, and of that short form."""


def filed_keys(token: str) -> tuple[str, ...]:
    """Keys to file a listed token under."""
    bones = "bare" if is_bare(token) else "full"
    keys = [*_either_way(token), *(f"{bones} {one}" for one in _bones(token))]
    keys += [
        f"slip {part}"
        for short in short_forms(token)
        if len(short) in _WHOLE
        for part in without_a_letter(short)
    ]
    return tuple(dict.fromkeys(keys))


def asked_keys(token: str) -> tuple[str, ...]:
    """Keys to look for when a token is asked for."""
    bones = "full" if is_bare(token) else "bare"
    keys = [*_either_way(token), *(f"{bones} {one}" for one in _bones(token))]
    if token.startswith(_SERVANT):
        keys.append(f"servant {token[len(_SERVANT) :]}")
    if len(token) in _SHORT_FORM:
        keys += [f"slip {part}" for part in without_a_letter(token)]
    return tuple(dict.fromkeys(keys))


def _either_way(token: str) -> list[str]:
    """Keys under which a token is filed and asked for alike."""
    return [*_by_table(token), f"servant {token}", *_seen(token)]


def _bones(token: str) -> tuple[str, ...]:
    """The consonants of a token; of one written without vowels also without an h behind."""
    if is_bare(token):
        return bare_bones(token)
    bones = skeleton(token)
    return (bones,) if len(bones) > 1 else ()


def _seen(token: str) -> list[str]:
    """What a token long enough to be misread looks like in print, and the small words that it may be."""
    seen = [f"look {looks_loosely(token)}"] if len(token) >= LEAST_MISREAD else []
    return seen + [f"small {word}" for word in joining_words(token)]


def _by_table(token: str) -> list[str]:
    keys = [f"family {family.name}" for family in families().get(token, ())]
    full = abbreviations().get(token, ())
    keys += [f"word {word}" for word in full]
    keys += [f"word {word}" for one in (token, *full) for word in translations().get(one, ())]
    keys += [f"pet {name}" for table in (nicknames(), full_names()) for name in table.get(token, ())]
    if token.endswith("ies") and len(token) > 5:
        keys.append(f"plural {token[:-3]}")
    elif token.endswith("y") and len(token) > 3:
        keys.append(f"plural {token[:-1]}")
    if token.startswith(_SERVANT) and len(token) > len(_SERVANT) + 2:
        rest = token[len(_SERVANT) :]
        keys.append(f"servant {rest}")
        keys += [f"{_SERVANT} {key}" for key in _by_table(rest)]
    return keys


class FiledKeys:
    """The keys of some listed words, of which many other words are asked whether they share one. Most share
    none, and what no listed word is filed under costs them nothing."""

    def __init__(self, tokens: Iterable[str]) -> None:
        self._held = frozenset(key for token in tokens for key in filed_keys(token))
        self._sorts = frozenset(key.partition(" ")[0] for key in self._held)

    def shared_by(self, token: str) -> bool:
        """Whether one of the `asked_keys` of the token is among them."""
        held = self._held
        if (
            token in _of_tables()
            or token.endswith("y")
            or token.endswith("ies")
            or token.startswith(_SERVANT)
        ):
            return not held.isdisjoint(asked_keys(token))
        if f"servant {token}" in held or not held.isdisjoint(_seen(token)):
            return True
        bones = "full" if is_bare(token) else "bare"
        if bones in self._sorts and not held.isdisjoint([f"{bones} {one}" for one in _bones(token)]):
            return True
        slips = "slip" in self._sorts and len(token) in _SHORT_FORM
        return slips and not held.isdisjoint([f"slip {part}" for part in without_a_letter(token)])


@cache
def _of_tables() -> frozenset[str]:
    """All words of which a table knows something."""
    return frozenset().union(families(), abbreviations(), translations(), nicknames(), full_names())
