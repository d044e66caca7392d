"""Our columns: hand-kept files and own lists are read whole or refused with the line that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Address, BirthDate, Fact, Identifier, Kind, Listing, Role, Strength
from screening.sources.columns import parse, read_rows

from .published import FIXTURES, own_source

OWN = FIXTURES / "columns" / "own.csv"


def source(*lists: str, columns: dict[str, str] | None = None) -> SourceFacts:
    return own_source("columns", "own.csv", *lists, columns=columns)


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_every_column_is_read() -> None:
    works, velt = read_rows(OWN, "own")
    assert works.uid == "own:Q-1"
    assert (works.kind, works.kind_inferred, works.countries) == (Kind.COMPANY, False, ("CN",))
    assert [(name.text, name.role, name.strength) for name in works.names] == [
        ("Quay Pier Works (QPW)", Role.PRIMARY, Strength.STRONG),
        ("Quay Pier Works", Role.AKA, Strength.STRONG),
        ("QPW", Role.AKA, Strength.STRONG),
        ("Pier Works", Role.AKA, Strength.STRONG),
        ("Quay Works", Role.AKA, Strength.STRONG),
        ("Old Quay", Role.FKA, Strength.STRONG),
        ("QUAYMAN", Role.AKA, Strength.WEAK),
    ]
    assert works.listings == (
        Listing(
            list_id="own",
            programs=("QUAY-1",),
            listed_on="2024-02-29",
            expires_on="2027-03-01",
            citation="1 QR 22",
            licence_requirement="all items",
            licence_policy="denial",
            url="https://quay.example/1",
        ),
    )
    assert works.addresses == (Address("7 Pier Road, Shenzhen, China", "CN"),)
    assert works.identifiers == (
        Identifier("uscc", "91440300QUAY", "CN"),
        Identifier("imo", "9000002"),
        Identifier("number", "44-77"),
    )
    assert works.facts == (Fact("note", "seen at the pier"),)
    assert velt.birth_dates == (BirthDate("1961-03-04"), BirthDate("1960", circa=True))
    assert velt.countries == ("AZ",)
    assert velt.facts == (Fact("country", "Atlantis"),)


def test_an_id_is_kept_when_the_rest_of_the_row_changes(tmp_path: Path) -> None:
    before = read_rows(table(tmp_path, "name,country,note\nAnna Velt,AZ,seen\nBo Ek,SE,\n"), "own")
    after = read_rows(table(tmp_path, "name,note,country\nBo Ek,x,SE\nAnna Velt,,AZ\n"), "own")
    assert [party.uid for party in before] == [party.uid for party in reversed(after)]
    assert all(len(party.uid) == len("own:") + 12 for party in before)


def test_the_list_column_parts_the_rows(tmp_path: Path) -> None:
    path = table(tmp_path, "name,list,listed_on\nAnna Velt,watch,2024-01-02\nBo Ek,deny,2023\n")
    parsed = parse({"own.csv": path}, source("watch", "deny"))
    assert {key: [party.caption for party in parties] for key, parties in parsed.parties.items()} == {
        "watch": ["Anna Velt"],
        "deny": ["Bo Ek"],
    }
    assert (parsed.rows, parsed.newest_entry) == (2, "2024-01-02")


def test_a_map_reads_a_publishers_own_columns(tmp_path: Path) -> None:
    path = table(
        tmp_path, "id\tCaption\tschema\tphones\nQ1\tQuay Ltd\tCompany\t1\nQ2\tBo Ek\tLegalEntity\t\n"
    )
    columns = {"ref": "id", "name": "caption", "kind": "schema"}
    parsed = parse({"own.csv": path}, source(columns=columns))
    assert [(p.uid, p.kind) for p in parsed.parties["own"]] == [
        ("own:Q1", Kind.COMPANY),
        ("own:Q2", Kind.UNKNOWN),
    ]
    assert any("phones" in note for note in parsed.notes)


def test_an_unstated_kind_is_told_as_inferred(tmp_path: Path) -> None:
    firm, unknown = read_rows(table(tmp_path, "name\nQuay Ltd\nBo Ek\n"), "own")
    assert (firm.kind, firm.kind_inferred) == (Kind.COMPANY, True)
    assert (unknown.kind, unknown.kind_inferred) == (Kind.UNKNOWN, True)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    path = table(tmp_path, f"name{delimiter}country\nBo Ek{delimiter}SE\n\n")
    assert read_rows(path, "own")[0].countries == ("SE",)


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("name\nBo\nAnn,x\n", "own.csv:3", "2 cells under 1 columns"),
        ("name,ref\nBo,1\n ,2\n", "own.csv:3", "no name"),
        ("name,ref\nBo\n", "own.csv:2", "1 cells under 2 columns"),
        ('name,ref\nBo,1\n"Ann', "own.csv:3", "breaks off"),
        ("name,kind\nBo,planet\n", "own.csv:2", "'planet'"),
        ("name,listed_on\nBo,31/12/2024\n", "own.csv:2", "'31/12/2024'"),
        ("name,birth_date\nBo,young\n", "own.csv:2", "'young'"),
        ("name,identifiers\nBo,imo=1 (Atlantis)\n", "own.csv:2", "Atlantis"),
        ("name,nickname\nBo,B\n", "own.csv:1", "'nickname'"),
        ("name,name\nBo,B\n", "own.csv:1", "'name'"),
        ("ref,note\n1,x\n", "own.csv:1", "no column name"),
        ("name,list\nBo,other\n", "own.csv:2", "'other'"),
        ("name,ref\nBo,1\nAnn,1\n", "own.csv:3", "own.csv:2"),
        ("name,country\nBo,SE\nBo,SE\n", "own.csv:3", "same id"),
        ("", "own.csv", "empty"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, where: str, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        read_rows(table(tmp_path, text), "own")
    assert caught.value.where == where
    assert words in str(caught.value)


def test_a_map_has_to_fit_the_table_and_us(tmp_path: Path) -> None:
    path = table(tmp_path, "name\nBo\n")
    with pytest.raises(ParseError, match="no column full name"):
        read_rows(path, "own", {"name": "Full name"})
    with pytest.raises(ParseError, match="speaks of nom"):
        read_rows(path, "own", {"nom": "name"})


def test_rows_without_a_list_are_refused_where_there_are_several(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="does not say which list"):
        parse({"own.csv": table(tmp_path, "name\nBo\n")}, source("watch", "deny"))


CELL = st.text(alphabet="abc ,;\"\n'|\t().é中", max_size=12)


@given(rows=st.lists(st.tuples(CELL.filter(lambda cell: cell.strip(' ,;:."()\n\t') != ""), CELL), max_size=5))
def test_what_is_written_as_csv_is_read_back(rows: list[tuple[str, str]], tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    import csv

    path = tmp_path_factory.mktemp("own") / "own.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["ref", "name", "note"])
        writer.writerows([str(at), *row] for at, row in enumerate(rows))
    parties = read_rows(path, "own")
    assert [party.uid for party in parties] == [f"own:{at}" for at in range(len(rows))]
    for party, (name, note) in zip(parties, rows, strict=True):
        published = next((f.value for f in party.facts if f.type == "published_name"), party.caption)
        assert published == " ".join(name.split())
        assert [f.value for f in party.facts if f.type == "note"] == (
            [" ".join(note.split())] if note.strip() else []
        )
