"""What a record says of files: those that were screened, those of owners, the one that rows went to."""

from __future__ import annotations

import hashlib
from pathlib import Path

from screening.ownership import Owners
from screening.records.schema import InputJson, OutputJson


def owners_of_run(owners: Owners | None) -> list[InputJson]:
    """The files of owners that a run asked."""
    files = owners.info.files if owners else ()
    return [input_of("owners", one.path, one.sha256) for one in files]


def input_of(kind: str, path: str, sha256: str, size: int | None = None) -> InputJson:
    """What a record says of a file; `size` where it is known otherwise."""
    file = Path(path)
    place = "-" if path == "-" else str(file.absolute())
    if size is None and path != "-" and file.is_file():
        size = file.stat().st_size
    return InputJson(kind=kind, path=path, place=place, bytes=size, sha256=sha256)  # type: ignore[arg-type]


def output_of(path: Path | None, shape: str, *, whole: bool = True) -> OutputJson:
    """What a record says of the file that the rows went to; None is a stream, of which nothing is kept. One
    that is not `whole` may be continued: it is no proof of anything."""
    if path is None or not whole or not path.is_file():
        return OutputJson(path=str(path or "-"), format=shape, bytes=None, sha256=None)
    return OutputJson(path=str(path), format=shape, bytes=path.stat().st_size, sha256=file_digest(path))


def file_digest(path: Path) -> str:
    """sha256 of a file's bytes. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
