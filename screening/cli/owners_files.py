"""Files of owners, opened for a run: tables of any format that `batch` takes, and FollowTheMoney entities.

What a file is, its columns or its first line say. Names of LEIs are read behind the relations they belong to.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from screening.errors import InputError
from screening.model import OwnersFile

if TYPE_CHECKING:
    from screening.batch.table import Table
    from screening.ownership import Register
    from screening.screener import Screener
    from screening.screener.columns import Columns
    from screening.sources.ftm.lines import Entity

_HEAD = 65_536
_READING = "a file of owners is read by its ending (.csv, .tsv, .jsonl, .parquet, .xlsx), best in UTF-8"


Numbered = Iterable[tuple[str, str]]
"""Numbers with the names that bear them."""


def know_owners(screener: Screener, paths: Sequence[Path], names: Numbered = ()) -> None:
    """Let the files speak of this run's companies; nothing if there are none. `names` are looked at if a
    party of the files has a number alone. Raises InputError."""
    if paths:
        register, files = read_owners(paths, screener.now.date(), names)
        screener.know_owners(register, files)


def names_by_number(opened: Callable[[], Table], columns: Columns) -> Numbered:
    """What a table of names says of numbers: it is opened once more for that."""
    from screening.batch.table import rows_of
    from screening.screener.asked import identifiers_in

    numbers = [*columns.numbers, *filter(None, [columns.by_role.get("identifier")])]
    if not numbers:
        return
    table = opened()
    table.names = columns.names
    for values, fault in rows_of(table):
        cells = dict(zip(table.columns, values, strict=True))
        if not fault and (name := columns.name_in(cells)):
            for column in numbers:
                for number in identifiers_in(cells[column] or ""):
                    yield number.value, name


def notes_of(screener: Screener) -> list[str]:
    """What to say of the files of owners: what was odd in them, and rules whose status is not plain."""
    if screener.owners is None:
        return []
    from screening.reports.ownership import dated_lines

    info = screener.owners.info
    return [*(f"owners: {note}" for note in info.notes), *dated_lines(info)]


def read_owners(paths: Sequence[Path], day: date, names: Numbered = ()) -> tuple[Register, list[OwnersFile]]:
    """The register of several files as of a day, closed, and what each of them was. Raises InputError."""
    from screening.ownership import Register

    register = Register(day.isoformat())
    with _no_collection():
        files = _read_all(dict.fromkeys(paths), register)
        if any(not party.names for party in register.parties):
            for number, name in names:
                place = register.with_id(number)
                if place is not None:
                    register.name_also(place, " ".join(name.split()))
        register.close()
    return register, files


@contextmanager
def _no_collection() -> Iterator[None]:
    """Rows and parties hold no cycles: looking for them among millions is half the time of reading."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def _read_all(paths: Iterable[Path], register: Register) -> list[OwnersFile]:
    files: dict[Path, OwnersFile] = {}
    late: list[Path] = []
    parties: list[Entity] = []
    for path in paths:
        if _is_entities(path):
            from screening.ownership.entities import read_ownership_entities

            count, described = read_ownership_entities(path, register)
            parties += described
            files[path] = OwnersFile(str(path), "entities", digest_of(path), count)
        elif _is_names(path):
            late.append(path)
        else:
            files[path] = _read(path, register)
    if parties:
        from screening.ownership.entities import describe_parties

        describe_parties(parties, register)
    for path in late:
        files[path] = _read(path, register)
    return [files[path] for path in paths]


def _read(path: Path, register: Register) -> OwnersFile:
    from screening.batch.lines import OVERRIDES
    from screening.batch.opening import open_table
    from screening.batch.table import rows_of
    from screening.ownership.tables import read_table

    try:
        table = open_table(path)
    except InputError as error:  # the options by which `batch` is told how to read are of its table
        hint = _READING if "--" in (error.hint or "") else error.hint
        raise InputError(str(error), hint=hint) from error
    kind, count = read_table(table.columns, rows_of(table), path.name, register)
    for note in table.notes:
        register.notes.add(f"{path.name}: {note.removesuffix(OVERRIDES)}", "", gap=table.guessed)
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
