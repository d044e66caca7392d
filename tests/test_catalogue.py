"""The door to `lists/`: what is malformed is named, what is doubled or unexplained is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.catalogue import load_catalogue
from screening.errors import ListError, UnknownList

OWN = """
id = "acme"
title = "ACME's list"
publisher = "ACME"
page = "https://acme.example"
parser = "columns"
licence = "internal"
max_age_days = 30
files = ["acme.csv"]

[columns]
name = "Customer"

[[lists]]
id = "acme"
title = "ACME do-not-ship"
short = "ACME"
expected = [1, 50]

[measures.acme]
title = "ACME"
effect = "shipment stop"
meaning = "Ask first."
citation = "TC-7"
"""


def own(folder: Path, text: str, name: str = "acme.toml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_an_own_list_stands_beside_the_public_ones(tmp_path: Path) -> None:
    catalogue = load_catalogue(own(tmp_path, OWN))
    assert catalogue.facts("acme").expected == (1, 50)
    assert catalogue.measures["acme"].effect == "shipment stop"
    assert "us-bis-el" in catalogue.list_ids
    assert load_catalogue().list_ids == tuple(id_ for id_ in catalogue.list_ids if id_ != "acme")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OWN.replace('id = "acme"', 'id = "us-bis-el"'), "stand twice"),
        (OWN + '\ncolour = "red"', "measures.acme.colour"),
        (OWN.replace("max_age_days = 30", 'max_age_days = "soon"'), "max_age_days"),
        (OWN.replace("[measures.acme]", "[measures.other]"), "what these lists mean: acme"),
        (
            OWN.replace(
                'id = "acme"\ntitle = "ACME\'s', 'alternative_for = "us-csl"\nid = "x"\ntitle = "ACME\'s'
            ),
            "carry",
        ),
        (OWN.replace('title = "ACME\'s list"\n', ""), "title"),
        ("id = ", "acme.toml"),
    ],
)
def test_what_is_malformed_is_named(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ListError) as caught:
        load_catalogue(own(tmp_path, text))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_words_for_lists() -> None:
    catalogue = load_catalogue()
    assert catalogue.expand(("us-bis-el", "un-sc")) == {"us-bis-el", "un-sc"}
    assert "us-ofac-cmic" in catalogue.expand(("us-ofac-cons",))
    assert catalogue.expand(("us-bis-dpl-txt",)) == {"us-bis-dpl"}
    assert catalogue.expand(()) == frozenset()
    for word in ("", "us-", "US-BIS-EL", "measures"):
        with pytest.raises(UnknownList):
            catalogue.expand((word,))


def test_a_list_is_known_by_one_source() -> None:
    catalogue = load_catalogue()
    assert catalogue.source_of("us-bis-dpl").id == "us-csl"
    assert {source.id for source in catalogue.alternatives} >= {"us-bis-dpl-txt", "us-ofac-sdn-xml"}
    for source in catalogue.alternatives:
        for facts in source.lists:
            assert catalogue.facts(facts.id).expected == facts.expected
