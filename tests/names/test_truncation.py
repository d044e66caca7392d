"""Which names may have run out of space."""

from __future__ import annotations

import pytest

from screening.model import Kind
from screening.names import name_form
from screening.names.truncation import CUT_OFF, cut_off_of_many, is_cut_off


@pytest.mark.parametrize(
    ("text", "kind", "cut"),
    [
        ("Orsis Industrial Machinery Trad", Kind.COMPANY, True),
        ("Zorvane Shipping and Forwarding Compa", Kind.UNKNOWN, True),
        ("Orsis Industrial Trad", Kind.COMPANY, False),  # there was space for more
        ("BANK ZORVANE PUBLIC JOINT STOCK COMPANY", Kind.COMPANY, False),  # it goes on behind the last token
        ("OTKRYTOE AKTSIONERNOE OBSHCHESTVO ZORVANE", Kind.COMPANY, True),
        ("ZORVANE QUAYLAND, Timur Levonovich Abdul", Kind.PERSON, False),  # the last token is the family's
        ("Timur Levonovich Abdul Zorvane Quayl", Kind.PERSON, True),
        ("Timur Levonovich Abdul Zorvane \u00c7elik\u00e9", Kind.PERSON, True),
        ("", Kind.UNKNOWN, False),
        ("\u2014" * 40, Kind.UNKNOWN, False),
    ],
)
def test_a_name_that_may_have_run_out_of_space(text: str, kind: Kind, cut: bool) -> None:
    form = name_form(text, kind)
    assert is_cut_off(form) is cut
    assert cut_off_of_many([text], [form.tokens]) == ([0] if cut else [])
    assert len(text) >= CUT_OFF or not cut
