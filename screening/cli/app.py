"""The commands and the way errors leave the program: one line on stderr, with a hint, and an exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from screening import __version__
from screening.cli import lists_commands
from screening.cli.clock import now
from screening.cli.history_commands import diff, history, rollback, verify
from screening.cli.output import FORMATS, chosen_format, emit
from screening.cli.progress import progress_of_names
from screening.errors import InputError, ScreeningError, SettingsError, UnknownList
from screening.model import Kind, Query
from screening.screener import Screener
from screening.snapshot.freshness import complete, shortcomings

EXIT = {"no_match": 0, "failed": 1, "usage": 2, "matches": 3, "incomplete": 4}


class _FileFirst(TyperGroup):
    """`screen article.txt` is `screen article article.txt`: a first word that is no command is a file."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        own = {option for param in self.params for option in param.opts} | {"--help", "-h"}
        if args and args[0] not in self.commands and args[0].split("=")[0] not in own:
            args = ["article", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_FileFirst,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Screen the names in an article, or a name, against sanctions and export-control lists, on this "
        "machine alone. `screen FILE` is short for `screen article FILE`. Exit codes: 0 no match, 1 failed, "
        "2 usage, 3 matches found, 4 incomplete."
    ),
)
app.add_typer(lists_commands.app, name="lists")
for _command in (diff, history, rollback, verify):
    lists_commands.app.command()(_command)

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


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"screening {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    pass


@app.command()
def article(
    file: Annotated[Path, typer.Argument(help="Text or Markdown file; - reads standard input.")],
    threshold: Threshold = 85.0,
    only: Only = None,
    exclude: Exclude = None,
    kind: KindOption = Kind.UNKNOWN,
    shape: Format = None,
    output: Output = None,
) -> None:
    """Screen every name in an article: who is listed, on which list, meaning what - and who is not."""
    from screening.text.document import read_document

    chosen = chosen_format(shape, output)
    screener = _screener(threshold, only, exclude, kind)
    document = read_document(None, sys.stdin.buffer.read()) if str(file) == "-" else read_document(file)
    report = screener.report_document(document)
    emit(report, chosen, output)
    raise typer.Exit(EXIT[report.outcome])


@app.command()
def name(
    name: Annotated[str, typer.Argument(help="The name to look for.")],
    threshold: Threshold = 85.0,
    only: Only = None,
    exclude: Exclude = None,
    kind: KindOption = Kind.UNKNOWN,
    shape: Format = None,
    output: Output = None,
) -> None:
    """Screen one name."""
    chosen = chosen_format(shape, output)
    screener = _screener(threshold, only, exclude, kind)
    report = screener.report_name(Query(name, kind=kind))
    emit(report, chosen, output)
    raise typer.Exit(EXIT[report.outcome])


@app.command()
def batch(
    table: Annotated[Path, typer.Argument(help="CSV, TSV, Parquet or JSON lines; - reads CSV from stdin.")],
    name_column: Annotated[
        str | None, typer.Option(help="The column of names, if it is not called so.")
    ] = None,
    threshold: Threshold = 85.0,
    only: Only = None,
    exclude: Exclude = None,
    kind: KindOption = Kind.UNKNOWN,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here: .csv, .tsv, .jsonl or .parquet.")
    ] = None,
) -> None:
    """Screen a table of names: the same rows with a verdict each, as CSV."""
    from screening import batch as tables

    stdout = output is None or str(output) == "-"
    ending = ".csv" if stdout or output is None else output.suffix.casefold()
    if ending not in tables.WRITERS:
        raise SettingsError(
            f"the ending of {str(output)!r} tells no table", hint=f"one of {', '.join(tables.WRITERS)}"
        )
    frame = (
        tables.read_table(None, sys.stdin.buffer.read()) if str(table) == "-" else tables.read_table(table)
    )
    column = tables.name_column(frame, name_column)
    screener = _screener(threshold, only, exclude, kind)
    with progress_of_names() as told:
        answered = tables.screen_table(frame, screener, column, told)
    text = tables.write_table(answered, ending, None if stdout else output)
    if text is not None:
        sys.stdout.write(text)
        sys.stdout.flush()
    statuses = screener.statuses
    for line in shortcomings(statuses):
        print(f"screen: {line}", file=sys.stderr)  # noqa: T201
    raise typer.Exit(EXIT[tables.table_outcome(answered, complete(statuses))])


def _screener(threshold: float, only: list[str] | None, exclude: list[str] | None, kind: Kind) -> Screener:
    """A screener over the store and the clock of this machine."""
    from screening.catalogue import load_catalogue
    from screening.settings import Settings
    from screening.snapshot.snapshot import open_snapshot
    from screening.snapshot.store import Store

    words = tuple(only or ()), tuple(exclude or ())
    settings = Settings.of(threshold=threshold, only=words[0], exclude=words[1], kind=kind)
    store = Store()
    catalogue = load_catalogue(store.home / "lists")
    settings.lists(catalogue)  # an unknown list is an error before anything is opened
    return Screener(open_snapshot(store, catalogue), settings, now())


def main() -> None:
    """Run the command line; every error this package raises on purpose leaves as one line and a code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(standalone_mode=True)
    except (InputError, UnknownList, SettingsError) as error:
        _leave(error, EXIT["usage"])
    except ScreeningError as error:
        _leave(error, EXIT["failed"])
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT["failed"])
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # a fault of this program: loud, never to be taken for "no match"
        if "SCREENING_DEBUG" in os.environ:
            raise
        said = f"internal error, nothing was screened: {type(error).__name__}"
        _leave(ScreeningError(said, hint="SCREENING_DEBUG=1 shows where; please report it"), EXIT["failed"])


def _leave(error: ScreeningError, code: int) -> None:
    said = " ".join(str(error).split())
    hint = f" Hint: {error.hint}." if error.hint else ""
    print(f"screen: {said}.{hint}".replace("..", "."), file=sys.stderr)  # noqa: T201
    sys.exit(code)
