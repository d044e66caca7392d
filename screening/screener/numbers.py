"""Numbers that a text gives -> facts of the parties they belong to, and findings on those that stand alone.

A number alone names nobody: it meets a listed party by being the same, or it meets none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from screening.identifiers import identifier_key
from screening.matcher import Matcher
from screening.model import Finding, Identifier, Kind, Query
from screening.names import name_form
from screening.policy import NOTHING_KNOWN, Context, Facts, facts_of
from screening.text.numbers import Numbered

NUMBER = "number"
"""Why a number without a match has no line of its own."""


Owners = Sequence[tuple[Numbered, int | None]]
"""Numbers of a text, each with the place of the party that it belongs to, if any."""


def with_numbers(told: Mapping[int, Facts], numbers: Owners) -> dict[int, Facts]:
    """What a text says of its parties, with the numbers that it gives for them."""
    own: dict[int, list[Identifier]] = {}
    for one, place in numbers:
        if place is not None:
            own.setdefault(place, []).append(one.number)
    held = dict(told)
    for place, given in own.items():
        facts = _facts(given)
        known = held.get(place, NOTHING_KNOWN)
        held[place] = replace(known, identifiers=facts.identifiers, keys=facts.keys)
    return held


def answer_numbers(numbers: Owners, matcher: Matcher) -> list[Finding]:
    """A finding for each number that belongs to no name of the text, in their order."""
    alone: dict[str, list[Numbered]] = {}
    for one, place in numbers:
        if place is None:
            alone.setdefault(identifier_key(one.number.type, one.number.value), []).append(one)
    return [_finding(same, matcher) for same in alone.values()]


def _finding(same: Sequence[Numbered], matcher: Matcher) -> Finding:
    verdict = matcher.verdict(name_form(""), Kind.UNKNOWN, Context(), _facts([same[0].number]))
    mentions = tuple(one.mention for one in same)
    name = mentions[0].text
    return Finding(
        name=name,
        kind=Kind.UNKNOWN,
        outcome=verdict.outcome,
        forms=tuple(dict.fromkeys(mention.text for mention in mentions)),
        mentions=mentions,
        matches=verdict.matches,
        why_hidden=NUMBER,
        suppressed=verdict.suppressed,
    )


def _facts(numbers: Sequence[Identifier]) -> Facts:
    return facts_of(Query("", "", Kind.UNKNOWN, None, None, tuple(numbers)))
