"""The listed names of one run, as verdicts need them: their forms, their parties, and how a name compares
with them.

Which of them to compare with is the index's business, what comes of it that of the policy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from screening.index import Index
from screening.model import Kind, Name, Party, Strength
from screening.names import NameForm, compare, name_form
from screening.policy import Candidate

PARTIES_KEPT = 8192
"""Parties kept as they are read, about 2 kB each: a table may come to meet all that are listed."""


@dataclass(frozen=True, slots=True)
class ListedName:
    """A listed name as it is read; `row` is its own."""

    row: int
    party: Party
    name: Name
    form: NameForm


class ListedNames:
    """Names by their rows, over the lists of `list_ids`."""

    def __init__(self, index: Index, list_ids: Collection[str]) -> None:
        self._index = index
        self._list_ids = list_ids
        self._kept = lru_cache(maxsize=PARTIES_KEPT)(self._party)
        self._rows_of: dict[str, int] = {}

    def compared(self, form: NameForm, kind: Kind, row: int) -> Candidate:
        """The name in a row, compared."""
        listed = self.name(row)
        either = kind if kind is not Kind.UNKNOWN else None
        comparison = compare(form, listed.form, either, self._index.weights)
        return Candidate(listed.party, listed.name, comparison)

    def compared_as_equal(self, form: NameForm, plain: NameForm, kind: Kind, row: int) -> Candidate:
        """A name that may be the same: the best of what kind, bare text and, where bare texts are one, the
        listed kind give."""
        found = [self.compared(form, kind, row)]
        if kind is not Kind.UNKNOWN:
            found.append(self.compared(plain, Kind.UNKNOWN, row))
        listed = self.name(row).form
        if listed.kind not in (form.kind, Kind.UNKNOWN) and name_form(listed.text).key == plain.key:
            found.append(self.compared(name_form(form.text, listed.kind), Kind.UNKNOWN, row))
        return max(found, key=lambda one: one.comparison.score)

    def name(self, row: int) -> ListedName:
        """The name in a row, not compared."""
        party, name = self.party(self._index.party_row(row)), self._index.name(row)
        return ListedName(row, party, name, name_form(name.text, party.kind))

    def party(self, row: int) -> Party:
        """The party, with its listings on the lists of this run alone."""
        return self._kept(row)

    def _party(self, row: int) -> Party:
        whole = self._index.snapshot.party(row)
        self._rows_of[whole.uid] = row
        listings = tuple(one for one in whole.listings if one.list_id in self._list_ids)
        return replace(whole, listings=listings)

    def whole(self, uid: str) -> Party:
        """A party that was met, with all its listings."""
        return self._index.snapshot.party(self._rows_of[uid])


def strong_keys(party: Party) -> Iterator[str]:
    """What the party is called, by its strong names."""
    return (name_form(name.text, party.kind).key for name in party.names if name.strength is Strength.STRONG)
