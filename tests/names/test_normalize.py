"""A name read: scripts, order, legal forms, titles, numbers, and the keys an index posts it under."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.model import Kind
from screening.names import fold, key, name_form
from screening.names.reading import read_case
from screening.names.scripts import native_core
from screening.names.vocabulary import (
    abbreviations,
    families,
    honorifics,
    legal_forms,
    nicknames,
    translations,
    word_class,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Müller", "muller"),
        ("ŁÓDŹ", "lodz"),
        ("Зорин", "zorin"),
        ("习近平", "xi jin ping"),
        ("김정은", "kim jong un"),
        ("Ａｃｍｅ", "acme"),
        ("Κυριάκος", "kyriakos"),
        ("a\u0301", "a"),
        ("Ali ☺ Baba", "ali baba"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=80))
@settings(max_examples=300)
def test_fold_is_lower_case_ascii_and_stable(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower()
    assert fold(folded) == folded


@given(st.text(max_size=120), st.sampled_from(list(Kind)))
@settings(max_examples=300)
def test_any_text_has_a_form(text: str, kind: Kind) -> None:
    form = name_form(text, kind)
    assert all(token and token.isascii() for token in form.tokens)
    assert 0 <= form.tail <= len(form.tokens)
    assert set(form.tokens) <= set(form.index_keys)


@pytest.mark.parametrize(
    ("text", "kind", "tokens"),
    [
        ("ZORIN, Vladimir Vladimirovich", Kind.PERSON, "vladimir vladimirovich zorin"),
        ("ZORIN, Vladimir", Kind.UNKNOWN, "vladimir zorin"),
        ("Widgets, Gears and Tools Trading", Kind.UNKNOWN, "widgets gears and tools trading"),
        ("Haddad, Jr., Ibrahim", Kind.PERSON, "ibrahim haddad"),
        ("AL-HADIDI, Haji Abd-al-Karim", Kind.PERSON, "abdulkarim al hadidi"),
        ("Gen. Ibrahim Haddad", Kind.UNKNOWN, "ibrahim haddad"),
        ("General Motors", Kind.UNKNOWN, "general motors"),
        ("General Ibrahim Haddad", Kind.PERSON, "ibrahim haddad"),
        ("J.R. Ewing", Kind.PERSON, "j r ewing"),
        ("Jum'a Ta'ame", Kind.PERSON, "juma taame"),
        ("OOO Uralvagon", Kind.COMPANY, "uralvagon"),
        ("Uralvagon, S.A. de C.V.", Kind.COMPANY, "uralvagon"),
        ("Wislanka Europe Sp. z o.o.", Kind.COMPANY, "wislanka europe"),
        ("BRAZ, S.A.", Kind.UNKNOWN, "braz"),
        ("Uralvagon Quay, S.A. de C.V.", Kind.UNKNOWN, "uralvagon quay"),
        ("BANCO DE URALVAGON S.A", Kind.UNKNOWN, "banco de uralvagon"),
        ("Haji Ibrahim Hawala", Kind.UNKNOWN, "haji ibrahim hawala"),
        ("MS-13", Kind.UNKNOWN, "ms 13"),
        ("SMT-K", Kind.UNKNOWN, "smt k"),
        ("LLC A-K-S", Kind.COMPANY, "a k s"),
        ("P.AD Ltd.", Kind.COMPANY, "p ad"),
        ("Kim So San", Kind.UNKNOWN, "kim so san"),
        ("No. IX Plant", Kind.COMPANY, "9 plant"),
        ("PT Merdeka Sentosa", Kind.COMPANY, "merdeka sentosa"),
        ("Volga Limi ted Liability Company", Kind.COMPANY, "volga"),
        ("Joitn Stock Company Volga", Kind.COMPANY, "volga"),
        ("Volgaltd", Kind.COMPANY, "volga"),
        ("K.L.M.N. Company", Kind.COMPANY, "klmn"),
        ("The Company Ltd", Kind.COMPANY, "the"),
        ("Company Ltd", Kind.COMPANY, "company ltd"),
        ("Plant No. 26", Kind.COMPANY, "plant 26"),
        ("Kronstadt Fund XIV", Kind.COMPANY, "kronstadt fund 14"),
        ("Xi Jinping", Kind.UNKNOWN, "xi jinping"),
        ("Harrier7", Kind.VESSEL, "harrier 7"),
        ("EP-LDA", Kind.AIRCRAFT, "ep lda"),
        ("E. X. Co.", Kind.COMPANY, "e x"),
        ("Plant X Co.", Kind.COMPANY, "plant 10"),
        ("华东精密机械有限公司", Kind.COMPANY, "hua dong precision machinery"),
    ],
)
def test_tokens(text: str, kind: Kind, tokens: str) -> None:
    assert " ".join(name_form(text, kind).tokens) == tokens


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Volga LLC", {"limited"}),
        ("Volga GmbH", {"limited"}),
        ("OAO Volga", {"stock"}),
        ("Volga GmbH & Co. KG", {"partnership"}),
        ("Stichting Volga", {"nonprofit"}),
        ("FGUP Volga", {"state"}),
        ("Volga", set()),
        ("No. 9 Volga", set()),
        ("华东机械股份有限公司", {"stock"}),
    ],
)
def test_legal_form_classes(text: str, classes: set[str]) -> None:
    assert set(name_form(text, Kind.COMPANY).legal_forms) - {"company"} == classes


def test_acronyms_in_brackets_are_names_of_their_own() -> None:
    form = name_form("Emal Bilal Construction Company (EBCC)", Kind.COMPANY)
    assert form.acronyms == ("ebcc",)
    assert form.tokens == ("emal", "bilal", "construction")
    assert "ebcc" in form.index_keys


def test_words_in_brackets_stay() -> None:
    assert name_form("Volga Bank (Schweiz) AG", Kind.COMPANY).tokens == ("volga", "bank", "schweiz")


def test_an_address_is_marked_where_it_begins() -> None:
    form = name_form("Volga Marine Co Ltd, 12 Port Road, Dubai", Kind.COMPANY)
    assert form.tokens[: form.tail] == ("volga", "marine")
    assert form.address
    assert form.numbers == ()


def test_native_spelling_is_simplified_and_rid_of_legal_forms() -> None:
    traditional, simplified = name_form("華為技術有限公司"), name_form("华为技术有限公司")
    assert traditional.native == simplified.native == "华为技术"
    assert traditional.key == simplified.key == "华为技术"
    assert "华为技术" in traditional.index_keys
    assert name_form("Huawei 华为").tokens == ("huawei",)


def test_index_keys_reach_families_and_full_words() -> None:
    assert "mohammed" in name_form("Mochammad Yahya", Kind.PERSON).index_keys
    assert "technology" in name_form("Volga Tech", Kind.COMPANY).index_keys
    assert "karim" in name_form("Abdel Karim", Kind.PERSON).index_keys
    assert "irgc" in name_form("Islamic Revolutionary Guard Corps", Kind.ORGANIZATION).index_keys


def test_key_ignores_manners_of_writing() -> None:
    assert key("Volga-Marine, LLC", Kind.COMPANY) == key("VOLGA MARINE", Kind.COMPANY)
    assert key("Volga Marine") != key("Marine Volga")


def test_a_legal_form_behind_the_first_comma_goes_with_the_name() -> None:
    assert key("Unit 46 Main Avenue, LLC") == key("Unit 46 Main Avenue LLC")
    assert name_form("12 Main Avenue Unit 46B, Co., Ltd.").legal_forms == ("limited",)
    assert name_form("Volga, Inc., Moscow").address
    assert key("Company, John", Kind.PERSON) == "john company"


@pytest.mark.parametrize(
    "table", [abbreviations, families, honorifics, legal_forms, nicknames, translations, word_class]
)
def test_tables_are_folded(table: object) -> None:
    """A spelling that is not folded can never be met."""
    entries = table()  # type: ignore[operator]
    assert len(entries) > 30
    wrong = [word for word in entries if word != fold(word) or not word.replace(" ", "").isalnum()]
    assert wrong == []


def test_every_class_of_words_has_a_weight() -> None:
    from screening.names.weights import CLASS_WEIGHT

    assert set(word_class().values()) <= set(CLASS_WEIGHT)


def test_a_family_name_in_another_script_is_part_of_the_name() -> None:
    assert name_form("Leone 方").tokens == ("leone", "fang")
    assert name_form("Huawei 华为").tokens == ("huawei",)  # one name, twice
    assert name_form("Huawei Technologies 华为技术").tokens == ("huawei", "technologies")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("TsAGl", "TsAGI"),
        ("MUHAMMED ALl", "MUHAMMED ALI"),
        ("lRAN", "IRAN"),
        ("Cheng Ll", "Cheng LI"),
        ("ARTEMIS IlI", "ARTEMIS III"),
        ("KeIvo", "Kelvo"),
        ("aI-Qasab", "al-Qasab"),
        ("AIi PiI", "Ali Pil"),
        ("GIobal", "Global"),
        ("HieraxCo. Ltd.", "Hierax Co. Ltd."),
    ],
)
def test_capitals_tell_what_was_misread_or_glued(text: str, read: str) -> None:
    assert read_case(text) == read
    assert name_form(text, Kind.COMPANY).tokens == name_form(read, Kind.COMPANY).tokens


@pytest.mark.parametrize(
    "text",
    [
        "All Ports",
        "Al ZAHRA",
        "El Paso",
        "Kim Il Sung",
        "McIver",
        "MacInnes",
        "DeIulio",
        "SberInvest",
        "vIan",
        "Ill",
        "DarkIris",
        "TsNIIMash",
        "Llanelli",
        "PTC",
        "BancoLimitedo",
        "ali",
        "Illinois",
        "EcoInc2",
    ],
)
def test_capitals_of_other_words_stay(text: str) -> None:
    assert read_case(text) == text


@pytest.mark.parametrize(
    ("native", "tokens"),
    [
        ("海康威视", ("hikvision",)),
        ("中芯国际集成电路制造有限公司", ("smic",)),
        ("哈爾濱工業大學", ("harbin", "institute", "of", "technology")),
        ("中国移动集团", ("china", "mobile", "group")),
    ],
)
def test_much_named_firms_and_schools_have_their_english_names(native: str, tokens: tuple[str, ...]) -> None:
    assert name_form(native, Kind.COMPANY).tokens == tokens


def test_a_known_name_is_no_ordinary_word_of_its_native_spelling() -> None:
    assert native_core("北京海康威视科技") == "海康威视"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("\u062d\u0645\u0627\u0633", "hamas"),
        ("\u0627\u0644\u062d\u0648\u062b\u064a", "al houthi"),
        ("\u0628\u0634\u0627\u0631 \u0639\u0645\u0631", "bashar umar"),
        ("\u0628\u0634\u0631\u0649", "bushra"),
        ("\u05d7\u05de\u05d0\u05e1", "hamas"),
    ],
)
def test_words_that_are_others_without_their_vowels_have_them(text: str, folded: str) -> None:
    assert fold(text) == folded
