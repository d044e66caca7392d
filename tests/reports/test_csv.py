"""A row for each match and for each name without any, that a spreadsheet opens without running it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Report
from screening.reports import csv as csv_report

from .sample import REPORT, SHORT, WEAK


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_report.render(report), newline="")))


def test_nothing_that_the_report_speaks_of_lacks_a_row() -> None:
    found = rows(REPORT)
    names = [row["name"] for row in found]
    assert names == [*(finding.name for finding in REPORT.findings), "three men"]
    assert [row["outcome"] for row in found[-2:]] == ["not_screened", "not_screened"]
    assert found[-2]["reason"] == "no letter or digit to compare"
    assert "without a name" in found[-1]["reason"]
    assert all(row["lists_digest"] == REPORT.snapshot_digest for row in found)
    assert all(row["settings_digest"] == REPORT.settings_digest for row in found)


def test_a_match_has_its_list_and_its_reason() -> None:
    first, second, third, *_ = rows(REPORT)
    assert (first["list"], first["score"], first["outcome"], first["rank"]) == (
        "us-bis-el",
        "88.2",
        "listed",
        "1",
    )
    assert first["licence_requirement"] == "For all items subject to the EAR"
    assert first["measure"] == "licence required"
    assert second["matched_name_strength"] == "weak"
    assert "zorwex" in third["reason"]


def test_all_matches_have_rows_by_rank() -> None:
    finding = replace(REPORT.findings[0], matches=(SHORT, WEAK, SHORT))
    found = rows(replace(REPORT, findings=(finding,), unnamed=(), not_screened=()))
    assert [(row["rank"], row["party_id"]) for row in found] == [
        ("1", "us-bis-el:1"),
        ("2", "us-ofac-sdn:2"),
        ("3", "us-bis-el:1"),
    ]


def test_a_name_whose_neighbours_were_not_looked_up_says_no_such_thing() -> None:
    berlin, coinz = rows(REPORT)[4:6]
    assert berlin["reason"].startswith("place; no match at 85 in 2 lists")
    assert coinz["reason"].startswith("no match at 85 in 2 lists")
    assert coinz["section"] == "feed"


def test_one_header_for_several_reports() -> None:
    text = csv_report.render(REPORT) + csv_report.render(REPORT, header=False)
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(found) == 2 * len(rows(REPORT))
    assert not any(row["name"] == "name" for row in found)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\n@"])
def test_no_cell_runs(start: str) -> None:
    finding = replace(REPORT.findings[3], name=f"{start}cmd|' /C calc'!A0")
    (row,) = rows(replace(REPORT, findings=(finding,), unnamed=(), not_screened=()))
    assert row["name"][0] in "' "
    assert "calc" in row["name"]


@given(st.text(min_size=1))
def test_any_name_stays_in_its_cell(text: str) -> None:
    finding = replace(REPORT.findings[3], name=text)
    report = replace(REPORT, findings=(finding,), unnamed=(), not_screened=())
    out = csv_report.render(report)
    assert len(list(csv.reader(io.StringIO(out, newline="")))) == 2
    assert out.count("\n") == out.count("\r\n") == 2
