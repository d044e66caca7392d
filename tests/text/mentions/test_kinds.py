"""What bears a name, as far as its words and those beside it tell."""

from __future__ import annotations

import pytest

from screening.model import Kind
from tests.text.reading import kind_in


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("It sued Brightwater Optics Ltd.", "Brightwater Optics Ltd.", Kind.COMPANY),
        ("Police held Dragan Petkovic, 41, on Monday.", "Dragan Petkovic", Kind.PERSON),
        ("The broker Dragan Petkovic fled.", "Dragan Petkovic", Kind.PERSON),
        ("Dragan Petkovic, a Belgrade lawyer, fled.", "Dragan Petkovic", Kind.PERSON),
        ("They seized the tanker Blue Heron in May.", "Blue Heron", Kind.VESSEL),
        ("They seized MV Blue Heron in May.", "Blue Heron", Kind.VESSEL),
        ("Pivotek, a maker of pumps, closed.", "Pivotek", Kind.COMPANY),
        ("We met the director of Pivotek, a man called Roe.", "Pivotek", Kind.COMPANY),
        ("Police held Petkovic, a man of sixty.", "Petkovic", Kind.PERSON),
        ("The Kurdish Freedom Army fought.", "Kurdish Freedom Army", Kind.ORGANIZATION),
        ("It was listed along with Kim Se Un and others.", "Kim Se Un", Kind.PERSON),
        ("It sued Zorvek Se.", "Zorvek Se", Kind.COMPANY),
        ("They met Dr. Jane Zorvek Institute staff.", "Jane Zorvek Institute", Kind.ORGANIZATION),
        ("Zorvek, a Malaysian partner, left.", "Zorvek", Kind.UNKNOWN),
        ("Alibaba and Zorvek, its largest shareholder, fell.", "Zorvek", Kind.UNKNOWN),
        ("The Suezmax Norvik Star left.", "Norvik Star", Kind.VESSEL),
        ("the Aframaxes Zorvek, NS Norvik and SCF Tulov left", "NS Norvik", Kind.VESSEL),
        ("They sold the tankers Iris and Norvik, and the Zorvek left.", "Zorvek", Kind.UNKNOWN),
        ("at least 30 tankers, including the Blint, the Lion I and the Norvik, left", "Norvik", Kind.VESSEL),
        ("the German ZKA said so", "ZKA", Kind.UNKNOWN),
        ("the Panama-flagged Zorvek 7 left", "Zorvek 7", Kind.VESSEL),
        ("Zorvek 7 (IMO 9310721) left", "Zorvek 7", Kind.VESSEL),
        ('the carriers "Iris" (IMO 9953523) and others left', "Iris", Kind.VESSEL),
    ],
)
def test_kinds(text: str, name: str, kind: Kind) -> None:
    assert kind_in(text, name) is kind
