"""Who is said to own whom: "Acme, a unit of Roe Holdings", "Roe-backed Acme", "Acme's parent company, Roe".

A tie is read only between two parties that one sentence joins by such words; what the text denies, dates to
the past or only supposes is none. What follows from a tie is not said here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screening.model import Cluster, Document
from screening.text.statements.masks import PARTY, Masked, grammar, masked_sentences

_FORMS = ("of_kind", "owned_by", "kind_of", "hyphened", "whose_parent", "parent_of", "owns", "whose_firm")
_NEAR = 40
"""Code points in front of a tie in which its denial stands ("Acme is not known to be ...")."""


@dataclass(frozen=True, slots=True)
class Owned:
    """`owned` and `owner` are places of clusters among the text's; `how` has the text's words for it in lower
    case. `document.text[start:end] == quote`."""

    owned: int
    owner: int
    how: str
    quote: str
    start: int
    end: int


def find_ownership(document: Document, clusters: Sequence[Cluster]) -> tuple[Owned, ...]:
    """The ties of ownership between named parties that the article speaks of, in order, each pair once."""
    found: dict[tuple[int, int], Owned] = {}
    cue = grammar("ownership", "cue")
    for sentence in masked_sentences(document, clusters, cue):
        if not sentence.text.endswith("?"):
            for one in _ties(document.text, sentence):
                found.setdefault((one.owned, one.owner), one)
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _ties(source: str, sentence: Masked) -> Iterator[Owned]:
    text = sentence.text
    for key in _FORMS:
        for match in grammar("ownership", key).finditer(text):
            around = text[max(0, match.start() - _NEAR) : match.end()]
            if grammar("ownership", "denied").search(around):
                continue
            owned = sentence.party(match.start("owned"))
            start, end = sentence.span(*match.span())
            for at in range(*match.span("owner")):
                owner = sentence.party(at) if text[at] == PARTY else owned
                if owner != owned:
                    yield Owned(owned, owner, match["how"].strip().casefold(), source[start:end], start, end)
