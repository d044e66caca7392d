"""What kind of file some bytes are, by the bytes; the name's ending decides only where they leave it open.

Told apart is what there is a reader for: PDF, Word, web page, text. Web archives and XML of other kinds are
refused here, any other binary by the decoder of text.
"""

from __future__ import annotations

import re
from enum import Enum

from screening.errors import NotText


class Format(Enum):
    """A format that has a reader."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    ZIP = "zip"
    """An archive; the reader of Word documents tells what is in it."""


_PDF = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}%PDF-")
_HEAD = 4_096
_BEFORE = r"(?:\s|\ufeff|<\?xml[^>]*>|<!--.*?-->)*"
_PAGE = re.compile(rf"{_BEFORE}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(
    rf"{_BEFORE}<(?:article|main|section|div|p|h[1-6]|table|meta|title|ul|ol|span|font|center|blockquote|header|nav)"
    r"(?:\s[^<>]*)?>",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"</(?:p|div|span|a|table|h[1-6]|li|td|body|html|article)>", re.IGNORECASE)
_XML = re.compile(r"\s*<(?:\?xml|rss|feed|svg|nitf|newsml)\b", re.IGNORECASE)
_ARCHIVED = re.compile(rb"(?:From: <Saved by|MIME-Version:)[^\0]{0,2000}multipart/related", re.IGNORECASE)
_PAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MARKDOWN = frozenset({".md", ".markdown"})
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def format_of(data: bytes, ending: str, label: str) -> Format:
    """The format of some bytes; `ending` is that of the file's name, in lower case, or "". Raises NotText for
    what is known and has no reader."""
    if _PDF.match(data):
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.ZIP
    if _ARCHIVED.search(data[:_HEAD]):
        raise NotText(f"{label} is a web archive (mhtml)", hint="save the page as HTML, PDF or plain text")
    head = data[:_HEAD].decode(_WIDE.get(data[:2], "latin-1"), "replace").removeprefix("ï»¿")
    if _PAGE.match(head):
        return Format.HTML
    if ending in _PAGE_ENDINGS:
        return Format.HTML if _ANY_TAG.search(head) or _TAG.match(head) else Format.TEXT
    if ending not in _MARKDOWN and _TAG.match(head) and _ANY_TAG.search(head):
        return Format.HTML
    if _XML.match(head):
        raise NotText(
            f"{label} is an XML file, not an article", hint="save the article as HTML or plain text"
        )
    return Format.TEXT
