"""What is looked up by something else than a name: an address, by itself or beside a name, and numbers.

Red flags of addresses are never matches of a name. Reviewers decide about them as about names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from screening.identifiers import is_number_type, number_type
from screening.identifiers.types import NUMBER
from screening.matcher import Asked, Matcher
from screening.model import Finding, Identifier, Kind, Outcome, Query
from screening.names import name_form
from screening.places import country_meant
from screening.policy import Facts, Verdict, facts_of
from screening.policy.decided import STRONGEST_FIRST
from screening.screener.asked import UNTYPED

if TYPE_CHECKING:
    from screening.addresses import AddressFlags, Flags


def with_flags(
    verdict: Verdict, asked: Asked, query: Query, addresses: AddressFlags, matcher: Matcher
) -> Verdict:
    """The verdict on a name with the red flags of the query's address behind what the name met."""
    if not query.address:
        return verdict
    flags = addresses.of(query.address, country_meant(query.country or ""))
    met = {match.party.uid for match in (*verdict.matches, *verdict.suppressed)}
    added = tuple(match for match in flags.matches if match.party.uid not in met)
    outcome = Outcome.POSSIBLE if added else Outcome.NOT_LISTED
    ruled = matcher.ruled(asked, Verdict(outcome, added, ()))
    return replace(
        verdict,
        outcome=min(verdict.outcome, ruled.outcome, key=STRONGEST_FIRST.index),
        matches=(*verdict.matches, *ruled.matches),
        notes=(*verdict.notes, flags.note) if flags.note else verdict.notes,
        suppressed=(*verdict.suppressed, *ruled.suppressed),
    )


def answer_address(query: Query, addresses: AddressFlags, matcher: Matcher) -> Finding:
    """The finding on an address by itself, which is the query's text."""
    flags = addresses.of(query.text, country_meant(query.country or ""))
    return _ruled(_at_address(query.text, flags), query, facts_of(query), matcher)


def answer_number(
    number: Identifier, query: Query, finding: Finding, facts: Facts, matcher: Matcher
) -> Finding:
    """The finding on a number by itself, of what a query without a name found: called as it was given, with
    why it could not be used."""
    typed = is_number_type(number.type) and number_type(number.type).name != NUMBER
    said = f"{number.type}:{number.value}" if typed else number.value
    reason = "" if facts.keys else "; ".join(facts.notes) or "no number that could identify anybody"
    named = replace(finding, name=said, forms=(said,), reason=reason)
    return _ruled(named, replace(query, text=said), facts, matcher)


def notes_on(number: Identifier, facts: Facts) -> tuple[str, ...]:
    """What of a number could not be used as it was given; a type that nobody knows may be a slip of one."""
    if is_number_type(number.type) or number.type == UNTYPED:
        return facts.notes
    return (f"the type {number.type!r} is not known: the number was taken for one without", *facts.notes)


def _ruled(finding: Finding, query: Query, facts: Facts, matcher: Matcher) -> Finding:
    """The finding with what reviewers decided about what it is called, or about the user's own id."""
    asked = Asked(name_form(query.text, query.kind), query.kind, facts, query.id)
    ruled = matcher.ruled(asked, Verdict(finding.outcome, finding.matches, ()))
    suppressed = (*finding.suppressed, *ruled.suppressed)
    return replace(finding, outcome=ruled.outcome, matches=ruled.matches, suppressed=suppressed)


def _at_address(address: str, flags: Flags) -> Finding:
    """The finding on an address by itself."""
    name = " ".join(address.split())
    outcome = Outcome.POSSIBLE if flags.matches else Outcome.NOT_LISTED
    return Finding(
        name=name,
        kind=Kind.ADDRESS,
        outcome=outcome if flags.compared else Outcome.NOT_SCREENED,
        forms=(name,),
        matches=flags.matches,
        nearest=flags.nearest,
        reason=flags.note or ("" if name else "empty address"),
    )
