"""An address -> red flags: it is itself listed, or a listed party has it.

BIS lists some addresses without a name, in supplement no. 4 to 15 CFR part 744 (the first by 89 FR 51652, 18
June 2024). An address shared with a listed party is no match of that party: it is a reason to ask, as BIS's
guidance on red flags (supplement no. 3 to 15 CFR part 732) puts it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from screening.addresses.compare import Likeness, Nearness, compare_addresses
from screening.addresses.index import AddressIndex, open_addresses
from screening.addresses.reading import AddressForm, read_address
from screening.model import Basis, Comparison, Kind, Match, NearMiss, Outcome, Party
from screening.snapshot.snapshot import Snapshot

MOST = 25
"""Parties at one address that are shown; the rest is counted. Agents' addresses have hundreds of firms."""
TOO_LITTLE = "the address was not compared: it names neither a house nor a building"
NOWHERE = "the address was not compared: neither a country nor a place can be read in it"
UNREAD = (
    "the address was not compared: its {script} letters are not read; write street and house in Latin ones"
)
_ORDER = (Nearness.ADDRESS, Nearness.BUILDING, Nearness.OTHER_UNIT)


class Flags(NamedTuple):
    """What an address raises: `matches` on the basis of the address, `nearest` in another unit of the house,
    `note` what could not be compared or is not shown; `compared` is False where nothing was."""

    matches: tuple[Match, ...] = ()
    nearest: tuple[NearMiss, ...] = ()
    note: str = ""
    compared: bool = True


class _Near(NamedTuple):
    party: Party
    address: AddressForm
    likeness: Likeness


class AddressFlags:
    """Red flags over the parties on some lists; `party` gives the party in a row of the snapshot's tables."""

    def __init__(self, snapshot: Snapshot, list_ids: Iterable[str], party: Callable[[int], Party]) -> None:
        self._snapshot = snapshot
        self._list_ids = tuple(list_ids)
        self._party = party
        self._opened: AddressIndex | None = None

    def of(self, text: str, country: str | None = None) -> Flags:
        """The flags of an address, or of several with ";" between them. `country` is ISO-2 and counts where
        an address names none.

        Listed addresses come first, then listed parties by how near they are; what is in another unit of the
        house is a flag only beside a listed address.
        """
        forms = [form for form in _forms(text, country) if not form.locates_nothing]
        unread = next((form.unread for form in _forms(text, country) if form.unread), "")
        if not forms:
            note = UNREAD.format(script=unread) if unread else TOO_LITTLE if text.strip() else ""
            return Flags(note=note, compared=False)
        ranked = self._near(forms)
        if not ranked and unread:
            return Flags(note=UNREAD.format(script=unread), compared=False)
        if not ranked and all(form.is_nowhere for form in forms):
            return Flags(note=NOWHERE, compared=False)
        flagged = [one for one in ranked if _is_flag(one)]
        others = [one for one in ranked if not _is_flag(one)]
        beyond = len(flagged) - MOST
        notes = [f"read as {form.latin!r}" for form in forms if form.latin]
        notes += [f"{beyond} more listed parties have this address"] if beyond > 0 else []
        note = "; ".join(dict.fromkeys(notes))
        return Flags(tuple(map(_match, flagged[:MOST])), tuple(map(_miss, others[:3])), note)

    def parties(self, text: str, country: str | None = None) -> dict[str, Nearness]:
        """uid -> how near, of all listed parties near the address, the nearest first."""
        forms = [form for form in _forms(text, country) if not form.locates_nothing]
        return {one.party.uid: one.likeness.nearness for one in self._near(forms) if one.likeness.nearness}

    def _near(self, forms: Iterable[AddressForm]) -> list[_Near]:
        """Each party once, by its address that is nearest to one of the forms."""
        found: dict[str, _Near] = {}
        for form in forms:
            for row, address in self._index.near(form):
                likeness = compare_addresses(form, address)
                if likeness.nearness is None:
                    continue
                one = _Near(self._party(row), address, likeness)
                held = found.get(one.party.uid)
                if held is None or _rank(one) < _rank(held):
                    found[one.party.uid] = one
        return sorted(found.values(), key=_rank)

    @property
    def _index(self) -> AddressIndex:
        if self._opened is None:
            self._opened = open_addresses(self._snapshot, self._list_ids)
        return self._opened


def _forms(text: str, country: str | None) -> list[AddressForm]:
    """The addresses that a text may hold: each part between ";", and the whole."""
    parts = [part for part in text.split(";") if part.strip()]
    texts = [*parts, text.replace(";", ",")] if len(parts) > 1 else [text]
    forms = [read_address(one) for one in texts]
    return [read_address(form.text, country) if form.country is None and country else form for form in forms]


def _is_flag(one: _Near) -> bool:
    return one.likeness.nearness is not Nearness.OTHER_UNIT or one.party.kind is Kind.ADDRESS


def _rank(one: _Near) -> tuple[object, ...]:
    nearness = one.likeness.nearness or Nearness.OTHER_UNIT
    listed = one.party.kind is not Kind.ADDRESS
    return _ORDER.index(nearness), listed, -one.likeness.score, one.party.uid, one.address.text


def _match(one: _Near) -> Match:
    score = round(one.likeness.score, 1)
    return Match(
        party=one.party,
        name=one.party.primary,
        score=score,
        basis=Basis.ADDRESS,
        comparison=Comparison(score),
        sentence=_sentence(one),
        outcome=Outcome.POSSIBLE,
    )


def _sentence(one: _Near) -> str:
    """Why, for people; the first words say that no name was met."""
    near, listed = one.likeness.nearness, one.address.text
    if one.party.kind is Kind.ADDRESS:
        what = (
            "this address is listed" if near is Nearness.ADDRESS else f"{near} as an address that is listed"
        )
        return f"Red flag, no name was met: {what}: {listed!r} ({one.likeness.reason})."
    return f"Red flag, no name was met: {near} as the listed party's, {listed!r} ({one.likeness.reason})."


def _miss(one: _Near) -> NearMiss:
    score = round(one.likeness.score, 1)
    why = f"{one.likeness.nearness}: {one.address.text!r}"
    return NearMiss(one.party, one.party.primary, score, Comparison(score), why)
