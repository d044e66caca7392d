"""Compared candidates -> verdicts: weigh what is known besides, judge each, put them in order.

Every rule of judgement is in this folder; no comparing, no reading. What is not taken stays visible as
nearest, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screening.model import Basis, Kind, Match, NearMiss, Outcome, Role, Strength
from screening.names import NameForm, fold
from screening.names.explain import rejection, sentence
from screening.policy.facts import NOTHING_KNOWN, Facts
from screening.policy.terms import Candidate, Context, Rules
from screening.policy.tier import Judged, Tier, judge_one
from screening.policy.weighing import Weighed, weigh

NEAREST = 3
_OUTCOMES = {
    Tier.LISTED: Outcome.LISTED,
    Tier.POSSIBLE: Outcome.POSSIBLE,
    Tier.NONE: Outcome.NOT_LISTED,
}
_FORM_LETTERS = 3
"""Letters of a legal form that tells a firm by itself: "Inc", "GmbH", not "SA" or "AB", names too."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`notes` tell what of the query's facts could not be used; `suppressed` are matches that reviewers
    decided to be false positives."""

    outcome: Outcome
    matches: tuple[Match, ...]
    nearest: tuple[NearMiss, ...]
    notes: tuple[str, ...] = ()
    suppressed: tuple[Match, ...] = ()


def judge(
    query: NameForm,
    kind: Kind,
    candidates: Sequence[Candidate],
    rules: Rules,
    context: Context | None = None,
    facts: Facts = NOTHING_KNOWN,
) -> Verdict:
    """The verdict on one name. Without a text `context` is None: then the name was given by itself, `kind` is
    what the user said it is, and nothing counts as a collision."""
    stated = stated_kind(query, kind) if context is None else Kind.UNKNOWN
    weighed_all = [
        weigh(kind if stated is not kind and _written_alike(query, one) else stated, one, rules, facts)
        for one in candidates
    ]
    judged = _best_per_party([(judge_one(query, kind, one, rules, context), one) for one in weighed_all])
    taken = [(one.tier, _match(query, weighed, one)) for one, weighed in judged if one.tier > Tier.NONE]
    taken.sort(key=lambda pair: _order(query, *pair))
    missed = sorted(
        ((weighed.candidate, one.note) for one, weighed in judged if one.tier is Tier.NONE),
        key=lambda pair: (-pair[0].comparison.score, pair[0].party.uid),
    )
    strongest = max((tier for tier, _ in taken), default=Tier.NONE)
    return Verdict(
        _OUTCOMES[strongest],
        tuple(match for _, match in taken),
        tuple(_near_miss(one, note, rules) for one, note in missed[:NEAREST]),
        facts.notes,
    )


def stated_kind(query: NameForm, kind: Kind) -> Kind:
    """The kind that the user gave, or that the name says by its legal form; unknown where neither does."""
    if kind is not Kind.UNKNOWN or not query.legal_forms:
        return kind
    taken = set(fold(query.text).split()) - set(query.tokens)
    return Kind.COMPANY if any(len(word) >= _FORM_LETTERS for word in taken) else Kind.UNKNOWN


def _written_alike(query: NameForm, one: Candidate) -> bool:
    """Whether the name is written as the list writes it: what looks like a legal form in the one is in the
    other what it is ("PAO, Yu Hsiang")."""
    return fold(query.text).split() == fold(one.name.text).split()


def _order(query: NameForm, tier: Tier, match: Match) -> tuple[object, ...]:
    """Stronger first; a live listing before an expired one; of equal scores the name spelled the same."""
    same = match.name.text.casefold() == query.text.casefold()
    primary = match.name.role is Role.PRIMARY
    return (-tier, match.basis is Basis.EXPIRED, -match.score, not same, not primary, match.party.uid)


def near_misses(candidates: Sequence[Candidate], rules: Rules) -> tuple[NearMiss, ...]:
    """Candidates as near misses, nearest first, one a party."""
    unjudged = Judged(Tier.NONE, Basis.FUZZY)
    best = _best_per_party([(unjudged, Weighed(one, one.comparison.score)) for one in candidates])
    ranked = sorted((one for _, one in best), key=lambda one: (-one.named, one.candidate.party.uid))
    return tuple(_near_miss(one.candidate, "", rules) for one in ranked[:NEAREST])


def _best_per_party(judged: Sequence[tuple[Judged, Weighed]]) -> list[tuple[Judged, Weighed]]:
    """One candidate a party: a match before any that is none however well it scores (a name met by its
    initials alone hides no other name of the party), the best score, then the better name, the stronger
    alias, the primary name."""

    def rank(tier: Tier, one: Weighed) -> tuple[bool, float, float, bool, bool, str]:
        name = one.candidate.name
        strong, primary = name.strength is Strength.STRONG, name.role is Role.PRIMARY
        return (tier > Tier.NONE, one.candidate.comparison.score, one.named, strong, primary, name.text)

    best: dict[str, tuple[Judged, Weighed]] = {}
    for told, one in judged:
        held = best.get(one.candidate.party.uid)
        if held is None or rank(told.tier, one) > rank(held[0].tier, held[1]):
            best[one.candidate.party.uid] = told, one
    return list(best.values())


def _match(query: NameForm, weighed: Weighed, judged: Judged) -> Match:
    one, note = weighed.candidate, judged.note
    said = sentence(one.comparison, query.text, one.name)
    return Match(
        party=one.party,
        name=one.name,
        score=one.comparison.score,
        basis=judged.basis,
        comparison=one.comparison,
        sentence=f"{said} {note[0].upper()}{note[1:]}." if note else said,
        outcome=_OUTCOMES[judged.tier],
    )


def _near_miss(one: Candidate, note: str, rules: Rules) -> NearMiss:
    return NearMiss(
        party=one.party,
        name=one.name,
        score=one.comparison.score,
        comparison=one.comparison,
        why=note or rejection(one.comparison, rules.threshold),
    )
