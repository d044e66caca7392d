"""A file that may be compressed -> its bytes, unpacked as they are read; told by its first bytes.

gzip, bzip2 and xz, of which Python reads all without more; a file that holds others inside is none.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, cast

from screening.errors import InputError

ENDINGS = (".gz", ".bz2", ".xz")
"""Endings behind that of the table: names.csv.gz."""
_UNPACKED: dict[bytes, Callable[..., Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}


def open_bytes(path: Path, label: str) -> tuple[IO[bytes], bool]:
    """The bytes of a file, and whether they come out of compressed ones. What cannot be unpacked raises
    InputError where it is read."""
    stream = path.open("rb")
    head = stream.read(8)
    stream.seek(0)
    for magic, unpacked in _UNPACKED.items():
        if head.startswith(magic):
            return cast(IO[bytes], _Unpacked(unpacked(stream), stream, label)), True
    return stream, False


class _Unpacked(io.RawIOBase):
    """The unpacked bytes of a stream."""

    def __init__(self, inner: Any, outer: IO[bytes], label: str) -> None:
        self._inner, self._outer, self._label = inner, outer, label

    def read(self, size: int = -1) -> bytes:
        try:
            data: bytes = self._inner.read(size)
        except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
            raise InputError(
                f"{self._label} cannot be unpacked: {error}", hint="is it whole? unpack it, and screen that"
            ) from error
        return data

    def close(self) -> None:
        self._inner.close()
        self._outer.close()
        super().close()
