"""Compared candidates -> verdicts. Every rule of judgement is here, no comparing, no reading.

A verdict is as strong as the name it rests on:

- **listed**: the primary name, or a strong alias that shares an identifying word with it, met in full: what
  the listed name has beyond it says little; or a guarded short form.
- **possible**: anything fuzzy; a weak alias (OFAC: weak aliases confirm, they do not screen, FAQ 122); an
  alias that shares no word with its party's primary name when nothing else in the text points to that party
  (a name collision); a listing that has expired.
- A one-word weak alias of a person or a vessel never matches alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from screening.model import Basis, Kind, Match, NearMiss, Outcome, Role, Strength
from screening.names import NameForm
from screening.names.explain import rejection, sentence
from screening.policy.reserves import objection, objection_of_text, reserve_of_text
from screening.policy.terms import (
    EXACT_RELATIONS,
    IDENTIFYING,
    LISTED,
    Candidate,
    Context,
    Rules,
    expired,
    surname,
)

NEAREST = 3
LEFT_OF_A_FIRM = 0.35
"""Weight that a firm's listed name may have beyond the query and still be met in full: "State Corporation" of
"State Corporation Rostec", not "Airfreight" of "Target Airfreight"."""
MET_OF_A_PERSON = 1.5
"""Weight that the words met of a person must have where a middle name lacks: "Yevgeniy Prigozhin" has it,
"Juan Rodriguez" is borne by too many."""


class Tier(IntEnum):
    """How strongly a candidate speaks, for ordering."""

    NONE = 0
    POSSIBLE = 1
    LISTED = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    outcome: Outcome
    matches: tuple[Match, ...]
    nearest: tuple[NearMiss, ...]


def judge(
    query: NameForm, kind: Kind, candidates: Sequence[Candidate], rules: Rules, context: Context | None = None
) -> Verdict:
    """The verdict on one name. Without a text `context` is None and nothing counts as a collision."""
    judged = [(_tier(query, kind, one, rules, context), one) for one in _best_per_party(candidates)]
    taken = [
        (tier, _match(query, one, tier, basis, note))
        for (tier, basis, note), one in judged
        if tier > Tier.NONE
    ]
    taken.sort(key=lambda pair: _order(query, *pair))
    missed = sorted(
        ((one, note) for (tier, _, note), one in judged if tier is Tier.NONE),
        key=lambda pair: (-pair[0].comparison.score, pair[0].party.uid),
    )
    strongest = max((tier for tier, _ in taken), default=Tier.NONE)
    outcome = {
        Tier.LISTED: Outcome.LISTED,
        Tier.POSSIBLE: Outcome.POSSIBLE,
        Tier.NONE: Outcome.NOT_LISTED,
    }[strongest]
    return Verdict(
        outcome,
        tuple(match for _, match in taken),
        tuple(_near_miss(one, note, rules) for one, note in missed[:NEAREST]),
    )


def _order(query: NameForm, tier: Tier, match: Match) -> tuple[object, ...]:
    """Stronger first; a live listing before an expired one; of equal scores the name spelled the same."""
    same = match.name.text.casefold() == query.text.casefold()
    primary = match.name.role is Role.PRIMARY
    return (-tier, match.basis is Basis.EXPIRED, -match.score, not same, not primary, match.party.uid)


def near_misses(candidates: Sequence[Candidate], rules: Rules) -> tuple[NearMiss, ...]:
    """Candidates as near misses, nearest first, one a party."""
    ranked = sorted(_best_per_party(candidates), key=lambda one: (-one.comparison.score, one.party.uid))
    return tuple(_near_miss(one, "", rules) for one in ranked[:NEAREST])


def _best_per_party(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One candidate a party: the best score, then the stronger alias, then the primary name."""

    def rank(one: Candidate) -> tuple[float, bool, bool, str]:
        strong, primary = one.name.strength is Strength.STRONG, one.name.role is Role.PRIMARY
        return (one.comparison.score, strong, primary, one.name.text)

    best: dict[str, Candidate] = {}
    for one in candidates:
        held = best.get(one.party.uid)
        if held is None or rank(one) > rank(held):
            best[one.party.uid] = one
    return list(best.values())


def _tier(
    query: NameForm, kind: Kind, one: Candidate, rules: Rules, context: Context | None
) -> tuple[Tier, Basis, str]:
    """The tier of one candidate, what it rests on, and what to say beside the evidence."""
    if one.comparison.score < rules.threshold:
        return Tier.NONE, Basis.FUZZY, ""
    no_match = objection(query, one, context) or objection_of_text(query, kind, one, rules, context)
    if no_match:
        return Tier.NONE, Basis.FUZZY, no_match
    if one.name.strength is Strength.WEAK:
        return Tier.POSSIBLE, Basis.WEAK_ALIAS, "a weak alias confirms a match, it does not make one"
    if expired(one.party, rules.today):
        return Tier.POSSIBLE, Basis.EXPIRED, "the listing has expired"
    if not (one.comparison.score >= LISTED or _met_in_full(one)):
        return Tier.POSSIBLE, Basis.FUZZY, ""
    reserve = reserve_of_text(query, kind, one, rules, context)
    if reserve:
        return Tier.POSSIBLE, Basis.COLLISION, reserve
    return Tier.LISTED, Basis.NAME if one.name.role is Role.PRIMARY else Basis.ALIAS, ""


def _met_in_full(one: Candidate) -> bool:
    """Whether every word of the query is a word of the listed name, and what that has beyond says little."""
    comparison = one.comparison
    if comparison.query_left or any(pair.relation not in EXACT_RELATIONS for pair in comparison.pairs):
        return False
    met = [pair for pair in comparison.pairs if pair.weight >= IDENTIFYING]
    left = sum(leftover.weight for leftover in comparison.listed_left)
    if one.party.kind is Kind.PERSON:
        family = set(surname(one.name).tokens)
        whole = family.isdisjoint(leftover.token for leftover in comparison.listed_left)
        return len(met) >= 2 and whole and sum(pair.weight for pair in met) >= MET_OF_A_PERSON
    identifies = len(met) >= 2 or any(pair.weight >= 0.8 and len(pair.query) >= 5 for pair in met)
    return identifies and left <= LEFT_OF_A_FIRM


def _match(query: NameForm, one: Candidate, tier: Tier, basis: Basis, note: str) -> Match:
    said = sentence(one.comparison, query.text, one.name)
    return Match(
        party=one.party,
        name=one.name,
        score=one.comparison.score,
        basis=basis,
        comparison=one.comparison,
        sentence=f"{said} {note[0].upper()}{note[1:]}." if note else said,
        outcome=Outcome.LISTED if tier is Tier.LISTED else Outcome.POSSIBLE,
    )


def _near_miss(one: Candidate, note: str, rules: Rules) -> NearMiss:
    return NearMiss(
        party=one.party,
        name=one.name,
        score=one.comparison.score,
        comparison=one.comparison,
        why=note or rejection(one.comparison, rules.threshold),
    )
