"""Where answered rows go: a stream, or a text file; files that are made whole are in `screening.batch.whole`.

A file takes its place when the run ends, or is stopped; until then what was there stays. A run that fails
leaves nothing, or its rows so far under another name where a later run can go on.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Protocol

import polars as pl

from screening.batch.resume import State, forget_run, part_path, save_state, state_path, unfinished
from screening.batch.sinks import text_of
from screening.errors import ScreeningError
from screening.snapshot.durable import fsync, real_path


class Output(Protocol):
    """The destination of one run. Every method raises ScreeningError where writing fails."""

    def write(self, frame: pl.DataFrame, tally: dict[str, int]) -> None:
        """Add rows; `tally` is what the run has answered with them, outcome -> rows of the input."""
        ...

    def finish(self) -> str:
        """Put the whole result in its place; returns what has to be said of it, or nothing."""
        ...

    def stop(self) -> str:
        """Put the rows so far in the place of the result; returns where they are and how to go on."""
        ...

    def fail(self) -> str:
        """Leave after an error; returns what is kept, or nothing."""
        ...


class StreamOutput:
    """Standard output, a device or a pipe: rows leave as they come."""

    def __init__(self, stream: IO[bytes], label: str, shape: str) -> None:
        self._stream, self._label, self._shape = stream, label, shape
        self._begun = False

    def write(self, frame: pl.DataFrame, tally: dict[str, int]) -> None:  # noqa: ARG002 - nothing goes on here
        try:
            self._stream.write(text_of(frame, self._shape, header=not self._begun))
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise ScreeningError(
                f"cannot write to {self._label}: {error.strerror}", hint="write to a file: -o FILE"
            ) from error
        self._begun = True

    def finish(self) -> str:
        return ""

    def stop(self) -> str:
        return f"the rows so far went to {self._label}"

    def fail(self) -> str:
        return ""


class TextOutput:
    """A CSV, TSV or JSON lines file. `state` is that of the run that is continued, or of one that begins."""

    def __init__(self, output: Path, shape: str, state: State | None) -> None:
        """Without a `state` (the input cannot be read twice) the run cannot be continued."""
        self._output, self._shape, self._state = output, shape, state
        self._target = real_path(output)
        self._part = part_path(self._target)
        self._begun = bool(state and state.written)
        with writing(output):
            self._digest = hashlib.sha256()
            if state and self._begun:
                kept, self._digest = unfinished(self._target, state)
                kept.replace(self._part)
            else:
                forget_run(self._target)
            self._stream = self._part.open("r+b" if self._begun else "wb")
            self._stream.seek(state.written if state else 0)
            self._stream.truncate()

    def write(self, frame: pl.DataFrame, tally: dict[str, int]) -> None:
        with writing(self._output):
            text = text_of(frame, self._shape, header=not self._begun)
            self._stream.write(text)
            self._stream.flush()
            self._digest.update(text)
            self._begun = True
            if self._state:
                self._state = self._state.further(tally, self._stream.tell(), self._digest.hexdigest())
                save_state(self._state, self._target)

    def finish(self) -> str:
        self._put()
        state_path(self._target).unlink(missing_ok=True)
        return ""

    def stop(self) -> str:
        self._put()
        return "go on with: the same command and --resume" if self._state and self._begun else ""

    def fail(self) -> str:
        with suppress(OSError):
            self._stream.close()
        if self._state and self._state.written:
            return f"the rows so far are in {self._part}: go on with the same command and --resume"
        with suppress(OSError):
            self._part.unlink(missing_ok=True)
            state_path(self._target).unlink(missing_ok=True)
        return ""

    def _put(self) -> None:
        with writing(self._output):
            self._stream.close()
            put_in_place(self._part, self._target)


def put_in_place(new: Path, target: Path) -> None:
    """Move a finished file to its place, whole or not at all."""
    fsync(new)
    if target.exists():
        shutil.copymode(target, new)
    new.replace(target)


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Make an error of what is written inside one of ours."""
    try:
        yield
    except (OSError, pl.exceptions.PolarsError) as error:
        number = error.errno if isinstance(error, OSError) else None
        full = number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        said = os.strerror(number) if number else str(error).partition("\n")[0]
        raise ScreeningError(
            f"cannot write {output}: {said}",
            hint="is the disk full?" if full else "is there such a folder, and may you write to it?",
        ) from error
    except Exception as error:
        if type(error).__module__ != "xlsxwriter.exceptions":
            raise
        raise ScreeningError(f"cannot write {output}: {error}", hint="is the disk full?") from error
