"""`screen validate`: how well this tool finds altered names on the lists it holds, and how often it errs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.exits import EXIT
from screening.cli.output import is_stdout, save, spare_inputs, spare_kept
from screening.cli.screen_commands import Exclude, Only, open_screener
from screening.cli.streams import note, put
from screening.errors import SettingsError
from screening.model import Kind
from screening.reports.wording import plural
from screening.settings import DEFAULT_THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from screening.validate.benign import Benign
    from screening.validate.results import BenignFile


def validate(
    sample: Annotated[
        int, typer.Option(min=1, max=100_000, help="Names altered, at most, for each list, kind and class.")
    ] = 20,
    seed: Annotated[int, typer.Option(help="The same seed and lists give the same names.")] = 1,
    benign: Annotated[
        Path | None, typer.Option(help="CSV of your own customers: a name column, perhaps a kind column.")
    ] = None,
    benign_count: Annotated[
        int, typer.Option(min=0, max=1_000_000, help="Made-up harmless names where --benign is not given.")
    ] = 2000,
    threshold: Annotated[
        int, typer.Option(min=70, max=100, help="The operating point that the report is about.")
    ] = int(DEFAULT_THRESHOLD),
    only: Only = None,
    exclude: Exclude = None,
    require_recall: Annotated[
        float | None, typer.Option(min=0, max=1, help="Exit with 1 if recall is lower, say 0.95.")
    ] = None,
    max_false_positives: Annotated[
        float | None, typer.Option(min=0, max=1, help="Exit with 1 if more benign names match, say 0.01.")
    ] = None,
    shape: Annotated[
        str | None, typer.Option("--format", help="How to show it: table, markdown, json or html.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here; the ending picks the format.")
    ] = None,
) -> None:
    """Validate the model: alter listed names, screen them beside harmless ones, report recall and false hits.

    Exit codes: 0 done, 1 a requirement is not met (or it failed), 2 usage.
    """
    from screening.validate.measure import Plan
    from screening.validate.measure import validate as measured
    from screening.validate.rates import LOWEST
    from screening.validate.requirements import judged
    from screening.validate.shown import renderer
    from screening.validate.shown.wording import requirement_line

    chosen = _format(shape, output)
    spare_inputs([benign] if benign else [], output)
    spare_kept(None, output)
    names, about = _benign(benign, benign_count, seed)
    screener = open_screener(LOWEST, only, exclude, Kind.UNKNOWN)
    with _progress() as told:
        found = measured(screener, Plan(sample, seed, threshold), names, about, told)
    found = judged(found, recall=require_recall, false_positives=max_false_positives)
    text = renderer(chosen)(found)
    if output is None or is_stdout(output):
        put(text)
    else:
        save(text, output)
        for line in found.warnings:
            note(f"screen: {line}")
    failed = [one for one in found.requirements if not one.met]
    for one in failed:
        note(f"screen: required {requirement_line(one)}")
    raise typer.Exit(EXIT["failed"] if failed else 0)


def _format(name: str | None, output: Path | None) -> str:
    """The format by name, else by the output's ending, else table. Raises SettingsError."""
    from screening.validate.shown import ENDINGS, FORMATS

    if name is None and output is not None and not is_stdout(output):
        name = ENDINGS.get(output.suffix.casefold())
        if name is None:
            raise SettingsError(
                f"the ending of {output.name!r} tells no format", hint=f"one of {', '.join(ENDINGS)}"
            )
    if name is not None and name not in FORMATS:
        raise SettingsError(f"there is no format {name!r}", hint=f"formats: {', '.join(FORMATS)}")
    return name or "table"


def _benign(path: Path | None, count: int, seed: int) -> tuple[Sequence[Benign], BenignFile]:
    """The harmless names and where they come from. Raises InputError."""
    from screening.validate.benign import customers
    from screening.validate.customers import read_customers
    from screening.validate.results import BenignFile

    if path is None:
        made = customers(count, seed)
        return made, BenignFile("made up from this tool's tables", "", len(made), 0, left_out=True)
    read = read_customers(path)
    if read.unread:
        note(f"{plural(read.unread, 'row')} of {path.name} held no name that is read: left out")
    return read.names, BenignFile(path.name, read.sha256, len(read.names), 0, left_out=False)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """One bar with remaining time for `screening.validate.measure.Progress`, on a terminal's stderr alone."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("names"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("names", total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)
