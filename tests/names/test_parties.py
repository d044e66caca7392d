"""Several parties in one text: each is asked about by itself, and names of one party are not taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Kind
from screening.names.holding import names_inside
from screening.names.parties import parties_in

FIRM, PERSON, UNKNOWN = Kind.COMPANY, Kind.PERSON, Kind.UNKNOWN


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Timur Quay; Lev Orsin", UNKNOWN, ("Timur Quay", "Lev Orsin")),
        ("Timur Quay / Lev Orsin", PERSON, ("Timur Quay", "Lev Orsin")),
        ("Orsis Bank/Moscow/RU", FIRM, ("Orsis Bank",)),
        ("Timur Quay\nLev Orsin", PERSON, ("Timur Quay", "Lev Orsin")),
        ("Timur Quay and Lev Orsin", UNKNOWN, ("Timur Quay", "Lev Orsin")),
        ("Timur Quay & Vera", UNKNOWN, ("Timur Quay",)),
        ("John and Vera Quay", UNKNOWN, ("John Quay", "Vera Quay")),
        ("Timur and Vera Quay", PERSON, ("Timur Quay", "Vera Quay")),
        ("Mr and Mrs Timur Quay", UNKNOWN, ("Mrs Timur Quay",)),
        ("Timur Quay or Lev Orsin", PERSON, ("Timur Quay", "Lev Orsin")),
        ("Timur Quay, Lev Orsin, Vera Quay", UNKNOWN, ("Timur Quay", "Lev Orsin", "Vera Quay")),
        ("Timur Quay, Lev Orsin und Vera Quay", UNKNOWN, ("Timur Quay", "Lev Orsin", "Vera Quay")),
        ("Oleg Quay, Igor Orsin", UNKNOWN, ("Oleg Quay", "Igor Orsin")),
        ("Oleg Quay, Igor Orsin", PERSON, ("Oleg Quay", "Igor Orsin")),
        ("QUAY Timur Lvovich, ORSIN Lev Olegovich", UNKNOWN, ("QUAY Timur Lvovich", "ORSIN Lev Olegovich")),
        ("Олег Квай, Игорь Орсин", UNKNOWN, ("Олег Квай", "Игорь Орсин")),
        ("Orsis OAO, Promtek Bank JSC", UNKNOWN, ("Orsis OAO", "Promtek Bank JSC")),
        ("OOO Orsis, ПАО Промтек", UNKNOWN, ("OOO Orsis", "ПАО Промтек")),
        ("Orsis S.A., Promtek GmbH", FIRM, ("Orsis S.A.", "Promtek GmbH")),
        ("Orsis Co., Ltd., Promtek Co., Ltd.", UNKNOWN, ("Orsis Co. Ltd.", "Promtek Co. Ltd.")),
        ("Orsis Ltd c/o Promtek Bank", FIRM, ("Orsis Ltd", "Promtek Bank")),
        ("Orsis Ltd C/O Timur Quay", FIRM, ("Orsis Ltd", "Timur Quay")),
        ("Orsis Ltd, attn: Timur Quay", FIRM, ("Orsis Ltd", "Timur Quay")),
        ("Attn. Timur Quay", UNKNOWN, ("Timur Quay",)),
        ("Orsis Ltd for the benefit of Promtek Bank", FIRM, ("Orsis Ltd", "Promtek Bank")),
        ("Orsis Ltd on behalf of Promtek Bank", FIRM, ("Orsis Ltd", "Promtek Bank")),
        ("Orsis Ltd as agent for Promtek Bank", FIRM, ("Orsis Ltd", "Promtek Bank")),
        ("Orsis (a subsidiary of Promtek Bank)", FIRM, ("Orsis", "Promtek Bank")),
    ],
)
def test_parties(text: str, kind: Kind, names: tuple[str, ...]) -> None:
    assert parties_in(text, kind) == names
    assert {one.text for one in names_inside([text], [kind])} >= {*names}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orsis Ltd", FIRM),
        ("Johnson & Johnson", UNKNOWN),
        ("Procter & Gamble Manufacturing GmbH", UNKNOWN),
        ("Research and Production Association Orsis", UNKNOWN),
        ("Ministry of Defence and Armed Forces Logistics", UNKNOWN),
        ("Timur Quay and Lev Orsin", FIRM),
        ("QUAY ORSIN, Timur Lev", PERSON),
        ("Quay, Oleg", UNKNOWN),
        ("QUAY ORSIN, Oleg Igor", UNKNOWN),
        ("OLEG ORSIN, Igor Quay", UNKNOWN),  # capitals before the comma alone are a family name
        ("Lopez Quay, Oleg Lev", UNKNOWN),
        ("Abu Quay, Oleg Orsin", UNKNOWN),
        ("Oleg Quay, Moscow Russia", UNKNOWN),
        ("Oleg Quay, Igor Orsin", FIRM),
        ("Orsis Co., Ltd.", UNKNOWN),
        ("Orsis Corporation, Limited", FIRM),
        ("Orsis Company, Joint Stock Company", FIRM),
        ("Orsis Co., Ltd. Shanghai Branch", FIRM),
        ("Orsis Ltd, Shanghai Trading Co.", FIRM),
        ("Orsis OAO, Promtek Bank JSC", PERSON),
        ("Input/Output", FIRM),
        ("Orsis A/S", FIRM),
        ("M/V Golbon", Kind.VESSEL),
        ("Orsis;", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_one_party(text: str, kind: Kind) -> None:
    assert parties_in(text, kind) == ()


@given(st.text(max_size=120), st.sampled_from([FIRM, PERSON, UNKNOWN]))
def test_any_text(text: str, kind: Kind) -> None:
    found = parties_in(text, kind)
    assert len(set(found)) == len(found)
    assert all(any(map(str.isalpha, one)) for one in found)
