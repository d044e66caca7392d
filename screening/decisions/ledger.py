"""Where decisions are kept, by its address: a .csv file, a .db or .sqlite file, or a database's URL."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from screening.decisions.csv_file import CsvFile
from screening.errors import SettingsError
from screening.model import Decision, Decisions

SQLITE = (".db", ".sqlite", ".sqlite3")


class Ledger(Protocol):
    """Decisions in one place: read all, or append some. Both raise DecisionsError."""

    address: str

    def exists(self) -> bool:
        """Whether there is anything yet; of a database that is only known by its address, by its table."""
        ...

    def read(self) -> Decisions: ...

    def append(self, decisions: Sequence[Decision]) -> None: ...


def open_ledger(address: str) -> Ledger:
    """The ledger at an address; nothing is read or made yet. Raises SettingsError for an address that tells
    nothing, DecisionsError for a database that cannot be used."""
    if "://" in address:
        from screening.decisions.database import Database

        return Database(address)
    path = Path(address)
    ending = path.suffix.casefold()
    if ending == ".csv":
        return CsvFile(path)
    if ending in SQLITE:
        from screening.decisions.database import Database

        return Database.in_file(path)
    raise SettingsError(
        f"the ending of {path.name!r} does not tell how decisions are kept",
        hint=f"decisions.csv, decisions{SQLITE[0]}, or an address: postgresql+psycopg://USER@HOST/NAME",
    )
