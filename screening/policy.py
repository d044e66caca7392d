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
IDENTIFYING = 0.3
"""Weight from which a word left over makes it another name."""
SHIPS = (Kind.VESSEL, Kind.AIRCRAFT)
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
    `countries`: ISO-2 codes it speaks of; `own`: what the name is known to be (place, nationality,
    publication), if anything."""

    corroborated: Collection[str] = ()
    countries: Collection[str] = ()
    own: str = ""


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
    if not tokens or len(tokens) >= len(listed.tokens) or kind in (Kind.PERSON, *SHIPS):
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
    if one.comparison.score < rules.threshold:
        return Tier.NONE, Basis.FUZZY, ""
    no_match = _objection(query, one, context) or _objection_of_text(query, kind, one, rules, context)
    if no_match:
        return Tier.NONE, Basis.FUZZY, no_match
    if one.name.strength is Strength.WEAK:
        return Tier.POSSIBLE, Basis.WEAK_ALIAS, "a weak alias confirms a match, it does not make one"
    if expired(one.party, rules.today):
        return Tier.POSSIBLE, Basis.EXPIRED, "the listing has expired"
    if not (one.comparison.score >= LISTED or _all_met(one.comparison)):
        return Tier.POSSIBLE, Basis.FUZZY, ""
    reserve = _reserve_of_text(query, kind, one, rules, context)
    if reserve:
        return Tier.POSSIBLE, Basis.COLLISION, reserve
    return Tier.LISTED, Basis.NAME if one.name.role is Role.PRIMARY else Basis.ALIAS, ""


def _objection(query: NameForm, one: Candidate, context: Context | None) -> str:
    """Why a name that scores well is no match all the same, wherever it stands; else empty."""
    if not query.native and sum(len(pair.query) for pair in one.comparison.pairs) < 2:
        return "one letter or digit says nothing"
    pointed = context is not None and one.party.uid in context.corroborated
    if not pointed and all(pair.relation is Relation.ACRONYM for pair in one.comparison.pairs):
        return "initials alone support a match, they do not make one"
    weak = one.name.strength is Strength.WEAK
    if weak and len(name_form(one.name.text).tokens) == 1 and one.party.kind in (Kind.PERSON, *SHIPS):
        return "a one-word weak alias never matches alone"
    return ""


def _objection_of_text(
    query: NameForm, kind: Kind, one: Candidate, rules: Rules, context: Context | None
) -> str:
    """Why a name read from running text is no match although it scores well; empty if there is no reason."""
    if context is None:
        return ""
    comparison = one.comparison
    fuzzy = comparison.score < LISTED
    if fuzzy and context.own:
        return f"it is the name of a {context.own}, and not quite that of the listed party"
    if one.party.uid in context.corroborated:
        return ""
    common = all(rules.is_word(pair.query) or pair.query.isdigit() for pair in comparison.pairs)
    left = any(one.weight >= IDENTIFYING for one in comparison.query_left)
    if fuzzy and len(comparison.pairs) == 1 and (left or common):
        return f"only {comparison.pairs[0].query!r} met, and it is not the whole name"
    if one.party.kind in SHIPS and kind not in SHIPS and common:
        return "a ship's name of common words, and nothing in the text speaks of a ship"
    if one.party.kind is Kind.PERSON and len(query.tokens) == 1 and not query.native:
        return "one word of a person's name says too little"
    return ""


def _reserve_of_text(
    query: NameForm, kind: Kind, one: Candidate, rules: Rules, context: Context | None
) -> str:
    """Why a name that is met in full is possible at most where it was read from text; else empty."""
    if context is None:
        return ""
    if context.own in ("place", "nationality"):
        return f"it is the name of a {context.own} too"
    if one.party.kind in SHIPS and kind not in SHIPS:
        return "the listed party is a ship or aircraft, and nothing in the text says that this is one"
    bare = len(query.tokens) == 1 and not query.native and not query.legal_forms
    if bare and rules.is_word(query.tokens[0]):
        return "a dictionary word by itself says little"
    if one.name.role is not Role.PRIMARY and not _corroborated(one.name, one.party, rules, context):
        return _collision(one.party)
    return ""


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
