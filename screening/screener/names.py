"""Many names -> a finding each: they are read and looked up together, and each is answered as it is alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from screening.matcher import AT_ONCE, NOTHING, Asked, Matcher
from screening.model import Finding, Query
from screening.names import read_names, unscreenable
from screening.policy import Verdict, facts_of
from screening.screener.findings import answered, nameless
from screening.screener.lookups import with_flags

if TYPE_CHECKING:
    from screening.addresses import AddressFlags

Addresses = Callable[[], "AddressFlags"]
"""The addresses of the lists, opened for the first query that has one."""


def answer_names(queries: Sequence[Query], matcher: Matcher, addresses: Addresses) -> list[Finding | None]:
    """One finding a query, in their order; None for names of which there is nothing to say but that no list
    has them."""
    findings: list[Finding | None] = []
    for start in range(0, len(queries), AT_ONCE):
        findings += _answer(queries[start : start + AT_ONCE], matcher, addresses)
    return findings


def _answer(queries: Sequence[Query], matcher: Matcher, addresses: Addresses) -> list[Finding | None]:
    names = read_names([query.text.strip() for query in queries], [query.kind for query in queries])
    facts = list(map(facts_of, queries, names.told.holding))  # what has a number may hold a name
    told = zip(queries, names.told.keys, names.told.native, facts, strict=True)
    asked = [
        at
        for at, (query, key, native, known) in enumerate(told)
        if key or native or known.keys or query.address
    ]
    findings: list[Finding | None] = [None] * len(queries)
    if len(asked) < len(queries):
        for at in {*range(len(queries))}.difference(asked):
            findings[at] = nameless(queries[at])
        names, facts = names.at(asked), [facts[at] for at in asked]
    verdicts = matcher.verdicts(names, facts, [queries[at].id for at in asked])
    for at, (place, verdict) in enumerate(zip(asked, verdicts, strict=True)):
        query = queries[place]
        if verdict is NOTHING and not query.address and not unscreenable(names.texts[at]):
            continue
        one = Asked(names[at], query.kind, facts[at], query.id)
        if query.address:
            findings[place] = _flagged(one, verdict, query, matcher, addresses())
        else:
            findings[place] = answered(one, verdict)
    return findings


def _flagged(
    one: Asked, verdict: Verdict, query: Query, matcher: Matcher, addresses: AddressFlags
) -> Finding | None:
    """The finding on a name with an address, which alone screens nobody."""
    flagged = with_flags(verdict, one, query, addresses, matcher)
    unnamed = not (one.form.key or one.form.native or one.facts.keys)
    return (
        nameless(query) if unnamed and not (flagged.matches or flagged.suppressed) else answered(one, flagged)
    )
