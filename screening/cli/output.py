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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from screening.cli.exits import EXIT
from screening.cli.streams import note, put
from screening.errors import ScreeningError, SettingsError
from screening.model import Document, Report
from screening.reports import wording
from screening.snapshot.durable import fsync, real_path

FORMATS = ("table", "json", "markdown", "html", "csv", "summary", "ftm")
ENDINGS = {
    **{".txt": "table", ".json": "json", ".md": "markdown", ".markdown": "markdown"},
    **{".html": "html", ".htm": "html", ".csv": "csv", ".ftm": "ftm"},
}

_HEAD = 100
_RECORD = b'"schema": "screening.run/'
"""What stands in the head of a record."""


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
                f"the result would be written over what is read: {output}", hint="give another -o"
            )


def spare_kept(decisions: str | None, output: Path | None) -> None:
    """Raise SettingsError if `output` is that of decisions or of the record of a run: none is ever lost."""
    spare_inputs([Path(decisions.removeprefix("sqlite:///"))] if decisions else (), output)
    if output is None or is_stdout(output) or not output.is_file():
        return
    if _is_of_record(real_path(output)):
        raise SettingsError(
            f"{output} is the record of a run, or part of it, and never written over", hint="another -o"
        )


def _is_of_record(path: Path) -> bool:
    """Whether a file is a record, the answers beside one, or the ledger of a folder of records."""
    from screening.records.ledger import LEDGER
    from screening.records.writing import ANSWERS, ENDING

    if path.name == LEDGER:
        return True
    if path.name.endswith(ANSWERS):
        path = path.with_name(f"{path.name.removesuffix(ANSWERS)}{ENDING}")
    try:
        with path.open("rb") as stream:
            return _RECORD in stream.read(_HEAD)
    except OSError:
        return False  # what cannot be read may well be written; that it cannot is told then


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
        target = real_path(output)
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


def deliver(report: Report, texts: Sequence[Document | None], shape: str, output: Path | None) -> None:
    """Write a report in its format where it belongs; `texts` are what it is about, for the page.

    What a table of rows has no place for, the warnings, is noted on standard error. Raises ScreeningError.
    """
    if shape in ("csv", "ftm"):
        for line in (*filter(None, [wording.decisions_line(report)]), *report.warnings):
            note(f"screen: {line}")
    text = _rendered(report, texts, shape, to_terminal=is_stdout(output))
    if output is None or is_stdout(output):
        put(text)
    else:
        save(text, output)


def _rendered(report: Report, texts: Sequence[Document | None], shape: str, *, to_terminal: bool) -> str:
    """The report in its format, ending in a newline; a renderer is imported when it is wanted."""
    if shape == "table":
        from screening.reports.table import render as render_table

        terminal = to_terminal and sys.stdout.isatty()
        color = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        return render_table(report, width=shutil.get_terminal_size((100, 24)).columns, color=color)
    if shape == "html":
        from screening.reports.html import render as render_html

        return render_html(report, *texts)
    if shape == "summary":
        from screening.reports.summary import render as render_summary

        return render_summary(report, exit_code=EXIT[report.outcome])
    renderer = import_module(f"screening.reports.{shape}")
    return str(renderer.render(report))
