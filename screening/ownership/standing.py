"""Whether an owner counts under a rule: by its own answer from the lists, never by the file's word.

Only a party whose name's outcome is listed counts for sure; one that is possibly listed may count. A listing
that has expired is possible at most, as everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from screening.model import Basis, Finding, Listing, Match, Outcome, OwnershipRule


class Standing(NamedTuple):
    """How a party stands under a rule: `outcome` is listed or possible, on these `lists` (ids)."""

    outcome: Outcome
    lists: tuple[str, ...]
    uids: tuple[str, ...]
    matched_name: str


def standing_of(
    findings: Sequence[Finding], rule: OwnershipRule, list_ids: Collection[str], day: str
) -> Standing | None:
    """The standing on `day` (ISO) of a party with these findings on its names, among the lists of the run;
    None for none."""
    programs = dict(rule.programs)
    met = [
        (_outcome(match, listing, day), listing.list_id, match)
        for finding in findings
        for match in finding.matches
        for listing in _listings(match)
        if listing.list_id in rule.lists and listing.list_id in list_ids and _under(listing, programs)
    ]
    for outcome in (Outcome.LISTED, Outcome.POSSIBLE):
        mine = [(list_id, match) for how, list_id, match in met if how is outcome]
        if mine:
            lists = dict.fromkeys(list_id for list_id, _ in mine)
            uids = dict.fromkeys(match.party.uid for _, match in mine)
            return Standing(outcome, tuple(lists), tuple(uids), mine[0][1].name.text)
    return None


def _outcome(match: Match, listing: Listing, day: str) -> Outcome:
    expired = listing.expires_on is not None and listing.expires_on < day
    return Outcome.POSSIBLE if expired else match.outcome


def _listings(match: Match) -> list[Listing]:
    """The listings that a match stands for; a short form stands for its own lists only."""
    lists = {one.list_id for one in match.family} if match.basis is Basis.SHORT_FORM else None
    return [one for one in match.party.listings if lists is None or one.list_id in lists]


def _under(listing: Listing, programs: dict[str, tuple[str, ...]]) -> bool:
    wanted = programs.get(listing.list_id)
    return wanted is None or not set(wanted).isdisjoint(listing.programs)
