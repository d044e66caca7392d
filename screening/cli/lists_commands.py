"""`screen lists`: what is loaded, how old it is, what changed, and how to load more."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.catalogue import Catalogue, load_catalogue
from screening.cli.clock import now
from screening.cli.console import Format, new_console, wants_json
from screening.cli.progress import progress_of_bytes
from screening.cli.streams import note
from screening.errors import SettingsError, StoreError
from screening.reports.lists import remarks
from screening.reports.visible import one_line, visible
from screening.snapshot.freshness import complete, shortcomings
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store

if TYPE_CHECKING:
    from screening.refresh import SourceResult

app = typer.Typer(
    help="The lists: what is loaded, how old it is, what changed, and how to load more.",
    invoke_without_command=True,
)


@app.callback()
def _lists(context: typer.Context, shape: Format = "table") -> None:
    if context.invoked_subcommand is None:
        status(shape)


@app.command()
def status(shape: Format = "table") -> None:
    """What is loaded of each list, from when, and what is wrong with it."""
    from screening.reports.table import lists_table

    as_json = wants_json(shape)
    store = Store()
    statuses = open_snapshot(store, load_catalogue(store.home / "lists")).statuses(now().date())
    if as_json:
        typer.echo(json.dumps({"lists": [asdict(one) for one in statuses]}, indent=2))
    else:
        console = new_console()
        console.print(lists_table(statuses, by_id=True))
        for line in (*remarks(statuses), *shortcomings(statuses)):
            console.print(one_line(line), style="bold yellow")
        console.print(f"store: {visible(str(store.home))}", soft_wrap=True)
    raise typer.Exit(0 if complete(statuses) else 4)


@app.command()
def refresh(
    only: Annotated[
        list[str] | None, typer.Option(help="List or source id to refresh; repeatable. Default: all.")
    ] = None,
    from_: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            help="Load this file or folder, fetch nothing; repeatable.",
            metavar="SOURCE=PATH",
        ),
    ] = None,
    mirror: Annotated[
        str,
        typer.Option(help="Fetch from URL/SOURCE/FILE instead [SCREENING_MIRROR].", metavar="URL"),
    ] = "",
    accept: Annotated[
        list[str] | None, typer.Option(help="List to take although the check refuses it; repeatable.")
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            help="With --from: a published file that nobody has any more. What is loaded without it is told "
            "to be not complete in every report; repeatable.",
            metavar="FILE",
        ),
    ] = None,
    keep: Annotated[int, typer.Option(min=0, help="Past editions to keep of each list.")] = 12,
) -> None:
    """Bring published lists into the store: read strictly, checked, then made current in one step."""
    from screening.refresh import Fetcher  # network code is loaded for this command alone
    from screening.refresh import refresh as run_refresh

    store = Store()
    catalogue = load_catalogue(store.home / "lists")
    places = dict(_place(word) for word in from_ or ())
    wanted = _wanted(catalogue, only, set(places))
    with progress_of_bytes() as told:
        results = run_refresh(
            store,
            catalogue,
            [source_id for source_id in wanted if source_id not in places],
            now(),
            places={source_id: path for source_id, path in places.items() if source_id in wanted},
            fetcher=Fetcher(store, mirror=mirror, progress=told),
            accept=accept or (),
            without=without or (),
            keep=keep,
            told=note,
        )
    for result in results:
        _tell(result)
    for list_id, error in _compile(store, catalogue).items():
        note(f"{list_id}: DAMAGED: {error} ({error.hint})")
    raise typer.Exit(0 if all(result.ok for result in results) else 4)


def _wanted(catalogue: Catalogue, only: list[str] | None, given: set[str]) -> list[str]:
    """Source ids to refresh: those named, else those with a path given, else all with an address.

    An alternative source is used only where it is named itself.
    """
    for source_id in given:
        catalogue.source(source_id)
    alternatives = {source.id for source in catalogue.alternatives}
    words = set(only or ())
    plain = catalogue.expand(tuple(words - alternatives))
    named = {catalogue.source_of(list_id).id for list_id in plain} | (words & alternatives)
    published = {source.id for source in catalogue.sources if source.urls}
    chosen = named or given or published
    return [s.id for s in (*catalogue.sources, *catalogue.alternatives) if s.id in chosen]


def _tell(result: SourceResult) -> None:
    """What became of each list, on stderr."""
    for list_id, attempt in result.attempts.items():
        edition = result.editions.get(list_id)
        held = f" {edition.parties:,} parties, {edition.names:,} names" if edition else ""
        dated = f", published {edition.published_on or 'on an unknown day'}" if edition else ""
        if edition and edition.date_basis:
            dated += f" ({edition.date_basis})"
        why = f": {attempt.reason}" if attempt.reason else ""
        changed = f"; {result.changes[list_id]}" if list_id in result.changes else ""
        note(f"{list_id}: {attempt.state}{held}{dated}{changed}{why}")
    for said in result.notes:
        note(f"{result.source_id}: note: {said}")


def _compile(store: Store, catalogue: Catalogue) -> Mapping[str, StoreError]:
    """Make tables and index now, so that the next screening need not; the lists that are damaged."""
    from screening.index import open_index

    snapshot = open_snapshot(store, catalogue)
    open_index(snapshot)
    return snapshot.damaged


def _place(word: str) -> tuple[str, Path]:
    source, equals, path = word.partition("=")
    if not (source and equals and path):
        raise SettingsError(f"--from {word!r} is not SOURCE=PATH", hint="such as us-ofac-sdn=downloads/")
    return source, Path(path).expanduser()
