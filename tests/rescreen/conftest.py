"""Real lists of two times, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.catalogue import load_catalogue
from screening.snapshot.snapshot import Snapshot

from .made import Times, loaded


@pytest.fixture(scope="session")
def un_home(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> tuple[Path, list[Snapshot]]:
    """A store with the two UN editions of 2026, and both as they were opened; nobody writes there."""
    home = tmp_path_factory.mktemp("un")
    folders = [shared / "data/un" / day for day in ("2026-02-27", "2026-04-17")]
    return home, loaded(home, load_catalogue(), "un-sc", folders)


@pytest.fixture(scope="session")
def un_times(un_home: tuple[Path, list[Snapshot]]) -> Times:
    """The two of them."""
    return Times(*un_home[1])
