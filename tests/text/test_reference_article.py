"""What must hold on the reference article, which is read from the shared folder and never kept here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screening.model import Cluster, Document, Mention
from screening.text.clusters import cluster, subject
from screening.text.document import read_document
from screening.text.mentions import find_mentions
from screening.text.unnamed import find_unnamed

Read = tuple[Document, tuple[Mention, ...], tuple[Cluster, ...]]
ARTICLE = {"headline", "byline", "body", "subhead"}


@pytest.fixture(scope="module")
def reference(shared: Path) -> Read:
    path = shared / "eval" / "articles" / "deepseek.txt"
    if not path.is_file():
        pytest.skip("the reference article is not in the shared folder")
    document = read_document(path)
    mentions = find_mentions(document)
    return document, mentions, cluster(document, mentions)


@pytest.mark.parametrize(
    "name",
    ["DeepSeek", "Nvidia", "OpenAI", "Meta", "Huawei", "China Mobile", "People’s Liberation Army", "PLA"],
)
def test_the_article_names(reference: Read, name: str) -> None:
    _, mentions, clusters = reference
    assert any(mention.text == name and mention.section in ARTICLE for mention in mentions)
    assert next(party for party in clusters if name in party.forms).why_hidden == ""


@pytest.mark.parametrize("name", ["Scott Melker", "XRP", "BMIC", "Mitrade"])
def test_the_feed_names(reference: Read, name: str) -> None:
    sections = {mention.section for mention in reference[1] if name in mention.text}
    assert sections == {"feed"}


def test_one_party_has_both_its_names(reference: Read) -> None:
    party = next(party for party in reference[2] if "PLA" in party.forms)
    assert party.name == "People’s Liberation Army"


def test_the_subject_and_the_offsets(reference: Read) -> None:
    document, mentions, clusters = reference
    party = subject(document, clusters)
    assert party is not None
    assert party.name == "DeepSeek"
    assert all(document.text[mention.start : mention.end] == mention.text for mention in mentions)


def test_the_unnamed(reference: Read) -> None:
    document, _, clusters = reference
    found = {one.quote: one for one in find_unnamed(document, clusters)}
    assert found["Southeast Asian shell firms"].linked_to == "DeepSeek"
    assert found["shell companies in Southeast Asia"].place == "Southeast Asia"
    assert found["three men"].status == "charged"
    assert not any("sources" in quote or "official" in quote for quote in found)


def test_the_sections_agree_with_the_labels(reference: Read, shared: Path) -> None:
    labels = json.loads((shared / "eval" / "articles" / "deepseek.json").read_text(encoding="utf-8"))
    feed = next(label for label in labels["sections"] if label["kind"] == "feed")
    section = next(section for section in reference[0].sections if section.kind == "feed")
    assert (section.start, section.end) == (feed["start"], feed["end"])
