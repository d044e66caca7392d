"""Foreign names in Katakana, Korean letters and Chinese characters: told from native ones, and met."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Kind, Name, Role, Strength
from screening.names import compare, name_form
from screening.names.columns import name_forms
from screening.names.explain import sentence
from screening.names.reading import MOST_WORDS
from screening.names.transcribed import HEARD, chinese, hangul, hebrew, katakana

MET = 85.0


@pytest.mark.parametrize(
    ("written", "sounds"),
    [
        ("プーチン", "PUCHIN"),
        ("ウラジーミル", "URAJIMIRU"),
        ("ヴィクトル", "VIKUTORU"),
        ("フョードル", "FYODORU"),
        ("シェフチェンコ", "SHEFUCHENKO"),
        ("グァダルーペ", "GWADARUPE"),
        ("ジャバド", "JABADO"),
        ("ウィリアム", "WIRIAMU"),
        ("ハッサン", "HASAN"),
    ],
)
def test_katakana_is_written_by_its_sounds(written: str, sounds: str) -> None:
    assert katakana(written) == sounds


@pytest.mark.parametrize(
    ("written", "sounds"),
    [("푸틴", "PUTIN"), ("블라디미르", "BEULRADIMIREU"), ("셰우첸코", "SHEUCHENKO"), ("방크", "BANGKEU")],
)
def test_korean_letters_are_written_by_their_sounds(written: str, sounds: str) -> None:
    assert hangul(written) == sounds


@pytest.mark.parametrize(
    ("written", "sounds"),
    [("普京", "PUTIN"), ("拉夫罗夫", "LAFEULOFEU"), ("佩斯科夫", "PESEUKEOFEU"), ("伊戈尔", "IGEOL")],
)
def test_chinese_characters_are_written_by_their_sounds(written: str, sounds: str) -> None:
    assert chinese(written) == sounds


@pytest.mark.parametrize(
    ("written", "sounds"),
    [
        ("פוטין", "PWTYN"),
        ("פריגוז'ין", "PRYGWJYN"),
        ("אברמוביץ׳", "BRMWBYCH"),
        ("נסראללה", "NSRLL"),
        ("אנה", "ANA"),
        ("ח'אלד", "HLD"),
    ],
)
def test_hebrew_is_written_by_its_sounds(written: str, sounds: str) -> None:
    assert hebrew(written) == sounds


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("ולדימיר פוטין", "PUTIN, Vladimir Vladimirovich"),
        ("פוטין, ולדימיר", "PUTIN, Vladimir"),
        ("איגור סצ'ין", "SECHIN, Igor Ivanovich"),
        ("בשאר אל-אסד", "ASSAD, Bashar"),
        ("חסן נסראללה", "NASRALLAH, Hasan"),
        ("ח'אלד משעל", "MISHAAL, Khalid"),
        ("ウラジーミル・プーチン", "PUTIN, Vladimir Vladimirovich"),
        ("ｳﾗｼﾞｰﾐﾙ ﾌﾟｰﾁﾝ", "PUTIN, Vladimir"),
        ("プーチン、ウラジーミル", "PUTIN, Vladimir"),
        ("ドミトリー＝メドベージェフ", "MEDVEDEV, Dmitry Anatolyevich"),
        ("ガセム・ソレイマニ", "SOLEIMANI, Qasem"),
        ("블라디미르 푸틴", "PUTIN, Vladimir Vladimirovich"),
        ("드미트리 페스코프", "PESKOV, Dmitry Sergeevich"),
        ("사담 후세인", "Saddam Hussein"),  # no syllable of it is foreign, but it is longer than a Korean's
        ("弗拉基米尔·普京", "PUTIN, Vladimir Vladimirovich"),
        ("謝爾蓋‧拉夫羅夫", "LAVROV, Sergei Viktorovich"),
        ("亚历山大·卢卡申科", "LUKASHENKO, Alexander"),
    ],
)
def test_persons_meet_their_latin_names(name: str, listed: str) -> None:
    assert compare(name, listed, Kind.PERSON).score >= MET


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("ガスプロム", "GAZPROM PAO"),
        ("ロスネフチ株式会社", "ROSNEFT PJSC"),
        ("스베르방크", "SBERBANK"),
        ("노바텍", "NOVATEK"),
    ],
)
def test_firms_meet_their_latin_names(name: str, listed: str) -> None:
    assert compare(name, listed, Kind.COMPANY).score >= MET


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("スズキ", "SEASKY"),
        ("トヨタ", "TAATTA, AO"),
        ("ヤマハ", "AMUAY"),
        ("マイケル・ジャクソン", "JAKSENOV, Mikhail"),
        ("보쉬", "BASEEJ"),
        ("יורי גגרין", "Salazar-Galan, Julio"),
        ("אמל כהן", "KHAN, Mali"),
        ("克里斯蒂亚诺·罗纳尔多", "RONALDS, Kristijan"),
    ],
)
def test_others_do_not(name: str, listed: str) -> None:
    assert compare(name, listed).score < MET


@pytest.mark.parametrize(
    "name",
    ["김철수", "김하늘", "박 찬욱", "삼성전자", "정은", "노무현", "习近平", "华为", "海康威视", "習近平"],
)
def test_korean_and_chinese_names_are_read_as_before(name: str) -> None:
    assert not any(token.isupper() for token in name_form(name).tokens)


@pytest.mark.parametrize("name", ["\u00b7".join("斯克列维夫科里米"), "普京\u00b7", "\u00b7普京"])
def test_what_dots_part_or_border_otherwise_is_no_name(name: str) -> None:
    assert not any(token.isupper() for token in name_form(name).tokens)


def test_no_more_words_are_read_than_of_other_names() -> None:
    assert len(name_form("フフ " * 100).tokens) <= MOST_WORDS


def test_a_latin_name_beside_is_the_name() -> None:
    assert name_form("Vladimir Putin (ウラジーミル・プーチン)", Kind.PERSON).tokens == ("vladimir", "putin")


def test_what_was_heard_is_said() -> None:
    listed = Name("PUTIN, Vladimir", Role.PRIMARY, Strength.STRONG)
    found = compare("プーチン・ウラジーミル", listed.text, Kind.PERSON)
    assert "'PUCHIN' sounds like 'putin'" in sentence(found, "プーチン・ウラジーミル", listed)


@pytest.mark.parametrize(
    "text", [f"{HEARD}putin", f"{HEARD}", f"{HEARD}PUTIN", f"Vladimir{HEARD} Putin", f"{HEARD}{HEARD}A"]
)
def test_the_mark_in_a_name_loses_nothing(text: str) -> None:
    letters = "".join(char for char in text if char.isalpha()).lower()
    assert "".join(name_form(text, Kind.PERSON).tokens).lower() == letters


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "ウラジーミル・プーチン",
                    "プーチン",
                    "푸틴",
                    "블라디미르",
                    "정은",
                    "普京",
                    "סצ'ין",
                    "אל-אסד",
                    "אנה",
                    "弗拉基米尔·普京",
                    "Oil",
                    "株式会社",
                    "은행",
                    f"{HEARD}AB",
                    ",",
                ]
            ),
            max_size=4,
        ).map(" ".join),
        min_size=12,
        max_size=16,
    ),
    st.sampled_from([Kind.PERSON, Kind.UNKNOWN, Kind.COMPANY]),
)
def test_many_are_read_as_each_alone(names: list[str], kind: Kind) -> None:
    assert name_forms(names, [kind] * len(names)) == [name_form(name, kind) for name in names]
