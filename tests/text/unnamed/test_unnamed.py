"""Parties without a name: found by what marks them, sources and explained names left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Document, Unnamed
from screening.text.clusters import cluster
from screening.text.document import read_document
from screening.text.mentions import find_mentions
from screening.text.unnamed import find_unnamed
from tests.text.labelled import labels_of, names, text_of


def unnamed_in(text: str) -> tuple[Unnamed, ...]:
    document = read_document(None, text.encode())
    return find_unnamed(document, cluster(document, find_mentions(document)))


@pytest.mark.parametrize(
    ("text", "quote", "place", "status"),
    [
        ("Norvik used West African shell firms.", "West African shell firms", "West African", "stated"),
        ("Norvik allegedly ran shell firms in Ghana.", "shell firms in Ghana", "Ghana", "alleged"),
        ("Ghana's police charged four men over the pumps.", "four men", None, "charged"),
        ("Norvik bought pumps from a distributor in Ohio.", "a distributor in Ohio", "Ohio", "stated"),
        ("Norvik denied that two brokers in Kuwait paid.", "two brokers in Kuwait", "Kuwait", "denied"),
        ("An unnamed accomplice of Norvik paid.", "An unnamed accomplice", None, "stated"),
        ("Norvik was paid by shell firms whose owners hid.", "shell firms", None, "stated"),
        ("Norvik paid through front companies.", "front companies", None, "stated"),
        ("Norvik subsidiaries were raided.", "Norvik subsidiaries", None, "charged"),
        ("Norvik paid Company B for pumps.", "Company B", None, "stated"),
        ("It went to a middleman in Baku, then on.", "a middleman in Baku", "Baku", "stated"),
        ("Norvik ran thirty shell companies.", "thirty shell companies", None, "stated"),
        ("Norvik wrote to its distributor in Ohio.", "its distributor in Ohio", "Ohio", "stated"),
        ("Three other companies bought pumps.", "Three other companies", None, "stated"),
        ("Its address was a forwarder in Baku.", "a forwarder in Baku", "Baku", "stated"),
    ],
)  # fmt: skip
def test_found(text: str, quote: str, place: str | None, status: str) -> None:
    found = unnamed_in(text)
    assert [one.quote for one in found] == [quote]
    assert (found[0].place, found[0].status) == (place, status)
    if "Norvik" in text:
        assert found[0].linked_to == "Norvik"


@pytest.mark.parametrize(
    "text",
    [
        "Three sources in Kuwait told Reuters otherwise.",
        "Two officials in Ohio said so, as did two people familiar with the matter.",
        "Norvik Trading, a Vienna trading house, closed.",
        "Norvik is a company in Ohio.",
        "They searched her house in Ohio.",
        "It was a company in Ohio.",
        "Dragan Petkovic, then a Serbian citizen, left.",
        "They lied to American businesses.",
        "The list of Chinese military companies grew.",
        "The broker Dragan Petkovic fled to Baku.",
        "They paid a bank in Baku called Norvik Bank.",
        "The company closed. Its suppliers left.",
        "A company must report. Many firms do.",
        "US officials said the Chinese government knew.",
    ],
)
def test_not_found(text: str) -> None:
    assert unnamed_in(text) == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Die Firma Norvik GmbH hat nach Angaben der Ermittler die Ware an einen Zwischenhändler in Baku "
            "verkauft und das Geld nicht versteuert.",
            "einen Zwischenhändler in Baku",
        ),
        (
            "Selon le parquet, la société Norvik SARL a vendu les pièces à un courtier établi à Chypre et "
            "n’a rien déclaré.",
            "un courtier établi à Chypre",
        ),
        (
            "Según el fiscal, la empresa Norvik S.A. vendió las piezas a una empresa fantasma en Panamá y no "
            "pagó los impuestos.",
            "una empresa fantasma en Panamá",
        ),
    ],
)
def test_in_other_languages(text: str, quote: str) -> None:
    assert [one.quote for one in unnamed_in(text)] == [quote]


def test_nothing_is_sought_outside_the_article() -> None:
    story = "Norvik sold pumps to a dealer in Ohio. " + "It rained on the quay for days and days. " * 10
    tail = "\n\nRelated stories\nTwo brokers in Kuwait fined\n3 hours ago\nA dealer in Oslo sued\nFeb 3\n"
    assert [one.quote for one in unnamed_in(story + tail)] == ["a dealer in Ohio"]


def test_the_labelled_articles() -> None:
    wanted = hit = told = right = 0
    for name in names():
        spans = [
            (label.start, label.end, label.optional) for label in labels_of(name) if label.kind == "unnamed"
        ]
        found = unnamed_in(text_of(name))
        wanted += sum(not optional for *_, optional in spans)
        hit += sum(
            not optional and any(one.start < end and start < one.end for one in found)
            for start, end, optional in spans
        )
        told += len(found)
        right += sum(any(one.start < end and start < one.end for start, end, _ in spans) for one in found)
    assert wanted >= 10
    assert hit >= 0.8 * wanted
    assert right >= 0.8 * told


words = st.sampled_from(
    ["a", "two", "shell", "companies", "men", "in", "Ohio", "Acme", ",", ".", "unnamed", "charged"]
)


@given(st.lists(words, min_size=1, max_size=25).map(" ".join))
def test_quotes_stand_where_they_say(text: str) -> None:
    document = Document(text=text, sections=())
    found = find_unnamed(document, cluster(document, find_mentions(document)))
    assert all(text[one.start : one.end] == one.quote for one in found)
    assert all(one.status in ("alleged", "charged", "denied", "stated") for one in found)
