"""The integrity gate: whether an edition may become current. Pure: counts and dates in, a reason out.

Publishers have served empty files, half files and files without whole parts; a screening tool that takes
such a file answers "no match" for thousands of listed parties.
"""

from __future__ import annotations

from screening.catalogue import ListFacts
from screening.model import Edition

MOST_SHRINK = 0.10
"""How much smaller than the last edition one may be. The largest true drop seen between two issues of the
lists at hand is under 2 %; the faults seen took a third of a file and more."""


def refusal(new: Edition, facts: ListFacts, last: Edition | None, most_shrink: float = MOST_SHRINK) -> str:
    """Why the edition must not become current, in words for an analyst; empty if it may."""
    low, high = facts.expected
    if not low <= new.parties <= high:
        return f"{new.parties:,} parties, expected {low:,} to {high:,}"
    if last is None:
        return ""
    least = last.parties * (1 - most_shrink)
    if new.parties < least:
        lost = 100 * (1 - new.parties / last.parties)
        return f"{new.parties:,} parties, {lost:.0f} % fewer than the {last.parties:,} of the last edition"
    if last.published_on and new.published_on and new.published_on < last.published_on:
        return f"published {new.published_on}, older than the {last.published_on} of the last edition"
    if last.published_on and not new.as_of:
        return f"its publication date is unknown, the last edition's is {last.published_on}"
    return ""
