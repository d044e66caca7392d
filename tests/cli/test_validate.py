"""`screen validate` as its users run it: formats by ending, requirements by exit code, hostile input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import screen

SMALL = ("validate", "--sample", 1, "--benign-count", 20, "--only", "un-sc")


def test_the_table_on_a_terminal() -> None:
    done = screen(*SMALL)
    assert done.returncode == 0
    assert "MODEL VALIDATION" in done.stdout
    assert "EXTRACT ONLY" in done.stdout
    assert "UN Security Council" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("ending", "begins"),
    [("html", "<!doctype html>"), ("md", "# Model validation"), ("json", "{"), ("txt", "MODEL")],
)
def test_the_ending_picks_the_format(tmp_path: Path, ending: str, begins: str) -> None:
    output = tmp_path / f"report.{ending}"
    done = screen(*SMALL, "-o", output)
    assert done.returncode == 0
    assert done.stdout == ""
    assert output.read_text(encoding="utf-8").startswith(begins)


def test_the_same_seed_the_same_report() -> None:
    first, second = (json.loads(screen(*SMALL, "--seed", 5, "--format", "json").stdout) for _ in range(2))
    for volatile in ("made_at", "seconds"):
        first.pop(volatile), second.pop(volatile)
    assert first == second
    assert first["seed"] == 5


def test_a_requirement_that_is_not_met_ends_with_1() -> None:
    done = screen(*SMALL, "--threshold", 100, "--require-recall", 1, "--max-false-positives", 1)
    assert done.returncode == 1
    assert "MODEL VALIDATION" in done.stdout
    assert "recall at least 100 %: NOT MET" in done.stderr
    assert "false positives" not in done.stderr
    assert screen(*SMALL, "--require-recall", 0.1).returncode == 0


def test_customers_of_ones_own(tmp_path: Path) -> None:
    customers = tmp_path / "customers.csv"
    customers.write_text("name\nHeikki Saarela\nAda Nieminen\n", encoding="utf-8")
    done = screen(*SMALL, "--benign", customers, "--format", "json")
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert report["benign"]["names"] == 2
    assert [one["kind_given"] for one in report["false_positive"]] == [False]
    over = screen(*SMALL, "--benign", customers, "-o", customers, "--format", "json")
    assert over.returncode == 2
    assert "over" in over.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--benign", "absent.csv"),
        ("--format", "pdf"),
        ("-o", "report.docx"),
        ("--sample", 0),
        ("--threshold", 60),
        ("--require-recall", 95),
        ("--only", "no-such-list"),
    ],
)
def test_what_makes_no_sense_is_usage(words: tuple[object, ...]) -> None:
    done = screen("validate", *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip()


def test_binary_customers_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes(b"\x00\x01\x02" * 40)
    done = screen("validate", "--benign", path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
