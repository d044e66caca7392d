"""What tests share: an empty store of their own, the embedded lists with their index, and the folder of real
list files where there is one."""

from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from screening.catalogue import load_catalogue
from screening.index import Index, open_index
from screening.processes import collect_seldom
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.snapshot.store import Store

settings.register_profile("quick", max_examples=50)
settings.register_profile("thorough", max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is loaded by now, all tests among it, is no garbage: looking for it is a sixth of all time."""
    collect_seldom()


_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def _stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stores")


@pytest.fixture(autouse=True)
def _own_store(_stores: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the store, settings or terminal of the person who runs it, or the network."""
    # numbered here: pytest would look through all folders of the run for the next number, for every test
    monkeypatch.setenv("SCREENING_HOME", str(_stores / f"store{next(_NUMBERS)}"))
    monkeypatch.setenv("SCREENING_MIRROR", "http://127.0.0.1:9/nobody-answers-here")
    monkeypatch.setenv("SCREENING_CONFIG", os.devnull)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(autouse=True)
def _no_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for the disk; processes of their own do, and the room of the store (tests/snapshot)."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real list files and labelled data; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("SCREENING_SHARED", ROOT.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip("the folder of real list files is not here (set SCREENING_SHARED)")
    return folder


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a first run over an empty store leaves in it; nobody writes there."""
    home = tmp_path_factory.mktemp("compiled")
    open_index(open_snapshot(Store(home), load_catalogue()))
    return home / "compiled"


@pytest.fixture(scope="module")
def embedded_home(tmp_path_factory: pytest.TempPathFactory, compiled: Path) -> Path:
    """A store of the embedded lists, compiled."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(compiled, home / "compiled")
    return home


@pytest.fixture(scope="module")
def snapshot(embedded_home: Path) -> Snapshot:
    return open_snapshot(Store(embedded_home), load_catalogue())


@pytest.fixture(scope="module")
def index(snapshot: Snapshot) -> Index:
    return open_index(snapshot)
