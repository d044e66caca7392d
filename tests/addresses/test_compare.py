"""When two addresses are one, and when they only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.addresses import Nearness, compare_addresses, read_address

ADDRESS, BUILDING, OTHER = Nearness.ADDRESS, Nearness.BUILDING, Nearness.OTHER_UNIT
LISTED = "Room 1203, 12/F, Zorvex Commercial Centre, 2-16 Fa Yuen Street, Mong Kok, Kowloon, Hong Kong"


@pytest.mark.parametrize(
    ("asked", "listed", "nearness"),
    [
        (LISTED, LISTED, ADDRESS),
        ("RM. 1203, 12F ZORVEX COMMERCIAL CENTER 2-16 FAYUEN ST, MONGKOK, HK", LISTED, ADDRESS),
        ("Rm 1203, Zorvex Commercal Centre, 2 Fa Yuen Street, Kowloon, Hong Kong", LISTED, ADDRESS),
        ("2-16 Fa Yuen Street, Mong Kok, Hong Kong", LISTED, BUILDING),
        (
            "Room 1501, 15/F, Zorvex Commercial Centre, 2-16 Fa Yuen Street, Mong Kok, Hong Kong",
            LISTED,
            OTHER,
        ),
        ("Room 1203, Zorvex Commercial Centre, 618 Fa Yuen Street, Mong Kok, Hong Kong", LISTED, None),
        ("Room 1203, 2-16 Quellmar Street, Mong Kok, Hong Kong", LISTED, None),
        ("2-16 Fa Yuen Street, Hanoi, Vietnam", LISTED, None),
        (
            "5 Lenina Street, Khimki, Moscow Region, Russia",
            "5 Lenina Street, Odintsovo, Moscow Region, Russia",
            None,
        ),
        ("5 Lenina Street, Khimki, Russia", "5 Lenina Street, Khimki, Moscow Region, Russia", ADDRESS),
        ("Lenina 5, Moskva, Russia", "ul. Lenina, d. 5, Moscow, Russia", ADDRESS),
        ("ul. Lenina 5, korpus 2, Moscow, Russia", "ul. Lenina 5, korpus 7, Moscow, Russia", None),
        ("ul. Lenina 5a, Perm, Russia", "ul. Lenina 5b, Perm, Russia", None),
        (
            "Quellmar Building, Beit Mery, Lebanon",
            "3rd Floor, Quellmar Building, Beit Mery, Lebanon",
            BUILDING,
        ),
        ("Beit Mery, Lebanon", "Quellmar Building, Beit Mery, Lebanon", None),
        ("P.O. Box 4711, Tehran, Iran", "No. 3, Quell Street, P.O. Box 4711, Tehran, Iran", ADDRESS),
        ("P.O. Box 4711, Isfahan, Iran", "P.O. Box 4711, Tehran, Iran", None),
        ("P.O. Box 4712, Tehran, Iran", "P.O. Box 4711, Tehran, Iran", None),
    ],
)
def test_nearness(asked: str, listed: str, nearness: Nearness | None) -> None:
    found = compare_addresses(read_address(asked), read_address(listed))
    assert found.nearness is nearness, found
    assert found.reason


def test_scores_fall_with_what_differs() -> None:
    whole = compare_addresses(read_address(LISTED), read_address(LISTED)).score
    slip = compare_addresses(read_address(LISTED.replace("Zorvex", "Zorvx")), read_address(LISTED)).score
    unit = compare_addresses(
        read_address("2-16 Fa Yuen Street, Mong Kok, Hong Kong"), read_address(LISTED)
    ).score
    assert 100.0 == whole > slip > unit >= 80.0


WORDS = "Zorvex Quellmar Brindova Fa Yuen Lenina Street Road Building Room 5 12-14 7b Moscow Khimki"
WORD = st.sampled_from(WORDS.split())
TEXT = st.lists(st.lists(WORD, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5).map(", ".join)


@given(TEXT, TEXT)
def test_either_may_be_asked_about(one: str, other: str) -> None:
    there, back = (
        compare_addresses(read_address(a), read_address(b)) for a, b in ((one, other), (other, one))
    )
    assert there.nearness is back.nearness


@given(TEXT.map(lambda text: f"{text}, Russia"))
def test_an_address_is_near_itself(text: str) -> None:
    form = read_address(text)
    found = compare_addresses(form, form)
    # what identifies too little is not compared, and says so
    assert found.nearness is ADDRESS or not form.houses or len("".join(form.names)) < 8 or not form.place
