"""Verdicts on several names of one party asked about -> one: each listed party counts once.

Judges nothing anew: what was met most strongly stands, and says by which name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from screening.model import Basis, Match, Outcome
from screening.policy.judge import Verdict

MatchKey = tuple[str, ...]


def match_key(match: Match) -> MatchKey:
    """What makes two matches one: the party, which a short form may meet once for each list."""
    return (match.party.uid, *(one.list_id for one in match.family))


def strength(match: Match) -> tuple[bool, float]:
    """By which the stronger of two matches goes first."""
    return match.outcome is Outcome.LISTED, match.score


def in_order(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Listed before possible, otherwise as they are; expired listings last."""
    return tuple(
        sorted(matches, key=lambda one: (one.outcome is not Outcome.LISTED, one.basis is Basis.EXPIRED))
    )


def joined(verdict: Verdict, inside: Sequence[tuple[str, Verdict]]) -> Verdict:
    """The verdict on a text, with those on names inside it beside it."""
    found = {match_key(match): match for match in verdict.matches}
    for text, other in inside:
        for match in other.matches:
            held = found.get(match_key(match))
            if held is None or strength(match) > strength(held):
                said = f"{match.sentence} It was met by {text!r}, a name inside the text."
                found[match_key(match)] = replace(match, sentence=said)
    matches = in_order(sorted(found.values(), key=strength, reverse=True))
    met = {match.party.uid for match in matches}
    nearest = tuple(one for one in verdict.nearest if one.party.uid not in met)
    outcome = matches[0].outcome if matches else verdict.outcome
    return replace(verdict, outcome=outcome, matches=matches, nearest=nearest)
