"""Read an article - text, Markdown, a web page, a PDF, a Word document - to a Document with its sections.

Text and Markdown are kept code point for code point, line breaks included, so that every offset points
into what the user has on disk. Of the other formats the text is extracted, and offsets point into that:
the article first, then what stood around it on the page as the section "feed". Refused with a reason and
a hint: what is missing, empty, no text, a table of records, or longer than one run takes.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from screening.errors import InputError, NotText, TooLarge
from screening.model import Document, Section
from screening.text.decoding import decode
from screening.text.document.formats.extract import Extract, set_out
from screening.text.document.formats.sniff import Format, format_of
from screening.text.document.sections import split_sections
from screening.text.document.tables import is_table

LIMIT_BYTES = 20_000_000
"""A year of one newspaper's front pages; a longer "article" is a mistake or a job for the batch command."""
LIMIT_PACKED = 200_000_000
"""A PDF or Word file, whose pictures weigh more than its text; the text in it has limits of its own."""
_TABLE_ENDINGS = frozenset({".csv", ".tsv", ".xlsx", ".parquet", ".jsonl", ".ndjson"})
_PACKED = (Format.PDF, Format.ZIP)
_START = 4_096


def _read(path: Path) -> bytes:
    """Bytes of a file. Raises InputError or TooLarge, never OSError."""
    try:
        if path.is_dir():
            raise NotText(f"{path} is a directory", hint="give files: screen DIRECTORY/*.txt")
        with path.open("rb") as file:
            start = file.read(_START)
            limit = _limit(format_of(start, path.suffix.lower(), str(path)))
            if path.is_file() and path.stat().st_size > limit:
                raise _too_large(str(path), path.stat().st_size, limit)
            return start + file.read(limit + 1 - len(start))
    except FileNotFoundError as error:
        raise InputError(f"no such file: {path}", hint="check the path; '-' reads standard input") from error
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise InputError(
            f"cannot read {path}: {reason}", hint="check the path and its permissions"
        ) from error


def _limit(kind: Format) -> int:
    return LIMIT_PACKED if kind in _PACKED else LIMIT_BYTES


def _too_large(label: str, size: int, limit: int) -> TooLarge:
    # of a pipe or a device no more is read than shows that it is too much
    has = f"more than {limit / 1e6:.0f} MB" if size == limit + 1 else f"{size / 1e6:.1f} MB"
    return TooLarge(
        f"{label} has {has}; one article may have {limit / 1e6:.0f} MB",
        hint="split the text; a table of names goes to: screen batch FILE",
    )


def read_document(path: Path | None, data: bytes | None = None) -> Document:
    """The article at `path`, or in `data` (standard input); `path` is then only its label.

    Raises InputError if there is no such file, it cannot be read or needs a library that is absent;
    NotText if it is empty, a table or a kind of file without a reader; TooLarge past 20 MB (a PDF or Word
    file: 200 MB). What of it could not be read, and an encoding that had to be guessed, are warnings.
    """
    label = str(path) if path is not None else "standard input"
    if data is None:
        if path is None:
            raise InputError("nothing to read", hint="give a file, or '-' for standard input")
        if path.suffix.lower() in _TABLE_ENDINGS and path.is_file():
            raise NotText(f"{label} is a table, not an article", hint=f"run: screen batch {path}")
        data = _read(path)
    kind = format_of(data, path.suffix.lower() if path is not None else "", label)
    if len(data) > _limit(kind):
        raise _too_large(label, len(data), _limit(kind))
    if kind is Format.TEXT:
        text, encoding, warnings = decode(data, label)
        if is_table(text):
            raise NotText(
                f"{label} looks like a table, not an article",
                hint=f"run: screen batch {path if path is not None else 'FILE'}",
            )
        sections = split_sections(text)
    else:
        extract = _extract(kind, data, label)
        encoding, warnings = extract.encoding, extract.warnings
        text, sections = _set_out(extract)
    if not text.strip():
        raise NotText(f"{label} is empty", hint="give a file with text in it")
    return Document(
        text=text,
        sections=sections,
        path=str(path) if path is not None else "-",
        encoding=encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        warnings=warnings,
    )


def _extract(kind: Format, data: bytes, label: str) -> Extract:
    """The text of a format other than plain text; its reader is imported when it is needed."""
    if kind is Format.HTML:
        from screening.text.document.formats.html import read_html

        return read_html(data, label)
    if kind is Format.PDF:
        from screening.text.document.formats.pdf.reader import read_pdf

        return read_pdf(data, label)
    from screening.text.document.formats.docx import read_docx

    return read_docx(data, label)


def _set_out(extract: Extract) -> tuple[str, tuple[Section, ...]]:
    """The text of an extract and its sections; all that stood around the article is feed."""
    article, around = set_out(extract.article), set_out(extract.around)
    if not around:
        return article + "\n" * bool(article), split_sections(article + "\n" * bool(article))
    begin = f"{article}\n\n" if article else ""
    sections = list(split_sections(begin))
    start = sections.pop().start if sections and sections[-1].kind == "feed" else len(begin)
    text = f"{begin}{around}\n"
    return text, (*sections, Section("feed", start, len(text)))
