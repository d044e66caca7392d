"""The safety net: stretches of capitals that are, word for word, the name of a listed party.

It asks about windows over runs and over runs joined by small words, longest first, and takes no single
English word: "Target" and "Victory" are listed names and common words. Two and more words that a list holds
are a name wherever they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from screening.text.lexicon import words
from screening.text.pieces import Piece
from screening.text.runs import Span, is_calendar, is_legal_form
from screening.text.tokens import Token
from screening.text.vocabulary import is_dictionary_word

_LONGEST_WINDOW = 10
_MOST_LINKS = 2
_SHORTEST_WORD = 4


class ListScan:
    """Asks `is_listed` about windows of capitalised words; without it nothing is found."""

    def __init__(self, is_listed: Callable[[str], bool] | None) -> None:
        self._is_listed = is_listed
        self._asked: dict[str, bool] = {}

    def _listed(self, text: str) -> bool:
        if self._is_listed is None:
            return False
        if text not in self._asked:
            self._asked[text] = self._is_listed(" ".join(text.split()))
        return self._asked[text]

    def find(self, text: str, tokens: list[Token], runs: list[Span]) -> Iterator[Piece]:
        """Windows of `runs` that are listed names, the longest of those that overlap."""
        if self._is_listed is None:
            return
        for first, last in _joined(tokens, runs):
            at = first
            while at < last:
                end = min(last, at + _LONGEST_WINDOW)
                while end > at and not self._window(text, tokens, (at, end)):
                    end -= 1
                if end > at:
                    yield Piece(at, end)
                at = max(end, at + 1)

    def _window(self, text: str, tokens: list[Token], span: Span) -> bool:
        window = tokens[span[0] : span[1]]
        if not window[0].capitalised or not (window[-1].capitalised or window[-1].text[0].isdigit()):
            return False
        if all(is_calendar(token) or not token.capitalised for token in window):
            return False
        ordinary = all(is_dictionary_word(token.text) or not token.capitalised for token in window)
        if len(window) == 1:
            known = len(window[0].text) < _SHORTEST_WORD or is_legal_form(window[0])
            if ordinary or known or window[0].fold in words("sentence", "capitals"):
                return False
        elif ordinary and window[0].first and window[0].fold in words("sentence", "starters"):
            return False
        return self._listed(text[window[0].start : window[-1].end])


def _joined(tokens: list[Token], runs: list[Span]) -> Iterator[Span]:
    """Runs, together with those that only small words part from them."""
    at = 0
    while at < len(runs):
        first, last = runs[at]
        while at + 1 < len(runs) and last - first < _LONGEST_WINDOW:
            begin = runs[at + 1][0]
            between = tokens[last:begin]
            if len(between) > _MOST_LINKS or any(
                token.text not in words("joints", "links") for token in between
            ):
                break
            if tokens[begin].first or tokens[last - 1].possessive:
                break
            last = runs[at + 1][1]
            at += 1
        yield first, last
        at += 1
