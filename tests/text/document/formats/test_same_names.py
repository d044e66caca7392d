"""The same article as text, web page, Word document and PDF holds the same names with the same outcomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from screening.catalogue import load_catalogue
from screening.model import Report
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from screening.text.document import read_document
from tests.text.labelled import text_of

from .making import as_docx, as_html, as_pdf

ROOT = Path(__file__).resolve().parents[4]
EXAMPLE = "article"
ARTICLES = (EXAMPLE, "wire_curly", "table_locomotives", "feed_etching")
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    store = Store(tmp_path_factory.mktemp("empty"))
    snapshot = open_snapshot(store, load_catalogue(store.home / "lists"))
    return Screener(snapshot, Settings.of(), datetime(2026, 7, 20, tzinfo=UTC))


def answers(report: Report) -> dict[str, tuple[str, str, int]]:
    return {
        found.name: (found.outcome.value, found.section, len(found.mentions)) for found in report.findings
    }


def as_text(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def read(name: str) -> str:
    """The example of the docs, or a labelled article's text; its line breaks as one sign."""
    example = (ROOT / "docs" / "examples" / "article.txt").read_text(encoding="utf-8")
    return example if name == EXAMPLE else text_of(name).replace("\r\n", "\n")


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize(
    "made", [lambda said: as_html(said, MENU), as_docx, as_pdf], ids=["html", "docx", "pdf"]
)
def test_every_format_finds_what_text_does(
    screener: Screener, name: str, made: Callable[[Sequence[str]], bytes]
) -> None:
    if made is as_pdf:
        pytest.importorskip("pypdfium2")
    text = read(name)
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    document = read_document(None, made(paragraphs))
    expected = answers(screener.report_document(read_document(None, as_text(paragraphs))))
    report = screener.report_document(document)
    found = answers(report)
    beside = {"The Daily Ferry", "Daily Ferry", "World", "Home"}
    assert {name: said for name, said in found.items() if name not in beside} == expected
    assert expected
    assert document.warnings == ()
    for finding in report.findings:
        for mention in finding.mentions:
            assert document.text[mention.start : mention.end] == mention.text
    assert document.sections[0].start == 0
    assert document.sections[-1].end == len(document.text)
    assert document.sections[0].kind == "headline"
