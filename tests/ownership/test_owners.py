"""A run's files of owners: who counts is what the lists say, whom a rule reaches is what its record says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from screening.catalogue import load_catalogue
from screening.errors import SettingsError
from screening.model import Finding, Identifier, Outcome, Query
from screening.ownership import Named, rules_of

from .own import SDN, Lists, owners_of, register_of, said_of

EL = {"us-bis-el": ()}
ROWS = [("Xan", "Acme", "60"), ("Acme", "Beta", "100"), ("Doe", "Gamma", "100")]


def test_a_possible_owner_gives_a_possible_result() -> None:
    said = said_of(owners_of(register_of(ROWS), {}, {"Xan": SDN}), "Beta")["ofac-50"]
    assert said.reach == "possibly_owned"
    assert any("only a possible match" in note for note in said.notes)
    assert said.owners[0].outcome is Outcome.POSSIBLE


def test_a_listing_that_has_expired_is_possible_at_most() -> None:
    lists = Lists({"Xan": SDN}, expires_on="2026-06-29")
    assert said_of(owners_of(register_of(ROWS), {}, lists=lists), "Acme")["ofac-50"].reach == "possibly_owned"


@pytest.mark.parametrize(
    ("day", "reach"),
    [
        ("2025-09-28", None),
        ("2025-09-29", "owned"),
        ("2025-11-09", "owned"),
        ("2025-11-10", "noted"),
        ("2026-11-09", "noted"),
        ("2026-11-10", "possibly_owned"),
    ],
)
def test_the_affiliates_rule_goes_by_its_days(day: str, reach: str | None) -> None:
    said = said_of(owners_of(register_of(ROWS, day=day), {"Xan": EL}, day=day), "Acme")
    assert (said["bis-affiliates"].reach if "bis-affiliates" in said else None) == reach
    assert "ofac-50" not in said


def test_the_affiliates_rule_can_be_switched() -> None:
    switched = owners_of(register_of(ROWS), {"Xan": EL}, switches={"bis-affiliates": "on"})
    said = said_of(switched, "Acme")["bis-affiliates"]
    assert said.reach == "owned"
    assert any("switched on by choice" in note for note in said.notes)
    off = owners_of(register_of(ROWS), {"Xan": EL}, switches={"bis-affiliates": "off"})
    assert said_of(off, "Acme") == {}
    assert next(use for use in off.info.rules if use.rule.id == "bis-affiliates").status == "off"


def test_of_blocked_persons_certain_programs_count_for_the_affiliates_rule() -> None:
    rows = [("Xan", "Acme", "30"), ("Yar", "Acme", "20")]
    for programs, reach in ((("RUSSIA-EO14024",), "owned"), (("CUBA",), "noted")):
        listed = {"Xan": EL, "Yar": {"us-ofac-sdn": programs}}
        owners = owners_of(register_of(rows), listed, switches={"bis-affiliates": "on"})
        assert said_of(owners, "Acme")["bis-affiliates"].reach == reach


def test_lists_of_one_rule_add_up_and_those_of_several_do_not() -> None:
    rows = [("Xan", "Acme", "30"), ("Yar", "Acme", "30")]
    said = said_of(owners_of(register_of(rows), {"Xan": SDN, "Yar": {"us-ofac-ssi": ()}}), "Acme")
    assert said["ofac-50"].reach == said["ofac-ssi-50"].reach == "noted"


def test_a_list_without_a_rule_is_noted() -> None:
    said = said_of(owners_of(register_of(ROWS), {"Xan": {"us-ofac-cmic": ()}}), "Acme")
    assert set(said) == {"none"}
    assert said["none"].reach == "noted"


def test_the_uk_asks_for_more_than_half_of_one_person() -> None:
    uk = {"uk-sanctions": ()}
    half = [("Xan", "Acme", "50"), ("Yar", "Acme", "25"), ("Xan", "Beta", "50.01"), ("Beta", "Gamma", "51")]
    owners = owners_of(register_of(half), {"Xan": uk, "Yar": uk})
    assert said_of(owners, "Acme")["uk-50"].reach == "noted"
    assert said_of(owners, "Beta")["uk-50"].reach == "owned"
    assert said_of(owners, "Gamma")["uk-50"].reach == "owned"


def test_the_eu_asks_for_half_in_the_aggregate() -> None:
    eu = {"eu-fsf": ()}
    owners = owners_of(register_of([("Xan", "Acme", "25"), ("Yar", "Acme", "25")]), {"Xan": eu, "Yar": eu})
    assert said_of(owners, "Acme")["eu-50"].reach == "owned"


def test_only_owners_of_what_is_asked_are_screened() -> None:
    lists = Lists({"Xan": SDN})
    owners = owners_of(register_of(ROWS), {}, lists=lists)
    owners.ownerships([Named("Gamma"), Named("Nobody")])
    assert {query.text for query in lists.asked} == {"Gamma", "Doe"}


def test_an_answer_does_not_depend_on_what_was_asked_before() -> None:
    rows = [*ROWS, ("Xan", "Beta", "5"), ("Beta", "Gamma", "50"), ("Gamma", "Acme", "10")]
    names = ["Acme", "Beta", "Gamma"]
    one = owners_of(register_of(rows), {"Xan": SDN})
    together = one.ownerships([Named(name) for name in names])
    for at, name in enumerate(names):
        alone = owners_of(register_of(rows), {"Xan": SDN})
        assert alone.ownerships([Named(name)]) == [together[at]]
    late = owners_of(register_of(rows), {"Xan": SDN})
    apart = [late.ownerships([Named(name)])[0] for name in reversed(names)]
    assert apart[::-1] == together


def test_an_id_finds_a_company_under_any_name() -> None:
    header = ("owner", "owned", "owned_id", "percent")
    owners = owners_of(register_of([("Xan", "Acme", "HRB 77", "60")], header), {"Xan": SDN})
    said = owners.ownerships([Named("Another name", (), (Identifier("registration", "HRB 77"),))])[0]
    assert said[0].reach == "owned"


def test_an_owner_without_a_name_is_a_gap() -> None:
    header = ("owner", "owner_id", "owned", "percent")
    owners = owners_of(register_of([("", "77", "Acme", "60"), ("-", "", "Acme", "40")], header), {})
    assert said_of(owners, "Acme") == {}
    assert len(owners.unscreened) == 2
    assert owners.unscreened == owners.unscreened_of([Named("Acme")])
    assert any("no name is known" in gap for gap in owners.unscreened)
    assert owners.unscreened_of([Named("Beta")]) == ()


def test_a_company_that_is_a_number_alone_is_not_screened_by_name() -> None:
    """An LEI is looked up; that no list has it says nothing of the company's name."""
    header = ("owner", "owned", "owned_id", "percent")
    lei, other = "5493001KJTIIGC8Y1R12", "213800WSGIIZCXF1P572"
    rows = [("Xan", "", lei, "60"), ("Else", "", other, "60"), ("Else", "", "77", "60")]
    findings = owners_of(register_of(rows, header), {"Xan": SDN}).answer_companies()
    assert [(one.name, one.outcome) for one in findings] == [
        (name, Outcome.NOT_SCREENED) for name in (lei, other, "77")
    ]
    assert [one.reason for one in findings] == [
        "no name is known, only a number; no list has that number",
        "no name is known, only a number; no list has that number",
        "no name is known, only a number",
    ]
    assert [bool(one.ownership) for one in findings] == [True, False, False]


