"""Files into the store: loaded, refused, unchanged - and never half."""

from __future__ import annotations

import gzip
import os
from datetime import UTC, datetime
from pathlib import Path

import filelock
import pytest

from screening.catalogue import ListFacts
from screening.errors import StoreError, UnknownList
from screening.refresh import refresh
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from screening.sources import PARSERS

from .own import HEADER, catalogue, table

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def state(store: Store, list_id: str = "own") -> tuple[str, str]:
    attempt = store.pointer().attempts[list_id]
    return attempt.state, attempt.reason


def test_a_file_is_loaded_and_dated_by_its_folder(tmp_path: Path) -> None:
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    (result,) = refresh(store, lists, (), NOW, places={"own": table(tmp_path / "2026-02-20", 3)})
    assert result.ok
    edition = store.editions()["own"]
    assert (edition.parties, edition.names, edition.weak_names) == (3, 9, 3)
    assert (edition.published_on, edition.date_basis) == (
        "2026-02-20",
        "named by the path it was loaded from",
    )
    (status,) = open_snapshot(store, lists).statuses(NOW.date())
    assert (status.state, status.stale, status.age_days) == ("whole", False, 9)
    assert len(list((tmp_path / "home/raw").rglob("own.csv"))) == 1


def test_the_time_stamp_of_a_file_is_no_date(tmp_path: Path) -> None:
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "own.csv").write_text(
        HEADER + "A Zorvex,,,company,CN,,89 FR 1\nB Zorvex,,,company,CN,,89 FR 2\n", encoding="utf-8"
    )
    os.utime(folder / "own.csv", (NOW.timestamp(), NOW.timestamp()))
    refresh(store, lists, (), NOW, places={"own": folder})
    (status,) = open_snapshot(store, lists).statuses(NOW.date())
    assert status.published_on is None
    assert status.stale
    assert "date unknown" in status.reason


def test_the_same_file_again_is_unchanged(tmp_path: Path) -> None:
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    folder = table(tmp_path / "2026-02-20", 3)
    refresh(store, lists, (), NOW, places={"own": folder})
    before = store.editions()
    refresh(store, lists, (), NOW, places={"own": folder})
    assert state(store) == ("unchanged", "")
    assert store.editions() == before


@pytest.mark.parametrize(
    ("folder", "count", "said"),
    [
        ("2026-02-21", 1, "expected 2 to 100"),
        ("2026-02-21", 7, "30 % fewer"),
        ("2026-02-19", 11, "older than the 2026-02-20"),
    ],
)
def test_a_refused_edition_leaves_the_old_one_and_says_why(
    tmp_path: Path, folder: str, count: int, said: str
) -> None:
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    refresh(store, lists, (), NOW, places={"own": table(tmp_path / "a/2026-02-20", 10)})
    before = store.editions()
    (result,) = refresh(store, lists, (), NOW, places={"own": table(tmp_path / "b" / folder, count)})
    assert not result.ok
    assert state(store)[0] == "refused"
    assert said in state(store)[1]
    assert store.editions() == before
    (status,) = open_snapshot(store, lists).statuses(NOW.date())
    assert said in status.reason


def test_an_edition_accepted_by_name_says_so_for_ever_after(tmp_path: Path) -> None:
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    refresh(store, lists, (), NOW, places={"own": table(tmp_path / "a/2026-02-20", 10)})
    refresh(store, lists, (), NOW, places={"own": table(tmp_path / "b/2026-02-21", 5)}, accept=["own"])
    edition = store.editions()["own"]
    assert edition.parties == 5
    (status,) = open_snapshot(store, lists).statuses(NOW.date())
    assert "accepted by name although 5 parties, 50 % fewer" in status.reason


