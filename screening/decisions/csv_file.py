"""Decisions in a CSV file: a reader sees the old file or the new one, and two writers wait for each other."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from screening.decisions.columns import COLUMNS
from screening.decisions.table import from_csv, to_csv
from screening.errors import DecisionsError
from screening.model import Decision, Decisions, DecisionsUsed
from screening.snapshot.durable import real_path, write_file

PATIENCE = 30
"""Seconds to wait for another writer."""


class CsvFile:
    """Decisions kept in a file; `address` is its path."""

    def __init__(self, path: Path) -> None:
        self._path = real_path(path)  # a link stays a link
        self.address = str(path)

    def exists(self) -> bool:
        """Whether the file is there."""
        return self._path.exists()

    def read(self) -> Decisions:
        """All decisions of the file. Raises DecisionsError if there is none or a row is not right."""
        data = self._bytes()
        made = from_csv(data, self.address)
        return Decisions(made, DecisionsUsed(self.address, hashlib.sha256(data).hexdigest(), len(made)))

    def append(self, decisions: Sequence[Decision]) -> None:
        """Note decisions behind those that are there, all or none; the file is made if there is none. Raises
        DecisionsError, also if what is there is not in order."""
        try:
            with locked(self._path):
                self._make()
                if not os.access(self._path, os.W_OK):  # it would be replaced all the same
                    raise DecisionsError(f"{self.address} is read-only", hint="may you write to it?")
                data = self._bytes()
                from_csv(data, self.address)
                self._check_columns(data)
                ended = data if data.endswith(b"\n") else data + b"\r\n"
                write_file(self._path, ended + to_csv(decisions, header=False))
        except OSError as error:
            raise DecisionsError(
                f"cannot write {self.address}: {error.strerror or error}",
                hint="is there such a folder, and may you write to it?",
            ) from error

    def _make(self) -> None:
        """Begin the file, if there is none."""
        with suppress(FileExistsError), self._path.open("xb") as file:
            file.write(to_csv(()))

    def _bytes(self) -> bytes:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            raise DecisionsError(
                f"there are no decisions at {self.address}", hint="screen decide makes the file"
            ) from None
        except OSError as error:
            raise DecisionsError(f"cannot read {self.address}: {error.strerror}") from error

    def _check_columns(self, data: bytes) -> None:
        """A file with columns of its own is read, but a row of ours would not fit under them."""
        if data.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip() != ",".join(COLUMNS).encode():
            raise DecisionsError(
                f"{self.address} has not the columns that are written here",
                hint="make a file that has: screen decisions import FILE --decisions NEW.csv",
            )


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Be the only writer of `path`. Raises DecisionsError if another does not end or there is no folder."""
    if not path.parent.is_dir():
        raise DecisionsError(
            f"there is no folder {path.parent}", hint="decisions are kept in a folder that is"
        )
    try:
        with FileLock(path.with_name(f"{path.name}.lock"), timeout=PATIENCE):
            yield
    except Timeout as error:
        raise DecisionsError(
            f"another process is writing {path.name}", hint=f"waited {PATIENCE} s; try again"
        ) from error