def test_every_company_has_its_finding() -> None:
    owners = owners_of(register_of(ROWS), {"Xan": SDN, "Beta": SDN})
    found = {finding.name: finding for finding in owners.answer_companies()}
    assert list(found) == ["Acme", "Beta", "Gamma"]
    assert found["Acme"].outcome is Outcome.NOT_LISTED
    assert found["Beta"].outcome is Outcome.LISTED
    assert [found[name].reach for name in found] == ["owned", "owned", None]


def test_a_company_said_to_own_itself_has_its_finding_too() -> None:
    owners = owners_of(register_of([("Beta", "Beta", "100"), ("Doe", "Acme", "30")]), {"Beta": SDN})
    found = {finding.name: finding.outcome for finding in owners.answer_companies()}
    assert found == {"Beta": Outcome.LISTED, "Acme": Outcome.NOT_LISTED}


def test_what_reviewers_set_aside_does_not_count_and_is_told() -> None:
    class Decided(Lists):
        def __call__(self, queries: Sequence[Query]) -> list[Finding]:
            return [replace(one, matches=(), suppressed=one.matches) for one in super().__call__(queries)]

    owners = owners_of(register_of(ROWS), {}, lists=Decided({"Xan": SDN}))
    assert said_of(owners, "Acme") == {}
    assert any("set aside" in note for note in owners.info.notes)


def test_a_rule_that_there_is_not_is_an_error() -> None:
    catalogue = load_catalogue()
    with pytest.raises(SettingsError, match="no rule of ownership 'bis'"):
        rules_of(catalogue.ownership, catalogue.list_ids, "2026-01-01", {"bis": "on"})


def test_an_unknown_share_is_nowhere_a_number() -> None:
    said = said_of(owners_of(register_of([("Xan", "Acme", ""), ("Acme", "Beta", "")]), {"Xan": SDN}), "Beta")[
        "ofac-50"
    ]
    assert said.reach == "possibly_owned"
    assert {said.percent, *(party.percent for party in said.parties)} == {"an unknown share", ""}
    assert (said.least, said.most) == ("0", "100")


def test_many_paths_are_counted() -> None:
    between = [f"Firm {number} North" for number in range(30)]
    rows = [row for firm in between for row in (("Xan", firm, "50"), (firm, "Acme", "3"))]
    said = said_of(owners_of(register_of(rows), {"Xan": SDN}), "Acme")["ofac-50"]
    assert said.percent == "90 %"
    assert len(said.paths) + said.more_paths == 30
    assert len(said.stakes) + said.more_stakes == 60
