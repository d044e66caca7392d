"""The program as tests run it: here, in a tenth of the time, or apart, in a process of its own.

Apart is for what a process alone shows: its streams, signals, limits, arguments that are no text. That both
tell the same is held by `tests/cli/test_program.py`.
"""

from __future__ import annotations

import gc
import io
import json
import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

import jsonschema

from screening.cli import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "docs/examples/article.txt"


def screen(*words: object, stdin: bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """What the program tells of these words, run in this process."""
    argv = ["screen", *map(str, words)]
    out, err, given = (io.TextIOWrapper(io.BytesIO(one), "utf-8", newline="") for one in (b"", b"", stdin))
    try:
        with (
            chdir(cwd),
            patch.object(sys, "argv", argv),
            patch.object(sys, "stdin", given),
            patch.object(sys, "stdout", out),
            patch.object(sys, "stderr", err),
            patch("screening.cli.app._leave", _leave),
            patch.object(gc, "freeze"),  # what a run leaves in this process is garbage
        ):
            main()
    except SystemExit as left:
        code = left.code
    for stream in (out, err):
        stream.flush()
    assert isinstance(code, int)
    return subprocess.CompletedProcess(argv, code, *(one.buffer.getvalue().decode() for one in (out, err)))  # type: ignore[attr-defined]


def _leave(code: int) -> NoReturn:
    raise SystemExit(code)


def screen_apart(*words: object, stdin: bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """What the program tells of these words, run as its users run it."""
    done = subprocess.run(
        command(*words), input=stdin, capture_output=True, cwd=cwd, env=environment(), check=False
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of a line, in which `screen` stands for the program."""
    line = line.replace("screen", f"{sys.executable} -m screening", 1)
    return subprocess.run(
        line, shell=True, capture_output=True, text=True, env=environment(), cwd=ROOT, check=False
    )


def command(*words: object) -> list[str]:
    """The words that start a process of this program."""
    return [sys.executable, "-m", "screening", *map(str, words)]


def environment(**more: str) -> dict[str, str]:
    """What such a process is given: this source, and what the test was given."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **more}


def as_json(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    """The report that was told, once it is what its schema says."""
    report = json.loads(done.stdout)
    schema = json.loads((ROOT / "docs/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(report)
    return report


def outcomes(report: dict[str, object]) -> dict[str, str]:
    """The outcome of each name of a report."""
    return {finding["name"]: finding["outcome"] for finding in report["findings"]}  # type: ignore[attr-defined]
