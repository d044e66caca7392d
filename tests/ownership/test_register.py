"""Rows that stand twice, sums that cannot be, names that may be one: told, and never lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screening.ownership import Register

from .own import SDN, owners_of, reaches, register_of, said_of


def notes_of(register: Register) -> str:
    return "\n".join((*register.notes.told(gaps=False), *register.notes.told(gaps=True)))


def test_a_row_that_stands_twice_counts_once() -> None:
    rows = [("Xan", "Acme", "25"), ("XAN", "Acme", "25.0")]
    assert reaches(rows, ["Xan"], "Acme") == "noted"
    assert "stands twice counts once" in notes_of(register_of(rows))


def test_rows_that_differ_may_add_up_or_be_one() -> None:
    rows = [("Xan", "Acme", "20"), ("Xan", "Acme", "30")]
    said = said_of(owners_of(register_of(rows), {"Xan": SDN}), "Acme")["ofac-50"]
    assert (said.reach, said.least, said.most) == ("possibly_owned", "20", "50")
    assert "rows on one stake differ" in notes_of(register_of(rows))


def test_the_later_of_two_dates_counts() -> None:
    header = ("owner", "owned", "percent", "as_of")
    rows = [("Xan", "Acme", "60", "2026-01-01"), ("Xan", "Acme", "10", "2025-01-01")]
    for given_rows in (rows, rows[::-1]):
        said = said_of(owners_of(register_of(given_rows, header), {"Xan": SDN}), "Acme")
        assert said["ofac-50"].percent == "60 %"
    assert "gave way to a later" in notes_of(register_of(rows, header))


def test_sums_over_a_hundred_are_told_and_reckoned_as_they_stand() -> None:
    rows = [("Xan", "Acme", "60"), ("Doe", "Acme", "60")]
    said = said_of(owners_of(register_of(rows), {"Xan": SDN}), "Acme")["ofac-50"]
    assert said.reach == "owned"
    assert any("sum to 120 percent" in note for note in said.notes)
    assert "more than 100 percent" in notes_of(register_of(rows))


def test_who_owns_himself_is_left_out_and_told() -> None:
    rows = [("Acme", "Acme Ltd.", "60"), ("Acme Ltd", "Acme Limited", "60")]
    register = register_of(rows)
    assert "owns itself" in notes_of(register)
    assert said_of(owners_of(register, {}), "Acme") == {}


def test_a_circle_with_a_listed_owner_below_the_line_reaches_nobody() -> None:
    rows = [("Xan", "Acme", "30"), ("Beta", "Acme", "60"), ("Acme", "Beta", "100")]
    assert reaches(rows, ["Xan"], "Acme") == "noted"
    assert reaches(rows, ["Xan"], "Beta") == ""


def test_a_circle_is_told_where_it_counts() -> None:
    rows = [("Xan", "Acme", "50"), ("Beta", "Acme", "10"), ("Acme", "Beta", "100")]
    said = said_of(owners_of(register_of(rows), {"Xan": SDN}), "Acme")["ofac-50"]
    assert (said.reach, said.percent) == ("owned", "60 %")
    assert said.parties[0].percent == "60 %"
    assert any("own each other" in note for note in said.notes)
    assert said.paths == ("Xan (OFAC SDN) → 50 % → Acme",)


def test_nobody_is_owned_through_himself_alone() -> None:
    rows = [("Xan", "Acme", "60"), ("Acme", "Xan", "60")]
    assert reaches(rows, ["Xan"], "Acme") == "owned"
    assert reaches(rows, ["Xan"], "Xan") == ""
    maybe = said_of(owners_of(register_of([*rows, ("Doe", "Xan", "1")]), {"Xan": SDN}, {"Doe": SDN}), "Xan")
    assert "Doe (possibly OFAC SDN)" in maybe["ofac-50"].sentence
    sure = said_of(owners_of(register_of([*rows, ("Doe", "Xan", "1")]), {"Xan": SDN, "Doe": SDN}), "Xan")
    assert sure["ofac-50"].paths == ("Doe (OFAC SDN) → 1 % → Xan",)


def test_of_many_holdings_the_listed_owner_behind_them_is_named() -> None:
    rows = [row for n in range(70) for row in (("Xan", f"Part {n}", "100"), (f"Part {n}", "Acme", "1"))]
    said = said_of(owners_of(register_of(rows), {"Xan": SDN}), "Acme")["ofac-50"]
    assert (said.reach, said.percent) == ("owned", "70 %")
    assert "by a listed party: Xan (OFAC SDN)" in said.sentence
    assert said.paths == ("Xan (OFAC SDN) → 100 % → Part 0 → 1 % → Acme",)
    assert (len(said.stakes), said.more_stakes) == (60, 69)


def test_a_chain_longer_than_is_shown_names_its_owner() -> None:
    firms = [f"Part {n}" for n in range(100)]
    rows = [(owner, owned, "100") for owner, owned in zip(["Xan", *firms], firms, strict=False)]
    said = said_of(owners_of(register_of(rows), {"Xan": SDN}), "Part 99")["ofac-50"]
    assert said.reach == "owned"
    assert "by a listed party: Xan (OFAC SDN)" in said.sentence
    firms = [f"Part {n}" for n in range(500)]
    rows = [(owner, owned, "100") for owner, owned in zip(["Xan", *firms], firms, strict=False)]
    said = said_of(owners_of(register_of(rows), {"Xan": SDN}), "Part 499")["ofac-50"]
    assert "owned 100 % by parties behind more owners than are followed; blocked" in said.sentence


def test_ids_tell_namesakes_apart() -> None:
    header = ("owner", "owner_id", "owned", "owned_id", "percent")
    rows = [("Xan", "", "Acme", "1", "60"), ("Doe", "", "Acme", "2", "60")]
    owners = owners_of(register_of(rows, header), {"Xan": SDN})
    assert said_of(owners, "Acme")["ofac-50"].reach == "possibly_owned"  # it may be either


def test_a_name_without_the_id_is_the_only_one_that_has_it() -> None:
    header = ("owner", "owner_id", "owned", "owned_id", "percent")
    rows = [("Xan", "", "Acme", "1", "60"), ("Acme", "", "Beta", "", "50")]
    said = said_of(owners_of(register_of(rows, header), {"Xan": SDN}), "Beta")["ofac-50"]
    assert said.reach == "owned"
    assert said.paths == ("Xan (OFAC SDN) → 60 % → Acme → the same name → Acme → 50 % → Beta",)


def test_a_name_without_legal_form_may_be_the_one_with_it() -> None:
    rows = [("Xan", "Acme LLC", "60"), ("Acme", "Beta", "50")]
    assert reaches(rows, ["Xan"], "Beta") == "possibly_owned"
    firms_of_a_group = [("Xan", "Acme AG", "60"), ("Acme SA", "Beta", "50")]
    assert reaches(firms_of_a_group, ["Xan"], "Beta") == ""


def test_where_no_share_is_above_one_a_one_may_be_a_whole() -> None:
    rows = [("Xan", "Acme", "1"), ("Doe", "Beta", "0.25")]
    assert reaches(rows, ["Xan"], "Acme") == "possibly_owned"
    assert reaches([*rows, ("Doe", "Gamma", "30")], ["Xan"], "Acme") == "noted"


rows_of_owners = st.lists(
    st.tuples(
        st.sampled_from(["Xan", "XAN", "Acme", "Acme LLC", "Beta", "Gamma"]),
        st.sampled_from(["Acme", "Acme LLC", "Beta", "Gamma", "Delta"]),
        st.sampled_from(["50", "25", "60", ">25", "", "0.5", "abc", "10-60"]),
    ),
    max_size=10,
)


@given(rows_of_owners, st.data())
def test_the_order_of_rows_does_not_matter(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    other = data.draw(st.permutations(rows))
    for company in ("Acme", "Beta", "Gamma", "Delta"):
        one = said_of(owners_of(register_of(rows), {"Xan": SDN}), company)
        two = said_of(owners_of(register_of(other), {"Xan": SDN}), company)
        assert {rule: (said.reach, said.percent, said.sentence) for rule, said in one.items()} == {
            rule: (said.reach, said.percent, said.sentence) for rule, said in two.items()
        }
