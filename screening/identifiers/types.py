"""The kinds of numbers that identify a party, and what an equal one proves.

The facts are in `types.toml`. A type that the table does not know is read as a bare `number`: it may be any
of the others and proves little, but is never thrown away.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_NOT_WORDS = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
NUMBER = "number"


@dataclass(frozen=True, slots=True)
class NumberType:
    """What is true of one type. `reach` is world, country or none; `strong` tells that the same number is the
    same party; `bearers` are what carries such numbers; `zeros` tells that leading zeros belong to them."""

    name: str
    reach: str
    strong: bool
    bearers: frozenset[str]
    zeros: bool


@cache
def _table() -> tuple[dict[str, NumberType], dict[str, NumberType]]:
    """Types by name, and by all words for them."""
    facts = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    named: dict[str, NumberType] = {}
    worded: dict[str, NumberType] = {}
    for name, row in facts.items():
        one = NumberType(
            name, row["reach"], row["proof"] == "strong", frozenset(row["bearers"]), row.get("zeros", False)
        )
        named[name] = one
        worded.update((_worded(word), one) for word in (name, *row["words"]))
    return named, worded


def _worded(text: str) -> str:
    """Lower case, punctuation and "passportNumber" taken apart."""
    return " ".join(_NOT_WORDS.sub(" ", _CAMEL.sub(" ", text)).casefold().split())


def number_type(text: str) -> NumberType:
    """The type that a list or a user means by `text` ("IMO No.", "passportNumber", "INN")."""
    named, worded = _table()
    return worded.get(_worded(text), named[NUMBER])


def is_number_type(text: str) -> bool:
    """Whether `text` is a known word for a type: tells "imo:9000001" from "urn:9000001"."""
    return _worded(text) in _table()[1]


def may_be_confused(one: NumberType, other: NumberType) -> bool:
    """Whether lists and users write numbers of the one under the other: a tax number as a registration."""
    return bool(one.bearers & other.bearers)
