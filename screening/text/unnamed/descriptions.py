"""Descriptions in a stretch of text that stand for a party: where they begin and end, and what marks them.

A noun alone is none. It takes a number or article with a place, a go-between's trade, "unnamed", a charge,
or a named party it belongs to; and it must not merely explain a name beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from screening import places
from screening.model import Mention
from screening.text.lexicon import words
from screening.text.tokens import Shape, Token

_APPOSED = frozenset({",", "(", "—", "–"})
_MOST_MODIFIERS = 6
_HOUSES = frozenset({"house", "houses", "plant", "plants"})
_PRONOUNS = frozenset(
    {"it", "he", "she", "they", "that", "this", "which", "who", "now", "also", "once", "itself"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` (exclusive) describe a party; `place` is as the text writes it."""

    first: int
    last: int
    kind: str
    place: str | None


@cache
def _heads() -> dict[str, str]:
    kinds = {word: kind for kind in ("group", "person", "company") for word in words("descriptions", kind)}
    return {word: kind for word, kind in kinds.items() if word not in words("descriptions", "sources")}


@cache
def _fronts() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(entry.split()) for entry in words("descriptions", "fronts"))


@dataclass(slots=True)
class _Marks:
    """What stands in front of a head noun; `first` is where the description begins.

    `counted`: a number or "a"; `other`: "two other"; `hidden`: "unnamed"; `definite`: the text has spoken of
    it before; `owned`: "its"; `owner`:
    a named party in front ("Acme subsidiaries"); `related`: "affiliated", "linked"; `hyphen`: the place is
    part of a compound ("Greek-owned"); `tail`: the word behind the head noun.
    """

    first: int
    place: str | None = None
    owner: str | None = None
    counted: bool = False
    hidden: bool = False
    definite: bool = False
    owned: bool = False
    other: bool = False
    related: bool = False
    hyphen: bool = False
    tail: str = ""


@cache
def head_pattern() -> re.Pattern[str]:
    """Any head noun: most paragraphs hold none and need no closer look."""
    nouns = {*_heads(), *(front[-1] for front in _fronts())}
    return re.compile(rf"\b(?:{'|'.join(sorted(nouns))})\b")


@cache
def _before_houses() -> frozenset[str]:
    """Words between which and "house" the trade lacks: "her house" is no trading house."""
    return words("joints", "definite") | words("joints", "determiners") | words("descriptions", "numbers")


