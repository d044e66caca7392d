"""The record of a run over a table -> what it takes to look at that table again: input, settings, editions.

What the record names and is not here any more is an error that says what would bring it back; nothing takes
its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from screening.catalogue import Catalogue
from screening.errors import InputError, RecordError, StoreError
from screening.model import Decisions
from screening.records.repeat import (
    find_inputs,
    recorded_decisions,
    recorded_editions,
    recorded_settings,
)
from screening.records.schema import PreviousJson, RunJson
from screening.records.sealed import read_record, seal_of
from screening.records.table import RecordedTable
from screening.rescreen.since import Past
from screening.settings import Settings
from screening.snapshot.store import Store


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the record tells: `since` is when the run began (ISO), `said` what is done otherwise than in the
    run; `record` names the record itself."""

    record: PreviousJson
    since: str
    table: RecordedTable
    owners: tuple[Path, ...]
    settings: Settings
    past: Past
    decisions: Decisions | None
    said: tuple[str, ...]


def read_run(path: Path, store: Store, catalogue: Catalogue, decisions: str | None) -> Recorded:
    """What the record in a file tells; `decisions`: where those of reviewers are now.

    Raises RecordError if it is no record or was edited, InputError if it is of no table or that is not here
    as it was, StoreError if an edition is not.
    """
    run, data = read_record(path)
    if seal_of(data) != run.seal:
        raise RecordError(
            f"{path} is not what was written: its seal is another", hint="screen verify tells more"
        )
    if run.table is None:
        raise InputError(
            f"{path} is the record of no table",
            hint=f"screen verify {path} --today says what today's lists change in it",
        )
    paths = _inputs(run, path.resolve().parent)
    editions, absent = recorded_editions(run.lists, store, catalogue)
    for one in absent:
        raise StoreError(one.said, hint=one.hint)
    said: list[str] = []
    if (run.table.first_row, run.table.stopped_by_signal) != (1, None):
        said.append(
            f"the run answered rows {run.table.first_row:,} to {run.table.last_row:,}; all are looked at"
        )
    return Recorded(
        PreviousJson(file=path.name, seal=run.seal),
        run.started_at,
        RecordedTable.of(run, paths[0]),
        paths[1:],
        recorded_settings(run),
        Past(editions),
        recorded_decisions(run, decisions),
        tuple(said),
    )


def _inputs(run: RunJson, folder: Path) -> tuple[Path, ...]:
    """Where the table is now, and the files of owners. Raises InputError for one that is not as it was."""
    found = []
    for one, source in zip(run.inputs, find_inputs(run, folder, ()), strict=True):
        if source.path is None:
            what = "table that was screened" if one.kind == "table" else "file of owners that was asked"
            changed = "is another now" if source.changed else "is not here any more"
            raise InputError(
                f"the {what}, {one.path}, {changed}",
                hint="screen rescreen TABLE --since DAY looks at any table, with --ownership at any owners",
            )
        found.append(source.path)
    return tuple(found)
