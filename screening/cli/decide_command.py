"""`screen decide`: one reviewed pair of a name and a listed party, checked against the lists and noted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.clock import now
from screening.cli.screen_commands import DecisionsOption, KindOption, Threshold, open_screener
from screening.cli.streams import note, put
from screening.errors import DecisionsError, InputError, SettingsError
from screening.model import Decision, Kind, Match, Query
from screening.reports.visible import one_line
from screening.settings import DEFAULT_THRESHOLD

if TYPE_CHECKING:
    from screening.decisions.ledger import Ledger
    from screening.model import Party
    from screening.screener import Screener

WHERE = "--decisions decisions.csv, or file in [decisions] of screening.toml"
MOST_NAMED = 5


def decide(
    name: Annotated[
        str, typer.Argument(help="The name as it was screened; an address (--kind address), a number.")
    ],
    party: Annotated[str, typer.Argument(help="Party id of the match: party_id of a table, uid in JSON.")],
    decision: Annotated[str, typer.Option(help="false_positive, true_match or escalated.")],
    reason: Annotated[str, typer.Option(help="Why, for whoever reads it in ten years.")],
    reviewer: Annotated[str, typer.Option(help="Who decides.")],
    expires: Annotated[str, typer.Option(help="Last day on which it holds: 2027-03-01.")] = "",
    own_id: Annotated[str, typer.Option("--id", help="Your own id of the bearer of the name.")] = "",
    kind: KindOption = Kind.UNKNOWN,
    birth_date: Annotated[str, typer.Option(help="Date of birth of the bearer, if it was screened.")] = "",
    country: Annotated[str, typer.Option(help="Country of the bearer, if it was screened.")] = "",
    identifier: Annotated[
        list[str] | None, typer.Option(help="Number of the bearer, TYPE:VALUE, if screened; repeatable.")
    ] = None,
    threshold: Threshold = DEFAULT_THRESHOLD,
    force: Annotated[
        bool,
        typer.Option("--force", help="Decide ahead: the party is not listed, or does not meet the name."),
    ] = False,
    decisions: DecisionsOption = None,
) -> None:
    """Note what was decided about a name and a listed party. Nothing is overwritten: a later decision on the
    same pair supersedes.

    A false positive is suppressed in every run with these decisions, and shown as suppressed, until it
    expires or the listed party's record changes. Facts that are given tell the bearer from his namesakes.
    """
    from screening.screener.asked import identifiers_in

    ledger = ledger_at(decisions)
    query = Query(name, own_id, kind, birth_date, country, identifiers_in(";".join(identifier or ())))
    row = {"name": name, "party": party, "decision": decision, "reason": reason, "reviewer": reviewer}
    row |= {"expires_on": expires, "id": own_id, "kind": kind.value, "birth_date": birth_date}
    made = _checked({**row, "country": country}, query)
    screener = open_screener(threshold, None, None, kind)
    found = screener.snapshot.find(made.party)
    if not force:
        _demand(found, query, made, screener)
    made = _with_record(made, found)
    before = _superseded(ledger, made)
    ledger.append([made])
    _tell(made, before, ledger, known=found is not None)


def ledger_at(address: str | None) -> Ledger:
    """The ledger that the command line or the settings name. Raises SettingsError if neither does."""
    from screening.decisions.ledger import open_ledger

    if address is None:
        raise SettingsError("where are the decisions kept?", hint=WHERE)
    return open_ledger(address)


def _checked(row: dict[str, str], query: Query) -> Decision:
    """The decision that the options tell, without a record. Raises SettingsError."""
    from screening.decisions.columns import decision_of
    from screening.policy import facts_of
    from screening.policy.whom import identifiers_digest

    facts = facts_of(query)
    if query.identifiers and facts.notes:
        raise SettingsError("; ".join(facts.notes), hint="--identifier TYPE:VALUE (imo:9187629)")
    row |= {"decided_at": now().isoformat(), "identifiers": identifiers_digest(facts.keys)}
    try:
        return decision_of(row)
    except DecisionsError as error:
        raise SettingsError(str(error), hint="screen decide --help") from error


def _matches(query: Query, screener: Screener) -> Sequence[Match]:
    """What meets it, as a name or as an address that is looked up."""
    found = screener.screen_name(query).matches
    if query.kind not in (Kind.ADDRESS, Kind.UNKNOWN):
        return found
    return (*found, *screener.report_address(query.text, query.country).findings[0].matches)


def _demand(found: Party | None, query: Query, made: Decision, screener: Screener) -> None:
    """Raise InputError if the pair is none that a run could show."""
    if found is None:
        lists = sum(status.state != "absent" for status in screener.statuses)
        raise InputError(
            f"{made.party} is in none of the {lists} lists at hand",
            hint="screen name tells the ids of the parties that a name meets; --force decides ahead",
        )
    matches = _matches(query, screener)
    met = {uid for match in matches for uid in (match.party.uid, *_shared(match.family))}
    if made.party not in met:
        others = [f"{match.party.uid} ({match.party.caption})" for match in matches[:MOST_NAMED]]
        where = f"it meets {', '.join(others)}" if others else "it meets nothing"
        raise InputError(
            f"{made.name!r} does not meet {found.caption} ({made.party}) at {screener.settings.threshold:g}",
            hint=f"{where}; --force decides ahead",
        )


def _shared(family: tuple[object, ...]) -> list[str]:
    return [uid for one in family for uid in getattr(one, "uids", ())]


def _with_record(made: Decision, found: Party | None) -> Decision:
    from dataclasses import replace

    from screening.policy.records import record_of

    return replace(made, record=record_of(found), caption=found.caption) if found else made


def _superseded(ledger: Ledger, made: Decision) -> Decision | None:
    """The decision on the same pair that counted until now; None if there is none, or no ledger yet."""
    from screening.policy.decided import latest, pair_of

    if not ledger.exists():
        return None
    pair, _ = pair_of(made)
    same = [one for one in ledger.read().made if one.party == made.party and pair_of(one)[0] == pair]
    return latest(same)[-1][0] if same else None


def _tell(made: Decision, before: Decision | None, ledger: Ledger, *, known: bool) -> None:
    from screening.policy.decided import rule, told

    put(one_line(f"{made.name} / {made.caption or made.party} ({made.party}): {rule(made)}") + "\n")
    if before:
        note(f"screen: it supersedes: {told(before)}")
    if not known:
        note("screen: its record is in no list at hand, so nothing is suppressed before it is decided again")
    note(f"screen: noted in {ledger.address}")
