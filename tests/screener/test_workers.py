"""Several processes answer as one does; when one dies, or the lists change, it is an error and no answer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from screening.errors import ScreeningError, StoreError
from screening.index import is_made
from screening.model import Outcome, Query
from screening.processes import usable_processors
from screening.screener import Screener, answers, workers
from screening.screener.columns import find_columns
from screening.screener.frame import FrameScreener
from screening.screener.workers import PART, WORTHWHILE, Recipe, Workers, make_index, parts_of
from screening.settings import Settings
from screening.snapshot.snapshot import Snapshot

from .fake import CLOCK
from .real import embedded, queries, screener_of

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def recipe(embedded_home: Path, snapshot: Snapshot) -> Recipe:
    return Recipe(embedded_home, snapshot.digest, Settings(), CLOCK)


@pytest.fixture(scope="module")
def pool(recipe: Recipe) -> Iterator[Workers]:
    held = Workers(recipe, 2)
    yield held
    held.close()


@pytest.mark.parametrize("count", [0, 1, PART // 2, PART, PART + 1, 4 * PART, 6 * PART + 17, 24 * PART])
@pytest.mark.parametrize("processes", [1, 2, 3])
def test_every_name_is_in_one_part_and_the_last_parts_are_small(count: int, processes: int) -> None:
    parts = parts_of(count, processes)
    assert [place for start, end in parts for place in range(start, end)] == list(range(count))
    sizes = [end - start for start, end in parts]
    assert all(0 < size <= PART for size in sizes)
    assert sizes == sorted(sizes, reverse=True)
    assert all(size <= PART // 2 for size in sizes[-2 * processes :])


def test_processes_answer_as_one_does(
    snapshot: Snapshot, pool: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "PART", 37)
    monkeypatch.setattr(workers, "WORTHWHILE", 100)
    asked = queries(snapshot, 400, seed=3)
    one = screener_of(snapshot)
    several = Screener(snapshot, Settings(), CLOCK, pool)
    expected = one.screen_names(asked)
    assert several.screen_names(asked) == expected
    assert several.screen_names(asked[:90] + asked[:30]) == expected[:90] + expected[:30]
    assert [finding.outcome for finding in expected].count(Outcome.NOT_SCREENED) > 3
    assert pool.answer([]) == []


class Told:
    """A witness that keeps what it is told."""

    def __init__(self) -> None:
        self.said: list[object] = []

    def answered(self, *answered: object) -> None:
        self.said.append(answered)

    def rows(self, *rows: object) -> None:
        self.said.append(rows)

    def commit(self) -> None:
        """Nothing is written."""


def test_processes_answer_rows_as_one_does_with_their_evidence(
    snapshot: Snapshot, pool: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "PART", 37)
    monkeypatch.setattr(workers, "WORTHWHILE", 100)
    asked = queries(snapshot, 400, seed=5)
    texts = [query.text.encode("utf-8", "replace").decode() for query in asked]
    frame = pl.DataFrame({"name": texts, "alias": texts[1:] + texts[:1], "country": ["?", "CN"] * 200})
    columns = find_columns(frame.columns)
    one, several = screener_of(snapshot), Screener(snapshot, Settings(), CLOCK, pool)
    plain = FrameScreener(one, columns).screen(frame)
    assert FrameScreener(several, columns).screen(frame).equals(plain)
    here, there = Told(), Told()
    assert FrameScreener(one, columns, here).screen(frame).equals(plain)
    assert FrameScreener(several, columns, there).screen(frame).equals(plain)
    assert there.said == here.said
    assert any(findings[1].matches for _, _, findings, _ in here.said[:-1])  # type: ignore[misc,index]


def test_few_names_start_no_process(snapshot: Snapshot, recipe: Recipe) -> None:
    held = Workers(recipe, 2)
    assert not held.worthwhile(WORTHWHILE - 1)
    assert held.worthwhile(WORTHWHILE)
    assert not Workers(recipe, 1).worthwhile(10 * WORTHWHILE)
    screener = Screener(snapshot, Settings(), CLOCK, held)
    assert screener.screen_names([Query("Huawei Technologies")])[0].outcome is Outcome.LISTED
    assert held._pool is None
    screener.close()
    assert usable_processors() > 0
    assert WORTHWHILE > PART


def test_lists_that_changed_meanwhile_are_an_error(recipe: Recipe) -> None:
    held = Workers(replace(recipe, snapshot_digest="0" * 64), 1)
    try:
        for _ in range(2):
            with pytest.raises(StoreError, match="refreshed"):
                held.answer([Query("Huawei Technologies")])
    finally:
        held.close()


def test_a_process_that_dies_is_an_error_until_others_are_started(recipe: Recipe) -> None:
    held = Workers(recipe, 1)
    try:
        assert held.answer([Query("Huawei Technologies")])[0] is not None
        assert held._pool is not None
        (number,) = held._pool._processes
        os.kill(number, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        for _ in range(2):
            with pytest.raises(ScreeningError, match="ended before its time"):
                held.answer([Query("Huawei Technologies")] * 3)
        held.close()
        assert held._pool is None
        assert held.answer([Query("Huawei Technologies")])[0] is not None
    finally:
        held.close()


def test_another_clock_has_processes_of_its_own(recipe: Recipe) -> None:
    held = Workers(recipe, 1)
    later = held.at(CLOCK.replace(year=2031))
    assert later is not held
    assert later._pool is None
    later.close()
    later.close()


BUSY = """
import sys
from dataclasses import replace
from pathlib import Path
from screening.model import Query
from screening.screener.workers import Recipe, Workers
from screening.settings import Settings
from datetime import datetime, timezone
if __name__ == "__main__":
    clock = datetime(2026, 7, 1, tzinfo=timezone.utc)
    held = Workers(Recipe(Path(sys.argv[1]), sys.argv[2], Settings(), clock), 2)
    held.answer([Query("Zorvex Brightwater")] * 6_000)
    print(*held._pool._processes, flush=True)
    try:
        while True:
            held.answer([Query(f"Zorvex Brightwater {place}") for place in range(30_000)])
    finally:
        held.close()
