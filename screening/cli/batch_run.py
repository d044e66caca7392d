"""One run over a table from the command line: progress on a terminal, what is kept of a run that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from screening.cli.progress import progress_of_rows
from screening.cli.streams import say
from screening.errors import ScreeningError
from screening.screener import Screener

if TYPE_CHECKING:
    from screening.batch.output import Output as Destination
    from screening.batch.resume import State
    from screening.batch.run import Done
    from screening.batch.table import Table as OpenTable
    from screening.screener.columns import Columns
    from screening.screener.frame import Witness


class Run(NamedTuple):
    """What goes into a run; see `screening.batch.run.screen_table`."""

    table: OpenTable
    screener: Screener
    columns: Columns
    output: Destination
    state: State | None
    only_matches: bool
    chunk: int | None
    witness: Witness | None = None


def run_table(run: Run, *, quiet: bool) -> Done:
    """Screen the table, with progress on a terminal; of a run that fails it is said what is kept."""
    from screening.batch.run import screen_table
    from screening.batch.table import ROWS
    from screening.processes import collect_seldom

    collect_seldom()
    try:
        with progress_of_rows(run.table.size, quiet) as told:
            return screen_table(
                run.table,
                run.screener,
                run.columns,
                run.output,
                rows=run.chunk or ROWS,
                only_matches=run.only_matches,
                before=run.state.tally if run.state else None,
                progress=told,
                witness=run.witness,
            )
    except ScreeningError as error:
        say(getattr(error, "__notes__", ()))
        raise
