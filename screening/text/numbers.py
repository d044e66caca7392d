"""Numbers in a text that identify a party: wallets, IMO numbers, LEIs and others whose word stands before.

A number belongs to the name that it stands right behind ("Zorvane 1 (IMO 9074729)"); a wallet to nobody, as
coins go from one to another. What is no right number, where its kind has check digits, is none. Whether a
list has it is not asked here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screening.identifiers import identifier_problem, type_by_shape
from screening.model import Cluster, Document, Identifier, Kind, Mention
from screening.text.positions import Standing, paragraphs
from screening.text.tokens import CONTROL

_SIGNS = {
    "imo": r"\d{7}",
    "mmsi": r"\d{9}",
    "lei": r"[A-Z0-9]{18}\d\d",
    "inn": r"\d{12}|\d{10}",
    "ogrn": r"\d{15}|\d{13}",
    "passport": r"(?=[A-Z]{0,3}\d{5})[A-Z0-9]{6,10}",
}
"""Type of number -> how it is written."""
_CALLED = {"инн": "inn", "огрн": "ogrn"}
_LABELLED = re.compile(
    r"(?<![\w-])(?P<label>IMO|MMSI|LEI|INN|ИНН|OGRN|ОГРН|[Pp]assport)"
    r"(?:[ -]?(?:[Nn]umber|[Nn]o\.?|[Cc]ode|№|#))?[ \u00a0]?[:#№]?[ \u00a0]?(?P<value>[A-Z0-9]{6,20})(?!\w)"
)
_WALLET = re.compile(r"(?<![\w/.=-])(?:0x[0-9a-fA-F]{40}|[a-zA-Z0-9]{26,90})(?!\w)")
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
    found = sorted(_written(document.text), key=lambda one: one[0])
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


def _written(text: str) -> Iterator[tuple[int, int, Identifier]]:
    """(start, end, number) of those that are written as their kind is."""
    for match in _LABELLED.finditer(text):
        label = match["label"].casefold()
        type_, value = _CALLED.get(label, label), match["value"]
        if re.fullmatch(_SIGNS[type_], value) and not identifier_problem(type_, value):
            yield match.start(), match.end(), Identifier(type_, value)
    for match in _WALLET.finditer(text):
        if not match[0].isalpha() and not match[0].isdigit() and type_by_shape(match[0]) == "wallet":
            yield match.start(), match.end(), Identifier("wallet", match[0])
