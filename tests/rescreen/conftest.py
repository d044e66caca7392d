"""Real lists of two times, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.catalogue import load_catalogue

from .made import Times, loaded


@pytest.fixture(scope="session")
def un_times(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Times:
    """The two UN editions of 2026."""
    folders = [shared / "data/un" / day for day in ("2026-02-27", "2026-04-17")]
    return Times(*loaded(tmp_path_factory.mktemp("un"), load_catalogue(), "un-sc", folders))
