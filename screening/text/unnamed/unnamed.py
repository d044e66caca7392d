"""Parties that an article speaks of without naming: "shell companies in West Africa", "three men charged".

They cannot be screened by name, and a report has to say so. Found by the noun and by what marks it as
somebody in the story; told with the place, the named party they belong to and what is claimed of them. The
press's sources, officials and the like are not parties, nor is a description that only explains a name
beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from screening.model import Cluster, Document, Mention, Unnamed
from screening.text.languages import language_of
from screening.text.lexicon import pattern, words
from screening.text.positions import paragraphs, stretches
from screening.text.tokens import Token, sentences, tokenize
from screening.text.unnamed.descriptions import DescriptionScan, head_pattern

_OUTSIDE = frozenset({"feed", "promotion", "disclaimer", "byline"})
_PERSONS = (
    "individual",
    "person",
    "co-",
    "coconspirator",
    "executive",
    "employee",
    "victim",
    "witness",
    "agent",
    "defendant",
)
_FOREIGN = frozenset({"de", "fr", "es"})
_REACH = 400
"""Code points back to a party of the sentences before, when the own sentence names none."""


def _status(sentence: str) -> str:
    """What the sentence claims: charged before denied before alleged; stated if it claims nothing."""
    said = set(re.findall(r"[a-z-]+", sentence.casefold()))
    for status in ("charged", "denied", "alleged"):
        if said & words("descriptions", status):
            return status
    return "stated"


@cache
def _spoken_of() -> re.Pattern[str]:
    """A party spoken of again without its name: "the Chinese startup", "he"."""
    nouns = "|".join(sorted(words("companies", "descriptors")))
    return re.compile(rf"\b(?:(?:the|this)\s(?:\w+\s)?(?:{nouns})|he|she|they|it)\b", re.IGNORECASE)


class _Parties:
    """The mentions of parties worth a line, for finding the one that a description belongs to."""

    def __init__(self, text: str, clusters: Sequence[Cluster]) -> None:
        self._text = text
        shown = [(one, party.name) for party in clusters if not party.why_hidden for one in party.mentions]
        shown.sort(key=lambda pair: pair[0].start)
        self._starts = [mention.start for mention, _ in shown]
        self._shown = shown

    def nearest(self, sentence: tuple[int, int], at: int) -> str | None:
        """The party last named before `at` in the sentence, else the first behind it.

        A sentence that names none but speaks of "the firm" or "he" means the party named just before it.
        """
        behind = bisect_left(self._starts, at)
        mention, name = self._shown[behind - 1] if behind else (None, None)
        if mention is not None and mention.start >= sentence[0]:
            return name
        if behind < len(self._shown) and self._starts[behind] < sentence[1]:
            return self._shown[behind][1]
        if mention is None or sentence[0] - mention.end > _REACH:
            return None
        return name if _spoken_of().search(self._text, sentence[0], at) else None


def _described(
    tokens: list[Token], here: Sequence[Mention], owners: dict[tuple[int, int], Cluster]
) -> Iterator[tuple[int, int, str, str | None]]:
    """(start, end, kind, place) of descriptions, and of stand-ins such as "Company A" where first used."""
    parties = frozenset(one.start for one in here if not owners[(one.start, one.end)].why_hidden)
    for phrase in DescriptionScan(tokens, here, parties).phrases():
        yield tokens[phrase.first].start, tokens[phrase.last - 1].end, phrase.kind, phrase.place
    for mention in here:
        party = owners[(mention.start, mention.end)]
        if party.why_hidden == "unnamed" and party.mentions[0] == mention:
            person = mention.text.casefold().startswith(_PERSONS)
            yield mention.start, mention.end, "person" if person else "company", None


def find_unnamed(document: Document, clusters: Sequence[Cluster]) -> tuple[Unnamed, ...]:
    """Descriptions of unnamed parties in the article part, in order; `document.text[start:end] == quote`.

    `linked_to` is the name of the cluster nearest in the sentence, `place` as the text writes it.
    """
    text = document.text
    owners = {(mention.start, mention.end): party for party in clusters for mention in party.mentions}
    named = sorted((mention for party in clusters for mention in party.mentions), key=lambda one: one.start)
    starts = [mention.start for mention in named]
    borders = [section.end for section in document.sections]
    parties = _Parties(text, clusters)
    found: list[Unnamed] = []
    for begin, finish in paragraphs(text):
        at = bisect_right(borders, begin)
        section = document.sections[at] if at < len(borders) else None
        if section is not None and section.kind in _OUTSIDE and finish <= section.end:
            continue
        for start, end in stretches(begin, finish, text):
            here = named[bisect_left(starts, start) : bisect_left(starts, end)]
            standing = any(owners[(one.start, one.end)].why_hidden == "unnamed" for one in here)
            if not standing and not head_pattern().search(text, start, end):
                continue
            tokens = tokenize(text, start, end)
            spans = sentences(tokens)
            for left, right, kind, place in _described(tokens, here, owners):
                around = next(span for span in reversed(spans) if span[0] <= left)
                linked = parties.nearest(around, left)
                status = _status(text[around[0] : around[1]])
                found.append(Unnamed(text[left:right], left, right, kind, place, linked, status))
    found += _foreign(document, parties)
    found.sort(key=lambda one: one.start)
    return tuple(found)


def _foreign(document: Document, parties: _Parties) -> Iterator[Unnamed]:
    """Descriptions in an article that is German, French or Spanish."""
    code = language_of(document.text).code
    if code not in _FOREIGN:
        return
    for match in re.finditer(pattern("descriptions", code), document.text):
        start, end = match.span()
        left = max(document.text.rfind(sign, 0, start) for sign in ".!?\n") + 1
        place = match[0].split()[-1]
        yield Unnamed(match[0], start, end, "company", place, parties.nearest((left, end), start))
