"""What a set of lists lacks, in words: extracts, absent lists, old ones. Loud on purpose."""

from __future__ import annotations

from collections.abc import Sequence

from screening.model import ListStatus


def complete(statuses: Sequence[ListStatus]) -> bool:
    """Whether every list is whole and fresh: only then can "no match" stand without a reserve."""
    return all(status.state == "whole" and not status.stale for status in statuses)


def _aged(status: ListStatus) -> str:
    age = "date unknown" if status.age_days is None else f"{status.age_days} days"
    return f"{status.title} {age}"


def shortcomings(statuses: Sequence[ListStatus]) -> tuple[str, ...]:
    """One sentence for each way in which the lists fall short; empty if they are complete."""
    said = []
    extracts = [status for status in statuses if status.state == "extract"]
    if extracts:
        held, official = sum(s.parties for s in extracts), sum(s.of_parties or 0 for s in extracts)
        said.append(
            f"EXTRACT ONLY: {len(extracts)} of {len(statuses)} lists are the small extract that comes with "
            f"this tool, {held:,} of {official:,} parties. A name not found here may well be listed. "
            "Get the whole lists: screen lists refresh"
        )
    absent = [status.title for status in statuses if status.state == "absent"]
    if absent:
        said.append(f"NOT LOADED, so not screened against: {', '.join(absent)}")
    partial = [f"{one.title} ({one.reason})" for one in statuses if one.state == "partial"]
    if partial:
        said.append(f"NOT COMPLETE: {'; '.join(partial)}")
    stale = [_aged(one) for one in statuses if one.stale and one.state in ("whole", "partial")]
    if stale:
        said.append(f"OUT OF DATE: {', '.join(stale)}")
    return tuple(said)
