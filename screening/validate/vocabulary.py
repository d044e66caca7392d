"""The tables of `words/*.toml`, read when first needed: what alters names, what harmless ones are made of.

They are apart from those that names are compared with, so that the comparison is not examined with its own
answers.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_WORDS = Path(__file__).parent / "words"


@cache
def table(name: str) -> dict[str, Any]:
    """A whole table: alterations, persons, firms or vessels."""
    return tomllib.loads((_WORDS / f"{name}.toml").read_text(encoding="utf-8"))


def choices(held: str) -> tuple[str, ...]:
    """The alternatives of an entry: parted by | where there is one, else by blanks."""
    return tuple(one.strip() for one in held.split("|")) if "|" in held else tuple(held.split())


def lines(held: str) -> tuple[str, ...]:
    """The lines of an entry that hold anything."""
    return tuple(line.strip() for line in held.splitlines() if line.strip())


@cache
def pairs(section: str, entry: str) -> tuple[tuple[str, str], ...]:
    """`from:to` pairs of an entry of the table of alterations, in its order."""
    return tuple(
        (a, b) for a, _, b in (one.partition(":") for one in table("alterations")[section][entry].split())
    )


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Company word -> the ways it is cut short."""
    held = lines(table("alterations")["abbreviations"]["words"])
    return {word: tuple(short.split()) for word, _, short in (line.partition(":") for line in held)}


@cache
def forms() -> tuple[tuple[str, ...], ...]:
    """Renderings of one legal form each; a trailing - tells that it stands before the name."""
    return tuple(choices(line) for line in lines(table("alterations")["forms"]["groups"]))


@cache
def generic_words() -> frozenset[str]:
    """Words that say little of a firm."""
    return frozenset(table("alterations")["generic"]["firm"].split())


@cache
def _ordinary() -> frozenset[str]:
    in_forms = {word.strip("-.,()").casefold() for alike in forms() for one in alike for word in one.split()}
    return generic_words() | abbreviations().keys() | in_forms


def is_ordinary(word: str) -> bool:
    """Whether the word is a company word, or part of a legal form."""
    return word.casefold() in _ordinary()


@cache
def particles() -> frozenset[str]:
    """Small words inside names of persons."""
    return frozenset(table("alterations")["generic"]["particles"].split())


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Name -> other ways of writing it in Latin letters."""
    found: dict[str, list[str]] = {}
    for line in lines(table("alterations")["transliteration"]["words"]):
        alike = line.split()
        for word in alike:
            found.setdefault(word, []).extend(other for other in alike if other != word)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}
