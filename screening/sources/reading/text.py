"""A published file -> its text, or a ParseError that tells what came instead of it.

Nothing is repaired except the encoding.
"""

from __future__ import annotations

import codecs
from collections import Counter
from pathlib import Path

from screening.errors import ParseError
from screening.sources.reading.files import empty, opened, refuse_foreign

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What offices still save tables in, one encoding a script: of several Latin ones the detector takes French
# for Baltic or Polish, so there the commonest is read, and the note asks to look.
_LEGACY = ("cp1252", "cp1251", "cp1256", "gb18030", "big5", "shift_jis", "euc_kr", "utf_16_le", "utf_16_be")
_NOTHING = "\x00\x1a\r\n\t "


def read_text(path: Path, notes: Counter[str]) -> str:
    """The text of a delimited or JSON file, newlines as they are. A guessed encoding goes to `notes`.

    Raises ParseError if the file is missing, empty, binary, or a web page.
    """
    with opened(path) as stream:
        raw = stream.read()
    if not raw.strip(_NOTHING.encode()):
        raise empty(path, len(raw))
    refuse_foreign(raw, path)
    text = _decode(raw, path, notes)
    if not text.strip(_NOTHING):  # nothing behind a byte order mark
        raise empty(path, len(raw))
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
