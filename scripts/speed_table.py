"""`screen batch` over a large table from the shell: how long it takes, and what memory all of it holds."""

from __future__ import annotations

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from speed_steps import benign, recombine


def table(home: Path, shared: Path, rows: int, distinct: int) -> dict[str, Any]:
    """A CSV of so many rows with numbers of their own: the distinct names first, then any of them again."""
    with tempfile.TemporaryDirectory() as scratch:
        path, out = Path(scratch) / "names.csv", Path(scratch) / "out.csv"
        _write(path, recombine(benign(shared), distinct), rows)
        command = [sys.executable, "-m", "screening", "batch", str(path), "-o", str(out)]
        said = Path(scratch) / "said"
        start = time.perf_counter()
        with said.open("wb") as stderr:
            running = subprocess.Popen(
                command, env={**os.environ, "SCREENING_HOME": str(home)}, stderr=stderr
            )
            together = _watched(running)
        seconds = time.perf_counter() - start
        if running.returncode not in (0, 3, 4):
            raise SystemExit(said.read_text(encoding="utf-8", errors="replace"))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "rows": rows,
        "names": distinct,
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss / 1024,
        "together": together,
    }


def _write(path: Path, names: list[str], rows: int) -> None:
    chance = random.Random(1)  # noqa: S311
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["id", "name"])
        writer.writerows(enumerate(names))
        writer.writerows((row, chance.choice(names)) for row in range(len(names), rows))


def _watched(running: subprocess.Popen[bytes]) -> float:
    """MB that a process and its children held at most, what they share counted once; 0 where /proc does not
    tell."""
    most = 0
    while running.poll() is None:
        most = max(most, sum(map(_held, _family(running.pid))))
        time.sleep(1)
    return most / 1024


def _family(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return [process]
    return [process, *(one for child in children for one in _family(child))]


def _held(process: int) -> int:
    """kB, of what several processes share its part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
