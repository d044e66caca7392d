"""Names and line breaks: wrapped lines, words parted at a line's end, rows and cells."""

from __future__ import annotations

import pytest

from screening.text.forms import clean
from tests.text.reading import found


def test_names_broken_over_wrapped_lines_are_whole() -> None:
    text = (
        "The money went through an account that belonged to Silver Crane\n"
        "Marine Services LLC and was paid out again in the same week, said\n"
        "the report. It named nobody else, and the bank has since closed it.\n"
    )
    assert "Silver Crane\nMarine Services LLC" in found(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n  "])
def test_a_word_parted_at_a_lines_end_is_whole(end: str) -> None:
    text = (
        f"The licence that was sought by the traders was for Zorvex Com-{end}"
        f"ponents Trading Ltd of Leeds, and another for a Dubai-{end}"
        "based firm, which has since been closed by its owners and heirs."
    )
    surfaces = [clean(surface) for surface in found(text)]
    assert "Zorvex Components Trading Ltd" in surfaces
    assert "Dubai" in surfaces


def test_cells_that_blanks_part_are_names_of_their_own() -> None:
    text = (
        "Vendor                       Country   Part\n"
        "Zorvex Precision Moulding    Germany  Gearboxes\n"
        "Kestrel Harbour Trading      Austria   Screws\n"
    )
    surfaces = found(text)
    assert {"Zorvex Precision Moulding", "Kestrel Harbour Trading", "Germany"} <= set(surfaces)


def test_rows_of_a_list_are_parted() -> None:
    text = "The suppliers were:\n- Brightwater Optics\n- Kestrel Trading\n- Norvik\n"
    assert found(text) == ["Brightwater Optics", "Kestrel Trading", "Norvik"]


def test_a_row_of_cells_ends_with_its_line() -> None:
    text = (
        "No.  Supplier                Country    Contact\n"
        "1    Norvik Kestrel Ltd      NO         Anna Roe\n"
        "2    Brightwater Trading     NO         Per Roe\n"
    )
    surfaces = found(text)
    assert {"Norvik Kestrel Ltd", "Anna Roe", "Brightwater Trading", "Per Roe"} <= set(surfaces)
    assert not any("2" in surface for surface in surfaces)


def test_what_is_over_a_column_is_no_name() -> None:
    table = "| Supplier | Est. | Qty. | CTRY |\n|---|---|---|---|\n| Norvik | 1987 | 12 | 9 |\n"
    assert found(table) == ["Norvik"]


@pytest.mark.parametrize("break_", ["\u00ad\n", "\u00ad\r\n"])
def test_a_soft_hyphen_at_a_lines_end_parts_no_word(break_: str) -> None:
    text = (
        f"The licence that was sought was for the agency Brightwater Op{break_}tics Ltd, it said, and "
        f"for Norvik Tra{break_}ding of Leeds."
    )
    assert found(text)[:2] == [f"Brightwater Op{break_}tics Ltd", f"Norvik Tra{break_}ding"]
    assert clean(f"Brightwater Op{break_}tics Ltd") == "Brightwater Optics Ltd"


def test_sentences_on_a_line_without_a_stop_at_its_end_are_no_title() -> None:
    text = "Bob Brown. Officials met Jane Stone yesterday. John Miller"
    assert found(text) == ["Bob Brown", "Jane Stone", "John Miller"]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Bob Brown Meets Jane Stone in London", ["Bob Brown", "Jane Stone", "London"]),
        ("Court Jails John Miller Over Chips", ["John Miller"]),
        ("Shares Rose Sharply as Victor Long Quits", ["Victor Long"]),
        ("Firms Sue Zorvex After Grace Period Ends", ["Zorvex"]),
    ],
)
def test_a_person_in_a_title_is_found_though_english_has_the_words(title: str, names: list[str]) -> None:
    assert (
        found(title + "\n\nThe report says nothing more of it, and the court has not answered yet.\n")
        == names
    )


def test_a_quoted_sentence_of_many_names_is_no_title() -> None:
    surfaces = found('On May 4 she wrote to Robert Mills: "Please ship to Jinxing Norvik Rongda." He did.')
    assert surfaces == ["Robert Mills", "Jinxing Norvik Rongda"]


def test_a_letters_head_is_no_paragraph() -> None:
    text = "From: Uliks R.\nPrepared by: Zorvek Advisory Ltd\nCc: Capt. Jan Norvik; W. K. Tam\nDate: 9 Jul\n"
    assert [clean(one) for one in found(text)] == [
        "Uliks R.",
        "Zorvek Advisory Ltd",
        "Jan Norvik",
        "W. K. Tam",
    ]


def test_a_message_in_capitals_holds_names_with_what_they_end_with() -> None:
    text = (
        "2. CARRIER ZORVEK MAGIC ARRIVED AT THE PORT; ZORVIA PETROLEUM COMPANY AND YAHYA AL-NORVIKI PAID "
        "VIA TULOV KUVEK BANK FOR THE CARGO. M/V SAEBYOL WAS SIGHTED NEAR THE COAST, A.K.A. THE STAR."
    )
    assert [one for one in found(text) if one != "AL"] == [
        "ZORVEK",
        "ZORVIA PETROLEUM COMPANY",
        "YAHYA AL-NORVIKI",
        "TULOV KUVEK BANK",
        "SAEBYOL",
    ]
