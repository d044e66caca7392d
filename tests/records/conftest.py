"""A desk of its own for each test: a copy of one whose lists are compiled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.recorded import Desk, desk


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk at which nothing was done; nobody writes there."""
    made = desk(tmp_path_factory.mktemp("fresh"))
    made.screener()
    return made


@pytest.fixture
def at(tmp_path: Path, fresh: Desk) -> Desk:
    return fresh.moved(tmp_path)
