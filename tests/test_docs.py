"""The generated pages say what the program does now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from typer.main import get_command

from screening.cli.app import app

ROOT = Path(__file__).resolve().parent.parent


def build_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "scripts/build_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_current() -> None:
    stale = [path.name for path, text in build_docs().pages() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: make docs"


def commands() -> list[str]:
    found = []
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        subs = getattr(command, "commands", {})
        found += [f"{name} {sub}" for sub in subs] or [name]
    return found


@pytest.mark.parametrize("command", commands())
def test_readme_shows_every_command(command: str) -> None:
    assert f"screen {command}" in (ROOT / "README.md").read_text(encoding="utf-8")
