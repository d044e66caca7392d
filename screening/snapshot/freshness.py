"""What a set of lists lacks, in words: extracts, absent lists, old ones. Loud on purpose."""

from __future__ import annotations

from collections.abc import Sequence

from screening.model import ListStatus

IN_FILE = "written in the file"
ON_SERVER = "last changed on the publisher's server"
IN_PATH = "named by the path it was loaded from"
NEWEST_ENTRY = "its newest entry; it may be later"
BY_HAND = "kept by hand"
"""How the publication date is known (`Edition.date_basis`); the first two are the publisher's word."""

AT_MOST = "at most {} days allowed"
EXTRACT = "extract: {} of {} parties"
NOT_LOADED = "not loaded"
"""Parts of `ListStatus.reason`, which joins its parts by "; "."""


def complete(statuses: Sequence[ListStatus]) -> bool:
    """Whether every list is whole and fresh: only then can "no match" stand without a reserve."""
    return all(status.state == "whole" and not status.stale for status in statuses)


def remark(status: ListStatus) -> str:
    """The reason without what state and age say already; mostly empty."""
    known = (AT_MOST.partition("{")[0], EXTRACT.partition("{")[0], NOT_LOADED)
    return "; ".join(part for part in status.reason.split("; ") if not part.startswith(known))


def _oldest(statuses: Sequence[ListStatus]) -> str:
    """The list of unknown age, else the oldest, with its age."""
    oldest = max(statuses, key=lambda one: float("inf") if one.age_days is None else one.age_days)
    age = "age unknown" if oldest.age_days is None else f"{oldest.age_days} days"
    return f"{oldest.title}, {age}"


def shortcomings(statuses: Sequence[ListStatus], *, all_in: str = "Lists") -> tuple[str, ...]:
    """One sentence for each way in which the lists fall short; empty if they are complete. `all_in`: where
    the reader finds what there is to say of each list."""
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
    partial = [f"{one.title} ({remark(one)})" for one in statuses if one.state == "partial"]
    if partial:
        said.append(f"NOT COMPLETE: {'; '.join(partial)}")
    stale = [one for one in statuses if one.stale and one.state in ("whole", "partial")]
    if stale:
        lists = "list is older than it" if len(statuses) == 1 else "lists are older than they"
        said.append(
            f"OUT OF DATE: {len(stale)} of {len(statuses)} {lists} may be "
            f"(oldest: {_oldest(stale)}; see {all_in})"
        )
    return tuple(said)
