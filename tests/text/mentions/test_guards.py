"""What is a name and what is none, where capitals, signs and neighbours mislead."""

from __future__ import annotations

import pytest

from screening.model import Document, Kind
from screening.text.mentions import find_mentions
from tests.text.reading import found, kind_in


def test_capitals_are_cut_at_verbs_and_prepositions() -> None:
    text = "THE FERRY MINISTRY ON FRIDAY ADDED NORVIK OPTICS CO., LTD. TO ITS LIST, SAID PEOPLE FAMILIAR."
    surfaces = found(text)
    assert "NORVIK OPTICS CO., LTD." in surfaces
    assert not {"FRIDAY", "MONDAY", "ADDED"} & set(surfaces)


@pytest.mark.parametrize(
    "text",
    [
        "It sold pumps to [Norvik](http://norvik.example.com) on Monday.",
        "It sold pumps to [Norvik][1] on Monday.\n\n[1]: https://example.com/norvik\n",
        "See norvik's note. Norvik said so.",
        "Write to norvik@example.com, #norvik or @norvik; see norvik.html. Norvik said so.",
    ],
)
def test_addresses_and_one_word_in_lower_case_remove_no_name(text: str) -> None:
    assert "Norvik" in found(text)


def test_an_address_makes_no_english_word_common() -> None:
    text = "Compass{} said so. It rained. Compass said more."
    assert "Compass" in found(text.format(" (https://compass.example.com/compass)"))


@pytest.mark.parametrize(
    "sign", ["\x85", "\x0b", "\x0c", "\x1c", "\x00", "\x9f", "\x1b[0m", "\x1b]0;title\x07"]
)
def test_control_characters_part_names(sign: str) -> None:
    text = f"They named Norvik Pumps{sign}Kestrel Trading there."
    document = Document(text=text, sections=())
    mentions = find_mentions(document)
    assert [mention.text for mention in mentions] == ["Norvik Pumps", "Kestrel Trading"]
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert not any("\x1b" in mention.sentence or "\x85" in mention.sentence for mention in mentions)


def test_a_word_of_a_name_in_brackets_is_its_short_form() -> None:
    assert found("It paid Oje Target Nafar Company (Target), and it failed (Alas).")[-1] == "Target"


def test_colours_of_a_terminal_hide_no_name() -> None:
    assert found("The \x1b[1;31mNorvik\x1b[0m plant closed.") == ["Norvik"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The tanker Graceful was seen.", "Graceful"),
        ("The yacht “Victory” left.", "Victory"),
        ("The tanker Norvik Star 1 was seen off Syria.", "Norvik Star 1"),
    ],
)
def test_ships(text: str, name: str) -> None:
    assert kind_in(text, name) is Kind.VESSEL


def test_a_title_with_a_body_in_it_ends_before_the_persons_name() -> None:
    text = "So said Under Secretary for Terrorism and Financial Intelligence Jonah P. Ostermoor."
    assert "Jonah P. Ostermoor" in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mrs. Park left.", "Park"),
        ("Special Agent in Charge Jonah P. Ostermoor left.", "Jonah P. Ostermoor"),
        ("Assistant Attorney General Jonah P. Ostermoor left.", "Jonah P. Ostermoor"),
        ("They met Norvik, President and Chief Executive Officer of Zorvex.", "Norvik"),
        ("Norvik (NASDAQ: NRVK) left.", "Norvik"),
        ("The entry of Norvik (QDi.124) was corrected.", "Norvik"),
    ],
)
def test_titles_signs_and_numbers_are_no_names(text: str, name: str) -> None:
    assert found(text, frozenset({"mrs"})) in ([name], [name, "Zorvex"])


def test_a_short_headline_of_english_words_holds_no_name() -> None:
    text = "Danish Shipbroker Sentenced\n\nA court sentenced the broker Jonah Ostermoor on Monday."
    assert found(text) == ["Danish", "Jonah Ostermoor"]


def test_cells_of_two_rows_are_no_name() -> None:
    table = "Supplier | Spend\nNorvik Labs | 410\nZorvex Tools | 72\n"
    text = f"The memo lists two suppliers, and it was sent to everyone in the office.\n\n{table}"
    assert found(text)[-2:] == ["Norvik Labs", "Zorvex Tools"]


def test_a_word_of_which_a_listing_is_said_is_a_name() -> None:
    assert "Harbour" in found("Harbour, sanctioned by Washington, sells pumps.")


def test_a_firms_first_word_that_is_english_too_is_known_in_mid_sentence() -> None:
    text = "Tideway Bulk Ltd left. She is a broker at Tideway. The tideway is wide."
    assert found(text).count("Tideway") == 1


def test_bulletins_in_capitals_are_read_like_headlines() -> None:
    text = "* NORVIK SAYS CLOSED LAST ACCOUNT IN JUNE\n\nNorvik Trading said on Monday it had closed."
    assert found(text) == ["NORVIK", "Norvik Trading"]


@pytest.mark.parametrize("listed", [frozenset[str](), frozenset({"october", "october 7", "monday"})])
def test_months_and_days_are_no_names(listed: frozenset[str]) -> None:
    text = "The firm, October, said on Monday that it left. October 7, Monday: it rained. ON MONDAY IT LEFT."
    assert found(text + " It was seen in October, according to others.", listed) == []


def test_a_word_in_cyrillic_that_begins_a_sentence() -> None:
    text = "Концерн сообщил о сделке. Норвик подписал договор."
    assert found(text) == []
    assert found(text, frozenset({"норвик"})) == ["Норвик"]
    assert found(text + " О сделке с Норвик сообщили.").count("Норвик") == 2


@pytest.mark.parametrize("name", ["Petkovic", "Otaibi", "Maduro"])
def test_a_surname_that_begins_a_sentence(name: str) -> None:
    assert found(f"{name} spoke. It rained.") == [name]


def test_a_row_of_ships_is_of_ships() -> None:
    text = "They saw the tankers Graceful, Norvik Star 1 and Kestrel. Norvik Trading Ltd, Roe and Doe left."
    mentions = {mention.text: mention.kind for mention in find_mentions(Document(text=text, sections=()))}
    ships = {"Graceful", "Norvik Star 1", "Kestrel"}
    assert {name for name, kind in mentions.items() if kind is Kind.VESSEL} == ships
    assert "Norvik Trading Ltd" in mentions


def test_ai_ends_a_firms_name_and_no_things() -> None:
    surfaces = found(
        "Norvik AI, a startup, met Zorvex AI and bought Kestrol AI chips from Zorbal AI last May."
    )
    assert {"Norvik AI", "Zorvex AI", "Kestrol"} <= set(surfaces)
