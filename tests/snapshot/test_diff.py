"""What changed between two editions, and how it is said."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from screening.model import Address, Kind, Listing, Name, Party, Role, Strength
from screening.snapshot.diff import compare_editions, what_changed

ONE = Party("x:1", Kind.COMPANY, (Name.of("Zorvex Ltd"),), (Listing("own"),), countries=("CN",))


def test_who_came_went_and_changed() -> None:
    two, three = replace(ONE, uid="x:2"), replace(ONE, uid="x:3")
    grown = replace(ONE, names=(*ONE.names, Name.of("ZVX", Role.AKA, Strength.WEAK)))
    made = compare_editions([ONE, two], [three, grown])
    assert [party.uid for party in made.added] == ["x:3"]
    assert [party.uid for party in made.removed] == ["x:2"]
    assert [(change.after.uid, change.what) for change in made.changed] == [
        ("x:1", ("name added: ZVX (weak aka)",))
    ]
    assert made
    assert not compare_editions([ONE], [ONE])


def test_every_field_is_looked_at() -> None:
    assert what_changed(ONE, replace(ONE, countries=("CN", "HK"))) == ("countries: added HK",)
    assert what_changed(ONE, replace(ONE, kind=Kind.UNKNOWN)) == ("kind: company -> unknown",)
    moved = replace(ONE, addresses=(Address("1 Road", "CN"),))
    assert what_changed(ONE, moved) == ("addresses: added 1 Road CN",)
    assert what_changed(moved, ONE) == ("addresses: removed 1 Road CN",)
    ended = replace(ONE, listings=(Listing("own", expires_on="2026-01-01"),))
    assert what_changed(ONE, ended) == ("listings: added own 2026-01-01; removed own",)


uids = st.lists(st.sampled_from([f"x:{n}" for n in range(9)]), unique=True)


@given(uids, uids)
def test_a_difference_leads_from_one_to_the_other(before: list[str], after: list[str]) -> None:
    old, new = [replace(ONE, uid=uid) for uid in before], [replace(ONE, uid=uid) for uid in after]
    made = compare_editions(old, new)
    assert {p.uid for p in old} - {p.uid for p in made.removed} | {p.uid for p in made.added} == set(after)
    assert made.changed == ()
