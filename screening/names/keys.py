"""Keys under which a word must be found, so that every word it may meet by table is found.

Two words that `meet` lets meet without being spelled alike (a family, an abbreviation, a translation, a pet
form, a name written without vowels) share a key: one of the keys filed for the listed word is among those
asked for the other. The reverse does not hold; a shared key is a hint, `meet` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from screening.names.heard import is_heard
from screening.names.heard_keys import keys_heard, keys_written
from screening.names.shapes import LEAST_MISREAD, joining_words, looks
from screening.names.spelling import bare_bones, is_bare, skeletons, sound, without_a_letter
from screening.names.sums import LessOne, Slips
from screening.names.vocabulary import (
    abbreviations,
    families,
    full_names,
    nicknames,
    short_forms,
    translations,
)

_LEAST_PLURAL = 4
"""Letters of a word that has a plural (`screening.names.tokens`)."""
_SERVANT = "abdul"
_SHORT_FORM, _WHOLE = range(4, 7), range(4, 8)
"""Letters of a slip that is recognised as one in a short form, and of that short form."""
_MANY = 64


class Keys(NamedTuple):
    """Keys of one sort: what they begin with, what follows, and the place of the token that each is of."""

    sort: str
    rest: Sequence[str]
    places: Sequence[int]


def filed_keys(token: str) -> tuple[str, ...]:
    """Keys to file a listed token under."""
    return _of_one(filed_by_sort, token)


def asked_keys(token: str) -> tuple[str, ...]:
    """Keys to look for when a token is asked for."""
    return _of_one(asked_by_sort, token)


def _of_one(by_sort: Callable[[Sequence[str], Sequence[str]], list[Keys]], token: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(keys.sort + rest for keys in by_sort((token,), (sound(token),)) for rest in keys.rest)
    )


def filed_by_sort(tokens: Sequence[str], heard: Sequence[str]) -> list[Keys]:
    """`filed_keys` of many tokens at once; `heard`: the sound of each."""
    bare, voiced = _bones(tokens, heard)
    return [
        *_either_way(tokens),
        _keys("bare ", bare),
        _keys("full ", voiced),
        _keys("slip ", _of_short_forms(tokens)),
        _keys("slipped ", _of_short_words(tokens)),
        _keys("heard ", list(keys_written(tokens))),
    ]


def asked_by_sort(tokens: Sequence[str], heard: Sequence[str]) -> list[Keys]:
    """`asked_keys` of many tokens at once; `heard`: the sound of each."""
    bare, voiced = _bones(tokens, heard)
    as_heard = [(key, at) for at, token in enumerate(tokens) if is_heard(token) for key in keys_heard(token)]
    served = [(token[len(_SERVANT) :], at) for at, token in enumerate(tokens) if token.startswith(_SERVANT)]
    return [
        *_either_way(tokens),
        _keys("bare ", voiced),
        _keys("full ", bare),
        _keys("slip ", _of_short_words(tokens)),
        _keys("slipped ", _of_short_forms(tokens)),
        _keys("servant ", served),
        _keys("heard ", as_heard),
    ]


def _of_short_forms(tokens: Sequence[str]) -> list[tuple[str, int]]:
    """What is left of the short forms of words, each without a letter, and the place of each word."""
    return [
        (part, at)
        for at, token in enumerate(tokens)
        for short in short_forms(token)
        if len(short) in _WHOLE
        for part in without_a_letter(short)
    ]


def _of_short_words(tokens: Sequence[str]) -> list[tuple[str, int]]:
    """The same of words that may be a short form with a slip in it."""
    short = [at for at, token in enumerate(tokens) if len(token) in _SHORT_FORM]
    if len(short) > _MANY:  # few are looked up sooner than the table is made
        near = _near_short_forms().may_be(LessOne.of([tokens[at] for at in short])).tolist()
        short = list(compress(short, near))
    return [(part, at) for at in short for part in without_a_letter(tokens[at])]


def _keys(sort: str, keys: Sequence[tuple[str, int]]) -> Keys:
    return Keys(sort, [rest for rest, _ in keys], [at for _, at in keys])


def _either_way(tokens: Sequence[str]) -> list[Keys]:
    """Keys under which tokens are filed and asked for alike: themselves, what those long enough to be misread
    look like in print, and what few have: by a table, as a plural or servant, as a small word misread."""
    seen = looks(tokens)
    long = [at for at, token in enumerate(tokens) if len(token) >= LEAST_MISREAD]
    others = [(f"small {word}", at) for at, token in enumerate(tokens) for word in joining_words(token)]
    tabled, ends = _of_tables(), ("y", "ies")
    others += [
        (key, at)
        for at, token in enumerate(tokens)
        if token in tabled or token.endswith(ends) or token.startswith(_SERVANT)
        for key in _by_table(token)
    ]
    return [
        Keys("servant ", tokens, range(len(tokens))),
        Keys("look ", [seen[at] for at in long], long),
        _keys("", others),
    ]


def _bones(
    tokens: Sequence[str], heard: Sequence[str]
) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The consonants of the tokens that are written without vowels, also without an h behind, and of those
    that are not; and the place of each."""
    bare = [at for at, token in enumerate(tokens) if is_bare(token)]
    voiced = {at: one for at, one in enumerate(skeletons(heard)) if len(one) > 1}
    for at in bare:
        voiced.pop(at, None)
    return [(one, at) for at in bare for one in bare_bones(tokens[at])], [
        (one, at) for at, one in voiced.items()
    ]


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
def _near_short_forms() -> Slips:
    return Slips(one for word in abbreviations() for one in short_forms(word) if len(one) in _WHOLE)


@cache
def _of_tables() -> frozenset[str]:
    """All words of which a table knows something."""
    return frozenset().union(families(), abbreviations(), translations(), nicknames(), full_names())


def plurals_of(token: str) -> tuple[str, ...]:
    """Words of which the token may be the plural by "s" or "es", or that may be its own: short words differ
    by more edits then than those that are looked for."""
    if len(token) < _LEAST_PLURAL:
        return ()
    singular = tuple(
        token[: -len(ending)]
        for ending in ("s", "es")
        if token.endswith(ending) and len(token) - len(ending) >= _LEAST_PLURAL
    )
    return (*singular, f"{token}s", f"{token}es")
