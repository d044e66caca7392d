"""A refresh that is killed at any step leaves the old state or the new one, whole and readable."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from screening.refresh import refresh
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store
from screening.snapshot.verify import verify

from .own import catalogue, table

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]

CHILD = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path

step, home, folder, base = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
done = 0

def counting(function):
    def counted(*words, **named):
        global done
        done += 1
        if done == step:
            os._exit(9)  # as a power cut would: nothing is flushed, nothing is cleaned up
        return function(*words, **named)
    return counted

os.fsync = counting(os.fsync)
os.replace = counting(os.replace)
os.mkdir = counting(os.mkdir)
Path.replace = counting(Path.replace)
Path.write_bytes = counting(Path.write_bytes)
sys.path.insert(0, str(base))
from tests.refresh.own import catalogue
from screening.refresh import refresh
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store

store, lists = Store(home), catalogue(folder)
refresh(store, lists, (), datetime(2026, 3, 2, tzinfo=UTC), places={"own": folder})
open_snapshot(store, lists)
print(done)
"""


def child(step: int, home: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", CHILD, str(step), str(home), str(folder), str(ROOT)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def test_killed_at_any_step(tmp_path: Path) -> None:
    old, new = table(tmp_path / "a/2026-02-20", 10), table(tmp_path / "b/2026-02-21", 11)
    seen = set()
    for step in count(1):
        home = tmp_path / f"home{step}"
        store, lists = Store(home), catalogue(tmp_path)
        refresh(store, lists, (), NOW, places={"own": old})
        done = child(step, home, new)
        if done.returncode == 0:  # past the last step
            assert step > 10, done.stderr
            break
        assert done.returncode == 9, done.stderr
        parties = store.editions()["own"].parties
        seen.add(parties)
        assert len(store.parties(store.editions()["own"])) == parties
        (status,) = open_snapshot(store, lists).statuses(NOW.date())
        assert status.parties == parties
        assert [check for check in verify(store) if check.fault] == []
        refresh(store, lists, (), NOW, places={"own": new})
        assert store.editions()["own"].parties == 11
    assert seen == {10, 11}
