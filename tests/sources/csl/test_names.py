"""Names of the Consolidated List: lost letters, and entries with more than a name."""

from __future__ import annotations

import pytest

from screening.model import Strength
from screening.sources.csl.names import read_names, repair


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Xi?an Muster", "Xi'an Muster"),
        ("Institute Giprostroymost?Saint-Petersburg", "Institute Giprostroymost-Saint-Petersburg"),
        ("CAST Xi\x92an  Factory ", "CAST Xi’an Factory"),
        ("Muhammad ?ulwan", 'Muhammad "ulwan'),
    ],
)
def test_repair(text: str, whole: str) -> None:
    assert repair(text) == whole


def test_names_of_entries_with_more_than_a_name() -> None:
    def names(name: str) -> list[str]:
        return [found.text for found in read_names(name, "").names]

    assert "Muster Research Center" in names("Department of Samples entity: Muster Research Center (MRC)")
    assert "Muster Toys (West) Co., Ltd." in names("Muster Toys (West) Co., Ltd., Dongguan, Guangdong")
    assert names("FULAN A/K/A FRANK DOE") == ["FULAN", "FRANK DOE"]
    assert names("Muster General Trading (a.k.a.") == ["Muster General Trading"]
    army = "Ministry of Samples, including the Armed Forces of it and all units. This includes the navy"
    assert "Ministry of Samples" in names(army)
    plant = read_names("Muster Plant (Parent Organization: Sample Group (SG))", "")
    assert (plant.names[0].text, plant.parent) == ("Muster Plant", "Sample Group (SG)")
    assert read_names("Muster Firm (MF)", "").names[-1].strength is Strength.WEAK
