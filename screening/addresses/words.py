"""The words of addresses by what they do in one, from `words.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words: `street` to `idle` are sorts, and a word may be of several; `spellings` maps a word to
    what it is read as."""

    street: frozenset[str]
    number: frozenset[str]
    part: frozenset[str]
    unit: frozenset[str]
    building: frozenset[str]
    box: frozenset[str]
    place: frozenset[str]
    idle: frozenset[str]
    spellings: dict[str, str]

    def says_little(self, word: str) -> bool:
        """Whether the word names a sort of street, building or place, and none of them."""
        return any(
            word in sort
            for sort in (self.street, self.number, self.part, self.unit, self.building, self.place, self.idle)
        )


@cache
def words() -> Words:
    """The table, read once."""
    facts = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    spellings = facts.pop("spellings")
    return Words(**{sort: frozenset(text.split()) for sort, text in facts.items()}, spellings=spellings)
