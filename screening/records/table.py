"""The table of a recorded run, opened and answered again as the record tells that it was read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from screening.errors import RecordError
from screening.records.answers import Answers, AnswersFile
from screening.records.schema import RunJson, TableJson
from screening.screener import Screener
from screening.screener.columns import Columns
from screening.screener.frame import FrameScreener

if TYPE_CHECKING:
    from screening.batch.table import Table


@dataclass(frozen=True, slots=True)
class RecordedTable:
    """A table with what the record says of it. `streamed`: it had come on standard input."""

    path: Path
    shape: str
    facts: TableJson
    streamed: bool

    @classmethod
    def of(cls, run: RunJson, path: Path) -> RecordedTable:
        """The table of a record that has one. Raises RecordError."""
        from screening.batch.opening import table_format

        if run.table is None:
            raise RecordError("the record does not tell how its table was read")
        was = run.inputs[0].path
        # the ending that it had, whatever the file is called now
        shape = run.table.reading.get("shape") or table_format(Path(was)) or "csv"
        return cls(path, shape, run.table, was == "-")

    @property
    def columns(self) -> Columns:
        return Columns(dict(self.facts.columns))

    @property
    def reading(self) -> dict[str, str | None]:
        """How the table is read, whatever it is called now."""
        return {**self.facts.reading, "shape": self.shape}

    def open(self) -> Table:
        """The table from its start. Raises InputError, RecordError if it is not the table of the record."""
        from screening.batch.opening import open_table

        said = {name: self.facts.reading.get(name) for name in ("encoding", "sheet", "header_row")}
        table = open_table(self.path, shape=self.shape, **said)
        missing = [column for column in self.facts.columns.values() if column not in table.columns]
        if missing or not self.columns.names:
            raise RecordError("the table has not the columns that the record tells")
        table.names = self.columns.names
        return table

    def answered(self, screener: Screener, folder: Path) -> Answers:
        """The answers to the rows of the record, again; their lines go to a file in `folder`."""
        from screening.batch.run import tally_of
        from screening.batch.table import ROWS

        first, columns = self.facts.first_row, self.columns
        answers = AnswersFile(folder, screener, tuple(columns.by_role), first)
        frames = FrameScreener(screener, columns, answers)
        tally: Counter[str] = Counter()
        left = self.facts.last_row - first + 1
        for chunk in self.open().chunks(ROWS, skip=first - 1):
            if left <= 0:
                break
            faults = {row: fault for row, fault in chunk.faults.items() if row < left}
            tally.update(tally_of(frames.screen(chunk.frame.head(left), faults)))
            answers.commit()
            left -= chunk.frame.height
        answers.close()
        return Answers(None, answers.path, answers.facts("-").sha256, dict(tally))
