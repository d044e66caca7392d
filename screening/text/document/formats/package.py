"""An office file's zip archive -> the XML parts in it, within limits.

A part is unpacked in pieces and counted as it comes, so that a small file cannot fill the memory. A document
type declaration is refused: no entity is declared, expanded or fetched.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from screening.errors import NotText, TooLarge

LIMIT_UNPACKED = 100_000_000
"""Bytes of XML in one file; a book of 1,000 pages has some 20 MB."""
_CHUNK = 1 << 16
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
_SAVE_AGAIN = "open it in the program it comes from and save it again"


class Handler(Protocol):
    """Takes the events of one part; names are without their namespace."""

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text, in pieces as they come."""


class Package:
    """The parts of an office file. Raises NotText for an archive that is damaged or encrypted."""

    def __init__(self, data: bytes, label: str) -> None:
        self._label = label
        self._left = LIMIT_UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise NotText(f"{label} is a damaged zip archive or office file", hint=_SAVE_AGAIN) from error
        self.names = tuple(self._zip.namelist())

    def first(self, name: str, size: int = 256) -> bytes:
        """The first bytes of a part; b"" if there is none or it cannot be read."""
        try:
            with self._zip.open(name) as part:
                return part.read(size)
        except (KeyError, RuntimeError, *_DAMAGED):
            return b""

    def parse(self, name: str, handler: Handler) -> None:
        """Hand the events of one XML part to a handler. Raises NotText, or TooLarge past the limit."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, found: handler.begin(_local(tag), _attributes(found))
        parser.EndElementHandler = lambda tag: handler.end(_local(tag))
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise TooLarge(
                            f"{self._label} unpacks to more than {LIMIT_UNPACKED / 1e6:.0f} MB",
                            hint="split the document, or save its text",
                        )
                    parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except RuntimeError as error:  # a member's own password
            raise NotText(
                f"{self._label} is encrypted", hint="save it without a password and screen that file"
            ) from error
        except (expat.ExpatError, KeyError, *_DAMAGED) as error:
            raise NotText(f"{self._label} is damaged: {name} cannot be read", hint=_SAVE_AGAIN) from error

    def _refuse_doctype(self, *_declared: object) -> None:
        raise NotText(
            f"{self._label} holds a document type declaration, as no office program writes it",
            hint="do not trust this file; ask for the text",
        )


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _attributes(found: Mapping[str, str]) -> dict[str, str]:
    return {_local(name): value for name, value in found.items()}
