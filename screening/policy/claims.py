"""What a text says of a party's listing or owner, held against the lists.

A claim agrees, disagrees or cannot be checked.

Only lists that are whole and fresh can speak by what they do not have; an extract, a stale or an absent one
cannot. A list holds who is on it today, so that what it says of the past is limited: each verdict says why.
Nothing is decided about ownership: a tie is quoted with what the measures of the lists say of owners.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from screening.model import Basis, Claim, Finding, Listing, ListStatus, Measure, Outcome
from screening.model.answered import Tie
from screening.text.statements import Claimed, Owned, Said

AGREES, DISAGREES, UNCHECKED = "agrees", "disagrees", "cannot be checked"
_TRADE = ("us-bis",)
"""A "trade blacklist" of the United States: where one list of it has the party, that is the one meant."""
_RESTATED = frozenset({"us-dod-1260h"})
"""Each notice states the whole list anew, so a listing's date is not the day the party was first named."""
_DAYS_TO_PRINT = 21
"""Texts give the day on which an addition to the Entity List was made known, the list that of the gazette
which printed it days later ("added on March 3, 2022": 87 FR 13141, 3/9/22)."""
_LAST_DAY = {4: "-12-31", 7: "-28"}
"""Of a year, and of a month as far as every month has it."""
_OF_OWNERS = re.compile(r"50 percent|\bown(?:ed|ership|er)\b|affiliate", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=\.)\s+(?=[A-Z0-9])")
_RELATIONS = {"belongs to": "tied by ownership to", "owner of": "an owner of"}
_UNMET = (Outcome.NOT_LISTED, Outcome.SUPPRESSED)
_MOST_GAPS = 3
"""Lists named that fall short; the report's own warnings have them all."""


@dataclass(frozen=True, slots=True)
class Standard:
    """What claims are held against: what there is to say of each list of the run, what a listing on each
    means, the threshold (0-100) and the day (ISO) of the run."""

    statuses: Sequence[ListStatus]
    measures: Mapping[str, Measure]
    threshold: float
    today: str

    def meant(self, said: Said) -> list[ListStatus]:
        """The lists of this run that a claim may mean: all of them if it does not say whose."""

        def fits(list_id: str) -> bool:
            return any(list_id == part or list_id.startswith(f"{part}-") for part in said.lists)

        return [status for status in self.statuses if not said.lists or fits(status.id)]

    def rule(self, list_id: str) -> str:
        """What the measure of a list says of owners, with the list's title; empty if it says nothing."""
        measure = self.measures.get(list_id)
        told = [part for part in _SENTENCE.split(measure.note) if _OF_OWNERS.search(part)] if measure else []
        title = next(status.title for status in self.statuses if status.id == list_id)
        return f"{title}: {' '.join(told)}" if told else ""


@dataclass(slots=True)
class _Held:
    """Where a finding was met: its live listings by list id, lists met by a short form that several parties
    share (then their dates say nothing of the one that is meant), lists of possible matches, and of those
    that reviewers suppressed."""

    listings: defaultdict[str, list[Listing]] = field(default_factory=lambda: defaultdict(list))
    shared: set[str] = field(default_factory=set)
    possible: set[str] = field(default_factory=set)
    suppressed: set[str] = field(default_factory=set)


def with_claims(
    findings: Sequence[Finding], claims: Iterable[Said], ties: Iterable[Owned], standard: Standard
) -> tuple[Finding, ...]:
    """The findings with what the text says of them; `claims` and `ties` speak of their places in it."""
    told: defaultdict[int, list[Claim]] = defaultdict(list)
    for said in claims:
        told[said.party].append(judge_claim(said, findings[said.party], standard))
    tied: defaultdict[int, list[Tie]] = defaultdict(list)
    for one in ties:
        for place, tie in _ties(one, findings, standard):
            tied[place].append(tie)
    return tuple(
        replace(finding, claims=tuple(told[place]), ties=tuple(tied[place]))
        if place in told or place in tied
        else finding
        for place, finding in enumerate(findings)
    )


def judge_claim(said: Said, finding: Finding, standard: Standard) -> Claim:
    """One claim against the lists: the verdict, and why in words."""
    verdict, why = _judge(said, finding, standard)
    return Claim(said.quote, said.start, said.end, verdict, why)


