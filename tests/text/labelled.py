"""The labelled articles beside this file: invented news, each name labelled by surface and occurrence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("articles")


@dataclass(frozen=True)
class Label:
    """A labelled stretch; `kind` is place, unnamed, other, feed or a party's kind, `screen` marks parties."""

    start: int
    end: int
    text: str
    kind: str
    screen: bool
    optional: bool


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_bytes().decode()


@cache
def labels_of(name: str) -> tuple[Label, ...]:
    text = text_of(name)
    found = []
    for row in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")):
        start = -1
        for _ in range(row["occurrence"]):
            start = text.index(row["surface"], start + 1)
        end = start + len(row["surface"])
        found.append(
            Label(start, end, row["surface"], row["kind"], row["screen"], row.get("optional", False))
        )
    return tuple(found)
