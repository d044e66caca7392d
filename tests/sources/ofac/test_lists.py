"""The non-SDN lists: programs where they decide, directives where they do not."""

from __future__ import annotations

import pytest

from screening.sources.ofac.lists import Placement, placements

DETERMINED = "Executive Order 13662 Directive Determination - Subject to Directive "
INFORMED = "Executive Order 14024 Directive Information Subject to Directive "


@pytest.mark.parametrize(
    ("programs", "remarks", "lists"),
    [
        (["UKRAINE-EO13662"], DETERMINED + "1", ["ssi"]),
        (["UKRAINE-EO13662"], "", ["ssi"]),
        (["UKRAINE-EO13662", "RUSSIA-EO14024"], DETERMINED + "1", ["ssi"]),
        (
            ["UKRAINE-EO13662", "RUSSIA-EO14024"],
            f"{DETERMINED}1; {INFORMED}2 - no accounts",
            ["capta", "ssi"],
        ),
        (["UKRAINE-EO13662", "RUSSIA-EO14024"], f"{DETERMINED}1; {INFORMED}3 - no debt", ["mbs", "ssi"]),
        (["RUSSIA-EO14024"], f"{INFORMED}1a - no bonds; alt. {INFORMED}4 - none", ["mbs"]),
        (["RUSSIA-EO14024"], "Listing Date (EO 14024 Directive 2): 24 Feb 2022", ["capta"]),
        (["561-Related"], "", ["capta"]),
        (["CMIC-EO13959"], "Listing Date (CMIC) 03 Jun 2021", ["cmic"]),
        (["SDGT", "NS-PLC"], "", ["plc"]),
        (["FSE-IR"], "", ["fse"]),
        (["CAATSA - RUSSIA"], "", ["mbs"]),
        (
            ["BURMA-EO14014"],
            "Executive Order 14014 Directive Information: Subject to Directive 1 - x",
            ["mbs"],
        ),
    ],
)
def test_where_a_party_stands(programs: list[str], remarks: str, lists: list[str]) -> None:
    found, certain = placements(programs, remarks)
    assert [place.list_id.removeprefix("us-ofac-") for place in found] == lists
    assert certain


def test_what_fits_no_list_is_screened_as_menu_based_and_told() -> None:
    assert placements(["NEW-EO19999"], "") == ((Placement("us-ofac-mbs"),), False)
    assert placements([], "") == ((Placement("us-ofac-mbs"),), False)


def test_each_list_has_its_own_directives_and_date() -> None:
    remarks = "; ".join(
        [
            DETERMINED + "1",
            INFORMED + "2 - x",
            "Listing Date (EO 14024 Directive 2): 24 Feb 2022",
            INFORMED + "3 - y",
            "Listing Date (EO 14024 Directive 3): 02 Mar 2022",
        ]
    )
    found, _ = placements(["UKRAINE-EO13662", "RUSSIA-EO14024"], remarks)
    assert found == (
        Placement("us-ofac-capta", "Executive Order 14024, Directive 2", "2022-02-24"),
        Placement("us-ofac-mbs", "Executive Order 14024, Directive 3", "2022-03-02"),
        Placement("us-ofac-ssi", "Executive Order 13662, Directive 1", None),
    )
