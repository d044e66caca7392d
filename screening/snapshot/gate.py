"""The integrity gate: whether an edition may become current. Pure: counts, dates, parties in, a reason out.

Publishers have served empty files, half files and files without whole parts; a screening tool that takes
such a file answers "no match" for thousands of listed parties.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from screening.catalogue import ListFacts
from screening.model import Edition, Party

MOST_SHRINK = 0.10
"""How much smaller than the last edition one may be. The largest true drop seen between two issues of the
lists at hand is under 2 %; the faults seen took a third of a file and more."""
MOST_SHRINK_EVER = 0.20
"""How much smaller than the largest edition kept one may be: three drops of just under 10 % each are 27 %,
and no one of them is refused. Delistings are years of single names; a list that truly loses a fifth within
the dozen editions kept is news, and a person who has read it can accept it by name."""


MOST_LOST, LEAST_HELD = 0.5, 50
"""Share of the parties with a kind of fact that may lose it, where so many had it: a file that is served with
a column empty has as many parties as before, finds no number and tells no namesakes apart. From one issue to
the next of the UN's list (2026) and of OFAC's (2024) none of these counts fell."""
_FACTS: tuple[tuple[str, Callable[[Party], object]], ...] = (
    ("birth dates", lambda party: party.birth_dates),
    ("countries", lambda party: party.countries),
    ("addresses", lambda party: party.addresses),
    ("identifiers", lambda party: party.identifiers),
    ("other names", lambda party: party.names[1:]),
)


def lost(before: Sequence[Party], now: Sequence[Party]) -> str:
    """Which facts most parties of the last edition had and those of a new one have not, in words for an
    analyst; empty if there are none."""
    said = []
    for what, held in _FACTS:
        had, have = (sum(1 for party in parties if held(party)) for parties in (before, now))
        if had >= LEAST_HELD and have < had * (1 - MOST_LOST):
            said.append(f"{what} of {have:,} parties, of {had:,} in the last edition")
    return "; ".join(said)


def refusal(
    new: Edition,
    facts: ListFacts,
    last: Edition | None,
    largest: Edition | None = None,
    *,
    most_shrink: float = MOST_SHRINK,
    most_shrink_ever: float = MOST_SHRINK_EVER,
) -> str:
    """Why the edition must not become current, in words for an analyst; empty if it may.

    `last` is the current edition, `largest` the one with the most parties of those kept.
    """
    low, high = facts.expected
    if not low <= new.parties <= high:
        return f"{new.parties:,} parties, expected {low:,} to {high:,}"
    shrunk = _shrunk(new, last, most_shrink, "the last edition") or _shrunk(
        new, largest, most_shrink_ever, "the largest edition kept"
    )
    if shrunk or last is None:
        return shrunk
    if last.published_on and new.published_on and new.published_on < last.published_on:
        return f"published {new.published_on}, older than the {last.published_on} of the last edition"
    if last.published_on and not new.as_of:
        return f"its publication date is unknown, the last edition's is {last.published_on}"
    return ""


def _shrunk(new: Edition, before: Edition | None, most: float, called: str) -> str:
    if before is None or new.parties >= before.parties * (1 - most):
        return ""
    lost = 100 * (1 - new.parties / before.parties)
    return f"{new.parties:,} parties, {lost:.0f} % fewer than the {before.parties:,} of {called}"
