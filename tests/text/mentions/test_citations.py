"""Laws, prints and dockets that a text cites."""

from __future__ import annotations

import pytest

from tests.text.reading import found

LISTED = frozenset({"u.s.c."})


@pytest.mark.parametrize(
    "text",
    [
        "He was charged under 18 U.S.C. § 371 then.",
        "(T. 13, U.S.C., § 305; T. 18,\n   U.S.C., §§ 371, 1956(h)) were broken.",
        "It broke 15 C.F.R. Parts 730-774 then.",
        "It is told in S/2017/150, and in S/RES/2270/2016/3 too. See S/2024/215 for more.",
        "It was [2024] EWCA Civ 628 and [2025] EWHC 1893 (Comm) then.",
        "The case is Cr. No. 25-0417 (RPK) there.",
    ],
)
def test_a_cited_law_names_nobody(text: str) -> None:
    assert found(text, LISTED) == []


def test_letters_that_cite_nothing_are_a_listed_name() -> None:
    assert found("They paid U.S.C. for the pumps.", LISTED) == ["U.S.C."]
