"""Read an article: a text or Markdown file, or bytes from elsewhere, to a Document with its sections.

The text is kept code point for code point, line breaks included, so that every offset points into what the
user has on disk. Refused with a reason and a hint: what is missing, empty, binary, a web page's source, a
table of records, or longer than one run takes.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from screening.errors import InputError, NotText, TooLarge
from screening.model import Document
from screening.text.decoding import decode
from screening.text.sections import split_sections
from screening.text.tables import is_table

LIMIT_BYTES = 20_000_000
"""A year of one newspaper's front pages; a longer "article" is a mistake or a job for the batch command."""
_TABLE_ENDINGS = frozenset({".csv", ".tsv", ".xlsx", ".parquet", ".jsonl", ".ndjson"})
_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def _read(path: Path) -> bytes:
    """Bytes of a file. Raises InputError or TooLarge, never OSError."""
    try:
        if path.is_dir():
            raise NotText(f"{path} is a directory", hint="give files: screen DIRECTORY/*.txt")
        if path.is_file() and path.stat().st_size > LIMIT_BYTES:
            raise _too_large(str(path), path.stat().st_size)
        with path.open("rb") as file:
            return file.read(LIMIT_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"no such file: {path}", hint="check the path; '-' reads standard input") from error
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise InputError(
            f"cannot read {path}: {reason}", hint="check the path and its permissions"
        ) from error


def _too_large(label: str, size: int) -> TooLarge:
    return TooLarge(
        f"{label} has {size / 1e6:.1f} MB; one article may have {LIMIT_BYTES / 1e6:.0f} MB",
        hint="split the text; a table of names goes to: screen batch FILE",
    )


def read_document(path: Path | None, data: bytes | None = None) -> Document:
    """The article at `path`, or in `data` (standard input); `path` is then only its label.

    Raises InputError if there is no such file or it cannot be read, NotText if it is empty, binary, a web
    page's source or a table, TooLarge past 20 MB. An encoding that had to be guessed is a warning.
    """
    label = str(path) if path is not None else "standard input"
    if data is None:
        if path is None:
            raise InputError("nothing to read", hint="give a file, or '-' for standard input")
        if path.suffix.lower() in _TABLE_ENDINGS and path.is_file():
            raise NotText(f"{label} is a table, not an article", hint=f"run: screen batch {path}")
        data = _read(path)
    if len(data) > LIMIT_BYTES:
        raise _too_large(label, len(data))
    text, encoding, warnings = decode(data, label)
    if not text.strip():
        raise NotText(f"{label} is empty", hint="give a file with text in it")
    if _WEB_PAGE.match(text[:2000]):
        raise NotText(f"{label} is the source of a web page", hint="save the page as plain text")
    if is_table(text):
        raise NotText(
            f"{label} looks like a table, not an article",
            hint=f"run: screen batch {path if path is not None else 'FILE'}",
        )
    return Document(
        text=text,
        sections=split_sections(text),
        path=str(path) if path is not None else "-",
        encoding=encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        warnings=warnings,
    )
