"""`screen ownership`: every company of files of owners, and which rules of ownership reach it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from screening.cli.exits import EXIT
from screening.cli.output import chosen_format, deliver, spare_inputs, spare_kept
from screening.cli.owners_files import know_owners
from screening.cli.recording import Record, RecordFolder, recording, write_record
from screening.cli.screen_commands import (
    DecisionsOption,
    Exclude,
    Format,
    Only,
    Output,
    OwnershipRule,
    Threshold,
    open_screener,
)
from screening.model import Kind
from screening.settings import DEFAULT_THRESHOLD

Processes = Annotated[
    int | None, typer.Option(min=1, help="Processes that screen. Default: one a processor.")
]


def ownership(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Tables with owner, owned and percent; FollowTheMoney entities; GLEIF relations and names."
        ),
    ],
    threshold: Threshold = DEFAULT_THRESHOLD,
    only: Only = None,
    exclude: Exclude = None,
    ownership_rule: OwnershipRule = None,
    decisions: DecisionsOption = None,
    shape: Format = None,
    output: Output = None,
    processes: Processes = None,
    record: Record = None,
    record_folder: RecordFolder = None,
) -> None:
    """Say of every company in files of owners whether a rule of ownership reaches it, by which chain.

    Owners and companies are screened by name; shares of listed owners are added up and followed through
    companies that are themselves reached. All files are read as one. The report names the rules, their dates
    and their sources.
    """
    from screening.processes import usable_processors

    chosen = chosen_format(shape, output)
    spare_inputs(files, output)
    spare_kept(decisions, output)
    several = processes or usable_processors()
    with recording(record, record_folder, "ownership", output) as recorder:
        screener = open_screener(
            threshold, only, exclude, Kind.UNKNOWN, several, ownership_rule, decisions=decisions
        )
        try:
            know_owners(screener, files)
            report = screener.report_owners()
        finally:
            screener.close()
        deliver(report, (), chosen, output)
        if recorder:
            recorder.owners(report)
        write_record(recorder, screener, report.outcome, EXIT[report.outcome])
    raise typer.Exit(EXIT[report.outcome])
