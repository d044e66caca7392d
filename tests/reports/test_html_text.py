"""The text on the page: marked at its offsets, whole, and nothing in it or in any name becomes markup."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.model import Document, Finding, InputInfo, Kind, Mention, Outcome, Report, Section, Unnamed
from screening.reports import html
from screening.reports.html.elements import verbatim
from screening.reports.visible import one_line

from .page import Page
from .sample import REPORT
from .test_hostile import among_documents, everywhere

ANY = st.text(st.characters(), min_size=1).filter(str.strip)
MARKUP = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>",
        "\"><svg onload='x'>",
        "'onmouseover=alert(1) x='",
        "&lt;b&gt; &amp; &#x3c;",
        "<!-- --><![CDATA[",
        "</bdi></td></table>",
        "javascript:alert(1)",
        "\u202eevil\u2066",
        "\x00\x1b[2J",
        "\ud800",
    ]
)


def skeleton(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, tuple(found)) for name, found in page.elements]


MAKERS = (everywhere, among_documents)
PLAIN = {make: skeleton(Page(html.render(make("plain")))) for make in MAKERS}


@given(st.one_of(ANY, MARKUP, st.lists(st.one_of(ANY, MARKUP), min_size=1).map("".join)))
@settings(deadline=None, max_examples=60)
@pytest.mark.parametrize("make", MAKERS)
def test_no_words_become_markup(make: Callable[[str], Report], text: str) -> None:
    page = html.render(make(text))
    page.encode("utf-8")
    found = Page(page)
    assert skeleton(found) == PLAIN[make]
    assert one_line(text).strip() in " ".join(found.words)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[Report, Document]:
    """Any text cut into sections, with mentions and unnamed parties anywhere in it."""
    text = draw(st.text(st.one_of(st.characters(), st.sampled_from("\n\r\t<>& ab")), min_size=1, max_size=80))
    place = st.integers(0, len(text))
    edges = sorted(draw(st.sets(place, max_size=4)) | {0, len(text)})
    kinds = st.sampled_from(["headline", "body", "feed"])
    sections = tuple(Section(draw(kinds), a, b) for a, b in pairwise(edges))
    cuts = sorted(draw(st.sets(place, max_size=12)))
    findings = tuple(
        Finding(
            text[a:b],
            Kind.UNKNOWN,
            draw(st.sampled_from(list(Outcome))),
            mentions=(Mention(a, b, text[a:b], Kind.UNKNOWN, "body", 1, 1, text),),
        )
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
        if not text[a:b].endswith("\r")
    )
    spans = [sorted((draw(place), draw(place))) for _ in range(draw(st.integers(0, 3)))]
    unnamed = tuple(Unnamed(text[a:b] or "x", a, b, "group") for a, b in spans)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    info = InputInfo("article", "a.txt", digest)
    report = replace(REPORT, findings=findings, unnamed=unnamed, input=info)
    return report, Document(text, sections, sha256=digest)


def shown(text: str) -> str:
    """What a reader of the page sees of a text."""
    page = Page(f"<p>{verbatim(text)}</p>")
    return "".join(page.words)


@given(marked_texts())
@settings(deadline=None, max_examples=150)
def test_no_letter_of_the_text_is_lost_or_moved(case: tuple[Report, Document]) -> None:
    report, document = case
    page = Page(html.render(report, document))
    assert page.marks == [shown(finding.mentions[0].text) for finding in report.findings]
    # a carriage return and a newline that a cut parts are two breaks for the one that they were
    assert re.sub(r"\n+", "\n", "".join(page.text)) == re.sub(r"\n+", "\n", shown(document.text))


def test_of_two_mentions_at_one_place_the_stronger_is_marked() -> None:
    text = "The Zorvex Bank of Berlin said so."
    digest = hashlib.sha256(text.encode()).hexdigest()
    spans = [(4, 25, Outcome.NOT_LISTED), (4, 15, Outcome.LISTED), (19, 25, Outcome.POSSIBLE)]
    findings = tuple(
        Finding(
            text[a:b],
            Kind.UNKNOWN,
            outcome,
            mentions=(Mention(a, b, text[a:b], Kind.UNKNOWN, "body", 1, 1, text),),
        )
        for a, b, outcome in spans
    )
    report = replace(REPORT, findings=findings, unnamed=(), input=InputInfo("article", "a.txt", digest))
    page = Page(html.render(report, Document(text, (), sha256=digest)))
    assert page.marks == ["Zorvex Bank", "Berlin"]
