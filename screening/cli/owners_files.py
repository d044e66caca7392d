"""Files of owners, opened for a run: tables of any format that `batch` takes, and FollowTheMoney entities.

What a file is, its columns or its first line say. Names of LEIs are read behind the relations they belong to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from screening.errors import InputError
from screening.model import OwnersFile
from screening.ownership import Register
from screening.screener import Screener

_HEAD = 65_536


def know_owners(screener: Screener, paths: Sequence[Path]) -> None:
    """Let the files speak of this run's companies; nothing if there are none. Raises InputError."""
    if paths:
        register, files = read_owners(paths, screener.now.date())
        screener.know_owners(register, files)


def notes_of(screener: Screener) -> list[str]:
    """What to say of the files of owners: what was odd in them, and rules whose status is not plain."""
    if screener.owners is None:
        return []
    info = screener.owners.info
    dated = [
        f"{use.rule.title}: {use.note}"
        for use in info.rules
        if use.note and any(period.since for period in use.rule.periods)
    ]
    return [*(f"owners: {note}" for note in info.notes), *dated]


def read_owners(paths: Sequence[Path], day: date) -> tuple[Register, list[OwnersFile]]:
    """The register of several files as of a day, closed, and what each of them was. Raises InputError."""
    register = Register(day.isoformat())
    files: dict[Path, OwnersFile] = {}
    late: list[Path] = []
    for path in dict.fromkeys(paths):
        if _is_entities(path):
            from screening.ownership.entities import read_ownership_entities

            count = read_ownership_entities(path, register)
            files[path] = OwnersFile(str(path), "entities", digest_of(path), count)
        elif _is_names(path):
            late.append(path)
        else:
            files[path] = _read(path, register)
    for path in late:
        files[path] = _read(path, register)
    register.close()
    return register, [files[path] for path in dict.fromkeys(paths)]


def _read(path: Path, register: Register) -> OwnersFile:
    from screening.batch.opening import open_table
    from screening.batch.table import rows_of
    from screening.ownership.tables import read_table

    table = open_table(path)
    kind, count = read_table(table.columns, rows_of(table), path.name, register)
    for note in table.notes:
        register.notes.add(f"{path.name}: {note}", "", gap=table.guessed)
    return OwnersFile(str(path), kind, digest_of(path), count)


def _is_entities(path: Path) -> bool:
    """Whether the first line is a FollowTheMoney entity."""
    head = _head(path).lstrip(b"\xef\xbb\xbf \r\n")
    first = head.split(b"\n", 1)[0]
    return first.startswith(b"{") and b'"schema"' in first and b'"properties"' in first


def _is_names(path: Path) -> bool:
    from screening.ownership.columns import LEGAL_NAME

    return LEGAL_NAME.encode() in _head(path).split(b"\n", 1)[0]


def _head(path: Path) -> bytes:
    if not path.is_file():
        raise InputError(f"{path} is no file", hint="give a table with owner, owned and percent")
    with path.open("rb") as stream:
        return stream.read(_HEAD)


def digest_of(path: Path) -> str:
    """sha256 of a file. Raises InputError if there is none."""
    _head(path)
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
