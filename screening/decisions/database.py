"""Decisions in a database: SQLite by its path, any other that SQLAlchemy knows by its address.

All decisions are read in one statement and the names are met here: no screened name goes to a database. Rows
are only ever inserted; SQLite's own triggers refuse anything else.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screening.decisions.columns import COLUMNS, decision_of, row_of
from screening.decisions.csv_file import PATIENCE, locked
from screening.decisions.table import refuse, to_csv
from screening.errors import DecisionsError
from screening.model import Decision, Decisions, DecisionsUsed
from screening.snapshot.durable import real_path

if TYPE_CHECKING:
    from sqlalchemy import Engine, Table

TABLE = "screening_decisions"
_ONLY_INSERTED = (
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{{what}} BEFORE {{what}} ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'decisions are superseded, never changed or deleted'); END"
)


class Database:
    """Decisions kept in a table; `address` names it without a password."""

    def __init__(self, address: str) -> None:
        """Raises DecisionsError if the address makes no sense or its driver is not installed."""
        alchemy = _sqlalchemy()
        with _said(address.partition("://")[0]):
            self._url = alchemy.make_url(address)
            self.address: str = self._url.render_as_string(hide_password=True)
            alchemy.create_engine(self._url).dispose()  # is its driver there?
        self._path: Path | None = None
        if self._url.get_backend_name() == "sqlite" and self._url.database and not self._url.query:
            self._path = real_path(Path(self._url.database))  # so that reading makes no file

    @classmethod
    def in_file(cls, path: Path) -> Database:
        """A database of SQLite, by its path."""
        made = cls("sqlite://")
        made._path, made.address = real_path(path), str(path)
        return made

    def exists(self) -> bool:
        """Whether the table is there. Raises DecisionsError if that cannot be told."""
        if self._path and not self._path.exists():
            return False
        with self._engine(writable=False) as engine, _said(self.address), engine.connect() as connection:
            return bool(_sqlalchemy().inspect(connection).has_table(TABLE))

    def read(self) -> Decisions:
        """All decisions in the order in which they were noted. Raises DecisionsError."""
        alchemy = _sqlalchemy()
        if self._path and not self._path.exists():
            raise DecisionsError(
                f"there are no decisions at {self.address}", hint="screen decide makes the file"
            )
        table = _table()
        wanted = alchemy.select(table.c.seq, *(table.c[column] for column in COLUMNS))
        with self._engine(writable=False) as engine, _said(self.address), engine.connect() as connection:
            rows = connection.execute(wanted.order_by(table.c.seq)).all()
        made: list[Decision] = []
        bad: list[str] = []
        for seq, *cells in rows:
            try:
                made.append(decision_of(dict(zip(COLUMNS, map(_text, cells), strict=True))))
            except DecisionsError as error:
                bad.append(f"row {seq}: {error}")
        refuse(bad, self.address)
        digest = hashlib.sha256(to_csv(made)).hexdigest()
        return Decisions(tuple(made), DecisionsUsed(self.address, digest, len(made)))

    def append(self, decisions: Sequence[Decision]) -> None:
        """Note decisions behind those that are there, all or none; table and file are made if need be.
        Raises DecisionsError."""
        alchemy = _sqlalchemy()
        table = _table()
        alone = locked(self._path) if self._path else nullcontext()
        with (
            alone,
            self._engine(writable=True) as engine,
            _said(self.address),
            engine.begin() as connection,
        ):
            table.metadata.create_all(connection)
            if engine.dialect.name == "sqlite":
                for what in ("UPDATE", "DELETE"):
                    connection.execute(alchemy.text(_ONLY_INSERTED.format(what=what)))
            if decisions:
                connection.execute(alchemy.insert(table), [row_of(one) for one in decisions])

    @contextmanager
    def _engine(self, *, writable: bool) -> Iterator[Engine]:
        """An engine for one use. A file is opened for reading alone where nothing is to be written."""
        alchemy = _sqlalchemy()
        if self._path:
            mode = "rwc" if writable else "ro"
            place = f"{self._path.as_uri()}?mode={mode}"
            engine = alchemy.create_engine(
                "sqlite://",
                creator=lambda: sqlite3.connect(place, uri=True, timeout=PATIENCE),
                poolclass=alchemy.pool.NullPool,
            )
        else:
            engine = alchemy.create_engine(self._url, poolclass=alchemy.pool.NullPool)
        try:
            yield engine
        finally:
            engine.dispose()


def _sqlalchemy() -> Any:
    """SQLAlchemy, which takes a tenth of a second to load and is needed here alone."""
    try:
        import sqlalchemy
    except ImportError as error:
        raise DecisionsError(
            "decisions in a database need SQLAlchemy", hint="pip install 'screening[decisions]'"
        ) from error
    return sqlalchemy


def _table() -> Table:
    from sqlalchemy import Column, Integer, MetaData, Table, Text

    cells = (Column(column, Text, nullable=False) for column in COLUMNS)
    return Table(
        TABLE, MetaData(), Column("seq", Integer, primary_key=True), *cells, sqlite_autoincrement=True
    )


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


@contextmanager
def _said(address: str) -> Iterator[None]:
    """Errors of the database and its driver as one of ours."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except ModuleNotFoundError as error:
        # of itself it looks for a library of PostgreSQL's, which few machines have
        wanted = '"psycopg[binary]"' if error.name == "psycopg" else error.name
        raise DecisionsError(
            f"{address}: the driver {error.name} is not installed", hint=f"pip install {wanted}"
        ) from error
    except SQLAlchemyError as error:
        why = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
        raise DecisionsError(
            f"{address}: {why}", hint="screen decide makes the table; is it there, and may you use it?"
        ) from error
