"""A refresh that is killed at any step leaves the old state or the new one, whole and readable."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from screening.refresh import refresh
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from screening.snapshot.verify import verify

from .own import catalogue, table

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NEEDED = ("pytest", "httpcore", "polars", "screening.places", "screening.sources.reading.own_tables")
"""What a step imports as it goes: once, not every time."""
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def refreshed(step: int, home: Path, folder: Path) -> None:
    """In a process of its own: refresh and open, until so many steps were taken."""
    done = 0

    def counting(function: Callable[..., object]) -> Callable[..., object]:
        def counted(*words: object, **named: object) -> object:
            nonlocal done
            done += 1
            if done == step:
                os._exit(9)  # as a power cut would: nothing is flushed, nothing is cleaned up
            return function(*words, **named)

        return counted

    for owner, name in (
        (os, "fsync"),
        (os, "replace"),
        (os, "mkdir"),
        (Path, "replace"),
        (Path, "write_bytes"),
    ):
        setattr(owner, name, counting(getattr(owner, name)))
    store, lists = Store(home), catalogue(folder)
    refresh(store, lists, (), datetime(2026, 3, 2, tzinfo=UTC), places={"own": folder})
    open_snapshot(store, lists)


def exit_of(step: int, home: Path, folder: Path) -> int | None:
    context = multiprocessing.get_context(METHOD)
    if METHOD == "forkserver":  # where there is one, what a step needs is imported once
        context.set_forkserver_preload([*NEEDED, __name__])
    child = context.Process(target=refreshed, args=(step, home, folder))
    child.start()
    child.join()
    return child.exitcode


def test_killed_at_any_step(tmp_path: Path) -> None:
    old, new = table(tmp_path / "a/2026-02-20", 10), table(tmp_path / "b/2026-02-21", 11)
    seen = set()
    for step in count(1):
        home = tmp_path / f"home{step}"
        store, lists = Store(home), catalogue(tmp_path)
        refresh(store, lists, (), NOW, places={"own": old})
        code = exit_of(step, home, new)
        if code == 0:  # past the last step
            assert step > 10
            break
        assert code == 9
        parties = store.editions()["own"].parties
        seen.add(parties)
        assert len(store.parties(store.editions()["own"])) == parties
        (status,) = open_snapshot(store, lists).statuses(NOW.date())
        assert status.parties == parties
        assert [check for check in verify(store) if check.fault] == []
        refresh(store, lists, (), NOW, places={"own": new})
        assert store.editions()["own"].parties == 11
    assert seen == {10, 11}
