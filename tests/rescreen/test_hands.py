"""Processes that share a table tell what one alone tells."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from screening.catalogue import load_catalogue
from screening.rescreen.hands import Hands, Recipe, digests_of
from screening.rescreen.opening import open_sides
from screening.rescreen.others import Others
from screening.rescreen.rows import Rows
from screening.rescreen.run import Found, Rescreen
from screening.rescreen.since import editions_since
from screening.screener.columns import find_columns
from screening.screener.frame import own_ids
from screening.settings import Settings
from screening.snapshot.snapshot import Snapshot
from screening.snapshot.store import Store
from screening.validate.benign import customers

from .made import CLOCK, Frame


def found(home: Path, frame: pl.DataFrame, processes: int) -> Found:
    store, catalogue, settings = Store(home), load_catalogue(), Settings()
    past = editions_since(store, catalogue, "2026-03-01", settings.lists(catalogue))
    sides = open_sides(store, catalogue, past, settings, CLOCK)
    recipe = Recipe(home, past, settings, CLOCK, None, ("name",), digests_of(sides))
    with Others(processes - 1) as others:
        hands = Hands(Rows(sides, ("name",)), recipe, others)
        return Rescreen(hands, find_columns(frame.columns), own_ids(None)).table(Frame(frame), rows=6400)


def test_processes_make_no_difference(
    un_home: tuple[Path, list[Snapshot]], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, store = un_home[0], Store(un_home[0])
    parties = [one for edition in store.editions().values() for one in store.parties(edition)]
    listed = [name.text for one in parties for name in one.names]
    names = [*listed[::9], *(one.text for one in customers(600, 2)), *listed[::50]]
    frame = pl.DataFrame({"name": names})
    monkeypatch.setattr("screening.rescreen.run.PART", 150)
    alone, together = found(home, frame, 1), found(home, frame, 3)
    assert alone.rows == together.rows == len(names)
    assert alone.changed == together.changed
    assert [one.row for one in alone.changed] == sorted(one.row for one in alone.changed)
    assert alone.changed
    assert (alone.asked, alone.unscreened) == (together.asked, together.unscreened)
