"""The Denied Persons List as BIS publishes it alone: a hand-written file, spoilt copies, real editions."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.catalogue import ListFacts, SourceFacts
from screening.errors import ParseError
from screening.model import Address, Kind, Party
from screening.sources.csl.dpl_txt import parse
from screening.sources.parsed import Parsed

from ..published import FIXTURES, spoilt

FIXTURE = FIXTURES / "dpl_txt" / "dpl.txt"
DPL = SourceFacts(
    id="us-bis-dpl-txt",
    title="Denied Persons List",
    publisher="Bureau of Industry and Security",
    page="https://www.bis.gov",
    parser="dpl_txt",
    licence="US Government work",
    max_age_days=7,
    lists=(ListFacts(id="us-bis-dpl", title="Denied Persons List", short="DPL"),),
    files=("dpl.txt",),
)


def read(path: Path) -> Parsed:
    return parse({"dpl.txt": path}, DPL)


@pytest.fixture(scope="module")
def parties() -> tuple[Party, ...]:
    return read(FIXTURE).parties["us-bis-dpl"]


def test_rows_are_parties(parties: tuple[Party, ...]) -> None:
    assert len({party.uid for party in parties}) == len(parties) == 5
    first = parties[0]
    assert first.caption == "A. N. EXAMPLE"
    assert first.kind is Kind.PERSON
    assert first.kind_inferred
    assert first.addresses == (Address("1 SAMPLE STREET, ANTHONY, NM, 88021", "US"),)
    listing = first.listings[0]
    assert (listing.listed_on, listing.expires_on) == ("2022-02-10", "2030-06-17")
    assert listing.citation == "87 F.R. 99030 2/17/2022"


def test_an_order_without_end(parties: tuple[Party, ...]) -> None:
    assert parties[1].listings[0].expires_on is None
    assert parties[1].kind is Kind.COMPANY
    assert parties[1].countries == ("AE",)


def test_a_zip_code_without_its_nought(parties: tuple[Party, ...]) -> None:
    assert parties[3].countries == ("US",)
    assert [name.text for name in parties[3].names] == ["FULAN", "FRANK DOE"]
    assert parties[3].listings[0].expires_on == "3033-01-01"


def test_a_mistyped_update_does_not_make_the_file_new() -> None:
    assert read(FIXTURE).newest_entry == "2022-02-10"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"FR_Citation"', '"Citation"', "citation"),
        ('"06/17/2030"', '"17.6.2030"', "expiration_date is '17.6.2030'"),
        ('"EXAMPLE TRADING FZE"', '""', "without a name"),
        ('\t"3033-09-30"', "", "11 cells under 12 columns"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(ParseError, match=says) as caught:
        read(spoilt(tmp_path, FIXTURE, old, new))
    assert caught.value.where.startswith("dpl.txt")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    lines = [line.rpartition("\t")[0] for line in FIXTURE.read_text(encoding="utf-8").splitlines()]
    path = tmp_path / "dpl.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ParseError, match="no column 'fr_citation'"):
        read(path)


def test_a_header_alone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dpl.txt"
    path.write_text(FIXTURE.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(ParseError, match="no rows"):
        read(path)


@pytest.mark.parametrize(
    ("file", "rows", "newest"),
    [("dpl_2022-09-07.txt", 581, "2022-09-02"), ("dpl_2023-11-30.txt", 665, "2023-11-16")],
)
def test_the_real_editions(shared: Path, file: str, rows: int, newest: str) -> None:
    parsed = read(shared / "data/bis-dpl" / file)
    parties = parsed.parties["us-bis-dpl"]
    assert parsed.rows == rows == len({party.uid for party in parties})
    assert parsed.newest_entry == newest
    assert sum(1 for party in parties if party.countries) > 0.97 * rows
