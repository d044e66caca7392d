"""A file of JSON lines beside a record, written under a passing name until the record names it.

What it holds, whoever writes it says; here are its bytes, their digest, and the rows that it names.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from screening.errors import RecordError
from screening.records.schema import SidecarJson


class LinesFile:
    """Takes lines; equal lines give equal bytes. `answers` are counted by who writes them."""

    def __init__(self, folder: Path) -> None:
        """Lines go to a new file in `folder`. Raises RecordError."""
        self.answers = 0
        self._pending: list[bytes] = []
        self._rows = self._bytes = 0
        self._hasher = hashlib.sha256()
        self._folder = folder
        try:
            handle, name = tempfile.mkstemp(dir=folder, prefix=".answers-")
        except OSError as error:
            raise self._unwritable(error) from error
        self.path = Path(name)
        self._stream = os.fdopen(handle, "wb")

    def line(self, facts: Mapping[str, Any]) -> None:
        """A line that is written by the next `commit`; one of a row begins with `row`."""
        text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
        self._pending.append(f"{text}\n".encode("utf-8", "backslashreplace"))

    def commit(self) -> None:
        """Write the lines so far: the rows that they tell of went into the output. Raises RecordError."""
        data = b"".join(self._pending)
        try:
            self._stream.write(data)
        except OSError as error:
            raise self._unwritable(error) from error
        self._hasher.update(data)
        self._bytes += len(data)
        self._rows += sum(line.startswith(b'{"row"') for line in self._pending)
        self._pending.clear()

    def close(self) -> None:
        """Have the committed lines on the disk. Raises RecordError."""
        try:
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()
        except OSError as error:
            raise self._unwritable(error) from error

    def facts(self, name: str) -> SidecarJson:
        """What a record says of the file, under the name that it is given."""
        sha256 = self._hasher.hexdigest()
        return SidecarJson(file=name, sha256=sha256, bytes=self._bytes, answers=self.answers, rows=self._rows)

    def drop(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            self._stream.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _unwritable(self, error: OSError) -> RecordError:
        return RecordError(
            f"cannot write the answers for the record into {self._folder}: {error.strerror}",
            hint="is the disk full, and may you write there?",
        )
