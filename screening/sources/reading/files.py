"""A published file -> its bytes, or a ParseError that tells what came instead.

Publishers have served empty files, web pages and archives with a good status code; the words here let an
analyst see which. What is in the bytes is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from screening.errors import ParseError

CUT = "the download was cut short, or the publisher served half a file; download it again"
"""The hint where a file breaks off."""

_FOREIGN = (
    (b"PK\x03\x04", "a zip archive or an Excel workbook", "unpack it, or save the sheet as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file", "save the sheet as CSV"),
    (b"%PDF", "a PDF", "text is needed: CSV, JSON or XML"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The file, for reading. Raises ParseError if the system cannot open it or read on."""
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise ParseError(
            f"cannot be read: {error.strerror}", where=path.name, hint="check the path"
        ) from error


def read_limited(path: Path, most: int, what: str) -> bytes:
    """All bytes of a file that may have `most`; `what` is said to have no more. Raises ParseError."""
    with opened(path) as stream:
        raw = stream.read(most + 1)
    if len(raw) > most:
        raise too_large(path, most, what)
    return raw


def too_large(path: Path, most: int, what: str) -> ParseError:
    """The error for a file of more than `most` bytes."""
    return ParseError(
        f"more than the {most:,} bytes that {what} may have",
        where=path.name,
        hint="this is another file, or one made to exhaust the memory",
    )


def empty(path: Path, size: int) -> ParseError:
    """The error for a file of `size` bytes in which nothing stands."""
    return ParseError(
        f"the file is empty ({size:,} bytes): the publisher served nothing, or the download broke off",
        where=path.name,
        hint="the edition before it stays in use; refresh again later",
    )


def refuse_foreign(head: bytes, path: Path) -> None:
    """Raises ParseError if the first bytes of the file are those of an archive, a workbook or a PDF."""
    for magic, what, hint in _FOREIGN:
        if head.startswith(magic):
            raise ParseError(f"this is {what}, not text", where=path.name, hint=hint)
