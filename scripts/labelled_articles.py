"""Articles with every name labelled: what stands where, what bears it, and what the lists say of it.

Two written forms. Marked text (`tests/articles/NAME.txt`): TOML, a line "+++", and the text with marks.
`[[huawei|Huawei]]` is a mention of the party `huawei` of the table [parties], `[[huawei?|...]]` one that may
be passed over; `[[@place|Iran]]` is no party (place, nation, media, product, law, body, source, other), and
`[[@unnamed|two brokers]]` a party without a name. A line `{{feed}}` begins a section. A party is written
"kind outcome lists", the outcome perhaps one of several ("possible|not_listed"), the lists those it must be
found on. [claims] are "quote" = "party verdict; party verdict", [ties] "quote" = "owned > owner".
The other form is JSON with offsets (`mentions`: start, end, text, type, entity, screen, listed, optional).
Nothing is judged here.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_MARK = re.compile(r"\[\[([@\w.-]+)(\?)?\|(.*?)\]\]|^\{\{(\w+)\}\}\n", re.MULTILINE | re.DOTALL)
NO_PARTY = frozenset({"place", "nation", "media", "product", "law", "body", "source", "other", "unnamed"})
OUTCOMES = frozenset({"listed", "possible", "not_listed"})


@dataclass(frozen=True)
class Label:
    """`text[start:end]` bears this label. `party` is "" for what is no party, or not told which."""

    start: int
    end: int
    kind: str
    party: str
    screen: bool
    optional: bool = False
    section: str = "article"


@dataclass(frozen=True)
class Expected:
    """What the lists say of a party: any of `outcomes`, on each of `lists`. No outcome: not told."""

    kind: str
    outcomes: frozenset[str]
    lists: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    """A claim (any of `verdicts` is right) or a tie (`owner`), said of a party somewhere in a stretch."""

    start: int
    end: int
    party: str
    verdicts: frozenset[str] = frozenset()
    owner: str = ""


@dataclass(frozen=True)
class Article:
    """A labelled text. `data` is the file as a reader gets it; offsets are code points into it decoded."""

    name: str
    text: str
    about: str
    half: str
    labels: tuple[Label, ...]
    parties: dict[str, Expected]
    claims: tuple[Statement, ...] = ()
    ties: tuple[Statement, ...] = ()
    told: frozenset[str] = field(default_factory=frozenset)

    @property
    def data(self) -> bytes:
        return self.text.encode()


def read_marked(name: str, source: str) -> Article:
    """An article from marked text. Raises ValueError for a mark or party that says nothing known."""
    head, _, marked = source.partition("+++\n")
    facts = tomllib.loads(head)
    if facts.get("line_ends") == "crlf":
        marked = marked.replace("\n", "\r\n").replace("}}\r\n", "}}\n")
    parties = {name: _expected(name, words) for name, words in facts.get("parties", {}).items()}
    text, labels = _unmarked(marked, parties)
    unused = parties.keys() - {label.party for label in labels}
    if unused:
        raise ValueError(f"{name}: no mention of {sorted(unused)}")
    return Article(
        name,
        text,
        facts["about"],
        facts["half"],
        labels,
        parties,
        tuple(_claims(text, facts.get("claims", {}), parties)),
        tuple(_ties(text, facts.get("ties", {}), parties)),
        frozenset({"claims", "ties", "unnamed", "sections"}),
    )


def _expected(name: str, words: str) -> Expected:
    kind, outcomes, *lists = words.split()
    if not set(outcomes.split("|")) <= OUTCOMES or (lists and "listed" not in outcomes):
        raise ValueError(f"{name}: {words}")
    return Expected(kind, frozenset(outcomes.split("|")), tuple(lists))


def _unmarked(marked: str, parties: dict[str, Expected]) -> tuple[str, tuple[Label, ...]]:
    text, labels, section, done = "", [], "article", 0
    for match in _MARK.finditer(marked):
        text += marked[done : match.start()]
        done = match.end()
        name, optional, surface, begun = match.groups()
        if begun:
            section = begun
            continue
        kind = name[1:] if name.startswith("@") else parties[name].kind
        if name.startswith("@") and kind not in NO_PARTY:
            raise ValueError(f"no such mark: {match[0]}")
        start, text = len(text), text + surface
        party = "" if name.startswith("@") else name
        labels.append(Label(start, len(text), kind, party, bool(party), bool(optional), section))
    return text + marked[done:], tuple(labels)


def _plain(text: str) -> str:
    return text.translate(str.maketrans("’‘“”\r\n", "''\"\"  "))


def _place(text: str, quote: str) -> tuple[int, int]:
    start = _plain(text).find(_plain(quote))
    if start < 0:
        raise ValueError(f"not in the text: {quote!r}")
    return start, start + len(quote)


def _claims(text: str, table: dict[str, str], parties: dict[str, Expected]) -> Iterable[Statement]:
    for quote, words in table.items():
        for one in words.split(";"):
            party, verdicts = one.strip().split(" ", 1)
            parties[party]
            yield Statement(*_place(text, quote), party, frozenset(verdicts.split("|")))


def _ties(text: str, table: dict[str, str], parties: dict[str, Expected]) -> Iterable[Statement]:
    for quote, words in table.items():
        party, owner = (one.strip() for one in words.split(">"))
        parties[party], parties[owner]
        yield Statement(*_place(text, quote), party, owner=owner)


_TYPES = {"nationality": "nation", "org": "organization"}
_OUTSIDE = frozenset({"feed", "promo", "disclaimer"})


def read_json(path: Path) -> Article:
    """An article from the JSON form, its text in it or beside it as NAME.txt."""
    facts = json.loads(path.read_text(encoding="utf-8"))
    text = facts.get("text") or path.with_suffix(".txt").read_bytes().decode()
    named: dict[str, Any] = {one["entity"]: one for one in facts.get("expected_entities", ())}
    labels, parties = [], {}
    for row in facts["mentions"]:
        kind = _TYPES.get(row["type"], row["type"])
        section = row["section"] if row["section"] in _OUTSIDE else "article"
        labels.append(
            Label(row["start"], row["end"], kind, row["entity"], row["screen"], row["optional"], section)
        )
        if row["screen"]:
            listed = any(one.get("listed") for one in facts["mentions"] if one["entity"] == row["entity"])
            outcomes = ["listed" if listed else "not_listed"] if "listed" in row else []
            told = named.get(row["entity"], {}).get("expect")
            outcomes = [told] if told in OUTCOMES else outcomes
            parties[row["entity"]] = Expected(kind, frozenset(outcomes))
    return Article(path.stem, text, "shared", "shared", tuple(labels), parties, told=frozenset({"unnamed"}))


def read_folder(folder: Path) -> list[Article]:
    """The labelled articles of a folder, in order of their names; both forms."""
    marked = [path for path in folder.glob("*.txt") if not path.with_suffix(".json").exists()]
    read = [read_marked(path.stem, path.read_text(encoding="utf-8")) for path in marked]
    return sorted(read + [read_json(path) for path in folder.glob("*.json")], key=lambda one: one.name)
