"""Parquet files and workbooks as outputs: made whole beside their place, of chunks that are kept till then.

Neither can be written on at its end. The chunks of a run that is stopped, or fails, stay in the folder
OUT.part, each a file, and a later run begins with them.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import polars as pl

from screening.batch.output import put_in_place, writing
from screening.batch.resume import State, altered, forget_run, part_path, save_state, state_path
from screening.batch.sinks import WorkbookSink, join_parquet
from screening.snapshot.durable import real_path


class Parts:
    """Answered chunks in a folder, a Parquet file each; `written` is their size, `sha256` that of all."""

    def __init__(self, folder: Path) -> None:
        self.paths: list[Path] = []
        self.written = 0
        self._folder, self._digest = folder, hashlib.sha256()

    @classmethod
    def kept(cls, folder: Path, output: Path, state: State) -> Parts:
        """Those that an unfinished run left; what is of no whole chunk is removed. Raises SettingsError if
        they are not what was written, byte for byte."""
        parts = cls(folder)
        found = sorted(folder.iterdir()) if folder.is_dir() else []
        for path in found:
            if path.suffix == ".part" and parts.written < state.written:
                parts._put(path, path.read_bytes())
        if parts.written != state.written or parts.sha256 != state.sha256:
            raise altered(output)
        for path in {*found}.difference(parts.paths):
            path.unlink()
        return parts

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def add(self, frame: pl.DataFrame) -> None:
        """Keep one more chunk."""
        data = io.BytesIO()
        frame.write_parquet(data, compression="lz4")
        path = self._folder / f"{len(self.paths):08}.part"
        path.write_bytes(data.getbuffer())
        self._put(path, data.getbuffer())

    def frames(self) -> Iterator[pl.DataFrame]:
        """The chunks, in their order."""
        return map(pl.read_parquet, self.paths)

    def _put(self, path: Path, data: bytes | memoryview) -> None:
        self.paths.append(path)
        self.written += len(data)
        self._digest.update(data)


class WholeOutput:
    """A Parquet file or a workbook. `state` is that of the run that is continued, or of one that begins."""

    def __init__(self, output: Path, shape: str, state: State | None) -> None:
        """Without a `state` (the input cannot be read twice) the run cannot be continued."""
        self._output, self._target, self._state = output, real_path(output), state
        with writing(output):
            self._parts = self._begun(state)
            self._path = self._folder / self._target.name
            self._book = WorkbookSink(self._path) if shape == "xlsx" else None
            if self._book:
                for frame in self._parts.frames():
                    self._book.write(frame)

    def _begun(self, state: State | None) -> Parts:
        target = self._target
        self._folder = part_path(target)
        if state and state.written:
            return Parts.kept(self._folder, self._output, state)
        if state:
            forget_run(target)
            self._folder.mkdir()
        else:
            self._folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=".screen-"))
        return Parts(self._folder)

    def write(self, frame: pl.DataFrame, tally: dict[str, int]) -> None:
        with writing(self._output):
            if self._book:
                self._book.write(frame)
            if self._state or not self._book:
                self._parts.add(frame)
            if self._state:
                self._state = self._state.further(tally, self._parts.written, self._parts.sha256)
                save_state(self._state, self._target)

    def finish(self) -> str:
        said = self._put()
        self._leave()
        return said

    def stop(self) -> str:
        said = self._put()
        if not self._state:
            self._leave()
            return said
        again = f"go on with: the same command and --resume (it needs {self._folder}, which stays until then)"
        return "; ".join(filter(None, (said, again)))

    def fail(self) -> str:
        if self._state and self._state.written:
            return f"the rows so far are in {self._folder}: go on with the same command and --resume"
        with suppress(OSError):
            self._leave()
        return ""

    def _put(self) -> str:
        with writing(self._output):
            said = self._book.close() if self._book else ""
            if not self._book:
                join_parquet(self._parts.paths, self._path)
            put_in_place(self._path, self._target)
        return said

    def _leave(self) -> None:
        with writing(self._output):
            if self._state:
                state_path(self._target).unlink(missing_ok=True)
            shutil.rmtree(self._folder)
