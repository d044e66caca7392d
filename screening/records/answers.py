"""The answers of a table in full, as JSON lines beside the record, written while the table is screened.

An answer has a number and a line, once; each row that it answers has a line that names it. A row without a
line is not_listed, with nothing more to say. The lines do not depend on how the table was cut into chunks, so
equal runs give equal bytes. Memory grows with the answers that have a line, by some hundred bytes each.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from screening.errors import RecordError
from screening.model import Finding, Ownership, Report
from screening.records.schema import SidecarJson
from screening.reports.json import finding_json
from screening.screener import Screener
from screening.screener.remembered import Key
from screening.screener.rows import Answer


@dataclass(frozen=True, slots=True)
class Answers:
    """What a run answered: a whole report, or a file of answers with its digest and the tally of the rows.
    `shown` is the report as it can be rendered, of a run that was repeated here."""

    report: dict[str, Any] | None
    rows: Path | None = None
    rows_digest: str = ""
    tally: dict[str, int] | None = None
    shown: Report | None = None


class AnswersFile:
    """Takes the answers of a `FrameScreener`; see `screening.screener.frame.Witness`."""

    def __init__(self, folder: Path, screener: Screener, roles: Sequence[str], first_row: int = 1) -> None:
        """Lines go to a new file in `folder` until `put` gives it its name. Raises RecordError."""
        self._roles = tuple(roles)
        self._frame = screener.report_rows()
        self._row = first_row
        self._answered: dict[Key, dict[str, Any]] = {}
        self._numbers: dict[bytes, int] = {}
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

    # --- what a FrameScreener tells --------------------------------------------------------------

    def answered(
        self, key: Key, answer: Answer, findings: Sequence[Finding], owned: Sequence[Ownership]
    ) -> None:
        """An answer with more to say than that nothing was found; rules of ownership speak of the main
        name."""
        findings = [replace(findings[0], ownership=tuple(owned)), *findings[1:]]
        self._answered[key] = {
            "cells": dict(zip(self._roles, key, strict=True)),
            "outcome": answer.outcome.value,
            "reason": answer.reason,
            "findings": [finding_json(one, self._frame).model_dump(mode="json") for one in findings],
        }

    def rows(self, keys: Sequence[Key | None], faults: Mapping[int, str]) -> None:
        """The rows of a chunk: the key of each that has such an answer; `faults` are of rows not read."""
        for place, key in enumerate(keys):
            row = self._row + place
            if place in faults:
                self._line({"row": row, "outcome": "not_screened", "reason": faults[place]})
            elif key is not None:
                self._line({"row": row, "answer": self._number(key)})
        self._row += len(keys)
        self._answered.clear()

    def commit(self) -> None:
        """The rows told of last went into the output. Raises RecordError."""
        data = b"".join(self._pending)
        try:
            self._stream.write(data)
        except OSError as error:
            raise self._unwritable(error) from error
        self._hasher.update(data)
        self._bytes += len(data)
        self._rows += sum(line.startswith(b'{"row"') for line in self._pending)
        self._pending.clear()

    def _number(self, key: Key) -> int:
        named = hashlib.blake2b(repr(key).encode("utf-8", "backslashreplace"), digest_size=16).digest()
        if named not in self._numbers:
            self._numbers[named] = len(self._numbers) + 1
            self._line({"answer": self._numbers[named], **self._answered[key]})
        return self._numbers[named]

    def _line(self, facts: Mapping[str, Any]) -> None:
        text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
        self._pending.append(f"{text}\n".encode("utf-8", "backslashreplace"))

    # --- its end ---------------------------------------------------------------------------------

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
        sha256, numbers = self._hasher.hexdigest(), len(self._numbers)
        return SidecarJson(file=name, sha256=sha256, bytes=self._bytes, answers=numbers, rows=self._rows)

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
