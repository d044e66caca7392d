"""What the record of a rescreening needs: the table, the lists of both times, and all that changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from screening.cli.output import is_stdout
from screening.errors import RecordError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from screening.cli.rescreen_given import Given
    from screening.records.writing import Recorder
    from screening.rescreen.opening import Sides
    from screening.rescreen.run import Found


class Written(NamedTuple):
    """Where the result went, in which format, and whether it tells new matches alone."""

    output: Path | None
    shape: str
    only_new: bool


def spare_strange(given: Given) -> None:
    """Raise SettingsError for a table that can be neither read again nor followed."""
    if given.stream is None and not given.sha256:
        raise SettingsError(f"{given.path} is no file, so it cannot be recorded", hint="give it as -")


def tell_record(
    recorder: Recorder, given: Given, sides: Sides, found: Found, written: Written, warnings: Sequence[str]
) -> None:
    """Give all to the recorder. Raises RecordError if the table is not what was looked at any more."""
    from screening.records.files import file_digest, input_of, output_of
    from screening.records.provenance import lists_of_run
    from screening.records.schema import RescreenJson
    from screening.rescreen.evidence import counts_of, write_changes

    if given.stream is None and file_digest(given.path) != given.sha256:
        raise RecordError(
            f"THE RUN IS NOT RECORDED: {given.path} changed while it was looked at", hint="rescreen it again"
        )
    size = given.stream.bytes if given.stream else None
    write_changes(recorder.changes(), found, given.columns, sides)
    rows, matches = counts_of(found)
    recorder.warn([*given.table.notes, *warnings])
    recorder.table(
        input_of("table", str(given.path), given.digest, size),
        {
            "columns": dict(given.columns.by_role),
            "reading": dict(given.reading),
            "only_matches": written.only_new,
            "first_row": 1,
            "last_row": found.rows,
            "tally": rows,
            "output": output_of(None if is_stdout(written.output) else written.output, written.shape),
            "stopped_by_signal": None,
        },
    )
    then = sides.before
    recorder.rescreen(
        RescreenJson(
            since=given.since,
            of_run=given.of_run,
            snapshot_digest=then.snapshot.digest,
            lists=lists_of_run(then.snapshot, then.list_ids, then.now.date()),
            untold=list(sides.unknown),
            tally=matches,
        )
    )
