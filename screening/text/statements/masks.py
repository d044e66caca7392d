"""Sentences in which every name is one sign, so that a pattern of words can speak of them.

A party, an authority, a list, any other place or nation each have a sign; all else stays as written, on one
line. What is a party is known from the clusters, what a list or an authority is from `words/claims.toml`. It
finds no meaning: the patterns of claims and of ownership do.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from screening.model import Cluster, Document
from screening.text.lexicon import pattern, words
from screening.text.positions import paragraphs, stretches
from screening.text.tokens import sentences, tokenize

PARTY, AUTHORITY, LIST, OTHER = "ℙ", "𝔸", "𝕃", "𝕆"
_PLAIN = str.maketrans({**dict.fromkeys((PARTY, AUTHORITY, LIST, OTHER), "?"), **dict.fromkeys("’ʼ`´", "'")})
_OUTSIDE = frozenset({"feed", "promotion", "disclaimer", "byline"})
_PARTIES = frozenset({"", "government", "product"})
"""Reasons for hiding that do not keep a name from being what a sentence is about."""
_PIECE = re.compile(r"\s+|[*_]+|[^\s*_]+")


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence. Letter `at` of `text` stands for `places[at]` of the document; `values` has of each sign a
    party's place among the clusters, or the list ids of a list or an authority. `before` is the sentence
    before it in the same paragraph."""

    text: str
    places: tuple[tuple[int, int], ...]
    values: dict[int, int | str]
    headline: bool
    before: Masked | None

    def party(self, at: int) -> int:
        """The cluster's place of the party that is letter `at`."""
        return int(self.values[at])

    def ids(self, at: int) -> str:
        """The list ids, parted by blanks, of the list or the authority that is letter `at`."""
        return str(self.values[at])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document of `text[start:end]` without blanks around it."""
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        while start < end - 1 and self.text[start].isspace():
            start += 1
        return self.places[start][0], self.places[end - 1][1]


@cache
def grammar(table: str, key: str) -> re.Pattern[str]:
    """A pattern of a table, the parts of it that stand in braces put in. Case says nothing."""

    def whole(name: str) -> str:
        return re.sub(r"\{([a-z_]+)\}", lambda part: f"(?:{whole(part[1])})", pattern(table, name))

    return re.compile(whole(key), re.IGNORECASE)


@cache
def _named(key: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the entries "words = ids" of a table, and the ids by the words."""
    entries = dict(entry.split(" = ", 1) for entry in words("claims", key))
    longest = sorted(entries, key=len, reverse=True)
    either = "|".join(re.escape(entry).replace(r"\ ", r"[\s\"“”]+").replace("'", "['’]") for entry in longest)
    return re.compile(rf"(?<![\w.])(?:{either})(?![\w])", re.IGNORECASE), entries


def _told(key: str, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, ids) of what the table `key` has; words without a capital are ordinary ones ("us")."""
    found, entries = _named(key)
    for match in found.finditer(text, start, end):
        if not match[0].islower():
            plain = " ".join(re.sub(r"[\s\"“”]+", " ", match[0]).replace("’", "'").casefold().split())
            yield match.start(), match.end(), entries[plain]


_FOOTNOTE = re.compile(r"(?<=[.!?,;”\"’'])\[\d{1,3}\](?=\s)")
_Sign = tuple[int, int, str, int | str]


def _signs(text: str, start: int, end: int, here: Sequence[tuple[int, int, int, str]]) -> list[_Sign]:
    """(start, end, sign, value) in order and without overlap; a list goes before a name, a longer name before
    an authority in it, unless it is a public body's ("US Commerce Department")."""
    lists = [(a, b, LIST, ids) for a, b, ids in _told("lists", text, start, end)]
    bodies = list(_told("authorities", text, start, end))
    found: list[_Sign] = [*lists]

    def free(a: int, b: int) -> bool:
        return all(b <= other[0] or other[1] <= a for other in found)

    for a, b, party, hidden in here:
        inside = [body for body in bodies if a <= body[0] and body[1] <= b]
        around = any(body[0] <= a and b <= body[1] for body in bodies)
        if around or not free(a, b):
            continue
        if inside and hidden in ("government", "place"):
            found.append((a, b, AUTHORITY, inside[-1][2]))
        elif hidden in _PARTIES:
            found.append((a, b, PARTY, party))
        elif hidden in ("place", "nationality"):
            found.append((a, b, OTHER, ""))
    found += [(a, b, AUTHORITY, ids) for a, b, ids in bodies if free(a, b)]
    return sorted(found)


def _masked(
    text: str, start: int, end: int, signs: Sequence[_Sign], headline: bool, before: Masked | None
) -> Masked:
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    values: dict[int, int | str] = {}

    def written(begin: int, stop: int) -> None:
        for piece in _PIECE.finditer(text, begin, stop):
            first, last = piece.span()
            if piece[0].isspace():
                if letters and letters[-1] != " ":
                    letters.append(" ")
                    places.append((first, last))
            elif piece[0][0] not in "*_":
                letters.extend(piece[0].translate(_PLAIN))
                places.extend(zip(range(first, last), range(first + 1, last + 1), strict=True))

    at = start
    for begin, stop, sign, value in signs:
        written(at, begin)
        values[len(letters)] = value
        letters.append(sign)
        places.append((begin, stop))
        at = stop
    written(at, end)
    return Masked("".join(letters), tuple(places), values, headline, before)


def masked_sentences(
    document: Document, clusters: Sequence[Cluster], cue: re.Pattern[str]
) -> Iterator[Masked]:
    """Sentences of the article where `cue` is met, in order.

    Headlines and subheads count; what stands outside the article, the byline and the small print do not.
    """
    # a footnote's number stands between two sentences without belonging to either
    text = _FOOTNOTE.sub(lambda mark: " " * len(mark[0]), document.text)
    named = sorted(
        (mention.start, mention.end, place, party.why_hidden)
        for place, party in enumerate(clusters)
        for mention in party.mentions
    )
    starts = [name[0] for name in named]
    borders = [section.end for section in document.sections]
    for begin, finish in paragraphs(text):
        at = bisect_right(borders, begin)
        section = document.sections[at] if at < len(borders) else None
        outside = section is not None and section.kind in _OUTSIDE and finish <= section.end
        if outside or not cue.search(text, begin, finish):
            continue
        headline = section is not None and section.kind == "headline"
        for start, end in stretches(begin, finish, text):
            spans = sentences(tokenize(text, start, end))

            def masked(
                span: tuple[int, int], headline: bool = headline, before: Masked | None = None
            ) -> Masked:
                here = named[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
                signs = _signs(text, *span, [name for name in here if name[1] <= span[1]])
                return _masked(text, *span, signs, headline, before)

            for place, span in enumerate(spans):
                if cue.search(text, *span):
                    yield masked(span, before=masked(spans[place - 1]) if place else None)
