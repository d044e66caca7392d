"""A damaged store, met by the real program: never "no match", and the advice it gives works."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from .program import screen
from .test_lists import load, published


@pytest.fixture
def _compiled_store() -> None:
    """Nothing is compiled beforehand: what is damaged here is what the runs themselves leave."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    load(published(tmp_path / "2026-06-01", range(10, 30)))
    assert screen("name", "Quaymark 12 Ltd", "--only", "us-ofac-sdn").returncode == 3
    return Path(os.environ["SCREENING_HOME"])


EVERY = ["*/*.npy", "*/index-*/*.npy"]


@pytest.mark.parametrize(
    "patterns", [EVERY, *([f"*/index-*/{part}_*.npy"] for part in ("exact", "post", "head", "near", "token"))]
)
def test_zeroed_arrays_change_no_answer(home: Path, patterns: list[str]) -> None:
    paths = [path for pattern in patterns for path in (home / "compiled").glob(pattern)]
    assert paths
    for path in paths:
        path.write_bytes(path.read_bytes()[:128] + bytes(path.stat().st_size - 128))
    assert screen("lists", "verify").returncode == 1
    assert screen("name", "Quaymark 12 Ltd", "--only", "us-ofac-sdn").returncode == 3
    assert screen("lists", "verify").returncode == 0, "made again, and kept"


def advice(stderr: str) -> list[str]:
    """The words of the command that a hint tells to run."""
    words = stderr.partition("run: screen ")[2].split(",")[0].split("(")[0]
    return words.rstrip(".\n").split()


@pytest.mark.parametrize("damaged", ["parties.parquet", "edition.json"])
def test_the_advice_for_a_damaged_list_works(home: Path, tmp_path: Path, damaged: str) -> None:
    (path,) = home.glob(f"editions/us-ofac-sdn/*/{damaged}")
    path.write_bytes(b"")
    for table in home.glob("compiled/*/party_record.npy"):
        table.unlink()
    done = screen("name", "Quaymark 12 Ltd")
    assert (done.returncode, done.stdout) == (1, "")
    assert screen("name", "China Mobile Comm", "--only", "us-dod-1260h").returncode == 3
    assert "DAMAGED" in screen("lists").stdout
    again = ["--from", f"us-ofac-sdn={tmp_path / '2026-06-01'}", "--accept", "us-ofac-sdn"]
    mended = screen(*advice(done.stderr), *again)
    assert mended.returncode == 0, mended.stderr
    assert screen("name", "Quaymark 12 Ltd", "--only", "us-ofac-sdn").returncode == 3
    assert screen("lists", "verify").returncode == 0


def test_the_advice_for_a_damaged_pointer_works(home: Path, tmp_path: Path) -> None:
    (home / "current.json").write_bytes(b"")
    done = screen("name", "Quaymark 12 Ltd")
    assert (done.returncode, done.stdout) == (1, "")
    assert advice(done.stderr) == ["lists", "refresh"]
    mended = screen("lists", "refresh", "--from", f"us-ofac-sdn={tmp_path / '2026-06-01'}")
    assert mended.returncode == 0, mended.stderr
    assert "POINTER OF THE LIST STORE WAS DAMAGED" in mended.stderr
    assert screen("name", "Quaymark 12 Ltd", "--only", "us-ofac-sdn").returncode == 3


def test_what_changed_is_told_at_a_refresh(tmp_path: Path) -> None:
    first = published(tmp_path / "2026-06-01", range(10, 30))
    words = ["--accept", "us-ofac-sdn"]
    done = screen("lists", "refresh", "--from", f"us-ofac-sdn={first}", *words)
    assert "first edition" in done.stderr
    second = published(tmp_path / "2026-06-02", range(12, 33))
    done = screen("lists", "refresh", "--from", f"us-ofac-sdn={second}", *words)
    assert "+3 -2 ~0 since 2026-06-01" in done.stderr


def test_a_report_says_how_a_list_is_dated(home: Path) -> None:
    done = screen("name", "Zorvex", "--only", "us-ofac-sdn", "--format", "json")
    (status,) = json.loads(done.stdout)["lists"]
    assert (status["published_on"], status["as_of"]) == ("2026-06-01", "2026-06-01")
    assert status["date_basis"] == "named by the path it was loaded from"
    assert "dated by its path" in " ".join(screen("lists").stdout.split())
