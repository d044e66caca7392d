"""Tables of owners by their columns, GLEIF's relations, FollowTheMoney entities; and what is none of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screening.errors import InputError
from screening.model import Kind
from screening.ownership import Named, Register
from screening.ownership.entities import describe_parties, read_ownership_entities
from screening.ownership.tables import read_table

from .own import DAY, SDN, Lists, owners_of, register_of, said_of


@pytest.mark.parametrize(
    "header",
    [
        ("owner", "owned", "percent"),
        ("Shareholder", "Company", "Ownership %"),
        ("OWNER NAME", "Owned_Company", "pct"),
        ("Parent", "Subsidiary", "Stake"),
        ("beneficial owner", "entity", "Percentage"),
    ],
)
def test_columns_as_people_call_them(header: tuple[str, str, str]) -> None:
    register = register_of([("Xan", "Acme", "60")], header)
    assert said_of(owners_of(register, {"Xan": SDN}), "Acme")["ofac-50"].percent == "60 %"


def test_a_column_of_fractions_is_told_by_its_name() -> None:
    register = register_of([("Xan", "Acme", "0.6")], ("owner", "owned", "fraction"))
    assert said_of(owners_of(register, {"Xan": SDN}), "Acme")["ofac-50"].percent == "60 %"


@pytest.mark.parametrize("header", [("name", "country"), ("owner", "owned"), ("owner", "percent")])
def test_a_table_of_something_else_is_refused(header: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="no column is called"):
        register_of([], header)


def test_rows_that_cannot_be_read_are_gaps() -> None:
    register = Register(DAY)
    rows = [
        (("Xan", "Acme", "60"), ""),
        (("", "Acme", "60"), ""),
        (("Xan", None, "60"), ""),
        (("", "", ""), ""),
        (("Xan", "Ac", "60"), "line 5: a quote is not closed"),
    ]
    assert read_table(("owner", "owned", "percent"), rows, "owners.csv", register) == ("owners", 5)
    register.close()
    gaps = register.notes.told(gaps=True)
    assert [gap.split(" (")[0] for gap in gaps] == [
        "rows that name no owner or no company",
        "rows that could not be read",
    ]
    assert "2x: owners.csv row 2, owners.csv row 3" in gaps[0]


def test_what_is_known_of_owners_helps_to_screen_them() -> None:
    header = ("owner", "owner_dob", "owner country", "owned", "percent")
    rows = [
        ("Xan", "1962-03-05", "Germany", "Acme", "60"),
        ("Xan", "", "DE", "Beta", "60"),
        ("Yar", "1950", "France", "Acme", "10"),
        ("Yar", "1951", "Atlantis", "Beta", "10"),
    ]
    lists = Lists({"Xan": SDN})
    owners = owners_of(register_of(rows, header), {}, lists=lists)
    owners.ownerships([Named("Acme"), Named("Beta")])
    asked = {query.text: (query.birth_date, query.country) for query in lists.asked}
    assert asked["Xan"] == ("1962-03-05", "DE")
    assert asked["Yar"] == (None, "FR")
    assert any("country of an owner is not known" in note for note in owners.info.notes)


def test_a_file_without_rows_is_a_gap() -> None:
    assert "a file without rows" in register_of([]).notes.told(gaps=True)[0]


def test_other_columns_of_owners_are_told() -> None:
    header = ("owner", "owner_2", "beneficial owner", "owned", "name", "percent")
    register = register_of([("Xan", "Yar", "Zed", "Acme", "?", "60")], header)
    told = "; ".join(register.notes.told(gaps=True))
    assert "'owner_2' was not read" in told
    assert "'beneficial owner' was not read" in told
    assert "'name'" not in told


# --- GLEIF ----------------------------------------------------------------------------------------

LEI_X, LEI_A, LEI_B = "5493001KJTIIGC8Y1R12", "213800WSGIIZCXF1P572", "969500MGFIKUGLTC9742"
RELATIONS = (
    "Relationship.StartNode.NodeID",
    "Relationship.EndNode.NodeID",
    "Relationship.RelationshipType",
    "Relationship.RelationshipStatus",
    "Relationship.Quantifiers.1.QuantifierAmount",
    "Relationship.Quantifiers.1.QuantifierUnits",
)
NAMES = ("LEI", "Entity.LegalName")
DIRECT, ULTIMATE = "IS_DIRECTLY_CONSOLIDATED_BY", "IS_ULTIMATELY_CONSOLIDATED_BY"


def gleif(*relations: tuple[str, ...]) -> Register:
    register = Register(DAY)
    read_table(RELATIONS, ((row, "") for row in relations), "rr.csv", register)
    names = [(LEI_X, "Xan"), (LEI_A, "Acme"), (LEI_B, "Beta"), ("21380068P1DRHMJ8KU70", "Nobody asked")]
    read_table(NAMES, ((row, "") for row in names), "lei.csv", register)
    register.close()
    return register


def test_consolidation_is_control_and_no_share() -> None:
    owners = owners_of(gleif((LEI_A, LEI_X, DIRECT, "ACTIVE", "", "")), {"Xan": SDN})
    said = said_of(owners, "Acme")["ofac-50"]
    assert (said.reach, said.percent, said.most) == ("noted", "an unknown share", "0")
    assert "control" in said.sentence
    assert owners.gaps == owners.unscreened == ()


def test_control_may_reach_where_a_rule_speaks_of_it() -> None:
    owners = owners_of(gleif((LEI_A, LEI_X, DIRECT, "ACTIVE", "", "")), {"Xan": {"eu-fsf": ()}})
    assert said_of(owners, "Acme")["eu-50"].reach == "possibly_owned"


def test_a_quantifier_in_percent_is_a_share() -> None:
    register = gleif(
        (LEI_A, LEI_X, DIRECT, "ACTIVE", "60", "PERCENTAGE"),
        (LEI_B, LEI_A, DIRECT, "ACTIVE", "50.0", "PERCENTAGE"),
    )
    said = said_of(owners_of(register, {"Xan": SDN}), "Beta")["ofac-50"]
    assert said.reach == "owned"
    assert said.paths == ("Xan (OFAC SDN) → 60 % → Acme → 50 % → Beta",)


def test_the_share_of_an_ultimate_parent_may_go_by_way_of_others() -> None:
    register = gleif((LEI_B, LEI_X, ULTIMATE, "ACTIVE", "60", "PERCENTAGE"))
    assert said_of(owners_of(register, {"Xan": SDN}), "Beta")["ofac-50"].reach == "possibly_owned"


def test_a_relation_that_has_ended_does_not_count() -> None:
    register = gleif((LEI_A, LEI_X, DIRECT, "INACTIVE", "60", "PERCENTAGE"))
    said = said_of(owners_of(register, {"Xan": SDN}), "Acme")["ofac-50"]
    assert said.reach == "noted"
    assert any("at another time" in note for note in said.notes)


# --- FollowTheMoney -------------------------------------------------------------------------------


def entity(id_: str, schema: str, **properties: object) -> str:
    held = {key: value if isinstance(value, list) else [value] for key, value in properties.items()}
    return json.dumps({"id": id_, "schema": schema, "properties": held})


def entities(tmp_path: Path, *lines: str) -> Register:
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    register = Register(DAY)
    _, parties = read_ownership_entities(path, register)
    describe_parties(parties, register)
    register.close()
    return register


PARTIES = (
    entity("NK-x", "Person", name=["Xan"], birthDate="1962-03-05"),
    entity("NK-X", "Company", name=["Someone else"]),
    entity("NK-a", "Company", name=["Acme", "Akme"]),
)


def test_entities_say_who_owns_what(tmp_path: Path) -> None:
    link = entity("o1", "Ownership", owner="NK-x", asset="NK-a", percentage="60%", startDate="2020")
    board = entity("d1", "Directorship", director="NK-x", organization="NK-a")
    register = entities(tmp_path, PARTIES[0], link, *PARTIES[1:], board)
    assert said_of(owners_of(register, {"Xan": SDN}), "Akme")["ofac-50"].percent == "60 %"
    assert register.parties[0].birth_dates == {"1962-03-05"}


def test_all_that_is_said_of_one_id_is_said_of_one_party(tmp_path: Path) -> None:
    """Parts of an entity stand on several lines; no name gives way to another."""
    link = entity("o1", "Ownership", owner="NK-x", asset="NK-a", percentage="60")
    other = entity("NK-x", "Company", name=["Xan Holding"])
    for order in ((PARTIES[0], other), (other, PARTIES[0])):
        register = entities(tmp_path, *order, PARTIES[2], link)
        party = register.parties[register.with_id("NK-x") or 0]
        assert set(party.names) == {"Xan", "Xan Holding"}
        assert party.kind is Kind.UNKNOWN
        assert said_of(owners_of(register, {"Xan": SDN}), "Acme")["ofac-50"].reach == "owned"


@pytest.mark.parametrize(
    ("link", "reach"),
    [
        ({"percentage": "60", "endDate": "2024"}, "noted"),
        ({"percentage": "60", "startDate": "2027-01-01"}, "noted"),
        ({"percentage": "60", "endDate": "2026"}, "owned"),
        ({}, "possibly_owned"),
        ({"percentage": ["60", "40"]}, "possibly_owned"),
        ({"percentage": "25 - 50"}, "possibly_owned"),
    ],
)
def test_times_and_shares_of_entities(tmp_path: Path, link: dict[str, object], reach: str) -> None:
    register = entities(tmp_path, *PARTIES, entity("o1", "Ownership", owner="NK-x", asset="NK-a", **link))
    assert said_of(owners_of(register, {"Xan": SDN}), "Acme")["ofac-50"].reach == reach


def test_an_owner_that_the_file_does_not_describe_is_a_gap(tmp_path: Path) -> None:
    register = entities(
        tmp_path, PARTIES[2], entity("o1", "Ownership", owner="NK-z", asset="NK-a", percentage="60")
    )
    owners = owners_of(register, {})
    assert said_of(owners, "Acme") == {}
    assert any("no name is known" in gap for gap in owners.unscreened)


@pytest.mark.parametrize("line", ["{", '{"id": "x"}', '["a"]', entity("a", "Company", name="Acme")])
def test_files_that_are_none_of_owners(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError):
        entities(tmp_path, line)
