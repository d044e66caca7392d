"""Processes that share a table tell what one alone tells."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from screening.catalogue import load_catalogue
from screening.rescreen.hands import Hands, Recipe, digests_of
from screening.rescreen.opening import open_sides
from screening.rescreen.rows import Rows
from screening.rescreen.run import Found, Rescreen
from screening.rescreen.since import editions_since
from screening.screener.columns import find_columns
from screening.screener.frame import own_ids
from screening.settings import Settings
from screening.snapshot.store import Store
from screening.validate.benign import customers

from .made import CLOCK, Frame, loaded


@pytest.fixture
def home(tmp_path: Path, shared: Path) -> Path:
    folders = [shared / "data/un" / day for day in ("2026-02-27", "2026-04-17")]
    loaded(tmp_path, load_catalogue(), "un-sc", folders)
    return tmp_path


def found(home: Path, frame: pl.DataFrame, processes: int) -> Found:
    store, catalogue, settings = Store(home), load_catalogue(), Settings()
    past = editions_since(store, catalogue, "2026-03-01", settings.lists(catalogue))
    sides = open_sides(store, catalogue, past, settings, CLOCK)
    recipe = Recipe(home, past, settings, CLOCK, None, ("name",), digests_of(sides))
    hands = Hands(Rows(sides, ("name",)), recipe, processes)
    try:
        return Rescreen(hands, find_columns(frame.columns), own_ids(None)).table(Frame(frame), rows=6400)
    finally:
        hands.close()


def test_processes_make_no_difference(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(home)
    parties = [one for edition in store.editions().values() for one in store.parties(edition)]
    listed = [name.text for one in parties for name in one.names]
    names = [*listed[::3], *(one.text for one in customers(900, 2)), *listed[::50]]
    frame = pl.DataFrame({"name": names})
    monkeypatch.setattr("screening.rescreen.run.PART", 64)
    alone, together = found(home, frame, 1), found(home, frame, 3)
    assert alone.rows == together.rows == len(names)
    assert alone.changed == together.changed
    assert [one.row for one in alone.changed] == sorted(one.row for one in alone.changed)
    assert alone.changed
    assert (alone.asked, alone.unscreened) == (together.asked, together.unscreened)
