"""`screen decisions list|history|export|import|stale`: what reviewers decided, and what has come of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from screening.cli.clock import now
from screening.cli.console import Format, wants_json
from screening.cli.decide_command import ledger_at
from screening.cli.output import is_stdout, replacing, spare_kept
from screening.cli.screen_commands import DecisionsOption
from screening.cli.streams import note, put
from screening.model import Decision, Kind, Party
from screening.reports.visible import one_line
from screening.reports.wording import decisions_used, plural

if TYPE_CHECKING:
    from screening.decisions.stale import Stale

app = typer.Typer(
    help="What reviewers decided about names and listed parties, and what has come of it.",
    no_args_is_help=True,
)

Name = Annotated[str | None, typer.Argument(help="Only decisions on this name.")]
OfParty = Annotated[str | None, typer.Option("--party", help="Only decisions on this party id.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of standard output.")]


@app.command("list")
def list_(
    name: Name = None, party: OfParty = None, decisions: DecisionsOption = None, shape: Format = "table"
) -> None:
    """The decisions that count: of each pair the latest."""
    from screening.policy.decided import latest

    as_json, held = wants_json(shape), ledger_at(decisions).read()
    counting = [one for one, _ in latest(held.made)]
    _show(_wanted(counting, name, party), as_json)
    note(f"screen: {len(counting):,} count of {decisions_used(held.used)}")


@app.command()
def history(
    name: Name = None, party: OfParty = None, decisions: DecisionsOption = None, shape: Format = "table"
) -> None:
    """All decisions in the order in which they were noted, superseded ones too."""
    from screening.policy.decided import latest

    as_json, held = wants_json(shape), ledger_at(decisions).read()
    counting = {id(one) for one, _ in latest(held.made)}
    shown = _wanted(held.made, name, party)
    _show(shown, as_json, {"superseded": lambda one: "" if id(one) in counting else "superseded"})
    note(f"screen: {decisions_used(held.used)}")


@app.command()
def export(decisions: DecisionsOption = None, output: Output = None) -> None:
    """All decisions as CSV; its sha256 is the digest that reports give for a database."""
    from screening.decisions.table import to_csv

    spare_kept(decisions, output)
    held = ledger_at(decisions).read()
    data = to_csv(held.made)
    if output is None or is_stdout(output):
        put(data.decode())
        return
    with replacing(output) as path:
        path.write_bytes(data)
    note(f"screen: {decisions_used(held.used)} written to {output}")


@app.command("import")
def import_(
    source: Annotated[str, typer.Argument(help="A .csv file in the same columns, or a database.")],
    current_records: Annotated[
        bool,
        typer.Option("--current-records", help="Rows without a record get the one listed now."),
    ] = False,
    decisions: DecisionsOption = None,
) -> None:
    """Note the decisions of a file, all or none. Those that are there already are not noted again."""
    from screening.decisions.ledger import open_ledger

    ledger = ledger_at(decisions)
    given = open_ledger(source).read().made
    if current_records:
        given = _with_records(given, _parties(), source)
    there = set(ledger.read().made) if ledger.exists() else set()
    fresh = [one for one in dict.fromkeys(given) if one not in there]
    ledger.append(fresh)
    put(f"{plural(len(fresh), 'decision')} noted, {len(given) - len(fresh):,} were there already\n")
    bare = sum(not one.record for one in fresh)
    if bare:
        note(
            f"screen: {plural(bare, 'decision')} without a record of the listed party: they suppress nothing"
            "; import them again with --current-records"
        )


@app.command()
def stale(decisions: DecisionsOption = None, shape: Format = "table") -> None:
    """Decisions without effect on the lists at hand: expired, record changed, no longer listed."""
    from screening.decisions.stale import find_stale

    as_json, held = wants_json(shape), ledger_at(decisions).read()
    found = list(find_stale(held.made, _parties(), now()))
    why: dict[int, Stale] = {id(one.decision): one for one in found}
    _show(
        [one.decision for one in found],
        as_json,
        {"standing": lambda one: why[id(one)].standing.value, "why": lambda one: why[id(one)].why},
    )
    note(f"screen: {len(found):,} without effect of {decisions_used(held.used)}")


def _parties() -> Callable[[str], Party | None]:
    """The listed parties by uid. Raises StoreError for a damaged list: its parties would look gone."""
    from screening.catalogue import load_catalogue
    from screening.snapshot.snapshot import open_snapshot
    from screening.snapshot.store import Store

    store = Store()
    catalogue = load_catalogue(store.home / "lists")
    snapshot = open_snapshot(store, catalogue)
    snapshot.demand(catalogue.list_ids)
    return snapshot.find


def _with_records(
    given: Iterable[Decision], party: Callable[[str], Party | None], where: str
) -> tuple[Decision, ...]:
    """Decisions with the record of the party as it is listed now, where they have none."""
    from screening.decisions.table import refuse
    from screening.policy.records import record_of

    filled: list[Decision] = []
    bad: list[str] = []
    for number, one in enumerate(given, start=1):
        found = None if one.record else party(one.party)
        if found is None and not one.record:
            bad.append(f"decision {number}: {one.party} is in no list at hand")
        elif found:
            one = replace(one, record=record_of(found), caption=one.caption or found.caption)
        filled.append(one)
    refuse(bad, where)
    return tuple(filled)


def _wanted(made: Iterable[Decision], name: str | None, party: str | None) -> list[Decision]:
    from screening.policy.whom import spelled

    return [
        one
        for one in made
        if (name is None or spelled(one.name) == spelled(name)) and (party is None or one.party == party)
    ]


_Said = dict[str, Callable[[Decision], str]]


def _show(made: Sequence[Decision], as_json: bool, more: _Said | None = None) -> None:
    """Decisions, two lines each, with what there is `more` to say; or as JSON with all that is noted."""
    from screening.decisions.columns import row_of
    from screening.policy.decided import rule

    said = more or {}
    if as_json:
        facts: list[dict[str, Any]] = [
            {**row_of(one), **{column: tell(one) for column, tell in said.items()}} for one in made
        ]
        put(json.dumps({"decisions": facts}, indent=2, ensure_ascii=False) + "\n")
        return
    for one in made:
        behind = "; ".join(filter(None, (tell(one) for tell in said.values())))
        put(f"{one_line(_about(one))}\n  {one_line(rule(one))}\n")
        put(f"  {one_line(behind)}\n" if behind else "")


def _about(one: Decision) -> str:
    """ "Acme Ltd (id 77, DE) / ACME CO. (us-bis-el:1)"."""
    facts = [f"id {one.id}" if one.id else "", "" if one.kind is Kind.UNKNOWN else one.kind.value]
    facts += [f"born {one.birth_date}" if one.birth_date else "", one.country or ""]
    facts += ["with identifiers" if one.identifiers else ""]
    bearer = ", ".join(filter(None, facts))
    party = f"{one.caption} ({one.party})" if one.caption else one.party
    return f"{one.name}{f' ({bearer})' if bearer else ''} / {party}".strip()
