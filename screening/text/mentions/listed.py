"""The safety net: stretches of text that are, word for word, the name of a listed party.

It asks about windows over runs of capitals, longest first, and about words in lower case where a stretch has
no capitals or a legal form ends them. No single English word is taken: "Target" and "Victory" are listed
names and common words. Two and more words that a list holds are a name wherever they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from screening.places import is_nationality
from screening.text.lexicon import words
from screening.text.mentions.cues import is_calendar, is_legal_form, is_paired, plain
from screening.text.mentions.pieces import Piece
from screening.text.mentions.runs import Span
from screening.text.tokens import Shape, Token
from screening.text.vocabulary import is_dictionary_word

_LONGEST_WINDOW = 10
_LONGEST_SMALL = 7
"""Tokens of a name in lower case, the commas and stops of its legal form among them."""
_MOST_LINKS = 2
_SHORTEST_WORD = 4
_LINE_BREAKS = ("\n", "\r\n")


class ListScan:
    """Asks `is_listed` about windows of words; without it nothing is found."""

    def __init__(self, is_listed: Callable[[str], bool] | None) -> None:
        self._is_listed = is_listed
        self._asked: dict[str, bool] = {}

    def listed(self, text: str) -> bool:
        """Whether the text, its blanks and line breaks made one, is a listed name; asked once a text."""
        if self._is_listed is None:
            return False
        said = " ".join(text.split())
        if said not in self._asked:
            self._asked[said] = self._is_listed(said)
        return self._asked[said]

    def find(self, text: str, tokens: list[Token], runs: list[Span]) -> list[Piece]:
        """Listed names in order, the longest of those that overlap."""
        if self._is_listed is None:
            return []
        found = [
            *self._broken(text, tokens),
            *self._small(text, tokens),
            *(piece for span in _joined(tokens, runs) for piece in self._in_run(text, tokens, span)),
        ]
        kept: list[Piece] = []
        for piece in sorted(found, key=lambda piece: (piece.first, -piece.last)):
            if not kept or piece.first >= kept[-1].last:
                kept.append(piece)
        return kept

    def _in_run(self, text: str, tokens: list[Token], span: Span) -> Iterator[Piece]:
        at, last = span
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
        if span[0] and tokens[span[0] - 1].capitalised and (_is_inverted(window) or _closes(window[0])):
            return False  # "Luoyang Bearing, Wafangdian" holds no "Bearing, Wafangdian"
        if any(
            comma.text == "," and is_legal_form(form) and not is_legal_form(after)
            for form, comma, after in zip(window, window[1:], window[2:], strict=False)
        ):
            return False  # "Acme Inc., Beijing" of "Acme Inc., Beijing Roe Ltd."
        if len(window) > 1 and plain(window[0]) in words("persons", "addresses"):
            return False  # "Mr. Roe": the name is found without it
        if len(window) > 2 and window[-2].text == "," and _leads(tokens, span[1] - 1):
            return False  # "Acme JSC, PJSC" of "Acme JSC, PJSC Roe"
        if len(window) == 1:
            known = len(window[0].text) < _SHORTEST_WORD or is_legal_form(window[0])
            known = known or plain(window[0]) in words("persons", "addresses")
            ordinary = is_dictionary_word(window[0].text) and not is_paired(window[0])
            if known or ordinary or window[0].fold in words("sentence", "capitals"):
                return False
        elif (
            _is_small_word(window[-1])
            or _are_goods(window)
            or (
                window[0].fold in words("sentence", "starters")
                and all(is_dictionary_word(token.text) or not token.capitalised for token in window)
            )
        ):
            return False
        return self.listed(text[window[0].start : window[-1].end])

    def _broken(self, text: str, tokens: list[Token]) -> Iterator[Piece]:
        """A word that a hyphen parts at a line's end ("Rosoboron-", "export"), whole in the list."""
        for at in range(len(tokens) - 2):
            head, hyphen, tail = tokens[at : at + 3]
            if not head.capitalised or hyphen.text not in "-‐" or tail.shape is not Shape.LOWER:
                continue
            gap = text[hyphen.end : tail.start]
            if hyphen.start == head.end and gap in _LINE_BREAKS and self.listed(head.text + tail.text):
                yield Piece(at, at + 3)

    def _small(self, text: str, tokens: list[Token]) -> Iterator[Piece]:
        """Names in lower case: any in a stretch without capitals, elsewhere those with a legal form."""
        quiet = not any(token.capitalised and not token.first for token in tokens)
        if not quiet and not any(_is_small_form(token) for token in tokens):
            return
        at = 0
        while at < len(tokens):
            end = _reach(tokens, at)
            while end > at and not self._small_window(text, tokens[at:end], quiet):
                end -= 1
            if end > at:
                yield Piece(at, end)
            at = max(end, at + 1)

    def _small_window(self, text: str, window: list[Token], quiet: bool) -> bool:
        if window[-1].shape is not Shape.LOWER or _is_small_word(window[-1]):
            return False
        formed = len(window) > 1 and _is_small_form(window[-1])
        if not formed and not (quiet and any(_is_strange(token) for token in window)):
            return False
        return self.listed(text[window[0].start : window[-1].end])


def _leads(tokens: list[Token], at: int) -> bool:
    """Whether a legal form begins the name that stands behind it."""
    behind = tokens[at + 1 : at + 2]
    return plain(tokens[at]) in words("companies", "leading_forms") and bool(behind) and behind[0].capitalised


def _closes(token: Token) -> bool:
    """Whether a legal form ends the name in front of it rather than begins another."""
    return is_legal_form(token) and plain(token) not in words("companies", "leading_forms")


def _is_inverted(window: list[Token]) -> bool:
    """Whether a comma parts the words as in "Family, Given"."""
    return any(comma.text == "," and not is_legal_form(behind) for comma, behind in pairwise(window))


def _are_goods(window: list[Token]) -> bool:
    """Whether it is a people and its goods, which titles write in capitals: "Iranian Oil"."""
    return len(window) == 2 and is_nationality(window[0].text) and window[1].fold in words("joints", "goods")


def _is_small_word(token: Token) -> bool:
    """Whether no name ends with the word."""
    return token.fold in words("joints", "small") or token.fold in words("joints", "articles")


def _is_small_form(token: Token) -> bool:
    return token.shape is Shape.LOWER and plain(token) in words("companies", "closing_forms")


def _is_strange(token: Token) -> bool:
    """Whether a word in lower case is no English one."""
    lower = token.shape is Shape.LOWER and len(token.text) >= _SHORTEST_WORD
    return lower and not is_dictionary_word(token.text) and not is_calendar(token)


def _reach(tokens: list[Token], at: int) -> int:
    """One past the last token of the longest name in lower case that may begin at `at`; `at` if none may."""
    if tokens[at].shape is not Shape.LOWER or _is_small_word(tokens[at]):
        return at
    if tokens[at].fold in words("sentence", "starters"):
        return at
    end = at + 1
    while end < min(len(tokens), at + _LONGEST_SMALL):
        token = tokens[end]
        ahead = next((one for one in tokens[end : end + 3] if one.shape is not Shape.SIGN), None)
        form_ahead = ahead is not None and _is_small_form(ahead)
        if token.shape is Shape.SIGN:
            if token.text not in "&-" and not (token.text in ".," and form_ahead):
                break
        elif (token.first and not _is_small_form(token)) or token.capitalised:
            break
        end += 1
    return end


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
