"""Every format shows everything; golden files hold the looks, the other tests the promises."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from rich.cells import cell_len

from screening.model import Outcome, Report
from screening.reports import csv as csv_report
from screening.reports import html, markdown, summary, table
from screening.reports import json as json_report
from screening.reports.groups import grouped
from screening.reports.schema import ReportJson
from screening.reports.wording import statement, subject_line

from .sample import DOCUMENT, REPORT, SEVERAL, TEXTS

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
RENDERERS: dict[str, Callable[[Report], str]] = {
    "txt": lambda report: table.render(report, width=80),
    "json": json_report.render,
    "md": markdown.render,
    "html": html.render,
    "csv": csv_report.render,
}
ALL = [(report, name) for report in ("report", "several") for name in RENDERERS]
NOTHING = replace(
    REPORT,
    findings=(),
    unnamed=(),
    not_screened=(),
    warnings=(),
    subject=None,
    measures={},
    outcome="no_match",
)


def without_looks(page: str) -> str:
    """A page with an element a line, less its style and script: what a reader of the golden file looks at."""
    page = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1...\3", page, flags=re.DOTALL)
    page = re.sub(r"sha256-[\w+/=]+", "sha256-...", page)
    return re.sub(r">(?=<(?!/))", ">\n", page)


@pytest.mark.parametrize(("about", "name"), ALL)
def test_golden(about: str, name: str) -> None:
    path = GOLDEN / f"{about}.{name}"
    report, texts = (REPORT, (DOCUMENT,)) if about == "report" else (SEVERAL, TEXTS)
    text = without_looks(html.render(report, *texts)) if name == "html" else RENDERERS[name](report)
    text = text.replace("\r\n", "\n")
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8"), "if the change is meant: UPDATE_GOLDEN=1"


def test_a_line_for_scripts() -> None:
    assert summary.render(REPORT, exit_code=3) == (
        "outcome=matches exit=3 listed=1 possible=1 not_listed=3 not_screened=1 outside_article=1 "
        "other_names=1 unnamed=1 threshold=85 lists=2/3 extracts=1 partial=0 stale=1 oldest=2026-01-02 "
        "warnings=1 documents=1 not_read=0 owned=0 suppressed=1 suppressed_matches=1 "
        f"lists_digest={REPORT.snapshot_digest[:16]} settings_digest={REPORT.settings_digest[:16]} "
        'input="news|draft.txt"\n'
    )


@pytest.mark.parametrize("name", [name for name in RENDERERS if name != "csv"])
def test_every_part_is_in_every_format(name: str) -> None:
    text = " ".join(RENDERERS[name](REPORT).replace("\\", "").split())
    for word in (
        "Zorvex",
        "Vanya",
        "Deep_Quest",
        "Berlin",
        "Coinz",
        "???",
        "three men",
        "Singapore",
        "charged",
        "BIS Entity List",
        "OFAC SDN",
        "84 FR 22961",
        "licence required",
        "88.2",
        "short form that 3 parties of this list share",
        "EXTRACT ONLY",
        "2026-02-01",
        "1962",
    ):
        assert word in text, word
    assert "weak alias" in text or '"strength": "weak"' in text
    assert "zorwex" in text


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("report", [REPORT, NOTHING, SEVERAL], ids=["full", "nothing", "several"])
def test_forbidden_words(name: str, report: Report) -> None:
    text = RENDERERS[name](report).casefold()
    assert "cleared" not in text
    assert "not sanctioned" not in text


@pytest.mark.parametrize("report", [REPORT, NOTHING, SEVERAL], ids=["full", "nothing", "several"])
def test_json_meets_its_schema(report: Report) -> None:
    schema = json.loads((GOLDEN.parent.parent / "docs/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(json_report.render(report)))
    ReportJson.model_validate_json(json_report.render(report))


@pytest.mark.parametrize("report", [REPORT, NOTHING, SEVERAL], ids=["full", "nothing", "several"])
@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_the_table_fits_its_width(width: int, report: Report) -> None:
    assert max(len(line) for line in table.render(report, width=width).splitlines()) <= width


@pytest.mark.parametrize("words", ["华为技术有限公司" * 8, "a" * 200, "Ünïcödé שלום " * 12])
def test_the_table_fits_its_width_in_any_script(words: str) -> None:
    findings = tuple(replace(finding, name=words) for finding in REPORT.findings)
    report = replace(REPORT, findings=findings, unnamed=(replace(REPORT.unnamed[0], quote=words),))
    assert max(cell_len(line) for line in table.render(report, width=80).splitlines()) <= 80


def test_the_table_has_no_escapes_without_color() -> None:
    assert "\x1b" not in table.render(REPORT)
    assert "\x1b" in table.render(REPORT, color=True)


def test_markdown_escapes_what_comes_from_outside() -> None:
    text = markdown.render(REPORT)
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "| Qu \\| ux |" in text


def test_the_subject_is_said_to_be_unlisted_in_plain_words() -> None:
    assert subject_line(REPORT) == (
        "The article is about Deep_Quest (1 mention): not listed: no match at 85 in 2 lists, "
        "1 of them extracts, oldest published 2026-01-02."
    )


def test_every_finding_stands_in_one_group() -> None:
    groups = grouped(REPORT)
    shown = [
        *groups.listed,
        *groups.possible,
        *groups.not_listed,
        *groups.not_screened,
        *groups.feed,
        *groups.hidden,
        *REPORT.suppressed,
    ]
    assert sorted(f.name for f in shown) == sorted(f.name for f in REPORT.findings)


def test_a_statement_says_against_what() -> None:
    for finding in REPORT.findings:
        said = statement(finding, REPORT)
        assert finding.name in said
        if finding.outcome is Outcome.NOT_LISTED:
            assert "no match at 85" in said


@pytest.mark.parametrize(("score", "shown"), [(61.0, True), (60.0, True), (59.9, False), (0.0, False)])
def test_a_name_that_shares_nothing_is_not_shown_as_near(score: float, shown: bool) -> None:
    finding = REPORT.findings[2]
    far = replace(finding, nearest=(replace(finding.nearest[0], score=score),))
    report = replace(REPORT, findings=(far,))
    for text in (table.render(report, width=200), markdown.render(report)):
        assert ("nearest: Zorvex" in text) is shown
        assert ("nothing near it" in text) is not shown
