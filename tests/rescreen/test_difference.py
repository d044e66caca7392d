"""What changes in a row, and the cause that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl
import pytest

from screening.model import BirthDate, Kind, Listing, Name, Party, Role
from screening.rescreen.difference import Difference

from .made import Times, party, snapshot

ACME = party(1, "Zorvex Heavy Machinery Ltd", Name.of("Zorvex Cranes", Role.AKA))
OTHER = party(2, "Quelbrin Shipping Co")
PERSON = party(3, "MARKOVETZ, Ilyan Petrov", kind=Kind.PERSON, lists=("own-b",))


def differences(before: Sequence[Party], after: Sequence[Party], *names: str) -> list[Difference]:
    times = Times(snapshot("2026-01-02", before), snapshot("2026-01-03", after))
    frame = pl.DataFrame({"name": names})
    assert times.told(frame) == times.difference(frame)
    return [one for row in times.found(frame).changed for one in row.differences]


def test_nothing_changes_where_no_list_does() -> None:
    assert not differences([ACME, OTHER], [ACME, OTHER], "Zorvex Heavy Machinery", "Quelbrin Shipping")


def test_a_party_that_came_is_new_and_its_list_is_told() -> None:
    (one,) = differences(
        [OTHER], [OTHER, ACME], "Zorvex Heavy Machinery Limited", "Quelbrin Shipping", "Else"
    )
    assert (one.change, one.cause.how, one.cause.uid) == ("new", "added", "own:1")
    assert one.before is None
    assert (one.row_before, one.row_after) == ("not_listed", "listed")
    (changed,) = one.cause.lists
    assert changed.list_id == "own-a"
    assert [name[:10] for name in changed.names] == ["2026-01-02", "2026-01-03"]


def test_a_party_that_went_is_gone() -> None:
    (one,) = differences([OTHER, PERSON], [OTHER], "Ilyan Petrov Markovetz")
    assert (one.change, one.cause.how) == ("gone", "removed")
    assert one.after is None
    assert one.row_after == "not_listed"
    assert [two.list_id for two in one.cause.lists] == ["own-b"]


def test_a_new_alias_is_a_change_of_the_party_and_says_which() -> None:
    more = replace(ACME, names=(*ACME.names, Name.of("Brindlemoor Works", Role.AKA)))
    (one,) = differences([ACME], [more], "Brindlemoor Works")
    assert (one.change, one.cause.how) == ("new", "changed")
    assert "name added: Brindlemoor Works" in one.cause.sentence


def test_a_record_that_changes_without_moving_the_score_is_a_change() -> None:
    born = replace(PERSON, birth_dates=(BirthDate("1961"),))
    (one,) = differences([PERSON], [born], "Ilyan Petrov Markovetz")
    assert one.change == "changed"
    assert {side and side.score for side in (one.before, one.after)} == {100.0}
    assert "birth dates: added 1961" in one.cause.sentence


def test_a_listing_on_another_list_is_a_change_of_that_list() -> None:
    both = replace(ACME, listings=(*ACME.listings, Listing("own-b")))
    (one,) = differences([ACME], [both], "Zorvex Heavy Machinery")
    assert one.change == "changed"
    assert "own-b" in {two.list_id for two in one.cause.lists}


def test_a_word_that_many_new_parties_bear_says_less() -> None:
    """No record of the party that is met changes: its score does, and the cause says that."""
    before = [party(1, "GRENDOVAR, Tolmin Varescu", kind=Kind.PERSON)]
    crowd = [
        party(10 + at, f"GRENDOVAR, Xib{chr(97 + at // 26)}{chr(97 + at % 26)}o", kind=Kind.PERSON)
        for at in range(300)
    ]
    found = [
        one
        for one in differences(before, [*before, *crowd], "Tolmin Varescu Grendovar Olpin")
        if one.match.party.uid == "own:1"
    ]
    assert [one.cause.how for one in found] == ["words"]
    assert "'grendovar'" in found[0].cause.sentence


def test_firms_that_share_a_short_form_are_the_cause_of_its_change() -> None:
    kinds = ("Aviation Industry Group", "Optics Industry Group", "Marine Industry Group")
    firms = [party(at, f"Brambleforge {what}") for at, what in enumerate(kinds, 1)]
    found = differences(firms[:2], firms, "Brambleforge")
    shared = [one.cause for one in found if one.match.family]
    assert {(one.how, one.uid) for one in shared} == {("added", "own:3")}


def test_persons_that_share_a_family_name_are_the_cause_of_its_change() -> None:
    people = [party(at, f"SORBENNIKOV, Given{chr(96 + at)}", kind=Kind.PERSON) for at in range(1, 11)]
    found = differences(people[:8], people, "Sorbennikov")
    assert {one.change for one in found} == {"gone"}  # borne by too many to be worth a look
    assert {one.cause.uid for one in found} <= {"own:9", "own:10"}


@pytest.mark.parametrize("lists", ["own-a", "own-b"])
def test_only_the_lists_of_the_run_count(lists: str) -> None:
    before, after = snapshot("2026-01-02", [OTHER]), snapshot("2026-01-03", [OTHER, ACME])
    times = Times(before, after, only=(lists,))
    frame = pl.DataFrame({"name": ["Zorvex Heavy Machinery"]})
    assert times.told(frame) == times.difference(frame)
    assert bool(times.told(frame)) == (lists == "own-a")


def test_the_row_of_an_alias_says_which_one_met() -> None:
    times = Times(snapshot("2026-01-02", []), snapshot("2026-01-03", [ACME]))
    frame = pl.DataFrame({"name": ["Somebody"], "alias": ["Nobody; Zorvex Cranes"]})
    assert times.told(frame) == times.difference(frame)
    (row,) = times.found(frame).changed
    assert [one.alias for one in row.differences] == ["Zorvex Cranes"]


def test_rows_that_cannot_be_screened_are_counted() -> None:
    times = Times(snapshot("2026-01-02", []), snapshot("2026-01-03", [ACME]))
    found = times.found(pl.DataFrame({"name": ["?", "", "Zorvex Cranes", "x" * 500, None]}))
    assert (found.rows, len(found.unscreened), [row.row for row in found.changed]) == (5, 4, [3])
