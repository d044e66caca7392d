"""`screen batch` stopped by a signal, and going on after it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from screening.batch.resume import part_path, state_path

from .program import ROOT, command, environment, screen


def start(*words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command("batch", *words), stderr=subprocess.PIPE, text=True, env=environment(), cwd=ROOT
    )


def rows_done(output: Path) -> int:
    """What the program itself says of how far it is; between two chunks the file may be just replaced."""
    try:
        return int(json.loads(state_path(output).read_text(encoding="utf-8"))["rows"])
    except (OSError, ValueError):
        return 0


@pytest.fixture
def long_table(tmp_path: Path) -> Path:
    """Many rows of few names: they are read five at a time here, which is thousands of chunks."""
    path = tmp_path / "in.csv"
    names = ["Huawei Technologies", "", "Zorvex Brightwater", '"Acme, ""Q""\nLtd"', "=1+1"]
    path.write_text("id,name\n" + "".join(f"{n},{names[n % 5]}\n" for n in range(30_000)), encoding="utf-8")
    return path


@pytest.mark.skipif(os.name != "posix", reason="signals of this kind are those of POSIX")
@pytest.mark.parametrize("after", [0.1, 0.4, 0.8])
def test_a_run_that_is_stopped_while_it_starts_says_nothing_odd(
    tmp_path: Path, long_table: Path, after: float
) -> None:
    running = start(long_table, "-o", tmp_path / "out.csv", "--processes", 2, "--chunk", 5)
    time.sleep(after)
    running.send_signal(signal.SIGINT)
    said = running.communicate()[1]
    if "Traceback" in said:  # Python itself was starting still, on a busy machine
        assert f"{os.sep}screening{os.sep}" not in said
    else:
        assert running.returncode == 130


@pytest.mark.skipif(os.name != "posix", reason="signals of this kind are those of POSIX")
@pytest.mark.parametrize(
    ("number", "code", "shape"),
    [(signal.SIGINT, 130, "csv"), (signal.SIGTERM, 143, "jsonl"), (signal.SIGKILL, -9, "tsv")],
)
def test_a_run_that_is_stopped_goes_on(
    tmp_path: Path, long_table: Path, number: signal.Signals, code: int, shape: str
) -> None:
    output = tmp_path / f"out.{shape}"
    running = start(long_table, "-o", output, "--chunk", 5)
    while rows_done(output) < 20 and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(number)
    said = running.communicate()[1]
    assert running.returncode == code, said
    done = rows_done(output)
    assert 20 <= done < 30_000
    if number is not signal.SIGKILL:
        assert f"stopped after {done:,} rows" in said
        assert "go on with: the same command and --resume" in said
        text = output.read_text(encoding="utf-8")
        last = text.splitlines()[-1]
        assert (json.loads(last)["id"] if shape == "jsonl" else last.partition(",")[0]) == str(done - 1)
    changed = screen("batch", long_table, "-o", output, "--resume", "--threshold", 90)
    assert changed.returncode == 2
    assert "another settings" in changed.stderr
    again = screen("batch", long_table, "-o", output, "--resume")
    assert again.returncode == 3, again.stderr
    assert "30,000 rows" in again.stderr
    assert not state_path(output).exists()
    assert not part_path(output).exists()
    whole = tmp_path / f"whole.{shape}"
    assert screen("batch", long_table, "-o", whole, "--quiet").returncode == 3
    stamp = rb"20\d\d-\d\d-\d\dT[\d:+]{14}"
    assert len(set(re.findall(stamp, output.read_bytes()))) == 1
    assert re.sub(stamp, b"", output.read_bytes()) == re.sub(stamp, b"", whole.read_bytes())


@pytest.mark.skipif(os.name != "posix", reason="signals of this kind are those of POSIX")
def test_whoever_stops_a_run_twice_is_told_how_to_go_on(tmp_path: Path) -> None:
    table, output = tmp_path / "in.csv", tmp_path / "out.csv"
    table.write_text("name\n" + "".join(f"Zorvex {n} Brightwater\n" for n in range(60_000)), encoding="utf-8")
    running = start(table, "-o", output, "--processes", 2, "--chunk", 5_000)
    while rows_done(output) < 5_000 and running.poll() is None:
        time.sleep(0.01)
    for _ in range(3):
        running.send_signal(signal.SIGINT)
        time.sleep(0.05)
    said = running.communicate()[1]
    assert running.returncode == 130, said
    assert "go on with: the same command and --resume" in said
    assert "leaked" not in said
    assert "Traceback" not in said
