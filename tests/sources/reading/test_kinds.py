"""Legal forms tell a company; nothing else is guessed."""

from __future__ import annotations

import pytest

from screening.model import Kind
from screening.sources.reading.kinds import entity_kind, has_legal_form


@pytest.mark.parametrize(
    "name",
    [
        "Quay Co., Ltd.",
        "QUAY S.A. DE C.V.",
        "OOO Quay",
        "Quay L.L.C.",
        "QUAY GMBH",
        "Quay Pte. Ltd",
        "Quay a.s. Bank",
    ],
)
def test_companies(name: str) -> None:
    assert has_legal_form(name)
    assert entity_kind(name) is Kind.COMPANY


@pytest.mark.parametrize(
    "name", ["Ministry of Quays", "QUAY MARTYRS BRIGADE", "Salim Cordoba", "Ltdmann, Hans"]
)
def test_no_companies(name: str) -> None:
    assert not has_legal_form(name)
    assert entity_kind(name) is Kind.ORGANIZATION
