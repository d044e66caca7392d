"""Text from outside, made harmless for each format: it is shown, and it does not act."""

from __future__ import annotations

import html
import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_JOINERS = "\u200c\u200d"
"""Persian and Indian scripts need them, and they drive nothing."""


def plain(text: str) -> str:
    """One line without control characters or turns of writing direction; such are spelt out."""
    return "".join(char if char.isprintable() or char in _JOINERS else f"\\u{ord(char):04x}" for char in text)


def markdown(text: str) -> str:
    """Plain text with what Markdown would read as marks escaped; a bare address does not become a link."""
    return _SPECIAL.sub(r"\\\1", plain(text)).replace("://", ":\\//").replace("www.", "www\\.")


def page(text: str) -> str:
    """Plain text for HTML, inside elements and inside quoted attributes."""
    return html.escape(plain(text), quote=True)
