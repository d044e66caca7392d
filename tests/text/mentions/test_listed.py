"""The safety net: what a list holds word for word comes out, and little is asked for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.text.mentions import find_mentions
from tests.text.labelled import names, text_of
from tests.text.reading import found, read


@pytest.mark.parametrize(
    ("text", "listed", "expected"),
    [
        # glued by "and", by a line of capitals, by what only begins the sentence
        ("The Bank of Norvik and Bank Kestrel said so.", "bank kestrel", ["Bank of Norvik", "Bank Kestrel"]),
        ("POLICE ON MONDAY NAMED KESTREL MARINE CO., LTD. IN COURT", "kestrel marine co., ltd.", []),
        ("POLICE RAID SILVER CRANE AND THE BLUE HERON LINE", "silver crane", ["SILVER CRANE"]),
        ("Sanctioned Silver Crane sailed on.", "silver crane", ["Silver Crane"]),
        ("Norwegian Silver Crane sailed on.", "silver crane", ["Silver Crane"]),
        ("He met Mr. Bank Kestrel there.", "bank kestrel", ["Bank Kestrel"]),
    ],
)
def test_a_listed_name_always_comes_out_by_itself(text: str, listed: str, expected: list[str]) -> None:
    surfaces = found(text, frozenset({listed}))
    assert any(surface.casefold() == listed for surface in surfaces)
    assert set(expected) <= set(surfaces)


def test_two_listed_words_joined_by_a_sign_are_two_names() -> None:
    assert found("It paid Norvik & Kestrelin in May.", frozenset({"norvik", "kestrelin"})) == [
        "Norvik",
        "Kestrelin",
    ]
    assert found("It paid Norvik & Kestrelin in May.", frozenset({"norvik"})) == ["Norvik & Kestrelin"]


def test_an_inverted_name_does_not_begin_within_another() -> None:
    listed = frozenset({"bearing, kestrelin", "kestrelin, anna", "kestrel co., ltd."})
    text = "It buys of Norvik Bearing, Kestrelin and others."
    assert found(text, listed) == ["Norvik Bearing", "Kestrelin"]
    assert "Kestrelin, Anna" in found("On it stood Kestrelin, Anna and others.", listed)
    assert "Kestrel Co., Ltd." in found("They paid Norwegian Kestrel Co., Ltd. in May.", listed)


def test_a_longer_name_around_a_listed_one_stays_whole() -> None:
    surfaces = found("They paid Kestrel Marine Suzhou Ltd in May.", frozenset({"kestrel marine"}))
    assert surfaces == ["Kestrel Marine Suzhou Ltd"]


def test_a_word_broken_at_a_lines_end() -> None:
    text = "The licence that was sought was for the agency Norvik-\nexport, it said, and for\nothers."
    assert "Norvik-\nexport" in found(text, frozenset({"norvikexport"}))
    hyphen = "They met the man whom the report that came out in May calls Yusuf al-\nOtaibi and went home.\n"
    assert any(surface.endswith("al-\nOtaibi") for surface in found(hyphen))


def test_lower_case_is_read_for_listed_names() -> None:
    listed = frozenset({"norvik technologies co., ltd", "bank kestrelin", "norvik"})
    quiet = "the ministry said norvik technologies co., ltd. and bank kestrelin were cut off. shares fell."
    assert found(quiet, listed) == ["norvik technologies co., ltd", "bank kestrelin"]
    formed = "On Friday Anna Roe said norvik technologies co., ltd. was cut off, and norvik fell."
    assert found(formed, listed) == ["Anna Roe", "norvik technologies co., ltd"]


@pytest.mark.parametrize("change", [str, str.upper, str.lower])
def test_few_windows_are_asked(change: Callable[[str], str]) -> None:
    asked: list[str] = []
    text = change("".join(text_of(name) for name in names()))
    find_mentions(read(text), lambda name: bool(asked.append(name)))
    assert len(asked) == len(set(asked))
    assert len(asked) < 4 * len(text.split())


def test_a_firms_longer_name_is_whole_also_behind_a_word_that_introduces_it() -> None:
    listed = frozenset({"golden kestrel"})
    assert found("Developer Golden Kestrel Properties LLC objected.", listed) == [
        "Golden Kestrel Properties LLC"
    ]
    assert found("Developer Golden Kestrel objected.", listed) == ["Golden Kestrel"]


def test_an_english_word_before_words_that_any_firm_bears_is_part_of_the_name() -> None:
    assert found("It sued Compass Global LLC.", frozenset({"global llc"})) == ["Compass Global LLC"]


def test_a_people_and_its_goods_are_no_firm() -> None:
    listed = frozenset({"iranian oil", "iranian railways"})
    assert "Iranian Oil" not in found("Network Moved Iranian Oil Past the Navy", listed)
    assert "Iranian Railways" in found("Network Moved Iranian Railways Past the Navy", listed)


def test_a_legal_form_begins_no_listed_name_behind_a_name() -> None:
    assert found("It named Norvik Pumps Corp/ComZet.", frozenset({"corp/comzet"})) == [
        "Norvik Pumps Corp",
        "ComZet",
    ]
    assert found("It named Norvik JSC, PJSC Comzet.", frozenset({"norvik jsc, pjsc"})) == [
        "Norvik JSC",
        "PJSC Comzet",
    ]
    assert found("It named OOO Comzet.", frozenset({"ooo comzet"})) == ["OOO Comzet"]


def test_a_ministry_with_a_listed_one_in_front_is_one() -> None:
    listed = frozenset({"norvik ministry of defence", "norvik bank"})
    whole = "Norvik Ministry of Defence and Harbour Logistics"
    assert found(f"It went to the {whole}.", listed) == [whole]
    assert found("It went to the Norvik Ministry of Defence and Norvik Bank.", listed) == [
        "Norvik Ministry of Defence",
        "Norvik Bank",
    ]


def test_a_comma_behind_a_legal_form_parts_two_firms() -> None:
    listed = frozenset({"zorvek inc., oslo"})
    text = "They added Zorvek Inc., Oslo Norvik Pumps Co., Ltd. and others then."
    assert found(text, listed) == ["Zorvek Inc.", "Oslo Norvik Pumps Co., Ltd."]
