"""The Consolidated Screening List as JSON: the same parties as the table gives, and the API's own samples."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from screening.catalogue import load_catalogue
from screening.errors import ParseError
from screening.model import Address, Kind
from screening.sources.csl import csv
from screening.sources.csl.json import parse
from screening.sources.parsed import Parsed

from ..published import FIXTURES

FOLDER = FIXTURES / "csl_json"
JSON, TABLE = FOLDER / "consolidated.json", FOLDER / "consolidated.csv"
CSL = load_catalogue().source("us-csl")
EL = "Entity List (EL) - Bureau of Industry and Security"


def read(path: Path) -> Parsed:
    return parse({"consolidated.csv": path}, CSL)


def written(tmp_path: Path, document: object) -> Path:
    path = tmp_path / "consolidated.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def result(**changes: object) -> dict[str, object]:
    return {"id": "a9", "source": EL, "name": "Quay Works"} | changes


def test_the_same_rows_give_the_same_parties_as_the_table() -> None:
    ours, table = read(JSON), csv.parse({"consolidated.csv": TABLE}, CSL)
    assert ours.parties.keys() == table.parties.keys()
    for list_id in ("us-bis-el", "us-bis-dpl"):
        assert ours.parties[list_id] == table.parties[list_id]
    # The table has no column for the country of State's entries.
    (from_json,), (from_table,) = ours.parties["us-state-isn"], table.parties["us-state-isn"]
    assert from_json.countries == ("RU",)
    assert replace(from_json, countries=()) == from_table
    assert (ours.rows, ours.newest_entry, ours.notes) == (table.rows, table.newest_entry, table.notes)


def test_addresses_are_joined_as_in_the_table() -> None:
    (party,) = read(JSON).parties["us-bis-el"]
    assert party.addresses == (
        Address("No. 9 Example Road, Wuhan, 430000", "CN"),
        Address("Unit 3, 12/F Sample Tower, Kowloon, Hong Kong", "CN"),
    )
    assert party.kind is Kind.COMPANY
    assert party.listings[0].footnotes == ("4",)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ([], "no list of results"),
        ({"results": {}}, "no list of results"),
        ({"results": []}, "no rows"),
        ({"results": [result()], "colour": 1}, "unknown key 'colour'"),
        ({"results": [result()], "total": 15_000}, "holds 1 of 15000 results"),
        ({"results": ["x"]}, "no JSON object"),
        ({"results": [result(colour="red")]}, "unknown key 'colour' of a result"),
        ({"results": [result(addresses=[{"planet": "Mars"}])]}, "unknown key 'planet' in addresses"),
        ({"results": [result(name={"first": "A"})]}, "which is no text"),
        ({"results": [result(alt_names=[["A"]])]}, "which is no text"),
        ({"results": [result(name=True)]}, "which is no text"),
        ({"results": [result(name=None)]}, "without a name"),
        ({"results": [result(source="Moon List (ML) - Quay")]}, "unknown list"),
        ({"results": [result(start_date="soon")]}, "start_date is 'soon'"),
        ({"results": [result(name="\ud800")]}, "not whole JSON"),
    ],
)
def test_what_is_refused(tmp_path: Path, document: object, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        read(written(tmp_path, document))
    assert words in str(caught.value)
    assert caught.value.where.startswith("consolidated.json")


def test_the_number_of_the_result_is_told(tmp_path: Path) -> None:
    with pytest.raises(ParseError) as caught:
        read(written(tmp_path, {"results": [result(), result(name="Pier", type="Moon")]}))
    assert caught.value.where == "consolidated.json:result 2"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is empty"),
        (b"<html></html>", "web page"),
        (b'{"results": [{"id"', "not whole JSON"),
        (b'{"results": [' + b"[" * 100_000, "not whole JSON"),
        ('{"results": ["Société générale d\'électricité"]}'.encode("cp1252"), "not UTF-8"),
    ],
)
def test_what_is_no_list(tmp_path: Path, raw: bytes, words: str) -> None:
    path = tmp_path / "consolidated.json"
    path.write_bytes(raw)
    with pytest.raises(ParseError) as caught:
        read(path)
    assert words in str(caught.value)
    assert caught.value.hint


def test_any_cut_of_the_file_is_refused(tmp_path: Path) -> None:
    raw = JSON.read_bytes().rstrip()
    path = tmp_path / "consolidated.json"
    for length in range(1, len(raw), 37):
        path.write_bytes(raw[:length])
        with pytest.raises(ParseError):
            read(path)


def test_the_samples_of_the_publisher(shared: Path, tmp_path: Path) -> None:
    """Every result of every sample becomes a party or is left to OFAC."""
    ours = ("el", "meu", "uvl", "dpl", "isn", "dtc")
    for code in (*ours, "sdn", "plc", "ssi", "fse", "cap", "mbs", "cmic"):
        name = f"support__screening_lists__{code}__expected_results.json"
        results = json.loads((shared / "data/csl/publisher-samples" / name).read_text(encoding="utf-8"))
        parsed = read(written(tmp_path, {"results": results}))
        assert parsed.rows == len(results) > 0
        assert sum(map(len, parsed.parties.values())) == (len(results) if code in ours else 0)
