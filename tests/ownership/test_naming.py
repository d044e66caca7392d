"""Which names of a file mean one party."""

from __future__ import annotations

import pytest

from screening.ownership.naming import name_key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Acme Trading LLC", "ACME TRADING, L.L.C.", True),
        ("Acme Ltd", "Acme Limited", True),
        ("Acme Co., Ltd.", "Acme Company Limited", True),
        ("Acme Pvt Ltd", "Acme Private Limited", True),
        ("Acme Corp", "Acme Corporation", True),
        ("Acme GmbH & Co. KG", "ACME GMBH CO KG", True),
        ("Rosneft PJSC", "Public Joint Stock Company Rosneft", True),
        ("ООО Ромашка", "Romashka LLC", True),
        ("Société Générale SA", "Societe Generale S.A.", True),
        ("Acme", "Acme LLC", None),
        ("Acme Co.", "Acme", True),
        ("Siemens AG", "Siemens SA", None),
        ("Siemens AG", "Siemens LLC", False),
        ("Acme Trading", "Acme Shipping", False),
        ("???", "???", False),
        ("S A", "S A", True),
    ],
)
def test_names(one: str, other: str, same: bool | None) -> None:
    assert name_key(one).same(name_key(other)) is same
    assert name_key(other).same(name_key(one)) is same
