"""Kinds that the publisher does not give are guessed with care."""

from __future__ import annotations

import pytest

from screening.model import Kind
from screening.sources.csl.kinds import infer_kind


@pytest.mark.parametrize(
    ("list_id", "name", "kind"),
    [
        ("us-bis-el", "Muster Cloud", Kind.UNKNOWN),
        ("us-bis-el", "Muster Aviation Institute", Kind.ORGANIZATION),
        ("us-bis-el", "Max Muster", Kind.UNKNOWN),
        ("us-bis-dpl", "MAX MUSTER, JR.", Kind.PERSON),
        ("us-bis-dpl", "MUSTER GMBH", Kind.COMPANY),
        ("us-state-isn", "Max Muster (PRC individual)", Kind.PERSON),
        ("us-state-dtc", "Muster, Max", Kind.PERSON),
        ("us-bis-dpl", "MUSTERSTAR - TU", Kind.ORGANIZATION),
    ],
)
def test_kinds_are_guessed_with_care(list_id: str, name: str, kind: Kind) -> None:
    assert infer_kind(list_id, name) is kind
