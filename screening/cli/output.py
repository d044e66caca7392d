"""Where a report goes and in which shape: stdout or a file, by option or by the file's ending.

A file is written beside its place and put there whole; what was screened is never written over.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from screening.cli.exits import EXIT
from screening.cli.streams import note, put
from screening.errors import ScreeningError, SettingsError
from screening.model import Document, Report
from screening.snapshot.durable import fsync

FORMATS = ("table", "json", "markdown", "html", "csv", "summary")
ENDINGS = {
    **{".txt": "table", ".json": "json", ".md": "markdown", ".markdown": "markdown"},
    **{".html": "html", ".htm": "html", ".csv": "csv"},
}


def chosen_format(name: str | None, output: Path | None) -> str:
    """The format by name, else by the output's ending, else table. Raises SettingsError."""
    if name is not None:
        if name not in FORMATS:
            raise SettingsError(f"there is no format {name!r}", hint=f"formats: {', '.join(FORMATS)}")
        return name
    if output is None or is_stdout(output):
        return "table"
    if output.suffix.casefold() not in ENDINGS:
        raise SettingsError(
            f"the ending of {output.name!r} tells no format", hint=f"add --format {' or '.join(FORMATS)}"
        )
    return ENDINGS[output.suffix.casefold()]


def is_stdout(output: Path | None) -> bool:
    """Whether a result goes to standard output."""
    return output is None or str(output) == "-"


def spare_inputs(inputs: Iterable[Path], output: Path | None) -> None:
    """Raise SettingsError if `output` is one of the inputs, by whatever name; - is standard input."""
    if output is None or is_stdout(output):
        return
    for given in inputs:
        try:
            read = os.fstat(sys.stdin.fileno()) if str(given) == "-" else given.stat()
            same = stat.S_ISREG(read.st_mode) and os.path.samestat(read, output.stat())
        except (OSError, ValueError):
            continue  # what is not there, or is no file at all, cannot be written over
        if same:
            raise SettingsError(
                f"the result would be written over what is screened: {output}", hint="give another -o"
            )


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """A path to write to, put in the place of `output` when the block ends well; else `output` is as before.

    A link stays a link, a file keeps its permissions, a device or pipe is written to directly. Raises
    ScreeningError if that cannot be done.
    """
    try:
        if output.exists() and not output.is_file():
            yield output
            return
        target = output.resolve()
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".screen-") as folder:
            new = Path(folder) / target.name
            yield new
            fsync(new)
            if target.exists():
                shutil.copymode(target, new)
            new.replace(target)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise ScreeningError(
            f"cannot write {output}: {error.strerror}",
            hint="is the disk full?" if full else "is there such a folder, and may you write to it?",
        ) from error


def save(text: str, output: Path) -> None:
    """Write text as UTF-8. Raises ScreeningError."""
    with replacing(output) as path:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")


class Reports:
    """Where the reports of a run go: each to standard output as it comes, or all into a file at the end.

    Of several, HTML is one page, JSON a line each, CSV one table, the others stand one after another. What a
    table of rows has no place for, the warnings, is noted on standard error.
    """

    def __init__(self, shape: str, output: Path | None, *, several: bool = False) -> None:
        self._shape = shape
        self._output = output
        self._several = several
        self._texts: list[str] = []
        self._answers: list[tuple[Report, Document | None]] = []
        self._noted: set[str] = set()

    def add(self, report: Report, document: Document | None = None) -> None:
        """Take one report, with the text that it is about."""
        if self._shape == "html":
            self._answers.append((report, document))
            return
        if self._shape == "csv":
            fresh = [warning for warning in report.warnings if warning not in self._noted]
            self._noted.update(fresh)
            for warning in fresh:
                note(f"screen: {warning}")
        self._take(self._rendered(report))

    def close(self) -> None:
        """Write what is still to be written. Raises ScreeningError."""
        if self._answers:
            from screening.reports.html import render_several

            self._take(render_several(self._answers))
        if self._output is not None and not is_stdout(self._output) and self._texts:
            save("".join(self._texts), self._output)

    def _take(self, text: str) -> None:
        parted = self._texts and self._shape in ("table", "markdown")
        self._texts.append(f"\n{text}" if parted else text)
        if is_stdout(self._output):
            put(self._texts[-1])

    def _rendered(self, report: Report) -> str:
        """The report in its format, ending in a newline."""
        if self._shape == "json":
            from screening.reports.json import render as render_json

            return render_json(report, line=self._several)
        if self._shape == "markdown":
            from screening.reports.markdown import render as render_markdown

            return render_markdown(report)
        if self._shape == "csv":
            from screening.reports.csv import render as render_csv

            return render_csv(report, header=not self._texts)
        if self._shape == "summary":
            from screening.reports.summary import render as render_summary

            return render_summary(report, exit_code=EXIT[report.outcome])
        from screening.reports.table import render as render_table

        terminal = is_stdout(self._output) and sys.stdout.isatty()
        color = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        return render_table(report, width=shutil.get_terminal_size((100, 24)).columns, color=color)
