"""Invented parties, and the verdict on a name that is compared with one of them."""

from __future__ import annotations

from dataclasses import replace

from screening.model import (
    BirthDate,
    Comparison,
    Identifier,
    Kind,
    Listing,
    Name,
    NearMiss,
    Outcome,
    Party,
    Query,
    Relation,
    Role,
    Strength,
    TokenPair,
)
from screening.model import Match as Taken
from screening.names import compare, name_form
from screening.names.weights import default_weights
from screening.policy import Candidate, Context, Rules, Verdict, facts_of, judge

WORDS = frozenset(
    {"target", "victory", "people", "liberation", "army", "china", "cheetah", "mobile", "maine", "marine"}
    | {"micro", "device", "advanced", "loop", "calm", "bridge", "radian", "radiant"}
)
RULES = Rules(
    threshold=85.0,
    weights=default_weights(),
    is_word=lambda word: word.rstrip("s") in WORDS,
    today="2026-03-01",
)
FIRM = Party(
    uid="us-bis-el:1",
    kind=Kind.COMPANY,
    names=(Name.of("Zorvex Semiconductor Co., Ltd."),),
    listings=(Listing("us-bis-el"),),
    countries=("CN",),
)
PERSON = Party(
    uid="us-ofac-sdn:2",
    kind=Kind.PERSON,
    names=(Name.of("KORZHANOV, Timur Arkadyevich"),),
    listings=(Listing("us-ofac-sdn"),),
    countries=("RU",),
)
SHIP = replace(
    FIRM, uid="us-ofac-sdn:3", kind=Kind.VESSEL, names=(Name.of("ZORVEX QUAY"),), countries=("IR",)
)


def named(party: Party, text: str, kind: Kind | None = None) -> Party:
    """The party under another primary name."""
    return replace(party, names=(Name.of(text),), kind=kind or party.kind)


def born(party: Party, date: str, until: str | None = None, *, circa: bool = False) -> Party:
    return replace(party, birth_dates=(BirthDate(date, until, circa),))


def numbered(party: Party, type_: str, value: str, country: str | None = None) -> Party:
    return replace(party, identifiers=(*party.identifiers, Identifier(type_, value, country)))


def with_alias(party: Party, text: str, strength: Strength = Strength.STRONG) -> tuple[Party, Name]:
    alias = Name.of(text, Role.AKA, strength)
    return replace(party, names=(*party.names, alias)), alias


def candidate(text: str, party: Party, name: Name | None = None, kind: Kind = Kind.UNKNOWN) -> Candidate:
    name = name or party.names[0]
    comparison = compare(
        name_form(text, kind), name_form(name.text, party.kind), kind if kind is not Kind.UNKNOWN else None
    )
    return Candidate(party, name, comparison)


def judged(
    query: Query, party: Party, name: Name | None = None, context: Context | None = None, rules: Rules = RULES
) -> Verdict:
    """The verdict on a query that met one name of one party."""
    found = [candidate(query.text, party, name, query.kind)]
    return judge(name_form(query.text, query.kind), query.kind, found, rules, context, facts_of(query))


NEAR = "Timur Korzhunov"


def judged_at(score: float, query: Query, party: Party, rules: Rules = RULES) -> Verdict:
    """The verdict on a misspelled name that scored `score` against the party's first."""
    pairs = (
        TokenPair("timur", "timur", Relation.SAME, 1.0, 0.9),
        TokenPair("korzhunov", "korzhanov", Relation.EDIT, 0.9, 1.0),
    )
    found = [Candidate(party, party.names[0], Comparison(score, pairs))]
    return judge(name_form(query.text, query.kind), query.kind, found, rules, None, facts_of(query))


def only(verdict: Verdict) -> Taken | NearMiss:
    """The one match, or the one that was not taken."""
    assert len(verdict.matches) + len(verdict.nearest) == 1
    return verdict.matches[0] if verdict.matches else verdict.nearest[0]


def verdict(
    text: str,
    party: Party,
    name: Name | None = None,
    kind: Kind = Kind.UNKNOWN,
    context: Context | None = None,
) -> tuple[Outcome, str, str]:
    """(outcome, basis, sentence or why-not) of comparing a text with one name of a party."""
    found = judged(Query(text, kind=kind), party, name, context)
    if found.matches:
        return found.outcome, found.matches[0].basis.value, found.matches[0].sentence
    return found.outcome, "", found.nearest[0].why
