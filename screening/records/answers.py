"""The answers of a table in full, as JSON lines beside the record, written while the table is screened.

An answer has a number and a line, once; each row that it answers has a line that names it. A row without a
line is not_listed, with nothing more to say. The lines do not depend on how the table was cut into chunks, so
equal runs give equal bytes. Memory grows with the answers that have a line, by some hundred bytes each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from screening.model import Finding, Ownership, Report
from screening.records.lines import LinesFile
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


class AnswersFile(LinesFile):
    """Takes the answers of a `FrameScreener`; see `screening.screener.frame.Witness`."""

    def __init__(self, folder: Path, screener: Screener, roles: Sequence[str], first_row: int = 1) -> None:
        """Lines go to a new file in `folder` until the record gives it its name. Raises RecordError."""
        super().__init__(folder)
        self._roles = tuple(roles)
        self._frame = screener.report_rows()
        self._row = first_row
        self._answered: dict[Key, dict[str, Any]] = {}
        self._numbers: dict[bytes, int] = {}

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
                self.line({"row": row, "outcome": "not_screened", "reason": faults[place]})
            elif key is not None:
                self.line({"row": row, "answer": self._number(key)})
        self._row += len(keys)
        self._answered.clear()

    def _number(self, key: Key) -> int:
        named = hashlib.blake2b(repr(key).encode("utf-8", "backslashreplace"), digest_size=16).digest()
        if named not in self._numbers:
            self.answers += 1
            self._numbers[named] = self.answers
            self.line({"answer": self._numbers[named], **self._answered[key]})
        return self._numbers[named]
