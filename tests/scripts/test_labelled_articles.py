"""Marked text becomes labels at their places, and what it says nothing known of is an error."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from labelled_articles import NO_PARTY, read_folder, read_marked

HEAD = 'about = "x"\nhalf = "tuned"\n[parties]\nnorvik = "company listed us-bis-el"\n'
ARTICLES = read_folder(Path(__file__).resolve().parents[1] / "articles")


def test_marks_become_labels_and_leave_the_text() -> None:
    source = (
        f'{HEAD}[claims]\n"was added" = "norvik agrees|cannot be checked"\n+++\n'
        "In [[@place|Oslo]] [[norvik|Norvik]] was added.\n{{feed}}\n[[norvik?|NORVIK]] fell.\n"
    )
    article = read_marked("name", source)
    assert article.text == "In Oslo Norvik was added.\nNORVIK fell.\n"
    said = [(article.text[one.start : one.end], one.kind, one.screen, one.section) for one in article.labels]
    assert said == [
        ("Oslo", "place", False, "article"),
        ("Norvik", "company", True, "article"),
        ("NORVIK", "company", True, "feed"),
    ]
    assert [one.optional for one in article.labels] == [False, False, True]
    (claim,) = article.claims
    assert (article.text[claim.start : claim.end], claim.party) == ("was added", "norvik")
    assert claim.verdicts == {"agrees", "cannot be checked"}


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("Nobody is here.\n", "no mention of"),
        ("[[norvik|Norvik]] and [[@ship|Roe]]\n", "no such mark"),
    ],
)
def test_what_is_not_known_is_an_error(body: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_marked("name", f"{HEAD}+++\n{body}")


def test_a_quote_that_is_not_in_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in the text"):
        read_marked("name", f'{HEAD}[claims]\n"was put" = "norvik agrees"\n+++\n[[norvik|Norvik]] left.\n')


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_every_labelled_article_holds_together(article) -> None:  # type: ignore[no-untyped-def]
    spans = [(one.start, one.end) for one in article.labels]
    assert spans == sorted(spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(one.kind in NO_PARTY or one.party in article.parties for one in article.labels)
    assert "[[" not in article.text
    assert "]]" not in article.text
    assert article.half in ("tuned", "held", "later")
