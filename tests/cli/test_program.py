"""The program tells the same in a process of its own as in the one of the tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from .program import SAMPLE, screen, screen_apart

TABLE = "id,Name,kind\n1,Huawei Technologies,company\n2,,\n3,Zorvex Müller-Brightwater,\n"


def told(done: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    """Exit code and both streams, without the time of day and the seals that hold it."""
    streams = (
        re.sub(r"20\d\d-\d\d-\d\d[T ]\d\d:\d\d[\d:+Z]*|seal [0-9a-f]+", "", text)
        for text in (done.stdout, done.stderr)
    )
    return done.returncode, *streams


@pytest.mark.parametrize(
    ("words", "stdin", "code"),
    [
        ((SAMPLE, "--format", "json"), "", 3),
        ((SAMPLE,), "", 3),
        (("-", "--format", "markdown"), "Die Zürcher Firma Zorvex GmbH eröffnete ein Büro in Bern.", 4),
        (("name", "Huawei Technologies", "--record", "run.json"), "", 3),
        (("batch", "-", "--only-matches"), TABLE, 3),
        (("identifier", "imo:9116412", "imo:9116413"), "", 3),
        (("lists",), "", 4),
        (("lists", "refresh", "--from", "us-xx=downloads"), "", 2),
        (("none\x1b.txt",), "", 2),
        (("name", "x", "--threshold", "y"), "", 2),
        (("verify", "."), "", 1),
        (("--version",), "", 0),
    ],
    ids=lambda given: " ".join(str(one) for one in given[:2]) if isinstance(given, tuple) else "",
)
def test_here_and_apart(words: tuple[object, ...], stdin: str, code: int, tmp_path: Path) -> None:
    home = Path(os.environ["SCREENING_HOME"])
    runs = []
    for run in (screen, screen_apart):
        place = tmp_path / run.__name__
        place.mkdir()
        shutil.copytree(home, place / "home")
        runs.append(told(run(*words, stdin=stdin.encode(), cwd=place)))
        left = sorted(path.name for path in place.glob("[!.]*"))
        assert left == ["home", *(["run.json", "screening-ledger.jsonl"] if "--record" in words else [])]
    here, apart = runs
    assert here == apart
    assert here[0] == code
