"""`screen rescreen`: a table that was screened before, and what the lists' changes since then do to it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from screening.cli.batch_commands import (
    Column,
    Encoding,
    InputFormat,
    Processes,
    Quiet,
    Sheet,
    Table,
    destination_of,
    passed_over,
    spare_table,
)
from screening.cli.clock import now
from screening.cli.exits import EXIT
from screening.cli.output import is_stdout, save, spare_kept
from screening.cli.progress import progress_of_rows
from screening.cli.screen_commands import DecisionsOption, Exclude, KindOption, Only, Threshold
from screening.cli.streams import put, say
from screening.errors import SettingsError
from screening.model import Kind
from screening.reports.wording import decisions_used, plural
from screening.settings import DEFAULT_THRESHOLD, Settings
from screening.snapshot.freshness import complete, shortcomings

if TYPE_CHECKING:
    from datetime import datetime

    from screening.batch.table import Table as OpenTable
    from screening.model import Decisions
    from screening.rescreen.changes import Changes
    from screening.rescreen.opening import Sides
    from screening.rescreen.run import Found
    from screening.rescreen.since import Past
    from screening.rescreen.told import About
    from screening.screener.columns import Columns

Since = Annotated[
    str | None,
    typer.Option(
        help="A day (ISO), or an edition of one list: what the lists' changes since then do is told."
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write here: .csv, .tsv, .xlsx, .parquet, .jsonl, .json or .txt."),
]
Format = Annotated[
    str | None, typer.Option("--format", help="table, json, csv, tsv, xlsx, parquet or jsonl.")
]
OnlyNew = Annotated[
    bool, typer.Option("--only-new/--all-changes", help="Tell new matches alone, and count the others.")
]
NoOwners = Annotated[list[Path] | None, typer.Option("--ownership", hidden=True)]
FOR_PEOPLE = {".txt": "table", ".json": "json"}


def rescreen(
    table: Table,
    since: Since = None,
    output: Output = None,
    shape: Format = None,
    input_format: InputFormat = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    name_column: Column = None,
    alias_column: Column = None,
    kind_column: Column = None,
    birth_date_column: Column = None,
    country_column: Column = None,
    identifier_column: Column = None,
    address_column: Column = None,
    id_column: Column = None,
    threshold: Threshold = DEFAULT_THRESHOLD,
    only: Only = None,
    exclude: Exclude = None,
    kind: KindOption = Kind.UNKNOWN,
    decisions: DecisionsOption = None,
    ownership: NoOwners = None,
    only_new: OnlyNew = False,
    quiet: Quiet = False,
    processes: Processes = None,
) -> None:
    """Look at a table again after list changes: matches that are new, gone or changed, each with its cause.

    TABLE is a table, with --since; or the record of a run (--record), which tells table, settings and lists.
    The result is what two whole runs of `screen batch`, over the lists then and now, would differ in. Exit
    codes: 3 new or changed matches, else 4 if a list falls short or a row was not screened, else 0.
    """
    from screening.rescreen.told import EVERY_ROW, About

    if ownership:
        raise SettingsError(
            "files of owners are not followed here: what list changes do to who owns whom is not told",
            hint="screen batch TABLE --ownership OWNERS.csv tells whom listed parties own today",
        )
    chosen = _format(shape, output)
    spare_table(table, output, chosen)
    spare_kept(decisions, output)
    if since is None:
        given = _of_record(table, decisions)
        spare_table(given.path, output, chosen)
    else:
        named = {"name": name_column, "alias": alias_column, "kind": kind_column}
        named |= {"birth_date": birth_date_column, "country": country_column, "identifier": identifier_column}
        named |= {"address": address_column, "id": id_column}
        words = tuple(only or ()), tuple(exclude or ())
        settings = Settings.of(threshold=threshold, only=words[0], exclude=words[1], kind=kind)
        reading = {"shape": input_format, "encoding": encoding, "sheet": sheet}
        given = _of_table(table, since, reading, named, settings, decisions)
    before = given.table.notes
    decided = [decisions_used(given.decisions.used)] if given.decisions else []
    say((*before, *passed_over(given.columns), *given.said, *decided))
    clock = now()
    sides, found = _run(given, clock, processes, quiet=quiet)
    say(said for said in given.table.notes if said not in before)
    say([EVERY_ROW] if sides.changes.all_words else [])
    statuses = sides.after.statuses
    matched = found.tally["new"] or found.tally["changed"]
    gaps = (*given.gaps, *_unknown(sides.unknown, given.since), *_unscreened(found))
    whole = complete(statuses) and not (given.table.guessed or gaps)
    outcome = "matches" if matched else "no_match" if whole else "incomplete"
    warnings = (*gaps, *shortcomings(statuses))
    about = About(
        given.since,
        clock.isoformat(timespec="seconds"),
        given.settings.digest,
        sides.before.snapshot.digest,
        sides.after.snapshot.digest,
        outcome,
        warnings,
    )
    shown = found.only("new") if only_new else found
    if only_new and found.changed != shown.changed:
        say([f"not told: matches {found.tally['gone']:,} gone, {found.tally['changed']:,} changed"])
    _write(Result(about, shown, sides.changes, given.table.columns), chosen, output)
    if not quiet and chosen != "table":
        counts = ", ".join(f"{found.tally[change]:,} {change}" for change in ("new", "gone", "changed"))
        say([f"{plural(found.rows, 'row')}, matches: {counts}"])
    if chosen not in ("table", "json") or not is_stdout(output):
        say(warnings)
    raise typer.Exit(EXIT[outcome])


class Given(NamedTuple):
    """What is looked at, since when, and how; `said` is for people, `gaps` what is not told."""

    since: str
    path: Path
    table: OpenTable
    columns: Columns
    settings: Settings
    past: Past
    decisions: Decisions | None
    said: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


def _of_record(path: Path, decisions: str | None) -> Given:
    """What the record of a run tells."""
    from screening.catalogue import load_catalogue
    from screening.rescreen.recorded import read_run
    from screening.snapshot.store import Store

    if path.suffix.casefold() != ".json":
        raise SettingsError(
            "since when?", hint="--since DAY or EDITION; or give the record of a run, RUN.json, for the table"
        )
    store = Store()
    run = read_run(path, store, load_catalogue(store.home / "lists"), decisions)
    table, facts = run.table.open(), run.table
    told = run.decisions, run.said, run.gaps
    return Given(run.since, facts.path, table, facts.columns, run.settings, run.past, *told)


def _of_table(
    path: Path,
    since: str,
    reading: Mapping[str, str | None],
    named: Mapping[str, str | None],
    settings: Settings,
    decisions: str | None,
) -> Given:
    """A table, opened, and the editions that counted then."""
    from screening.batch.opening import open_table
    from screening.catalogue import load_catalogue
    from screening.decisions.ledger import open_ledger
    from screening.rescreen.since import editions_since
    from screening.screener.columns import find_columns
    from screening.snapshot.store import Store

    table = open_table(sys.stdin.buffer if str(path) == "-" else path, **reading)
    columns = find_columns(table.columns, named)
    store = Store()
    catalogue = load_catalogue(store.home / "lists")
    past = editions_since(store, catalogue, since, settings.lists(catalogue))
    made = open_ledger(decisions).read() if decisions is not None else None
    return Given(since, path, table, columns, settings, past, made)


def _run(given: Given, clock: datetime, processes: int | None, *, quiet: bool) -> tuple[Sides, Found]:
    """Open the lists then and now, and look at the table."""
    from screening.catalogue import load_catalogue
    from screening.rescreen.hands import Hands, Recipe, digests_of
    from screening.rescreen.opening import open_sides
    from screening.rescreen.rows import Rows
    from screening.rescreen.run import Rescreen
    from screening.screener.frame import own_ids
    from screening.screener.workers import collect_seldom, usable_processors
    from screening.snapshot.store import Store

    collect_seldom()
    store = Store()
    catalogue = load_catalogue(store.home / "lists")
    sides = open_sides(store, catalogue, given.past, given.settings, clock, given.decisions)
    roles = tuple(given.columns.by_role)
    digests = digests_of(sides)
    recipe = Recipe(store.home, given.past, given.settings, clock, given.decisions, roles, digests)
    # without a folder the lists are in this process's memory alone
    kept = sides.before.snapshot.folder and sides.after.snapshot.folder
    hands = Hands(Rows(sides, roles), recipe, (processes or usable_processors()) if kept else 1)
    try:
        with progress_of_rows(given.table.size, quiet) as told:
            found = Rescreen(hands, given.columns, own_ids(given.decisions)).table(given.table, progress=told)
    finally:
        hands.close()
    return sides, found


class Result(NamedTuple):
    """What a run found, and the columns of its table."""

    about: About
    found: Found
    changes: Changes
    columns: Sequence[str]


def _write(result: Result, shape: str, output: Path | None) -> None:
    from screening.rescreen.told import frame, record, text

    about, found, changes, columns = result
    if shape in FOR_PEOPLE.values():
        shown = text(about, found, changes) if shape == "table" else _json(record(about, found, changes))
        if output is None or is_stdout(output):
            put(shown)
        else:
            save(shown, output)
        return
    destination = destination_of(output, shape, None)
    destination.write(frame(columns, found.changed), {})
    say(filter(None, [destination.finish()]))


def _json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _unknown(list_ids: Sequence[str], since: str) -> list[str]:
    if not list_ids:
        return []
    lists = ", ".join(list_ids)
    return [f"NO EDITION from {since} or before is kept of {lists}: what changed in them since is not told"]


def _unscreened(found: Found) -> list[str]:
    return [f"{plural(found.not_screened, 'row')} not screened"] if found.not_screened else []


def _format(shape: str | None, output: Path | None) -> str:
    """The format by name, else by the ending, else table. Raises SettingsError."""
    from screening.batch.opening import FORMATS, format_of
    from screening.batch.sinks import TEXT_FORMATS

    known = (*FOR_PEOPLE.values(), *FORMATS)
    if shape is not None and shape not in known:
        raise SettingsError(f"there is no format {shape!r}", hint=f"formats: {', '.join(known)}")
    if output is None or is_stdout(output):
        if shape is not None and shape not in (*FOR_PEOPLE.values(), *TEXT_FORMATS):
            raise SettingsError(f"{shape} goes to a file", hint=f"-o FILE.{shape}")
        return shape or "table"
    found = shape or FOR_PEOPLE.get(output.suffix.casefold()) or format_of(output)
    if found is None:
        raise SettingsError(
            f"the ending of {output.name!r} tells no format", hint=f"add --format {' or '.join(known)}"
        )
    return found
