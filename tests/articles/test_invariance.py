"""What says nothing about a name changes no other row: boilerplate, quotes, line breaks, capitals, names."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from screening.model import Finding, Outcome
from screening.screener import Screener
from screening.snapshot.snapshot import Snapshot
from screening.text.document import read_document
from tests.screener.real import screener_of

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from labelled_articles import Article, read_folder

ARTICLES = {article.name: article for article in read_folder(Path(__file__).parent)}
TAIL = (
    "\n\nDisclaimer: The views of readers are not those of the editors. Nothing here is advice.\n\n"
    "Most read\nFive quays without a crowd\n2 hours ago\nKestrol opens a shop\n3 hours ago\n"
    "© 2025 Quay Media. All rights reserved.\n"
)
OUTSIDE = ("feed", "promotion", "disclaimer")
Row = tuple[str, str, tuple[str, ...]]
Unchanged = Callable[[str], dict[str, Row]]


@pytest.fixture(scope="module")
def screener(snapshot: Snapshot) -> Screener:
    return screener_of(snapshot)


def plain(text: str) -> str:
    return " ".join(text.translate(str.maketrans("’‘“”", "''\"\"")).split())


def row(finding: Finding) -> Row:
    """A row without what the changed text itself says: its name, verdict, and the parties met."""
    return plain(finding.name), finding.outcome.value, tuple(match.party.uid for match in finding.matches)


def rows(screener: Screener, text: str) -> dict[str, Row]:
    """The rows of the article's part by name; what it says nothing of, and hides, is no row."""
    report = screener.report_document(read_document(None, text.encode()))
    inside = [
        one for one in report.findings if not all(mention.section in OUTSIDE for mention in one.mentions)
    ]
    kept = [one for one in inside if not one.why_hidden or one.outcome is not Outcome.NOT_LISTED]
    return {row(one)[0]: row(one) for one in kept}


@pytest.fixture(scope="module")
def unchanged(screener: Screener) -> Unchanged:
    """The rows of an article as it is, by its name: found once."""
    return cache(lambda name: rows(screener, ARTICLES[name].text))


def straight(text: str) -> str:
    return text.translate(str.maketrans("’‘“”", "''\"\""))


def curly(text: str) -> str:
    """Straight quotes as a typesetter has them."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    return re.sub(r'"([^"\n]*)"', "“\\1”", text)


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text + TAIL, id="boilerplate"),
        pytest.param(straight, id="straight"),
        pytest.param(curly, id="curly"),
        pytest.param(lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"), id="crlf"),
        pytest.param(lambda text: text.replace("\r\n", "\n"), id="lf"),
        pytest.param(lambda text: text.replace("\r\n", "\n").replace("\n\n", "\n\n\n"), id="gaps"),
    ],
)
def test_what_says_nothing_changes_no_row(
    screener: Screener, unchanged: Unchanged, name: str, change: Callable[[str], str]
) -> None:
    text = ARTICLES[name].text
    if name == "feed_after" and change(text) == text + TAIL:
        pytest.skip("it has a feed of its own")
    assert rows(screener, change(text)) == unchanged(name)


def headline_of(article: Article) -> str:
    return article.text.splitlines()[0]


def has_headline(article: Article) -> bool:
    """Whether the first line is a headline: some texts begin otherwise."""
    return read_document(None, article.data).sections[0].kind == "headline"


HEADED = [name for name, article in ARTICLES.items() if has_headline(article)]


@pytest.mark.parametrize("name", HEADED)
def test_a_headline_in_capitals_changes_no_row_that_the_text_bears_out(
    screener: Screener, unchanged: Unchanged, name: str
) -> None:
    """A name that only the headline has may be lost or cut otherwise; every other row stays."""
    article = ARTICLES[name]
    head = headline_of(article)
    body = article.text[len(head) :]
    before, after = unchanged(name), rows(screener, head.upper() + body)
    folded = plain(body).casefold()

    def borne_out(found: dict[str, Row]) -> dict[str, Row]:
        return {
            key: one
            for key, one in found.items()
            if re.search(rf"(?<!\w){re.escape(key.casefold())}(?!\w)", folded)
        }

    assert borne_out(after) == borne_out(before)


def unlisted_companies(article: Article) -> list[str]:
    """Full names of unlisted firms whose first word stands nowhere else, so that they can be renamed."""
    found = []
    for party, expected in article.parties.items():
        if expected.kind != "company" or expected.outcomes != {"not_listed"}:
            continue
        surfaces = {article.text[one.start : one.end] for one in article.labels if one.party == party}
        longest = max(surfaces, key=len)
        first = longest.split()[0]
        others = [other for other in surfaces if not other.startswith(first)]
        alone = sum(first in article.text[one.start : one.end] for one in article.labels) == sum(
            one.party == party for one in article.labels
        )
        if first.isalpha() and len(first) > 4 and not others and alone and len(longest.split()) > 1:
            found.append(longest)
    return found


RENAMED = [(article.name, name) for article in ARTICLES.values() for name in unlisted_companies(article)]


@pytest.mark.parametrize(("article", "company"), RENAMED)
def test_an_unlisted_company_renamed_changes_no_other_row(
    screener: Screener, unchanged: Unchanged, article: str, company: str
) -> None:
    text, first = ARTICLES[article].text, company.split()[0]
    renamed = re.sub(rf"\b{first}\b", "Zorvextal", text)
    before = {key: one for key, one in unchanged(article).items() if first not in key}
    after = {key: one for key, one in rows(screener, renamed).items() if "Zorvextal" not in key}
    assert after == before


LEGAL = [
    (name, company) for name, company in RENAMED if not re.search(r"\W(?:Ltd|LLC|Inc|Co|A/S)\b", company)
]


@pytest.mark.parametrize(("article", "company"), LEGAL)
def test_a_legal_form_added_changes_no_other_row(
    screener: Screener, unchanged: Unchanged, article: str, company: str
) -> None:
    text, first = ARTICLES[article].text, company.split()[0]
    formed = text.replace(company, f"{company} Ltd", 1)
    before = {key: one for key, one in unchanged(article).items() if first not in key}
    after = {key: one for key, one in rows(screener, formed).items() if first not in key}
    assert after == before


def test_enough_is_changed() -> None:
    assert len(ARTICLES) >= 20
    assert len(HEADED) >= 15
    assert len(RENAMED) >= 25
    assert len(LEGAL) >= 10
