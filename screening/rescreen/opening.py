"""The lists of two times, opened for screening with the same settings and clock, and what they differ in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from screening.catalogue import Catalogue
from screening.model import Decisions
from screening.rescreen.changes import Changes
from screening.rescreen.since import Past
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store


@dataclass(frozen=True, slots=True)
class Sides:
    """The lists then and now. `unknown`: lists of the run taken as they are now, for want of an edition."""

    before: Screener
    after: Screener
    changes: Changes
    unknown: tuple[str, ...]


def open_sides(
    store: Store,
    catalogue: Catalogue,
    past: Past,
    settings: Settings,
    clock: datetime,
    decisions: Decisions | None = None,
) -> Sides:
    """Open both sides, the lists then and now, with the same decisions. Raises SettingsError for an
    unknown list, StoreError for a damaged edition: without it the difference would mislead."""
    wanted = settings.lists(catalogue)
    now, then = (open_snapshot(store, catalogue, one) for one in (past.now, past.editions))
    for side in (now, then):
        side.demand(wanted)
    before, after = (Screener(side, settings, clock, decisions=decisions) for side in (then, now))
    return Sides(before, after, Changes(before.index, after.index, wanted), past.unknown)
