"""The table of lists: from when each is, on what that rests, and in a line or two each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screening.model import ListStatus
from screening.reports import markdown, table
from screening.reports.lists import cells, remarks
from screening.snapshot.freshness import IN_FILE, IN_PATH, NEWEST_ENTRY, ON_SERVER, shortcomings

from .sample import REPORT

HELD = ListStatus(
    "us-ofac-sdn",
    "OFAC SDN",
    "us-ofac-sdn",
    "whole",
    stale=True,
    published_on="2026-06-10",
    parties=18944,
    age_days=137,
    reason="at most 2 days allowed",
    as_of="2026-07-09",
    date_basis=IN_FILE,
)


def test_age_stands_beside_the_day_it_counts_from() -> None:
    assert cells(HELD) == ("18,944", "2026-06-10", "2026-07-09", "137 > 2", "STALE")
    assert cells(replace(HELD, as_of="2026-06-10"))[2] == ""
    assert cells(replace(HELD, published_on=None))[1:3] == ("unknown", "2026-07-09")
    undated = replace(HELD, published_on=None, as_of=None, age_days=None, reason="")
    assert cells(undated)[1:4] == ("unknown", "", "?")


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        (IN_FILE, []),
        (ON_SERVER, []),
        (IN_PATH, ["dated by its path: OFAC SDN, UN"]),
        (NEWEST_ENTRY, ["dated by its newest entry: OFAC SDN, UN"]),
    ],
)
def test_a_date_that_is_not_the_publishers_own_says_so(basis: str, said: list[str]) -> None:
    held = replace(HELD, date_basis=basis)
    assert cells(held)[-1] == "STALE"
    assert remarks([held, replace(held, title="UN")])[1:] == said


def test_what_the_columns_say_is_not_said_again() -> None:
    assert len(remarks([HELD])) == 1
    refused = replace(HELD, reason="at most 2 days allowed; last refresh refused: 3 parties; 4 expected")
    assert remarks([refused])[1:] == ["OFAC SDN: last refresh refused: 3 parties; 4 expected"]
    extract = replace(HELD, state="extract", of_parties=19014, reason="extract: 82 of 19014 parties")
    assert cells(extract)[0] == "18,944 of 19,014"
    assert remarks([extract])[1:] == []


@pytest.mark.parametrize("width", [80, 100])
def test_a_list_takes_a_line_or_two(width: int) -> None:
    statuses = tuple(replace(HELD, id=f"list-{n}", title=f"OFAC {n}", date_basis=IN_PATH) for n in range(16))
    text = table.render(replace(REPORT, lists=statuses), width=width)
    lines = text.partition("\nLISTS\n")[2].partition("\n  days: ")[0].splitlines()
    assert len(lines) <= 2 + 2 * 16
    assert max(map(len, lines)) <= width


def test_old_lists_are_one_short_sentence() -> None:
    old = [replace(HELD, title=f"L{n}", age_days=100 + n) for n in range(15)]
    (said,) = shortcomings([*old, replace(HELD, stale=False)])
    assert said == "OUT OF DATE: 15 of 16 lists are older than they may be (oldest: L14, 114 days; see Lists)"
    (said,) = shortcomings([*old, replace(HELD, title="X", age_days=None)])
    assert "oldest: X, age unknown" in said


def test_markdown_has_the_same_columns() -> None:
    text = markdown.render(replace(REPORT, lists=(HELD,)))
    assert "| OFAC SDN | 18,944 | 2026-06-10 | 2026-07-09 | 137 \\> 2 | STALE |" in text
