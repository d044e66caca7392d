"""What two snapshots differ in, as far as it can change an answer: parties, and what words weigh.

How much a word says comes from how many listed parties bear it, so that a party that comes or goes can move
the score of names that it has nothing to do with. Both are told apart, and each change has its list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from screening.index import Index
from screening.model import Edition, Party
from screening.names import name_form
from screening.names.vocabulary import families
from screening.names.weights import all_spellings
from screening.snapshot.diff import what_changed
from screening.snapshot.flat import Array
from screening.snapshot.records import decode_party
from screening.snapshot.snapshot import Snapshot
from screening.snapshot.store import edition_name

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclass(frozen=True, slots=True)
class ListChange:
    """A list of which another edition counts now; None where it had none, or has none."""

    list_id: str
    before: Edition | None
    after: Edition | None

    @property
    def names(self) -> tuple[str, str]:
        """The names of both editions, "" where there is none."""
        return tuple(_called(one) if one else "" for one in (self.before, self.after))  # type: ignore[return-value]


def _called(edition: Edition) -> str:
    return edition_name(edition) if edition.origin == "store" else f"{edition.published_on} (built in)"


@dataclass(frozen=True, slots=True)
class PartyChange:
    """A party that is on the lists of the run before or after, and differs. `what` says how, in few words;
    `lists` are those whose other edition brought it."""

    uid: str
    before: Party | None
    after: Party | None
    what: tuple[str, ...]
    lists: tuple[str, ...]

    @property
    def how(self) -> str:
        """added, removed or changed."""
        return ADDED if self.before is None else REMOVED if self.after is None else CHANGED

    @property
    def either(self) -> Party:
        """The party as it is now, else as it was."""
        found = self.after or self.before
        assert found is not None
        return found


class Changes:
    """What differs between two snapshots on the lists `list_ids`."""

    def __init__(self, before: Index, after: Index, list_ids: Collection[str]) -> None:
        self.before, self.after = before, after
        self.list_ids = list_ids
        self.lists = {one.list_id: one for one in _lists(before.snapshot, after.snapshot)}
        old, new = (list(side.snapshot.tables.records) for side in (before, after))
        self._all = _parties(set(old), set(new))
        self.rows = tuple(
            _rows(side, own, set(other)) for side, own, other in ((before, old, new), (after, new, old))
        )
        """For each side which rows of its names are of parties that differ, on whatever list."""
        self.parties: Mapping[str, PartyChange] = {
            uid: change for uid, pair in self._all.items() if (change := self._party(uid, *pair))
        }

    def _party(self, uid: str, before: Party | None, after: Party | None) -> PartyChange | None:
        """The change as far as the lists of the run go."""
        old, new = (_within(one, self.list_ids) for one in (before, after))
        if old == new or (old is None and new is None):
            return None
        what = what_changed(old, new) if old and new else ()
        held = dict.fromkeys(listing.list_id for party in (new, old) if party for listing in party.listings)
        return PartyChange(
            uid, old, new, what, tuple(one for one in held if one in self.lists) or tuple(held)
        )

    @property
    def all_words(self) -> bool:
        """Whether all words may weigh otherwise, as the number of parties went over a step (`Weights`)."""
        return self.before.weights.parties != self.after.weights.parties

    @cached_property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """Words that weigh otherwise now, or may say something where they said nothing -> the lists that
        brought it. Words that are on no list are among them only if a table of names knows them."""
        counted: defaultdict[str, set[str]] = defaultdict(set)
        for pair in self._all.values():
            for party in filter(None, pair):
                lists = {one.list_id for one in party.listings}
                for name in party.names:
                    for token in name_form(name.text, party.kind).tokens:
                        counted[token] |= lists
        for token in [token for token in families() if not counted.keys().isdisjoint(all_spellings(token))]:
            for kin in all_spellings(token):
                counted[token] |= counted.get(kin, set())
        return {
            token: tuple(sorted(lists))
            for token, lists in counted.items()
            if self.moves_firms(token) or self.moves_persons(token)
        }

    def moves_firms(self, token: str) -> bool:
        """Whether the word says otherwise now in the name of a firm, a ship or nobody known."""
        return self.before.weights.weight(token) != self.after.weights.weight(token)

    def moves_persons(self, token: str) -> bool:
        """The same in a person's name; there a slip counts less between words that many parties bear."""
        old, new = self.before.weights, self.after.weights
        borne = old.widely_borne(token) != new.widely_borne(token)
        return borne or old.personal(token) != new.personal(token)


def _lists(before: Snapshot, after: Snapshot) -> Iterable[ListChange]:
    old, new = ({one.list_id: one for one in side.editions} for side in (before, after))
    for list_id in after.catalogue.list_ids:
        pair = old.get(list_id), new.get(list_id)
        if _facts(pair[0]) != _facts(pair[1]):
            yield ListChange(list_id, *pair)


def _facts(edition: Edition | None) -> tuple[str, str] | None:
    return (edition.sha256, edition.digest) if edition else None


def _rows(side: Index, records: Sequence[str], others: Collection[str]) -> Array:
    differ = np.fromiter((record not in others for record in records), np.bool_, len(records))
    found: Array = differ[side.snapshot.tables.columns.name_party]
    return found


def _parties(old: set[str], new: set[str]) -> dict[str, tuple[Party | None, Party | None]]:
    """uid -> the party before and after, of all that differ, on whatever list; in the order of uids."""
    gone = {party.uid: party for party in map(decode_party, old - new)}
    come = {party.uid: party for party in map(decode_party, new - old)}
    return {uid: (gone.get(uid), come.get(uid)) for uid in sorted(gone.keys() | come.keys())}


def _within(party: Party | None, list_ids: Collection[str]) -> Party | None:
    """The party with its listings on these lists alone; None without any."""
    if party is None:
        return None
    listings = tuple(one for one in party.listings if one.list_id in list_ids)
    return replace(party, listings=listings) if listings else None
