"""What a feature or document of OFAC's XML is, by the words of its type.

The words are those of the CSV's Remarks (`ofac_remarks.toml`), which OFAC makes from the same types, and a
few more (`ofac_xml_words.toml`). A type that is in neither is not guessed.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_TABLES = ("ofac_remarks.toml", "ofac_xml_words.toml")
_ENDS = " :-"
"""How types end before their value: "Target Type", "Secondary sanctions risk:", "IFCA Determination -"."""


@cache
def _words() -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Words of a type -> (table, our type); beginnings of families -> our type."""
    known: dict[str, tuple[str, str]] = {}
    for name in _TABLES:
        tables = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
        families = tables.pop("families", {})
        for table, types in tables.items():
            known |= {word.rstrip(_ENDS): (table, own) for own, words in types.items() for word in words}
    return known, {start: own for own, starts in families.items() for start in starts}


def meaning(published: str, value: str) -> tuple[str, str, str] | None:
    """(table, our type, value) of a published type with its value; None if the type is unknown.

    The table is identifiers, facts, countries, birth, addresses, or remarks for what has no type of its own.
    A word before the number can belong to the type: "Vessel Registration Identification", "IMO 9187629".
    """
    known, families = _words()
    words = published.rstrip(_ENDS)
    first, _, rest = value.partition(" ")
    if rest and (found := known.get(f"{words} {first}")):
        return *found, rest
    if found := known.get(words):
        return *found, value
    own = next((own for start, own in families.items() if words.startswith(start)), None)
    if own is None:
        return None
    return "remarks" if own == "remark" else "identifiers", own, value
