"""How long rescreening a table takes: a day's change, and real weeks of two lists.

    python scripts/bench_rescreen.py [--home STORE] [--shared FOLDER] [--rows 1000000] [--processes 2]
        [--case day|sdn|un]... [--whole] [--write]

STORE is a SCREENING_HOME (default: that of this machine); it is copied, never written. The day is made up:
of the longest list's newest parties 30 are taken out of the edition before. The weeks are those between the
two SDN editions of 2024 (SDN.CSV alone) and the two UN editions of 2026 in FOLDER/data (default ../shared),
each beside the other lists of STORE; without FOLDER they are left out. Names are made up
(`screening.validate.benign`), distinct, no kind given. Processor time counts, of all processes; `free` is
what the clock would say on free processors if work is shared evenly: what a table of one row takes, and
the rest of the processor time by the number of processes. `--whole` times one whole run too. `--write` puts
the figures into docs/rescreen.md.
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
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from screening.catalogue import load_catalogue
from screening.index import open_index
from screening.refresh import refresh
from screening.rescreen.since import editions_since
from screening.snapshot.embedded import counted
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store, edition_name
from screening.validate.benign import a_firm, a_person

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SCREENING_SHARED", ROOT.parent / "shared"))
NEWEST, OF_A_DAY = 300, 30
"""Parties of a list that came last, and how many of them a made-up day brings."""
WEEKS = {
    "sdn": ("us-ofac-sdn", ("data/ofac/2024-04-26/sdn.csv", "data/ofac/2024-05-03/sdn.csv")),
    "un": ("un-sc", ("data/un/2026-02-27", "data/un/2026-04-17")),
}
TITLES = {
    "day": f"a made-up day, {OF_A_DAY} parties new",
    "sdn": "OFAC's SDN list, 2024-04-26 to 05-03",
    "un": "the UN list, 2026-02-27 to 04-17",
}
CASES = ("day", *WEEKS)


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


def a_day_before(store: Store) -> str:
    """Give the longest list an edition before its current one; the name of that."""
    now = max(store.editions().values(), key=lambda one: one.parties)
    parties = store.parties(now)
    newest = sorted(parties, key=lambda one: (len(one.uid), one.uid))[-NEWEST:]
    gone = {one.uid for one in Random(5).sample(newest, OF_A_DAY)}  # noqa: S311
    left = tuple(one for one in parties if one.uid not in gone)
    before = replace(counted(now, left), sha256="0" * 64, published_on="2000-01-01")
    store.write_edition(before, left)
    return edition_name(before)


def a_week_before(store: Store, case: str, shared: Path) -> str:
    """Load the two editions of a list into a store without any; the name of the first."""
    list_id, files = WEEKS[case]
    catalogue = load_catalogue()
    if case == "sdn":  # of these two only SDN.CSV was kept
        alone = {"files": ("SDN.CSV",), "optional_files": ()}
        sources = tuple(
            one.model_copy(update=alone) if one.id == list_id else one for one in catalogue.sources
        )
        catalogue = catalogue.model_copy(update={"sources": sources})
    for at, file in enumerate(files):
        clock = datetime(2026, 7, 1 + at, tzinfo=UTC)
        (result,) = refresh(store, catalogue, (), clock, places={list_id: shared / file})
        if not result.ok:
            raise SystemExit(f"{file}: {result.attempts}")
    return next(edition_name(one) for one in store.history(list_id) if one.digest != _now(store, list_id))


def _now(store: Store, list_id: str) -> str:
    return store.editions()[list_id].digest


def prepared(home: Path, source: Path, case: str, shared: Path) -> str:
    """A store with two editions of a list, as after a refresh; the name of the older."""
    if case == "day":
        shutil.copytree(source, home)
        since = a_day_before(Store(home))
    else:
        store, others = Store(home), Store(source)
        since = a_week_before(store, case, shared)
        for list_id, edition in others.editions().items():
            if list_id != WEEKS[case][0]:
                store.write_edition(edition, others.parties(edition))
                store.switch([edition], {})
    store, catalogue = Store(home), load_catalogue(home / "lists")
    past = editions_since(store, catalogue, since, catalogue.list_ids)
    for editions in (None, past.editions):  # tables and index of both times are there, as after a refresh
        open_index(open_snapshot(store, catalogue, editions))
    return since


def processor_time(home: Path, *words: object) -> float:
    """Seconds of all processors that a command takes."""
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-m", "screening", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SCREENING_HOME": str(home)},
    )
    after = os.times()
    if done.returncode not in (0, 3, 4):
        raise SystemExit(done.stderr)
    return after.children_user + after.children_system - before.children_user - before.children_system


def figures(chosen: argparse.Namespace) -> Iterator[str]:
    """The rows of a table."""
    rows, processes = chosen.rows, chosen.processes
    yield "| | changed list | rows | processor time | free processors | matches |"
    yield "|---|---|---:|---:|---:|---|"
    with tempfile.TemporaryDirectory() as folder:
        one, table, told = (Path(folder) / name for name in ("one.csv", "names.csv", "told.json"))
        write_table(one, 1)
        write_table(table, rows)
        hands = ("--processes", processes, "--quiet")
        for case in chosen.case or CASES:
            home = Path(folder) / case
            since = ("--since", prepared(home, chosen.home, case, chosen.shared), *hands, "-o", told)
            start = processor_time(home, "rescreen", one, *since)
            spent = processor_time(home, "rescreen", table, *since)
            free = start + (spent - start) / processes
            result = json.loads(told.read_text(encoding="utf-8"))
            counts, (changed,) = result["matches"], result["lists"]
            said = ", ".join(f"{counts[one]:,} {one}" for one in ("new", "gone", "changed"))
            parties = ", ".join(f"{changed[one]:,} {one}" for one in ("added", "removed", "changed"))
            yield (f"| {TITLES[case]} | {parties} | {rows:,} | {spent:.1f} s | {free:.1f} s | {said} |")
        if chosen.whole:
            spent = processor_time(home, "batch", table, *hands, "-o", Path(folder) / "out.csv")
            yield f"| one whole run; a difference takes two | | {rows:,} | {spent:.1f} s | | |"


def lines_of(chosen: argparse.Namespace) -> Sequence[str]:
    """What is measured, and the table of it."""
    made = (
        f"Measured on {datetime.now(UTC).date()}; {chosen.processes} processes on {os.cpu_count()} processors"
    )
    return [f"{made}, shared with other work: processor time counts.", "", *figures(chosen)]


def main() -> None:
    """Measure, and print the figures as Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--home", type=Path, default=Store().home)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--case", choices=CASES, action="append")
    parser.add_argument("--whole", action="store_true", help="time a whole run too")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/rescreen.md")
    chosen = parser.parse_args()
    if not chosen.shared.is_dir():
        chosen.case = ["day"]
    body = "\n".join(lines_of(chosen))
    sys.stdout.write(body + "\n")
    if chosen.write:
        sys.path.insert(0, str(ROOT / "scripts"))
        from build_docs import between

        page, script = ROOT / "docs/rescreen.md", "scripts/bench_rescreen.py --write"
        page.write_text(between(page.read_text(encoding="utf-8"), "rescreen", body, script), encoding="utf-8")


if __name__ == "__main__":
    main()
