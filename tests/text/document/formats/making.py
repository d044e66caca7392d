"""Small files of each format, made by hand: no library that reads them has written them."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from xml.sax.saxutils import escape as xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
Placed = tuple[float, float, int, str]
"""Left edge and foot in points, size of the letters, text."""


def as_html(paragraphs: Sequence[str], furniture: str = "") -> bytes:
    """A page with its first paragraph as headline; lines of a paragraph stay lines."""
    body = "\n".join(f"<p>{escape(text).replace(chr(10), '<br>')}</p>" for text in paragraphs[1:])
    title = escape(paragraphs[0])
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{title} | The Daily Ferry</title>"
        f"<script>var firm = 'Scripted Holdings Ltd';</script></head><body>{furniture}"
        f"<article><h1>{title}</h1>\n{body}\n</article></body></html>"
    ).encode()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{xml(text)}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word document of a body, and other parts by their names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        package.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, content in (parts or {}).items():
            package.writestr(name, content)
    return held.getvalue()


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{W}" xmlns:mc="{MC}">{content}</w:{root}>'


def as_docx(paragraphs: Sequence[str]) -> bytes:
    lines = [text.split("\n") for text in paragraphs]
    return docx("".join(paragraph("<w:r><w:br/></w:r>".join(map(run, said))) for said in lines))


def pdf(pages: Sequence[Sequence[Placed]], *, drawn: bool = False, trailer: str = "") -> bytes:
    """A PDF in Courier, every letter 0.6 of its size wide; `drawn` puts a shape on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        stream = "10 10 50 50 re f\n" if drawn else ""
        for left, foot, size, text in lines:
            said = "".join(f"\\{byte:03o}" for byte in text.encode("cp1252"))
            stream += f"BT /F1 {size} Tf {left} {foot} Td ({said}) Tj ET\n"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    text = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(text))
        text += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    text += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{len(text)}\n%%EOF\n"
    )
    return text.encode("latin-1")


def set_pages(paragraphs: Sequence[str], header: str = "", width: int = 80) -> list[list[Placed]]:
    """Paragraphs wrapped and set on pages, each with its header and number."""
    lines: list[tuple[int, str]] = []
    for at, text in enumerate(paragraphs):
        for line in text.split("\n"):
            wrapped = textwrap.wrap(line, 44 if at == 0 else width, break_on_hyphens=False)
            lines += [(16 if at == 0 else 10, words) for words in wrapped]
        lines.append((10, ""))
    pages: list[list[Placed]] = []
    foot = 0.0
    for size, words in lines:
        if not pages or foot < 80:
            foot = 730
            edge: list[Placed] = [(60, 770, 8, header), (300, 30, 8, str(len(pages) + 1))] if header else []
            pages.append(edge)
        if words:
            pages[-1].append((60, foot, size, words))
        foot -= size * 1.2
    return pages


def as_pdf(paragraphs: Sequence[str], header: str = "") -> bytes:
    return pdf(set_pages(paragraphs, header))