"""


def busy(recipe: Recipe, folder: Path) -> tuple[subprocess.Popen[str], list[int]]:
    """A program that screens without end, and the processes that it started."""
    program = folder / "busy.py"
    program.write_text(BUSY, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, program, recipe.home, recipe.snapshot_digest],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert started.stdout is not None
    numbers = [int(number) for number in started.stdout.readline().split()]
    assert len(numbers) == 2
    return started, numbers


@pytest.mark.skipif(os.name == "nt", reason="no process groups to interrupt")
@pytest.mark.parametrize("whole_group", [True, False])
def test_an_interrupt_leaves_no_process_behind(recipe: Recipe, tmp_path: Path, whole_group: bool) -> None:
    started, numbers = busy(recipe, tmp_path)
    try:
        if whole_group:  # as a terminal does it
            os.killpg(started.pid, signal.SIGINT)
        else:
            os.kill(started.pid, signal.SIGINT)
        _, said = started.communicate(timeout=60)
        assert started.returncode != 0
        assert "KeyboardInterrupt" in said
        assert not [number for number in numbers if _lives(number)]
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()


@pytest.mark.skipif(os.name == "nt", reason="no signal kills there")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGKILL"])
def test_nor_does_an_end_by_force(recipe: Recipe, tmp_path: Path, number: str) -> None:
    started, _ = busy(recipe, tmp_path)
    try:
        os.kill(started.pid, getattr(signal, number))
        started.communicate(timeout=60)  # which waits for all that hold its streams
        assert started.returncode != 0
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        raise


def _lives(number: int) -> bool:
    """Whether the process still runs; it may take a moment to be gone from the table."""
    for _ in range(100):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


def test_an_index_is_made_by_another_process_or_by_whoever_needs_it(tmp_path: Path) -> None:
    fresh = embedded(tmp_path)
    asked = Recipe(tmp_path, fresh.digest, Settings(), CLOCK)
    assert not is_made(fresh)
    make_index(replace(asked, snapshot_digest="0" * 64))
    assert not is_made(fresh)
    make_index(asked)
    assert is_made(fresh)
    assert screener_of(fresh).screen_names([Query("Huawei Technologies")])[0].outcome is Outcome.LISTED
