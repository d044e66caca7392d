"""JSON lines: members become cells, and a line that is no object is a row all the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import screening.batch.jsonlines
import screening.batch.lines
from screening.batch.table import Table
from screening.errors import InputError

from .tables import opened, read


def lines(*values: object) -> Table:
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in values)
    table = opened(text, shape="jsonl")
    if "name" in table.columns:
        table.names = ("name",)
    return table


def test_members_are_cells_of_text() -> None:
    table = lines(
        {"id": 1.50, "name": "A"},
        {"name": None, "tags": ["x", "y"], "id": 12345678901234567890123},
        {"name": 7, "tags": {"a": [True, None, 1]}, "ok": False},
    )
    assert table.columns == ("id", "name", "tags", "ok")
    assert read(table) == (
        [
            ("1.5", "A", None, None),
            ("12345678901234567890123", None, "x;y", None),
            (None, "7", '{"a": [true, null, "1"]}', "false"),
        ],
        {},
    )


@pytest.mark.parametrize(
    "bad",
    [
        "nope",
        "[1]",
        '"x"',
        '{"name":"A"',
        '{"name":"A"} {"name":"B"}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_object_is_a_fault_with_its_text(bad: str) -> None:
    rows, faults = read(lines({"id": 1, "name": "A"}, "", bad, {"id": 2, "name": "B"}))
    assert rows == [("1", "A"), (None, bad), ("2", "B")]
    assert faults == {1: "line 3: no JSON object"}


def test_a_member_that_stands_twice_is_told_as_that() -> None:
    bad = '{"name":"A","name":"B"}'
    rows, faults = read(lines({"name": "A"}, bad, {"name": "B"}))
    assert rows == [("A",), (bad,), ("B",)]
    assert faults == {1: "line 2: a member stands twice in it"}


@pytest.mark.parametrize("name", [True, {"full": "A"}, ["A", "B"]])
def test_a_name_that_is_no_text_is_a_fault(name: object) -> None:
    rows, faults = read(lines({"name": "A"}, {"name": name}, {"name": ["C"]}))
    assert [row[0] for row in rows][::2] == ["A", "C"]
    assert list(faults) == [1]


def test_several_texts_are_names_of_the_row() -> None:
    rows, faults = read(lines({"name": "A"}, {"name": ["Ann Quay", "Bo"]}))
    assert rows == [("A",), ("Ann Quay;Bo",)]
    assert not faults


@pytest.mark.parametrize("bad", ['{"name": "a\\ud800"}', '{"name": "a\\u0000"}'])
def test_what_no_text_can_hold_is_a_fault(bad: str) -> None:
    rows, faults = read(lines({"name": "A"}, bad))
    assert rows[1][0].startswith("a\\u")  # type: ignore[union-attr]
    assert faults == {1: "line 2: characters that no text can hold"}


def test_bytes_that_do_not_decode_are_a_fault() -> None:
    table = opened('{"name": "é"}\n'.encode() + b'{"name": "\xff"}\n', shape="jsonl")
    rows, faults = read(table)
    assert rows == [("é",), ('{"name": "\\xff"}',)]
    assert faults == {1: "line 2: bytes that are not utf-8, or NUL"}


def test_members_that_come_late_are_kept_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening.batch.jsonlines, "FIRST_LINES", 2)
    monkeypatch.setattr(screening.batch.lines, "_BLOCK", 40)
    table = lines(
        {"name": "A", "n": 1}, {"name": "B"}, {"name": "C"}, {"name": "D", "late": [1], "other": "é"}
    )
    assert table.columns == ("name", "n", "other")
    assert read(table)[0] == [
        ("A", "1", None),
        ("B", None, None),
        ("C", None, None),
        ("D", None, '{"late": ["1"], "other": "é"}'),
    ]


def test_the_late_members_may_be_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening.batch.jsonlines, "FIRST_LINES", 1)
    monkeypatch.setattr(screening.batch.lines, "_BLOCK", 20)
    table = lines({"n": 1, "m": 12345}, {"late": "A"})
    table.names = ("other",)
    assert read(table) == ([("1", "12345", None), (None, None, '{"late": "A"}')], {})


@given(st.lists(st.text(max_size=5), max_size=9), st.integers(1, 4), st.integers(0, 9))
def test_every_line_is_a_row(names: list[str], at_a_time: int, skip: int) -> None:
    table = lines({"name": "first"}, *({"name": name} for name in names))
    rows, _ = read(table, at_a_time, skip)
    assert len(rows) == max(0, len(names) + 1 - skip)


def test_no_object_at_all_is_an_error() -> None:
    with pytest.raises(InputError, match="no JSON objects"):
        lines("a,b", "1,2")
