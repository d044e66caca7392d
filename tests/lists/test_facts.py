"""The facts in `lists/`: their form, and that each of them stands in the official file it was read from."""

from __future__ import annotations

import csv
import functools
import gzip
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from official import READERS, Entry, fold, table

from screening.catalogue import Catalogue, HandKept, load_catalogue
from screening.model import Kind

LISTS = Path(__file__).resolve().parents[2] / "lists"
HEADER = (
    "ref,name,aliases,weak_aliases,former_names,kind,country,programs,listed_on,expires_on,citation,"
    "licence_requirement,licence_policy,birth_date,address,identifiers,note,url"
)
NAME_COLUMNS = ("aliases", "weak_aliases", "former_names")
# How many rows the lists that are kept whole have: an edit of one must change this too.
WHOLE = {"us-dod-1260h": 80, "us-fcc-covered": 15}

Row = dict[str, str]


@dataclass(frozen=True)
class Kept:
    list_id: str
    facts: HandKept
    rows: tuple[Row, ...]


def read(file: Path) -> tuple[Row, ...]:
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        assert ",".join(reader.fieldnames or ()) == HEADER, file.name
        return tuple(reader)


def catalogue() -> Catalogue:
    return load_catalogue()


@functools.cache
def hand_kept() -> dict[str, Kept]:
    return {
        list_id: Kept(list_id, facts, read(LISTS / facts.file))
        for source in catalogue().sources
        for list_id, facts in source.hand_kept.items()
    }


def parts(cell: str) -> list[str]:
    return cell.split(";") if cell else []


KEPT = sorted(path.stem for path in LISTS.rglob("*.csv"))


@pytest.fixture(params=KEPT)
def kept(request: pytest.FixtureRequest) -> Kept:
    return hand_kept()[request.param]


# --- form --------------------------------------------------------------------------------------------


def test_the_catalogue_loads_and_every_list_has_a_measure() -> None:
    loaded = catalogue()
    assert loaded.list_ids
    assert set(loaded.measures) == set(loaded.list_ids)
    for source in loaded.sources:
        assert source.page.startswith("https://")
        assert set(source.urls) == {*source.files, *source.optional_files}
        assert source.files or all(facts.id in source.hand_kept for facts in source.lists)
        assert set(source.hand_kept) <= {facts.id for facts in source.lists}


def test_codes_are_those_of_the_consolidated_screening_list(shared: Path) -> None:
    with gzip.open(shared / "data/csl/2022-05/consolidated.csv.gz", "rt", encoding="utf-8") as lines:
        published = {row["source"] for row in csv.DictReader(lines)}
    assert published == {facts.code for source in catalogue().sources for facts in source.lists if facts.code}


def test_every_file_is_declared_and_the_extract_is_small_but_not_empty() -> None:
    declared = {kept.facts.file for kept in hand_kept().values()}
    assert declared == {path.relative_to(LISTS).as_posix() for path in LISTS.rglob("*.csv")}
    counts = {list_id: len(kept.rows) for list_id, kept in hand_kept().items()}
    assert min(counts.values()) >= 1
    assert {list_id: counts[list_id] for list_id in WHOLE} == WHOLE
    assert 150 <= sum(counts.values()) - sum(WHOLE.values()) <= 250


def test_coverage_and_dates_are_stated(kept: Kept) -> None:
    facts = kept.facts
    assert (facts.coverage == "whole") == (kept.list_id in WHOLE) == ("/" not in facts.file)
    assert date.fromisoformat(facts.published_on) <= date.fromisoformat(facts.checked_on)
    assert facts.published_on <= facts.official_on
    assert len(kept.rows) == facts.official if facts.coverage == "whole" else len(kept.rows) < facts.official
    low, high = catalogue().facts(kept.list_id).expected
    assert low <= facts.official <= high


