"""Verdicts on names -> findings; findings -> the outcome of a run. Nothing is looked up or judged here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from screening.matcher import NOTHING, Asked
from screening.model import Finding, ListStatus, Measure, Outcome, Query
from screening.names import unscreenable
from screening.policy import Verdict
from screening.snapshot.freshness import complete

NOTHING_TO_COMPARE = "no letter or digit to compare"


def report_outcome(findings: Iterable[Finding], lists: Sequence[ListStatus], gaps: Sequence[str] = ()) -> str:
    """matches (on lists, or by a rule of ownership), else incomplete if a list falls short, a name was not
    screened or the text was not read whole (`gaps`), else no_match."""
    held = list(findings)
    outcomes = {finding.outcome for finding in held}
    if outcomes & {Outcome.LISTED, Outcome.POSSIBLE} or any(finding.is_reached for finding in held):
        return "matches"
    whole = complete(lists) and not gaps and Outcome.NOT_SCREENED not in outcomes
    return "no_match" if whole else "incomplete"


def answered(asked: Asked, verdict: Verdict) -> Finding | None:
    """The finding on a name, None where there is nothing to say but that no list has it; that is not said of
    a name that was not read to its end, or is none."""
    unread = unscreenable(asked.form.text) if not verdict.matches else ""
    if unread:
        text = asked.form.text
        return Finding(
            name=text,
            kind=asked.kind,
            outcome=Outcome.NOT_SCREENED,
            nearest=verdict.nearest,
            reason=unread,
            suppressed=verdict.suppressed,
        )
    if verdict is NOTHING:
        return None
    return Finding(
        name=asked.form.text,
        kind=asked.kind,
        outcome=verdict.outcome,
        forms=(asked.form.text,),
        matches=verdict.matches,
        nearest=verdict.nearest,
        reason="; ".join(verdict.notes),
        suppressed=verdict.suppressed,
    )


def nameless(query: Query) -> Finding:
    """The finding on a text without a letter or digit."""
    reason = NOTHING_TO_COMPARE if query.text.strip() else "empty name"
    return Finding(query.text, query.kind, Outcome.NOT_SCREENED, reason=reason)


def unmet(query: Query) -> Finding:
    """The finding on a name of which there is nothing to say but that no list has it."""
    text = query.text.strip()
    return Finding(name=text, kind=query.kind, outcome=Outcome.NOT_LISTED, forms=(text,))


def measures_of(findings: Iterable[Finding], measures: Mapping[str, Measure]) -> dict[str, Measure]:
    """What the lists mean that findings met, by list id."""
    matched = {
        listing.list_id
        for f in findings
        for match in (*f.matches, *f.suppressed)
        for listing in match.party.listings
    }
    return {list_id: measures[list_id] for list_id in sorted(matched) if list_id in measures}
