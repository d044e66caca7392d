"""Every format for people has every part of a report, in one order."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from screening.reports import html, markdown, table
from screening.reports.groups import grouped
from screening.reports.html.view import View
from screening.reports.sections import TITLES, title_of

from .sample import OWNED, OWNERS, SEVERAL, TEXTS

FULL = replace(SEVERAL, findings=(*SEVERAL.findings, OWNED), owners=OWNERS)


@pytest.mark.parametrize(
    "parts", [table.PARTS, markdown.PARTS, html.PARTS], ids=["table", "markdown", "html"]
)
def test_a_format_has_every_part(parts: dict[str, object]) -> None:
    assert list(parts) == list(TITLES)


@pytest.mark.parametrize("key", TITLES)
def test_the_sample_has_something_in_every_part(key: str) -> None:
    groups = grouped(FULL)
    assert table.PARTS[key](groups)
    assert markdown.PARTS[key](groups)
    assert html.PARTS[key](View(FULL, TEXTS))


def test_titles_stand_in_order() -> None:
    titled = [title_of(key, FULL) for key in TITLES if key != "settings"]
    lines = table.render(FULL, width=100).splitlines()
    assert [line for line in lines if line in {title.upper() for title in titled}] == [
        title.upper() for title in titled
    ]
    found = [
        line.removeprefix("## ") for line in markdown.render(FULL).splitlines() if line.startswith("## ")
    ]
    assert found == titled
    page = html.render(FULL, *TEXTS)
    places = [page.index(f'id="{key}-title"') for key in TITLES]
    assert places == sorted(places)


@pytest.mark.parametrize("render", [table.render, markdown.render, html.render])
def test_what_was_set_aside_is_shown_with_its_reason(render) -> None:  # type: ignore[no-untyped-def]
    said = re.sub(r"\s+", " ", render(FULL))
    assert "Iwan Doe" in said
    assert "decided false positive on 2026-02-03 by A. Reviewer" in said