def test_rows_are_well_formed(kept: Kept) -> None:
    partial = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
    for row in kept.rows:
        where = f"{kept.list_id}: {row['name']}"
        assert row["name"], where
        assert row["citation"], where
        assert row["kind"] in set(Kind), where
        assert all(re.fullmatch(r"[A-Z]{2}", code) for code in parts(row["country"])), where
        for column in ("listed_on", "expires_on", "birth_date"):
            assert not row[column] or partial.fullmatch(row[column]), where
        assert row["listed_on"] <= kept.facts.published_on, where
        # An order that has ended is no use in an extract that is there to be met.
        assert not row["expires_on"] or row["expires_on"] > kept.facts.checked_on, where
        for identifier in parts(row["identifiers"]):
            assert re.fullmatch(r"[a-z_]+=[\w./-]+( \([A-Z]{2}\))?", identifier), where
        assert row["url"].startswith("https://"), where
        assert (row["kind"] == "address") == bool(row["address"]), where
        assert "successor, sub-unit" not in row["name"], where
        for column, cell in row.items():
            assert cell == cell.strip(), f"{where} {column}"
            assert "\n" not in cell, f"{where} {column}"


def test_no_name_stands_twice(kept: Kept) -> None:
    keys = [(fold(row["name"]), row["country"]) for row in kept.rows]
    assert len(set(keys)) == len(keys)
    in_order = [row["name"].casefold() for row in kept.rows]
    assert in_order == sorted(in_order)
    refs = [row["ref"] for row in kept.rows if row["ref"]]
    assert len(set(refs)) == len(refs)
    for row in kept.rows:
        names = [row["name"], *(name for column in NAME_COLUMNS for name in parts(row[column]))]
        assert all(name.strip() == name != "" for name in names), row["name"]
        assert len({fold(name) for name in names}) == len(names), row["name"]


def test_no_file_says_what_a_list_cannot_say() -> None:
    for path in LISTS.rglob("*.*"):
        text = path.read_text(encoding="utf-8").casefold()
        assert "cleared" not in text, path.name
        assert "not sanctioned" not in " ".join(text.replace("\\\n", "").split()), path.name


def test_the_suspended_affiliates_rule_is_dated_and_asks_to_be_verified() -> None:
    for list_id in ("us-bis-el", "us-bis-meu"):
        note = catalogue().measures[list_id].note
        assert "10 November 2025" in note
        assert "9 November 2026" in note
        assert "verify current status" in note


# --- against the official files ----------------------------------------------------------------------


@functools.cache
def official(data: Path, list_id: str) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in READERS[list_id](data):
        found.setdefault(entry.name, []).append(entry)
    return found


def sections(text: str) -> set[str]:
    """Sections of 15 CFR that a licence requirement names; the eCFR has a letter l for a 1 here and there."""
    return set(re.findall(r"\b7(?:34|44|46)\.\d+(?:\(\w+\))*", text.replace("744.2l", "744.21")))


def terms(requirement: str) -> tuple[set[str], set[str]]:
    """Sections and footnotes that a row's licence requirement states."""
    _, _, footnotes = requirement.partition("footnote")
    return sections(requirement), set(re.findall(r"\d", footnotes))


def official_terms(requirement: str) -> tuple[set[str], set[str]]:
    """The same, where the footnotes are bare digits behind a section or at the end."""
    behind = re.findall(r"734\.9\([eg]\)(?:\(\d\))?,? ?(\d)(?=,| )", requirement)
    return sections(requirement), {*behind, *re.findall(r"EAR\)?\.? ?(\d)$", requirement)}


def mistakes(row: Row, entry: Entry) -> list[str]:
    """What a row says that this official entry does not."""
    wrong = [
        f"{column} {name}"
        for column, known in (
            ("aliases", entry.aliases),
            ("weak_aliases", entry.weak - entry.aliases),
            ("former_names", entry.former),
        )
        for name in parts(row[column])
        if fold(name) not in known
    ]
    wrong += [f"country {code}" for code in parts(row["country"]) if code not in entry.countries]
    if row["ref"] != entry.ref:
        wrong.append("ref")
    if entry.kinds and row["kind"] not in entry.kinds:
        wrong.append("kind")
    if tuple(parts(row["programs"])) != entry.programs:
        wrong.append("programs")
    for column, known in (("listed_on", entry.listed_on), ("expires_on", entry.expires_on)):
        if (known or row[column]) and {row[column]} != (known or {""}):
            wrong.append(column)
    said, published = (re.sub(r"[\s,.;]", "", text.casefold()) for text in (row["citation"], entry.citation))
    if published not in said:
        wrong.append("citation")
    if entry.licence and terms(row["licence_requirement"]) != official_terms(entry.licence):
        wrong.append("licence_requirement")
    if row["birth_date"] and row["birth_date"] not in entry.births:
        wrong.append("birth_date")
    numbers = [part.partition("=")[2].partition(" (")[0] for part in parts(row["identifiers"])]
    return wrong + [
        f"not in the entry: {value}" for value in [*numbers, row["address"]] if value not in entry.text
    ]


