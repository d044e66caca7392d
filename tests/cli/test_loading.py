"""A short run loads what it needs, and nothing else: what that is decides how long a user waits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from screening.cli.commands import COMMANDS, Commands

from .program import environment

RUN = """
import os, sys
from screening.cli import main
leave = os._exit
def left(code):
    sys.stdout.flush()
    print(*sorted(sys.modules), file=sys.stderr, flush=True)
    leave(code)
os._exit = left
main()
"""


def loaded(home: Path, *words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words],
        capture_output=True,
        text=True,
        env=environment(SCREENING_HOME=str(home)),
        check=False,
    )
    assert done.stdout
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_needs_no_lists(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "--version")
    assert "screening.cli.app" in modules
    assert modules & {"numpy", "polars", "pydantic", "rich", "screening.model"} == set()


def test_one_name_needs_no_tables_articles_or_owners(tmp_path: Path) -> None:
    loaded(tmp_path, "name", "Huawei")  # the lists are compiled
    modules = loaded(tmp_path, "name", "Huawei")
    assert "screening.screener.screener" in modules
    assert modules & {"polars", "multiprocessing", "filelock"} == set()
    rooms = ("addresses", "batch", "decisions", "ownership", "refresh", "rescreen", "validate")
    assert {one for one in modules if one.startswith(tuple(f"screening.{room}" for room in rooms))} == set()
    assert "screening.text.mentions" not in modules


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_found_under_its_name(name: str) -> None:
    commands = Commands()
    assert name in commands
    assert commands[name].name == name
    assert commands[name] is commands[name]
