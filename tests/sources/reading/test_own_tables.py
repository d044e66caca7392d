"""A user's own table: its delimiter is found, its columns are mapped, the rest is noted or refused."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from screening.errors import ParseError
from screening.sources.reading.own_tables import own_rows
from screening.sources.reading.tables import Row

OURS = ("ref", "name", "note")


def rows(
    folder: Path, text: str, columns: dict[str, str] | None = None
) -> tuple[list[tuple[str, Row]], tuple[str, ...]]:
    path = folder / "own.csv"
    path.write_text(text, encoding="utf-8", newline="")
    notes: Counter[str] = Counter()
    return list(own_rows(path, columns or {}, OURS, notes)), tuple(notes)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_that_shows_most_columns(tmp_path: Path, delimiter: str) -> None:
    text = f'"Name"{delimiter}NOTE\n"a, b; c | d\te"{delimiter}x  y\n'
    assert rows(tmp_path, text) == ([("own.csv:2", {"name": "a, b; c | d e", "note": "x y"})], ())


def test_a_map_leaves_other_columns_with_a_note(tmp_path: Path) -> None:
    found, notes = rows(tmp_path, "Full name;Age\nBo;7\n", {"name": "full name"})
    assert found == [("own.csv:2", {"name": "Bo"})]
    assert notes == ("columns not read in own.csv (age)",)


def test_lines_that_end_in_a_carriage_return_alone(tmp_path: Path) -> None:
    assert rows(tmp_path, "name,note\rBo,1\r\rAnn,2")[0] == [
        ("own.csv:2", {"name": "Bo", "note": "1"}),
        ("own.csv:4", {"name": "Ann", "note": "2"}),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("na\rme\nBo\n", "no column name"),
        ("\ufeff", "is empty"),
        ("name" + "," * 200_000, "stand twice"),
        ("name," + "n" * 200_000, "field larger than field limit"),
        ("name,age\nBo,7\n", "columns that nothing reads: 'age'"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        rows(tmp_path, text)
    assert words in str(caught.value)
