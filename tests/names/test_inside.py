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
    assert names_inside([text], [kind]) == [(0, name) for name in names]


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


@given(st.text(max_size=80), st.sampled_from([FIRM, PERSON, SHIP, UNKNOWN]))
def test_any_text(text: str, kind: Kind) -> None:
    found = names_in(text, kind)
    assert len(found) <= MOST_INSIDE
    assert text.strip() not in found
    assert all(any(map(str.isalpha, one)) for one in found)


PARTS = (
    "Orsis",
    "ORSIS",
    "II",
    "aka",
    "Aka",
    "ex-Timur",
    "EX-PROM",
    "Ex",
    "(ex",
    "PureTech",
    "AminMuhammadQuay",
)
INITIALS = ("Gasilov", "GASILOV,", "A.S.", "A.S", "A.", "S.", "a.s.Gasilov", "A.S.Mujel", "S.Mujel", "S.R.L.")
MORE = (
    *INITIALS,
    "n\u00e9e",
    "b.",
    "1970",
    "imo",
    "@",
    "/",
    "n/k/a",
    "\t",
    "\u00a0",
    "\u0130",
    "Flag",
    "flag",
    "Messrs.",
    "a:b",
)


@given(
    st.lists(
        st.lists(st.sampled_from((*PARTS, *MORE)) | st.text(max_size=8), max_size=5).map(" ".join), max_size=8
    ),
    st.sampled_from([FIRM, PERSON, SHIP, UNKNOWN]),
)
def test_many_texts_at_once(texts: list[str], kind: Kind) -> None:
    found = [(at, name) for at, text in enumerate(texts) for name in names_in(text, kind)]
    assert names_inside(texts, [kind] * len(texts)) == found
    assert names_inside(texts, [kind] * len(texts), Reader(kind).read(texts).holding) == found


@pytest.mark.parametrize(
    "text", ["(" * 400, "a/" * 200, "ex " * 130, "x aka " * 60, "1" * 400, "- flag " * 60]
)
def test_long_and_odd_texts_end(text: str) -> None:
    for kind in (FIRM, PERSON, SHIP, UNKNOWN):
        assert len(names_in(text, kind)) <= MOST_INSIDE
