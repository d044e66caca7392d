"""A Word document (.docx, .docm) -> its text as Word shows it with all changes accepted.

Read are paragraphs, tables as rows, text boxes, footnotes and endnotes with their marks; page headers, page
footers and comments stand around the article. Left out are passages that were deleted or moved away with
changes tracked, which is said. Macros, embedded files and pictures are not opened. (Office Open XML, ISO/IEC
29500-1, section 17.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from screening.errors import NotText, TooLarge
from screening.text.document.formats.extract import (
    MOST_TEXT,
    Extract,
    Passage,
    lays_out,
    row_of,
    tidy,
    unlike,
)
from screening.text.document.formats.package import Package

_OTHERS = (
    ("xl/", "an Excel workbook", "screen its tables with: screen batch FILE.xlsx"),
    ("ppt/", "a presentation", "save it as PDF or plain text"),
    ("content.xml", "an OpenDocument file", "save it as .docx, PDF or plain text"),
    ("META-INF/container.xml", "an e-book", "save the article as PDF or plain text"),
)

"""What else is a zip archive: the start of a part's name, what it is, what to do."""
_MAIN = re.compile(r"/?word/document\d*\.xml", re.IGNORECASE)
_MARGINS = re.compile(r"/?word/(?:header|footer|comments|diagrams/data)\d*\.xml", re.IGNORECASE)
_CHUNKS = re.compile(r"/?word/(?:.*/)?afchunk[^/]*", re.IGNORECASE)
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": " "}
_GONE = frozenset({"del", "moveFrom"})
_UNREAD = frozenset({"instrText", "delText", "delInstrText", "Fallback", "pPrChange", "rPrChange"})
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    listed: bool = False


class _Body:
    """Collects one part. Text boxes and tables nest, so paragraphs and tables are stacks."""

    def __init__(self, references: list[tuple[str, str]]) -> None:
        self.passages: list[Passage] = []
        self.notes: dict[str, list[Passage]] = {}
        self.deleted = 0
        self.size = 0
        self._references = references
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[list[list[str]]] = []
        self._unread = self._gone = 0
        self._gone_text = False
        self._text = 0
        self._note: list[Passage] | None = None

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _UNREAD or tag in _GONE:
            self._unread += 1
            self._gone += tag in _GONE
        elif tag == "p":
            self._paragraphs.append(_Paragraph())
        elif tag == "t":
            self._text += 1
        elif tag == "tbl":
            self._tables.append([])
        elif tag == "tc" and self._tables:
            self._tables[-1].append([])
        elif tag in ("footnote", "endnote"):
            self._note = None if attributes.get("type") in _SEPARATORS else []
            if self._note is not None:
                self.notes[attributes.get("id", "")] = self._note
        elif self._paragraphs and not self._unread:
            self._sign(tag, attributes)

    def _sign(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What stands in a paragraph and is no text element."""
        paragraph = self._paragraphs[-1]
        if tag in _SIGNS:
            paragraph.parts.append(_SIGNS[tag])
        elif tag == "numPr":
            paragraph.listed = True
        elif tag in ("footnoteReference", "endnoteReference"):
            self._references.append((tag.removesuffix("Reference"), attributes.get("id", "")))
            paragraph.parts.append(f"[{len(self._references)}]")

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _UNREAD or tag in _GONE:
            self._unread -= 1
            self._gone -= tag in _GONE
            if not self._gone:
                self.deleted += self._gone_text
                self._gone_text = False
        elif tag == "t":
            self._text -= 1
        elif tag == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif tag == "tr" and self._tables:
            self._end_row()
        elif tag == "tbl" and self._tables:
            self._end_row()
            self._tables.pop()

    def text(self, text: str) -> None:
        """Text, in pieces as they come."""
        if self._text and not self._unread and self._paragraphs:
            self._paragraphs[-1].parts.append(text)
            self.size += len(text)
        elif self._gone and text.strip():
            self._gone_text = True

    def _end_row(self) -> None:
        cells, self._tables[-1] = self._tables[-1], []
        parts = [Passage(part) for cell in cells for part in cell]
        rows = parts if lays_out(cells) else [row_of(cells)]
        outer = self._tables[-2] if len(self._tables) > 1 else None
        if outer:
            outer[-1].extend(row.text for row in rows if row.text)
        else:
            self._put(rows)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        text = tidy("".join(paragraph.parts))
        if not text:
            return
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].append(text)
        else:
            self._put([Passage(f"- {text}", row=True) if paragraph.listed else Passage(text)])

    def _put(self, passages: list[Passage]) -> None:
        (self.passages if self._note is None else self._note).extend(passages)


def _notes(package: Package, references: list[tuple[str, str]]) -> tuple[list[Passage], int, int]:
    """Footnotes and endnotes in the order of their marks, then any without one; their size; deletions."""
    found: list[Passage] = []
    size = deleted = 0
    bodies: dict[str, _Body] = {}
    for kind, name in _NOTES.items():
        bodies[kind] = _Body([])
        if name in package.names:
            package.parse(name, bodies[kind])
            size, deleted = size + bodies[kind].size, deleted + bodies[kind].deleted
    for number, (kind, key) in enumerate(references, start=1):
        passages = bodies[kind].notes.pop(key, [])
        found += [
            Passage(f"[{number}] {one.text}" if not at else one.text) for at, one in enumerate(passages)
        ]
    found += [one for body in bodies.values() for passages in body.notes.values() for one in passages]
    return found, size, deleted


def _require_word(package: Package, label: str) -> None:
    """Raise NotText, with the kind and what to do, if an archive is no Word document."""
    if any(_MAIN.fullmatch(name) for name in package.names):
        return
    if package.first("mimetype").startswith(b"application/epub"):
        raise NotText(f"{label} is an e-book", hint="save the article as PDF or plain text")
    for prefix, what, hint in _OTHERS:
        if any(name.startswith(prefix) for name in package.names):
            raise NotText(f"{label} is {what}, not an article", hint=hint)
    raise NotText(f"{label} is a zip archive", hint="unpack it and give the files in it")


def read_docx(data: bytes, label: str) -> Extract:
    """The text of a Word document. Raises NotText if it is another archive, damaged or without text, TooLarge
    past 20 million code points of text or 100 MB of XML."""
    package = Package(data, label)
    _require_word(package, label)
    references: list[tuple[str, str]] = []
    body = _Body(references)
    for name in package.names:
        if _MAIN.fullmatch(name):
            package.parse(name, body)
    notes, size, deleted = _notes(package, references)
    margins = _Body([])
    for name in sorted(package.names):
        if _MARGINS.fullmatch(name):
            package.parse(name, margins)
    if body.size + size + margins.size > MOST_TEXT:
        raise TooLarge(f"{label} holds more than {MOST_TEXT / 1e6:.0f} million letters", hint="split it")
    if not (body.passages or notes or margins.passages):
        hint = "if it holds pictures of text, run text recognition on it first"
        raise NotText(f"{label} is a Word document without text", hint=hint)
    warnings = []
    if gone := body.deleted + deleted + margins.deleted:
        warnings.append(
            f"{gone:,} deletions in the document's tracked changes were not read: names may stand in them"
        )
    if chunks := sum(1 for name in package.names if _CHUNKS.fullmatch(name)):
        warnings.append(
            f"{chunks:,} documents put into this one as a whole were not read: "
            "open it in Word and save it again"
        )
    return Extract((*body.passages, *notes), unlike(margins.passages), "docx", tuple(warnings))
