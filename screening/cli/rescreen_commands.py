"""`screen rescreen`: a table that was screened before, and what the lists' changes since then do to it.

Just over 300 lines, a third of which are the options of the one command.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from screening.cli import table_columns as heads
from screening.cli.batch_commands import (
    INTERRUPTED,
    Encoding,
    HeaderRow,
    InputFormat,
    Processes,
    Quiet,
    Sheet,
    Table,
    destination_of,
    reading_of,
    spare_table,
)
from screening.cli.clock import now
from screening.cli.exits import EXIT
from screening.cli.output import is_stdout, save, spare_inputs, spare_kept
from screening.cli.owners_files import notes_of, read_owners
from screening.cli.progress import progress_of_rows
from screening.cli.recording import Record, RecordFolder, recording, write_record
from screening.cli.rescreen_given import Given, given_as_table, given_by_record, spare_options
from screening.cli.rescreen_record import Written, spare_strange, tell_record
from screening.cli.screen_commands import (
    DecisionsOption,
    Exclude,
    KindOption,
    Only,
    Ownership,
    OwnershipRule,
    Threshold,
)
from screening.cli.streams import put, say
from screening.errors import SettingsError
from screening.model import Kind
from screening.reports.wording import decisions_used, plural
from screening.settings import DEFAULT_THRESHOLD, Settings
from screening.snapshot.freshness import complete, shortcomings

if TYPE_CHECKING:
    from datetime import datetime

    from screening.rescreen.changes import Changes
    from screening.rescreen.opening import Sides
    from screening.rescreen.others import Others
    from screening.rescreen.run import Found
    from screening.rescreen.told import About

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
FOR_PEOPLE = {".txt": "table", ".json": "json"}


def rescreen(
    context: typer.Context,
    table: Table,
    since: Since = None,
    output: Output = None,
    shape: Format = None,
    input_format: InputFormat = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    header_row: HeaderRow = None,
    name_column: heads.NameColumn = None,
    given_name_column: heads.GivenColumn = None,
    middle_name_column: heads.MiddleColumn = None,
    family_name_column: heads.FamilyColumn = None,
    alias_column: heads.AliasColumn = None,
    kind_column: heads.KindColumn = None,
    birth_date_column: heads.BirthColumn = None,
    country_column: heads.CountryColumn = None,
    identifier_column: heads.NumberColumn = None,
    address_column: heads.AddressColumn = None,
    id_column: heads.IdColumn = None,
    threshold: Threshold = DEFAULT_THRESHOLD,
    only: Only = None,
    exclude: Exclude = None,
    kind: KindOption = Kind.UNKNOWN,
    decisions: DecisionsOption = None,
    ownership: Ownership = None,
    ownership_rule: OwnershipRule = None,
    only_new: OnlyNew = False,
    record: Record = None,
    record_folder: RecordFolder = None,
    quiet: Quiet = False,
    processes: Processes = None,
) -> None:
    """Look at a table again after list changes: matches that are new, gone or changed, each with its cause.

    TABLE is a table, with --since; or the record of a run (--record), which tells table, settings and lists.
    The result is what two whole runs of `screen batch`, over the lists then and now, would differ in. Exit
    codes: 3 new or changed matches, else 4 if a list falls short or a row was not screened, else 0.
    """
    chosen = _format(shape, output)
    spare_table(table, output)
    spare_inputs(ownership or (), output)
    spare_kept(decisions, output)
    others = context.with_resource(_others(table, processes))
    if since is None:
        spare_options(context)
        given = given_by_record(table, decisions)
        spare_table(given.path, output)
    else:
        named = {"name": name_column, "alias": alias_column, "kind": kind_column}
        named |= {"birth_date": birth_date_column, "country": country_column, "identifier": identifier_column}
        named |= {"address": address_column, "id": id_column}
        named |= {"given_name": given_name_column, "middle_name": middle_name_column}
        named |= {"family_name": family_name_column}
        words = tuple(only or ()), tuple(exclude or ())
        rules = tuple(ownership_rule or ())
        settings = Settings.of(
            threshold=threshold, only=words[0], exclude=words[1], kind=kind, ownership_rule=rules
        )
        reading = reading_of(input_format, encoding, sheet, header_row)
        given = given_as_table(table, since, reading, named, settings, decisions, tuple(ownership or ()))
    from screening.rescreen.told import EVERY_ROW, counted

    before = given.table.notes
    say((*before, *heads.passed_over(given.columns), *given.said))
    clock = now()
    with recording(record, record_folder, "rescreen", output) as recorder:
        if recorder:
            spare_strange(given)
        sides, found = _run(given, clock, others, quiet=quiet)
        say(said for said in given.table.notes if said not in before)
        say([EVERY_ROW] if sides.changes.all_words else [])
        about = _about(given, sides, found)
        shown = found.only("new") if only_new else found
        if only_new and found.changed != shown.changed:
            say([_left_out(found)])
        _write(Result(about, shown, sides.changes, given.table.columns), chosen, output)
        if not quiet and chosen != "table":
            say([f"{plural(found.rows, 'row')}, {counted(found.tally)}"])
        if chosen not in ("table", "json") or not is_stdout(output):
            used = [decisions_used(about.decisions)] if about.decisions else []
            say((*used, *notes_of(sides.after), *about.warnings))
        code = EXIT[about.outcome]
        if recorder:
            tell_record(recorder, given, sides, found, Written(output, chosen, only_new), about.warnings)
            write_record(recorder, sides.after, about.outcome, code, sides.before.snapshot.editions)
    raise typer.Exit(code)


def _about(given: Given, sides: Sides, found: Found) -> About:
    """What there is to say of the run as a whole."""
    from screening.rescreen.told import About

    after = sides.after
    matched = found.tally["new"] or found.tally["changed"]
    gaps = (*_unknown(sides.unknown, given.since), *_incomplete_then(sides), *_unscreened(found))
    gaps += (*after.owners.gaps, *after.owners.unscreened) if after.owners else ()
    whole = complete(after.statuses) and not (given.table.guessed or gaps)
    return About(
        str(given.path),
        given.digest,
        given.since,
        after.now.isoformat(timespec="seconds"),
        given.settings.digest,
        sides.before.snapshot.digest,
        after.snapshot.digest,
        "matches" if matched else "no_match" if whole else "incomplete",
        (*gaps, *shortcomings(after.statuses)),
        given.decisions.used if given.decisions else None,
        after.owners.info if after.owners else None,
    )


def _others(table: Path, processes: int | None) -> Others:
    """Other processes; for a large table they get ready while this one opens it and the lists."""
    from screening.processes import usable_processors
    from screening.rescreen.others import Others

    found = Others((processes or usable_processors()) - 1)
    found.begin_for(table.stat().st_size if table.is_file() else None)
    return found


def _run(given: Given, clock: datetime, others: Others, *, quiet: bool) -> tuple[Sides, Found]:
    """Open the lists then and now, and look at the table."""
    from screening.batch.interrupts import Interrupts, Stopped
    from screening.catalogue import load_catalogue
    from screening.processes import collect_seldom
    from screening.rescreen.hands import Recipe, digests_of
    from screening.rescreen.opening import open_sides
    from screening.rescreen.run import rescreen_table
    from screening.snapshot.store import Store

    collect_seldom()
    store = Store()
    catalogue = load_catalogue(store.home / "lists")
    sides = open_sides(store, catalogue, given.past, given.settings, clock, given.decisions)
    if given.owners:
        register, files = read_owners(given.owners, clock.date(), given.numbered())
        for side in (sides.before, sides.after):
            side.know_owners(register, files)
    roles, digests = tuple(given.columns.by_role), digests_of(sides)
    recipe = Recipe(store.home, given.past, given.settings, clock, given.decisions, roles, digests)
    others.begin_for(given.table.size)
    try:
        with Interrupts(), progress_of_rows(given.table.size, quiet) as told:
            return sides, rescreen_table(sides, recipe, given.columns, given.table, others, told)
    except Stopped as stopped:
        say(["stopped: nothing was written"])
        raise typer.Exit(INTERRUPTED + stopped.signal) from None


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


def _left_out(found: Found) -> str:
    """What --only-new does not tell."""
    tally = found.tally
    noted = f", {tally['noted']:,} noted" if tally["noted"] else ""
    return f"not told: matches {tally['gone']:,} gone, {tally['changed']:,} changed{noted}"


def _unknown(list_ids: Sequence[str], since: str) -> list[str]:
    if not list_ids:
        return []
    lists = ", ".join(list_ids)
    return [f"NO EDITION from {since} or before is kept of {lists}: what changed in them since is not told"]


def _incomplete_then(sides: Sides) -> list[str]:
    """Lists whose edition of then was not complete: what it lacked and this one has is no change."""
    before, after = sides.before.snapshot, sides.after.snapshot
    lacking = [
        f"{before.catalogue.facts(one.list_id).short} ({one.incomplete})"
        for one in before.editions
        if one.incomplete and one.list_id in sides.before.list_ids and one not in after.editions
    ]
    return [f"NOT COMPLETE THEN, so that changes may be none: {'; '.join(lacking)}"] if lacking else []


def _unscreened(found: Found) -> list[str]:
    return [f"{plural(len(found.unscreened), 'row')} not screened"] if found.unscreened else []


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
