"""Text from outside in Markdown: shown, and never read as marks, addresses or calls to people."""

from __future__ import annotations

import re

from screening.reports.visible import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_BARE = re.compile(r":(?=//)|(?<=\bwww)\.", re.IGNORECASE)
"""What makes GitHub turn a bare address into a link: a name from a text must not become one to click on."""
_CALLS = re.compile(r"[@#](?=\w)")
"""GitHub calls a user or links an issue for these, escaped or not; a word joiner after the sign stops it."""
_BLOCK = re.compile(r"^([-+]|\d{1,9}(?=[.)]))(?=[.)]?\s)")
"""What begins a list where a line or an item begins."""


def escape(text: str) -> str:
    """Text on one line, with what Markdown would read as marks, addresses or calls to people escaped."""
    return _BLOCK.sub(_stopped, escape_part(" ".join(text.split())))


def _stopped(mark: re.Match[str]) -> str:
    return f"\\{mark[1]}" if mark[1] in "-+" else f"{mark[1]}\\"


def escape_part(line: str) -> str:
    """A line, or a part of one, with its blanks."""
    quiet = _CALLS.sub("\\g<0>\u2060", visible(line))
    return _BARE.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\1", quiet))
