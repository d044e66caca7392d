"""The table of parsers: every name leads to a module that can parse, and costs nothing until it is used."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from screening.sources import PARSERS


@pytest.mark.parametrize("name", sorted(PARSERS))
def test_every_parser_is_there(name: str) -> None:
    assert callable(import_module(f"screening.sources.{name}").parse)


def test_importing_the_table_imports_no_parser() -> None:
    code = (
        "import sys, screening.sources; print([m for m in sys.modules if m.startswith('screening.sources.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
