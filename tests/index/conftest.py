"""The embedded lists and their index, for the tests of a module."""

from __future__ import annotations

import pytest

from screening.catalogue import load_catalogue
from screening.index import Index, open_index
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.snapshot.store import Store


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return open_snapshot(Store(tmp_path_factory.mktemp("home")), load_catalogue())


@pytest.fixture(scope="module")
def index(snapshot: Snapshot) -> Index:
    return open_index(snapshot)
