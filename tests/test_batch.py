"""Tables in, rows out: every row answered, in order, whatever stands in it."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.batch.tables import (
    ANSWERS,
    name_column,
    read_table,
    screen_table,
    table_outcome,
    write_table,
)
from screening.catalogue import load_catalogue
from screening.errors import InputError
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    snapshot = open_snapshot(Store(tmp_path_factory.mktemp("home")), load_catalogue())
    return Screener(snapshot, Settings(), datetime(2026, 7, 1, tzinfo=UTC))


def answered(text: str, screener: Screener) -> pl.DataFrame:
    frame = read_table(None, text.encode())
    return screen_table(frame, screener, name_column(frame))


def test_every_row_is_answered_in_order(screener: Screener) -> None:
    rows = ["1,Huawei Technologies,x", "2,,y", "3,Zorvex Brightwater,", "4,Huawei Technologies,z", "5,???,"]
    text = "\n".join(["id,Name,note", *rows, ""])
    frame = answered(text, screener)
    first = frame.unique("id", keep="first", maintain_order=True)
    assert first["id"].to_list() == ["1", "2", "3", "4", "5"]
    assert first["outcome"].to_list() == ["listed", "not_screened", "not_listed", "listed", "not_screened"]
    assert first["note"].to_list() == ["x", "y", "", "z", ""]
    assert frame.columns == ["id", "Name", "note", *ANSWERS]
    assert {"empty name", "no letter or digit to compare"} <= set(frame["reason"].to_list())
    assert (
        frame.filter(pl.col("id") == "1")
        .drop("id", "note")
        .equals(frame.filter(pl.col("id") == "4").drop("id", "note"))
    )
    assert table_outcome(frame, complete=True) == "matches"
    assert table_outcome(frame.filter(pl.col("id") == "3"), complete=True) == "no_match"
    assert table_outcome(frame.filter(pl.col("id") == "2"), complete=True) == "incomplete"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=20), max_size=8
    )
)
def test_no_row_is_lost_and_none_depends_on_another(names: list[str], screener: Screener) -> None:
    frame = pl.DataFrame({"name": names}, schema={"name": pl.String})
    together = screen_table(frame, screener, "name")
    alone = [screen_table(frame[row : row + 1], screener, "name") for row in range(len(names))]
    assert together.equals(pl.concat(alone)) if alone else together.height == 0


def test_columns_of_the_same_name_are_both_kept(screener: Screener) -> None:
    frame = answered("name,kind,list\nHuawei Technologies,company,mine\n", screener)
    assert frame["list"][0] == "mine"
    assert "us-bis-el" in ";".join(frame["matched_list"].to_list())


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    text = delimiter.join(["id", "company"]) + "\n" + delimiter.join(["007", "Ürün A.Ş."]) + "\n"
    frame = read_table(None, text.encode(encoding))
    assert frame.to_dicts() == [{"id": "007", "company": "Ürün A.Ş."}]
    assert name_column(frame) == "company"


def test_every_kind_of_table_is_read_and_written(tmp_path: Path, screener: Screener) -> None:
    whole = answered("name,n\n=cmd(),1\nHuawei Technologies,2\n", screener)
    for ending in (".csv", ".tsv", ".jsonl", ".parquet"):
        path = tmp_path / f"out{ending}"
        assert write_table(whole, ending, path) is None
        back = read_table(path)
        assert back.columns == whole.columns
        assert back["n"].to_list() == whole["n"].to_list()
        assert back["name"][0] == ("'=cmd()" if ending in (".csv", ".tsv") else "=cmd()")
    text = write_table(whole, ".csv", None)
    assert text is not None
    assert pl.read_csv(io.StringIO(text), infer_schema=False).height == whole.height


def test_bad_tables_say_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "cut.parquet").write_bytes(b"PAR1")
    (tmp_path / "ragged.csv").write_text('name\n"Huawei\nTech', encoding="utf-8")
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / "x.pdf", tmp_path / "cut.parquet"):
        with pytest.raises(InputError) as caught:
            read_table(path)
        assert caught.value.hint
        assert "\n" not in str(caught.value)
    for data in (b"", b"  \n"):
        with pytest.raises(InputError):
            read_table(None, data)
    frame = read_table(None, b"a,b\n1,2\n")
    with pytest.raises(InputError, match="no column is called name") as caught:
        name_column(frame)
    assert "a, b" in caught.value.hint
    with pytest.raises(InputError, match="'c'"):
        name_column(frame, "c")
    assert name_column(frame, "b") == "b"
