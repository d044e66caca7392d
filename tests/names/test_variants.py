"""Pairs of names: what is misread, left out or written otherwise; what only looks alike does not meet."""

from __future__ import annotations

import pytest

from screening.model import Kind
from screening.names import compare, name_form

THRESHOLD = 85.0


@pytest.mark.parametrize(
    ("query", "listed", "kind"),
    [
        ("Techma GMB", "TECHMA GmbH", Kind.COMPANY),
        ("Techma Itd", "TECHMA LIMITED", Kind.COMPANY),
        ("Techma Trading Co Itd", "TECHMA TRADING CO LTD", Kind.COMPANY),
        ("Techma Trading Coltd", "TECHMA TRADING CO LTD", Kind.COMPANY),
        ("C0MPANY Techma", "TECHMA COMPANY", Kind.COMPANY),
        ("0oo Techma", "TECHMA OOO", Kind.COMPANY),
        ("Aktsionernoeobshchestvo Techma", "AKTSIONERNOE OBSHCHESTVO TECHMA", Kind.COMPANY),
        ("Techma Incoropated", "TECHMA INCORPORATED", Kind.COMPANY),
        ("8elkalem", "BELKALEM", Kind.COMPANY),
        ("Anvik Techriolcgies", "ANVIK TECHNOLOGIES", Kind.COMPANY),
        ("Anvik Open Joirit Stoek Cornpany", "ANVIK OJSC", Kind.COMPANY),
        ("Anvik, Iric.", "ANVIK INC", Kind.COMPANY),
        ("Anvik D.O.0.", "ANVIK D.O.O.", Kind.COMPANY),
        ("Anvik C0mpahy", "ANVIK COMPANY", Kind.COMPANY),
        ("Anvik, 5.A.", "ANVIK S.A.", Kind.COMPANY),
        ("Anvik Bank ot Rvssia", "ANVIK BANK OF RUSSIA", Kind.COMPANY),
        ("Anvik Laboratory 0f Metals", "ANVIK LABORATORY OF METALS", Kind.COMPANY),
        ("ANVlK lNVEST", "ANVIK INVEST", Kind.COMPANY),
        ("AnviklnvestCo. Ltd.", "ANVIKINVEST CO., LTD.", Kind.COMPANY),
        ("ANVIKINVESTCORP.", "ANVIKINVEST CORP.", Kind.COMPANY),
        ("ANVIK METALCORPORATION", "ANVIK METAL CORPORATION", Kind.COMPANY),
        ("Joint Stock Comp any Anvikmash", "JOINT STOCK COMPANY ANVIKMASH", Kind.COMPANY),
        ("Public Jointstock Company Anvikmash", "PUBLIC JOINT STOCK COMPANY ANVIKMASH", Kind.COMPANY),
        ("Anvik Avn Mchnry Invts", "ANVIK AVIATION MACHINERY INVESTMENTS", Kind.COMPANY),
        ("Anvik Bureau of Ships (ABOSH)", "ANVER BUREAU OF SHIPS (ABOSH)", Kind.ORGANIZATION),
        ("Anvik Corporation, Seventh Institute", "ANVIK CORPORATION, 7TH INSTITUTE", Kind.COMPANY),
        ("Anvik NII LLC", "ANVIK INSTITUTE LLC", Kind.COMPANY),
        ("Obshchestvo Aktsionernoe Anvik", "AKTSIONERNOE OBSHCHESTVO ANVIK", Kind.COMPANY),
        ("Joint Closed Stock Company Anvik", "CLOSED JOINT STOCK COMPANY ANVIK", Kind.COMPANY),
        ("ZAOAnvik-VS", "ZAO Anvik-VS", Kind.COMPANY),
        ("Jr. Mikelotegui", "OTEGUI, Mikel, Jr.", Kind.PERSON),
        ("Sber6ank", "SBERBANK", Kind.UNKNOWN),
        ("Naro0n", "NAROON", Kind.VESSEL),
        ("Niko1ai Bemard", "BERNARD, Nikolai", Kind.PERSON),
        ("Moliamnnad Qandil", "QANDIL, Mohammad", Kind.PERSON),
        ("aI-Qandil, Nabl", "AL-QANDIL, Nabi", Kind.PERSON),
        ("MAHAM OTEGUI", "MAHAN OTEGUI", Kind.PERSON),
        ("Hermon Quality Network (hqn)", "HERMON QUALITY NETWORK", Kind.COMPANY),
        ("HQN Hermon Quality Network", "HERMON QUALITY NETWORK", Kind.COMPANY),
        ("AO Hermon Laboratory - AHL", "AO HERMON LABORATORY", Kind.COMPANY),
        ("the vessel Golbon", "GOLBON", Kind.VESSEL),
        ("Golbon (tanker)", "GOLBON", Kind.VESSEL),
        ("MV Golbon (IMO 9187629)", "GOLBON", Kind.VESSEL),
        ("Mikel Otegui, Unit 3, Jebel Ali Free Zone, Dubai", "OTEGUI, Mikel", Kind.PERSON),
        ("Mikel Otegui, 12 Lenina Street, Moscow, Russia", "OTEGUI, Mikel", Kind.UNKNOWN),
        ("Mikel Otegui 12/05/1970", "OTEGUI, Mikel", Kind.PERSON),
        ("Limited Liability Company Promtekhe", "LIMITED LIABILITY COMPANY PROMTEKHEKSPERT", Kind.COMPANY),
        ("\u0639\u0645\u0631 \u0627\u0644\u0633\u0627\u0639\u062f\u064a", "AL SAADI, Umar", Kind.PERSON),
        ("\u0645\u0635\u0637\u0641\u0649 \u0642\u0646\u062f\u064a\u0644", "QANDIL, Mustafa", Kind.PERSON),
    ],
)
def test_what_is_misread_or_stands_beside_a_name_hides_it_not(query: str, listed: str, kind: Kind) -> None:
    assert compare(name_form(query, kind), name_form(listed, kind), kind).score >= THRESHOLD