class DescriptionScan:
    """One stretch of an article, read for descriptions."""

    def __init__(self, tokens: list[Token], named: Sequence[Mention], parties: frozenset[int]) -> None:
        self._tokens = tokens
        self._named = named
        self._parties = parties
        self._starts = [mention.start for mention in named]
        self._token_starts = [token.start for token in tokens]

    def _name_at(self, offset: int) -> Mention | None:
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and self._named[at].start <= offset < self._named[at].end:
            return self._named[at]
        return None

    def phrases(self) -> Iterator[Phrase]:
        """Descriptions of unnamed parties, in order."""
        at = 0
        while at < len(self._tokens):
            phrase = self._phrase(at)
            if phrase is not None:
                yield phrase
                at = phrase.last
            else:
                at += 1

    def _fold(self, at: int) -> str:
        return self._tokens[at].text.casefold() if 0 <= at < len(self._tokens) else ""

    def _phrase(self, at: int) -> Phrase | None:
        """The description whose head noun is token `at`."""
        token = self._tokens[at]
        if token.shape is not Shape.LOWER or token.possessive:
            return None
        fold = token.text
        two = (self._fold(at - 1), fold) in _fronts()
        front = two or (fold,) in _fronts()
        kind = "company" if front else _heads().get(fold, "")
        if not kind or (fold in _HOUSES and self._fold(at - 1) in _before_houses()):
            return None
        marks = self._modifiers(at - 1 if two else at)
        marks.tail = self._fold(at + 1)
        place, last = self._place_behind(at + 1)
        marks.place = place or marks.place
        plural = fold.endswith("s") or fold in words("joints", "plurals")
        if not self._is_party(marks, (at, last), front, plural, kind):
            return None
        return Phrase(marks.first, last, kind, marks.place)

    def _modifiers(self, head: int) -> _Marks:
        """Read the words in front of the head noun: where the phrase begins and what it says."""
        marks = _Marks(head)
        at = head
        while at > 0 and head - at < _MOST_MODIFIERS:
            token = self._tokens[at - 1]
            fold = token.text.casefold()
            named = self._name_at(token.start)
            if token.shape is Shape.SIGN:
                if token.text not in "-‐‑":
                    break
            elif fold in words("joints", "definite"):
                marks.definite = True
                if fold in words("descriptions", "owning"):
                    marks.first, marks.owned = at - 1, True
                break
            elif fold in words("joints", "determiners"):
                marks.first, marks.counted = at - 1, True
                break
            elif fold in words("descriptions", "numbers"):
                marks.first, marks.counted = at - 1, True
                marks.other = marks.other or fold in ("other", "another", "more", "further", "additional")
                marks.hidden = marks.hidden or fold in words("descriptions", "hidden_words")
            elif named is not None:
                at = bisect_left(self._token_starts, named.start) + 1
                if places.is_nationality(named.text) or places.is_place(named.text):
                    marks.place = " ".join(named.text.split())
                    marks.definite = token.possessive
                    marks.hyphen = self._fold(at) in ("-", "‐", "‑")
                    marks.first = at - 1
                else:
                    if named.start in self._parties and head - at <= 1:
                        marks.first, marks.owner = at - 1, named.text
                        marks.definite = token.possessive
                    break
            elif fold in words("joints", "modifier_stops") or fold in words("descriptions", "events"):
                break
            elif fold in words("descriptions", "hidden_words"):
                marks.first, marks.hidden = at - 1, True
            elif fold in words("joints", "related"):
                marks.first, marks.related = at - 1, True
            elif marks.counted:
                break
            at -= 1
        return marks

    def _place_behind(self, at: int) -> tuple[str | None, int]:
        """A place after "in", "from", "based in"; with the index where the phrase then ends."""
        begin = at
        while at < begin + 2 and self._fold(at) in words("joints", "place_joins"):
            at += 1
        if at == begin:
            return None, begin
        if self._fold(at) == "the":
            at += 1
        if at >= len(self._tokens):
            return None, begin
        named = self._name_at(self._tokens[at].start)
        if named is None:
            third = (
                self._fold(at) in ("third", "other", "several", "foreign")
                and self._fold(at + 1) == "countries"
            )
            return ("third countries", at + 2) if third else (None, begin)
        end = at
        while end < len(self._tokens) and self._tokens[end].start < named.end:
            end += 1
        known = places.is_place(named.text) or self._fold(begin) == "in"
        return (" ".join(named.text.split()), end) if known else (None, begin)

    def _is_party(self, marks: _Marks, tail: tuple[int, int], front: bool, plural: bool, kind: str) -> bool:
        """Whether the phrase marks somebody in the story; `tail` is its head noun and its end."""
        first, (head, last) = marks.first, tail
        if self._explains_name(first, last):
            return False
        if marks.definite:
            return marks.owned and last > head + 1 and kind == "company"
        if marks.hidden:
            return True
        if front:
            told = marks.tail in ("who", "whose", "which") or self._put_to_use(first)
            return marks.counted or (plural and (marks.place is not None or told))
        if marks.related:
            return plural and first > 1 and self._name_at(self._tokens[first - 2].start) is not None
        if marks.owner:
            return plural and kind != "person" and self._fold(head) not in ("centres", "centers", "members")
        if marks.other and plural and kind == "company":
            return True
        if marks.place and not (kind == "group" and marks.hyphen):
            known = last > head + 1 or self._put_to_use(first) or self._event_near(first, head)
            return marks.counted or (plural and kind == "company" and known)
        if kind != "person" or not marks.counted:
            return False
        if marks.tail in ("who", "whose", "whom"):
            return self._fold(head + 2) not in words("joints", "of_sources")
        return plural and self._event_near(first, head)

    def _put_to_use(self, first: int) -> bool:
        """Whether the words in front say that such firms were used ("through front companies")."""
        near = [self._fold(at) for at in range(first - 4, first)]
        return any(word in words("joints", "uses") for word in near)

    def _event_near(self, first: int, head: int) -> bool:
        """Whether a charge or an arrest stands just before or behind."""
        near = [self._fold(at) for at in (*range(first - 3, first), *range(head + 1, head + 4))]
        return any(word in words("descriptions", "events") for word in near)

    def _explains_name(self, first: int, last: int) -> bool:
        """Whether it only says what a name beside it is: "Acme, a Vienna bank", "a bank called Acme"."""
        tokens = self._tokens
        behind = first - (self._fold(first - 1) in words("descriptions", "explaining"))
        if behind >= 2 and tokens[behind - 1].text in _APPOSED:
            at = behind - 2
            while at > 0 and tokens[at].shape in (Shape.SIGN, Shape.NUMBER):
                at -= 1
            if self._name_at(tokens[at].start) is not None:
                return True
        if first >= 2 and self._fold(first - 1) in words("joints", "copulas"):
            # "Acme is a bank", "it was a bank", not "the address was a bank in Vienna"
            told = self._fold(first - 2) in _PRONOUNS or self._fold(first - 1) == "as"
            return told or tokens[first - 2].shape is not Shape.LOWER
        at = last
        if self._fold(at) in words("joints", "naming") or (
            self._fold(at) == "known" and self._fold(at + 1) == "as"
        ):
            return True
        while at < min(last + 2, len(tokens)) and tokens[at].text in (",", "“", '"', ":", "("):
            at += 1
        if at >= len(tokens):
            return False
        named = self._name_at(tokens[at].start)
        if named is None:
            return False
        return not places.is_place(named.text) and not places.is_nationality(named.text)