@pytest.mark.parametrize("damage", ["empty", "html", "cut", "binary", "absent"])
def test_a_broken_file_changes_nothing(tmp_path: Path, damage: str) -> None:
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    refresh(store, lists, (), NOW, places={"own": table(tmp_path / "a/2026-02-20", 10)})
    before = store.editions()
    folder = table(tmp_path / "b/2026-02-21", 10)
    whole = (folder / "own.csv").read_bytes()
    bad = {
        "empty": b"",
        "html": b"<!DOCTYPE html><html><body>Service unavailable</body></html>",
        "cut": whole + b'"Zorvex Cut',
        "binary": bytes(range(256)) * 10,
    }
    if damage == "absent":
        (folder / "own.csv").unlink()
    else:
        (folder / "own.csv").write_bytes(bad[damage])
    (result,) = refresh(store, lists, (), NOW, places={"own": folder})
    assert not result.ok
    assert state(store)[0] in ("refused", "failed")
    assert "own.csv" in state(store)[1]
    assert store.editions() == before


def test_one_failing_source_does_not_hold_up_another(tmp_path: Path) -> None:
    other = (
        catalogue(tmp_path)
        .sources[0]
        .model_copy(update={"id": "two", "lists": (ListFacts(id="two", title="T", short="TWO"),)})
    )
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path, (2, 100), other)
    places = {"own": tmp_path / "nowhere", "two": table(tmp_path / "2026-02-20", 3)}
    results = refresh(store, lists, (), NOW, places=places)
    assert [result.ok for result in results] == [False, True]
    assert set(store.editions()) == {"two"}


def test_a_fault_in_a_parser_is_a_failure_of_its_source_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setitem(PARSERS, "columns", faulty)
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    refresh(store, lists, (), NOW, places={"own": table(tmp_path / "2026-02-20", 3)})
    assert state(store) == ("failed", "ZeroDivisionError: a fault")


def test_a_packed_file_is_read_and_a_cut_one_refused(tmp_path: Path) -> None:
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    folder = table(tmp_path / "2026-02-20", 50)
    packed = gzip.compress((folder / "own.csv").read_bytes())
    (folder / "own.csv").unlink()
    (folder / "own.csv.gz").write_bytes(packed[: len(packed) // 2])
    refresh(store, lists, (), NOW, places={"own": folder})
    assert state(store)[0] == "refused"
    (folder / "own.csv.gz").write_bytes(packed)
    refresh(store, lists, (), NOW, places={"own": folder})
    assert store.editions()["own"].parties == 50


def test_two_refreshes_do_not_write_at_once(tmp_path: Path) -> None:
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    with store.locked(), pytest.raises(StoreError, match="another refresh"):
        refresh(store, lists, (), NOW, places={"own": table(tmp_path / "2026-02-20", 3)})
    assert isinstance(store.locked(), filelock.BaseFileLock)


def test_an_unknown_source_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnknownList, match="nosuch"):
        refresh(Store(tmp_path), catalogue(tmp_path), ("nosuch",), NOW)


def test_what_changed_is_told_of_each_loaded_list(tmp_path: Path) -> None:
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    (first,) = refresh(store, lists, (), NOW, places={"own": table(tmp_path / "a/2026-02-20", 20)})
    assert first.changes == {"own": "first edition"}
    folder = table(tmp_path / "b/2026-02-21", 22)
    lines = (folder / "own.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line.replace("Zorvex No 3,", "Zorvex Number 3,") for line in lines]
    del lines[1]
    (folder / "own.csv").write_text("".join(lines), encoding="utf-8")
    (second,) = refresh(store, lists, (), NOW, places={"own": folder})
    assert second.changes == {"own": "+2 -1 ~1 since 2026-02-20"}
    (third,) = refresh(store, lists, (), NOW, places={"own": folder})
    assert third.changes == {}


def test_a_list_does_not_shrink_by_small_steps_unseen(tmp_path: Path) -> None:
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    for day, count in enumerate((100, 91, 83), start=10):
        (result,) = refresh(store, lists, (), NOW, places={"own": table(tmp_path / f"2026-02-{day}", count)})
        assert result.ok
    last = table(tmp_path / "2026-02-20", 76)
    refresh(store, lists, (), NOW, places={"own": last})
    assert state(store)[0] == "refused"
    assert "24 % fewer than the 100 of the largest edition kept" in state(store)[1]
    refresh(store, lists, (), NOW, places={"own": last}, accept=["own"])
    assert store.editions()["own"].parties == 76
    (after,) = refresh(store, lists, (), NOW, places={"own": table(tmp_path / "2026-02-21", 75)})
    assert after.ok, "what a person has accepted is the new measure"
