"""Records of listed parties as authorities print them: names whole, labels and tags none."""

from __future__ import annotations

import pytest

from screening.model import Kind
from tests.text.reading import found, kind_in

RECORD = (
    "ZORVEKOV, Pyotr Ivanovich (a.k.a. “ZORVEK, Petro”; a.k.a. NORVIK DOE, Jan), Sliema, Malta; "
    "DOB 14 Mar 1971; POB Valletta, Malta; nationality Malta; Gender Male; National ID No. 0417823 (Malta) "
    "(individual) [NPWMD] [IFSR] (Linked To: ZORVEK ELEKTRONIK TICARET LIMITED SIRKETI)."
)


def test_a_record_holds_its_names_and_places_alone() -> None:
    places = {"Sliema", "Malta", "Valletta"}
    assert [one for one in found(RECORD) if one not in places] == [
        "ZORVEKOV, Pyotr Ivanovich",
        "ZORVEK, Petro",
        "NORVIK DOE, Jan",
        "ZORVEK ELEKTRONIK TICARET LIMITED SIRKETI",
    ]
    assert kind_in(RECORD, "ZORVEKOV, Pyotr Ivanovich") is Kind.PERSON


def test_a_name_that_is_listed_stays_though_it_is_a_tag() -> None:
    text = "It was Norvik Ltd (entity) [ZKNA] then. And then they left the place."
    assert found(text, frozenset({"zkna"})) == ["Norvik Ltd", "ZKNA"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("VALLETTA, Malta (AP) - Zorvek closed.", ["VALLETTA", "Malta", "AP", "Zorvek"]),
        ("“[ZKNA] is safe,” he said of it.", ["ZKNA"]),
        ("The firm paid NORVIK, Zorvek and others.", ["NORVIK", "Zorvek"]),
        ("NORVIK, Zorvek, and Kestrov fell.", ["NORVIK", "Zorvek", "Kestrov"]),
        (
            "- NORVIK, Zorvek\n- ZKTE, Kestrov (both of Oslo)\n",
            ["NORVIK", "Zorvek", "ZKTE", "Kestrov", "Oslo"],
        ),
        ("UPDATE 2-Zorvek wins case", ["Zorvek"]),
        ("EXCLUSIVE-Sanctioned ships sail on for Zorvek", ["Zorvek"]),
    ],
)
def test_what_only_looks_like_one(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_facts_that_run_on_end_at_the_next_label() -> None:
    text = (
        "1. ZORVEKOV, Pyotr\n   Title: Mr a.k.a: (1) ZORVEKOW, Petro (2) Зорвеков Пётр Nationality: Malta "
        "Passport Number: 53 0417822 Address: Sliema, Malta. Position: Businessman Other Information: none "
        "Group ID: 15034.\n\n2. NO, Kwang Chol\n   Title: General Group ID: 16779.\n"
    )
    surfaces = found(text)
    names = ["ZORVEKOV, Pyotr", "ZORVEKOW, Petro", "Зорвеков Пётр", "NO, Kwang Chol"]
    labels = ("Passport", "Information", "Group", "Nationality")
    assert [one for one in names if one not in surfaces] == []
    assert not any(word in one for one in surfaces for word in labels)
