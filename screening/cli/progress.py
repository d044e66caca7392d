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
def progress_of_names() -> Iterator[Callable[[int, int], None] | None]:
    """One bar with rate and remaining time for `screening.batch.Progress`."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("names"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("names", total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)
