"""Wrapped lines are one paragraph, rows of lists and tables are not."""

from __future__ import annotations

import pytest

from screening.text.positions import paragraphs
from tests.text.reading import found

WRAPPED = (
    "The ministry added several firms to its list, among them Silver Crane Group, Norvik\n"
    "Technologies Co., Ltd. and Kestrel Information\n"
    "Industry to the list of those that need a licence from the ministry in the capital\n"
    "before they may buy.\n"
)


def test_lines_wrapped_by_hand_part_no_name() -> None:
    surfaces = found(WRAPPED)
    assert "Norvik\nTechnologies Co., Ltd." in surfaces
    assert "Kestrel Information\nIndustry" in surfaces
    assert [" ".join(surface.split()) for surface in surfaces] == found(WRAPPED.replace("\n", " "))


def test_a_legal_form_that_begins_a_line_is_no_row() -> None:
    text = "They added to the list of the day a firm called Norvik Optics Co.,\nLtd. and many more.\n"
    assert found(text) == ["Norvik Optics Co.,\nLtd."]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry added several firms to its list on Monday:\n- Norvik Pumps\n- Kestrel Trading\n",
        "The ministry added these firms, which sold pumps and valves:\n\nNorvik Pumps\nKestrel Trading\n",
        "| firm | what it sold to the north |\n| Norvik Pumps | pumps |\n| Kestrel Trading | oil |\n",
        "# News of the week about Norvik Pumps\nKestrel Trading sold oil to the army, it said.\n",
        "1. first among the firms that closed is Norvik Pumps\n2. Kestrel Trading\n",
    ],
)
def test_rows_headings_and_lists_stay_parted(text: str) -> None:
    assert {"Norvik Pumps", "Kestrel Trading"} <= set(found(text))


def test_rows_of_cells_are_paragraphs_of_their_own() -> None:
    rows = [
        "No.  Supplier                Contact",
        "1    Norvik Kestrel Ltd      Anna Roe",
        "2    Brightwater  Per Roe",
    ]
    text = "\n".join(rows)
    assert [text[start:end] for start, end in paragraphs(text)] == rows
