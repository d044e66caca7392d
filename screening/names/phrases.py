"""Take legal forms and titles off a run of tokens.

Says which were taken, by class, and where a legal form stood in the middle, so that what follows it can be
read as an address. It never empties a name: a name made only of such words keeps them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from screening.names.vocabulary import (
    Phrase,
    honorifics,
    legal_forms,
    set_phrases,
)

MOST_FORMS = 4
_YOUNGER = "jr"
"""Endings of persons' names that come before them where the name was turned round ("Jr. Thomas Harris")."""


class Stripped(NamedTuple):
    """Tokens that remain, classes or titles that were taken, and the place (in `tokens`) behind a middle
    legal form.

    `tail` equals len(tokens) when nothing follows a legal form.
    """

    tokens: tuple[str, ...]
    taken: tuple[str, ...]
    tail: int


def _at(
    tokens: list[str], place: int, table: Mapping[str, tuple[Phrase, ...]], meanings: Collection[str]
) -> Phrase | None:
    for phrase in table.get(tokens[place], ()):
        if phrase.meaning in meanings and tuple(tokens[place : place + len(phrase.tokens)]) == phrase.tokens:
            return phrase
    return None


def strip_legal_forms(tokens: list[str], *, edges: bool) -> Stripped:
    """Take legal forms off, wherever they are unmistakable; forms that are also words only at an edge, if
    `edges`.
    """
    table = legal_forms()
    taken: list[str] = []
    marks = [False] * len(tokens)
    place = 0
    while place < len(tokens):
        phrase = None
        for one in table.get(tokens[place], ()):
            if not one.edge and tuple(tokens[place : place + len(one.tokens)]) == one.tokens:
                phrase = one
                break
        if not phrase:
            place += 1
            continue
        marks[place : place + len(phrase.tokens)] = [True] * len(phrase.tokens)
        taken.append(phrase.meaning)
        place += len(phrase.tokens)
    if edges:
        taken += _strip_edges(tokens, marks, table)
    if all(marks) or not taken:
        return Stripped(tuple(tokens), tuple(dict.fromkeys(taken)), len(tokens))
    first, last = marks.index(False), len(marks) - 1 - marks[::-1].index(False)
    middle = [place for place in range(first, last) if marks[place]]
    kept = tuple(token for token, mark in zip(tokens, marks, strict=True) if not mark)
    tail = len(kept)
    if middle and first == 0:
        tail = sum(not mark for mark in marks[: middle[0]])
    return Stripped(kept, tuple(dict.fromkeys(taken)), tail)


def _strip_edges(tokens: list[str], marks: list[bool], table: Mapping[str, tuple[Phrase, ...]]) -> list[str]:
    """Mark legal forms that stand first or last among the tokens still unmarked; returns their classes."""
    taken: list[str] = []
    for _ in range(MOST_FORMS):
        free = [place for place, mark in enumerate(marks) if not mark]
        if len(free) < 2:
            break
        found: tuple[int, Phrase] | None = None
        for size in (3, 2, 1):
            for start in (free[-1] - size + 1, free[0]):
                if start < 0 or tokens[start] not in table:
                    continue
                run = tuple(tokens[start : start + size])
                if len(run) != size or size >= len(free) or any(marks[start : start + size]):
                    continue
                phrase = next((one for one in table[run[0]] if one.edge and one.tokens == run), None)
                left = [tokens[at] for at in free if not start <= at < start + size]
                if phrase and not found and not _are_letters(left):
                    found = (start, phrase)
        if not found:
            break
        start, phrase = found
        marks[start : start + len(phrase.tokens)] = [True] * len(phrase.tokens)
        taken.append(phrase.meaning)
    return taken


def shorten(tokens: list[str]) -> list[str]:
    """Runs of words that have one short form, by that: "united states" -> "us"."""
    table = set_phrases()
    if table.keys().isdisjoint(tokens):
        return tokens
    short: list[str] = []
    place = 0
    while place < len(tokens):
        held = table.get(tokens[place], ())
        phrase = next(
            (one for one in held if tuple(tokens[place : place + len(one.tokens)]) == one.tokens), None
        )
        short.append(phrase.meaning if phrase else tokens[place])
        place += len(phrase.tokens) if phrase else 1
    return short


def _are_letters(tokens: list[str]) -> bool:
    """Whether nothing but single letters is left, which is nobody's name."""
    return all(len(token) == 1 for token in tokens)


def strip_titles(tokens: list[str], *, person: bool) -> Stripped:
    """Take titles off the front and the end. Ranks that are also words go only from a `person` or behind a
    title.
    """
    table = honorifics()
    rest = list(tokens)
    taken: list[str] = []
    while len(rest) > 1:
        meanings = ("always", "rank") if person or taken else ("always",)
        phrase = _at(rest, 0, table, ("tail",) if person and rest[0] == _YOUNGER else meanings)
        if phrase is None or _are_letters(rest[len(phrase.tokens) :]):
            break
        taken.append(" ".join(phrase.tokens))
        rest = rest[len(phrase.tokens) :]
    while len(rest) > 2:
        phrase = next(
            (one for size in (2, 1) if (one := _at(rest, len(rest) - size, table, ("tail",)))), None
        )
        if phrase is None or tuple(rest[-len(phrase.tokens) :]) != phrase.tokens:
            break
        taken.append(" ".join(phrase.tokens))
        rest = rest[: -len(phrase.tokens)]
    return Stripped(tuple(rest), tuple(taken), len(rest))
