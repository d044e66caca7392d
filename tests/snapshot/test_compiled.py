"""What is compiled is a cache of the tables opened last."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from screening.refresh import refresh
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from tests.refresh.own import catalogue, table


def test_tables_in_use_outlive_those_of_past_editions(tmp_path: Path) -> None:
    lists, store = catalogue(tmp_path, (2, 100)), Store(tmp_path / "home")
    editions = []
    for day in range(20, 25):
        now = datetime(2026, 3, day, 12, tzinfo=UTC)
        refresh(store, lists, (), now, places={"own": table(tmp_path / f"2026-02-{day}", day)})
        editions.append(store.editions()["own"])
    current = open_snapshot(store, lists).folder
    assert current
    for edition in editions[:-1]:  # looked into one after another, as proving old runs does
        os.utime(current, (0, 0))
        open_snapshot(store, lists)
        past = open_snapshot(store, lists, editions=[edition]).folder
        assert past
        assert past.is_dir()
        assert current.is_dir()
