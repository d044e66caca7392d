"""Mentions in labelled articles and in any text: laws that hold whatever is written."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Document
from screening.text.mentions import find_mentions
from tests.text.labelled import labels_of, names, text_of
from tests.text.reading import found, read


def _recall(text: str, name: str) -> tuple[int, int, int]:
    spans = [(mention.start, mention.end) for mention in find_mentions(read(text))]
    wanted = [label for label in labels_of(name) if label.screen and not label.optional]
    strict = sum((label.start, label.end) in spans for label in wanted)
    lenient = sum(any(start < label.end and label.start < end for start, end in spans) for label in wanted)
    return len(wanted), strict, lenient


def test_recall_on_the_labelled_articles() -> None:
    counts = [_recall(text_of(name), name) for name in names()]
    wanted, strict, lenient = (sum(column) for column in zip(*counts, strict=True))
    assert wanted > 150
    assert strict >= 0.95 * wanted
    assert lenient >= 0.97 * wanted


@pytest.mark.parametrize("name", names())
def test_line_breaks_and_quotes_change_no_name(name: str) -> None:
    text = text_of(name).replace("\r\n", "\n")
    plain = [" ".join(surface.split()) for surface in found(text)]
    assert [" ".join(surface.split()) for surface in found(text.replace("\n", "\r\n"))] == plain
    straight = str.maketrans("“”‘’", "\"\"''")
    assert [surface.translate(straight) for surface in plain] == [
        " ".join(surface.split()) for surface in found(text.translate(straight))
    ]


@pytest.mark.parametrize("name", names())
def test_boilerplate_behind_an_article_changes_no_name_in_it(name: str) -> None:
    text = text_of(name)
    tail = "\n\nDisclaimer: for information only.\nSign up for our newsletter\n"
    before = [mention.text for mention in find_mentions(read(text))]
    after = [mention for mention in find_mentions(read(text + tail)) if mention.start < len(text)]
    assert [mention.text for mention in after] == before


pieces = st.sampled_from(
    [
        *(
            "Acme",
            "Ltd.",
            "of",
            "and",
            "the",
            "(",
            ")",
            "“",
            "”",
            "’s",
            ",",
            ".",
            "\n",
            "\r\n",
            "\n\n",
            "-",
            "|",
            "#",
            "3M",
        ),
        *(
            "U.S.",
            "bin",
            "al-Roe",
            "华为公司",
            "بنك",
            "Иван",
            "GPU",
            "said",
            "Mr.",
            "X200",
            "“Acme”",
            "\t",
            "a/k/a",
            "&",
        ),
    ]
)


@given(st.lists(pieces, min_size=1, max_size=30).map(" ".join) | st.text(min_size=1, max_size=200))
def test_any_text_gives_mentions_in_order_at_their_place(text: str) -> None:
    document = Document(text=text, sections=())
    mentions = find_mentions(document, lambda name: len(name) % 3 == 0)
    assert all(text[mention.start : mention.end] == mention.text != "" for mention in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    rows = re.split("\r\n|[\n\r\u2028\u2029]", text)
    for mention in mentions:
        assert rows[mention.line - 1][mention.column - 1] == mention.text[0]
