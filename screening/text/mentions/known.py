"""Names the running text is sure of, and where else they stand.

Used for lines in which capitals tell nothing and for words that were only maybe a name. It compares words
in lower case, exactly; similar spellings are for the clusters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Words = tuple[str, ...]
_LONGEST_ROW = 64
"""Names kept per first word, the longest first; more are not found in any real text."""


class Known:
    """A set of names by their first word."""

    def __init__(self, names: Iterable[Words]) -> None:
        self._names = frozenset(name for name in names if name)
        self._by_first: dict[str, list[Words]] = {}
        for name in self._names:
            self._by_first.setdefault(name[0], []).append(name)
        for row in self._by_first.values():
            row.sort(key=len, reverse=True)
            del row[_LONGEST_ROW:]

    def __contains__(self, name: Words) -> bool:
        return name in self._names

    def longest(self, words: Sequence[str], at: int) -> int:
        """How many of `words` from index `at` on are one known name, at most; 0 if none."""
        for name in self._by_first.get(words[at], ()):
            if tuple(words[at : at + len(name)]) == name:
                return len(name)
        return 0