@pytest.mark.parametrize(
    ("query", "listed", "kind"),
    [
        ("Blue Ink", "BLUE LTD", Kind.COMPANY),
        ("Anvik Bureau of Ships (ABOSH)", "NORTHERN BRIDGE OF SOUTHERN HOPE (ABOSH)", Kind.ORGANIZATION),
        ("Hanks Ltd", "BANKS LTD", Kind.COMPANY),
        ("Cheetah Net Supply", "CHINA NET SUPPLY", Kind.COMPANY),
        ("Plant 26", "PLANT 28", Kind.COMPANY),
        ("GARCIA LOPEZ, Santiago", "GARCIA LOPEZ, Bernardo", Kind.PERSON),
        ("Bader Karim", "HADID, Karim", Kind.PERSON),
        ("\u062d\u0633\u064a\u0646 \u0642\u0646\u062f\u064a\u0644", "QANDIL, Hasan", Kind.PERSON),
        ("\u0645\u062d\u0645\u0648\u062f \u0646\u0648\u0631", "NUR, Muhammad", Kind.PERSON),
    ],
)
def test_what_only_looks_like_it_does_not_meet(query: str, listed: str, kind: Kind) -> None:
    assert compare(name_form(query, kind), name_form(listed, kind), kind).score < THRESHOLD


@pytest.mark.parametrize(
    ("query", "listed", "kind"),
    [
        ("M.V. Golbon", "GOLBON", Kind.VESSEL),
        ("Golbon IV", "GOLBON IV", Kind.VESSEL),
        ("Golbon V", "GOLBON V", Kind.VESSEL),
        ("Airfal Oy", "AIRFAL OY", Kind.COMPANY),
        ("AO Airfal", "AIRFAL AO", Kind.COMPANY),
        ("Airfal Promet S. de R.L. de C.V.", "AIRFAL PROMET S. DE R.L. DE C.V.", Kind.COMPANY),
        ("C.I. Esmeraldas Airfal", "C.I. ESMERALDAS AIRFAL", Kind.COMPANY),
    ],
)
def test_a_name_is_found_though_nobody_said_what_it_is(query: str, listed: str, kind: Kind) -> None:
    assert compare(name_form(query), name_form(listed, kind)).score >= THRESHOLD


