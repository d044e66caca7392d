"""What a reader of a format hands on: passages of the article, then passages from around it, and how they
become one text.

Passages stand a blank line apart, rows of a table or list one line apart. Cells are parted by " | ". No word
is judged or left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

CELL = " | "
MOST_TEXT = 20_000_000
"""Code points of text that one article may have once it is unpacked."""
_LONGEST_CELL = 300
_SPACES = re.compile(r"[^\S\n]+")
_HIDDEN = str.maketrans({"\u00ad": None, "\ufeff": None, "\x00": "\ufffd"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading or row. A `row` stands directly under the row before it."""

    text: str
    row: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """An article taken out of a file. `around` holds menus, feeds, page headers, comments; `warnings` what
    could not be read. `encoding` is the charset of a web page, else the name of the format."""

    article: tuple[Passage, ...]
    around: tuple[Passage, ...]
    encoding: str
    warnings: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """Blanks on a line as one, tabs too, lines stripped, soft hyphens gone; no empty lines at either end."""
    spaced = _SPACES.sub(lambda match: "\t" if "\t" in match[0] else " ", text.translate(_HIDDEN))
    lines = [line.strip() for line in spaced.split("\n")]
    return "\n".join(lines).strip("\n")


def lays_out(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a row of cells, each a list of its paragraphs, holds prose: its table only lays a page out."""
    return any(len(cell) > 1 and sum(map(len, cell)) > _LONGEST_CELL for cell in cells)


def row_of(cells: Sequence[Sequence[str]]) -> Passage:
    """One row of a table as one passage, with an empty text if all its cells are empty."""
    kept = ["\n".join(part for part in map(tidy, cell) if part) for cell in cells]
    return Passage(CELL.join(kept).strip() if any(kept) else "", row=True)


def set_out(passages: Iterable[Passage]) -> str:
    """The passages as one text."""
    kept = [passage for passage in passages if passage.text.strip()]
    if not kept:
        return ""
    parts = [kept[0].text]
    for before, passage in pairwise(kept):
        parts += ["\n" if before.row and passage.row else "\n\n", passage.text]
    return "".join(parts)


def unlike(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages, each text once."""
    return tuple({passage.text: passage for passage in passages}.values())
