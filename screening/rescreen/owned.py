"""Rows whose owners list changes touch -> what rules of ownership say otherwise, each with its cause.

What a rule says of a company depends on the answers to its own name and to those of all that own it. So
only companies that have one among these which may be answered otherwise are asked before and after. Files
of owners are the same on both sides; nothing of them is read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from screening.model import Ownership, Query, Reach
from screening.rescreen.difference import (
    CHANGED,
    GONE,
    MOST_SAID,
    NEW,
    Answers,
    Cause,
    differences,
)
from screening.rescreen.opening import Sides
from screening.screener.asked import Asked, RowReader
from screening.screener.owned import company_of

NOTED = "noted"
"""The change of what is worth reading and no more, before and after: a share too small, a rule that is
suspended, control without a share."""


@dataclass(frozen=True, slots=True)
class OwnershipDifference:
    """What one rule says of a row's company, new, gone, changed or only noted."""

    change: str
    before: Ownership | None
    after: Ownership | None
    cause: Cause

    @property
    def ownership(self) -> Ownership:
        """What the rule says now, else what it said."""
        found = self.after or self.before
        assert found is not None
        return found


class Owned:
    """The files of owners of a run, asked about rows on both sides; `may_differ` tells for each query
    whether it may be answered otherwise."""

    def __init__(
        self, sides: Sides, reader: RowReader, may_differ: Callable[[Sequence[Query]], Sequence[bool]]
    ) -> None:
        before, after = sides.before.owners, sides.after.owners
        assert before
        assert after
        self._before, self._after, self._sides = before, after, sides
        self._reader, self._may_differ = reader, may_differ
        self._known: set[int] = set()
        self._touched: set[int] = set()
        """Parties of the files that may be answered otherwise."""
        self._moved: set[int] = set()
        """These, and all that have one among their owners, direct or not."""
        self._why: dict[int, list[tuple[str, Cause]]] = {}

    def told(self, keys: Sequence[tuple[str, ...]]) -> dict[int, tuple[OwnershipDifference, ...]]:
        """Place of a row -> what differs in it, for the rows of these cells in which anything does."""
        named = [company_of(self._reader.asked(key)) for key in keys]
        places = [[one.place for one in self._after.sought(name)] for name in named]
        self._learn({place for found in places for place in found})
        asked = [at for at, found in enumerate(places) if not self._moved.isdisjoint(found)]
        names = [named[at] for at in asked]
        both = zip(self._before.ownerships(names), self._after.ownerships(names), strict=True)
        told = {at: tuple(self._differences(places[at], *said)) for at, said in zip(asked, both, strict=True)}
        return {at: found for at, found in told.items() if found}

    def _learn(self, places: Iterable[int]) -> None:
        """Find out which of these, and of all that own them, list changes may move."""
        register = self._after.register
        new = register.owners_of(places, self._known)
        self._known.update(new)
        asked = {place: self._after.queries(place) for place in new}
        distinct = list(dict.fromkeys(query for queries in asked.values() for query in queries))
        concerned = dict(zip(distinct, self._may_differ(distinct), strict=True))
        holdings: dict[int, list[int]] = {}
        for owned in new:
            for owner in register.owners_now_or_once(owned):
                holdings.setdefault(owner, []).append(owned)
        # one that is known has no owner among the new ones, so nothing but the new can be moved
        waiting = [owned for owner in self._moved & holdings.keys() for owned in holdings[owner]]
        # one without anything to ask is told of as not screened
        touched = [place for place, own in asked.items() if not own or any(concerned[one] for one in own)]
        self._touched.update(touched)
        waiting += touched
        while waiting:
            place = waiting.pop()
            if place not in self._moved:
                self._moved.add(place)
                waiting += holdings.get(place, ())

    def _differences(
        self, places: Sequence[int], old: Sequence[Ownership], new: Sequence[Ownership]
    ) -> Iterator[OwnershipDifference]:
        if old == new:
            return
        before, after = ({one.rule: one for one in side} for side in (old, new))
        for rule in dict.fromkeys((*after, *before)):
            was, now = before.get(rule), after.get(rule)
            if was != now:
                yield OwnershipDifference(_change(was, now), was, now, self._cause(places, was, now))

    def _cause(self, places: Sequence[int], was: Ownership | None, now: Ownership | None) -> Cause:
        """What changed in the answers to the owners of these parties; first of those that the rule names."""
        shown = {uid for one in (was, now) if one for owner in one.owners for uid in owner.party_uids}
        named: list[tuple[str, Cause]] = []
        others: list[tuple[str, Cause]] = []
        for place in self._touched_behind(places):
            name = self._after.register.parties[place].name
            for uid, cause in self._causes(place):
                (named if uid in shown else others).append((name, cause))
        found = list(dict.fromkeys(named or others))
        if not found:
            said = "follows from the changed parties of the lists named"
            return Cause("another", said, tuple(self._sides.changes.lists.values()))
        said = "; ".join(f"{name}: {cause.sentence}" for name, cause in found[:MOST_SAID])
        more = f"; and {len(found) - MOST_SAID} more" if len(found) > MOST_SAID else ""
        lists = dict.fromkeys(one for _, cause in found for one in cause.lists)
        uids = dict.fromkeys(cause.uid for _, cause in found if cause.uid)
        return Cause(found[0][1].how, said + more, tuple(lists), ";".join(uids))

    def _touched_behind(self, places: Sequence[int]) -> list[int]:
        """Of these and all that own them those that may be answered otherwise: what is between is moved."""
        found = dict.fromkeys(place for place in places if place in self._moved)
        waiting = list(found)
        while waiting:
            for owner in self._after.register.owners_now_or_once(waiting.pop()):
                if owner in self._moved and owner not in found:
                    found[owner] = None
                    waiting.append(owner)
        return [place for place in found if place in self._touched]

    def _causes(self, place: int) -> list[tuple[str, Cause]]:
        """(id of the listed party, why it is met otherwise) for a party of the files."""
        if place not in self._why:
            asked = Asked(tuple(self._after.queries(place)))
            old, new = (Answers(asked, side.findings_of(place)) for side in (self._before, self._after))
            measures = self._sides.after.snapshot.catalogue.measures
            found = differences(old, new, self._sides.changes, measures) if asked.queries else []
            self._why[place] = [(one.match.party.uid, one.cause) for one in found]
        return self._why[place]


def _change(was: Ownership | None, now: Ownership | None) -> str:
    """What is noted alone is nothing that a rule reaches."""
    reached = [one is not None and one.reach is not Reach.NOTED for one in (was, now)]
    if reached == [True, True]:
        return CHANGED
    return NEW if reached[1] else GONE if reached[0] else NOTED
