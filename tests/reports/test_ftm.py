"""FollowTheMoney entities: what our own reader of the format gets back, and nothing invented."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from screening.catalogue import load_catalogue
from screening.model import (
    Address,
    BirthDate,
    Fact,
    Identifier,
    Kind,
    Listing,
    Name,
    Outcome,
    Party,
    Report,
    Role,
    Strength,
)
from screening.reports import ftm
from screening.sources.ftm.json import parse
from tests.sources.published import own_source

from .sample import REPORT, SHORT

PERSON = Party(
    uid="us-ofac-sdn:7",
    kind=Kind.PERSON,
    names=(
        Name.of("DORREL, Ivan"),
        Name.of("Vanya \u202e <b>", Role.AKA, Strength.WEAK),
        Name.of("Ivan Dorel", Role.AKA),
        Name.of("Ivan Norvik", Role.FKA),
    ),
    listings=(
        Listing("us-ofac-sdn", ("SDGT",), "2019-05-21", citation="E.O. 13224", url="https://example.org/7"),
    ),
    birth_dates=(BirthDate("1962-05"), BirthDate("1970")),
    countries=("RU",),
    addresses=(Address("1 Quay Street, Bern", "CH"),),
    identifiers=(
        Identifier("passport", "X123456", "RU"),
        Identifier("tax_id", "77"),
        Identifier("gender", "M"),
    ),
    facts=(Fact("birth_place", "Bern"), Fact("title", "Minister")),
)
FIRM = replace(PERSON, uid="us-ofac-sdn:8", kind=Kind.COMPANY, birth_dates=(), facts=())
SHIP = replace(
    FIRM,
    uid="us-ofac-sdn:9",
    kind=Kind.VESSEL,
    identifiers=(Identifier("imo", "9187629"), Identifier("tax_id", "5")),
)


def report_on(*parties: Party) -> Report:
    matches = tuple(replace(SHORT, party=one, name=one.names[0], family=()) for one in parties)
    return replace(REPORT, findings=(replace(REPORT.findings[0], matches=matches),))


def entities(report: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ftm.render(report).splitlines()]


def test_our_reader_gets_back_who_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "entities.ftm.json"
    sent = entities(report_on(PERSON, FIRM, SHIP))
    for one in sent:
        one.pop(
            "matches", None
        )  # no word of the format: others keep it as context, our strict reader refuses
    path.write_text("".join(f"{json.dumps(one)}\n" for one in sent), encoding="utf-8")
    read = parse({path.name: path}, own_source("ftm_json", path.name))
    for listed, got in zip((PERSON, FIRM, SHIP), read.parties["own"], strict=True):
        assert got.uid == f"own:{listed.uid}"
        assert (got.kind, got.caption) == (listed.kind, listed.caption)
        assert {(one.text, one.role, one.strength) for one in got.names} == {
            (one.text, one.role, one.strength) for one in listed.names
        }
        assert set(got.countries) >= set(listed.countries)
        assert {one.date for one in got.birth_dates} == {one.date for one in listed.birth_dates}
        assert [one.listed_on for one in got.listings] == ["2019-05-21"]
        assert set(got.listings[0].programs) >= {"SDGT"}


def test_a_party_stands_once_with_all_that_met_it() -> None:
    first = report_on(PERSON).findings[0]
    other = replace(first, name="Other", outcome=Outcome.POSSIBLE)
    party, sanction = entities(replace(REPORT, findings=(first, other)))
    assert [one["name"] for one in party["matches"]] == ["Zorvex", "Other"]
    assert party["target"] is True
    assert party["datasets"] == ["us-ofac-sdn"]
    assert party["properties"]["topics"] == ["sanction"]
    assert party["properties"]["passportNumber"] == ["X123456"]
    assert party["properties"]["idNumber"] == ["M"]
    assert sanction["properties"]["entity"] == [party["id"]]
    assert sanction["properties"]["summary"] == ["E.O. 13224"]


def test_a_number_without_a_property_is_a_note() -> None:
    ship = entities(report_on(SHIP))[0]
    assert ship["properties"]["imoNumber"] == ["9187629"]
    assert ship["properties"]["notes"] == ["tax_id 5"]
    assert "idNumber" not in ship["properties"]


def test_a_kind_that_was_inferred_is_not_stated() -> None:
    assert ftm.schema_of(replace(FIRM, kind_inferred=True)) == "LegalEntity"
    assert ftm.schema_of(replace(SHIP, kind_inferred=True)) == "Vessel"
    assert {ftm.schema_of(replace(FIRM, kind=kind)) for kind in Kind} == set(ftm.SCHEMAS.values())


def test_names_that_met_nothing_are_no_entities() -> None:
    unmet = tuple(one for one in REPORT.findings if not one.matches and not one.suppressed)
    assert unmet
    assert ftm.render(replace(REPORT, findings=unmet)) == ""


@pytest.mark.parametrize("effect", sorted({one.effect for one in load_catalogue().measures.values()}))
def test_every_measure_has_a_topic(effect: str) -> None:
    assert effect in ftm.TOPICS
