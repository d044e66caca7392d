"""What a text says of a person: read where the words stand beside the name, and of nobody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Document, Kind
from screening.text.clusters import cluster
from screening.text.document import read_document
from screening.text.mentions import find_mentions
from screening.text.statements import find_particulars, years_of


def told(text: str) -> dict[str, tuple[tuple[int, ...], str | None, tuple[str, ...]]]:
    """Name -> ages, birth, countries."""
    document = read_document(None, text.encode())
    clusters = cluster(document, find_mentions(document))
    found = find_particulars(document, clusters)
    return {
        clusters[one.party].name: (one.ages, one.born, one.countries)
        for one in found
        if one.ages or one.born or one.countries
    }


@pytest.mark.parametrize(
    "text",
    [
        "Jane Orlick, 47, was charged on Monday.",
        "Police charged Jane Orlick (47) on Monday.",
        "The 47-year-old dealer Jane Orlick was charged.",
        "Jane Orlick, aged 47, was charged.",
        "Jane Orlick is 47 and lives in Vienna.",
        "Jane Orlick, a retired nurse aged 47, was charged.",
        "Jane Orlick, a/k/a “Jo Orlick,” 47, was charged.",
        "Jane Orlick, 47, ran it.\nOrlick, 48, was charged later.",
    ],
)
def test_an_age_beside_the_name(text: str) -> None:
    assert told(text)["Jane Orlick"][0][0] == 47


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Jane Orlick, born in 1952, was charged.", "1952"),
        ("Jane Orlick (born 1952) was charged.", "1952"),
        ("Jane Orlick was born on 5 May 1952 in Graz.", "5 May 1952"),
        ("Jane Orlick was born in Graz on May 5, 1952.", "May 5 1952"),
        ("Jane Orlick was a nurse. Born in Graz in 1952, Orlick left early.", "1952"),
    ],
)
def test_a_birth_beside_the_name(text: str, born: str) -> None:
    assert told(text)["Jane Orlick"][1] == born


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Lebanese broker Jane Orlick was charged.", "LB"),
        ("The Australian potter Jane Orlick was charged.", "AU"),
        ("Jane Orlick, a Lebanese national, was charged.", "LB"),
        ("Jane Orlick, 47, a Lebanese businesswoman, was charged.", "LB"),
        ("Jane Orlick, a citizen of Lebanon, was charged.", "LB"),
        ("The North Korean official Jane Orlick was charged.", "KP"),
    ],
)
def test_a_nationality_beside_the_name(text: str, country: str) -> None:
    assert told(text)["Jane Orlick"][2] == (country,)


@pytest.mark.parametrize(
    "text",
    [
        "Dutch prosecutors charged Jane Orlick on Monday.",
        "Jane Orlick, 47 percent owner of a bank, was charged.",
        "The Lebanon-born broker Jane Orlick was charged.",
        "Jane Orlick met 47 people. She was charged.",
        "Jane Orlick, 47, ran it. Police say Jane Orlick, 61, ran it.",
        "Jane Orlick, 3, was charged.",
        "Korean broker Jane Orlick was charged.",
        "Orlick Steel, 47, and others were named.",
    ],
)
def test_what_is_not_said_of_a_person_is_not_taken(text: str) -> None:
    assert not told(text)


def test_an_age_counts_from_the_latest_year_that_the_text_names() -> None:
    assert years_of("Charged on 3 May 2021; the loan was of 2019, due 2040.", 2026) == (2021, 2026)
    assert years_of("No year is named, only No. 2019-77 and $2,020.", 2026) == (2016, 2026)


PIECES = st.sampled_from(
    [
        "Jane Orlick",
        ", ",
        "47",
        "(",
        ")",
        " born ",
        "in ",
        "1952",
        "a Lebanese ",
        "national",
        "47-year-old ",
        "\r\n",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=120))
def test_any_text_gives_particulars_of_its_parties(text: str) -> None:
    document = Document(text=text, sections=())
    clusters = cluster(document, find_mentions(document))
    for one in find_particulars(document, clusters):
        assert clusters[one.party].kind in (Kind.PERSON, Kind.UNKNOWN)
        assert all(10 <= age <= 105 for age in one.ages)
    first, last = years_of(text, 2026)
    assert first <= last == 2026
