"""What speed is measured with: made-up names and lists are the same every time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from speed_list import LIST_ID, write_list
from speed_steps import benign, recombine, snapshot_of

from screening.catalogue import load_catalogue
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store

NAMES = {
    "persons": ["Anna Maria Blom", "Jon Lund", "Kim"],
    "firms": ["Blue Kettle Trading Ltd", "Hermon Steel", "Orrin Freight GmbH"],
}


def test_names_are_recombined_of_their_parts() -> None:
    made = recombine(NAMES, 9)
    assert len(set(made)) == 9
    assert made == recombine(NAMES, 9)
    words = {word for texts in NAMES.values() for text in texts for word in text.split()}
    assert {word for name in made for word in name.split()} <= words


def test_without_files_names_are_made_up(tmp_path: Path) -> None:
    made = benign(tmp_path)
    assert made.keys() == NAMES.keys()
    assert all(len(texts) > 1000 for texts in made.values())


@pytest.mark.parametrize("times", [1, 2])
def test_a_list_is_as_many_times_as_long(tmp_path: Path, times: int) -> None:
    snapshot = open_snapshot(Store(tmp_path / "empty"), load_catalogue())
    home = tmp_path / "large"
    write_list(snapshot, home, times)
    status = {one.id: one for one in snapshot_of(home).statuses(_today(), (LIST_ID,))}[LIST_ID]
    assert status.parties == times * len(snapshot.tables.texts)


def _today() -> object:
    from datetime import date

    return date(2026, 7, 2)
