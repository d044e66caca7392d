"""What `screen rescreen` looks at: a table by the options of the command line, or by the record of a run."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

import typer

from screening.cli.batch_record import Hashing
from screening.cli.clock import now
from screening.cli.owners_files import Numbered, names_by_number
from screening.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from screening.batch.table import Table as OpenTable
    from screening.model import Decisions
    from screening.records.schema import PreviousJson
    from screening.rescreen.since import Past
    from screening.screener.columns import Columns
    from screening.settings import Settings


OF_TABLES = (
    *(
        "input_format",
        "encoding",
        "sheet",
        "header_row",
        "name_column",
        "alias_column",
        "kind_column",
        "birth_date_column",
    ),
    *("country_column", "identifier_column", "address_column", "id_column"),
    *("given_name_column", "middle_name_column", "family_name_column"),
    *("threshold", "only", "exclude", "kind", "ownership", "ownership_rule"),
)
"""What the record of a run tells, and the command line does of a table."""


def spare_options(context: typer.Context) -> None:
    """Raise SettingsError for an option on the command line that would be passed over beside a record."""
    for name in OF_TABLES:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            raise SettingsError(
                f"--{name.replace('_', '-')} is told by the record of the run",
                hint="leave it out, or give the table: screen rescreen TABLE --since DAY",
            )


class Given(NamedTuple):
    """What is looked at, since when, and how; `said` is for people. `sha256` is that of the table before it
    is read, of a stream it is told behind it (`digest`). `numbered` gives numbers with the names that bear
    them, for parties of files of owners that have a number alone; `of_run` is the record that told all of
    it."""

    since: str
    path: Path
    sha256: str
    reading: Mapping[str, str | None]
    table: OpenTable
    columns: Columns
    settings: Settings
    past: Past
    decisions: Decisions | None
    owners: tuple[Path, ...]
    numbered: Callable[[], Numbered]
    stream: Hashing | None = None
    of_run: PreviousJson | None = None
    said: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The sha256 of the table, once it was read; empty of what is neither a file nor the input."""
        return self.stream.digest if self.stream else self.sha256


def given_by_record(path: Path, decisions: str | None) -> Given:
    """What the record of a run tells."""
    from screening.catalogue import load_catalogue
    from screening.records.files import file_digest
    from screening.rescreen.recorded import read_run
    from screening.snapshot.store import Store

    if path.suffix.casefold() != ".json":
        raise SettingsError(
            "since when?", hint="--since DAY or EDITION; or give the record of a run, RUN.json, for the table"
        )
    store = Store()
    run = read_run(path, store, load_catalogue(store.home / "lists"), decisions)
    table, facts = run.table.open(), run.table
    numbered = partial(names_by_number, facts.open, facts.columns)
    owners = run.owners, tuple if facts.streamed else numbered
    what = run.since, facts.path, file_digest(facts.path), facts.reading, table, facts.columns
    told = run.settings, run.past, run.decisions
    return Given(*what, *told, *owners, of_run=run.record, said=run.said)


def given_as_table(
    path: Path,
    since: str,
    reading: Mapping[str, str | None],
    named: Mapping[str, str | None],
    settings: Settings,
    decisions: str | None,
    owners: tuple[Path, ...],
) -> Given:
    """A table, opened, and the editions that counted then."""
    from screening.batch.opening import open_table
    from screening.catalogue import load_catalogue
    from screening.decisions.ledger import open_ledger
    from screening.records.files import file_digest
    from screening.rescreen.since import editions_since
    from screening.screener.columns import find_columns
    from screening.snapshot.store import Store

    stream = Hashing(sys.stdin.buffer) if str(path) == "-" else None
    table = open_table(cast(IO[bytes], stream) if stream else path, **reading)
    columns = find_columns(table.columns, named)
    store = Store()
    catalogue = load_catalogue(store.home / "lists")
    past = editions_since(store, catalogue, since, settings.lists(catalogue), now().date())
    made = open_ledger(decisions).read() if decisions is not None else None
    again = partial(open_table, path, **reading)
    numbered = partial(names_by_number, again, columns) if path.is_file() else tuple
    digest = file_digest(path) if path.is_file() else ""
    what = since, path, digest, reading, table, columns
    return Given(*what, settings, past, made, owners, numbered, stream)
