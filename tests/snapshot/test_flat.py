"""Arrays on disk: what is loaded is what was saved, or nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.snapshot import flat
from screening.snapshot.durable import intact
from screening.snapshot.flat import Array


@dataclass(frozen=True, slots=True)
class Pair:
    numbers: Array
    letters: Array


HEADER = 128
"""Bytes before the data of an .npy file of ours."""


def saved(folder: Path, most: int = 50) -> Path:
    pair = Pair(np.arange(1, most, dtype=np.uint32), np.frombuffer(b"abcdef", dtype=np.uint8))
    flat.save(pair, folder, [("facts.json", b"{}")])
    return folder


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    loaded = flat.load(Pair, saved(tmp_path / "a"))
    assert loaded is not None
    assert loaded.numbers.tolist() == list(range(1, 50))
    assert bytes(loaded.letters) == b"abcdef"


@pytest.mark.parametrize("name", ["numbers.npy", "letters.npy", "facts.json", "sums.json"])
@pytest.mark.parametrize("damage", ["zeroed", "cut", "empty", "gone", "longer"])
def test_a_damaged_file_makes_the_folder_absent(tmp_path: Path, name: str, damage: str) -> None:
    path = saved(tmp_path / "a") / name
    whole = path.read_bytes()
    head = HEADER if name.endswith(".npy") else 0
    damaged = {
        "zeroed": whole[:head] + bytes(len(whole) - head),
        "cut": whole[:-1],
        "empty": b"",
        "longer": whole + b"}",
    }
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(damaged[damage])
    assert flat.load(Pair, tmp_path / "a") is None
    assert not intact(tmp_path / "a")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_no_changed_byte_goes_unseen(tmp_path: Path, data: st.DataObject) -> None:
    folder = tmp_path / "a"
    path = (folder if folder.is_dir() else saved(folder)) / "numbers.npy"
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    flipped = whole[place] ^ data.draw(st.integers(1, 255))
    path.write_bytes(whole[:place] + bytes([flipped]) + whole[place + 1 :])
    assert flat.load(Pair, folder) is None
    path.write_bytes(whole)
    assert flat.load(Pair, folder) is not None


def test_saving_again_keeps_an_intact_folder_and_replaces_a_damaged_one(tmp_path: Path) -> None:
    folder = saved(tmp_path / "a")
    first = (folder / "numbers.npy").stat().st_ino
    saved(folder)
    assert (folder / "numbers.npy").stat().st_ino == first
    (folder / "numbers.npy").write_bytes(b"broken")
    saved(folder)
    assert flat.load(Pair, folder) is not None
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_every_file_is_synced_before_the_folder_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr("screening.snapshot.durable.fsync", lambda path: synced.append(path.name))
    saved(tmp_path / "a")
    assert {"numbers.npy", "letters.npy", "facts.json", "sums.json"} <= set(synced)


def test_what_is_made_is_kept_in_the_place_of_what_other_code_made(tmp_path: Path) -> None:
    old, new, other = tmp_path / "pairs-1", tmp_path / "pairs-2", tmp_path / "names-1"
    made: list[int] = []

    def make() -> Pair:
        made.append(1)
        return Pair(np.arange(3, dtype=np.uint32), np.zeros(1, dtype=np.uint8))

    saved(other)
    flat.load_or_make(Pair, old, make)
    for _ in range(2):
        assert flat.load_or_make(Pair, new, make).numbers.tolist() == [0, 1, 2]
    assert len(made) == 2
    assert not old.exists()
    assert intact(new)
    assert intact(other)
    assert flat.load_or_make(Pair, None, make).numbers.tolist() == [0, 1, 2]
