"""What payment messages, invoices and bills of lading write around a name is taken off, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.names.frames import may_frame, without_frame, without_voyage


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("/12345678901234 ORSIS LTD", "ORSIS LTD"),
        ("//CH9300762011623852957 Orsis Ltd", "Orsis Ltd"),
        ("/C/40702810 Orsis Ltd", "Orsis Ltd"),
        ("1/ORSIS LTD 2/5 MAIN STREET 3/CN/SHENZHEN", "ORSIS LTD"),
        ("1/ORSIS LTD\n2/5 MAIN STREET", "ORSIS LTD"),
        ("To the order of Bank Orsis", "Bank Orsis"),
        ("BY ORDER OF: Orsis Ltd", "Orsis Ltd"),
        ("for and on behalf of Orsis Ltd", "Orsis Ltd"),
        ("in favor of Orsis", "Orsis"),
        ("ORSIS CO LTD/BANTIAN LONGGANG SHENZHEN", "ORSIS CO LTD"),
        ("Orsis L.L.C. / Dubai", "Orsis L.L.C."),
        ("Orsis.io", "Orsis"),
        ("Orsis Tankers (SCF) Mgmt FZCO", "Orsis Tankers SCF Mgmt FZCO"),
        ("ORSIS EUROPE AG i.A.", "ORSIS EUROPE AG"),
        ("Orsis GmbH i. L.", "Orsis GmbH"),
        ("Orsis Ltd (in liquidation)", "Orsis Ltd"),
        ("Orsis Ltd - in creditors voluntary liquidation", "Orsis Ltd"),
        ("Orsis AG, under administration", "Orsis AG"),
        ("Orsis AG in Abwicklung", "Orsis AG"),
        ("Orsis SpA in liquidazione", "Orsis SpA"),
        ("OOO Orsis v likvidatsii", "OOO Orsis"),
        ("Orsis Ltd (dissolved)", "Orsis Ltd"),
        ("https://www.orsis.com.cn/", "orsis"),
        ("Orsis.com B.V.", "Orsis B.V."),
        ("GPB Gazprombank JSC", "Gazprombank JSC"),
        ("DWF - LLC DUBAI WATER FRONT", "LLC DUBAI WATER FRONT"),
        ("IFT \u2013 Iyla For Tourism", "Iyla For Tourism"),
    ],
)
def test_what_stands_around_a_firms_name_goes(text: str, name: str) -> None:
    assert without_frame(text, person=False) == name


@pytest.mark.parametrize(
    "text",
    [
        "Order of Malta",
        "Orsis (PVT) Ltd",
        "Orsis (UK) Ltd",
        "Orsis Tankers (SCF)",
        "Orsis Port Administration",
        "Institute of Liquidation",
        "in liquidation",
        "Orsis Dissolved",
        "Law & Order Ltd",
        "A/S Norden",
        "Orsis/Promtek Ltd",
        "Orsis Ltd/2",
        "/ Orsis",
        "/A4 Orsis",
        "St.Petersburg Trading",
        "J.Smith Ltd",
        "Smith - Jones Ltd",
        "LLC Orsis",
        "MTS Bank",
        "BMW Group",
        "HSBC - London",
        "SKF",
        "SKF ",
        "1/2 Price Ltd",
    ],
)
def test_other_names_stay(text: str) -> None:
    assert without_frame(text, person=False) == text


def test_a_persons_name_keeps_slashes_and_capitals() -> None:
    assert without_frame("1/TIMUR KORZHANOV 2/MAIN STREET", person=True) == "TIMUR KORZHANOV"
    assert without_frame("KRZ Korzhanov Ltd/Timur", person=True) == "KRZ Korzhanov Ltd/Timur"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("GOLBON V.12", "GOLBON"),
        ("GOLBON V. 012E", "GOLBON"),
        ("GOLBON, VOY NO. 12", "GOLBON"),
        ("Ex Golbon", "Golbon"),
        ("EX-GOLBON", "GOLBON"),
        ("EXPRESS STAR", "EXPRESS STAR"),
        ("GOLBON V", "GOLBON V"),
        ("GOLBON 12", "GOLBON 12"),
        ("VOYAGER 2", "VOYAGER 2"),
        ("VOY 12", "VOY 12"),
    ],
)
def test_a_voyage_is_no_part_of_a_ships_name(text: str, name: str) -> None:
    assert without_voyage(text) == name


@given(st.text(max_size=60), st.booleans())
def test_what_is_left_stands_in_the_text(text: str, person: bool) -> None:
    left = without_frame(text, person=person)
    at = 0
    for char in left:
        at = text.index(char, at) + 1


@given(st.text(max_size=12))
def test_a_stretch_of_small_letters_frames_nothing(text: str) -> None:
    assert not may_frame("".join(char for char in text if char.isalpha()).lower())
