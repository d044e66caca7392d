"""A snapshot of editions that are named, beside the one of those that count."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from screening.model import Edition
from screening.refresh import refresh
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.snapshot.store import Store

from . import own

NOW = datetime(2026, 2, 3, tzinfo=UTC)


def captions(snapshot: Snapshot) -> set[str]:
    rows = range(len(snapshot.tables.columns.party_kind))
    return {snapshot.party(row).caption for row in rows}


def two_editions(home: Path) -> tuple[Store, list[Edition]]:
    """A store whose list had three parties, and has four now."""
    store, catalogue = Store(home), own.catalogue(home)
    found = []
    for count in (3, 4):
        table = own.table(home / "published", count)
        assert all(
            one.ok for one in refresh(store, catalogue, (), NOW + timedelta(count), places={"own": table})
        )
        found.append(store.editions()["own"])
    return store, found


def test_an_earlier_edition_is_opened_by_itself(tmp_path: Path) -> None:
    store, (first, second) = two_editions(tmp_path)
    catalogue = own.catalogue(tmp_path)
    now, then = open_snapshot(store, catalogue), open_snapshot(store, catalogue, [first])
    assert captions(now) - captions(then) == {"Zorvex 3 Ltd"}
    assert then.digest != now.digest
    assert then.editions == (first,)
    assert open_snapshot(store, catalogue, [second]).digest == now.digest


def test_a_list_that_is_not_named_is_absent(tmp_path: Path) -> None:
    store, _ = two_editions(tmp_path)
    snapshot = open_snapshot(store, own.catalogue(tmp_path), [])
    assert not captions(snapshot)
    assert [one.state for one in snapshot.statuses(NOW.date())] == ["absent"]


def test_a_damaged_edition_is_told_and_left_out(tmp_path: Path) -> None:
    store, (first, _) = two_editions(tmp_path)
    for path in (tmp_path / "editions/own").glob("*/parties.parquet"):
        path.write_bytes(b"nothing")
    snapshot = open_snapshot(store, own.catalogue(tmp_path), [first])
    assert snapshot.damaged.keys() == {"own"}
