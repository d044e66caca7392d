"""The law of this room, of owners: what is told of companies equals the difference of two whole runs."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from random import Random

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.model import Party
from screening.rescreen.owned import OwnershipDifference
from screening.snapshot.snapshot import Snapshot

from .made import LISTS, Times, party, snapshot
from .test_exact import two_times

NAMES = (
    "Zorvex Marine",
    "Quelbrin Bank",
    "Deep Sea Group",
    "Ali Hassan",
    "Petrov",
    "Acme",
    "Acme Ltd",
    "-",
    "",
)
SHARES = ("50", "60", "30", "100", "25-60", "", "control")
ROWS = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.sampled_from(SHARES),
    st.sampled_from(("", "", "x1", "x2")),
    st.sampled_from(("", "", "x3", "x4")),
    st.sampled_from(("", "", "2020-01-01")),
)


@given(two_times(), st.lists(ROWS, min_size=1, max_size=12))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_small_lists(both: tuple[list[Party], list[Party]], owners: list[tuple[str, ...]]) -> None:
    times = Times(snapshot("2026-01-02", both[0]), snapshot("2026-01-03", both[1]), owners=owners)
    frame = pl.DataFrame({"name": NAMES})
    assert times.told_of_owners(frame) == times.difference_of_owners(frame)
    assert times.told(frame) == times.difference(frame)


CHAIN = [("Quelbrin Bank", "Acme", "60"), ("Acme", "Beta", "100"), ("Else", "Gamma", "100")]
BEFORE = [party(1, "Zorvex Marine Trading")]


def owned(
    before: Sequence[Party], after: Sequence[Party], names: Sequence[str] = ("Beta", "Gamma")
) -> list[OwnershipDifference]:
    """What is told of these companies, all else aside."""
    days = snapshot("2026-01-02", before), snapshot("2026-01-03", after)
    found = Times(*days, owners=[(*row, "", "", "") for row in CHAIN]).found(pl.DataFrame({"name": names}))
    return [one for row in found.changed for one in row.differences if isinstance(one, OwnershipDifference)]


def test_an_owner_behind_an_owner_is_listed_and_that_is_the_cause() -> None:
    after = [*BEFORE, party(2, "Quelbrin Bank")]
    (one,) = owned(BEFORE, after)
    assert (one.change, one.before, one.ownership.reach) == ("new", None, "owned")
    assert (one.cause.how, one.cause.uid) == ("added", "own:2")
    assert one.cause.sentence == "Quelbrin Bank: Quelbrin Bank (own:2) was added"
    assert [changed.list_id for changed in one.cause.lists] == list(LISTS[:1])
    (gone,) = owned(after, BEFORE)
    assert (gone.change, gone.after, gone.cause.how) == ("gone", None, "removed")


def test_what_is_only_noted_is_told_apart() -> None:
    """The other list has no rule: shares of its parties are noted, and reach nobody."""
    noted, listed = party(2, "Quelbrin Bank", lists=LISTS[1:]), party(2, "Quelbrin Bank")
    assert [one.change for one in owned(BEFORE, [*BEFORE, noted])] == ["noted"]
    changes = {one.ownership.rule: one.change for one in owned([*BEFORE, noted], [*BEFORE, listed])}
    assert changes == {"half": "new", "none": "noted"}


def test_another_word_that_weighs_otherwise_is_no_change_of_the_rule() -> None:
    bank = party(2, "Quelbrin Bank")
    assert owned([bank], [bank, party(3, "Zorvex Bank")]) == []


def test_rows_without_such_owners_are_not_asked(un_times: Times, shared: Path) -> None:
    """Owners of a chance web: some listed, altered or new on the list, most nobody."""
    times = Times(un_times.before.snapshot, un_times.after.snapshot, owners=web(un_times, shared, 7))
    names = sorted({row[1] for row in web(un_times, shared, 7)})
    frame = pl.DataFrame({"name": names})
    told = times.told_of_owners(frame)
    assert told == times.difference_of_owners(frame)
    assert len({row for row, *_ in told}) < len(names) / 2
    assert told


def web(times: Times, shared: Path, seed: int) -> list[tuple[str, str, str, str, str, str]]:
    chance = Random(seed)
    sides: tuple[Snapshot, Snapshot] = times.before.snapshot, times.after.snapshot
    old, new = (dict(enumerate(side.tables.records)) for side in sides)
    changed = [
        side.party(row).names[0].text
        for side, own, others in ((sides[0], old, set(new.values())), (sides[1], new, set(old.values())))
        for row, record in own.items()
        if record not in others
    ]
    same = [sides[1].party(row).names[0].text for row in chance.sample(sorted(new), 60)]
    with (shared / "eval/benign_persons_dev.csv").open(encoding="utf-8", newline="") as lines:
        nobody = [row["name"] for row in csv.DictReader(lines)][:300]
    firms = [f"Firm {number} Holding" for number in range(200)]
    owners = [*changed, *same, *nobody, *firms]
    return [
        (chance.choice(owners), chance.choice(firms), chance.choice(("20", "40", "60", "")), "", "", "")
        for _ in range(500)
    ]
