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
from screening.cli.output import is_stdout, save
from screening.cli.progress import progress_of_rows
from screening.cli.screen_commands import DecisionsOption, Exclude, KindOption, Only, Threshold
from screening.cli.streams import put, say
from screening.errors import SettingsError
from screening.model import Kind
from screening.reports.wording import plural
from screening.settings import DEFAULT_THRESHOLD
from screening.snapshot.freshness import complete, shortcomings

if TYPE_CHECKING:
    from screening.rescreen.changes import Changes
    from screening.rescreen.run import Found
    from screening.rescreen.told import About

Since = Annotated[
    str,
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
FOR_PEOPLE = {".txt": "table", ".json": "json"}


def rescreen(
    table: Table,
    since: Since,
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
    only_new: OnlyNew = False,
    quiet: Quiet = False,
    processes: Processes = None,
) -> None:
    """Look at a table again after list changes: matches that are new, gone or changed, each with its cause.

    The result is what two whole runs of `screen batch`, over the lists then and now, would differ in. Exit
    codes: 3 new or changed matches, else 4 if a list falls short or a row was not screened, else 0.
    """
    from screening.batch.opening import open_table
    from screening.catalogue import load_catalogue
    from screening.decisions.ledger import open_ledger
    from screening.rescreen.hands import Hands, Recipe, digests_of
    from screening.rescreen.opening import open_sides
    from screening.rescreen.rows import Rows
    from screening.rescreen.run import Rescreen
    from screening.rescreen.told import About
    from screening.screener.columns import find_columns
    from screening.screener.frame import own_ids
    from screening.screener.workers import usable_processors
    from screening.settings import Settings
    from screening.snapshot.store import Store

    chosen = _format(shape, output)
    spare_table(table, output, chosen)
    source = sys.stdin.buffer if str(table) == "-" else table
    opened = open_table(source, shape=input_format, encoding=encoding, sheet=sheet)
    named = {"name": name_column, "alias": alias_column, "kind": kind_column}
    named |= {"birth_date": birth_date_column, "country": country_column, "identifier": identifier_column}
    named |= {"address": address_column, "id": id_column}
    columns = find_columns(opened.columns, named)
    words = tuple(only or ()), tuple(exclude or ())
    settings = Settings.of(threshold=threshold, only=words[0], exclude=words[1], kind=kind)
    before = opened.notes
    say((*before, *passed_over(columns)))
    store, clock = Store(), now()
    catalogue = load_catalogue(store.home / "lists")
    made = open_ledger(decisions).read() if decisions is not None else None
    sides = open_sides(store, catalogue, since, settings, clock, made)
    roles = tuple(columns.by_role)
    recipe = Recipe(store.home, since, settings, clock, roles, digests_of(sides), made)
    # without a folder the lists are in this process's memory alone
    kept = sides.before.snapshot.folder and sides.after.snapshot.folder
    hands = Hands(Rows(sides, roles), recipe, (processes or usable_processors()) if kept else 1)
    try:
        with progress_of_rows(opened.size, quiet) as told:
            found = Rescreen(hands, columns, own_ids(made)).table(opened, progress=told)
    finally:
        hands.close()
    say(said for said in opened.notes if said not in before)
    statuses = sides.after.statuses
    whole = complete(statuses) and not (opened.guessed or sides.unknown or found.not_screened)
    matched = found.tally["new"] or found.tally["changed"]
    outcome = "matches" if matched else "no_match" if whole else "incomplete"
    warnings = (*_unknown(sides.unknown, since), *_unscreened(found), *shortcomings(statuses))
    about = About(
        since,
        clock.isoformat(timespec="seconds"),
        settings.digest,
        sides.before.snapshot.digest,
        sides.after.snapshot.digest,
        outcome,
        warnings,
        made.used if made else None,
    )
    shown = found.only("new") if only_new else found
    if only_new and found.changed != shown.changed:
        say([f"not told: matches {found.tally['gone']:,} gone, {found.tally['changed']:,} changed"])
    _write(Result(about, shown, sides.changes, opened.columns), chosen, output)
    if not quiet and chosen != "table":
        counts = ", ".join(f"{found.tally[change]:,} {change}" for change in ("new", "gone", "changed"))
        say([f"{plural(found.rows, 'row')}, matches: {counts}"])
    if chosen not in ("table", "json") or not is_stdout(output):
        say(warnings)
    raise typer.Exit(EXIT[outcome])


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
