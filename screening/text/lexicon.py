"""Read the word tables of `words/`: which words belong to a class.

Each table is read once, on first use, so that commands which screen no article pay nothing. It holds no
rule of its own: what a class means is said in the table, what follows from it in the modules that ask.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("words")


@cache
def _table(name: str) -> dict[str, str]:
    read = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: str(value) for key, value in read.items()}


@cache
def words(table: str, key: str) -> frozenset[str]:
    """The lower-case entries of one class: parted by "|" if one stands in it, by blanks otherwise.

    Raises KeyError for a class that the table does not hold.
    """
    text = _table(table)[key].casefold()
    if "|" in text:
        return frozenset(" ".join(entry.split()) for entry in text.split("|") if entry.strip())
    return frozenset(text.split())


@cache
def pattern(table: str, key: str) -> str:
    """A regular expression that a table holds."""
    return _table(table)[key].strip()
