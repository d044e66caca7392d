"""Frames in, frames out: every row answered, in order, whatever stands in it."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.errors import InputError
from screening.screener import Screener, remembered
from screening.screener.columns import find_columns
from screening.screener.frame import TYPES, FrameScreener, as_text, kept_names, screen_frame
from screening.screener.rows import ANSWERS
from screening.settings import Settings
from screening.snapshot.snapshot import Snapshot

from .fake import CLOCK, FakeScreener, match

CELL = st.one_of(st.none(), st.sampled_from(["Huawei", "Two", "near", "", "?"]), st.text("aB; é", max_size=4))


@pytest.fixture
def screener() -> FakeScreener:
    return FakeScreener({"Huawei": (match("Huawei"), match("H2", 90.0, number=2)), "Two": (match("Two"),)})


def screened(screener: FakeScreener, frame: object) -> pl.DataFrame:
    answered = screen_frame(screener, frame)  # type: ignore[arg-type]
    assert isinstance(answered, pl.DataFrame)
    return answered


def test_the_columns_are_the_input_and_then_ours(screener: FakeScreener) -> None:
    frame = pl.DataFrame({"id": [7, 8], "Name": ["Huawei", "x"], "born": [date(1960, 1, 2), None]})
    out = screened(screener, frame)
    assert out.columns == ["id", "Name", "born", *ANSWERS]
    assert dict(list(out.schema.items())[3:]) == TYPES
    assert out.schema["id"] == pl.Int64
    assert out["id"].to_list() == [7, 7, 8]
    assert out["rank"].to_list() == [1, 2, None]
    assert out["outcome"].to_list() == ["listed", "listed", "not_listed"]
    assert set(out["lists_digest"]) == {"d1"}
    assert set(out["settings_digest"]) == {screener.settings.digest}
    assert set(out["screened_at"]) == {"2026-07-01T12:00:00+00:00"}


def test_columns_that_bear_our_names_are_kept_under_another(screener: FakeScreener) -> None:
    frame = pl.DataFrame({"name": ["Huawei"], "outcome": ["mine"], "input_outcome": ["too"], "kind": ["x"]})
    out = screened(screener, frame)
    assert out["outcome"].to_list() == ["listed"] * 2
    assert out["input_input_outcome"].to_list() == ["mine"] * 2
    assert out["input_outcome"].to_list() == ["too"] * 2
    assert out["input_kind"].to_list() == ["x"] * 2


@given(st.lists(st.sampled_from([*ANSWERS[:3], "a", "input_rank", "input_input_rank"]), unique=True))
def test_no_two_columns_get_one_name(columns: list[str]) -> None:
    names = [*kept_names(columns).values(), *ANSWERS]
    assert len(set(names)) == len(names)


@settings(deadline=None, max_examples=60)
@given(rows=st.lists(st.tuples(CELL, CELL, st.sampled_from(["", "person"])), max_size=12))
def test_rows_in_are_rows_out(rows: list[tuple[str | None, str | None, str]]) -> None:
    known = {"Huawei": (match("Huawei"), match("H2", 90.0, number=2)), "Two": (match("Two"),)}
    frame = pl.DataFrame(
        [(row, *cells) for row, cells in enumerate(rows)],
        schema={"row": pl.Int64, "name": pl.String, "alias": pl.String, "kind": pl.String},
        orient="row",
    )
    out = screened(FakeScreener(known), frame)
    assert out["row"].unique(maintain_order=True).to_list() == list(range(len(rows)))
    assert out["row"].is_sorted()
    assert out["name"].to_list() == [rows[row][0] for row in out["row"]]
    together = out.drop("row")
    alone = [screened(FakeScreener(known), frame[row : row + 1]).drop("row") for row in range(len(rows))]
    assert not alone or together.equals(pl.concat(alone))


def test_a_distinct_row_is_asked_once_and_remembered(
    screener: FakeScreener, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = FrameScreener(screener, find_columns(["name"]))  # type: ignore[arg-type]
    frame = pl.DataFrame({"name": ["Huawei", "x"] * 500})
    first = one.screen(frame)
    assert len(screener.asked) == 2
    assert one.screen(frame).equals(first)
    assert len(screener.asked) == 2
    monkeypatch.setattr("screening.screener.remembered.REMEMBERED", 3)
    small = FrameScreener(screener, find_columns(["name"]))  # type: ignore[arg-type]
    for start in range(0, 40, 10):
        names = [f"n{number % 15}" for number in range(start, start + 10)] + ["Huawei"]
        assert small.screen(pl.DataFrame({"name": names}))["outcome"].to_list()[-2:] == ["listed"] * 2
        assert len(small._remembered._young) <= 3
        assert len(small._remembered._old) <= 3


def test_the_same_alias_is_asked_once(screener: FakeScreener) -> None:
    frame = pl.DataFrame({"name": ["a", "b"], "alias": ["Huawei;Two", "Two"]})
    out = screened(screener, frame)
    assert [query.text for query in screener.asked] == ["a", "Huawei", "Two", "b"]
    assert out["name"].to_list() == ["a", "a", "b"]
    assert out["reason"].to_list()[-1] == "matched by the alias 'Two'"


def test_a_row_at_fault_is_not_screened(screener: FakeScreener) -> None:
    one = FrameScreener(screener, find_columns(["name"]))  # type: ignore[arg-type]
    out = one.screen(pl.DataFrame({"name": ["Huawei", "bad", "x"]}), {1: "line 3: broken"})
    assert out["outcome"].to_list() == ["listed", "listed", "not_screened", "not_listed"]
    assert out["reason"].to_list() == [None, None, "line 3: broken", None]
    assert "bad" not in {query.text for query in screener.asked}


def test_other_frames_than_polars(screener: FakeScreener) -> None:
    class Arrow:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return frame.__arrow_c_stream__(requested_schema)

    frame = pl.DataFrame({"id": [1, 2], "name": ["Huawei", "x"]})
    assert screened(screener, Arrow()).equals(screened(screener, frame))


def test_a_lazy_frame_stays_lazy(screener: FakeScreener) -> None:
    frame = pl.DataFrame({"id": [1, 2, 3], "name": ["Huawei", "x", "Two"], "kind": [None, "person", ""]})
    lazy = screen_frame(screener, frame.lazy().filter(pl.col("id") > 1))  # type: ignore[arg-type]
    assert isinstance(lazy, pl.LazyFrame)
    assert not screener.calls
    out = lazy.collect()
    assert out.schema == lazy.collect_schema()
    assert out.equals(screened(screener, frame.filter(pl.col("id") > 1)))


def test_an_empty_frame_has_the_columns(screener: FakeScreener) -> None:
    out = screened(screener, pl.DataFrame({"name": []}, schema={"name": pl.String}))
    assert out.columns == ["name", *ANSWERS]
    assert out.height == 0
    assert not screener.calls


def test_columns_that_help_may_be_of_any_type(screener: FakeScreener) -> None:
    frame = pl.DataFrame(
        {
            "name": pl.Series(["a"], dtype=pl.Categorical),
            "alias": [["Two", "Three"]],
            "dob": [date(1960, 1, 2)],
            "identifier": [9187629],
        }
    )
    screened(screener, frame)
    assert [query.text for query in screener.asked] == ["a", "Two", "Three"]
    assert {query.birth_date for query in screener.asked} == {"1960-01-02"}
    assert screener.asked[0].identifiers[0].value == "9187629"


@pytest.mark.parametrize("names", [[b"Huawei"], [["Huawei"]], [{"a": "Huawei"}]])
def test_names_that_are_no_text_are_an_error(screener: FakeScreener, names: list[object]) -> None:
    with pytest.raises(InputError, match="not text"):
        screened(screener, pl.DataFrame({"name": names}))


def test_as_text() -> None:
    frame = pl.DataFrame(
        {
            "n": [1, None],
            "l": [["a", None], None],
            "s": [{"k": [1]}, None],
            "b": [b"\xff", b"x"],
            "t": [True, None],
        }
    )
    assert [as_text(series).to_list() for series in frame] == [
        ["1", None],
        ["a", None],
        ['{"k": [1]}', None],
        ["\\xff", "x"],
        ["true", None],
    ]


def test_with_the_real_screener(snapshot: Snapshot) -> None:
    real = Screener(snapshot, Settings(), CLOCK)
    out = screen_frame(real, pl.DataFrame({"name": ["Huawei Technologies", "", "Zorvex Brightwater"]}))
    assert isinstance(out, pl.DataFrame)
    first = out.unique("name", keep="first", maintain_order=True)
    assert first["outcome"].to_list() == ["listed", "not_screened", "not_listed"]
    assert first["reason"][1] == "empty name"
    assert "us-bis-el" in set(out["list"])
    assert first["licence_requirement"][0]


def test_frames_may_be_finished_in_any_order(screener: FakeScreener) -> None:
    frames = FrameScreener(screener, find_columns(["name"]))  # type: ignore[arg-type]
    table = pl.DataFrame({"name": ["Huawei", "x"]})
    first, second = frames.begin(table), frames.begin(table)
    late, early = second(), first()
    assert late.equals(early)
    assert late["outcome"].to_list() == ["listed", "listed", "not_listed"]


def test_an_answer_does_not_depend_on_what_was_forgotten(
    screener: FakeScreener, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["Huawei", "near", "?", *map(str, range(40)), "Huawei", "7", "?", "near"]
    whole = screen_frame(screener, pl.DataFrame({"name": names}))  # type: ignore[call-overload]
    monkeypatch.setattr(remembered, "REMEMBERED", 1)
    monkeypatch.setattr(remembered, "NOTHING_REMEMBERED", 4)
    frames = FrameScreener(screener, find_columns(["name"]))  # type: ignore[arg-type]
    several = [frames.screen(pl.DataFrame({"name": names[at : at + 3]})) for at in range(0, len(names), 3)]
    assert pl.concat(several).equals(whole)
    assert sum(query.text == "7" for query in screener.asked) == 3
