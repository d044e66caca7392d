"""The steps of `bench_matching`, each run in a process of its own: what one prints is one JSON object."""

from __future__ import annotations

import csv
import gc
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from screening.catalogue import load_catalogue
from screening.index import open_index
from screening.index.build import build
from screening.model import Kind, Query
from screening.processes import collect_seldom, usable_processors
from screening.screener import Screener
from screening.screener.workers import Recipe, Workers
from screening.settings import Settings
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.snapshot.store import Store

NOW = datetime(2026, 8, 1, tzinfo=UTC)
KINDS = {"persons": Kind.PERSON, "firms": Kind.COMPANY}
MADE_UP = 8_000
WARM, SHORT, MANY = 3, 1_000, 60_000
YARDSTICK = 200
"""Names that brute force is measured on: each is compared with every listed name."""

Figures = dict[str, Any]


def snapshot_of(home: Path) -> Snapshot:
    """The lists of a store."""
    return open_snapshot(Store(home), load_catalogue(home / "lists"))


def benign(shared: Path) -> dict[str, list[str]]:
    """Names of nobody listed, persons and firms: the files in `shared`, else made up."""
    files = {
        "persons": shared / "eval/benign_persons_dev.csv",
        "firms": shared / "eval/benign_companies_dev.csv",
    }
    if all(path.is_file() for path in files.values()):
        return {what: [row["name"] for row in _rows(path)] for what, path in files.items()}
    from screening.validate.benign import customers

    made = customers(MADE_UP, 1)
    return {what: [one.text for one in made if one.kind is kind] for what, kind in KINDS.items()}


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def names_a_second(home: Path, shared: Path) -> Figures:
    """Names a second of processor time, one process: first pass, and the best of the passes after it; one
    name alone, warm; what brute force takes on the same machine at the same time."""
    collect_seldom()  # as a run over a table does
    snapshot = snapshot_of(home)
    names = benign(shared)
    found: Figures = {"listed": len(snapshot.tables.texts)}
    for what, texts in names.items():
        for given in (True, False):
            gc.collect()  # one screener at a time
            screener = Screener(snapshot, Settings(), NOW)
            screener.screen_name(Query("somebody"))  # tables and maps are opened
            queries = [Query(text, kind=KINDS[what] if given else Kind.UNKNOWN) for text in texts]
            first = _seconds(screener.screen_names, queries)
            again = [_seconds(screener.screen_names, queries) for _ in range(WARM)]
            found[f"{what}, {'kind given' if given else 'kind unknown'}"] = {
                "names": len(texts),
                "first": len(texts) / first,
                "again": len(texts) / min(again),
            }
    found["recombined"] = _recombined(snapshot, names)
    found["one"] = _one_by_one(snapshot, names["persons"][:SHORT] + names["firms"][:SHORT])
    found["yardsticks"] = _yardsticks(snapshot, names["persons"])
    return found


def _recombined(snapshot: Snapshot, names: dict[str, list[str]]) -> Figures:
    """New names of words that were met before: what the inside of a large table is like."""
    made = recombine(names, 40_000)
    gc.collect()
    screener = Screener(snapshot, Settings(), NOW)
    screener.screen_names([Query(text) for text in made[:20_000]])
    fresh = [Query(text) for text in made[20_000:]]
    return {"names": len(fresh), "first": len(fresh) / _seconds(screener.screen_names, fresh)}


