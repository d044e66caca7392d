"""The chain of a folder's records: each names the one before, and the ledger names them all, in order.

A record that was edited, removed or put in another place shows, the last one too. Who may write the folder
can make the whole chain anew: against that keep the newest seal, which every run tells, somewhere else.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import filelock
from pydantic import TypeAdapter, ValidationError

from screening.errors import RecordError
from screening.records.schema import Digest, FileName
from screening.snapshot.durable import fsync

LEDGER = "screening-ledger.jsonl"
_LOCK = ".screening-ledger.lock"
LIMIT = 256_000_000
WAIT = 60.0
"""Seconds to wait for a run that is writing its record into the same folder; it takes it milliseconds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger. `previous` is the seal of the record before, "" for the first."""

    number: int
    file: FileName
    seal: Digest
    previous: str
    ended_at: str


_ENTRY = TypeAdapter(Entry)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs from adding to the chain. Raises RecordError."""
    try:
        with filelock.FileLock(folder / _LOCK, timeout=WAIT):
            yield
    except filelock.Timeout as error:
        raise RecordError(f"another run holds the records in {folder}", hint="run it again") from error
    except OSError as error:
        raise RecordError(
            f"cannot write records into {folder}: {error.strerror}", hint="is there such a folder?"
        ) from error


def read_ledger(folder: Path) -> list[Entry]:
    """The entries, in the order of the file; none if there is no ledger. Raises RecordError."""
    path = folder / LEDGER
    try:
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise RecordError(f"cannot read {path}: {error.strerror}") from error
    if len(data) > LIMIT:
        raise RecordError(f"{path} is larger than {LIMIT:,} bytes", hint=_HINT)
    if data and not data.endswith(b"\n"):
        raise RecordError(f"{path} breaks off in its last line", hint=_HINT)
    return list(_entries(path, data))


@lru_cache(maxsize=4)
def _entries(path: Path, data: bytes) -> tuple[Entry, ...]:
    """The lines of a ledger, read once however many of its records are verified."""
    entries = []
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            entries.append(_ENTRY.validate_json(line))
        except (ValidationError, RecursionError) as error:
            raise RecordError(f"{path}:{number} is no line of a ledger", hint=_HINT) from error
    return tuple(entries)


def add_entry(folder: Path, entry: Entry) -> None:
    """Add a line whole, and have it on the disk. Call it with the lock held. Raises OSError."""
    line = f"{json.dumps(asdict(entry), ensure_ascii=False)}\n".encode("utf-8", "backslashreplace")
    with (folder / LEDGER).open("ab", buffering=0) as stream:
        before = stream.tell()
        try:
            written = stream.write(line)
            if written != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(stream.fileno())
        except OSError:
            stream.truncate(before)  # half a line would end the chain
            raise
    fsync(folder)


def breaks(entries: list[Entry]) -> Iterator[tuple[str, str]]:
    """(file, what is wrong) wherever an entry does not follow from the one before it."""
    before = ""
    for place, entry in enumerate(entries, start=1):
        if entry.number != place:
            yield entry.file, f"stands in place {place} of the ledger and is number {entry.number}"
        elif entry.previous != before:
            yield entry.file, "does not follow the record that stands before it in the ledger"
        before = entry.seal


_HINT = "the chain cannot be continued: look into it, move the folder away, and begin another"
