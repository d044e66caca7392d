"""Text from outside is shown and does not act: on a terminal, in Markdown, or as markup of our own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import (
    DocumentAnswer,
    Finding,
    InputInfo,
    Kind,
    Listing,
    ListStatus,
    Mention,
    NotScreened,
    Outcome,
    Party,
    Report,
)
from screening.model.published import Name
from screening.reports import csv, html, markdown, summary, table
from screening.reports import json as json_report
from screening.reports.visible import one_line, visible
from screening.screener.merging import merge_reports

from .sample import REPORT, SHORT

TURNS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def drives(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs") or letter in TURNS


@given(st.text(st.characters()))
def test_nothing_that_drives_is_left_and_nothing_else_is_changed(text: str) -> None:
    assert not any(map(drives, visible(text)))
    assert not any(map(drives, one_line(text)))
    kept = "".join(letter for letter in text if not drives(letter))
    if kept == text:
        assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31m", "a\\x1b[31m"),
        ("\x9b\x07", "\\x9b\\x07"),
        ("\u202ea\u2069", "\\u202ea\\u2069"),
        ("a\nb", "a\\x0ab"),
        ("华为 שלום Müller", "华为 שלום Müller"),
    ],
)
def test_how_it_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def everywhere(text: str) -> Report:
    """A report with `text` in every place where text from outside stands."""
    party = Party("x:1", Kind.COMPANY, (Name.of(text),), (Listing("us-bis-el", (text,), url=text),))
    said = Mention(0, len(text), text, Kind.UNKNOWN, "body", 1, 1, f"Before {text} after")
    match = replace(SHORT, party=party, name=party.names[0], sentence=f"'{text}' is the same.")
    missed = Finding(text, Kind.UNKNOWN, Outcome.NOT_LISTED, mentions=(said,))
    return replace(
        REPORT,
        input=replace(REPORT.input, path=text),
        subject=text,
        findings=(
            Finding(text, Kind.COMPANY, Outcome.LISTED, mentions=(said,), matches=(match,)),
            replace(missed, nearest=(replace(REPORT.findings[2].nearest[0], name=party.names[0]),)),
            replace(missed, section="feed"),
            replace(missed, why_hidden=text),
        ),
        unnamed=(replace(REPORT.unnamed[0], quote=text, linked_to=text),),
        not_screened=(replace(REPORT.not_screened[0], text=text, reason=text),),
        warnings=(text,),
        lists=(
            ListStatus("us-bis-el", "BIS", "us-csl", "whole", False, reason=f"last refresh failed: {text}"),
        ),
    )


def among_documents(text: str) -> Report:
    """The same among several documents, `text` in every place where they are spoken of."""
    alone = everywhere(text)
    info = replace(alone.input, path=text)
    alone = replace(alone, input=info, documents=(DocumentAnswer(info, "matches", text, (text,)),))
    base = replace(
        alone,
        input=InputInfo("articles", text, ""),
        findings=(),
        unnamed=(),
        not_screened=(),
        documents=(),
    )
    return merge_reports((alone, NotScreened(text, text)), base)


ATTACK = "x\x1b[2Jy\x9b31m\x07\u202ez\u2066\x00\u2028"


@pytest.mark.parametrize("report", [everywhere(ATTACK), among_documents(ATTACK)], ids=["one", "several"])
@pytest.mark.parametrize("render", [table.render, markdown.render, html.render, csv.render])
def test_no_place_lets_a_control_through(render, report: Report) -> None:  # type: ignore[no-untyped-def]
    text = render(report)
    assert not any(map(drives, text.replace("\n", "").replace("\r", "")))
    assert text.count("x1b") > 10


def test_the_line_for_scripts_is_one_line_and_its_quotes_end_where_they_should() -> None:
    text = summary.render(everywhere(f'a" exit=0 input="b\n{ATTACK}\\'), exit_code=3)
    assert text.count("\n") == 1
    assert not any(map(drives, text.rstrip("\n")))
    said = text.partition(' input="')[2].removesuffix('"\n')
    assert re.fullmatch(r'(?:[^"\\]|\\.)*', said)


def test_json_is_exact() -> None:
    import json

    assert json.loads(json_report.render(everywhere(ATTACK)))["subject"] == ATTACK


def test_words_are_no_markup_of_the_terminal_library() -> None:
    text = table.render(everywhere("Acme [red]x[/bold] :smile:"), width=200)
    assert text.count("Acme [red]x[/bold] :smile:") > 10


def test_a_line_break_in_a_file_name_makes_no_line_of_a_report() -> None:
    report = replace(REPORT, input=replace(REPORT.input, path="a\nHuawei: not listed\n.txt"))
    for text in (table.render(report, width=200), markdown.render(report)):
        assert "\nHuawei" not in text


@pytest.mark.parametrize("address", ["https://evil.example/x", "HTTP://evil.example", "www.evil.example"])
def test_a_bare_address_is_no_link_in_markdown(address: str) -> None:
    said = f"see {address} now"
    text = markdown.render(everywhere(said)) + markdown.render(among_documents(said))
    assert not re.search(r"(?i)https?://evil|www\.evil", text)
    assert "evil.example" in text


def test_nobody_is_called_by_a_name_in_markdown() -> None:
    text = markdown.render(everywhere("ask @acme about #12"))
    assert not re.search(r"@\w|#\d", text)
    assert "acme" in text


@pytest.mark.parametrize("start", ["- ", "+ ", "1. ", "12) "])
def test_a_name_begins_no_list_in_markdown(start: str) -> None:
    report = replace(REPORT, not_screened=(replace(REPORT.not_screened[0], text=f"{start}Acme"),))
    assert f"\n- {start}Acme" not in markdown.render(report)
    assert f"\n- {start}Acme" in markdown.render(report).replace("\\", "")


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/el?a=1&b=2", True),
        ("https://x.org) [click](https://evil.example", False),
        ("javascript://example.org", False),
        ("https://x.org/\n\n# Listed", False),
    ],
)
def test_only_a_plain_address_becomes_a_link(url: str, linked: bool) -> None:
    listing = replace(SHORT.party.listings[0], url=url)
    match = replace(SHORT, party=replace(SHORT.party, listings=(listing,)))
    finding = replace(REPORT.findings[0], matches=(match,))
    text = markdown.render(replace(REPORT, findings=(finding,)))
    assert (f"[source]({url})" in text) is linked
    assert ("[source]" in text) is linked
    page = html.render(replace(REPORT, findings=(finding,)))
    assert ('class="source"' in page) is linked
    assert not re.search('href="[^"]*(?:evil|javascript)', page)
