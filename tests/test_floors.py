"""The house stands: a module imports only from floors below its own, and few may touch the outside."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "screening"

FLOORS = {
    "errors": 0,
    "model": 0,
    "places": 0,
    "processes": 0,
    "catalogue": 1,
    "identifiers": 1,
    "settings": 2,
    "names": 2,
    "sources": 2,
    "snapshot": 3,
    "index": 4,
    "text": 4,
    "addresses": 5,
    "policy": 5,
    "decisions": 6,
    "listed_names": 6,
    "short_forms": 7,
    "ownership": 7,
    "matcher": 8,
    "screener": 9,
    "reports": 10,
    "batch": 10,
    "refresh": 10,
    "validate": 11,
    "rescreen": 12,
    "records": 11,
    "cli": 13,
    "__main__": 14,
    "__init__": 13,
}

OUTSIDE = {
    "httpx": {"refresh"},
    "urllib": {"refresh"},
    "socket": {"refresh"},
    "http": {"refresh"},
    "typer": {"cli"},
    "spacy": {"text.ner"},
    "rich": {"cli", "reports.table"},
    "sqlalchemy": {"decisions.database"},
    "polars": {"snapshot", "batch", "rescreen", "screener.frame"},
}
"""Third parties by the rooms that may use them; a room is `folder` or `folder.module`."""


def rooms() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "_lists" not in path.parts)


def room_of(path: Path) -> tuple[str, str]:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0], ".".join(part for part in parts if part != "__init__") or "__init__"


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            found.add(module)
            if module == "screening":
                found.update(f"screening.{alias.name}" for alias in node.names)
    return found


def test_every_room_has_a_floor() -> None:
    assert {room_of(path)[0] for path in rooms()} <= FLOORS.keys()


@pytest.mark.parametrize("path", rooms(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    top, _ = room_of(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "screening" or len(parts) == 1:
            continue
        other = parts[1]
        if other == "__version__":
            continue
        assert other == top or FLOORS[other] < FLOORS[top], f"{path.name} reaches up to {name}"


@pytest.mark.parametrize("path", rooms(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_outside_is_reached_from_few_rooms(path: Path) -> None:
    top, room = room_of(path)
    for name in imported(path):
        allowed = OUTSIDE.get(name.split(".")[0])
        own = {room, room.rpartition(".")[0], top}
        assert allowed is None or own & allowed, f"{room} imports {name}"
