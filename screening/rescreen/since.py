"""The editions that counted at an earlier time: on a day, or those of one list before its current one.

Nothing is guessed: a list of which no edition from then is kept is named, and taken as it is now.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from screening.catalogue import Catalogue
from screening.errors import SettingsError
from screening.model import Edition
from screening.snapshot.snapshot import choose_editions
from screening.snapshot.store import Store, edition_name

MOST_NAMED = 6
"""Editions named in the hint of an error."""


@dataclass(frozen=True, slots=True)
class Past:
    """The editions from then, one a list at most; `unknown` are lists taken as they are now, for want of an
    edition that was published then. `now`: those they are held against, None for those that count now."""

    editions: tuple[Edition, ...]
    unknown: tuple[str, ...] = ()
    now: tuple[Edition, ...] | None = None


def editions_since(
    store: Store, catalogue: Catalogue, since: str, list_ids: Collection[str], today: date | None = None
) -> Past:
    """What counted at `since`: a day (ISO; for each list the newest edition published by then), or an edition
    of a list, or the beginning of its name; then the other lists are taken as they are now.

    `list_ids` are the lists of the run; `today`, if it is given, ends the days that can be meant. Raises
    SettingsError if there is no such day or edition, StoreError.
    """
    current = {one.list_id: one for one in choose_editions(catalogue, *store.readable())}
    past = {list_id: store.history(list_id) for list_id in catalogue.list_ids}
    day = _day(since)
    if day is None:
        return _of_one_list(since, current, past, list_ids)
    if today and day > (today + timedelta(1)).isoformat():  # it is tomorrow already elsewhere
        raise SettingsError(f"{since} is still to come", hint=_hint(past, list_ids))
    stored, unknown = {}, []
    for list_id, now in current.items():
        if now.origin != "store":
            continue  # what comes with the program is what it is
        if _published(now) <= day:
            stored[list_id] = now
        elif older := [one for one in past[list_id] if _published(one) <= day]:
            stored[list_id] = max(older, key=lambda one: (_published(one), one.retrieved_at or ""))
        else:
            stored[list_id] = now
            unknown += [list_id] * (list_id in list_ids)
    if unknown and all(stored[one.list_id] == one for one in current.values() if one.list_id in stored):
        raise SettingsError(
            f"no list that is newer has an edition published by {since}", hint=_hint(past, list_ids)
        )
    return Past(choose_editions(catalogue, stored), tuple(unknown))


def _day(since: str) -> str | None:
    try:
        return date.fromisoformat(since).isoformat() if len(since) == len("2026-01-01") else None
    except ValueError:
        return None


def _published(edition: Edition) -> str:
    """The day of publication; of an edition of unknown date the day on which it was stored."""
    return edition.published_on or (edition.retrieved_at or "")[:10]


def _of_one_list(
    since: str, current: dict[str, Edition], past: dict[str, list[Edition]], list_ids: Collection[str]
) -> Past:
    found = [
        next((one for one in past[list_id] if edition_name(one).startswith(since)), None)
        for list_id in past
        if list_id in list_ids
    ]
    named = {one.list_id: one for one in found if one is not None}
    if not since or not named:
        raise SettingsError(f"no edition is called {since!r}", hint=_hint(past, list_ids))
    return Past(tuple({**current, **named}.values()))


def _hint(past: dict[str, list[Edition]], list_ids: Collection[str]) -> str:
    """The editions there are, the newest first."""
    held = [one for list_id, editions in past.items() if list_id in list_ids for one in editions]
    held.sort(key=_published, reverse=True)
    named = [f"{edition_name(one)} ({one.list_id})" for one in held[:MOST_NAMED]]
    more = f" and {len(held) - MOST_NAMED} more" if len(held) > MOST_NAMED else ""
    there = f"there are {', '.join(named)}{more}" if named else "the store has no edition of these lists"
    return f"a day, or an edition that screen lists history shows: {there}"
