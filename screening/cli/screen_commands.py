"""`screen article|name|batch`: what is screened, with which settings, and where the answer goes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from screening.cli.clock import now
from screening.cli.exits import EXIT, code_of, worst
from screening.cli.output import FORMATS, chosen_format, is_stdout, rendered, replacing, save, spare_inputs
from screening.cli.progress import progress_of_names
from screening.cli.streams import note, put, tell
from screening.errors import InputError, SettingsError
from screening.model import Document, Kind, Query
from screening.screener import Screener
from screening.settings import DEFAULT_THRESHOLD
from screening.snapshot.freshness import complete, shortcomings

Threshold = Annotated[float, typer.Option(help="Score from which a name is at least possible, 50-100.")]
Only = Annotated[list[str] | None, typer.Option(help="List or source id to screen against; repeatable.")]
Exclude = Annotated[list[str] | None, typer.Option(help="List or source id to leave out; repeatable.")]
KindOption = Annotated[Kind, typer.Option(help="What all names are taken to be.")]
Format = Annotated[
    str | None, typer.Option("--format", help=f"How to show the report: {', '.join(FORMATS)}.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write here; the ending picks the format.")
]


def article(
    files: Annotated[list[Path], typer.Argument(help="Text or Markdown files; - reads standard input.")],
    threshold: Threshold = DEFAULT_THRESHOLD,
    only: Only = None,
    exclude: Exclude = None,
    kind: KindOption = Kind.UNKNOWN,
    shape: Format = None,
    output: Output = None,
) -> None:
    """Screen every name in an article: who is listed, on which list, meaning what - and who is not.

    Of several files each gets its report, one after another (in JSON: a line each). A file that cannot be
    read does not hold up the others; the exit code then says so.
    """
    chosen = chosen_format(shape, output)
    spare_inputs(files, output)
    screener = _screener(threshold, only, exclude, kind)
    several = len(files) > 1
    codes: list[int] = []
    texts: list[str] = []
    for file in files:
        try:
            report = screener.report_document(_document(file))
        except InputError as error:
            if not several:
                raise
            tell(error)
            codes.append(code_of(error))
            continue
        codes.append(EXIT[report.outcome])
        text = rendered(report, chosen, output, line=several)
        texts.append(f"\n{text}" if texts and chosen != "json" else text)
        if is_stdout(output):
            put(texts[-1])
    if output is not None and not is_stdout(output) and texts:
        save("".join(texts), output)
    raise typer.Exit(worst(codes))


def _document(file: Path) -> Document:
    from screening.text.document import read_document

    return read_document(None, sys.stdin.buffer.read()) if str(file) == "-" else read_document(file)


def name(
    name: Annotated[str, typer.Argument(help="The name to look for.")],
    threshold: Threshold = DEFAULT_THRESHOLD,
    only: Only = None,
    exclude: Exclude = None,
    kind: KindOption = Kind.UNKNOWN,
    shape: Format = None,
    output: Output = None,
) -> None:
    """Screen one name."""
    chosen = chosen_format(shape, output)
    report = _screener(threshold, only, exclude, kind).report_name(Query(name, kind=kind))
    text = rendered(report, chosen, output)
    if output is None or is_stdout(output):
        put(text)
    else:
        save(text, output)
    raise typer.Exit(EXIT[report.outcome])


def batch(
    table: Annotated[Path, typer.Argument(help="CSV, TSV, Parquet or JSON lines; - reads CSV from stdin.")],
    name_column: Annotated[
        str | None, typer.Option(help="The column of names, if it is not called so.")
    ] = None,
    threshold: Threshold = DEFAULT_THRESHOLD,
    only: Only = None,
    exclude: Exclude = None,
    kind: KindOption = Kind.UNKNOWN,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here: .csv, .tsv, .jsonl or .parquet.")
    ] = None,
) -> None:
    """Screen a table of names: the same rows with a verdict each, as CSV."""
    from screening.batch import tables

    ending = ".csv" if output is None or is_stdout(output) else output.suffix.casefold()
    if ending not in tables.WRITERS:
        raise SettingsError(
            f"the ending of {str(output)!r} tells no table", hint=f"one of {', '.join(tables.WRITERS)}"
        )
    spare_inputs([table], output)
    frame = (
        tables.read_table(None, sys.stdin.buffer.read()) if str(table) == "-" else tables.read_table(table)
    )
    column = tables.name_column(frame, name_column)
    screener = _screener(threshold, only, exclude, kind)
    with progress_of_names() as told:
        answered = tables.screen_table(frame, screener, column, told)
    if output is None or is_stdout(output):
        put(tables.write_table(answered, ending, None) or "")
    else:
        with replacing(output) as path:
            tables.write_table(answered, ending, path)
    statuses = screener.statuses
    for line in shortcomings(statuses):
        note(f"screen: {line}")
    raise typer.Exit(EXIT[tables.table_outcome(answered, complete(statuses))])


def _screener(threshold: float, only: list[str] | None, exclude: list[str] | None, kind: Kind) -> Screener:
    """A screener over the store and the clock of this machine. Raises StoreError for a damaged list."""
    from screening.catalogue import load_catalogue
    from screening.settings import Settings
    from screening.snapshot.snapshot import open_snapshot
    from screening.snapshot.store import Store

    words = tuple(only or ()), tuple(exclude or ())
    settings = Settings.of(threshold=threshold, only=words[0], exclude=words[1], kind=kind)
    store = Store()
    catalogue = load_catalogue(store.home / "lists")
    wanted = settings.lists(catalogue)  # an unknown list is an error before anything is opened
    snapshot = open_snapshot(store, catalogue)
    snapshot.demand(wanted)
    return Screener(snapshot, settings, now())
