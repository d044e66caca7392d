"""Progress on a terminal's stderr, and nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_of_bytes() -> Iterator[Callable[[str, int, int | None], None] | None]:
    """A bar a source for `screening.refresh.Progress`."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def told(source_id: str, done: int, total: int | None) -> None:
            if source_id not in tasks:
                tasks[source_id] = bars.add_task(source_id, total=total)
            bars.update(tasks[source_id], completed=done, total=total)

        yield told


@contextmanager
def progress_of_rows(size: int | None, quiet: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """One bar with rows, rate and remaining time for `screening.batch.run.Progress`; `size` as there."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    shown = (
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %" if size else ""),
        TextColumn("{task.fields[rows]:,} rows, {task.fields[rate]:,.0f} a second"),
        TimeRemainingColumn() if size else TimeElapsedColumn(),
    )
    with Progress(*shown, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("rows", total=size, rows=0, rate=0.0)
        first: list[int] = []

        def told(done: int, rows: int) -> None:
            first[:] = first or [rows]  # of a run that goes on, the rows before are no work of this one
            elapsed = bars.tasks[0].elapsed or 0.0
            rate = (rows - first[0]) / elapsed if elapsed else 0.0
            bars.update(task, completed=done, rows=rows, rate=rate)

        yield told
