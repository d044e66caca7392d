"""Compared candidates -> verdicts. Every rule of judgement is here, no comparing, no reading.

A verdict is as strong as the name it rests on:

- **listed**: the primary name, or a strong alias that shares an identifying word with it, with every word of
  the query met; or a guarded short form.
- **possible**: anything fuzzy; a weak alias (OFAC: weak aliases confirm, they do not screen, FAQ 122); an
  alias that shares no word with its party's primary name when nothing else in the text points to that party
  (a name collision); a listing that has expired.
- A one-word weak alias of a person or a vessel never matches alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

from screening.model import (
    Basis,
    Comparison,
    Kind,
    Match,
    Name,
    NearMiss,
    Outcome,
    Party,
    Relation,
    Role,
    Strength,
)
from screening.names import NameForm, Weights, name_form
from screening.names.explain import rejection, sentence

THRESHOLD = 85.0
"""Score from which a name is at least possible; the figures that chose it are in docs/matching.md."""
LISTED = 95.0
"""Score from which one strong name is taken for the listed one without every word being the same."""
SHORT_FORM_SHARE = 0.55
"""A short form stands for a firm only if it carries this share of the weight of the firm's name: "Huawei" of
"Huawei Technologies", not "Sun" of "Sun Petrochemicals Trading"."""
SHORT_FORM_LETTERS = 6
"""Letters a one-word short form needs where the text does not show it to be a company."""
EXACT_RELATIONS = {Relation.SAME, Relation.NATIVE, Relation.TRANSLITERATION, Relation.JOINED}
NEAREST = 3


class Tier(IntEnum):
    """How strongly a candidate speaks, for ordering."""

    NONE = 0
    POSSIBLE = 1
    LISTED = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listed name that was compared with the query."""

    party: Party
    name: Name
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Context:
    """What the text around a name says. `corroborated`: uids that other words of the text point to;
    `countries`: ISO-2 codes the text speaks of; `place`: the name itself is a place's or a people's."""

    corroborated: Collection[str] = ()
    countries: Collection[str] = ()
    place: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of a judgement. `is_word` tells dictionary words; `today` (ISO) tells expired listings."""

    threshold: float
    weights: Weights
    is_word: Callable[[str], bool]
    today: str


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
        (tier, _match(query, one, basis, note)) for (tier, basis, note), one in judged if tier > Tier.NONE
    ]
    taken.sort(key=lambda pair: (-pair[0], -pair[1].score, pair[1].party.uid))
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


def near_misses(candidates: Sequence[Candidate], rules: Rules) -> tuple[NearMiss, ...]:
    """Candidates as near misses, nearest first, one a party."""
    ranked = sorted(_best_per_party(candidates), key=lambda one: (-one.comparison.score, one.party.uid))
    return tuple(_near_miss(one, "", rules) for one in ranked[:NEAREST])


def short_form_of(
    query: NameForm, kind: Kind, listed: NameForm, rules: Rules, *, known: bool = False
) -> bool:
    """Whether the query is what a reader calls the listed firm for short.

    It must be the listed name's head (perhaps after a place), identify, and leave only words that identify
    little. Dictionary words, and short ones, are no short forms, unless `known`: the same name is some
    listed party's whole name ("China Mobile" for "China Mobile Communications Group").
    """
    tokens = query.tokens
    if not tokens or len(tokens) >= len(listed.tokens) or kind in (Kind.PERSON, Kind.VESSEL, Kind.AIRCRAFT):
        return False
    if not known and (all(rules.is_word(token) for token in tokens) or len(max(tokens, key=len)) < 4):
        return False
    if not known and len(tokens) == 1 and len(tokens[0]) < SHORT_FORM_LETTERS and kind is Kind.UNKNOWN:
        return False
    weigh = rules.weights.weight
    whole = sum(weigh(token) for token in listed.tokens)
    return whole > 0 and sum(weigh(token) for token in tokens) >= SHORT_FORM_SHARE * whole


def expired(party: Party, today: str) -> bool:
    """Whether every listing of the party has ended; the list publishers keep such rows."""
    return all(listing.expires_on is not None and listing.expires_on < today for listing in party.listings)


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
    score, name, party = one.comparison.score, one.name, one.party
    if score < rules.threshold:
        return Tier.NONE, Basis.FUZZY, ""
    if context is not None and context.place and score < LISTED:
        return Tier.NONE, Basis.FUZZY, "the name of a place or a people, and not that of the listed party"
    if all(pair.relation is Relation.ACRONYM for pair in one.comparison.pairs):
        corroborated = context is not None and party.uid in context.corroborated
        if not corroborated:
            return Tier.NONE, Basis.FUZZY, "initials alone support a match, they do not make one"
        return Tier.POSSIBLE, Basis.FUZZY, "initials, and another name of the party in the text"
    if name.strength is Strength.WEAK:
        if len(name_form(name.text).tokens) == 1 and party.kind in (Kind.PERSON, Kind.VESSEL):
            return Tier.NONE, Basis.WEAK_ALIAS, "a one-word weak alias never matches alone"
        return Tier.POSSIBLE, Basis.WEAK_ALIAS, "a weak alias confirms a match, it does not make one"
    if expired(party, rules.today):
        return Tier.POSSIBLE, Basis.NAME, "the listing has expired"
    if not (score >= LISTED or _all_met(one.comparison)):
        return Tier.POSSIBLE, Basis.FUZZY, ""
    if context is not None:
        if context.place:
            return Tier.POSSIBLE, Basis.COLLISION, "it is the name of a place or a people too"
        if len(query.tokens) == 1 and not query.native:
            if rules.is_word(query.tokens[0]) and not query.legal_forms:
                return Tier.POSSIBLE, Basis.COLLISION, "a dictionary word by itself says little"
            if party.kind is Kind.PERSON or (kind is Kind.PERSON and name.role is not Role.PRIMARY):
                return Tier.POSSIBLE, Basis.COLLISION, "one word of a person's name says little"
        if name.role is not Role.PRIMARY and not _corroborated(name, party, rules, context):
            return Tier.POSSIBLE, Basis.COLLISION, _collision(party)
    return Tier.LISTED, Basis.NAME if name.role is Role.PRIMARY else Basis.ALIAS, ""


def _all_met(comparison: Comparison) -> bool:
    """Every word of the query is a word of the listed name, and there are at least two of them."""
    return (
        len(comparison.pairs) >= 2
        and not comparison.query_left
        and all(pair.relation in EXACT_RELATIONS for pair in comparison.pairs)
    )


def _corroborated(alias: Name, party: Party, rules: Rules, context: Context) -> bool:
    """Whether the alias shares an identifying word with the primary name, or the text points to the party."""
    if party.uid in context.corroborated or any(country in context.countries for country in party.countries):
        return True
    primary = name_form(party.caption)
    form = name_form(alias.text)
    if form.native or primary.native:
        return True  # the same name in its own script is no other word
    shared = set(form.tokens) & set(primary.tokens)
    if any(rules.weights.weight(token) >= 0.5 for token in shared):
        return True
    initials = "".join(token[0] for token in primary.tokens)
    return form.key.replace(" ", "") in {initials, *primary.acronyms}


def _collision(party: Party) -> str:
    return (
        f"shares no identifying word with the primary name {party.caption!r}, and nothing else in the text "
        "points to that party: probably a name collision"
    )


def _match(query: NameForm, one: Candidate, basis: Basis, note: str) -> Match:
    said = sentence(one.comparison, query.text, one.name)
    return Match(
        party=one.party,
        name=one.name,
        score=one.comparison.score,
        basis=basis,
        comparison=one.comparison,
        sentence=f"{said} {note[0].upper()}{note[1:]}." if note else said,
    )


def _near_miss(one: Candidate, note: str, rules: Rules) -> NearMiss:
    return NearMiss(
        party=one.party,
        name=one.name,
        score=one.comparison.score,
        comparison=one.comparison,
        why=note or rejection(one.comparison, rules.threshold),
    )
