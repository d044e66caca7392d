"""The run: every row answered in order in every format, in bounded memory, and rightly counted."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.batch.run import Done
from screening.errors import InputError, ScreeningError
from screening.screener.rows import ANSWERS
from tests.screener.fake import FakeScreener, match

from .tables import all_rows, screened

FORMATS = ("csv", "tsv", "jsonl", "parquet", "xlsx")
NAME = st.sampled_from(["Huawei", "Two", "", "?", "near", '"', "a,b", "x;y", "=1", "Zorvex"])


def two() -> FakeScreener:
    return FakeScreener({"Huawei": (match("Huawei"), match("H2", 90.0, number=2)), "Two": (match("Two"),)})


@pytest.mark.parametrize("shape", FORMATS)
def test_every_format_goes_through_every_other(tmp_path: Path, shape: str) -> None:
    start = tmp_path / "start.csv"
    start.write_text("id,Name,note\n007,Huawei,Ü\n2,,=1\n3,Zorvex,\n4,Huawei,z\n", encoding="utf-8")
    once = tmp_path / f"once.{shape}"
    done = screened(start, once, two())
    assert done.tally == {"listed": 2, "not_screened": 1, "not_listed": 1}
    assert (done.rows, done.stopped, done.said) == (4, None, "")
    rows = all_rows(once)
    assert list(rows[0]) == ["id", "Name", "note", *ANSWERS]
    assert [row["id"] for row in rows] == ["007", "007", "2", "3", "4", "4"]
    assert [row["rank"] for row in rows] == ["1", "2", None, None, "1", "2"]
    assert [row["note"] for row in rows[:3]] == ["Ü", "Ü", "'=1" if shape in ("csv", "tsv") else "=1"]
    assert float(rows[1]["score"] or 0) == 90
    assert rows[2]["reason"] == "empty name"
    # an answered table can be screened again: what it was told before is kept apart
    again = tmp_path / "again.csv"
    screened(once, again, two())
    assert [row["input_outcome"] for row in all_rows(again)][2:4] == ["listed", "listed"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([start.name, once.name, again.name])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(NAME, NAME), max_size=10),
    chunk=st.integers(1, 11),
    shape=st.sampled_from(["csv", "jsonl"]),
)
def test_rows_in_are_rows_out(tmp_path: Path, rows: list[tuple[str, str]], chunk: int, shape: str) -> None:
    source, output = tmp_path / "in.csv", tmp_path / f"out.{shape}"
    with source.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("row", "name", "note"), *((n, *row) for n, row in enumerate(rows))])
    done = screened(source, output, two(), rows=chunk)
    assert done.rows == len(rows)
    if shape == "jsonl" and not rows:
        assert output.read_bytes() == b""
        return
    out = all_rows(output)
    places = [int(row["row"] or -1) for row in out]
    assert places == sorted(places)
    assert sorted(set(places)) == list(range(len(rows)))
    for row in out:
        assert (row["name"] or "").removeprefix("'") == rows[int(row["row"] or 0)][0]


def test_a_header_alone_gives_a_header(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,name\n", encoding="utf-8")
    for shape in ("csv", "parquet", "xlsx"):
        output = tmp_path / f"out.{shape}"
        done = screened(tmp_path / "in.csv", output)
        assert (done.rows, done.outcome(complete=True)) == (0, "no_match")
        assert all_rows(output) == []
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == ",".join(["id", "name", *ANSWERS]) + "\n"


def test_rows_without_a_match_can_be_left_out_and_are_counted(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("name\nx\nHuawei\n?\ny\n", encoding="utf-8")
    done = screened(tmp_path / "in.csv", tmp_path / "out.csv", only_matches=True, rows=1)
    assert done.tally == {"not_listed": 2, "listed": 1, "not_screened": 1}
    assert [row["name"] for row in all_rows(tmp_path / "out.csv")] == ["Huawei"]


def test_outcomes_of_a_run() -> None:
    assert Done({"listed": 1, "not_screened": 1}).outcome(complete=False) == "matches"
    assert Done({"possible": 1}).outcome(complete=True) == "matches"
    assert Done({"not_screened": 1, "not_listed": 9}).outcome(complete=True) == "incomplete"
    assert Done({"not_listed": 9}).outcome(complete=False) == "incomplete"
    assert Done({"not_listed": 9}, stopped=2).outcome(complete=True) == "incomplete"
    assert Done({"not_listed": 9}).outcome(complete=True) == "no_match"


def test_a_hundred_thousand_rows_of_one_name_are_one_question(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("name\n" + "Huawei\n" * 100_000, encoding="utf-8")
    screener = FakeScreener()
    done = screened(tmp_path / "in.csv", tmp_path / "out.csv", screener)
    assert done.tally == {"listed": 100_000}
    assert len(screener.asked) == 1


def test_bad_rows_come_out_with_line_and_reason(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(
        b"id,name\n1,Huawei\n2,Huawei,x\n3\n\xff,Huawei\n" + "4,é\n5,ü\n".encode() + b'6,"Huawei\n7,Huawei\n'
    )
    done = screened(tmp_path / "in.csv", tmp_path / "out.csv")
    rows = all_rows(tmp_path / "out.csv")
    assert [row["outcome"] for row in rows] == [
        "listed", "not_screened", "not_screened", "not_screened", "not_listed", "not_listed",
        "not_screened", "listed",
    ]  # fmt: skip
    assert [(row["reason"] or "").partition(":")[0] for row in rows] == [
        "", "line 3", "line 4", "line 5", "", "", "line 8", "",
    ]  # fmt: skip
    assert rows[1]["name"] == "Huawei,x"
    assert done.tally == {"listed": 2, "not_listed": 2, "not_screened": 4}


MEASURED = r"""
import re, sys
from pathlib import Path
from tests.batch.tables import screened
done = screened(Path(sys.argv[1]), Path(sys.argv[2]), rows=8192)
# not ru_maxrss, which begins with what the process held that started this one
print(done.rows, re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
def test_memory_does_not_grow_with_the_table(tmp_path: Path) -> None:
    peaks = []
    for count in (20_000, 200_000):
        source, output = tmp_path / f"{count}.csv", tmp_path / f"{count}.out.csv"
        with source.open("w", encoding="utf-8") as file:
            file.write("id,name,note\n")
            file.writelines(f"{n},Name {n} of {n % 977},{'x' * 100}\n" for n in range(count))
        words = [sys.executable, "-c", MEASURED, str(source), str(output)]
        rows, peak = subprocess.run(words, capture_output=True, check=True).stdout.split()
        assert int(rows) == count
        peaks.append(int(peak) / 1024)
    assert output.stat().st_size > 30 * 2**20
    assert peaks[1] < 600
    # what is kept from chunk to chunk is bounded: a digest a row here, not the table
    assert peaks[1] - peaks[0] < 100


# --- what goes wrong -------------------------------------------------------------------------------


class Breaking(FakeScreener):
    """Answers the first `calls` calls, then `last` happens."""

    def __init__(self, calls: int, last: object) -> None:
        super().__init__()
        self._left, self._last = calls, last

    def screen_names(self, queries):  # type: ignore[no-untyped-def]
        if not self._left:
            self._last()  # type: ignore[operator]
        self._left -= 1
        return super().screen_names(queries)


def names(path: Path, count: int) -> Path:
    path.write_text("name\n" + "".join(f"n{n}\n" for n in range(count)), encoding="utf-8")
    return path


@pytest.mark.parametrize("shape", FORMATS)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_the_rows_that_are_done(tmp_path: Path, shape: str, number: signal.Signals) -> None:
    source, output = names(tmp_path / "in.csv", 100), tmp_path / f"out.{shape}"
    handlers = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    stopping = Breaking(3, lambda: os.kill(os.getpid(), number))
    done = screened(source, output, stopping, rows=10)
    assert (done.rows, done.stopped) == (30, number)
    assert [row["name"] for row in all_rows(output)] == [f"n{n}" for n in range(30)]
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == handlers
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", output.name]


@pytest.mark.parametrize("shape", FORMATS)
def test_a_signal_before_any_row_leaves_what_was_there(tmp_path: Path, shape: str) -> None:
    source, output = names(tmp_path / "in.csv", 9), tmp_path / f"out.{shape}"
    output.write_text("old", encoding="utf-8")
    done = screened(source, output, Breaking(0, lambda: os.kill(os.getpid(), signal.SIGINT)))
    assert (done.rows, done.stopped) == (0, signal.SIGINT)
    assert output.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", output.name]


@pytest.mark.parametrize("shape", FORMATS)
def test_an_error_leaves_what_was_there(tmp_path: Path, shape: str) -> None:
    def fail() -> None:
        raise ScreeningError("broken")

    source, output = names(tmp_path / "in.csv", 9), tmp_path / f"out.{shape}"
    output.write_text("old", encoding="utf-8")
    with pytest.raises(ScreeningError, match="broken"):
        screened(source, output, Breaking(2, fail), rows=1)
    assert output.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", output.name]


def test_a_run_in_a_thread_leaves_the_signals_alone(tmp_path: Path) -> None:
    found: list[Done] = []
    source = names(tmp_path / "in.csv", 3)
    thread = threading.Thread(target=lambda: found.append(screened(source, tmp_path / "out.csv")))
    thread.start()
    thread.join()
    assert found[0].rows == 3


def test_no_folder_to_write_to_is_an_error(tmp_path: Path) -> None:
    source = names(tmp_path / "in.csv", 3)
    for shape in FORMATS:
        with pytest.raises(ScreeningError, match="cannot write"):
            screened(source, tmp_path / "none" / f"out.{shape}")
    with pytest.raises(InputError):
        screened(tmp_path / "none.csv", tmp_path / "out.csv")
