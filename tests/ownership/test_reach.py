"""Whom shares reach, against the definition: the least set of parties that the rule closes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from screening.ownership.percents import Share
from screening.ownership.reach import Held, Line, Spread

HALF = Line(Decimal(50))
PARTIES = 6
Edges = list[tuple[int, int, int]]

edges = st.lists(
    st.tuples(
        st.integers(0, PARTIES - 1), st.integers(0, PARTIES - 1), st.sampled_from([5, 10, 20, 25, 30, 50, 60])
    ).filter(lambda edge: edge[0] != edge[1]),
    max_size=14,
    unique_by=lambda edge: edge[:2],
)
seeds = st.sets(st.integers(0, PARTIES - 1), max_size=2)


def spread_of(stakes: Edges, start: set[int], line: Line = HALF) -> Spread:
    web: dict[int, list[Held]] = {}
    for owner, owned, percent in stakes:
        web.setdefault(owner, []).append(Held(owned, Share(Decimal(percent), Decimal(percent))))
    spread = Spread(web, line)
    spread.settle(start)
    return spread


def reached(stakes: Edges, start: set[int]) -> set[int]:
    return set(spread_of(stakes, start).counted)


def closed(parties: frozenset[int], stakes: Edges) -> bool:
    """Whether nobody outside is owned by half by those inside."""
    for party in set(range(PARTIES)) - parties:
        held = sum(
            Fraction(percent) for owner, owned, percent in stakes if owned == party and owner in parties
        )
        if held >= 50:
            return False
    return True


@given(edges, seeds)
def test_it_is_the_least_closed_set(stakes: Edges, start: set[int]) -> None:
    others = sorted(set(range(PARTIES)) - start)
    for size in range(len(others) + 1):
        found = [
            frozenset(start | set(more))
            for more in combinations(others, size)
            if closed(frozenset(start | set(more)), stakes)
        ]
        if found:
            assert found == [frozenset(reached(stakes, start))]
            return


@given(edges, seeds, st.data())
def test_order_does_not_matter(stakes: Edges, start: set[int], data: st.DataObject) -> None:
    one, other = spread_of(stakes, start), spread_of(data.draw(st.permutations(stakes)), start)
    assert one.counted == other.counted
    assert one.totals == other.totals


@given(edges, seeds, st.integers(0, 13), st.integers(1, 40))
def test_more_of_a_share_reaches_no_fewer(stakes: Edges, start: set[int], at: int, more: int) -> None:
    if stakes:
        owner, owned, percent = stakes[at % len(stakes)]
        larger = [*stakes]
        larger[at % len(stakes)] = owner, owned, percent + more
        assert reached(stakes, start) <= reached(larger, start)


@given(edges, seeds, st.integers(0, PARTIES - 1))
def test_more_listed_owners_reach_no_fewer(stakes: Edges, start: set[int], also: int) -> None:
    assert reached(stakes, start) <= reached(stakes, start | {also})


@given(edges, seeds)
def test_levels_prove_themselves(stakes: Edges, start: set[int]) -> None:
    """Enough of who is reached is held by parties of lower levels, so that no circle is its own reason."""
    spread = spread_of(stakes, start)
    for party, level in spread.counted.items():
        if level:
            held = [
                p for owner, owned, p in stakes if owned == party and spread.counted.get(owner, 99) < level
            ]
            assert sum(held) >= 50


@given(edges, seeds, st.integers(1, PARTIES))
def test_a_web_that_grows_gives_the_same(stakes: Edges, start: set[int], cut: int) -> None:
    """Parties may come in parts, owners before or with those they own: the answer is that of the whole."""
    whole = spread_of(stakes, start)
    web: dict[int, list[Held]] = {}
    spread = Spread(web, HALF)
    first = set(range(cut))
    while True:  # owners of the first part are of it too
        more = {owner for owner, owned, _ in stakes if owned in first} - first
        if not more:
            break
        first |= more
    for part in (first, set(range(PARTIES)) - first):
        for owner, owned, percent in stakes:
            if owned in part:
                web.setdefault(owner, []).append(Held(owned, Share(Decimal(percent), Decimal(percent))))
        spread.settle(start & part)
    assert spread.counted == whole.counted
    assert spread.totals == whole.totals


def test_owners_in_a_circle_do_not_reach_each_other() -> None:
    assert reached([(1, 2, 60), (2, 1, 60)], {0}) == {0}
    assert reached([(0, 1, 50), (1, 2, 60), (2, 1, 50)], {0}) == {0, 1, 2}


def test_more_than_half_is_another_line() -> None:
    above = Line(Decimal(50), above=True)
    assert set(spread_of([(0, 1, 50)], {0}, above).counted) == {0}
    assert set(spread_of([(0, 1, 51)], {0}, above).counted) == {0, 1}


def test_open_bounds_lie_on_their_side_of_the_line() -> None:
    more, less = (
        Share(Decimal(50), Decimal(100), low_open=True),
        Share(Decimal(0), Decimal(50), high_open=True),
    )
    for share, line, reaches in (
        (more, Line(Decimal(50)), True),
        (more, Line(Decimal(50), above=True), True),
        (less, Line(Decimal(50), widest=True), False),
        (Share(Decimal(0), Decimal(50)), Line(Decimal(50), widest=True), True),
        (Share(Decimal(0), Decimal(50)), Line(Decimal(50), above=True, widest=True), False),
    ):
        spread = Spread({0: [Held(1, share)]}, line)
        spread.settle([0])
        assert spread.reaches(1) is reaches
