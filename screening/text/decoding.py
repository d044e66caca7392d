"""Bytes to text: which encoding, and whether it is text at all.

UTF-8 and anything with a byte order mark are read as such; other bytes are guessed with charset-normalizer
and the guess is told. Archives, office files, images and other binaries are refused by name, never "read".
"""

from __future__ import annotations

import codecs

from screening.errors import NotText

_MAGIC = (
    (b"%PDF", "a PDF", "save its text first, for example with: pdftotext FILE.pdf"),
    (
        b"PK\x03\x04",
        "a zip archive or an office file (docx, xlsx)",
        "save it as plain text; tables: screen batch FILE",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "an old office file (doc, xls)",
        "save it as plain text; tables: screen batch FILE",
    ),
    (b"PAR1", "a Parquet table", "screen it with: screen batch FILE"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "an image", "run text recognition on it first"),
    (b"\xff\xd8\xff", "an image", "run text recognition on it first"),
    (b"GIF8", "an image", "run text recognition on it first"),
    (b"II*\x00", "an image", "run text recognition on it first"),
    (b"SQLite format 3", "a database", "export the table as CSV and run: screen batch FILE"),
    (b"\x7fELF", "a program", "give a text file"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64_000
_PRINTED_CONTROLS = frozenset(b"\t\n\r\x0c\x1b\x85")
_MOST_CONTROLS = 0.02
"""Share of control bytes past which something is no text; terminal logs hold a few."""


def _refuse_binary(data: bytes, label: str) -> None:
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise NotText(f"{label} is {what}, not text", hint=hint)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise NotText(f"{label} is an image, not text", hint="run text recognition on it first")
    sample = data[:_SAMPLE]
    controls = sum(1 for byte in sample if byte < 32 and byte not in _PRINTED_CONTROLS)
    if b"\0" in data or controls > _MOST_CONTROLS * len(sample):
        raise NotText(f"{label} is a binary file, not text", hint="give plain text: .txt or .md")


def _guess(data: bytes, label: str) -> tuple[str, str]:
    """Text and encoding of bytes that are not UTF-8; the guess is made on the first 64 kB that hold any."""
    from charset_normalizer import from_bytes  # 60 ms to import, needed for a few old files only

    first = next((at for at, byte in enumerate(data) if byte > 127), 0)
    window = data[max(0, first - _SAMPLE // 2) : first + _SAMPLE]
    best = from_bytes(window).best()
    encoding = best.encoding if best is not None else "cp1252"
    try:
        return data.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError):
        text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") > max(3, len(text) // 100):
        raise NotText(f"the encoding of {label} cannot be told", hint="save it as UTF-8")
    return text, encoding


def decode(data: bytes, label: str) -> tuple[str, str, tuple[str, ...]]:
    """(text, encoding, warnings). Line breaks stay as they are; a byte order mark is no part of the text.

    Raises NotText for binaries and for bytes in no encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding, ()
            except UnicodeDecodeError as error:
                raise NotText(f"{label} begins as {encoding} and is not", hint="save it as UTF-8") from error
    _refuse_binary(data, label)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        text, encoding = _guess(data, label)
    note = f"{label} is not UTF-8; it was read as {encoding} (a guess): check names with accents"
    return text, encoding, (note,)