def _judge(said: Said, finding: Finding, standard: Standard) -> tuple[str, str]:
    if said.elsewhere:
        return UNCHECKED, "the text speaks of a list that is not screened against here"
    meant = standard.meant(said)
    if not meant:
        return UNCHECKED, "the list that is meant was not screened against"
    held = _held(finding, standard)
    if said.doubt:
        found = _titles(one for one in standard.statuses if one.id in held.listings)
        where = f"; listed on {found}" if found else ""
        return UNCHECKED, f"the text does not state it as a fact (“{said.doubt}”){where}"
    on = [status for status in meant if status.id in held.listings]
    if said.claimed is Claimed.REMOVED:
        return _removal(said, on, held)
    if on and said.claimed is Claimed.OFF:
        return DISAGREES, f"listed on {_since(on, held)}"
    if on:
        return _dated(said, on, held)
    return _absence(said, meant, held, standard)


def _absence(said: Said, meant: Sequence[ListStatus], held: _Held, standard: Standard) -> tuple[str, str]:
    """The verdict where no list that is meant has the party for certain."""
    maybe = _titles(status for status in meant if status.id in held.possible)
    if maybe:
        return UNCHECKED, f"only a possible match on {maybe}"
    set_aside = _titles(status for status in meant if status.id in held.suppressed)
    if set_aside:
        return UNCHECKED, f"only a match on {set_aside} that was decided to be a false positive"
    nothing = f"no match at {standard.threshold:g} in {_named(meant)}"
    others = _titles(status for status in standard.statuses if status.id in held.listings)
    gaps = _gaps(meant, said)
    if gaps:
        return UNCHECKED, f"{nothing}, and {gaps}"
    if said.claimed is Claimed.OFF:
        return AGREES, f"{nothing}; listed on {others}" if others else nothing
    if not said.exact and others:
        return UNCHECKED, f"the text does not name the list; listed on {others}"
    if not said.exact and (not said.lists or any(part.startswith("us") for part in said.lists)):
        return UNCHECKED, f"{nothing}, and the text does not name the list"
    ended = ", unless the listing has ended since" if said.claimed is Claimed.ADDED else ""
    return DISAGREES, f"{nothing}{ended}"


def _printed_after(said: str, printed: str) -> bool:
    """Whether a listing of the day `said` (ISO, perhaps partial) may be in a notice of the day `printed`."""
    last = date.fromisoformat(said + _LAST_DAY.get(len(said), ""))
    days = (date.fromisoformat(printed) - last).days
    return 0 < days <= _DAYS_TO_PRINT


def _dated(said: Said, on: Sequence[ListStatus], held: _Held) -> tuple[str, str]:
    """The verdict on a party that is on the list: does the date agree?"""
    listings = [listing for status in on for listing in held.listings[status.id]]
    dates = sorted({listing.listed_on for listing in listings if listing.listed_on})
    where = f"listed on {_since(on, held)}"
    if said.on is None or any(one.startswith(said.on) or said.on.startswith(one) for one in dates):
        return AGREES, where
    if not dates:
        return AGREES, f"{where}; the list gives no date to check {said.on}"
    if (printed := next((one for one in dates if _printed_after(said.on, one)), None)) is not None:
        return AGREES, f"{where}; the text says {said.on}, the list the day of the notice, {printed}"
    ids = {status.id for status in on}
    amended = any(re.search(r"[;,]\s*\d+ ?F", listing.citation or "") for listing in listings)
    undated = any(listing.listed_on is None for listing in listings)
    named = said.exact or (said.lists == _TRADE and len(ids) == 1)
    if named and not (amended or undated or ids & (_RESTATED | held.shared)):
        return DISAGREES, f"{where}; the text says {said.on}"
    return UNCHECKED, f"{where}; the text says {said.on}, which may be the date of another entry or measure"


