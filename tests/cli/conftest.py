"""Tests of the command line start many processes: each finds the embedded lists compiled already."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.program import screen
from tests.cli.watched import DAYS, FACTS, TABLE


@pytest.fixture(autouse=True)
def _compiled_store(_own_store: None, compiled: Path) -> None:
    shutil.copytree(compiled, Path(os.environ["SCREENING_HOME"]) / "compiled")


@pytest.fixture(scope="session")
def two_days(tmp_path_factory: pytest.TempPathFactory, compiled: Path) -> Path:
    """A store whose watch list is of two days."""
    home, files = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("files")
    shutil.copytree(compiled, home / "compiled")
    (home / "lists").mkdir()
    (home / "lists/own-watch.toml").write_text(FACTS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SCREENING_HOME", str(home))
        for day, rows in DAYS.items():
            folder = files / day
            folder.mkdir()
            (folder / "watch.csv").write_text(rows, encoding="utf-8")
            done = screen("lists", "refresh", "--from", f"own-watch={folder}", "--accept", "own-watch")
            assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def table(tmp_path: Path, two_days: Path) -> Path:
    """A table, and a store of its own as `two_days`."""
    home = Path(os.environ["SCREENING_HOME"])
    shutil.rmtree(home)
    shutil.copytree(two_days, home)
    path = tmp_path / "names.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path
