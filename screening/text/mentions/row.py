"""Words of a stretch of text as they stand beside each other: on one line, over a line's end, in cells apart.

What they mean together is for `runs.py`.
"""

from __future__ import annotations

from screening.text.positions import in_columns
from screening.text.tokens import Token


class Row:
    """The tokens of one stretch and what parts them."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        """`tokens` are those of `text`, in order."""
        self.text = text
        self.tokens = tokens

    def adjacent(self, at: int) -> bool:
        """Whether only a blank or one line break parts token `at` from the one before it."""
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        if "\n" in gap and self._in_row(self.tokens[at].start):
            return False
        if "\n" in gap and all(in_columns(self.text, self.tokens[place].start) for place in (at - 1, at)):
            return False
        if "  " in gap and "\n" not in gap and in_columns(self.text, self.tokens[at].start):
            return False
        if gap[-1:] in "'’" and gap:
            return False  # an article that was cut off: "l’UPC d’Ali"
        return (len(gap) <= 3 and "\t" not in gap) or (len(gap) < 12 and "\n" in gap)

    def _in_row(self, start: int) -> bool:
        """Whether a line that begins at `start` is a row of cells."""
        end = self.text.find("\n", start)
        return "|" in self.text[start : end if end >= 0 else len(self.text)]

    def capitalised(self, at: int) -> bool:
        """Whether `at` is a capitalised token that continues the one before it."""
        tokens = self.tokens
        return at < len(tokens) and tokens[at].capitalised and not tokens[at].first and self.adjacent(at)

    def word(self, at: int) -> str:
        tokens = self.tokens
        return tokens[at].text if at < len(tokens) and self.adjacent(at) else ""