def _removal(said: Said, on: Sequence[ListStatus], held: _Held) -> tuple[str, str]:
    """A removal: only an edition that is later, and still has the party, can tell."""
    if not on:
        return UNCHECKED, "no listing is found now, and no earlier edition is at hand to tell of a removal"
    where = f"listed on {_since(on, held)}"
    shared = any(status.id in held.shared for status in on)
    if not said.exact or said.on is None or shared:
        return UNCHECKED, f"{where}; the editions do not tell whether that entry was meant"
    latest = [listing.listed_on or "" for status in on for listing in held.listings[status.id]]
    later = all((status.published_on or "")[: len(said.on)] > said.on for status in on)
    if later and all(one and one < said.on for one in latest):
        return DISAGREES, f"still {where}"
    return UNCHECKED, f"{where}; the editions do not tell whether it was taken off in between"


def _held(finding: Finding, standard: Standard) -> _Held:
    held = _Held()
    held.suppressed.update(one.list_id for match in finding.suppressed for one in match.party.listings)
    for match in finding.matches:
        short = match.basis is Basis.SHORT_FORM
        family = {one.list_id for one in match.family}
        several = {one.list_id for one in match.family if one.count > 1}
        for listing in match.party.listings:
            if short and listing.list_id not in family:
                continue
            if match.outcome is not Outcome.LISTED or (listing.expires_on or "9") < standard.today:
                held.possible.add(listing.list_id)
            else:
                held.listings[listing.list_id].append(listing)
                held.shared.update({listing.list_id} & several)
    return held


def _gaps(meant: Sequence[ListStatus], said: Said) -> str:
    """Why these lists cannot speak by what they do not have; empty if they can."""
    found = []
    for status in meant:
        published = status.published_on or ""
        if status.state == "absent":
            found.append(f"{status.title} is not loaded")
        elif status.state != "whole":
            what = "an extract" if status.state == "extract" else "not complete"
            found.append(f"{status.title} is {what}")
        elif status.stale:
            found.append(f"{status.title} is out of date")
        elif said.on and said.claimed is not Claimed.OFF and published[: len(said.on)] < said.on:
            found.append(f"{status.title} is older than {said.on}")
    more = f" and {len(found) - _MOST_GAPS} more fall short" if len(found) > _MOST_GAPS else ""
    return f"{', '.join(found[:_MOST_GAPS])}{more}"


def _titles(statuses: Iterable[ListStatus]) -> str:
    return ", ".join(status.title for status in statuses)


def _named(meant: Sequence[ListStatus]) -> str:
    """ "BIS Entity List of 2026-07-09", "14 lists", "14 of 19 lists" where some are not loaded."""
    loaded = sum(status.state != "absent" for status in meant)
    if len(meant) != 1:
        return f"{len(meant)} lists" if loaded == len(meant) else f"{loaded} of {len(meant)} lists"
    return f"{meant[0].title} of {meant[0].published_on or 'unknown date'}" if loaded else meant[0].title


def _since(on: Sequence[ListStatus], held: _Held) -> str:
    """ "BIS Entity List (2019-05-21), OFAC SDN"; without a date where several parties share the name."""
    said = []
    for status in on:
        dates = sorted({one.listed_on for one in held.listings[status.id] if one.listed_on})
        known = dates and status.id not in held.shared
        said.append(f"{status.title} ({', '.join(dates)})" if known else status.title)
    return ", ".join(said)


def _ties(one: Owned, findings: Sequence[Finding], standard: Standard) -> Iterable[tuple[int, Tie]]:
    """(place of the finding, its tie): the note goes to the party without a match, if the other has one."""
    pairs = ((one.owned, one.owner, "belongs to"), (one.owner, one.owned, "owner of"))
    for place, other, relation in pairs:
        about = findings[other]
        if findings[place].outcome not in _UNMET or not about.matches:
            continue
        held = _held(about, standard)
        ids = {*held.listings} if about.outcome is Outcome.LISTED else {*held.possible}
        lists = tuple(status.id for status in standard.statuses if status.id in ids)
        rules = tuple(filter(None, map(standard.rule, lists))) if relation == "belongs to" else ()
        titles = _titles(status for status in standard.statuses if status.id in lists)
        found = "listed on" if about.outcome is Outcome.LISTED else "a possible match on"
        why = f"said to be {_RELATIONS[relation]} {about.name}, {found} {titles}"
        quoted = (one.quote, one.start, one.end)
        yield place, Tie(*quoted, relation, one.how, about.name, about.outcome, lists, why, rules)
