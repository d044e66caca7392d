"""The page: all of the report is on it, nothing of what it quotes becomes markup, and it fetches nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from importlib.resources import files
from itertools import pairwise

import pytest

from screening.model import (
    Basis,
    Comparison,
    Document,
    InputInfo,
    NotScreened,
    Relation,
    TokenPair,
)
from screening.reports import html
from screening.reports.html.elements import tag
from screening.reports.html.matches import RELATIONS
from screening.reports.visible import one_line

from .page import Page
from .sample import DOCUMENT, REPORT, SEVERAL, SHORT, TEXTS

LOOKS = files("screening.reports.html")
PAGE = html.render(REPORT, DOCUMENT)


def leaves(value: object) -> Iterator[str]:
    """Every word of a report but those of closed vocabularies, which the page says in its own words."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in ("script", "section"):
                yield from leaves(getattr(value, one.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from leaves(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)


@pytest.mark.parametrize("document", [DOCUMENT, None], ids=["with its text", "alone"])
def test_everything_in_the_report_is_on_the_page(document: Document | None) -> None:
    mixed = replace(REPORT.findings[1], name="Mixed", suppressed=REPORT.suppressed[0].matches)
    report = replace(
        REPORT,
        findings=(*REPORT.findings, mixed),
        not_screened=(*REPORT.not_screened, NotScreened("page 7", "blank", 3)),
    )
    page = Page(html.render(report, document))
    said = re.sub(r"\s", "", page.said)
    missing = {leaf for leaf in leaves(report) if re.sub(r"\s", "", one_line(leaf)) not in said}
    assert missing == set()


def test_every_finding_has_its_anchor_and_every_link_its_target() -> None:
    page = Page(PAGE)
    anchors = [found["id"] for _, found in page.elements if "id" in found]
    assert len(anchors) == len(set(anchors))
    inner = {href[1:] for found in page.all("a") if (href := found.get("href") or "").startswith("#")}
    assert inner <= set(anchors)
    assert {f"f{number}" for number in range(1, len(REPORT.findings) + 1)} <= set(anchors)
    assert {f"f{number}" for number in range(1, len(REPORT.findings) + 1)} <= inner


def test_marks_are_the_mentions_in_order() -> None:
    mentions = sorted((m for finding in REPORT.findings for m in finding.mentions), key=lambda m: m.start)
    assert Page(PAGE).marks == [mention.text for mention in mentions]
    assert all(DOCUMENT.text[m.start : m.end] == m.text for m in mentions)


def test_a_wrong_text_is_refused() -> None:
    with pytest.raises(ValueError, match="not the one"):
        html.render(REPORT, replace(DOCUMENT, sha256="00" * 32))


def test_what_stands_outside_the_article_is_set_apart() -> None:
    feed = PAGE.partition('class="part part-feed"')[2]
    assert "Coinz</a>" in feed
    assert "Vanya</a>" not in feed.partition("</section>")[0]


# --- a page by itself -------------------------------------------------------------------------------


def test_it_fetches_and_runs_nothing_but_its_own() -> None:
    page = Page(PAGE)
    names = {name for name, _ in page.elements}
    assert not names & {"link", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "use"}
    for name, found in page.elements:
        assert not any(key.startswith("on") or key in ("style", "src", "srcset") for key in found), (
            name,
            found,
        )
        address = found.get("href")
        assert address is None or name == "a"
        if address is not None and not address.startswith("#"):
            assert address.startswith("https://")
            assert "noopener" in (found["rel"] or "")
    assert len(page.all("script")) == len(page.all("style")) == 1
    (policy,) = (
        m["content"] or "" for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        own = PAGE.partition(f"<{name}>")[2].partition(f"</{name}>")[0]
        digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_its_own_files_reach_for_nothing() -> None:
    style = (LOOKS / "page.css").read_text(encoding="utf-8")
    script = (LOOKS / "page.js").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|@font-face|</", style)
    assert not re.search(r"fetch\(|XMLHttp|import\b|eval|Storage|cookie|innerHTML|beacon|https?:|</", script)
    assert style.isascii()
    assert script.isascii()


def test_the_basics_of_access() -> None:
    page = Page(PAGE)
    assert page.all("html")[0]["lang"] == "en"
    assert "news|draft.txt" in PAGE.partition("<title>")[2].partition("</title>")[0]
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch(r"h[1-6]", name)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.all("main")) == 1
    ids = {found["id"] for _, found in page.elements if "id" in found}
    for name, found in page.elements:
        if name in ("nav", "section", "article"):
            assert found.get("aria-labelledby") in ids, found
        if found.get("role") == "region":
            assert found.get("aria-label") or found.get("aria-labelledby")
            assert found.get("tabindex") == "0"
        if name == "th":
            assert found.get("scope") in ("col", "row")
    assert page.elements.index(("a", {"href": "#main", "class": "skip"})) < page.elements.index(
        next(one for one in page.elements if one[0] == "main")
    )


def _luminance(color: str) -> float:
    letters = color if len(color) == 6 else "".join(letter * 2 for letter in color)
    parts = [int(letters[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_contrast_is_enough_to_read(theme: int) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for text."""
    style = (LOOKS / "page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[: theme + 1]
    color = {key: value for block in blocks for key, value in re.findall(r"--([\w-]+): #(\w+);", block)}
    grounds = ("page", "paper", "wash")
    pairs = [(ink, ground) for ink in ("ink", "soft", "accent") for ground in grounds]
    for verdict in ("listed", "possible", "unlisted", "unnamed"):
        pairs += [
            (verdict, "paper"),
            (verdict, "page"),
            (verdict, f"{verdict}-wash"),
            ("ink", f"{verdict}-wash"),
        ]
        pairs += [("soft", f"{verdict}-wash")]
    for ink, ground in pairs:
        dark, bright = sorted((_luminance(color[ink]), _luminance(color[ground])))
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


# --- kinds of reports -------------------------------------------------------------------------------


def test_a_name_without_a_text() -> None:
    info = InputInfo("name", "-", "")
    report = replace(REPORT, input=info, findings=REPORT.findings[:1], subject="Zorvex", unnamed=())
    page = Page(html.render(report))
    assert page.marks == []
    assert not page.all("nav")
    assert "listed on BIS Entity List" in page.said


def test_nothing_found() -> None:
    report = replace(
        REPORT, findings=(), unnamed=(), not_screened=(), measures={}, subject=None, outcome="no_match"
    )
    page = Page(html.render(report, DOCUMENT))
    assert "No name was found in this text." in page.said
    assert page.marks == []


def test_several_documents_are_one_page() -> None:
    page = Page(html.render(SEVERAL, *TEXTS))
    anchors = [found["id"] for _, found in page.elements if "id" in found]
    assert len(anchors) == len(set(anchors))
    inner = {href[1:] for found in page.all("a") if (href := found.get("href") or "").startswith("#")}
    assert inner <= set(anchors)
    assert len(page.all("h1")) == 1
    assert sorted(page.marks) == sorted(one.text for f in SEVERAL.findings for one in f.mentions)
    assert [found.get("open") for found in page.all("details") if found.get("class") == "folded"]
    missing = {
        leaf for leaf in leaves(SEVERAL) if "".join(one_line(leaf).split()) not in "".join(page.said.split())
    }
    assert missing == {"incomplete"}, "a document that was not read is said to be so"


def test_more_matches_than_one_looks_at_are_folded_and_all_there() -> None:
    parties = [replace(SHORT.party, uid=f"us-bis-el:{n}") for n in range(40)]
    many = tuple(replace(SHORT, party=one, sentence=f"reason for {one.uid}.") for one in parties)
    page = Page(html.render(replace(REPORT, findings=(replace(REPORT.findings[0], matches=many),))))
    assert all(f"reason for {one.uid}." in page.said for one in parties)
    assert "36 more parties on this list" in page.said


def test_every_relation_and_basis_has_words() -> None:
    assert set(RELATIONS) == set(Relation)
    for basis in Basis:
        met = tuple(TokenPair("a", "b", relation, 0.5, 0.5) for relation in Relation)
        match = replace(SHORT, basis=basis, comparison=Comparison(50.0, pairs=met))
        finding = replace(REPORT.findings[0], matches=(match,))
        assert f"rests on: {basis.replace('_', ' ')}" in html.render(replace(REPORT, findings=(finding,)))


def test_joining_markup_with_text_escapes_it() -> None:
    assert tag("p", tag("b", "x") + "<i>") == "<p>&lt;b&gt;x&lt;/b&gt;&lt;i&gt;</p>"
