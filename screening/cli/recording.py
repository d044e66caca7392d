"""`--record` of the commands that screen: where the record goes, and what is said of it at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.clock import now
from screening.cli.output import is_stdout
from screening.cli.streams import note
from screening.errors import SettingsError

if TYPE_CHECKING:
    from screening.model import Edition
    from screening.records.writing import Recorder
    from screening.screener import Screener

Record = Annotated[
    Path | None, typer.Option(help="Record the run in this file (RUN.json); screen verify proves it.")
]
RecordFolder = Annotated[
    Path | None, typer.Option(help="Record the run in this folder, under a dated name.", metavar="FOLDER")
]


@contextmanager
def recording(
    record: Path | None, folder: Path | None, command: str, output: Path | None
) -> Iterator[Recorder | None]:
    """What gathers the record of a run, None if none is asked for; the result goes to `output`. Raises
    RecordError, SettingsError."""
    if record is None and folder is None:
        yield None
        return
    from screening.records.writing import Place, Recorder
    from screening.snapshot.store import home_folder

    place = Place.of(record, folder)
    if output is not None and not is_stdout(output) and place.takes(output):
        raise SettingsError(f"{output} is where the record of this run goes", hint="give another -o")
    recorder = Recorder(place, command, now, home_folder() / "lists")
    try:
        yield recorder
    finally:
        recorder.drop()


def write_record(
    recorder: Recorder | None,
    screener: Screener,
    outcome: str,
    code: int,
    before: Sequence[Edition] = (),
) -> None:
    """Write the record, if one is asked for, and tell its seal; `before`: editions that it names besides.
    Raises RecordError."""
    if recorder is None:
        return
    from screening.snapshot.store import Store

    if not Store().pin((*screener.snapshot.editions, *before)):
        note("screen: the list store cannot be written: a later refresh may drop the editions of this record")
    written = recorder.write(screener, outcome, code)
    note(f"screen: recorded in {written.path}, number {written.number}, seal {written.seal}")
