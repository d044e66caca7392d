"""Where a report goes and in which shape: stdout or a file, by option or by the file's ending."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from screening.errors import ScreeningError, SettingsError
from screening.model import Report

FORMATS = ("table", "json", "markdown")
ENDINGS = {".txt": "table", ".json": "json", ".md": "markdown", ".markdown": "markdown"}


def chosen_format(name: str | None, output: Path | None) -> str:
    """The format by name, else by the output's ending, else table. Raises SettingsError."""
    if name is not None:
        if name not in FORMATS:
            raise SettingsError(f"there is no format {name!r}", hint=f"formats: {', '.join(FORMATS)}")
        return name
    if output is None or str(output) == "-":
        return "table"
    if output.suffix.casefold() not in ENDINGS:
        raise SettingsError(
            f"the ending of {output.name!r} tells no format", hint=f"add --format {' or '.join(FORMATS)}"
        )
    return ENDINGS[output.suffix.casefold()]


def emit(report: Report, shape: str, output: Path | None) -> None:
    """Write the report. Raises ScreeningError if the file cannot be written."""
    to_file = output is not None and str(output) != "-"
    text = _rendered(report, shape, terminal=not to_file and sys.stdout.isatty())
    if not to_file or output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ScreeningError(
            f"cannot write {output}: {error.strerror}", hint="is there such a folder?"
        ) from error


def _rendered(report: Report, shape: str, *, terminal: bool) -> str:
    if shape == "json":
        from screening.reports.json import render as render_json

        return render_json(report)
    if shape == "markdown":
        from screening.reports.markdown import render as render_markdown

        return render_markdown(report)
    from screening.reports.table import render as render_table

    color = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return render_table(report, width=shutil.get_terminal_size((100, 24)).columns, color=color)
