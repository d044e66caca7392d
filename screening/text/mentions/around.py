"""What stands around a piece of a text, and what is known of the words of all of it."""

from __future__ import annotations

from screening.text.mentions.cues import is_paired
from screening.text.mentions.pieces import Piece
from screening.text.tokens import Token
from screening.text.vocabulary import is_dictionary_word


class Surroundings:
    """The tokens around a piece, and what is known of the words of the whole text."""

    def __init__(
        self,
        tokens: list[Token],
        lower: frozenset[str],
        nouns: frozenset[int],
        *,
        english: bool,
        unread: bool = False,
    ) -> None:
        """`lower`: words that the text writes small; `nouns`: places of words that are nouns by all signs;
        `english`: whether an English dictionary tells ordinary words within a sentence; `unread`: none of
        any language does, so that any word may begin one."""
        self.tokens, self.lower, self.nouns = tokens, lower, nouns
        self.english, self.unread = english, unread

    def before(self, piece: Piece, back: int = 1) -> str:
        at = piece.first - back
        return self.tokens[at].text.casefold() if at >= 0 else ""

    def after(self, piece: Piece, ahead: int = 0) -> str:
        at = piece.last + ahead
        return self.tokens[at].text.casefold() if at < len(self.tokens) else ""

    def common(self, token: Token) -> bool:
        """Whether the text itself or the dictionary writes the word in lower case."""
        told = (self.english or token.first) and not is_paired(token)
        return token.fold in self.lower or (told and is_dictionary_word(token.text))
