"""Ownership in every format: owned and not listed, by which chain, under which rule; the picture draws it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import ChainStake, Outcome, Reach, Report
from screening.reports import html, markdown, summary, table
from screening.reports import json as json_report
from screening.reports.csv import render as render_csv
from screening.reports.html.layers import HIGH, WIDE, layered

from .sample import OWNED, OWNERS, OWNERSHIP, REPORT

ONE = replace(REPORT, findings=(OWNED,), owners=OWNERS, unnamed=(), not_screened=(), subject=None)
NOTED = replace(OWNED, ownership=(replace(OWNERSHIP, reach=Reach.NOTED),))
TEXTS = [table.render, markdown.render, html.render, render_csv]


@pytest.mark.parametrize("render", TEXTS)
def test_every_format_says_owned_and_why(render) -> None:  # type: ignore[no-untyped-def]
    said = re.sub(r"\s+", " ", render(ONE).replace("\\", ""))
    for word in ("Stille", "62.5 %", "50 percent rule", "Mittel", "FAQ 398 to 402", "is not exact"):
        assert word in said, word


@pytest.mark.parametrize("render", TEXTS)
def test_what_is_only_noted_is_said_too(render) -> None:  # type: ignore[no-untyped-def]
    said = re.sub(r"\s+", " ", render(replace(ONE, findings=(NOTED,))).replace("\\", ""))
    assert "noted" in said
    assert "62.5 %" in said


def test_the_line_for_scripts_counts_it_as_not_listed_and_owned() -> None:
    line = summary.render(ONE, exit_code=3)
    assert "listed=0 possible=0 not_listed=1" in line
    assert " owned=1 " in line


def test_json_has_chain_and_rule() -> None:
    read = json.loads(json_report.render(ONE))
    (said,) = read["findings"][0]["ownership"]
    assert read["findings"][0]["outcome"] == "not_listed"
    assert (said["rule"], said["reach"], said["least"]) == ("ofac-50", "owned", "62.5")
    assert said["parties"][said["stakes"][0]["owner"]]["name"] == "Mittel & Halb AG"
    assert read["owners"]["rules"][0]["status"] == "in force"


def test_csv_has_a_row_under_the_rule() -> None:
    (row,) = csv.DictReader(io.StringIO(render_csv(ONE)))
    assert (row["outcome"], row["rank"], row["score"]) == ("owned", "1", "")
    assert row["measure"] == "OFAC's 50 percent rule: blocked though not named"
    assert row["party_id"] == "us-ofac-sdn:9"
    assert "→ 12.5 % →" in row["explanation"]


def test_a_listed_company_keeps_its_match_and_gets_the_rule_beside_it() -> None:
    listed = replace(REPORT.findings[0], ownership=(OWNERSHIP,))
    rows = list(csv.DictReader(io.StringIO(render_csv(replace(ONE, findings=(listed,))))))
    assert [row["outcome"] for row in rows] == ["listed", "owned"]
    assert [row["rank"] for row in rows] == ["1", "2"]


def test_the_picture_needs_nothing_and_has_words_beside_it() -> None:
    page = html.render(ONE)
    (picture,) = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert 'role="img"' in picture
    label = re.search(r'aria-labelledby="([^"]+)"', picture)
    assert label
    assert f'<title id="{label[1]}">Chain of ownership of Stille_Wasser GmbH' in picture
    assert "&lt;b&gt;Ruritania" in picture
    assert "<b>Ruritania" not in page
    assert not re.search(r"(href|src|url\(|style)=?", picture)
    assert picture.count("<rect") == len(OWNERSHIP.parties)


def test_a_name_that_is_hidden_is_shown_when_a_rule_reaches_it() -> None:
    place = replace(OWNED, why_hidden="place")
    assert "62.5 %" in table.render(replace(ONE, findings=(place,)))


def test_a_feed_name_that_a_rule_reaches_is_among_the_owned() -> None:
    said = table.render(replace(ONE, findings=(replace(OWNED, section="feed"),)))
    assert "OWNED BY LISTED PARTIES" in said


def test_long_lists_of_companies_are_cut_on_the_terminal_alone() -> None:
    many = tuple(replace(OWNED, name=f"Firm {n}", ownership=()) for n in range(130))
    report: Report = replace(ONE, findings=many, input=replace(ONE.input, kind="ownership"))
    assert "and 30 more that no rule reaches" in table.render(report)
    assert "Firm 129" in markdown.render(report)
    assert all(finding.outcome is Outcome.NOT_LISTED for finding in many)


stakes = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] > pair[1]),
    min_size=1,
    max_size=20,
    unique=True,
)


@given(stakes)
def test_boxes_stand_apart_and_owners_above(pairs: list[tuple[int, int]]) -> None:
    chain = [ChainStake(owner, owned, "50 %", "50", "") for owner, owned in pairs]
    layout = layered(8, chain)
    for at, (x, y) in enumerate(layout.boxes):
        assert 0 <= x <= layout.width - WIDE
        assert 0 <= y <= layout.height - HIGH
        for other_x, other_y in layout.boxes[:at]:
            assert y != other_y or abs(x - other_x) > WIDE
    for (owner, owned), way in zip(pairs, layout.ways, strict=True):
        assert layout.boxes[owner][1] < layout.boxes[owned][1]
        assert all(upper[1] < lower[1] for upper, lower in pairwise(way))
