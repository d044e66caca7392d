"""The table of parsers: every name leads to a module that can parse, and costs nothing until it is used."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import screening.sources
from screening.sources import MODULES, PARSERS


@pytest.mark.parametrize("name", sorted(PARSERS))
def test_every_parser_is_there(name: str) -> None:
    assert callable(import_module(f"screening.sources.{MODULES[name]}").parse)


def test_importing_the_table_imports_no_parser() -> None:
    code = (
        "import sys, screening.sources; print([m for m in sys.modules if m.startswith('screening.sources.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


FOLDER = Path(screening.sources.__file__).parent


def imported(path: Path) -> set[str]:
    """What a module imports from `screening.sources`, without that beginning."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names = {node.module or "" for node in tree if isinstance(node, ast.ImportFrom)}
    return {
        name.removeprefix("screening.sources.") for name in names if name.startswith("screening.sources.")
    }


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER).with_suffix(""))
)
def test_formats_share_what_is_in_reading_and_nothing_else(path: Path) -> None:
    place = path.relative_to(FOLDER).parts
    own = place[0] if len(place) > 1 else ""
    for name in imported(path):
        top = name.partition(".")[0]
        assert top == "reading" or (own != "reading" and top in {own, "parsed"}), f"{path} imports {name}"
