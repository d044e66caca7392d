"""OFAC's words: what the Remarks and the types of the XML have in common, and what only the XML has."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from screening.sources.ofac import words
from screening.sources.ofac.remarks import read_remarks
from screening.sources.ofac.words import is_number, meaning, split_country

PARTS = tomllib.loads(Path(words.__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def words_of(part: str) -> list[str]:
    return [word for table in PARTS[part].values() for words in table.values() for word in words]


@pytest.mark.parametrize(
    ("published", "value", "expected"),
    [
        ("Passport", "A 12", ("identifiers", "passport", "A 12")),
        ("Vessel Registration Identification", "IMO 9000001", ("identifiers", "imo", "9000001")),
        ("Vessel Registration Identification", "HE 71", ("identifiers", "vessel_registration", "HE 71")),
        ("Secondary sanctions risk:", "a section", ("facts", "secondary_sanctions", "a section")),
        ("Organization Type:", "Growing of nuts", ("facts", "activity", "Growing of nuts")),
        ("Digital Currency Address - NEW", "q1", ("identifiers", "wallet", "q1")),
        ("Executive Order 19999 information:", "a ban", ("remarks", "remark", "a ban")),
        ("Nationality Country", "Iran", ("countries", "nationality", "Iran")),
        ("Passports of the moon", "A12", None),
    ],
)
def test_types(published: str, value: str, expected: tuple[str, str, str] | None) -> None:
    assert meaning(published, value) == expected


@pytest.mark.parametrize("word", words_of("everywhere"))
def test_what_the_csv_calls_so_is_the_same_in_the_xml(word: str) -> None:
    """ "<word> A12" in the Remarks and a feature or document <word> with the value A12 are of one type."""
    found = meaning(word, "A12")
    said = read_remarks(f"{word} A12.")
    assert found is not None
    types = {one.type for one in (*said.identifiers, *said.facts)}
    assert found[1] in types


def test_no_word_has_two_meanings() -> None:
    both, xml = words_of("everywhere"), words_of("xml")
    assert len(both) == len(set(both))
    assert len(xml) == len(set(xml))
    assert not set(xml) & set(both)


@pytest.mark.parametrize(
    ("own", "text", "whether"),
    [
        ("passport", "A12", True),
        ("passport", "unknown", False),
        ("swift", "QUAYAZ22", True),
        ("call_sign", "QUAY", True),
        ("call_sign", "", False),
    ],
)
def test_what_can_be_a_number(own: str, text: str, whether: bool) -> None:
    assert is_number(own, text) is whether


def test_a_country_is_split_off_only_if_it_is_one() -> None:
    assert split_country("1026 (Russia)") == ("1026", "RU")
    assert split_country("1026 (Atlantis)") == ("1026 (Atlantis)", None)
    assert split_country("1026") == ("1026", None)
