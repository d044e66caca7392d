"""A PDF -> its text, page headers and footers apart; what holds no text is said.

Needs pypdfium2, the extra "pdf". A file that asks for a password, is damaged, or holds pictures of pages
alone is refused; single pages of pictures, attached files and forms of another program are warnings.
Notes on pages and fields of forms are read. No script runs, no link is followed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

from screening.errors import InputError, NotText, TooLarge
from screening.text.document.formats.extract import MOST_TEXT, Extract, Passage, tidy, unlike
from screening.text.document.formats.pdf.lines import Line, lines_of
from screening.text.document.formats.pdf.paragraphs import apart, passages_of

MOST_PAGES = 5_000
_LINK, _POPUP, _WIDGET = 2, 16, 20
"""Subtypes of annotations, by PDFium's numbers."""
_XFA = (2, 3)
_SCANNED = "run text recognition on it first, for example: ocrmypdf FILE.pdf NEW.pdf"


def _library() -> ModuleType:
    try:
        return import_module("pypdfium2")
    except ImportError as error:
        raise InputError(
            "reading a PDF needs a library that is not installed",
            hint='install it with: pip install "screening[pdf]" - or save the text: pdftotext FILE.pdf',
        ) from error


def _open(data: bytes, label: str, library: ModuleType) -> Any:
    try:
        return library.PdfDocument(data)
    except library.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise NotText(
                f"{label} is a PDF with a password", hint="save it without the password and screen that file"
            ) from error
        raise NotText(
            f"{label} is a damaged PDF", hint="open it in a PDF program and save it again, or save its text"
        ) from error


def _string(annotation: Any, key: bytes, raw: ModuleType) -> str:
    """A text of an annotation."""
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size < 1_000_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return tidy(buffer.raw.decode("utf-16-le", "replace").rstrip("\0").replace("\r", "\n"))


def _notes(page: Any, raw: ModuleType) -> Iterator[str]:
    """What is written on a page after the fact: notes, stamps, fields of a form."""
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind not in (_LINK, _POPUP):
                yield _string(annotation, b"V" if kind == _WIDGET else b"Contents", raw)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


class _Pages:
    """What the pages of a document hold."""

    def __init__(self, document: Any, label: str, library: ModuleType) -> None:
        self.lines: list[Line] = []
        self.notes: list[str] = []
        self.pictured: list[int] = []
        self.count = len(document)
        if self.count > MOST_PAGES:
            raise TooLarge(f"{label} has {self.count:,} pages; {MOST_PAGES:,} are the most", hint="split it")
        size = 0
        for number in range(self.count):
            try:
                size += self._read(document[number], number, library.raw)
            except library.PdfiumError:
                self.pictured.append(number + 1)
            if size > MOST_TEXT:
                raise TooLarge(
                    f"{label} holds more than {MOST_TEXT / 1e6:.0f} million letters", hint="split it"
                )

    def _read(self, page: Any, number: int, raw: ModuleType) -> int:
        text_page = page.get_textpage()
        lines = lines_of(text_page.raw, number, raw)
        self.lines += lines
        self.notes += [note for note in _notes(page.raw, raw) if note]
        if not lines and raw.FPDFPage_CountObjects(page.raw) > 0:
            self.pictured.append(number + 1)
        text_page.close()
        page.close()
        return sum(len(line.text) for line in lines)


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return f"{shown} and {len(numbers) - 10} more" if len(numbers) > 10 else shown


def _warnings(pages: _Pages, attached: int, forms: int) -> tuple[str, ...]:
    found = []
    if pages.pictured:
        many = len(pages.pictured) > 1
        found.append(
            f"{'pages' if many else 'page'} {_listed(pages.pictured)} of {pages.count} "
            f"{'hold' if many else 'holds'} no text that can be read (scanned?): "
            "names there were not screened"
        )
    if attached:
        found.append(f"{attached:,} files attached to the PDF were not read")
    if forms in _XFA:
        found.append("the PDF holds a form that only its own program shows: what is filled in was not read")
    return tuple(found)


def read_pdf(data: bytes, label: str) -> Extract:
    """The text of a PDF. Raises InputError without the library, NotText for a file that is damaged, locked or
    without text, TooLarge past 5,000 pages or 20 million code points."""
    library = _library()
    document = _open(data, label, library)
    try:
        pages = _Pages(document, label, library)
        attached = library.raw.FPDFDoc_GetAttachmentCount(document.raw)
        forms = document.get_formtype()
    finally:
        document.close()
    if not (pages.lines or pages.notes):
        raise NotText(f"{label} is a PDF without text", hint=_SCANNED)
    text, furniture = apart(pages.lines)
    around = [Passage(line.text) for line in furniture] + [Passage(note) for note in pages.notes]
    article = tuple(passages_of(text))
    return Extract(article, unlike(around), "pdf", _warnings(pages, attached, forms))
