"""Footnote numbers leave the licence requirement, and nothing else of it changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.sources.csl.licences import read_requirement


@pytest.mark.parametrize(
    ("text", "plain", "footnotes"),
    [
        ("See §§ 734.9(g)3, 746.8(a)(3), and 744.2l(b)", "See §§ 734.9(g), 746.8(a)(3), and 744.2l(b)", "3"),
        ("(See §§ 744.8(b), 734.9(g),3 746.8(a)(3) of the EAR)", None, "3"),
        ("(See § 734.9(e) and § 744.11 of the EAR)4", "(See § 734.9(e) and § 744.11 of the EAR)", "4"),
        ("(See §§ 734.4(a)(9), 734.9(e)(3), and 744.11 of the EAR) 5", None, "5"),
        ("see §§ 736.2(b)(3)(vi), and 744.11 of the EAR, EXCEPT for x", None, "1"),
        ("For all items subject to the EAR. (See §744.2 (d) of the EAR)", None, ""),
        ("listed in supplement no. 7 to part 746 of the EAR.", None, ""),
        ("License Exception GOV under § 740.11(b)(2) and (e)", None, ""),
    ],
)
def test_footnotes_leave_the_requirement(text: str, plain: str | None, footnotes: str) -> None:
    found = read_requirement(text)
    assert "".join(found[1]) == footnotes
    assert plain is None or found[0] == plain


def test_no_requirement_is_none() -> None:
    assert read_requirement("  ") == (None, ())


@given(st.text(alphabet="For items(EAR) §.,;", max_size=60))
def test_text_without_digits_is_left_alone(text: str) -> None:
    assert read_requirement(text) == (text.strip() or None, ())
