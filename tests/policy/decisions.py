"""Decisions of reviewers, and what becomes of matches by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from screening.model import (
    Basis,
    BirthDate,
    Comparison,
    Decision,
    Family,
    Identifier,
    Match,
    Outcome,
    Party,
    Query,
    Ruling,
    Standing,
)
from screening.policy import Book, Verdict, facts_of, whom_asked
from screening.policy.records import record_of

from .own import FIRM, PERSON, SHIP

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


DOE = replace(
    PERSON, birth_dates=(BirthDate("1962-03-05"),), identifiers=(Identifier("passport", "RU1234567", "RU"),)
)


def decided(name: str = "Timur Korzhanov", party: Party = DOE, **changed: object) -> Decision:
    made = Decision(
        name=name,
        party=party.uid,
        ruling=Ruling.FALSE_POSITIVE,
        reason="another man",
        reviewer="A. R.",
        decided_at="2026-03-01T09:30:00+00:00",
        record=record_of(party),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def match(
    party: Party = DOE,
    outcome: Outcome = Outcome.LISTED,
    basis: Basis = Basis.NAME,
    uids: tuple[str, ...] = (),
) -> Match:
    family = (Family("us-bis-el", len(uids), (), uids),) if uids else ()
    return Match(party, party.names[0], 96.0, basis, Comparison(96.0), "s.", outcome, family)


def applied(
    decisions: Iterable[Decision],
    query: Query | str = "Timur Korzhanov",
    *matches: Match,
    now: datetime = NOW,
    listed: Iterable[Party] = (DOE, FIRM, SHIP),
) -> Verdict:
    asked = Query(query) if isinstance(query, str) else query
    facts = facts_of(asked)
    met = matches or (match(),)
    verdict = Verdict(min((one.outcome for one in met), key=list(Outcome).index), met, ())
    whom = whom_asked(asked.text, asked.kind, facts, asked.id)
    return Book(decisions, now).applied(verdict, whom, facts, {one.uid: one for one in listed}.__getitem__)


def standing(verdict: Verdict) -> tuple[Standing, str]:
    (one,) = (*verdict.matches, *verdict.suppressed)
    assert one.decided
    return one.decided.standing, one.decided.sentence
