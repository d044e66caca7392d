"""Who is said to own whom: only where the sentence says so, and says that it is so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Document
from screening.text.clusters import cluster
from screening.text.document import read_document
from screening.text.mentions import find_mentions
from screening.text.statements import find_ownership
from tests.text.labelled import text_of


def ties_in(text: str) -> list[tuple[str, str, str]]:
    """(owned, the text's words, owner) of every tie."""
    document = read_document(None, text.encode())
    clusters = cluster(document, find_mentions(document))
    found = find_ownership(document, clusters)
    assert all(document.text[one.start : one.end] == one.quote for one in found)
    return [(clusters[one.owned].name, one.how, clusters[one.owner].name) for one in found]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Zorvex Labs, a unit of Norvik Trading, sold pumps.", "unit of"),
        ("Zorvex Labs is a wholly owned subsidiary of Norvik Trading.", "wholly owned subsidiary of"),
        ("Zorvex Labs, an affiliate of the Russian group Norvik Trading, left.", "affiliate of"),
        ("Zorvex Labs is majority-owned by Norvik Trading.", "majority-owned by"),
        ("Zorvex Labs is 60 percent owned by Norvik Trading.", "60 percent owned by"),
        ("Zorvex Labs, controlled by Norvik Trading, left.", "controlled by"),
        ("Zorvex Labs is backed by Norvik Trading.", "backed by"),
        ("Norvik Trading subsidiary Zorvex Labs left.", "subsidiary"),
        ("Norvik Trading's pump unit, Zorvex Labs, left.", "unit"),
        ("Zorvex Labs, whose parent company is Norvik Trading, left.", "parent company"),
        ("Zorvex Labs's parent company, Norvik Trading, left.", "parent company"),
        ("Norvik Trading, the parent of Zorvex Labs, left.", "parent of"),
        ("Norvik Trading owns 51% of Zorvex Labs.", "owns 51% of"),
        ("Norvik Trading holds a 49% stake in Zorvex Labs.", "holds a 49% stake in"),
    ],
)
def test_a_tie(text: str, how: str) -> None:
    assert ties_in(text) == [("Zorvex Labs", how, "Norvik Trading")]


@pytest.mark.parametrize(
    "text",
    [
        "Zorvex Labs is not owned by Norvik Trading.",
        "Zorvex Labs, formerly a unit of Norvik Trading, left.",
        "Zorvex Labs denied that it is a subsidiary of Norvik Trading.",
        "Zorvex Labs could become a unit of Norvik Trading.",
        "Is Zorvex Labs a unit of Norvik Trading?",
        "Zorvex Labs is a rival of Norvik Trading.",
        "Zorvex Labs is a state-owned company that supplies Norvik Trading.",
        "Zorvex Labs, owned by the son of Jane Roe, left.",
        "Zorvex Labs sold a unit to Norvik Trading.",
        "The family owns Zorvex Labs. Norvik Trading left.",
    ],
)
def test_no_tie(text: str) -> None:
    assert ties_in(text) == []


def test_a_joint_venture_has_two_owners() -> None:
    found = ties_in("Zorvex Labs is a joint venture of Norvik Trading and Rheinberg Pumps.")
    assert [owner for _, _, owner in found] == ["Norvik Trading", "Rheinberg Pumps"]
    assert {owned for owned, _, _ in found} == {"Zorvex Labs"}


def test_the_labelled_articles() -> None:
    told = {
        "markdown_post": [("ZALA Aero", "unit of", "Kalashnikov Concern")],
        "report_milling": [("Zvezda Shipbuilding Complex", "controlled by", "Rosneft")],
        "sentence_traps": [],
        "wire_curly": [],
    }
    assert {name: ties_in(text_of(name)) for name in told} == told


SAID = (
    "Norvik Trading Zorvex Labs a the unit of subsidiary owned by owns 51% parent company ’s , . is and not "
    "whose backed controls"
)
words = st.sampled_from(sorted(set(SAID.split())))


@given(st.lists(words, min_size=1, max_size=25).map(" ".join))
def test_quotes_stand_where_they_say(text: str) -> None:
    document = Document(text=text, sections=())
    for one in find_ownership(document, cluster(document, find_mentions(document))):
        assert text[one.start : one.end] == one.quote
        assert one.owned != one.owner
