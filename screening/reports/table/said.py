"""Words on a terminal: all text from outside goes through `said`, which lets none of it act."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from screening.reports.visible import one_line


def said(*parts: str | tuple[str, str], style: str = "") -> Text:
    """Words on one line, whatever is in them; a pair is words and their style."""
    plain = [one_line(part) if isinstance(part, str) else (one_line(part[0]), part[1]) for part in parts]
    return Text.assemble(*plain, style=style)


def apart(parts: Iterable[RenderableType]) -> list[RenderableType]:
    """Parts with an empty line between them."""
    spaced = [one for part in parts for one in (Text(""), part)]
    return spaced[1:]


def indented(parts: Iterable[RenderableType]) -> list[RenderableType]:
    """Parts two columns to the right."""
    return [Padding(part, (0, 0, 0, 2)) for part in parts]
