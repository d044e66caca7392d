"""Words from outside, made harmless for a terminal: they are shown, and they do not act."""

from __future__ import annotations

import re
import unicodedata


def visible(text: str) -> str:
    """Text that drives no terminal: control characters, turns of writing direction, separators of lines and
    halves of code points are spelt out (\\x1b, \\u202e), line breaks and tabs too."""
    if text.isprintable():
        return text
    return "".join(_spelt(letter) if _drives(letter) else letter for letter in text)


def _drives(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") or letter in _TURNS


def _spelt(letter: str) -> str:
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9): they let a text show
other letters than it holds. Right-to-left letters and marks need none of them and stay."""


def one_line(text: str) -> str:
    """Text as `visible` shows it, but with each line break or tab, and the blanks around it, as one blank."""
    return visible(_BREAK.sub(" ", text))


_BREAK = re.compile(r"[ ]*[\t\n\v\f\r][ \t\n\v\f\r]*")
