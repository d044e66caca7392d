"""The `remarks` cell of State and Commerce rows -> what it says of birth, authority and end of a sanction.

Read are the labelled forms "Date of birth: October, 1984" and "Authority: X; imposed 9/23/2004; status:
Expired on 09/23/06; <citation>", several of the latter joined by " | ". Free remarks are shown as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from screening.model import BirthDate
from screening.sources.reading.dates import birth_date, us_dates_in

_BORN = re.compile(r"date of birth:\s*([^;|]+)", re.IGNORECASE)
_AUTHORITY = re.compile(r"authority:\s*([^;|]+)", re.IGNORECASE)
_STATUS = re.compile(r"status:\s*([^;|]+)", re.IGNORECASE)
# A waiver is no end: it can be withdrawn, and State keeps the entry.
_ENDED = re.compile(r"expired|lifted|terminated|removed", re.IGNORECASE)
_GOES_ON = re.compile(r"remain|active", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remarks:
    """`ended_on`: the ISO date on which the last authority ended, if all have; else None."""

    born: BirthDate | None
    authorities: tuple[str, ...]
    ended_on: str | None


def read_remarks(text: str) -> Remarks:
    """What a remarks cell says in its labelled parts; all empty for a free remark."""
    born = _BORN.search(text)
    found = [
        (match[1].strip(), _end_of(part)) for part in text.split(" | ") if (match := _AUTHORITY.search(part))
    ]
    ends = [end for _, end in found if end]
    return Remarks(
        born=birth_date(born[1].strip()) if born else None,
        authorities=tuple(dict.fromkeys(authority for authority, _ in found)),
        ended_on=max(ends) if ends and len(ends) == len(found) else None,
    )


def _end_of(part: str) -> str | None:
    status = _STATUS.search(part)
    if not status or _GOES_ON.search(status[1]) or not _ENDED.search(status[1]):
        return None
    dates = us_dates_in(status[1])
    return dates[-1] if dates else None
