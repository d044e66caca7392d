"""Keys under which a word must be found, so that every word it may meet by table is found.

Two words that `meet` lets meet without being spelled alike (a family, an abbreviation, a translation, a pet
form, a name written without vowels) share a key: one of the keys filed for the listed word is among those
asked for the other. The reverse does not hold; a shared key is a hint, `meet` decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from screening.names.shapes import LEAST_MISREAD, joining_words, looks, looks_loosely
from screening.names.spelling import bare_bones, is_bare, skeleton, skeletons, sound, without_a_letter
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


class Asked(NamedTuple):
    """Keys of one sort: what they begin with, what follows, and the place of the token that asks for each."""

    sort: str
    rest: Sequence[str]
    places: Sequence[int]


def asked_keys(token: str) -> tuple[str, ...]:
    """Keys to look for when a token is asked for."""
    found = [asked.sort + rest for asked in asked_by_sort((token,), (sound(token),)) for rest in asked.rest]
    return tuple(dict.fromkeys(found))


def asked_by_sort(tokens: Sequence[str], heard: Sequence[str]) -> list[Asked]:
    """`asked_keys` of many tokens at once; `heard`: the sound of each."""
    seen, bones = looks(tokens), skeletons(heard)
    long = [at for at, token in enumerate(tokens) if len(token) >= LEAST_MISREAD]
    bare = [at for at, token in enumerate(tokens) if is_bare(token)]
    voiced = sorted({at for at, one in enumerate(bones) if len(one) > 1}.difference(bare))
    full = [(one, at) for at in bare for one in bare_bones(tokens[at])]
    short = [at for at, token in enumerate(tokens) if len(token) in _SHORT_FORM]
    slips = [(part, at) for at in short for part in without_a_letter(tokens[at])]
    others = [(key, at) for at, token in enumerate(tokens) for key in _of_its_own(token)]
    return [
        Asked("servant ", tokens, range(len(tokens))),
        Asked("look ", [seen[at] for at in long], long),
        Asked("bare ", [bones[at] for at in voiced], voiced),
        *(
            Asked(sort, [rest for rest, _ in keys], [at for _, at in keys])
            for sort, keys in (("full ", full), ("slip ", slips), ("", others))
        ),
    ]


def _of_its_own(token: str) -> list[str]:
    """Keys that few tokens ask for: by a table, as a plural or servant, as a small word misread."""
    keys = [f"small {word}" for word in joining_words(token)]
    if token.startswith(_SERVANT):
        keys.append(f"servant {token[len(_SERVANT) :]}")
    elif token not in _of_tables() and not token.endswith(("y", "ies")):
        return keys
    return keys + _by_table(token)


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


@cache
def _of_tables() -> frozenset[str]:
    """All words of which a table knows something."""
    return frozenset().union(families(), abbreviations(), translations(), nicknames(), full_names())
