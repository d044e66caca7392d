"""What an XML format of OFAC holds, read off its table (`ofac_advanced_xml.toml`, `ofac_enhanced_xml.toml`).

Only the shape: which elements and attributes may stand in which element. Files are read by
`ofac_xml_elements`; what elements mean is for the parsers.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rule:
    """What may stand in one element: child -> the name of its rule, attributes, and whether it has text."""

    children: Mapping[str, str]
    attributes: frozenset[str]
    required: frozenset[str]
    text: bool


TEXT_ONLY = Rule({}, frozenset(), frozenset(), True)


@dataclass(frozen=True, slots=True)
class Format:
    """One XML format: its root and namespaces, the elements that are records, and a rule for each element."""

    root: str
    namespaces: frozenset[str]
    records: frozenset[str]
    rules: Mapping[str, Rule]


@cache
def load_format(name: str) -> Format:
    """The format that `<name>.toml` beside this module describes; how is said in those files."""
    facts = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    return Format(
        facts["root"],
        frozenset(facts["namespaces"]),
        frozenset(facts["records"]),
        {tag: _rule(line) for tag, line in facts["elements"].items()},
    )


def _rule(line: str) -> Rule:
    words = line.split()
    attributes = [word[1:] for word in words if word.startswith("@")]
    pairs = (word.partition(":") for word in words if word[0] not in "@#")
    return Rule(
        {tag: rule or tag for tag, _, rule in pairs},
        frozenset(word.removesuffix("?") for word in attributes),
        frozenset(word for word in attributes if not word.endswith("?")),
        "#text" in words,
    )
