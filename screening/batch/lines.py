"""Bytes -> lines of text, a block at a time: the encoding found, and no byte lost.

Bytes that the encoding does not know stay in the text as lone surrogates (PEP 383), so that the row they are
in can be told from the others. Binary files are refused by name; nothing is parsed here.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from screening.batch.compressed import open_bytes
from screening.errors import InputError, NotText, TooLarge
from screening.text.decoding import MARKS, decode

_BLOCK = 1 << 20
_SAMPLE = 64_000
_LONGEST_LINE = 1 << 26
"""Characters without a line break past which a file is no table; the memory of a run depends on it."""
_MOST_NULS, _FEW = 0.02, 1000
"""Share of NUL bytes past which a file is binary; of a small table a few cells may hold more."""
_BEGINNING = 4
"""Letters that tell UTF-16: the shortest header of a column of names."""
_FILES = (
    (b"%PDF", "a PDF", "screen it as a text: screen FILE"),
    (b"PK\x03\x04", "a workbook or another archive", "of a workbook: --input-format xlsx"),
    (b"PAR1", "a Parquet table", "--input-format parquet"),
)
"""Files that are no lines and that can be screened otherwise."""
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})
"""Codecs of Python that no table is written in."""
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")


OVERRIDES = ": --encoding overrides it"
"""What stands behind a guess."""
_TABLES = "give a table: CSV, TSV, JSON lines, or with --input-format a workbook or Parquet"


def _keep(error: UnicodeError) -> tuple[str, int]:
    """Every byte that does not decode as one lone surrogate: PEP 383, for bytes below 128 too.

    Half a unit of UTF-16 is such a byte.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


_KEPT = "screening.batch.kept"
codecs.register_error(_KEPT, _keep)


class Lines:
    """The lines of a file, or of a stream that can be read once. `consumed` counts the bytes behind."""

    def __init__(self, source: Path | IO[bytes], label: str, encoding: str | None = None) -> None:
        """Raises InputError for what is binary, empty, or in an encoding that nobody knows."""
        self.label = label
        self.consumed = 0
        self.note = ""
        self.guessed = False
        self._mine = isinstance(source, Path)
        self._stream, packed = open_bytes(source, label) if isinstance(source, Path) else (source, False)
        self.size = source.stat().st_size if isinstance(source, Path) and not packed else None
        self._head = self._stream.read(_BLOCK)
        if not self._head.strip(b" \t\r\n\0\xef\xbb\xbf"):
            raise NotText(f"{label} is empty", hint="its first line must name the columns")
        for magic, what, hint in _FILES:
            if self._head.startswith(magic):
                raise NotText(f"{label} is {what}, no table in text", hint=hint)
        try:
            self.encoding = self._chosen(encoding) if encoding else self._found(source)
        except NotText as error:
            raise NotText(str(error), hint=_TABLES) from error
        begin = self._decoded(codecs.getincrementaldecoder(self.encoding)(_KEPT), self._head[:_SAMPLE])
        # line ends of the very old kind; elsewhere a lone carriage return is part of a cell
        self._end = "\n" if "\n" in begin or "\r" not in begin else "\r"

    def blocks(self) -> Iterator[list[str]]:
        """Lines with their ends, about a megabyte at a time. Raises TooLarge for a line without end,
        InputError for a file that is cut while it is read."""
        decoder = codecs.getincrementaldecoder(self.encoding)(_KEPT)
        keep = "\n" if self._end == "\n" else ""
        rest, data = "", self._head
        while data:
            self.consumed += len(data)
            text = rest + self._decoded(decoder, data)
            cut = text.rfind(self._end) + 1
            rest = text[cut:]
            if len(rest) > _LONGEST_LINE:
                raise TooLarge(
                    f"{self.label} has a line of more than {_LONGEST_LINE:,} characters",
                    hint="is it a table?",
                )
            if cut:
                yield io.StringIO(text[:cut], newline=keep).readlines()
            data = self._stream.read(_BLOCK)
        if self._mine:
            self._stream.close()
        if self.size is not None and self.consumed < self.size:
            raise InputError(
                f"{self.label} became shorter while it was read: {self.consumed:,} of {self.size:,} bytes "
                "were left",
                hint="screen it again when it is whole",
            )
        if rest := rest + self._decoded(decoder, b"", final=True):
            yield io.StringIO(rest, newline=keep).readlines()

    def _decoded(self, decoder: codecs.IncrementalDecoder, data: bytes, *, final: bool = False) -> str:
        """Raises InputError for what the encoding cannot even begin with, UTF-16 without its mark for one."""
        try:
            return decoder.decode(data, final)
        except UnicodeError as error:
            raise InputError(
                f"{self.label} cannot be read as {self.encoding}: {error}",
                hint="give another --encoding, or none",
            ) from error

    def _chosen(self, encoding: str) -> str:
        try:
            "".encode(encoding)  # not all that Python can look up encodes text
            name = codecs.lookup(encoding).name
            if name.replace("-", "_") in _NO_CHARSETS:
                raise LookupError(name)
            return name
        except (LookupError, ValueError) as error:
            raise InputError(f"there is no encoding {encoding!r}", hint="for example: cp1252") from error

    def _found(self, source: Path | IO[bytes]) -> str:
        """By its mark; else UTF-8, if most lines beyond ASCII are; else a guess, which `note` tells."""
        for mark, encoding in MARKS:
            if self._head.startswith(mark):
                return encoding
        sample = self._head[:_SAMPLE]
        if unmarked := _without_mark(sample):
            raise InputError(
                f"{self.label} is written as {unmarked}, without its mark", hint=f"--encoding {unmarked}"
            )
        if len(sample) > _FEW and sample.count(0) > _MOST_NULS * len(sample):
            decode(sample, self.label)  # says what it is instead
        again = open_bytes(source, self.label)[0] if isinstance(source, Path) else io.BytesIO(self._head)
        foreign = _beyond_ascii(again)
        good = [line for line in foreign if is_utf8(line)]
        if 2 * len(good) >= len(foreign):
            text = b"".join(line for line in sample.splitlines(keepends=True) if is_utf8(line))
            decode(text.translate(None, _CONTROLS), self.label)  # refuses what begins as no text does
            return "utf-8"
        _, encoding, _ = decode((sample + b"\n" + b"".join(foreign)).replace(b"\0", b""), self.label)
        self.guessed = True
        self.note = f"{self.label} is not UTF-8; it was read as {encoding} (a guess){OVERRIDES}"
        return encoding


def _without_mark(sample: bytes) -> str:
    """The UTF-16 that a file begins in, told by the NULs beside its first letters; "" if it is none."""
    first = sample[: 2 * _BEGINNING]
    if len(first) < 2 * _BEGINNING:
        return ""
    for encoding, own, other in (
        ("utf-16-le", first[::2], first[1::2]),
        ("utf-16-be", first[1::2], first[::2]),
    ):
        if not any(other) and all(own):
            return encoding
    return ""


def _beyond_ascii(stream: IO[bytes]) -> list[bytes]:
    """The first lines with other bytes than ASCII, about 64 kB of them, wherever in the file they are."""
    found: list[bytes] = []
    size = 0
    with stream:
        while (data := stream.read(_BLOCK)) and size < _SAMPLE:
            if data.isascii():
                continue
            # the first and the last line of a block may be cut: they tell nothing
            for line in data.split(b"\n")[1:-1] if len(data) == _BLOCK else data.split(b"\n"):
                if not line.isascii() and size < _SAMPLE:
                    found.append(line + b"\n")
                    size += len(line)
    return found


def is_utf8(line: bytes) -> bool:
    """Whether it is whole UTF-8."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
