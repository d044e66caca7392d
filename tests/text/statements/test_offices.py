"""Offices beside a name: of that person, in apposition, in front or in a clause, and nobody else's."""

from __future__ import annotations

import pytest

from screening.text.clusters import cluster
from screening.text.document import read_document
from screening.text.mentions import find_mentions
from screening.text.statements import find_particulars


def offices(text: str, name: str) -> tuple[str, ...]:
    document = read_document(None, text.encode())
    clusters = cluster(document, find_mentions(document))
    return next(
        (one.offices for one in find_particulars(document, clusters) if clusters[one.party].name == name), ()
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Jane Orlick, chief executive of Norvik, left.", "chief executive of Norvik"),
        ("Norvik chief executive Jane Orlick left.", "Norvik chief executive"),
        ("Norvik's chairman, Jane Orlick, left.", "Norvik's chairman"),
        ("They met Jane Orlick, 64, who runs Norvik, there.", "runs Norvik"),
        ("It was chaired by Jane Orlick, who has led Norvik since 2007.", "led Norvik since 2007"),
        (
            "They met Jane Orlick, then commander of the\nNorvik Guard, there.",
            "then commander of the Norvik Guard",
        ),
        ("Deputy Energy Minister Jane Orlick left.", "Deputy Energy Minister"),
        ("They met Jane Orlick, an engineer at Norvik, there.", "an engineer at Norvik"),
    ],
)
def test_an_office_beside_the_name(text: str, said: str) -> None:
    assert offices(text, "Jane Orlick") == (said,)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Orlick, said the chairman of Norvik, left.",
        "Jane Orlick, a sister of the chairman of Norvik, left.",
        "Jane Orlick, whose brother is chairman of Norvik, left.",
        "The lawyer for the chairman of Norvik, Jane Orlick, left.",
        "The general told Jane Orlick to leave.",
        "Members of the board and Jane Orlick left.",
        "Jane Orlick left. The chairman of Norvik stayed.",
    ],
)
def test_somebody_elses_office(text: str) -> None:
    assert offices(text, "Jane Orlick") == ()