def judge(row: Row, data: Path, list_id: str) -> list[str]:
    """The mistakes of a row against the nearest official entry of its name; an unknown name is one."""
    entries = official(data, list_id).get(fold(row["name"]), [])
    return min((mistakes(row, entry) for entry in entries), key=len, default=["no such name"])


def test_every_fact_stands_in_the_official_file(kept: Kept, shared: Path) -> None:
    wrong = {row["name"]: judge(row, shared / "data", kept.list_id) for row in kept.rows}
    assert not {name: found for name, found in wrong.items() if found}


def test_a_changed_or_invented_row_is_found_out(kept: Kept, shared: Path) -> None:
    data = shared / "data"
    row = max(kept.rows, key=lambda row: sum(len(row[column]) for column in NAME_COLUMNS))
    assert judge(row, data, kept.list_id) == []
    invented = {**row, "name": "Northern Lantern Oyster Trading Co."}
    assert judge(invented, data, kept.list_id) == ["no such name"]
    changes = {
        "aliases": "Northern Lantern",
        "weak_aliases": "Northern Lantern",
        "former_names": "Northern Lantern",
        "ref": "999999",
        "programs": "NO-PROGRAM",
        "listed_on": "1950-01-01",
        "expires_on": "2999-01-01",
        "identifiers": "imo=0000000",
        "birth_date": "1850",
        "country": "AQ",
    }
    for column, value in changes.items():
        assert judge({**row, column: value}, data, kept.list_id), column
    [entry, *_] = official(data, kept.list_id)[fold(row["name"])]
    assert not entry.citation or judge({**row, "citation": "1 FR 1, 1/1/36"}, data, kept.list_id)
    assert not entry.licence or judge({**row, "licence_requirement": "none"}, data, kept.list_id)


def test_a_weak_alias_does_not_pass_for_a_strong_one(shared: Path) -> None:
    for list_id in ("us-ofac-sdn", "us-ofac-cmic"):
        row = next(row for row in hand_kept()[list_id].rows if row["weak_aliases"])
        swapped = {**row, "aliases": row["weak_aliases"], "weak_aliases": row["aliases"]}
        assert judge(swapped, shared / "data", list_id)


@pytest.mark.parametrize("list_id", sorted(WHOLE))
def test_whole_lists_are_whole(list_id: str, shared: Path) -> None:
    rows = {fold(row["name"]): row for row in hand_kept()[list_id].rows}
    entries = official(shared / "data", list_id)
    assert rows.keys() == entries.keys()
    for name, [entry] in entries.items():
        assert {fold(alias) for alias in parts(rows[name]["aliases"])} == entry.aliases - {name}


def test_rows_of_older_editions_have_not_moved_since(shared: Path) -> None:
    data = shared / "data"
    listed = {name for entry in table(data, "bis_entity_list") for name in (entry.name, *entry.aliases)}
    assert not [row["name"] for row in hand_kept()["us-bis-uvl"].rows if fold(row["name"]) in listed]
    # The two publications of OFAC differ in stops and commas.
    july = {re.sub(r"\W", "", name) for e in table(data, "ofac_nscmic") for name in (e.name, *e.aliases)}
    names = [row["name"] for row in hand_kept()["us-ofac-cmic"].rows]
    assert not [name for name in names if re.sub(r"\W", "", fold(name)) not in july]
