"""Decisions as CSV: exact in both directions, whole or not at all."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.decisions.table import MOST_TOLD, from_csv, to_csv
from screening.errors import DecisionsError
from screening.model import Decision, Ruling

from .own import ANY, HEADER, ONE, decided

ROW = 'Acme Ltd,,us-ofac-sdn:36,,false_positive,"other, firm",A. R.,2026-03-01,,,,,,,'


@given(st.lists(ANY, max_size=5))
def test_what_is_written_is_read_back(made: list[Decision]) -> None:
    assert list(from_csv(to_csv(made), "f.csv")) == made


@given(ANY)
def test_no_cell_is_computed_by_a_spreadsheet(one: Decision) -> None:
    for row in csv.reader(io.StringIO(to_csv([one]).decode(), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for whole in (data, f"{HEADER}\r\n".encode() + data):
        try:
            assert isinstance(from_csv(whole, "f.csv"), tuple)
        except DecisionsError as error:
            assert str(error).startswith("f.csv: ")  # noqa: PT017


def test_a_file_made_by_hand_needs_few_columns_in_any_order() -> None:
    text = (
        "Reviewer,NAME, decision ,reason,party,decided_at\n"
        "B,'=Acme,True Match,r,un-sc:QDi.1,2026-03-01T10:00:00+02:00\n\n"
    )
    (one,) = from_csv(b"\xef\xbb\xbf" + text.encode(), "f.csv")
    assert (one.name, one.ruling, one.decided_at) == (
        "=Acme",
        Ruling.TRUE_MATCH,
        "2026-03-01T08:00:00+00:00",
    )


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({2: ""}, "no party"),
        ({0: ""}, "neither a name nor an id"),
        ({0: "?!", 1: ""}, None),  # written the same is the same
        ({2: "Acme"}, "party is no uid of a listed party"),
        ({4: "cleared"}, "decision is none of false_positive, true_match, escalated"),
        ({5: ""}, "no reason"),
        ({6: " "}, "no reviewer"),
        ({7: "yesterday"}, "decided_at is no date or time"),
        ({7: "0001-01-01T00:00:00+10:00"}, "is no date or time"),
        ({8: "2026-13-01"}, "expires_on is no day"),
        ({8: "2026-02-01"}, "before it was decided"),
        ({9: "robot"}, "kind is none of"),
        ({10: "in spring"}, "birth_date cannot be read"),
        ({11: "Atlantis"}, "country is not known"),
        ({12: "AB123"}, "identifiers is no sha256"),
        ({13: "ab" * 32}, "record_digest is not that of record_fields"),
        ({14: "names=12"}, "record_fields is not what"),
        ({0: "A\x00"}, "name holds a character that is no text"),
        ({5: "x" * 10_001}, "reason has 10,001 characters"),
    ],
)
def test_a_bad_row_is_named_with_its_line(cells: dict[int, str], why: str | None) -> None:
    row = next(csv.reader([ROW]))
    for place, cell in cells.items():
        row[place] = cell
    out = io.StringIO()
    csv.writer(out).writerow(row)
    data = (
        f'{HEADER}\n"Acme\nLtd",,us-ofac-sdn:36,,escalated,r,R,2026-03-01,,,,,,,\n{out.getvalue()}'.encode()
    )
    if why is None:
        assert len(from_csv(data, "f.csv")) == 2
        return
    with pytest.raises(DecisionsError, match=r"f\.csv: line 4: ") as caught:
        from_csv(data, "f.csv")
    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "there is no column name"),
        (b"\n", "there is no column name"),
        (HEADER.replace(",", ";").encode(), "names no columns"),
        (b"Jane Geheim,1,2026-01-01\n", "names no columns"),
        (f"{HEADER},name\n".encode(), "the column name stands twice"),
        (f"{HEADER},colour\n".encode(), "a column 'colour' is not known"),
        (HEADER.replace("reviewer", "by").encode(), "there is no column reviewer"),
        (f"{HEADER}\n{ROW}".encode("utf-16"), "line 1 is not UTF-8"),
        (f"{HEADER}\n{ROW.replace('Acme', 'Müller')}".encode("latin-1"), "line 2 is not UTF-8"),
        (f'{HEADER}\n"Acme'.encode(), "line 2 is no CSV"),
        (f"{HEADER}\n{'x' * 200_000}\n".encode(), "line 2"),
        (f"{HEADER}\nAcme,,us-ofac-sdn:36\n".encode(), "line 2: 3 cells under 15 columns"),
        (f"{HEADER}\n{ROW},\n".encode(), "line 2: 16 cells under 15 columns"),
        (b"SQLite format 3\x00\x10\x00", "names no columns"),
    ],
)
def test_what_is_no_file_of_decisions_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(DecisionsError) as caught:
        from_csv(data, "f.csv")
    assert why in str(caught.value)
    assert caught.value.hint


def test_many_bad_rows_are_counted() -> None:
    rows = [ROW.replace("false_positive", "maybe")] * (MOST_TOLD + 3)
    with pytest.raises(DecisionsError, match=r"line 2: .*; and 3 more$"):
        from_csv("\n".join([HEADER, *rows]).encode(), "f.csv")


def test_a_file_of_a_header_alone_has_no_decisions() -> None:
    assert from_csv(to_csv(()), "f.csv") == ()


def test_cells_with_line_breaks_and_quotes_stay() -> None:
    one = decided(reason='he said "no",\nand left', name="'=2+3")
    assert from_csv(to_csv([one]), "f.csv") == (one,)
    assert from_csv(to_csv([ONE]), "f.csv") == (ONE,)
