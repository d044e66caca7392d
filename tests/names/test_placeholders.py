"""What stands in the place of a name and is none; and short names that are some."""

from __future__ import annotations

import pytest

from screening.names import unscreenable
from screening.names.placeholders import LONGEST_PLACEHOLDER, stands_for_no_name


@pytest.mark.parametrize(
    "text",
    [
        *(
            "N/A",
            "n.a.",
            "#N/A",
            "#REF!",
            "#NV",
            "#DIV/0!",
            "NULL",
            "none",
            "NaN",
            "Unknown",
            "(unknown)",
            "TBD",
        ),
        *(
            "- none -",
            "Not available",
            "unbekannt",
            "Неизвестно",
            "不明",
            "12345",
            "0049-12345",
            "X",
            "李",
            "x.",
        ),
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert stands_for_no_name(text)
    assert unscreenable(text)


@pytest.mark.parametrize(
    "text",
    [
        "360",
        "1517",
        "Li",
        "VTB",
        "3M",
        "X5",
        "Nil Orsin",
        "Nan Ma",
        "None Such Ltd",
        "Null, Timur",
        "李娜",
        "",
    ],
)
def test_what_may_be_one(text: str) -> None:
    assert stands_for_no_name(text) == ""


def test_long_texts_are_none_of_them() -> None:
    assert stands_for_no_name(" " * LONGEST_PLACEHOLDER + "N/A") == ""
