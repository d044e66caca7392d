"""The Consolidated Screening List: a hand-written file in its layout, spoilt copies, the real editions."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.catalogue import load_catalogue
from screening.errors import ParseError
from screening.model import Address, BirthDate, Kind, Party, Role, Strength
from screening.sources.csl_addresses import addresses_in, aliases_in, split_off_address
from screening.sources.csl_csv import parse
from screening.sources.csl_dates import dates_in, us_date
from screening.sources.csl_kinds import infer_kind
from screening.sources.csl_licences import read_requirement
from screening.sources.csl_names import read_names, repair
from screening.sources.csl_remarks import read_remarks
from screening.sources.csl_uids import row_uid
from screening.sources.parsed import Parsed

FIXTURE = Path(__file__).parent.parent / "fixtures" / "sources" / "csl_csv" / "consolidated.csv"
CSL = load_catalogue().source("us-csl")
E6 = "e6,Entity List (EL) - Bureau of Industry and Security,,"


def read(path: Path) -> Parsed:
    return parse({"consolidated.csv": path}, CSL)


def spoilt(tmp_path: Path, old: str, new: str) -> Path:
    text = FIXTURE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "consolidated.csv"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return read(FIXTURE)


def one(parsed: Parsed, list_id: str, caption: str) -> Party:
    found = [party for party in parsed.parties[list_id] if party.caption.startswith(caption)]
    assert len(found) == 1
    return found[0]


def texts(party: Party) -> list[str]:
    return [name.text for name in party.names]


def test_every_row_is_a_party_and_treasury_is_left_out(parsed: Parsed) -> None:
    assert {list_id: len(parties) for list_id, parties in parsed.parties.items()} == {
        "us-bis-el": 6,
        "us-bis-meu": 1,
        "us-bis-uvl": 1,
        "us-bis-dpl": 2,
        "us-state-isn": 4,
        "us-state-dtc": 4,
    }
    assert parsed.rows == 21
    assert parsed.notes == (
        "SDN rows left to OFAC's own files: 2",
        "NS-MBS rows left to OFAC's own files: 1",
    )
    assert parsed.newest_entry == "2024-06-18"
    assert parsed.published_on is None


def test_a_company_stands_once_per_country(parsed: Parsed) -> None:
    china, singapore = (p for p in parsed.parties["us-bis-el"] if p.caption.startswith("Borealis"))
    assert china.uid != singapore.uid
    assert re.fullmatch(r"us-bis-el:[0-9a-f]{12}", china.uid)
    assert china.kind is Kind.COMPANY
    assert china.kind_inferred
    assert texts(china) == [
        "Borealis Quantum Instruments Co., Ltd. (BQIC)",
        "Borealis Quantum Instruments Co., Ltd.",
        "BQIC",
        "Borealis Quantum",
        "Beiguang Liangzi",
        "BQ Instruments",
    ]
    assert [name.role for name in china.names] == [Role.PRIMARY] + [Role.AKA] * 5
    assert china.countries == ("CN", "HK")
    assert china.addresses == (
        Address("No. 9 Example Road, Wuhan", "CN"),
        Address("Unit 3, 12/F Sample Tower, Kowloon, Hong Kong", "CN"),
    )
    assert singapore.countries == ("SG",)
    listing = china.listings[0]
    assert listing.footnotes == ("4",)
    assert listing.licence_requirement == (
        "For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)"
    )
    assert listing.licence_policy == "Presumption of denial."
    assert listing.citation == "88 FR 99901, 3/2/23; 89 FR 99902, 4/5/24"
    assert listing.listed_on == "2023-03-02"
    assert listing.url == "https://example.org/el"


def test_lost_letters_are_restored(parsed: Parsed) -> None:
    party = one(parsed, "us-bis-el", "OOO")
    assert texts(party) == [
        'OOO "Polyarnaya Zvezda"',
        "North Star People's Plant",
        "NIIP-ZVEZDA",
        "d'Etoile Polaire",
    ]
    assert party.listings[0].footnotes == ("3",)
    assert party.listings[0].listed_on == "2022-03-03"


def test_an_address_that_is_listed_is_no_company(parsed: Parsed) -> None:
    party = one(parsed, "us-bis-el", "Room 700")
    assert party.kind is Kind.ADDRESS
    assert not party.kind_inferred
    assert texts(party) == ["Room 700, 7/F Placeholder House, 70 Sample Street, Wan Chai, Hong Kong"]
    assert party.addresses[0].text == party.caption
    assert ("entry", "Address 07") in [(fact.type, fact.value) for fact in party.facts]
    assert party.listings[0].footnotes == ()


def test_the_unit_of_another_entry_has_its_own_name(parsed: Parsed) -> None:
    party = one(parsed, "us-bis-el", "Meridian Telecom")
    assert "Meridian Terminal (Shenzhen) Co., Ltd." in texts(party)
    assert "Meridian Telecom Co., Ltd." not in texts(party)
    assert party.listings[0].footnotes == ("1", "2")


def test_addresses_among_the_names_become_addresses(parsed: Parsed) -> None:
    party = one(parsed, "us-bis-el", "Quarry")
    assert texts(party) == ["Quarry Optics LLC", "Quarry Optika", "Ivan Sample"]
    assert [address.text for address in party.addresses] == [
        "St. Petersburg",
        "26 Primer St, Office 415, Moscow, Russia 000583",
        "60 Bolshaya Street, Office 905, Saransk, Russia",
    ]


def test_denied_persons_keep_the_end_of_their_order(parsed: Parsed) -> None:
    person = one(parsed, "us-bis-dpl", "MARTA")
    assert person.kind is Kind.PERSON
    assert texts(person) == ["MARTA (GRETA ANN) SAMPLEWOOD", "MARTA SAMPLEWOOD", "GRETA ANN SAMPLEWOOD"]
    assert person.listings[0].expires_on == "3033-01-01"
    assert person.countries == ("US",)
    expired = one(parsed, "us-bis-dpl", "SAMPLE AIRWAYS")
    assert expired.kind is Kind.ORGANIZATION
    assert expired.listings[0].expires_on == "2017-06-28"


def test_nonproliferation_rows(parsed: Parsed) -> None:
    works = one(parsed, "us-state-isn", "Example Missile Works")
    assert texts(works) == ["Example Missile Works (EMW)", "Example Missile Works", "EMW"]
    assert works.listings[0].programs == ("E.O. 13382", "INKSNA")
    ended = one(parsed, "us-state-isn", "Sample Chemie").listings[0]
    assert (ended.programs, ended.expires_on) == (("Iran Nonproliferation Act",), "2006-04-01")
    goes_on = one(parsed, "us-state-isn", "Beispiel Handel")
    assert goes_on.listings[0].expires_on is None
    assert goes_on.listings[0].programs == ("Iran Nonproliferation Act", "Executive Order 12938")
    assert goes_on.countries == ("AT",)
    assert goes_on.addresses == ()
    nameless = one(parsed, "us-state-isn", "(Freedonian")
    assert [(name.text, name.strength) for name in nameless.names] == [
        ("(Freedonian individual in Sylvania)", Strength.WEAK)
    ]


def test_debarred_parties(parsed: Parsed) -> None:
    person = one(parsed, "us-state-dtc", "Mustermann")
    assert person.kind is Kind.PERSON
    assert person.birth_dates == (BirthDate("1984-12"),)
    several = one(parsed, "us-state-dtc", "Ejemplo")
    assert {"Ejemplo, Carlos", "Optica Uno, S.A.", "Vision Dos, S.A.", "TRES, S.A"} <= set(texts(several))
    assert several.kind is Kind.UNKNOWN
    namesakes = [p for p in parsed.parties["us-state-dtc"] if p.caption == "Doe, Jordan"]
    assert len({p.uid for p in namesakes}) == 2


def test_a_row_keeps_its_uid_when_other_cells_are_edited(parsed: Parsed, tmp_path: Path) -> None:
    edited = spoilt(tmp_path, "e3,", "another-id,")
    edited.write_text(
        edited.read_text(encoding="utf-8").replace("Policy of denial. ", "Presumption of denial"),
        encoding="utf-8",
    )
    before = [party.uid for party in parsed.parties["us-bis-el"]]
    assert [party.uid for party in read(edited).parties["us-bis-el"]] == before


def test_rows_alike_in_everything_are_all_kept(tmp_path: Path) -> None:
    row = next(line for line in FIXTURE.read_text(encoding="utf-8").splitlines() if line.startswith("u1,"))
    parties = read(spoilt(tmp_path, row, f"{row}\n{row}\n{row}")).parties["us-bis-uvl"]
    assert len({party.uid for party in parties}) == 3


def test_only_lists_in_the_file_have_a_key(tmp_path: Path) -> None:
    lines = FIXTURE.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "consolidated.csv"
    path.write_text("\n".join([lines[0], *(line for line in lines if "(MEU)" in line)]), encoding="utf-8")
    assert set(read(path).parties) == {"us-bis-meu"}


def test_a_source_may_carry_a_part() -> None:
    only = CSL.model_copy(update={"lists": tuple(facts for facts in CSL.lists if facts.id == "us-bis-uvl")})
    parsed = parse({"consolidated.csv": FIXTURE}, only)
    assert {list_id: len(parties) for list_id, parties in parsed.parties.items()} == {"us-bis-uvl": 1}
    assert "EL rows of a list that is not carried here: 6" in parsed.notes


def test_a_published_kind_is_taken(tmp_path: Path) -> None:
    for word, kind in (("Individual", Kind.PERSON), ("Entity", Kind.COMPANY), ("Vessel", Kind.VESSEL)):
        party = one(read(spoilt(tmp_path, E6, E6 + word)), "us-bis-el", "Quarry")
        assert (party.kind, party.kind_inferred) == (kind, False)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("license_policy", "licence_policy", "licence_policy"),
        (",license_policy,", ",", "28 columns"),
        ("Entity List (EL)", "Entity List", "unknown list 'Entity List - Bureau"),
        ("(SDN) - Treasury Department", "(NEW) - Treasury Department", "unknown list"),
        ("2022-03-03", "03.03.2022", "start_date is '03.03.2022'"),
        ("3033-01-01", "soon", "end_date is 'soon'"),
        ("Quarry Optics LLC", "", "without a name"),
        (E6, E6 + "Thing", "unknown type 'Thing'"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(ParseError, match=re.escape(says)) as caught:
        read(spoilt(tmp_path, old, new))
    assert caught.value.where.startswith("consolidated.csv")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with FIXTURE.open(encoding="utf-8", newline="") as file:
        rows = [row[:-1] for row in csv.reader(file)]
    path = tmp_path / "consolidated.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    with pytest.raises(ParseError, match="no column ids"):
        read(path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    raw = FIXTURE.read_bytes()
    path = tmp_path / "consolidated.csv"
    path.write_bytes(raw[: raw.index(b"SOME SHIP") + 4])
    with pytest.raises(ParseError, match="cells under 29 columns") as caught:
        read(path)
    assert "cut short" in caught.value.hint


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>Service unavailable</body></html>", "web page"),
        (FIXTURE.read_bytes().splitlines()[0] + b"\n", "no rows"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "consolidated.csv"
    path.write_bytes(content)
    with pytest.raises(ParseError, match=says):
        read(path)


def test_a_doubled_header_is_noted(tmp_path: Path) -> None:
    header = FIXTURE.read_text(encoding="utf-8").splitlines()[0]
    parsed = read(spoilt(tmp_path, header, f"{header}\n{header}"))
    assert parsed.rows == 21
    assert "doubled header: 1" in parsed.notes


# --- the cells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "plain", "footnotes"),
    [
        ("See §§ 734.9(g)3, 746.8(a)(3), and 744.2l(b)", "See §§ 734.9(g), 746.8(a)(3), and 744.2l(b)", "3"),
        ("(See §§ 744.8(b), 734.9(g),3 746.8(a)(3) of the EAR)", None, "3"),
        ("(See § 734.9(e) and § 744.11 of the EAR)4", "(See § 734.9(e) and § 744.11 of the EAR)", "4"),
        ("(See §§ 734.4(a)(9), 734.9(e)(3), and 744.11 of the EAR) 5", None, "5"),
        ("see §§ 736.2(b)(3)(vi), and 744.11 of the EAR, EXCEPT for x", None, "1"),
        ("For all items subject to the EAR. (See §744.2 (d) of the EAR)", None, ""),
        ("listed in supplement no. 7 to part 746 of the EAR.", None, ""),
        ("License Exception GOV under § 740.11(b)(2) and (e)", None, ""),
    ],
)
def test_footnotes_leave_the_requirement(text: str, plain: str | None, footnotes: str) -> None:
    found = read_requirement(text)
    assert "".join(found[1]) == footnotes
    assert plain is None or found[0] == plain


def test_no_requirement_is_none() -> None:
    assert read_requirement("  ") == (None, ())


@given(st.text(alphabet="For items(EAR) §.,;", max_size=60))
def test_text_without_digits_is_left_alone(text: str) -> None:
    assert read_requirement(text) == (text.strip() or None, ())


@pytest.mark.parametrize(
    ("cell", "name", "address"),
    [
        ("202 Plant, Baotou Nuclear Energy Facility", "202 Plant, Baotou Nuclear Energy Facility", None),
        ("Huawei Cloud Shenzhen", "Huawei Cloud Shenzhen", None),
        ("8F, No. 431, Sample Road, Taoyuan, Taiwan", "", "8F, No. 431, Sample Road, Taoyuan, Taiwan"),
        ("Ann Exam, Muster Str. 25, Ulm, Germany 73540", "Ann Exam", "Muster Str. 25, Ulm, Germany 73540"),
        ("Zvezda LLC. 4 Primer Street, Kerch, Ukraine", "Zvezda LLC", "4 Primer Street, Kerch, Ukraine"),
        ("Mako. Muster Avenue, 102, Donetsk, Ukraine", "Mako", "Muster Avenue, 102, Donetsk, Ukraine"),
        ("Pr. Primera 1, Moscow, Russia 196105", "", "Pr. Primera 1, Moscow, Russia 196105"),
    ],
)
def test_addresses_in_name_cells(cell: str, name: str, address: str | None) -> None:
    assert split_off_address(cell) == (name, address)


@given(st.text(alphabet="Ab1 ,.-", max_size=40))
def test_nothing_of_a_cell_is_lost_when_an_address_is_split_off(cell: str) -> None:
    name, address = split_off_address(cell)
    letters = [char for char in cell if char.isalnum()]
    assert [char for char in name + (address or "") if char.isalnum()] == letters


def test_countries_of_addresses() -> None:
    assert addresses_in("TW")[1] == ("TW",)
    assert addresses_in("")[0] == ()
    assert addresses_in("Juba, South Sudan")[1] == ("SS",)
    assert addresses_in("1 Main Street, Anthony, NM, 88021")[1] == ("US",)
    found = addresses_in("a.k.a., the following two aliases: 1 Kirova, Odesa, Ukraine. (See Ukraine), UA")
    assert found == ((Address("1 Kirova, Odesa, Ukraine", "UA"),), ("UA",))


def test_aliases_at_the_head_of_an_address() -> None:
    cell = "(a.k.a., Lin Muster, Steven Lim and Yong Lim),170 Bukit, Singapore, SG; 158 Kallang Way, SG"
    assert aliases_in(cell) == ["Lin Muster", "Steven Lim", "Yong Lim"]
    assert [address.text for address in addresses_in(cell)[0]] == ["170 Bukit, Singapore", "158 Kallang Way"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Xi?an Muster", "Xi'an Muster"),
        ("Institute Giprostroymost?Saint-Petersburg", "Institute Giprostroymost-Saint-Petersburg"),
        ("CAST Xi\x92an  Factory ", "CAST Xi’an Factory"),
        ("Muhammad ?ulwan", 'Muhammad "ulwan'),
    ],
)
def test_repair(text: str, whole: str) -> None:
    assert repair(text) == whole


def test_names_of_entries_with_more_than_a_name() -> None:
    def names(name: str) -> list[str]:
        return [found.text for found in read_names(name, "").names]

    assert "Muster Research Center" in names("Department of Samples entity: Muster Research Center (MRC)")
    assert "Muster Toys (West) Co., Ltd." in names("Muster Toys (West) Co., Ltd., Dongguan, Guangdong")
    assert names("FULAN A/K/A FRANK DOE") == ["FULAN", "FRANK DOE"]
    assert names("Muster General Trading (a.k.a.") == ["Muster General Trading"]
    army = "Ministry of Samples, including the Armed Forces of it and all units. This includes the navy"
    assert "Ministry of Samples" in names(army)
    plant = read_names("Muster Plant (Parent Organization: Sample Group (SG))", "")
    assert (plant.names[0].text, plant.parent) == ("Muster Plant", "Sample Group (SG)")
    assert read_names("Muster Firm (MF)", "").names[-1].strength is Strength.WEAK


@pytest.mark.parametrize(
    ("list_id", "name", "kind"),
    [
        ("us-bis-el", "Muster Cloud", Kind.UNKNOWN),
        ("us-bis-el", "Muster Aviation Institute", Kind.ORGANIZATION),
        ("us-bis-el", "Max Muster", Kind.UNKNOWN),
        ("us-bis-dpl", "MAX MUSTER, JR.", Kind.PERSON),
        ("us-bis-dpl", "MUSTER GMBH", Kind.COMPANY),
        ("us-state-isn", "Max Muster (PRC individual)", Kind.PERSON),
        ("us-state-dtc", "Muster, Max", Kind.PERSON),
        ("us-bis-dpl", "MUSTERSTAR - TU", Kind.ORGANIZATION),
    ],
)
def test_kinds_are_guessed_with_care(list_id: str, name: str, kind: Kind) -> None:
    assert infer_kind(list_id, name) is kind


def test_american_dates() -> None:
    assert us_date("6/29/2056") == "2056-06-29"
    assert us_date("06/19/03") == "2003-06-19"
    assert us_date("12/21/84") == "1984-12-21"
    assert us_date("13/01/2020") is None
    assert us_date("on 1/2/20") is None
    assert dates_in("67 F.R. 56530 9/4/02 81 F.R. 8825 (2/23/16)") == ["2002-09-04", "2016-02-23"]


@pytest.mark.parametrize(
    ("status", "ended"),
    [
        ("Expired on 9/3/06", "2006-09-03"),
        ("Lifted 04/01/2004", "2004-04-01"),
        ("All provisions expired as of 01/02/03", "2003-01-02"),
        ("Active", None),
        ("Waived on 11/24/03", None),
        ("Procurement ban ended 02/03, all other sanctions remain", None),
        ("procurement ban ended 2003, all other sanctions removed 9/3/05", "2005-09-03"),
    ],
)
def test_the_status_of_a_sanction(status: str, ended: str | None) -> None:
    assert read_remarks(f"Authority: Some Act; imposed 1/2/99; status: {status}; Vol. 1").ended_on == ended


def test_a_uid_ignores_case_and_white_space() -> None:
    assert row_uid("x", ["A  B", "c"], [], ()) == row_uid("x", ["a b", "C"], [], ())
    assert row_uid("x", ["ab", "c"], [], ()) != row_uid("x", ["a", "bc"], [], ())


# --- the real editions -------------------------------------------------------------------------------


def test_the_edition_of_may_2022(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "consolidated.csv"
    path.write_bytes(gzip.decompress((shared / "data/csl/2022-05/consolidated.csv.gz").read_bytes()))
    parsed = read(path)
    assert parsed.rows == 14_160
    assert {list_id: len({p.uid for p in parties}) for list_id, parties in parsed.parties.items()} == {
        "us-bis-el": 2001,
        "us-bis-meu": 71,
        "us-bis-uvl": 201,
        "us-bis-dpl": 462,
        "us-state-isn": 163,
        "us-state-dtc": 727,
    }
    assert "SDN rows left to OFAC's own files: 10,026" in parsed.notes
    footnotes = Counter(note for p in parsed.parties["us-bis-el"] for note in p.listings[0].footnotes)
    assert footnotes == {"1": 157, "3": 147}
    assert not [name.text for p in parsed.parties["us-bis-el"] for name in p.names if "?" in name.text]


def test_the_edition_of_july_2026(shared: Path) -> None:
    parsed = read(shared / "data/csl/2026-07-rebuilt/consolidated.csv")
    assert {list_id: len({p.uid for p in parties}) for list_id, parties in parsed.parties.items()} == {
        "us-bis-el": 3409,
        "us-bis-meu": 70,
        "us-bis-dpl": 564,
        "us-state-isn": 528,
        "us-state-dtc": 787,
    }
    entities = parsed.parties["us-bis-el"]
    assert Counter(p.kind for p in entities)[Kind.ADDRESS] == 19
    assert Counter(note for p in entities for note in p.listings[0].footnotes) == {
        "1": 130,
        "2": 130,
        "3": 773,
        "4": 96,
        "5": 16,
    }
    assert sum(1 for p in entities if not p.countries) <= 1
    assert all(name.text for p in entities for name in p.names)


def test_the_edition_cut_short_is_refused(shared: Path) -> None:
    with pytest.raises(ParseError, match="breaks off"):
        read(shared / "data/csl/2023-11-30-truncated/consolidated.csv")
