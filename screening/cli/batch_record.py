"""What a recorded run over a table is proved by: digests of the table and the output, the answers in full."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from screening.cli.output import is_stdout
from screening.errors import RecordError, SettingsError
from screening.reports.wording import plural
from screening.snapshot.freshness import shortcomings

if TYPE_CHECKING:
    from screening.batch.run import Done
    from screening.cli.batch_run import Run
    from screening.records.writing import Recorder
    from screening.screener import Screener
    from screening.screener.columns import Columns
    from screening.screener.frame import Witness


class Hashing:
    """A stream that is read once, its bytes counted and summed as they go by."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._hasher, self.bytes = stream, hashlib.sha256(), 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._hasher.update(data)
        self.bytes += len(data)
        return data

    def close(self) -> None:
        """The stream belongs to the process."""

    @property
    def digest(self) -> str:
        return self._hasher.hexdigest()


class TableEvidence:
    """Beside a run over a table: takes what its record needs, and gives it to the recorder."""

    def __init__(self, recorder: Recorder, table: Path) -> None:
        """Raises SettingsError for a table that can be neither read again nor followed."""
        from screening.records.files import file_digest

        self._recorder, self._table = recorder, table
        self._stream = Hashing(sys.stdin.buffer) if str(table) == "-" else None
        if self._stream is None and table.exists() and not table.is_file():
            raise SettingsError(f"{table} is no file, so it cannot be recorded", hint="give it as -")
        self._digest = file_digest(table) if self._stream is None and table.exists() else ""
        self._first = 1

    @property
    def source(self) -> Path | IO[bytes]:
        return cast(IO[bytes], self._stream) if self._stream else self._table

    def witness(self, screener: Screener, columns: Columns, rows_before: int) -> Witness:
        """Who is told of the answers of this run; of those before it was stopped there is no more to tell."""
        self._first = rows_before + 1
        if rows_before:
            before = f"{plural(rows_before, 'row')} screened before --resume"
            self._recorder.warn([f"this record does not answer for the {before}"])
        return self._recorder.answers(screener, tuple(columns.by_role), self._first)

    def close(
        self,
        run: Run,
        done: Done,
        output: Path | None,
        shape: str,
        reading: dict[str, str | None],
        gaps: Sequence[str],
    ) -> None:
        """Give all to the recorder. Raises RecordError if the table is not what was screened any more."""
        from screening.records.files import file_digest, input_of, output_of

        if self._stream:
            source = input_of("table", "-", self._stream.digest, self._stream.bytes)
        else:
            if file_digest(self._table) != self._digest:
                raise RecordError(
                    f"THE RUN IS NOT RECORDED: {self._table} changed while it was screened",
                    hint="screen it again",
                )
            source = input_of("table", str(self._table), self._digest)
        before = run.state.tally if run.state else {}
        tally = {outcome: rows - before.get(outcome, 0) for outcome, rows in done.tally.items()}
        self._recorder.warn([*run.table.notes, *gaps, *shortcomings(run.screener.statuses)])
        self._recorder.table(
            source,
            {
                "columns": dict(run.columns.by_role),
                "reading": reading,
                "only_matches": run.only_matches,
                "first_row": self._first,
                "last_row": done.rows,
                "tally": {outcome: rows for outcome, rows in sorted(tally.items()) if rows},
                "output": output_of(None if is_stdout(output) else output, shape, whole=done.stopped is None),
                "stopped_by_signal": done.stopped,
            },
        )
