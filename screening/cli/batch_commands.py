"""`screen batch`: a table of names in, the same rows with a verdict each out."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli import table_columns as heads
from screening.cli.batch_record import TableEvidence
from screening.cli.batch_run import Run, run_table
from screening.cli.exits import EXIT
from screening.cli.output import is_stdout, spare_inputs, spare_kept
from screening.cli.owners_files import digest_of, know_owners, names_by_number, notes_of
from screening.cli.recording import Record, RecordFolder, recording, write_record
from screening.cli.screen_commands import (
    DecisionsOption,
    Exclude,
    KindOption,
    Only,
    Ownership,
    OwnershipRule,
    Threshold,
    open_screener,
)
from screening.cli.streams import say
from screening.errors import SettingsError
from screening.model import Kind
from screening.reports import wording
from screening.reports.wording import plural
from screening.screener import Screener
from screening.settings import DEFAULT_THRESHOLD
from screening.snapshot.durable import real_path
from screening.snapshot.freshness import complete, shortcomings

if TYPE_CHECKING:
    from screening.batch.output import Output as Destination
    from screening.batch.resume import State
    from screening.batch.run import Done

Table = Annotated[Path, typer.Argument(help="CSV, TSV, XLSX, Parquet or JSON lines; - reads standard input.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write here: .csv, .tsv, .xlsx, .parquet or .jsonl.")
]
Format = Annotated[str | None, typer.Option("--format", help="Format of the output.")]
InputFormat = Annotated[str | None, typer.Option(help="Format of the table. Default: its ending.")]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the table, if it is not found.")]
Sheet = Annotated[str | None, typer.Option(help="Sheet of a workbook. Default: the first.")]
HeaderRow = Annotated[
    int | None,
    typer.Option(min=0, help="Row that names the columns, if it is not the first; 0: none does."),
]
OnlyMatches = Annotated[
    bool,
    typer.Option("--only-matches/--all-rows", help="Write rows with matches alone, and count the others."),
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with an output that was stopped.")]
Processes = Annotated[
    int | None, typer.Option(min=1, help="Processes that screen. Default: one a processor.")
]
Quiet = Annotated[bool, typer.Option("--quiet/--no-quiet", "-q", help="No progress and no summary.")]
Chunk = Annotated[int | None, typer.Option(min=1, help="Rows read, screened and written at a time.")]
INTERRUPTED = 128
"""Added to the number of the signal that ended a run, as shells do."""


def batch(
    table: Table,
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
    ownership: Ownership = None,
    ownership_rule: OwnershipRule = None,
    decisions: DecisionsOption = None,
    only_matches: OnlyMatches = False,
    resume: Resume = False,
    quiet: Quiet = False,
    chunk: Chunk = None,
    processes: Processes = None,
    record: Record = None,
    record_folder: RecordFolder = None,
) -> None:
    """Screen a table of names: the same rows, in order, with a verdict each.

    Ctrl-C leaves the rows that are done; --resume goes on with them.
    """
    from screening.batch.interrupts import Interrupts
    from screening.batch.opening import open_table
    from screening.processes import usable_processors
    from screening.screener.columns import find_columns

    chosen = _format(shape, output)
    spare_table(table, output)
    spare_inputs(ownership or (), output)
    spare_kept(decisions, output)
    with recording(record, record_folder, "batch", output) as recorder:
        evidence = TableEvidence(recorder, table) if recorder else None
        source = evidence.source if evidence else sys.stdin.buffer if str(table) == "-" else table
        reading = reading_of(input_format, encoding, sheet, header_row)
        opened = open_table(source, **reading)
        named = {"name": name_column, "alias": alias_column, "kind": kind_column}
        named |= {"birth_date": birth_date_column, "country": country_column, "identifier": identifier_column}
        named |= {"address": address_column, "id": id_column}
        named |= {"given_name": given_name_column, "middle_name": middle_name_column}
        named |= {"family_name": family_name_column}
        columns = find_columns(opened.columns, named)
        hands = processes or usable_processors()
        screener = open_screener(threshold, only, exclude, kind, hands, ownership_rule, decisions)
        statuses = screener.statuses
        options = {
            "columns": dict(columns.by_role),
            "input format": list(reading.values()),
            "output format": chosen,
            "only matches": only_matches,
            "owners": [digest_of(path) for path in ownership or ()],
        }
        state = _state(table, output, screener, options, resume=resume)
        if state and resume:
            screener = screener.at(datetime.fromisoformat(state.started_at))
        if ownership:
            again = partial(open_table, table, **reading)
            know_owners(screener, ownership, names_by_number(again, columns) if table.is_file() else ())
        before = opened.notes
        told = (*heads.passed_over(columns), *([] if quiet else heads.columns_read(columns, opened.columns)))
        say((*before, *told, *notes_of(screener), *_decided(screener)))
        destination = destination_of(output, chosen, state)
        witness = evidence.witness(screener, columns, state.rows if state else 0) if evidence else None
        run = Run(opened, screener, columns, destination, state, only_matches, chunk, witness)
        try:
            done = run_table(run, quiet=quiet)
            say(said for said in opened.notes if said not in before)
            gaps = (*screener.owners.gaps, *screener.owners.unscreened) if screener.owners else ()
            say(
                (
                    *_summary(done, only_matches=only_matches, quiet=quiet),
                    *gaps,
                    *shortcomings(statuses, all_in="screen lists status"),
                )
            )
        finally:
            with Interrupts() as interrupts, interrupts.ending():  # whoever stops a run may do it twice
                screener.close()
        outcome = done.outcome(complete=complete(statuses) and not opened.guessed and not gaps)
        code = EXIT[outcome] if done.stopped is None else INTERRUPTED + done.stopped
        if evidence:
            evidence.close(run, done, output, chosen, reading, gaps)
            write_record(recorder, screener, outcome, code)
    raise typer.Exit(code)


def reading_of(
    shape: str | None, encoding: str | None, sheet: str | None, header_row: int | None
) -> dict[str, str | None]:
    """How a table is read, as records keep it."""
    row = None if header_row is None else str(header_row)
    return {"shape": shape, "encoding": encoding, "sheet": sheet, "header_row": row}


def spare_table(table: Path, output: Path | None) -> None:
    """Raise SettingsError if the run would write over its table, or over a file that is of no run."""
    from screening.batch.resume import kept_paths, spare_others

    spare_inputs([table], output)
    if output is None or is_stdout(output):
        return
    if not output.exists() or output.is_file():
        for path in kept_paths(real_path(output)):
            spare_inputs([table], path)
        spare_others(real_path(output))


def _format(shape: str | None, output: Path | None) -> str:
    """The output format by name, else by the ending, else CSV. Raises SettingsError."""
    from screening.batch.opening import FORMATS, format_of
    from screening.batch.sinks import TEXT_FORMATS

    if shape is not None and shape not in FORMATS:
        raise SettingsError(f"there is no table format {shape!r}", hint=f"formats: {', '.join(FORMATS)}")
    if output is None or is_stdout(output):
        if shape is not None and shape not in TEXT_FORMATS:
            raise SettingsError(f"{shape} goes to a file", hint=f"-o FILE.{shape}")
        return shape or "csv"
    found = shape or format_of(output)
    if found is None:
        raise SettingsError(
            f"the ending of {output.name!r} tells no table", hint=f"add --format {' or '.join(FORMATS)}"
        )
    return found


def _state(
    table: Path,
    output: Path | None,
    screener: Screener,
    options: Mapping[str, object],
    *,
    resume: bool,
) -> State | None:
    """The state of the run to go on with, or of one that begins; None where it could not be continued.

    Raises SettingsError if there is no such run to resume.
    """
    from screening import __version__
    from screening.batch.resume import State, identity_of, load_state

    file = output is not None and not is_stdout(output) and (not output.exists() or output.is_file())
    if output is None or not file or not table.is_file():
        if resume:
            raise SettingsError(
                "such a run cannot be resumed", hint="it takes a table in a file, and -o FILE"
            )
        return None
    run = {
        **options,
        "settings": screener.settings.digest,
        "lists": screener.snapshot.digest,
        "decisions": screener.decisions.used.sha256 if screener.decisions else "",
        "program": __version__,
    }
    identity = identity_of(table, run)
    if resume:
        return load_state(real_path(output), identity)
    return State(identity, screener.now.isoformat())


def destination_of(output: Path | None, shape: str, state: State | None) -> Destination:
    """Where the rows go, in that format; `state` is that of a run that can be continued."""
    from screening.batch.output import StreamOutput, TextOutput
    from screening.batch.sinks import TEXT_FORMATS

    if output is None or is_stdout(output):
        return StreamOutput(sys.stdout.buffer, "standard output", shape)
    file = not output.exists() or output.is_file()
    if shape not in TEXT_FORMATS:
        from screening.batch.whole import WholeOutput

        if not file:
            raise SettingsError(f"{output} is no file, and {shape} is made as one", hint=f"-o FILE.{shape}")
        return WholeOutput(output, shape, state)
    if not file:
        return StreamOutput(output.open("wb"), str(output), shape)
    return TextOutput(output, shape, state)


def _decided(screener: Screener) -> list[str]:
    """Which decisions the run knows: the table has no place for it."""
    used = screener.decisions.used if screener.decisions else None
    return [wording.decisions_used(used)] if used else []


def _summary(done: Done, *, only_matches: bool, quiet: bool) -> list[str]:
    """What to say at the end; what the output leaves out is always said."""
    counts = [f"{done.tally[outcome]:,} {outcome}" for outcome in _ORDER if done.tally.get(outcome)]
    said = []
    if only_matches:
        left = [f"{done.tally.get(outcome, 0):,} {outcome}" for outcome in _ORDER[5:]]
        said.append(f"rows without a match were not written: {', '.join(left)}")
    if not quiet and done.stopped is None:
        said.append(f"{plural(done.rows, 'row')}: {', '.join(counts) or 'nothing to screen'}")
    if done.stopped is not None:
        said.append(f"stopped after {plural(done.rows, 'row')} ({', '.join(counts) or 'none'})")
    return [*said, done.said] if done.said else said


_ORDER = ("listed", "owned", "possible", "possibly_owned", "suppressed", "not_listed", "not_screened")
