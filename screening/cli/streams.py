"""Standard streams: there, writable with any text, and free of what would drive the terminal.

Nothing is swallowed: a report that cannot be written to standard output is an error, never an exit code 0.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

from screening.errors import ScreeningError
from screening.reports.visible import one_line


def open_streams() -> None:
    """Give closed streams a stand-in: input is empty, output refuses every byte, notes go nowhere."""
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), "r")
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def put(text: str) -> None:
    """Write a result to standard output. Raises ScreeningError if it does not take it, BrokenPipeError."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ScreeningError(
            f"cannot write to standard output: {error.strerror}", hint="write to a file: -o FILE"
        ) from error


def note(text: str) -> None:
    """Write a line to standard error, whatever is in it."""
    with suppress(OSError):
        print(one_line(text), file=sys.stderr)  # noqa: T201


def say(lines: Iterable[str]) -> None:
    """Note lines on standard error, as this program's."""
    for line in lines:
        note(f"screen: {line}")


def tell(error: ScreeningError) -> None:
    """Write an error and its hint to standard error, as one line."""
    hint = f" Hint: {_sentence(error.hint)}" if error.hint else ""
    note(f"screen: {_sentence(str(error))}{hint}")


def _sentence(said: str) -> str:
    return said if said.endswith((".", "?", "!")) else f"{said}."


def silence_stdout() -> None:
    """Send what is still unwritten nowhere: without it the interpreter fails once more as it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
