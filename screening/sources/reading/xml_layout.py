"""What an XML format holds, read off its table (a `.toml` beside its parser).

Only the shape: which elements and attributes may stand in which element. Files are read by `xml`; what
elements mean is for the parsers. A table has the lines

    root, namespaces    of the root element; one namespace is "" where there is none
    records             the elements that are handed over, one after the other
    title, hint         what the file is, and where to look when it is not, for errors
    most_megabytes      how much XML there may be
    [elements]          element = "@attribute @optional? #text child child:other-rule child:-"

"#text" marks text; an element without a line is text alone; ":-" passes an element over with all it holds.
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
class Layout:
    """One XML format: its root and namespaces, the elements that are records, and a rule for each element.

    `title` and `hint` are for errors; `most_bytes` is what a file may have, plain or out of a zip.
    """

    title: str
    hint: str
    root: str
    namespaces: frozenset[str]
    records: frozenset[str]
    most_bytes: int
    rules: Mapping[str, Rule]


@cache
def load_layout(path: Path) -> Layout:
    """The layout that a table describes."""
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    return Layout(
        title=facts["title"],
        hint=facts["hint"],
        root=facts["root"],
        namespaces=frozenset(facts["namespaces"]),
        records=frozenset(facts["records"]),
        most_bytes=facts["most_megabytes"] << 20,
        rules={tag: _rule(line) for tag, line in facts["elements"].items()},
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