def recombine(names: dict[str, list[str]], count: int) -> list[str]:
    """Distinct names put together from the beginnings and ends of real ones; the same every time."""
    chance = random.Random(1)  # noqa: S311
    split: dict[str, list[tuple[str, str]]] = {}
    for what, texts in names.items():
        words = [text.split() for text in texts]
        split[what] = [
            (" ".join(one[: (len(one) + 1) // 2]), " ".join(one[(len(one) + 1) // 2 :])) for one in words
        ]
    made: dict[str, None] = {}
    while len(made) < count:
        kind = split[chance.choice(list(split))]
        made[f"{chance.choice(kind)[0]} {chance.choice(kind)[1]}".strip()] = None
    return list(made)


def _one_by_one(snapshot: Snapshot, texts: Sequence[str]) -> Figures:
    gc.collect()
    screener = Screener(snapshot, Settings(), NOW)
    queries = [Query(text) for text in texts]
    screener.screen_names(queries)
    taken = sorted(_seconds(screener.screen_name, query) for query in queries)
    reported = [_seconds(screener.report_name, query) for query in queries[::10]]
    return {
        "names": len(taken),
        "median": 1000 * taken[len(taken) // 2],
        "p95": 1000 * taken[int(0.95 * len(taken))],
        "report": 1000 * sorted(reported)[len(reported) // 2],
    }


def _yardsticks(snapshot: Snapshot, texts: Sequence[str]) -> Figures:
    """Brute force on folded names: rapidfuzz's WRatio one by one, and `ratio` of sorted words at once."""
    from rapidfuzz import fuzz, process

    from screening.names import fold

    listed = [fold(text) for text in snapshot.tables.texts]
    asked = [fold(text) for text in texts[:YARDSTICK]]
    few = asked[:20]
    one = _seconds(lambda: [process.extractOne(text, listed, scorer=fuzz.WRatio) for text in few])
    in_order = [" ".join(sorted(text.split())) for text in listed]
    ours = [" ".join(sorted(text.split())) for text in asked]
    many = _seconds(lambda: process.cdist(ours, in_order, scorer=fuzz.ratio, score_cutoff=85, workers=1))
    return {
        "WRatio, one by one": {"names": len(few), "first": len(few) / one},
        "ratio of sorted words, cdist": {"names": len(ours), "first": len(ours) / many},
    }


def with_processes(home: Path, shared: Path) -> Figures:
    """Names a second by the clock with one process a processor, new names after a first call; and the
    processor time of all of them, from opening the lists to the end."""
    collect_seldom()
    snapshot = snapshot_of(home)
    workers = Workers(Recipe(home, snapshot.digest, Settings(), NOW))
    screener = Screener(snapshot, Settings(), NOW, workers)
    made = [Query(text) for text in recombine(benign(shared), 2 * MANY)]
    screener.screen_names(made[:MANY])
    start = time.perf_counter()
    screener.screen_names(made[MANY:])
    seconds = time.perf_counter() - start
    screener.close()
    processor = time.process_time() + _of_children()
    return {
        "names": MANY,
        "processes": usable_processors(),
        "first": MANY / seconds,
        "processor": 1e6 * processor / (2 * MANY),
    }


def index_of(home: Path, _shared: Path) -> Figures:
    """Building the index, its size and opening it."""
    snapshot = snapshot_of(home)
    built = _seconds(build, snapshot.tables)
    open_index(snapshot)
    folder = snapshot.folder
    size = sum(path.stat().st_size for path in folder.glob("index-*/*")) if folder else 0
    opened = min(_seconds(lambda: open_index(snapshot_of(home))) for _ in range(5))
    return {
        "names": len(snapshot.tables.texts),
        "build": built,
        "megabytes": size / 1e6,
        "open": 1000 * opened,
    }


def ten_times(home: Path, shared: Path) -> Figures:
    """Lists ten times as long: each listed name ten times, its words drawn anew from the lists' own, in a
    store of their own as a list of the user's."""
    from speed_list import write_list

    snapshot = snapshot_of(home)
    with tempfile.TemporaryDirectory() as scratch:
        large = Path(scratch)
        write_list(snapshot, large, 10)
        return {**names_a_second_of(large, shared), "index": index_of(large, shared)}


def names_a_second_of(home: Path, shared: Path) -> Figures:
    """Names a second of benign persons and firms, the kind unknown: first pass and second."""
    collect_seldom()
    snapshot = snapshot_of(home)
    screener = Screener(snapshot, Settings(), NOW)
    screener.screen_name(Query("somebody"))
    queries = [Query(text) for texts in benign(shared).values() for text in texts]
    first = _seconds(screener.screen_names, queries)
    again = min(_seconds(screener.screen_names, queries) for _ in range(2))
    return {"names": len(queries), "first": len(queries) / first, "again": len(queries) / again}


def from_the_shell(home: Path, _shared: Path) -> Figures:
    """`screen name` from the shell: the quickest of several runs by the clock and by processor time, and of
    Python that only starts."""

    def quickest(words: Sequence[str]) -> tuple[float, float]:
        taken = []
        used = []
        for _ in range(5):
            start, before = time.perf_counter(), _of_children()
            done = subprocess.run(
                [sys.executable, *words],
                env={**os.environ, "SCREENING_HOME": str(home)},
                capture_output=True,
                check=False,
            )
            taken.append(time.perf_counter() - start)
            used.append(_of_children() - before)
            if done.returncode not in (0, 3, 4):
                raise SystemExit(done.stderr.decode(errors="replace"))
        return min(taken), min(used)

    name, processor = quickest(["-m", "screening", "name", "Ivan Kalashnikov"])
    return {"name": name, "processor": processor, "python": quickest(["-c", "pass"])[0]}


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _seconds(work: Callable[..., object], *asked: object) -> float:
    start = time.process_time()
    work(*asked)
    return time.process_time() - start