@pytest.mark.parametrize(
    ("query", "mark", "same"),
    [
        ("EP-MMC", "EP-MMC", True),
        ("ep mmc", "EP-MMC", True),
        ("EPMMC", "EP-MMC", True),
        ("YV-3434", "YV3434", True),
        ("EP-LDA", "EP-MMC", False),
        ("EP-LDA", "EP-LDC", False),
        ("RA-65690", "RA-65691", False),
    ],
)
@pytest.mark.parametrize("kind", [Kind.UNKNOWN, Kind.AIRCRAFT])
def test_aircraft_are_told_by_their_marks(query: str, mark: str, same: bool, kind: Kind) -> None:
    score = compare(name_form(query, kind), name_form(mark, Kind.AIRCRAFT)).score
    assert (score >= THRESHOLD) is same


def test_a_number_that_may_be_a_letter_is_still_a_number() -> None:
    assert compare(name_form("Golbon IV"), name_form("GOLBON V", Kind.VESSEL)).score < THRESHOLD
    assert compare(name_form("Golbon"), name_form("GOLBON V", Kind.VESSEL)).score < THRESHOLD


@pytest.mark.parametrize(
    ("query", "listed", "matches"),
    [
        ("Korvaxin Group", "KORVAXIN", True),
        ("Korvaxine Movement", "KORVAXIN", True),
        ("Korvaxin", "Korvaxin Trading LLC", True),
        ("Korvaxin Group Trading Company", "KORVAXIN", True),
        ("Korvaxin Holding", "Korvaxin Concern", True),
        ("Korvaxine Holding", "Korvaxin Concern", False),
        ("Korvaxin Group", "Korvaxin Steel", False),
        ("Kor Group", "KOR", False),
        ("Edison International", "LLC EDISON", False),
    ],
)
def test_a_word_of_business_more_or_less_hides_no_telling_word(
    query: str, listed: str, matches: bool
) -> None:
    score = compare(query, listed, Kind.COMPANY).score
    assert (score >= THRESHOLD) is matches
    assert score <= 94.0, "it may be a daughter's name"


@pytest.mark.parametrize(
    ("query", "listed", "matches"),
    [
        (
            "\u676d\u5dde\u6d77\u5eb7\u5a01\u89c6\u6570\u5b57\u6280\u672f\u80a1\u4efd\u6709\u9650\u516c\u53f8",
            "Hangzhou Hikvision Digital Technology Co., Ltd.",
            True,
        ),
        ("\u6d77\u5eb7\u5a01\u8996", "HIKVISION", True),
        (
            "\u5927\u7586\u521b\u65b0\u79d1\u6280\u6709\u9650\u516c\u53f8",
            "Shenzhen DJI Innovation Technology Co., Ltd.",
            True,
        ),
        ("\u54c8\u5c14\u6ee8\u5de5\u4e1a\u5927\u5b66", "Harbin Institute of Technology", True),
        ("\u5317\u4eac\u6d77\u5eb7\u9910\u5385", "HIKVISION", False),
        ("\u5317\u4eac\u5927\u5b66", "Beijing University of Aeronautics and Astronautics", False),
    ],
)
def test_chinese_names_that_are_no_transcription(query: str, listed: str, matches: bool) -> None:
    assert (compare(query, listed, Kind.COMPANY).score >= THRESHOLD) is matches


def test_a_brand_in_characters_still_tells_its_firm_from_another() -> None:
    hikvision, dahua = "\u6d77\u5eb7\u5a01\u89c6\u79d1\u6280", "\u5927\u534e\u79d1\u6280"
    assert compare(hikvision, dahua, Kind.COMPANY).score < THRESHOLD
    assert compare(hikvision, f"\u5317\u4eac{hikvision}", Kind.COMPANY).score >= THRESHOLD


@pytest.mark.parametrize(
    ("query", "listed", "matches"),
    [
        ("Dschawad Pischewari", "PISHEVARI, Javad", True),
        ("Chen Jie", "CHEN, Zhi", False),
        ("Xue Zhihong", "XU, Zhihong", False),
        ("Hsu Zhihong", "XU, Zhihong", True),
    ],
)
def test_sounds_of_german_and_of_pinyin(query: str, listed: str, matches: bool) -> None:
    assert (compare(query, listed, Kind.PERSON).score >= THRESHOLD) is matches


@pytest.mark.parametrize(
    ("query", "listed"), [("K0rvax1n", "KORVAXIN"), ("Korv4xin", "KORVAXIN"), ("Korvax3nko", "KORVAXENKO")]
)
def test_digits_written_for_letters(query: str, listed: str) -> None:
    assert compare(query, listed, Kind.COMPANY).score >= THRESHOLD
