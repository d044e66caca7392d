"""The record of a run over a table -> what it takes to look at that table again: input, settings, editions.

What the record names and is not here any more is an error that says what would bring it back; nothing takes
its place. Owners that the run asked are not asked again.
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
from screening.records.sealed import read_record, seal_of
from screening.records.table import RecordedTable
from screening.rescreen.since import Past
from screening.settings import Settings
from screening.snapshot.store import Store

OWNERS_NOT_ASKED = (
    "OWNERS NOT ASKED: the run asked files of owners; what list changes do to who owns whom is not told"
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the record tells: `since` is when the run began (ISO), `said` what is done otherwise than in the
    run, `gaps` what of it is not asked again."""

    since: str
    table: RecordedTable
    settings: Settings
    past: Past
    decisions: Decisions | None
    said: tuple[str, ...]
    gaps: tuple[str, ...]


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
    source, *others = find_inputs(run, path.resolve().parent, ())
    if source.path is None:
        changed = "is another now" if source.changed else "is not here any more"
        raise InputError(
            f"the table that was screened, {run.inputs[0].path}, {changed}",
            hint="screen rescreen TABLE --since DAY looks at any table",
        )
    editions, absent = recorded_editions(run, store, catalogue)
    for one in absent:
        raise StoreError(one.said, hint=one.hint)
    said: list[str] = []
    if (run.table.first_row, run.table.stopped_by_signal) != (1, None):
        said.append(
            f"the run answered rows {run.table.first_row:,} to {run.table.last_row:,}; all are looked at"
        )
    return Recorded(
        run.started_at,
        RecordedTable.of(run, source.path),
        recorded_settings(run),
        Past(editions),
        recorded_decisions(run, decisions),
        tuple(said),
        (OWNERS_NOT_ASKED,) if others else (),
    )
