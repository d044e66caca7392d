"""Cells with several names: every name is found, none is made up, and the publisher's spelling stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Role, Strength
from screening.sources.reading.names import names_of, split_names, strip_successors, with_bracketed_acronym


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Quay Ltd.; Quay Intl; and Quay Group", ("Quay Ltd.", "Quay Intl", "Quay Group")),
        ("Quay (a.k.a. Pier; Jetty); Dock", ("Quay (a.k.a. Pier; Jetty)", "Dock")),
        ("Quay (Pier; Dock", ("Quay (Pier", "Dock")),
        ("Quay; Quay;; and; ", ("Quay",)),
        ("Quay Research Institute.", ("Quay Research Institute",)),
        ("Quay Co., S.A.", ("Quay Co., S.A.",)),
        ("  Quay\n Works ", ("Quay Works",)),
        ("", ()),
    ],
)
def test_a_joined_cell_is_split(cell: str, names: tuple[str, ...]) -> None:
    assert split_names(cell) == names


@pytest.mark.parametrize(
    "clause",
    [
        " and any successor, sub-unit, or subsidiary thereof",
        ", and its sub-units and successors",
        ", and its subunits and successors",
    ],
)
def test_successor_clauses_go(clause: str) -> None:
    assert strip_successors("Quay Works (QW)" + clause) == "Quay Works (QW)"


def test_a_firm_named_after_its_affiliates_keeps_its_name() -> None:
    assert strip_successors("Affiliated Supply and Consultancy") == "Affiliated Supply and Consultancy"


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("Emal Bilal Construction Company (EBCC)", ["Emal Bilal Construction Company", "EBCC"]),
        ("Quay Group (QG) 7th Institute", ["Quay Group 7th Institute", "QG 7th Institute"]),
        ("Central Quay Institute (TsKIQ)", ["Central Quay Institute", "TsKIQ"]),
        ("QRIX (Quay Research Institute Ten)", ["QRIX", "Quay Research Institute Ten"]),
        ("QUAY OCEAN TRADING (QOT)", ["QUAY OCEAN TRADING", "QOT"]),
        ("QUAY GUARD (QG)-DELTA FORCE", ["QUAY GUARD-DELTA FORCE", "QG-DELTA FORCE"]),
        ("Quay Technologies (Suzhou) Co., Ltd.", []),
        ("Quay Trading (HK) Ltd.", []),
        ("QUAY (PVT) LTD", []),
        ("QUAY S.A.L. (OFFSHORE)", []),
        ("KATRANGI (KATRANGI BROS)", []),
        ("Quay Technologies", []),
        ("(QT)", []),
    ],
)
def test_what_brackets_make_of_a_name(name: str, more: list[str]) -> None:
    assert with_bracketed_acronym(name) == [name, *more]


def test_roles_follow_what_the_cell_says() -> None:
    names = names_of(["OAO Quay (f.k.a., Dochernee Quay); a.k.a. Pier Works; n.k.a. New Quay"], Role.PRIMARY)
    assert [(name.text, name.role) for name in names] == [
        ("OAO Quay", Role.PRIMARY),
        ("Dochernee Quay", Role.FKA),
        ("Pier Works", Role.AKA),
        ("New Quay", Role.NKA),
    ]


def test_aliases_within_a_sentence_and_an_open_bracket() -> None:
    names = names_of(["Quay Institute, a.k.a., Pier Institute.", "Rosquay (a.k.a. Open Quay Company"])
    assert [name.text for name in names] == [
        "Quay Institute",
        "Pier Institute",
        "Rosquay",
        "Open Quay Company",
    ]


def test_aka_is_also_a_family_name() -> None:
    assert [name.text for name in names_of(["Jean AKA Kouassi"])] == ["Jean AKA Kouassi"]


def test_the_unit_of_a_parent_is_the_listed_thing() -> None:
    names = names_of(
        ["Quay Technologies Co., Ltd. (Quay).  Affiliated Entity:  Pier Labs (PL)"], Role.PRIMARY
    )
    assert [name.text for name in names] == [
        "Quay Technologies Co., Ltd. (Quay). Affiliated Entity: Pier Labs (PL)",
        "Pier Labs (PL)",
        "Pier Labs",
        "PL",
    ]


def test_a_numbered_unit_is_never_a_name_alone() -> None:
    names = {
        name.text for name in names_of(["Quay Academy.  Subordinate Institution - 25th Research Institute"])
    }
    assert "Quay Academy 25th Research Institute" in names
    assert "25th Research Institute" not in names


def test_remarks_in_brackets_are_no_names() -> None:
    assert [name.text for name in names_of(["Ri Jong (DPRK individual)"])] == ["Ri Jong"]
    assert [name.text for name in names_of(["Quay Plant ( Parent Organization: Pier (P) )"])] == [
        "Quay Plant"
    ]
    assert [name.text for name in names_of(["Quay (See alternate address under Crimea)"])] == ["Quay"]


def test_strength_is_the_callers() -> None:
    assert {name.strength for name in names_of(["Quay Pier Works (QPW)"], strength=Strength.WEAK)} == {
        Strength.WEAK
    }


@given(st.text(alphabet="QuayPier(); .,&afk-and\n'"), st.sampled_from([Role.PRIMARY, Role.AKA, Role.FKA]))
def test_any_cell_gives_clean_distinct_names(cell: str, role: Role) -> None:
    names = names_of([cell], role)
    assert len({name.text for name in names}) == len(names)
    for name in names:
        assert name.text == " ".join(name.text.split())
        assert set(name.text) <= set(cell) | {" "}
        assert name.text


@given(st.lists(st.text(alphabet="QuayPier ", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_plain_names_survive_joining_and_splitting(names: list[str]) -> None:
    plain = [" ".join(name.split()) for name in names]
    assert split_names("; ".join(plain)) == tuple(dict.fromkeys(plain))
