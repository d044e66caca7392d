"""The names inside a text: those of forms, machines and former days; and the texts that hold none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Kind
from screening.names.columns import Reader
from screening.names.holding import names_inside
from screening.names.inside import MOST_INSIDE, names_in
from screening.validate.benign import customers

FIRM, PERSON, SHIP, UNKNOWN = Kind.COMPANY, Kind.PERSON, Kind.VESSEL, Kind.UNKNOWN


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Orsis Ltd (formerly Promtek)", FIRM, ("Orsis Ltd", "Promtek")),
        ("Orsis f/k/a Promtek LLC", UNKNOWN, ("Orsis", "Promtek LLC")),
        ("ORSIS A.K.A. PROMTEK", UNKNOWN, ("ORSIS", "PROMTEK")),
        ("Orsis d/b/a Promtek Cafe", FIRM, ("Orsis", "Promtek Cafe")),
        ("Orsis Ltd trading as Promtek", FIRM, ("Orsis Ltd", "Promtek")),
        ("Timur Korzhanov @ Abu Quay", PERSON, ("Timur Korzhanov", "Abu Quay")),
        ("Timur Korzhanov alias Abu Quay aka Old Tim", PERSON, ("Timur Korzhanov", "Abu Quay", "Old Tim")),
        ("Vera Korzhanova n\u00e9e Petrenko", PERSON, ("Vera Korzhanova", "Vera Petrenko")),
        ("KORZHANOVA, Vera (born Petrenko)", PERSON, ("KORZHANOVA, Vera", "Vera Petrenko")),
        ('Timur "The Whale" Korzhanov', PERSON, ("Timur Korzhanov",)),
        ("Timur Korzhanov (DOB 12 May 1970)", UNKNOWN, ("Timur Korzhanov",)),
        ("Timur Korzhanov, passport no. A1234567", PERSON, ("Timur Korzhanov",)),
        ("Timur Korzhanov b. 1970", PERSON, ("Timur Korzhanov",)),
        ("P<RUSKORZHANOV<<TIMUR<<<<<", PERSON, ("KORZHANOV<<TIMUR<<<<<",)),
        ("AminMuhammadAlQuay", PERSON, ("Amin Muhammad AlQuay",)),
        ("QUAYAmin Muhammad", PERSON, ("QUAY Amin Muhammad",)),
        ("Muhammad aminQuay", PERSON, ("Muhammad amin Quay",)),
        ("AminMuhammadQuay", UNKNOWN, ("Amin Muhammad Quay",)),
        ("Customer name: Orsis Ltd", FIRM, ("Orsis Ltd",)),
        ("Messrs. Orsis Ltd", FIRM, ("Orsis Ltd",)),
        ("M/s Orsis Ltd", FIRM, ("Orsis Ltd",)),
        ("Orsis Ltd, Moscow Branch", FIRM, ("Orsis Ltd",)),
        ("Orsis Bank Tehran Branch", FIRM, ("Orsis Bank",)),
        ("Orsis Ltd INN 7707083893", FIRM, ("Orsis Ltd",)),
        ("Golbon ex-Zorvex Quay", SHIP, ("Golbon", "Zorvex Quay")),
        ("Golbon (ex Zorvex Quay)", UNKNOWN, ("Golbon", "Zorvex Quay")),
        ("Vessel name: GOLBON, flag Iran", SHIP, ("GOLBON",)),
        ("GOLBON / Panama", SHIP, ("GOLBON",)),
        ("Orsis S.A. (China)", FIRM, ("Orsis S.A.",)),
        ("Timur Korzhanov (Hong Kong)", PERSON, ("Timur Korzhanov",)),
        ("Korzhanov A.V.", UNKNOWN, ("A V Korzhanov",)),
        ("KORZHANOV, S.A.", UNKNOWN, ("S A KORZHANOV",)),
        ("A. G. Korzhanov", UNKNOWN, ("A G Korzhanov",)),
        ("Golbon IMO9187629", UNKNOWN, ("Golbon",)),
        ("IMO No. 9187629 Golbon", SHIP, ("Golbon",)),
        ("Crude Oil Tanker Golbon", UNKNOWN, ("Golbon",)),
        ("LPG/C Golbon", SHIP, ("Golbon",)),
        ("Tug Golbon", SHIP, ("Golbon",)),
        ("II GOLBON", SHIP, ("GOLBON II",)),
        ("X Golbon Star", SHIP, ("Golbon Star X",)),
        ("GOLBONII", SHIP, ("GOLBON II",)),
        ("GOLBONII", UNKNOWN, ("GOLBON II",)),
        ("II GOLBON", UNKNOWN, ("GOLBON II",)),
        ("STAR GALIII", SHIP, ("STAR GAL III", "STAR GALI II")),
        ("VLCC Golbon", SHIP, ("Golbon",)),
        ("B/C Golbon", UNKNOWN, ("Golbon",)),
        ("LPG Golbon", SHIP, ("Golbon",)),
        ("GOLBON V.12", SHIP, ("GOLBON",)),
        ("Ex Golbon", SHIP, ("Golbon",)),
        ("/40702810 ORSIS LTD", UNKNOWN, ("ORSIS LTD",)),
        ("1/KORZHANOV TIMUR", PERSON, ("KORZHANOV TIMUR",)),
        ("To the order of Orsis Bank", UNKNOWN, ("Orsis Bank",)),
        ("ORSIS LTD/LONGGANG SHENZHEN", FIRM, ("ORSIS LTD",)),
        ("Orsis.io", UNKNOWN, ("Orsis",)),
        ("SCF Sovcomfond Group", UNKNOWN, ("Sovcomfond Group",)),
    ],
)
def test_names_inside(text: str, kind: Kind, names: tuple[str, ...]) -> None:
    assert names_in(text, kind) == names
    own = [one for one in names_inside([text], [kind]) if one.own]
    assert own == [(0, name, True) for name in names]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orsis Ltd", FIRM),
        ("Im Ex Trading", FIRM),
        ("Plant No. 26", FIRM),
        ("Olive Branch", FIRM),
        ("Born Again Ministries", FIRM),
        ('OOO "Romashka"', UNKNOWN),
        ("Yolin/Yullin Tech", FIRM),
        ("Jean Aka Kouadio", PERSON),
        ("c/o Timur Korzhanov", PERSON),
        ("McDonald", PERSON),
        ("Ronald MacDonald Jr", FIRM),
        ("PureTech Health plc", UNKNOWN),
        ("SberBank", UNKNOWN),
        ("AL-Rashid, Amin", PERSON),
        ("RusNanoTekh", FIRM),
        ("FU YUAN YU 7619", SHIP),
        ("TANKER 5", SHIP),
        ("RED FLAG", SHIP),
        ("Tanker Golbon", UNKNOWN),
        ("GOLBON II", SHIP),
        ("X GOLBON", UNKNOWN),
        ("II GOLBON", FIRM),
        ("GOLBON", SHIP),
        ("formerly", UNKNOWN),
        ("a/k/a", UNKNOWN),
        ("(ex )", SHIP),
        ("", UNKNOWN),
    ],
)
def test_no_name_inside(text: str, kind: Kind) -> None:
    assert names_in(text, kind) == ()


def test_ordinary_names_hold_no_other() -> None:
    made = customers(3000, 11)
    held = [one.text for one in made if names_in(one.text, one.kind)]
    assert len(held) < len(made) / 200, held


def test_fields_of_fixed_width_are_read_at_once() -> None:
    text = f"Orsis Bank{' ' * 300}c/o Timur Quay{' ' * 40}"
    assert {one.text for one in names_inside([text], [UNKNOWN])} == {"Orsis Bank", "Timur Quay"}


@given(st.text(max_size=80), st.sampled_from([FIRM, PERSON, SHIP, UNKNOWN]))
def test_any_text(text: str, kind: Kind) -> None:
    found = names_in(text, kind)
    assert len(found) <= MOST_INSIDE
    assert text.strip() not in found
    assert all(any(map(str.isalpha, one)) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        *("(" * 400, "a/" * 200, "ex " * 130, "x aka " * 60, "1" * 400, "- flag " * 60, "a;" * 200),
        *("a, " * 130, "Lev and " * 50, "(a) " * 100, "1-" * 200, "\u00d0" * 400, "a@b." * 100, "c/o " * 100),
    ],
)
def test_long_and_odd_texts_end(text: str) -> None:
    for kind in (FIRM, PERSON, SHIP, UNKNOWN):
        assert len(names_in(text, kind)) <= MOST_INSIDE
        assert len(names_inside([text], [kind])) < len(text)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Orsis Bank [blocked]", FIRM, "Orsis Bank"),
        ("(duplicate) Orsis Bank", FIRM, "Orsis Bank"),
        ("Orsis Bank (duplicate of 1234)", FIRM, "Orsis Bank"),
        ("Korzhanov, Timur (Lev Orsin)", PERSON, "Lev Orsin"),
        ("DO NOT USE - Orsis Bank", FIRM, "Orsis Bank"),
        ("*** OLD *** Orsis Bank", FIRM, "Orsis Bank"),
        ("Timur Korzhanov - CEO", PERSON, "Timur Korzhanov"),
        ("Timur Korzhanov, Chairman of the Board", UNKNOWN, "Timur Korzhanov"),
        ("UBO: Timur Korzhanov", PERSON, "Timur Korzhanov"),
        ("0012345 Orsis Bank", UNKNOWN, "Orsis Bank"),
        ("12345-Orsis Bank", UNKNOWN, "Orsis Bank"),
        ("CUST-0045: Orsis Bank", UNKNOWN, "Orsis Bank"),
        ("Orsis Bank 40702810", UNKNOWN, "Orsis Bank"),
        ("1. Orsis Bank", UNKNOWN, "Orsis Bank"),
        ("a) Orsis Bank", UNKNOWN, "Orsis Bank"),
        ("Orsis Bank USD", UNKNOWN, "Orsis Bank"),
        ("Orsis Bank - EUR account", UNKNOWN, "Orsis Bank"),
        ("ORDG ORSIS BANK", UNKNOWN, "ORSIS BANK"),
        (":50K:/12345678 ORSIS BANK", UNKNOWN, "ORSIS BANK"),
        ("Estate of Timur Korzhanov", UNKNOWN, "Timur Korzhanov"),
        ("Timur Korzhanov (deceased)", PERSON, "Timur Korzhanov"),
        ("Timur Korzhanov Family Trust", UNKNOWN, "Timur Korzhanov"),
        ("Orsis Bank <info@orsis.ru>", FIRM, "Orsis Bank"),
        ("info@orsisbank.ru", UNKNOWN, "orsisbank"),
        ("Orsis Bank www.orb.ir", FIRM, "Orsis Bank"),
        ("Orsis Bank, Tel. +7 495 123456", FIRM, "Orsis Bank"),
        ("Orsis&nbsp;Bank &amp; Sons", FIRM, "Orsis\u00a0Bank & Sons"),
        ("Orsis%20Bank", FIRM, "Orsis Bank"),
        (
            "\u00d0\u017e\u00d1\u20ac\u00d1\u0081\u00d0\u00b8\u00d1\u0081",
            FIRM,
            "\u041e\u0440\u0441\u0438\u0441",
        ),
        ("Orsis Ltd vormals Promtek", FIRM, "Promtek"),
        ("ООО Орсис (ранее Промтек)", FIRM, "Промтек"),
        ("Timur Korzhanov dit Abu Quay", PERSON, "Abu Quay"),
        ("Orsis Ltd ex Promtek Bank", UNKNOWN, "Promtek Bank"),
        ("حركة حماس", UNKNOWN, "حماس"),
    ],
)
def test_what_people_and_programs_write_beside_a_name(text: str, kind: Kind, name: str) -> None:
    assert name in names_in(text, kind)
    assert (0, name, True) in names_inside([text], [kind])


@pytest.mark.parametrize(
    "text",
    ["Plant No. 26", "Nord Stream 2", "1 800 Flowers", "info@gmail.com", "Bankers Trust", "Quay (UK) Ltd"],
)
def test_what_is_part_of_a_name_stays(text: str) -> None:
    assert names_in(text, FIRM) == ()


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("华为", UNKNOWN, ("huawei",)),
        ("華為", FIRM, ("huawei",)),
        ("哔哩哔哩", UNKNOWN, ("bilibili",)),
        ("华为", PERSON, ()),
        ("李娜", UNKNOWN, ()),
        ("李娜", FIRM, ("lina",)),
        ("中国移动", FIRM, ()),
        ("大疆", FIRM, ()),
        ("阿里巴巴", FIRM, ()),
        ("华为技术有限公司", FIRM, ()),
    ],
)
def test_short_chinese_names_are_one_word_in_latin_letters(
    text: str, kind: Kind, names: tuple[str, ...]
) -> None:
    assert names_in(text, kind) == names
    assert [one.text for one in names_inside([text], [kind], Reader(kind).read([text]).holding)] == [*names]
