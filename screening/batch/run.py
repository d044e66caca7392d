"""The run over a table: chunks are read, screened and written one after another, in bounded memory.

Every row of the input is answered, in order; what is left out of the output on request is counted. A signal
ends the run with the rows that are done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from screening.batch.interrupts import Interrupts
from screening.batch.output import Output
from screening.batch.table import ROWS, Chunk, Table, text_frame
from screening.model import Outcome, Reach
from screening.screener import Screener
from screening.screener.columns import Columns
from screening.screener.frame import FrameScreener, Witness

MATCHES = (Outcome.LISTED.value, Outcome.POSSIBLE.value, Reach.OWNED.value, Reach.POSSIBLY_OWNED.value)

Progress = Callable[[int, int], None]
"""(how much of the table's size lies behind, rows answered)"""


@dataclass(frozen=True, slots=True)
class Done:
    """How a run ended: `tally` is outcome -> rows of the input, `stopped` the signal that ended it.

    `said` is what the output has to say of itself.
    """

    tally: Mapping[str, int]
    stopped: int | None = None
    said: str = ""

    @property
    def rows(self) -> int:
        return sum(self.tally.values())

    def outcome(self, *, complete: bool) -> str:
        """matches, incomplete or no_match; `complete`: lists and input were whole."""
        if any(self.tally.get(outcome) for outcome in MATCHES):
            return "matches"
        whole = complete and not self.tally.get(Outcome.NOT_SCREENED.value) and self.stopped is None
        return "no_match" if whole else "incomplete"


def screen_table(
    table: Table,
    screener: Screener,
    columns: Columns,
    output: Output,
    *,
    rows: int = ROWS,
    only_matches: bool = False,
    before: Mapping[str, int] | None = None,
    progress: Progress | None = None,
    witness: Witness | None = None,
) -> Done:
    """Screen the rows of a table into `output`. `before`: the tally of a run that is continued; `witness` is
    told of the answers in full.

    Raises InputError if the table breaks off, ScreeningError if the output does; `output` is then told.
    """
    tally = Counter(before or {})
    answers = FrameScreener(screener, columns, witness)
    table.names = columns.names
    with Interrupts() as interrupts:
        try:
            begun = bool(tally)
            for chunk, answered in _answered(table.chunks(rows, skip=tally.total()), answers):
                with interrupts.held():
                    more = tally + Counter(tally_of(answered))
                    output.write(_wanted(answered, only_matches), dict(more))
                    if witness:
                        witness.commit()
                    tally, begun = more, True
                if progress:
                    progress(chunk.done, tally.total())
            with interrupts.ending():
                if not begun:
                    output.write(answers.screen(text_frame(table.columns, [])), {})
                said = output.finish()
        except (KeyboardInterrupt, Exception) as error:
            stopped = isinstance(error, KeyboardInterrupt)
            if stopped or interrupts.came is not None:
                with interrupts.ending():
                    said = output.stop() if begun else output.fail()
                return Done(tally, interrupts.came or 2, said)
            if kept := output.fail():
                error.add_note(kept)
            raise
    return Done(tally, None, said)


def _answered(chunks: Iterator[Chunk], answers: FrameScreener) -> Iterator[tuple[Chunk, pl.DataFrame]]:
    """Each chunk with its answers. Processes are at the next one while it is written; where the next cannot
    be read, what was read before is answered first."""
    last: tuple[Chunk, Callable[[], pl.DataFrame]] | None = None
    broken: Exception | None = None
    while True:
        chunk = None
        try:
            chunk = next(chunks, None)
        except Exception as error:
            broken = error
        begun = (chunk, answers.begin(chunk.frame, chunk.faults)) if chunk else None
        if last:
            yield last[0], last[1]()
        if begun is None:
            break
        last = begun
    if broken:
        raise broken


def tally_of(answered: pl.DataFrame) -> dict[str, int]:
    """Outcome -> rows of the input: a row with several matches counts once, by its first."""
    first = answered.filter(pl.col("rank").is_null() | (pl.col("rank") == 1))
    return dict(first["outcome"].value_counts().rows())


def _wanted(answered: pl.DataFrame, only_matches: bool) -> pl.DataFrame:
    """All rows, or those with matches alone; what reviewers set aside met a list and stays."""
    kept = (*MATCHES, Outcome.SUPPRESSED.value)
    return answered.filter(pl.col("outcome").is_in(kept)) if only_matches else answered
