"""A polars frame of names -> the same rows with their answers: the vectorised path of tables and pipelines.

Each distinct row (name, aliases, kind, birth date, country, identifiers) is screened once, all in one
call; rows that meet nothing cost no work of their own. Input columns are kept as they are, and each row comes
out at least once, in order. No file is touched here, and an answer never depends on the rows beside it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, overload

import polars as pl

from screening.errors import InputError
from screening.model import Decisions, Finding, Outcome, Ownership
from screening.screener.answers import Answered, RowsAsked, answers_of
from screening.screener.asked import RowReader
from screening.screener.columns import Columns, find_columns
from screening.screener.owned import company_of
from screening.screener.remembered import Key, Remembered
from screening.screener.rows import ANSWERS, MATCHED, NOTHING_FOUND, Answer

if TYPE_CHECKING:
    from screening.screener.screener import Screener

TYPES: dict[str, pl.DataType] = {
    name: pl.Int64() if name == "rank" else pl.Float64() if name == "score" else pl.String()
    for name in ANSWERS
}
"""The types of the answer columns; what there is nothing to say of is null."""
ANOTHER_ID = "\0"
"""Any own id that no decision speaks of; none can be this."""


class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


@overload
def screen_frame(
    screener: Screener, frame: pl.LazyFrame, columns: Mapping[str, str | None] | None = None
) -> pl.LazyFrame: ...
@overload
def screen_frame(
    screener: Screener, frame: pl.DataFrame | _ArrowStream, columns: Mapping[str, str | None] | None = None
) -> pl.DataFrame: ...
def screen_frame(
    screener: Screener,
    frame: pl.DataFrame | pl.LazyFrame | _ArrowStream,
    columns: Mapping[str, str | None] | None = None,
) -> pl.DataFrame | pl.LazyFrame:
    """The rows of `frame` with the columns `ANSWERS` behind them; lazy if `frame` is.

    `frame` is polars or anything with the Arrow stream interface. `columns` maps roles (name, alias, kind,
    birth_date, country, identifier, id) to columns; the usual names are found without it. Input columns that
    bear the name of an answer become "input_<name>". Raises InputError for a frame without a column of names.
    """
    if isinstance(frame, pl.LazyFrame):
        schema = frame.collect_schema()
        found = find_columns(schema.names(), columns)
        one = FrameScreener(screener, found)
        whole = {**{name: schema[old] for old, name in kept_names(schema.names()).items()}, **TYPES}
        return frame.map_batches(one.screen, schema=pl.Schema(whole), streamable=True)
    table = frame if isinstance(frame, pl.DataFrame) else pl.DataFrame(frame)
    return FrameScreener(screener, find_columns(table.columns, columns)).screen(table)


def kept_names(columns: Sequence[str]) -> dict[str, str]:
    """Input column -> its name in the output: ours keep theirs, for scripts that read `outcome`."""
    taken, names = {*columns, *ANSWERS}, {}
    for column in columns:
        name = column
        while name in ANSWERS or (name != column and name in taken):
            name = f"input_{name}"
        names[column] = name
        taken.add(name)
    return names


def as_text(series: pl.Series) -> pl.Series:
    """A column as text: lists of text joined by ";", what else is nested as JSON, null as null."""
    kind = series.dtype
    if kind == pl.String:
        return series
    if kind == pl.List(pl.String):
        return series.list.join(";", ignore_nulls=True)
    if kind == pl.Binary:
        texts = (None if one is None else bytes(one).decode("utf-8", "backslashreplace") for one in series)
    elif kind.is_nested() or kind == pl.Object:
        cells = (one.to_list() if isinstance(one, pl.Series) else one for one in series)
        texts = (None if one is None else json.dumps(one, ensure_ascii=False, default=str) for one in cells)
    else:
        return series.cast(pl.String, strict=False)
    return pl.Series(series.name, list(texts), dtype=pl.String)


class Witness(Protocol):
    """Told of every answer in full, by who keeps evidence of a run."""

    def answered(
        self, key: Key, answer: Answer, findings: Sequence[Finding], owned: Sequence[Ownership]
    ) -> None:
        """An answer that says more than that nothing was found; told again if it was forgotten meanwhile."""
        ...

    def rows(self, keys: Sequence[Key | None], faults: Mapping[int, str]) -> None:
        """The key of each row of a frame, None where nothing was found; row -> why it was not screened."""
        ...

    def commit(self) -> None:
        """The rows told of last are part of the result."""
        ...


def own_ids(decisions: Decisions | None) -> pl.Series:
    """The own ids that decisions speak of."""
    made = decisions.made if decisions else ()
    return pl.Series(sorted({one.id for one in made if one.id}), dtype=pl.String)


def cells_of(role: str, column: pl.Series, ids: pl.Series) -> pl.Series:
    """A column as it is read. Own ids are read as far as decisions speak of them (`ids`), else as
    `ANOTHER_ID`: every row would be a question of its own, and answered no differently."""
    cells = as_text(column).fill_null("")
    if role != "id":
        return cells
    if ids.is_empty():
        return pl.repeat("", len(cells), eager=True)
    held = cells.str.strip_chars()
    known = held.is_in(ids.implode()) | (held == "")
    return held.zip_with(known, pl.repeat(ANOTHER_ID, len(held), eager=True))


class FrameScreener:
    """Frames of one table, one after another."""

    def __init__(self, screener: Screener, columns: Columns, witness: Witness | None = None) -> None:
        self._screener = screener
        self._witness = witness
        self._columns = columns
        self._roles = tuple(columns.by_role)
        self._reader = RowReader(self._roles, screener.settings.kind)
        self._own_ids = own_ids(screener.decisions)
        self._remembered = Remembered()
        self._begun: set[Key] = set()
        self._common = {
            "lists_digest": screener.snapshot.digest,
            "settings_digest": screener.settings.digest,
            "screened_at": screener.now.isoformat(timespec="seconds"),
        }

    def screen(self, frame: pl.DataFrame, faults: Mapping[int, str] | None = None) -> pl.DataFrame:
        """The rows with their answers. `faults`: number of a row -> why it cannot be screened.

        Raises InputError where the column of names holds no text.
        """
        return self.begin(frame, faults)()

    def begin(
        self, frame: pl.DataFrame, faults: Mapping[int, str] | None = None
    ) -> Callable[[], pl.DataFrame]:
        """`screen` in two steps: where there are processes they are at it until the call that is returned."""
        for name in self._columns.names:
            kind = frame[name].dtype
            if kind.is_nested() or kind in (pl.Binary, pl.Object):
                raise InputError(f"the column {name!r} holds {kind}, not text", hint="--name-column COLUMN")
        faults = faults or {}
        cells = [
            cells_of(role, frame[column], self._own_ids) for role, column in self._columns.by_role.items()
        ]
        numbers: dict[Key, int] = {}
        places = [numbers.setdefault(key, len(numbers)) for key in zip(*cells, strict=True)]
        if faults:  # a row that cannot be read is an answer of its own, and nothing of it is screened
            for row in faults:
                places[row] = -1 - row
            asked = set(places)
            numbers = {key: number for key, number in numbers.items() if number in asked}
        answers = self._answers(list(numbers))

        def finish() -> pl.DataFrame:
            told = [(numbers[key], answer) for key, answer in answers().items()]
            if self._witness:
                kept, keys = {number for number, _ in told}, {number: key for key, number in numbers.items()}
                self._witness.rows([keys[place] if place in kept else None for place in places], faults)
            told += [(-1 - row, Answer(Outcome.NOT_SCREENED, reason)) for row, reason in faults.items()]
            return self._joined(frame, pl.Series("number", places, dtype=pl.Int64), _rows(told))

        return finish

    def _answers(self, keys: Sequence[Key]) -> Callable[[], dict[Key, Answer]]:
        """Key -> answer, for the keys that have more to say than that nothing was found."""
        found: dict[Key, Answer] = {}
        missing: list[Key] = []
        awaited: list[Key] = []  # the frame before asks for them too
        for key, answer in zip(keys, self._remembered.answers(keys), strict=True):
            if answer is None:
                (awaited if key in self._begun else missing).append(key)
            elif answer is not NOTHING_FOUND:
                found[key] = answer
        self._begun.update(missing)
        owned = self._owned(missing)
        told = self._told(missing, owned)

        def finish() -> dict[Key, Answer]:
            answers: list[Answer] = []
            for at, (key, one) in enumerate(zip(missing, told(), strict=True)):
                answers.append(one.answer if one else NOTHING_FOUND)
                if one:
                    found[key] = one.answer
                    if self._witness:
                        self._witness.answered(key, one.answer, one.findings, owned.get(at, ()))
            self._remembered.keep(missing, answers)
            self._begun.difference_update(missing, awaited)  # not remembered any more: asked anew
            return {**found, **self._answers(awaited)()} if awaited else found

        return finish

    def _owned(self, keys: Sequence[Key]) -> Mapping[int, tuple[Ownership, ...]]:
        """Place of a row -> what rules of ownership say of its company, where they say something."""
        if self._screener.owners is None:
            return {}
        companies = [company_of(self._reader.asked(key)) for key in keys]
        return {at: said for at, said in enumerate(self._screener.owners.ownerships(companies)) if said}

    def _told(
        self, keys: Sequence[Key], owned: Mapping[int, tuple[Ownership, ...]]
    ) -> Callable[[], Iterable[Answered | None]]:
        """What there is to say of each row: where there are processes they are at it until the call."""
        rows = RowsAsked(self._roles, keys, owned, evidence=self._witness is not None)
        workers = self._screener.workers
        if workers and workers.worthwhile(len(keys)):
            return workers.begin_rows(rows)
        return partial(answers_of, self._screener, rows)

    def _joined(self, frame: pl.DataFrame, numbers: pl.Series, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows of `frame` beside the rows of answers under their number; none there: nothing found."""
        places = pl.DataFrame([numbers]).with_row_index("row")
        met = places.join(rows, on="number", how="left", maintain_order="left_right")
        kept = frame if met.height == frame.height else frame[met["row"]]
        met = met.with_columns(
            pl.col("outcome").fill_null(Outcome.NOT_LISTED.value),
            *(pl.lit(value).alias(name) for name, value in self._common.items()),
        )
        return kept.rename(kept_names(frame.columns)).hstack(met.select(ANSWERS))


def _rows(answers: Sequence[tuple[int, Answer]]) -> pl.DataFrame:
    """The rows under the numbers of the questions they answer: column by column, most have two values."""
    schema: dict[str, pl.DataType] = {"number": pl.Int64(), **{name: TYPES[name] for name in MATCHED}}
    short = [(number, answer) for number, answer in answers if not answer.rows]
    plain = {
        "number": [number for number, _ in short],
        "outcome": [answer.outcome.value for _, answer in short],
        "reason": [answer.reason or None for _, answer in short],
    }
    full = [(number, *row) for number, answer in answers for row in answer.rows]
    return pl.concat(
        [
            pl.DataFrame(plain, schema={name: schema[name] for name in plain}),
            pl.DataFrame(full, schema=schema, orient="row"),
        ],
        how="diagonal",
    )
