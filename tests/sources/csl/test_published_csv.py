"""Real editions of the Consolidated List: every row is accounted for, and the one cut short is refused."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import pytest

from screening.catalogue import load_catalogue
from screening.errors import ParseError
from screening.model import Kind
from screening.sources.csl.csv import parse
from screening.sources.parsed import Parsed

CSL = load_catalogue().source("us-csl")


def read(path: Path) -> Parsed:
    return parse({"consolidated.csv": path}, CSL)


def test_the_edition_of_may_2022(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "consolidated.csv"
    path.write_bytes(gzip.decompress((shared / "data/csl/2022-05/consolidated.csv.gz").read_bytes()))
    parsed = read(path)
    assert parsed.rows == 14_160
    assert {list_id: len({p.uid for p in parties}) for list_id, parties in parsed.parties.items()} == {
        "us-bis-el": 2001,
        "us-bis-meu": 71,
        "us-bis-uvl": 201,
        "us-bis-dpl": 462,
        "us-state-isn": 163,
        "us-state-dtc": 727,
    }
    assert "SDN rows left to OFAC's own files: 10,026" in parsed.notes
    footnotes = Counter(note for p in parsed.parties["us-bis-el"] for note in p.listings[0].footnotes)
    assert footnotes == {"1": 157, "3": 147}
    assert not [name.text for p in parsed.parties["us-bis-el"] for name in p.names if "?" in name.text]


def test_the_edition_of_july_2026(shared: Path) -> None:
    parsed = read(shared / "data/csl/2026-07-rebuilt/consolidated.csv")
    assert {list_id: len({p.uid for p in parties}) for list_id, parties in parsed.parties.items()} == {
        "us-bis-el": 3409,
        "us-bis-meu": 70,
        "us-bis-dpl": 564,
        "us-state-isn": 528,
        "us-state-dtc": 787,
    }
    entities = parsed.parties["us-bis-el"]
    assert Counter(p.kind for p in entities)[Kind.ADDRESS] == 19
    assert Counter(note for p in entities for note in p.listings[0].footnotes) == {
        "1": 130,
        "2": 130,
        "3": 773,
        "4": 96,
        "5": 16,
    }
    assert sum(1 for p in entities if not p.countries) <= 1
    assert all(name.text for p in entities for name in p.names)


def test_the_edition_cut_short_is_refused(shared: Path) -> None:
    with pytest.raises(ParseError, match="breaks off"):
        read(shared / "data/csl/2023-11-30-truncated/consolidated.csv")
