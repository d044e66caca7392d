"""Remarks: each wording is read or kept; nothing is lost and nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import BirthDate, Fact, Identifier, Role, Strength
from screening.sources.ofac.remarks import Remarks, read_remarks, split_fragments


def one(fragment: str) -> Remarks:
    return read_remarks(fragment + ".")


@pytest.mark.parametrize(
    ("fragment", "name", "role"),
    [
        ("a.k.a. 'PIER'", "PIER", Role.AKA),
        ("f.k.a. 'OLD PIER'", "OLD PIER", Role.FKA),
        ("n.k.a. 'NEW PIER'", "NEW PIER", Role.NKA),
        ("a.k.a. 'ABU-'UMAR'", "ABU-'UMAR", Role.AKA),
        ("a.k.a. ''ABD AL-WAFA''", "'ABD AL-WAFA'", Role.AKA),
        ("a.k.a. 'O'NINNO, Jr.'", "O'NINNO, Jr.", Role.AKA),
    ],
)
def test_weak_aliases(fragment: str, name: str, role: Role) -> None:
    (found,) = one(fragment).names
    assert (found.text, found.role, found.strength) == (name, role, Strength.WEAK)


@pytest.mark.parametrize(
    "fragment", ["a.k.a. 'PIE", "a.k.a. PIER", "Linked To: MILITARY COMPANY 'PIER'", "a.k.a. ''"]
)
def test_what_is_no_alias(fragment: str) -> None:
    assert one(fragment).names == []
    assert one(fragment).facts


@pytest.mark.parametrize(
    ("fragment", "identifier"),
    [
        ("Passport P00712 (Azerbaijan)", Identifier("passport", "P00712", "AZ")),
        ("alt. Passport RL 1794375 (Lebanon)", Identifier("passport", "RL 1794375", "LB")),
        ("Passport 472220033 (Korea, North)", Identifier("passport", "472220033", "KP")),
        ("Diplomatic Passport 008827 (Iran) issued 1999", Identifier("passport", "008827", "IR")),
        ("Passport K 815205 issued 17 Sep 1994 expires 16 Sep 1999", Identifier("passport", "K 815205")),
        ("National ID No. 80148715 (Palestinian)", Identifier("national_id", "80148715", "PS")),
        ("Tax ID No. 100036386 (Serbia)", Identifier("tax_id", "100036386", "RS")),
        ("NIT # 800018928-0 (Colombia)", Identifier("tax_id", "800018928-0", "CO")),
        (
            "Registration Number HRA 738077 (Stuttgart) (Germany)",
            Identifier("registration", "HRA 738077 (Stuttgart)", "DE"),
        ),
        ("Unified Social Credit Code (USCC) 91310000X (China)", Identifier("uscc", "91310000X", "CN")),
        ("Legal Entity Number 253400V1H6ART1UQ0N98", Identifier("lei", "253400V1H6ART1UQ0N98")),
        ("SWIFT/BIC VTBRRUMM", Identifier("swift", "VTBRRUMM")),
        ("alt. BIK (RU) 044525187", Identifier("bik", "044525187")),
        ("Vessel Registration Identification IMO  8904408", Identifier("imo", "8904408")),
        ("Identification Number IMO 5993126", Identifier("imo", "5993126")),
        (
            "Vessel Registration Identification 15411 (Malta)",
            Identifier("vessel_registration", "15411", "MT"),
        ),
        ("Serial No. QW-77", Identifier("registration", "QW-77")),
        ("Trademark number 38000001 (China)", Identifier("registration", "38000001", "CN")),
        ("RSIN 800000001 (Netherlands)", Identifier("registration", "800000001", "NL")),
        ("C.I.N. 712 (Peru)", Identifier("national_id", "712", "PE")),
        (
            "Registration Certificate Number (Dubai) 44 (United Arab Emirates)",
            Identifier("registration", "44", "AE"),
        ),
        (
            "Russian State Individual Business Registration Number Pattern (OGRNIP) 3040000",
            Identifier("registration", "3040000"),
        ),
        (
            "Global Intermediary Identification Number QW7.00000.LE.643",
            Identifier("giin", "QW7.00000.LE.643"),
        ),
        ("MMSI 352000001", Identifier("mmsi", "352000001")),
        ("Aircraft Tail Number EP-MMH", Identifier("aircraft_tail", "EP-MMH")),
        ("alt. Digital Currency Address - ETH 0x9e3A", Identifier("wallet", "0x9e3A")),
    ],
)
def test_identifiers(fragment: str, identifier: Identifier) -> None:
    assert one(fragment).identifiers == [identifier]


def test_validity_and_currency_stay_as_facts() -> None:
    assert one("Passport P1 issued 1999").facts == [Fact("passport", "Passport P1 issued 1999")]
    wallet = "Digital Currency Address - XBT 12Qt"
    assert one(wallet).facts == [Fact("wallet", wallet)]


@pytest.mark.parametrize("fragment", ["Passport issued in Baku", "Registration Number unknown", "License"])
def test_a_number_needs_a_digit(fragment: str) -> None:
    said = one(fragment)
    assert said.identifiers == []
    assert said.facts == [Fact("remark", fragment)]


@pytest.mark.parametrize(
    ("fragment", "born"),
    [
        ("DOB 04 Mar 1961", BirthDate("1961-03-04")),
        ("alt. DOB circa 1960", BirthDate("1960", circa=True)),
        ("DOB 1979 to 1982", BirthDate("1979", "1982")),
        ("DOB Sep 1977", BirthDate("1977-09")),
    ],
)
def test_births(fragment: str, born: BirthDate) -> None:
    assert one(fragment).birth_dates == [born]


def test_countries_are_facts_and_codes() -> None:
    said = read_remarks("nationality Korea, North; alt. citizen Burma; Nationality of Registration Russia.")
    assert said.countries == ["KP", "MM", "RU"]
    assert [fact.type for fact in said.facts] == ["nationality", "citizenship", "registered_in"]


@pytest.mark.parametrize(
    ("fragment", "fact"),
    [
        ("POB Lankaran, Azerbaijan", Fact("birth_place", "Lankaran, Azerbaijan")),
        ("Gender Male", Fact("gender", "Male")),
        ("Linked To: QUAY CO., S.A.", Fact("linked_to", "QUAY CO., S.A.")),
        (
            "Secondary sanctions risk: section 1(b) of Executive Order 13224",
            Fact("secondary_sanctions", "section 1(b) of Executive Order 13224"),
        ),
        ("MICEX Code QUAY", Fact("ticker", "QUAY")),
        ("UN/LOCODE UA QAY", Fact("port", "UA QAY")),
        ("Other Vessel Type Landing Craft", Fact("vessel_type", "Landing Craft")),
        ("Target Type Government Entity", Fact("target_type", "Government Entity")),
        ("Chief of the Quay Guard", Fact("remark", "Chief of the Quay Guard")),
        ("Passports lost in 1999", Fact("remark", "Passports lost in 1999")),
    ],
)
def test_facts(fragment: str, fact: Fact) -> None:
    assert one(fragment).facts == [fact]


def test_the_last_fragment_of_cut_remarks_is_not_trusted() -> None:
    said = read_remarks("MMSI 352000001; Passport P007", cut=True)
    assert said.identifiers == [Identifier("mmsi", "352000001")]
    assert said.facts == [Fact("remark", "Passport P007")]


def everything(said: Remarks) -> str:
    """All the text that a reading holds."""
    parts = [name.text for name in said.names]
    parts += [f"{number.value} {number.country}" for number in said.identifiers]
    return " ".join([*parts, *(fact.value for fact in said.facts)])


WORDS = st.sampled_from(
    [
        *(
            "a.k.a. '",
            "'",
            "DOB ",
            "1961",
            "circa ",
            "Passport ",
            "P1 (Iran)",
            " issued 1999",
            "nationality ",
        ),
        *(
            "Linked To: ",
            "Tax ID No. ",
            "Digital Currency Address - XBT ",
            "; ",
            ";",
            ".",
            "(",
            ")",
            "alt. ",
            "x9",
        ),
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS).map("".join)), st.booleans())
def test_any_text_is_read_and_none_of_it_lost(text: str, cut: bool) -> None:
    said = read_remarks(text, cut=cut)
    items = len(said.names) + len(said.birth_dates) + len(said.identifiers) + len(said.facts)
    fragments = split_fragments(text)
    assert items >= len(fragments)
    kept = everything(said)
    for fragment in fragments:
        # What a known beginning hands over is the end of the fragment; the rest is kept whole.
        last = fragment.split()[-1].rstrip("')(").split("(")[-1]
        assert last in kept or said.birth_dates or said.countries or said.identifiers
    if cut and fragments:
        assert said.facts[-1] == Fact("remark", fragments[-1])


@given(st.lists(st.text(alphabet="abc DEF.,'", min_size=1).map(str.strip).filter(bool), max_size=6))
def test_unknown_wordings_are_kept_word_for_word(fragments: list[str]) -> None:
    said = read_remarks("; ".join(fragments) + ".")
    assert [fact.value for fact in said.facts if fact.type == "remark"] == fragments
