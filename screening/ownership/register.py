"""Parties and stakes as files of owners state them, put in order: who is the same, what counts, what is odd.

Nothing is dropped without a note. A stake that stands twice counts once; where two differ both are reckoned
with; an older one gives way to a later. Who owns himself, a stake that has ended, shares of more than a
hundred percent: told. Nothing is screened and no rule is known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from screening.model import Kind
from screening.ownership.naming import NameKey, name_key
from screening.ownership.notes import PLACES_TOLD, Notes
from screening.ownership.percents import EXACT, HUNDRED, UNIT, ZERO, Share


class Tie(StrEnum):
    """What holds an owner and an owned party together. `same`: two entries that mean, or may mean, one party.
    `control`: accounts are consolidated, which is no share. `whole`: a share held by way of others."""

    SHARE = "share"
    SAME = "same"
    CONTROL = "control"
    WHOLE = "whole"


class Stake(NamedTuple):
    """`owner` and `owned` are places of parties. `where` is a file with its line, `said` the cell."""

    owner: int
    owned: int
    share: Share
    said: str = ""
    where: str = ""
    as_of: str = ""
    source: str = ""
    tie: Tie = Tie.SHARE


@dataclass(slots=True)
class Party:
    """A party of the files: its names as written with their keys, its id, and what helps to screen it: birth
    dates (ISO) and countries (ISO 3166-1 alpha-2) that rows state. Its first name is shown; that of a party
    that is `captioned` was chosen by the file, else it is the longest, whatever the order of rows."""

    names: list[str]
    id: str = ""
    keys: list[NameKey] = field(default_factory=list)
    kind: Kind = Kind.UNKNOWN
    birth_dates: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    captioned: bool = False

    @property
    def name(self) -> str:
        return self.names[0] if self.names else self.id


@dataclass(slots=True)
class Register:
    """All parties and stakes of a run's files on a `day` (ISO): `party` and `add` fill it, `close` ends that.

    `incoming` and `past` lead from a party to the places of the stakes, and of the ended stakes, held in it;
    `over` has the sum of shares in a party where it is above 100; `controlled` are owned by ties of control;
    `by_themselves` are said to own themselves, which counts for nothing, and are asked like other companies.
    """

    day: str
    parties: list[Party] = field(default_factory=list)
    stakes: list[Stake] = field(default_factory=list)
    ended: list[Stake] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)
    incoming: dict[int, list[int]] = field(default_factory=dict)
    past: dict[int, list[int]] = field(default_factory=dict)
    over: dict[int, Decimal] = field(default_factory=dict)
    controlled: set[int] = field(default_factory=set)
    by_themselves: set[int] = field(default_factory=set)
    _by_id: dict[str, int] = field(default_factory=dict)
    _by_text: dict[str, int] = field(default_factory=dict)
    _by_key: dict[NameKey, int] = field(default_factory=dict)
    _by_core: dict[str, list[int]] = field(default_factory=dict)

    def party(self, name: str, id_: str = "") -> int:
        """The place of a party; a new one if it is not there. With an id the id alone tells who it is."""
        if not id_ and (known := self._by_text.get(name)) is not None:
            return known
        written, name = name, " ".join(name.split())
        if id_:
            key = id_key(id_)
            place = self._by_id.get(key)
            if place is None:
                place = self._by_id[key] = self._new(Party([], id_.strip()))
            self.name_also(place, name)
            return place
        named = name_key(name)
        place = self._by_key.get(named) if named.core else self._by_text.get(name)
        if place is None:
            place = self._by_key[named] = self._new(Party([name], "", [named]))
        else:
            self.name_also(place, name)
        self._by_text[written] = self._by_text[name] = place
        return place

    def _new(self, party: Party) -> int:
        self.parties.append(party)
        return len(self.parties) - 1

    def name_also(self, place: int, name: str) -> None:
        """Give a party one name more."""
        party = self.parties[place]
        if name and name not in party.names:
            party.names.append(name)
            party.keys.append(name_key(name))

    def with_id(self, id_: str) -> int | None:
        """The place of the party with this id."""
        return self._by_id.get(id_key(id_))

    def named(self, name: str) -> Iterator[tuple[int, bool]]:
        """Parties that a name means (True) or may mean (False). The register must be closed."""
        key = name_key(name)
        for place in self._by_core.get(key.core, ()):
            same = [key.same(other) for other in self.parties[place].keys]
            if True in same:
                yield place, True
            elif None in same:
                yield place, False

    def add(self, stake: Stake, *, since: str = "", until: str = "", ended: bool = False) -> None:
        """Take a stake as it was read, held `since` and `until` a day (ISO, may be partial)."""
        if stake.share.odd:
            self.notes.add(stake.share.odd, stake.where)
        if stake.owner == stake.owned:
            self.notes.add("a party that owns itself was left out: such a share is nobody's", stake.where)
            self.by_themselves.add(stake.owned)
        elif ended or (until and until < self.day[: len(until)]) or since > self.day:
            self.notes.add("a stake of the past, or of a day to come, does not count", stake.where)
            self.past.setdefault(stake.owned, []).append(len(self.ended))
            self.ended.append(stake)
        else:
            self.stakes.append(stake)

    def close(self) -> None:
        """Put in order what was read; call it once, before anything is asked."""
        self._read_ones()
        self.stakes = counting_once(self.stakes, self.notes)
        for place, stake in enumerate(self.stakes):
            self.incoming.setdefault(stake.owned, []).append(place)
            if stake.tie is Tie.CONTROL:
                self.controlled.add(stake.owned)
        self._sum_up()
        for place, party in enumerate(self.parties):
            if len(party.names) > 1 and not party.captioned:
                pairs = sorted(
                    zip(party.names, party.keys, strict=True), key=lambda pair: (-len(pair[0]), pair[0])
                )
                party.names, party.keys = [name for name, _ in pairs], [key for _, key in pairs]
            for core in dict.fromkeys(key.core for key in party.keys):
                if core:
                    self._by_core.setdefault(core, []).append(place)
        self._join_namesakes()

    def _read_ones(self) -> None:
        """Where no share is above 1 and some are below, 1 may be a whole: both are reckoned with."""
        stated = [one.share for one in self.stakes if one.tie is Tie.SHARE and one.share.high > ZERO]
        if any(share.odd == UNIT for share in stated) and all(
            share.odd == UNIT or share.high <= 1 for share in stated
        ):
            for place, stake in enumerate(self.stakes):
                if stake.share.exact and stake.share.low == 1 and not stake.share.odd:
                    share = Share(stake.share.low, HUNDRED, odd=UNIT)
                    self.stakes[place] = stake._replace(share=share)
                    self.notes.add(UNIT, stake.where)

    def _sum_up(self) -> None:
        for owned, places in self.incoming.items():
            if len(places) > 1:
                total = ZERO
                for place in places:
                    stake = self.stakes[place]
                    if stake.tie is Tie.SHARE:
                        total = EXACT.add(total, stake.share.low)
                if total > HUNDRED:
                    self.over[owned] = total
                    where = self.stakes[places[0]].where
                    self.notes.add("shares of one company sum to more than 100 percent", where)

    def _join_namesakes(self) -> None:
        """Tie entries that mean or may mean one party: a name with an id and the same without, a name with a
        legal form and the same without."""
        for places in self._by_core.values():
            if len(places) < 2:
                continue
            for one in places:
                for other in places:
                    # of two that have ids none is the other; a pair without is looked at once
                    if not self.parties[one].id and (self.parties[other].id or one < other):
                        sure = self._alike(one, other, places)
                        if sure is not None:
                            self._tie(one, other, sure=sure)

    def _alike(self, one: int, other: int, places: Sequence[int]) -> bool | None:
        """Whether two parties are surely one, perhaps (False), or not (None)."""
        first, second = self.parties[one], self.parties[other]
        pairs = [(a, b) for a in first.keys for b in second.keys]
        same = [a.same(b) for a, b in pairs]
        if True in same:
            return sum(bool(self.parties[place].id) for place in places) == 1
        # firms of one group that differ in their legal form are firms of their own
        maybe = any(one is None and a.bare(b) for one, (a, b) in zip(same, pairs, strict=True))
        return False if maybe else None

    def _tie(self, one: int, other: int, *, sure: bool) -> None:
        share = Share(HUNDRED if sure else ZERO, HUNDRED)
        said = "the same name" if sure else "a name that may be the same"
        for owner, owned in ((one, other), (other, one)):
            self.incoming.setdefault(owned, []).append(len(self.stakes))
            self.stakes.append(Stake(owner, owned, share, said, tie=Tie.SAME))
        if not sure:
            names = "names that may mean one party, and are held apart for their ids or legal forms"
            self.notes.add(names, "")

    def owners_of(self, places: Iterable[int], known: set[int]) -> list[int]:
        """These parties and all that own them, directly or not, without those `known`."""
        found: dict[int, None] = {}
        waiting = [place for place in places if place not in known]
        while waiting:
            place = waiting.pop()
            if place not in found:
                found[place] = None
                owners = self.owners_now_or_once(place)
                waiting += [owner for owner in owners if owner not in known and owner not in found]
        return list(found)

    def owners_now_or_once(self, place: int) -> list[int]:
        """Who holds a stake in a party directly, or held one."""
        owners = [self.stakes[at].owner for at in self.incoming.get(place, ())]
        return owners + [self.ended[at].owner for at in self.past.get(place, ())]


def id_key(id_: str) -> str:
    """The key of an id: the id as it stands, for some tell apart by case; LEIs do not."""
    text = id_.strip()
    return text.upper() if is_lei(text.upper()) else text


def is_lei(text: str) -> bool:
    """Whether an id has the form of an LEI (ISO 17442): 18 letters and digits, and two digits."""
    return len(text) == 20 and text.isascii() and text.isalnum() and text[18:].isdigit()


def counting_once(stakes: Sequence[Stake], notes: Notes) -> list[Stake]:
    """The stakes, each pair of owner and owned with one of each tie; rows on one stake in no order."""
    first: dict[tuple[int, int, Tie], int] = {}
    more: dict[int, list[Stake]] = {}
    kept: list[Stake] = []
    for stake in stakes:
        at = first.setdefault((stake.owner, stake.owned, stake.tie), len(kept))
        if at == len(kept):
            kept.append(stake)
        else:
            more.setdefault(at, [kept[at]]).append(stake)
    for at, rows in more.items():
        kept[at] = _joined(rows, notes)
    return kept


def _joined(rows: Sequence[Stake], notes: Notes) -> Stake:
    """Several rows on one stake as one."""
    latest = max(row.as_of for row in rows)
    if all(row.as_of for row in rows) and any(row.as_of != latest for row in rows):
        notes.add("an earlier row on the same stake gave way to a later", rows[1].where)
        rows = [row for row in rows if row.as_of == latest]
    shares = {(one.low, one.high, one.low_open, one.high_open): one for one in (row.share for row in rows)}
    if len(shares) == 1:
        if len(rows) > 1:
            notes.add("a row that stands twice counts once", rows[1].where)
        return rows[0]
    notes.add("rows on one stake differ: the least of them, and their sum, are reckoned with", rows[1].where)
    low, low_open = min((one.low, one.low_open) for one in shares.values())
    high = ZERO
    for one in shares.values():
        high = EXACT.add(high, one.high)
    share = Share(low, min(high, HUNDRED), low_open=low_open, odd="rows on this stake differ")
    said = "; ".join(dict.fromkeys(row.said for row in rows))
    return rows[0]._replace(share=share, said=said, where="; ".join(row.where for row in rows[:PLACES_TOLD]))
