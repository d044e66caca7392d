"""Decisions that have lost their effect: expired, on a changed record, on a party that is listed no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from screening.model import Decision, Party, Standing
from screening.policy.decided import latest, stands


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision without effect; `why` is for people."""

    decision: Decision
    standing: Standing
    why: str


def find_stale(
    decisions: Iterable[Decision], party: Callable[[str], Party | None], now: datetime
) -> Iterator[Stale]:
    """Those of the decisions that count which have no effect at `now` on the lists at hand, the oldest first.

    `party` gives a listed party by its uid, whole, or None. Of a true match or an escalation it is told too:
    somebody may want to look again.
    """
    today = now.date().isoformat()
    made = [one for one in decisions if datetime.fromisoformat(one.decided_at) <= now]
    for one, _ in latest(made):
        standing, why = stands(one, party(one.party), today)
        if why:
            yield Stale(one, standing, why)
    for one in decisions:
        if datetime.fromisoformat(one.decided_at) > now:
            yield Stale(one, Standing.NOT_APPLIED, f"decided at {one.decided_at}, which is in the future")
