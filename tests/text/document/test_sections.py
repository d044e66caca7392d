"""Sections: what is article and what is furniture."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.text.document.sections import split_sections
from tests.text.reading import found as names_found

PROSE = (
    "The harbour stood still on Monday after the ferrymen walked out, and nobody in the town could say when "
    "the boats would sail again or who would pay for the fish that was left on the quay."
)
ARTICLE = (
    f"Ferrymen walk out in Hull\n\nBy Jane Roe\n\nHULL, May 3 (Wire) - {PROSE}\n\n{PROSE}\n\n{PROSE}\n\n"
)


def parts(text: str) -> list[tuple[str, str]]:
    return [(section.kind, text[section.start : section.end].strip()) for section in split_sections(text)]


def kind_of(text: str, words: str) -> str:
    at = text.index(words)
    return next(section.kind for section in split_sections(text) if section.start <= at < section.end)


def test_the_head_of_a_newswire_story() -> None:
    found = parts(ARTICLE)
    assert found[0] == ("headline", "Ferrymen walk out in Hull")
    assert found[1] == ("byline", "By Jane Roe\n\nHULL, May 3 (Wire) -")
    assert found[2][0] == "body"
    assert found[2][1].startswith("The harbour")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Source Harbour Gazette", "byline"),
        ("Published: Jan. 9, 2025 at 4:12 p.m. ET", "byline"),
        ("3 March 2024", "byline"),
        ("Why the boats stopped", "subhead"),
        ("## Why the boats stopped", "subhead"),
    ],
)
def test_lines_under_the_headline(line: str, kind: str) -> None:
    text = f"Ferrymen walk out in Hull\n\n{line}\n\n{PROSE}\n\n{PROSE}\n"
    assert kind_of(text, line) == kind


MENU = (
    "Skip to main content\nMenu\nHome\nMarkets\nSign in\n\nWe value your privacy\nWe and our partners store "
    "information on your device, and vendors such as Zorvek do.\nAccept All\n\nTechnology | Ferries\n\n"
)


def test_menus_in_front_of_an_article_are_none_of_it() -> None:
    text = MENU + ARTICLE
    assert kind_of(text, "Skip to") == kind_of(text, "Zorvek") == kind_of(text, "Accept All") == "feed"
    assert kind_of(text, "Ferrymen walk out") == "headline"
    assert kind_of(text, "By Jane Roe") == "byline"
    assert kind_of(text, "The harbour") == "body"


@pytest.mark.parametrize("text", ["Menu\nHome\nZorvek\n", f"Zorvek\nHome\nNorvik\n\n{PROSE}\n", MENU])
def test_lines_are_no_menu_without_an_article_or_by_one_word(text: str) -> None:
    assert "feed" not in {kind for kind, _ in parts(text)}


def test_a_caption_holds_names() -> None:
    assert "Sam Zorvek" in names_found(
        f"Title\n\nShe left. Photo: Sam Zorvek / Norvik\n\n{PROSE}\n\n{PROSE}\n"
    )


def test_a_pointer_to_another_story_ends_no_article() -> None:
    text = (
        ARTICLE + f"Read more: Ten ports to watch\n\n{PROSE}\n\nTopics\n\nPorts\n\nHull\n\nMost read\n\nA\n"
    )
    behind = text.rindex("The harbour")
    kind = next(one.kind for one in split_sections(text) if one.start <= behind < one.end)
    assert kind == "body"
    assert kind_of(text, "Most read") == "feed"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Disclaimer: for information only.", "disclaimer"),
        ("© 2025 Harbour Media. All rights reserved.", "disclaimer"),
        ("Read more: Ten ports to watch", "promotion"),
        ("Follow Harbour News on Telegram", "promotion"),
        ("Sign up for our newsletter", "promotion"),
        ("(Reporting by Jane Roe; editing by John Doe)", "byline"),
        ("— Jane Roe", "body"),
    ],
)
def test_lines_at_the_end(line: str, kind: str) -> None:
    assert kind_of(ARTICLE + line + "\n", line) == kind


def test_a_promotion_between_paragraphs_does_not_end_the_article() -> None:
    more = "\n\n".join(f"In week {week}, {PROSE}" for week in (2, 3, 4))
    text = f"{ARTICLE}Read more: Ten ports to watch\n\n{more} Last words.\n"
    assert kind_of(text, "Read more") == "promotion"
    assert kind_of(text, "Last words") == "body"


FEED = "Tug sinks off Dover\n3 hours ago\nLift prices rise again\nAuthor Harbour Desk\nFeb 03, Tue\n"


@pytest.mark.parametrize(
    "widget", ["Related stories", "More from Harbour News", "You may also like", "Most read"]
)
def test_a_widget_line_begins_the_feed(widget: str) -> None:
    text = f"{ARTICLE}{widget}\n{FEED}"
    assert kind_of(text, widget) == "feed"
    assert kind_of(text, "Lift prices") == "feed"
    assert kind_of(text, "The harbour") == "body"


def test_after_a_disclaimer_with_little_prose_behind_it_everything_is_feed() -> None:
    text = f"{ARTICLE}Disclaimer: no advice.\n{FEED}"
    assert kind_of(text, "Disclaimer") == "disclaimer"
    assert kind_of(text, "Tug sinks") == "feed"


def test_a_disclaimer_on_top_does_not_make_a_feed_of_the_article() -> None:
    more = "\n\n".join(f"In week {week}, {PROSE}" for week in (2, 3, 4))
    text = f"Ferrymen walk out\n\nDisclosure: the author owns a boat.\n\n{more}\n"
    assert kind_of(text, "The harbour") == "body"


def test_a_text_of_one_paragraph_is_body() -> None:
    assert parts(PROSE) == [("body", PROSE)]


lines = st.sampled_from(
    [
        "",
        PROSE,
        "# Head",
        "By Jane Roe",
        "Related stories",
        "Disclaimer: none",
        "GENEVA — It rained.",
        "- item",
        "Feb 3",
    ]
)


@given(st.lists(lines, max_size=12).map("\n".join) | st.text(max_size=200))
def test_sections_cover_the_text_without_gap_or_overlap(text: str) -> None:
    sections = split_sections(text)
    assert "".join(text[section.start : section.end] for section in sections) == text
    assert all(section.start < section.end for section in sections)
    assert all(one.end == other.start for one, other in pairwise(sections))
