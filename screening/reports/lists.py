"""The table of lists in all formats for people: which are held, from when, what is wrong with each."""

from __future__ import annotations

from collections.abc import Sequence

from screening.model import ListStatus
from screening.snapshot.freshness import AT_MOST, BY_HAND, IN_PATH, NEWEST_ENTRY, remark

COLUMNS = ("parties", "published", "checked", "days", "note")
KEY = "days: since the list was checked, or else published; 9 > 2 where 2 are allowed"
"""Stands under the table."""

NOTED = {IN_PATH: "dated by its path", NEWEST_ENTRY: "dated by its newest entry", BY_HAND: "kept by hand"}


def holds(status: ListStatus) -> str:
    """How many parties are held: "19,014", "45 of 3,409", "-"."""
    if status.state == "absent":
        return "-"
    of = f" of {status.of_parties:,}" if status.state == "extract" and status.of_parties else ""
    return f"{status.parties:,}{of}"


def checked(status: ListStatus) -> str:
    """The last day on which the edition was known to be current, if that is not its publication date."""
    return status.as_of if status.as_of and status.as_of != status.published_on else ""


def age(status: ListStatus) -> str:
    """Days since the list was checked or else published, "174"; "174 > 2" where 2 are allowed."""
    if status.state == "absent":
        return ""
    if status.age_days is None:
        return "?"
    most = next((part for part in status.reason.split("; ") if part.startswith(_AT_MOST)), "")
    over = f" > {most.removeprefix(_AT_MOST).split()[0]}" if most else ""
    return f"{status.age_days:,}{over}"


def note(status: ListStatus) -> str:
    """What is wrong with a list in a few words; `remarks` have the rest."""
    words = [status.state.upper()] if status.state != "whole" else []
    if status.stale and status.state != "extract":
        words.append("STALE")
    return ", ".join(words)


_AT_MOST = AT_MOST.partition("{")[0]


def cells(status: ListStatus) -> tuple[str, ...]:
    """The cells of a list under COLUMNS, the same in all formats."""
    published = "" if status.state == "absent" else status.published_on or "unknown"
    return (holds(status), published, checked(status), age(status), note(status))


def remarks(statuses: Sequence[ListStatus]) -> list[str]:
    """What stands under the table: its key, on what the dates rest if on nothing in the files, and what else
    there is to say of lists, a line each."""
    dated: dict[str, list[str]] = {}
    for status in statuses:
        if status.date_basis in NOTED and status.state != "extract":
            dated.setdefault(NOTED[status.date_basis], []).append(status.title)
    return [
        KEY,
        *(f"{basis}: {', '.join(titles)}" for basis, titles in dated.items()),
        *(f"{status.title}: {remark(status)}" for status in statuses if remark(status)),
    ]
