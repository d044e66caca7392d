"""Words of types in OFAC's XML: those of the Remarks, and a few more."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from screening.sources import ofac_xml_words
from screening.sources.ofac_remarks import read_remarks
from screening.sources.ofac_xml_words import meaning

FOLDER = Path(ofac_xml_words.__file__).parent


def words_of(name: str) -> list[str]:
    tables = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    return [word for table in tables.values() for words in table.values() for word in words]


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


@pytest.mark.parametrize("word", words_of("ofac_remarks.toml"))
def test_what_the_csv_calls_so_is_the_same_in_the_xml(word: str) -> None:
    """ "<word> A12" in the Remarks and a feature or document <word> with the value A12 are of one type."""
    found = meaning(word, "A12")
    said = read_remarks(f"{word} A12.")
    assert found is not None
    types = {one.type for one in (*said.identifiers, *said.facts)}
    assert found[1] in types


def test_no_word_has_two_meanings() -> None:
    theirs, ours = words_of("ofac_remarks.toml"), words_of("ofac_xml_words.toml")
    assert len(ours) == len(set(ours))
    families = set(
        tomllib.loads((FOLDER / "ofac_xml_words.toml").read_text(encoding="utf-8"))["families"]["wallet"]
    )
    assert not (set(ours) - families) & set(theirs)
