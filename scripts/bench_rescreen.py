"""How long rescreening a table takes, beside one whole run over it.

python scripts/bench_rescreen.py SINCE [--rows 200000] [--processes 2] [--day COUNT] [--whole]

The store is SCREENING_HOME; it is copied, never written. Names are made up (`screening.validate.benign`).
With --day each list that changed is cut to COUNT of the parties that it added, about as a day brings them:
the figures are then of a made-up edition. `free` is what the clock would say on free processors: what a table
of one row takes, and the rest of the processor time by the number of processes.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from screening.catalogue import load_catalogue
from screening.index import open_index
from screening.rescreen.since import editions_since
from screening.snapshot.embedded import counted
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store, home_folder
from screening.validate.benign import a_firm, a_person


def write_table(path: Path, rows: int) -> None:
    """Distinct names of nobody: three persons to two firms, no kind given."""
    chance = Random(1)  # noqa: S311
    names: dict[str, None] = {}
    while len(names) < rows:
        names[a_person(chance) if chance.random() < 0.6 else a_firm(chance)] = None
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["number", "name"])
        table.writerows(enumerate(names))


def cut_to_a_day(store: Store, since: str, count: int) -> None:
    """Make current, of each list that changed since, an edition with but `count` of the parties it added."""
    catalogue = load_catalogue(store.home / "lists")
    past = {one.list_id: one for one in editions_since(store, catalogue, since, catalogue.list_ids).editions}
    for list_id, now in store.editions().items():
        before = past.get(list_id)
        if before is None or before.digest == now.digest:
            continue
        old = {party.uid for party in store.parties(before)}
        added = [party for party in store.parties(now) if party.uid not in old]
        parties = (*store.parties(before), *added[:count])
        edition = replace(counted(now, parties), sha256="0" * 64)
        store.write_edition(edition, parties)
        store.switch([edition], {})


def seconds(*words: object) -> tuple[float, float, str]:
    """(by the clock, of all processors, what was told on stderr) of a command."""
    before, start = os.times(), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "screening", *map(str, words)], capture_output=True, text=True, check=False
    )
    elapsed, after = time.monotonic() - start, os.times()
    if done.returncode not in (0, 3, 4):
        raise SystemExit(done.stderr)
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return elapsed, spent, done.stderr


def main() -> None:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("since")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--day", type=int)
    parser.add_argument("--whole", action="store_true", help="time a whole run too")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, table = Path(folder) / "home", Path(folder) / "names.csv"
        shutil.copytree(home_folder(), home)
        os.environ["SCREENING_HOME"] = str(home)
        store = Store(home)
        if chosen.day is not None:
            cut_to_a_day(store, chosen.since, chosen.day)
        write_table(table, chosen.rows)
        catalogue = load_catalogue(home / "lists")
        past = editions_since(store, catalogue, chosen.since, catalogue.list_ids)
        for editions in (None, past.editions):  # tables and index of both times are there, as after a refresh
            open_index(open_snapshot(store, catalogue, editions))
        hands = ("--processes", chosen.processes, "--quiet")
        found: dict[str, object] = {"rows": chosen.rows, "processes": chosen.processes, "day": chosen.day}
        told, one = Path(folder) / "told.json", Path(folder) / "one.csv"
        write_table(one, 1)
        since = ("--since", chosen.since, *hands)
        _, start, _ = seconds("rescreen", one, *since, "-o", told)
        clock, spent, _ = seconds("rescreen", table, *since, "-o", told)
        free = start + (spent - start) / chosen.processes
        found |= {"start": round(start, 1)}
        found |= {
            "rescreen": {"clock": round(clock, 1), "processor": round(spent, 1), "free": round(free, 1)}
        }
        found |= {"matches": json.loads(told.read_text(encoding="utf-8"))["matches"]}
        if chosen.whole:
            clock, spent, _ = seconds("batch", table, *hands, "-o", Path(folder) / "out.csv")
            found |= {"batch": {"clock": round(clock, 1), "processor": round(spent, 1)}}
        found |= {"measured": datetime.now(UTC).date().isoformat()}
        sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
