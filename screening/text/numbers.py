"""Numbers in a text that identify a party (`screening.identifiers.written`): where they stand, and whose they
are.

A number belongs to the name that it stands right behind ("Zorvane 1 (IMO 9074729)"); a wallet to nobody, as
coins go from one to another. Whether a list has it is not asked here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from screening.identifiers import numbers_in_text
from screening.model import Cluster, Document, Identifier, Kind, Mention
from screening.text.positions import Standing, paragraphs
from screening.text.tokens import CONTROL

_BESIDE = re.compile(
    r"[\"”’'»)\]]?,?\s?[(\[]?\s?(?:with\s|under\s)?(?:[^().;!?\n]{0,40}[,;:]\s)?(?:the\s|its\s|an?\s)?"
)
"""What may stand between a name and its number."""
_FARTHEST = 60
_QUOTED_BEFORE, _QUOTED_BEHIND = 200, 100
_SHIPS_OWN = ("imo", "mmsi")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number where it stands."""

    number: Identifier
    mention: Mention


def find_numbers(document: Document) -> tuple[Numbered, ...]:
    """The numbers of a text in their order. Never raises."""
    found = sorted(numbers_in_text(document.text), key=lambda one: one[0])
    if not found:
        return ()
    standing, stretches = Standing(document), [*paragraphs(document.text)]
    numbers = []
    for start, end, number in found:
        around = stretches[max(bisect_right(stretches, (start, len(document.text))) - 1, 0)]
        first, last = max(around[0], start - _QUOTED_BEFORE), min(around[1], end + _QUOTED_BEHIND)
        said = " ".join(CONTROL.sub(" ", document.text[first:last]).split())
        numbers.append(Numbered(number, standing.mention(start, end, Kind.UNKNOWN, said)))
    return tuple(numbers)


def beside_numbers(mentions: Sequence[Mention], numbers: Sequence[Numbered]) -> tuple[Mention, ...]:
    """The mentions without those that are a number or a part of one."""
    taken = [(one.mention.start, one.mention.end) for one in numbers]
    return tuple(
        mention
        for mention in mentions
        if not any(start <= mention.start and mention.end <= end for start, end in taken)
    )


def with_owners(
    document: Document, numbers: Sequence[Numbered], clusters: Sequence[Cluster]
) -> list[tuple[Numbered, int | None]]:
    """Each number with the place of the party that it belongs to; None where that is nobody."""
    return [(one, _owner(document, one, clusters)) for one in numbers]


def _owner(document: Document, one: Numbered, clusters: Sequence[Cluster]) -> int | None:
    """The place of the party whose name the number stands right behind; None where it belongs to nobody."""
    if one.number.type == "wallet":
        return None
    start = one.mention.start
    best: tuple[int, int] | None = None
    for place, party in enumerate(clusters):
        person = party.kind is Kind.PERSON and one.number.type in _SHIPS_OWN
        if person or party.why_hidden in ("place", "nationality"):
            continue
        for mention in party.mentions:
            if start - _FARTHEST <= mention.end <= start and (best is None or mention.end > best[0]):
                best = mention.end, place
    return best[1] if best and _BESIDE.fullmatch(document.text[best[0] : start]) else None
