"""A published file -> its text, or a ParseError that tells what came instead of it.

Publishers have served empty files, web pages and files cut short with a good status code; the words here let
an analyst see which. Nothing is repaired except the encoding.
"""

from __future__ import annotations

import codecs
from collections import Counter
from pathlib import Path

from screening.errors import ParseError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What offices still save tables in, one encoding a script: of several Latin ones the detector takes French
# for Baltic or Polish, so there the commonest is read, and the note asks to look.
_LEGACY = ("cp1252", "cp1251", "cp1256", "gb18030", "big5", "shift_jis", "euc_kr", "utf_16_le", "utf_16_be")
_NO_TABLES = (
    (b"PK\x03\x04", "a zip archive or an Excel workbook", "unpack it, or save the sheet as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file", "save the sheet as CSV"),
    (b"%PDF", "a PDF", "a table is needed: CSV or another delimited text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
)


def read_text(path: Path, notes: Counter[str]) -> str:
    """The text of a delimited file, newlines as they are. An encoding that had to be guessed goes to `notes`.

    Raises ParseError if the file is missing, empty, binary, or a web page.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ParseError(
            f"cannot be read: {error.strerror}", where=path.name, hint="check the path"
        ) from error
    if not raw.strip(b"\x00\x1a\r\n\t "):
        raise ParseError(
            f"the file is empty ({len(raw)} bytes): the publisher served nothing, or the download broke off",
            where=path.name,
            hint="the edition before it stays in use; refresh again later",
        )
    for magic, what, hint in _NO_TABLES:
        if raw.startswith(magic):
            raise ParseError(f"this is {what}, not a text table", where=path.name, hint=hint)
    text = _decode(raw, path, notes)
    if text.lstrip()[:15].lower().startswith(("<!doctype", "<html", "<?xml")):
        raise ParseError(
            "this is a web page or XML, not a text table: the address may have moved or asked for a login",
            where=path.name,
            hint="open the address in a browser, or pass a downloaded file with --from",
        )
    return text


def _decode(raw: bytes, path: Path, notes: Counter[str]) -> str:
    encoding = next((name for bom, name in _BOMS if raw.startswith(bom)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = _guess(raw, path, notes)
    if "\x00" in text:
        raise ParseError("the file holds zero bytes: it is binary or damaged", where=path.name)
    return text


def _guess(raw: bytes, path: Path, notes: Counter[str]) -> str:
    """The text in a legacy encoding; the detector is slow to import and rarely needed."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=list(_LEGACY)).best()
    if best is None:
        raise ParseError("the encoding of this file cannot be told", where=path.name, hint="save it as UTF-8")
    notes[f"{path.name} is not UTF-8; it was read as {best.encoding}: see that accents are right"] = 1
    return str(best)
