"""Every class of perturbation: what it makes of a name, and the laws that hold for all of them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from screening.validate.listed import LISTED_GROUPS, Group, Listed
from screening.validate.perturbations import PERTURBATIONS, UNALTERED
from screening.validate.perturbations.forms import without_form
from screening.validate.perturbations.parts import LINE

BY_ID = {one.id: one for one in PERTURBATIONS}
PERSON, FIRM, VESSEL = Group.PERSON, Group.FIRM, Group.VESSEL

WORDS = (
    *(
        "Ivan",
        "PETROV,",
        "Abd",
        "al-Rahman",
        "Trading",
        "Company",
        "Ltd.",
        "LLC",
        "OOO",
        "Co.,",
        "26",
        "(ABC)",
    ),
    *("Ōsaka", "Łódź", "中国", "محمد", "-", "&", "S.A.", "m", "rn", "İzmir", "ß", "ǆ"),
)
published = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(WORDS),
        min_size=1,
        max_size=7,
    ).map(" ".join),
)


def altered(id_: str, text: str, group: Group, seed: int = 1, native: tuple[str, ...] = ()) -> str | None:
    return BY_ID[id_].altered(Listed.of(text, group, native), Random(seed))


def every(id_: str, text: str, group: Group) -> set[str]:
    """What a class makes of a name under many seeds."""
    made = {altered(id_, text, group, seed) for seed in range(80)}
    return {one for one in made if one is not None}


@pytest.mark.parametrize("one", PERTURBATIONS, ids=lambda one: one.id)
@given(text=published, group=st.sampled_from(LISTED_GROUPS), seed=st.integers(), native=st.booleans())
def test_laws_of_every_class(one, text: str, group: Group, seed: int, native: bool) -> None:  # type: ignore[no-untyped-def]
    listed = Listed.of(text, group, ("Иван Петров",) if native else ())
    first, again = (one.altered(listed, Random(seed)) for _ in range(2))
    assert first == again
    if first is not None:
        assert first.strip()
        assert group in one.groups
        assert one is UNALTERED or first != listed.text


def test_ids_stand_once() -> None:
    assert len(BY_ID) == len(PERTURBATIONS)


@given(text=published, seed=st.integers())
def test_digits_survive_typos(text: str, seed: int) -> None:
    for id_ in ("one_typo", "two_typos", "keyboard", "transliteration"):
        made = altered(id_, text, FIRM, seed)
        if made is not None:
            assert [char for char in made if char.isdecimal()] == [char for char in text if char.isdecimal()]


def test_the_order_a_name_is_spoken_in() -> None:
    assert Listed.of("SAARELA, Heikki", PERSON).text == "Heikki SAARELA"
    assert Listed.of("SAARELA, Heikki", PERSON).family == "SAARELA"
    assert Listed.of("Alpha Trading, Ltd", FIRM).text == "Alpha Trading, Ltd"
    assert Listed.of("A, B, C", PERSON).text == "A, B, C"


def test_letter_case() -> None:
    assert every("letter_case", "Alpha LLC", FIRM) == {"alpha llc", "ALPHA LLC"}
    assert altered("letter_case", "26", VESSEL) is None


def test_unaltered_is_as_published() -> None:
    assert altered("unaltered", "SAARELA, Heikki", PERSON) == "SAARELA, Heikki"


@given(seed=st.integers())
def test_typos_are_as_many_as_they_say(seed: int) -> None:
    name = "Heikki Saarela"
    assert OSA.distance(altered("one_typo", name, PERSON, seed), name) == 1
    assert OSA.distance(altered("two_typos", name, PERSON, seed), name) == 2
    assert OSA.distance(altered("keyboard", name, PERSON, seed), name) == 1


def test_short_words_and_names_get_no_typo() -> None:
    assert altered("one_typo", "Li Wu", PERSON) is None
    assert altered("two_typos", "Zeus 26", VESSEL) is None


def test_misread_shapes() -> None:
    assert {"Bum", "Burn"} & every("ocr", "Burn", VESSEL) == {"Bum"}
    assert altered("ocr", "777", VESSEL) is None


def test_transliteration_leaves_company_words_alone() -> None:
    made = every("transliteration", "Khorasan Trading Company", FIRM)
    assert "Horasan Trading Company" in made
    assert all(one.endswith("Trading Company") for one in made)
    assert "Mohamed PETROV" in every("transliteration", "PETROV, Mohammed", PERSON)


def test_word_order() -> None:
    assert altered("word_order", "SAARELA, Heikki Juhani", PERSON) == "SAARELA Heikki Juhani"
    assert altered("word_order", "Heikki Saarela", PERSON) == "Saarela Heikki"
    assert every("word_order", "Alpha Beta LLC", FIRM) == {"Beta Alpha LLC"}
    assert altered("word_order", "Solo", PERSON) is None


def test_missing_part() -> None:
    assert every("missing_part", "SAARELA, Heikki Juhani", PERSON) == {"Heikki SAARELA"}
    assert altered("missing_part", "Kim Yong Su", PERSON) is None
    assert every("missing_part", "Alpha Trading Ltd", FIRM) == {"Alpha Ltd"}
    assert altered("missing_part", "Alpha Beta Gamma", FIRM) is None


def test_initials() -> None:
    assert every("initials", "SAARELA, Heikki Juhani", PERSON) == {"H. J. SAARELA", "Heikki J. SAARELA"}
    assert altered("initials", "bin Ali", PERSON) is None


def test_legal_forms() -> None:
    assert without_form("Alpha Trading, L.L.C.") == ("Alpha Trading", "L.L.C.", True)
    assert without_form("OOO Alpha") == ("Alpha", "OOO", False)
    assert without_form("Limited Liability Company Alpha")[0] == "Alpha"
    assert without_form("Ltd") == ("Ltd", "", True)
    assert "OOO Alpha" in every("form_changed", "Alpha LLC", FIRM)
    assert all(not one.casefold().endswith(" llc") for one in every("form_changed", "Alpha LLC", FIRM))
    assert altered("form_dropped", "Alpha Co., Ltd.", FIRM) == "Alpha"
    assert altered("form_dropped", "Alpha", FIRM) is None
    assert altered("form_added", "Alpha LLC", FIRM) is None
    assert "Alpha Ltd" in every("form_added", "Alpha", FIRM)


def test_abbreviations_keep_the_case() -> None:
    assert every("abbreviation", "ALPHA TRADING", FIRM) == {"ALPHA TRDG", "ALPHA TR."}
    assert altered("abbreviation", "Alpha", FIRM) is None


def test_joints() -> None:
    assert every("joined", "Alpha Beta", FIRM) == {"AlphaBeta"}
    assert every("split", "Alphabet", VESSEL) == {"Alp habet", "Alph abet", "Alpha bet"}
    assert altered("split", "Alpha", VESSEL) is None


def test_cut_at_a_payment_line() -> None:
    long = "Alpha Beta Gamma Delta Epsilon Zeta Eta"
    assert altered("truncated", long, FIRM) == long[:LINE].strip()
    assert altered("truncated", long[:LINE], FIRM) is None


def test_accents() -> None:
    assert altered("diacritics", "Çelik", PERSON) == "Celik"
    assert all(one != "Celik" for one in every("diacritics", "Celik", PERSON))


def test_other_scripts() -> None:
    assert altered("cyrillic", "PETROV, Sergey Mikhailovich", PERSON) == "Сергей Михаилович Петров"
    assert altered("cyrillic", "Heikki Saarela", PERSON) is None
    assert altered("arabic", "AL-HAKIM, Khalid", PERSON) == "خالد الحكيم"
    assert altered("arabic", "Khalid Saarela", PERSON) is None
    assert altered("native_script", "Alpha", FIRM, native=("阿尔法",)) == "阿尔法"
    assert altered("native_script", "Alpha", FIRM) is None


def test_what_is_put_around_a_name() -> None:
    assert altered("acronym", "Alpha Beta Gamma Ltd", FIRM) == "Alpha Beta Gamma Ltd (ABG)"
    assert altered("acronym", "Alpha Ltd", FIRM) is None
    assert altered("address", "Alpha", FIRM, 3).startswith("Alpha, ")  # type: ignore[union-attr]
    assert altered("vessel_prefix", "MV Alpha", VESSEL) is None
    assert {"M/V Alpha", "MT Alpha"} <= every("vessel_prefix", "Alpha", VESSEL)
    assert altered("honorific", "Alpha", FIRM) is None


def test_several_at_once() -> None:
    made = every("several", "Alphabet Trading LLC", FIRM)
    assert made
    for one in made:
        words = without_form(one)[0].split()
        assert OSA.distance(words[0], "Alphabet") == 1
        assert words[1] in ("Trdg", "Tr.")
        assert without_form(one)[1] not in ("", "LLC")
