"""Tests of the command line start many processes: each finds the embedded lists compiled already."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.screener.real import embedded, screener_of


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a first run over an empty store leaves in it."""
    home = tmp_path_factory.mktemp("compiled")
    screener_of(embedded(home))
    return home / "compiled"


@pytest.fixture(autouse=True)
def _compiled_store(_own_store: None, compiled: Path) -> None:
    shutil.copytree(compiled, Path(os.environ["SCREENING_HOME"]) / "compiled")
