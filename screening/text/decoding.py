"""Bytes to text: which encoding, and whether it is text at all.

UTF-8 and anything with a byte order mark are read as such; other bytes as a page declares them, else they
are guessed by their accented letters, or with charset-normalizer, and the guess is told; of a text that mixes
encodings, its other lines.
Archives, office files, images and other binaries are refused by name, never "read".
"""

from __future__ import annotations

import codecs

from screening.errors import NotText
from screening.text.latin import latin_encoding

_MAGIC = (
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
    (b"MM\x00*", "an image", "run text recognition on it first"),
    (b"SQLite format 3", "a database", "export the table as CSV and run: screen batch FILE"),
    (b"\x7fELF", "a program", "give a text file"),
    (b"MZ\x90\x00", "a program", "give a text file"),
)
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_KINDS = (
    ("EncryptedPackage", "an office file with a password", "save it without the password"),
    ("WordDocument", "an old Word document (doc)", "save it as .docx, PDF or plain text"),
    ("Workbook", "an old Excel workbook (xls)", "save it as .xlsx and run: screen batch FILE.xlsx"),
    ("", "an old office file", "save it as .docx, PDF or plain text"),
)
"""By the name of a stream in the compound file, in UTF-16 ([MS-CFB] 2.6.1)."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks and the encodings they tell, the longer before those that begin them."""
_AS_BROWSERS = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
}
"""Names of charsets that pages use for a larger one (WHATWG Encoding Standard, section 4.2)."""
_NO_CHARSETS = frozenset(
    {"unicode_escape", "raw_unicode_escape", "unicode-escape", "idna", "punycode", "utf-7"}
)
"""Codecs of Python that no page is written in."""
_SAMPLE = 64_000
_PRINTED_CONTROLS = frozenset(b"\t\n\r\x0c\x1b\x85")
_MOST_CONTROLS = 0.02
"""Share of control bytes past which something is no text; terminal logs hold a few."""

_MOST_WHOLE = 9
"""Characters beyond ASCII that are whole UTF-8, for each damaged byte, from which a text is UTF-8."""


def _refuse_binary(data: bytes, label: str) -> None:
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise NotText(f"{label} is {what}, not text", hint=hint)
    if data.startswith(_OLE):
        what, hint = next(kind[1:] for kind in _OLE_KINDS if kind[0].encode("utf-16-le") in data)
        raise NotText(f"{label} is {what}, not text", hint=hint)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise NotText(f"{label} is an image, not text", hint="run text recognition on it first")
    sample = data[:_SAMPLE]
    controls = sum(1 for byte in sample if byte < 32 and byte not in _PRINTED_CONTROLS)
    if b"\0" in data or controls > _MOST_CONTROLS * len(sample):
        raise NotText(f"{label} is a binary file, not text", hint="give text, Markdown, HTML, PDF or DOCX")


def _guess(data: bytes, label: str) -> tuple[str, str]:
    """Text and encoding of bytes that are not UTF-8; the guess is made on the first 64 kB that hold any."""
    first = next((at for at, byte in enumerate(data) if byte > 127), 0)
    window = data[max(0, first - _SAMPLE // 2) : first + _SAMPLE]
    encoding = latin_encoding(window)
    if encoding is None:
        from charset_normalizer import from_bytes  # 60 ms to import, needed for a few old files only

        best = from_bytes(window).best()
        encoding = best.encoding if best is not None else "cp1252"
    try:
        return data.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError):
        text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") > max(3, len(text) // 100):
        raise NotText(f"the encoding of {label} cannot be told", hint="save it as UTF-8")
    return text, encoding


def _nearly_utf8(data: bytes) -> tuple[str, int] | None:
    """Text in UTF-8 of which a few bytes were damaged, U+FFFD for each, and their count; None for any other.
    What another encoding writes is UTF-8 by chance alone: far less than nine times in ten."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    return (text, damaged) if whole > _MOST_WHOLE * damaged else None


def _mixed(data: bytes, label: str) -> tuple[str, str, int] | None:
    """Text, encoding and number of the lines that are not UTF-8, where half of the lines beyond ASCII are, as
    in notes pasted together; None for any other text. By chance hardly a line is UTF-8."""
    lines = data.split(b"\n")
    beyond = [line for line in lines if not line.isascii()]
    strange = {line for line in beyond if not _is_utf8(line)}
    others = sum(1 for line in beyond if line in strange)
    if others * 2 > len(beyond):
        return None
    _, encoding = _guess(b"\n".join(strange), label)
    read = [line.decode(encoding if line in strange else "utf-8", errors="replace") for line in lines]
    return "\n".join(read), encoding, others


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_declared(data: bytes, declared: str) -> tuple[str, str] | None:
    """Text and encoding of bytes by the charset a page declares, as browsers take the name; None if they are
    not in it."""
    name = _AS_BROWSERS.get(declared.casefold(), declared)
    try:
        encoding = codecs.lookup(name).name
        if encoding in _NO_CHARSETS:
            return None
        return data.decode(encoding), encoding
    except (LookupError, UnicodeError, ValueError):
        return None


def decode(data: bytes, label: str, declared: str = "") -> tuple[str, str, tuple[str, ...]]:
    """(text, encoding, warnings). Line breaks stay as they are; a byte order mark is no part of the text.
    `declared` is the charset that a web page claims; bytes that are UTF-8 are never anything else.

    Raises NotText for binaries and for bytes in no encoding.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding, ()
            except UnicodeDecodeError as error:
                raise NotText(f"{label} begins as {encoding} and is not", hint="save it as UTF-8") from error
    _refuse_binary(data, label)
    if b"\x1b$" in data and (found := _as_declared(data, declared)):
        return *found, ()  # ISO-2022 writes Japanese and Korean in ASCII bytes
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        if declared and (found := _as_declared(data, declared)):
            return *found, ()
        if nearly := _nearly_utf8(data):
            text, damaged = nearly
            what = "1 byte is" if damaged == 1 else f"{damaged} bytes are"
            note = f"{label} is damaged: {what} not UTF-8, shown as \ufffd: check the names there"
            return text, "utf-8", (note,)
        if mixed := _mixed(data, label):
            text, encoding, others = mixed
            what = "1 line is" if others == 1 else f"{others} lines are"
            note = f"{label} mixes encodings: {what} not UTF-8, read as {encoding} (a guess)"
            return text, "utf-8", (f"{note}: check names with accents",)
        text, encoding = _guess(data, label)
    note = f"{label} is not UTF-8; it was read as {encoding} (a guess): check names with accents"
    return text, encoding, (note,)
