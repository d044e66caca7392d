"""The lists of two times, opened for screening with the same settings and clock, and what they differ in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from screening.catalogue import Catalogue
from screening.index import open_index
from screening.rescreen.changes import Changes
from screening.rescreen.since import editions_since
from screening.screener import Screener
from screening.screener.workers import Recipe, Workers
from screening.settings import Settings
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.snapshot.store import Store


@dataclass(frozen=True, slots=True)
class Sides:
    """The lists then and now. `unknown`: lists of the run taken as they are now, for want of an edition."""

    before: Screener
    after: Screener
    changes: Changes
    unknown: tuple[str, ...]

    def close(self) -> None:
        """End the processes of both."""
        self.before.close()
        self.after.close()


def open_sides(
    store: Store, catalogue: Catalogue, since: str, settings: Settings, clock: datetime, processes: int
) -> Sides:
    """Open both sides, each to be asked many names by so many processes. Raises SettingsError for an unknown
    `since` or list, StoreError for a damaged edition: without it the difference would mislead."""
    wanted = settings.lists(catalogue)
    past = editions_since(store, catalogue, since, wanted)
    now, then = open_snapshot(store, catalogue), open_snapshot(store, catalogue, past.editions)
    for side in (now, then):
        side.demand(wanted)
    changes = Changes(open_index(then, wanted), open_index(now, wanted), wanted)
    recipe = Recipe(store.home, now.digest, settings, clock)
    earlier = replace(recipe, snapshot_digest=then.digest, editions=past.editions)
    return Sides(
        _screener(then, earlier, processes), _screener(now, recipe, processes), changes, past.unknown
    )


def _screener(snapshot: Snapshot, recipe: Recipe, processes: int) -> Screener:
    # without a folder the lists are in this process's memory alone
    several = processes > 1 and snapshot.folder is not None
    pool = Workers(recipe, processes) if several else None
    return Screener(snapshot, recipe.settings, recipe.now, pool)
