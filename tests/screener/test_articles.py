"""An article is answered by what it says: a person's age and nationality weigh like a column of a table."""

from __future__ import annotations

import pytest

from screening.model import Finding, Outcome
from screening.screener import Screener
from screening.snapshot.snapshot import Snapshot
from screening.text.document import read_document

from .real import screener_of


@pytest.fixture(scope="module")
def screener(snapshot: Snapshot) -> Screener:
    return screener_of(snapshot)


def haqqani(screener: Screener, text: str) -> Finding:
    """The UN lists him as born on 1 January 1966."""
    findings = screener.report_document(read_document(None, text.encode())).findings
    (finding,) = [finding for finding in findings if finding.name == "Khalil Ahmed Haqqani"]
    return finding


def reasons(finding: Finding) -> list[str]:
    return [one.reason for match in finding.matches for one in match.comparison.adjustments]


@pytest.mark.parametrize("said", ["Khalil Ahmed Haqqani, 24,", "Khalil Ahmed Haqqani, born in 1999,"])
def test_what_the_text_says_of_a_namesake_lowers_the_match(screener: Screener, said: str) -> None:
    finding = haqqani(screener, f"{said} won the race in Oslo on Sunday, 3 May 2026.")
    assert finding.outcome is Outcome.POSSIBLE
    assert any("years apart" in reason for reason in reasons(finding))
    assert "what is known besides is not" in finding.matches[0].sentence


@pytest.mark.parametrize("said", ["Khalil Ahmed Haqqani", "Khalil Ahmed Haqqani, 58,"])
def test_what_fits_keeps_the_match(screener: Screener, said: str) -> None:
    assert haqqani(screener, f"{said} was seen in Oslo.").outcome is Outcome.LISTED


def test_a_year_of_birth_that_agrees_is_shown(screener: Screener) -> None:
    finding = haqqani(screener, "Khalil Ahmed Haqqani, born in 1966, was seen in Oslo.")
    assert finding.outcome is Outcome.LISTED
    assert any("the years agree" in reason for reason in reasons(finding))


def outcomes(screener: Screener, text: str) -> dict[str, Outcome]:
    findings = screener.report_document(read_document(None, text.encode())).findings
    return {finding.name: finding.outcome for finding in findings}


def test_a_short_name_in_chinese_characters_is_read_aloud_and_possible(screener: Screener) -> None:
    found = outcomes(screener, "The clerk writes that 海康 will pay, and 大学 too. It rained for days.")
    assert found["大学"] is Outcome.NOT_LISTED
    text = "The clerk writes that 威视 and 大华 will pay. It rained for days, said the clerk."
    finding = next(
        one
        for one in screener.report_document(read_document(None, text.encode())).findings
        if one.name == "大华"
    )
    assert finding.outcome is Outcome.POSSIBLE
    assert any("read aloud" in match.sentence for match in finding.matches)


def test_firms_with_a_chinese_name_of_their_own_are_found_in_chinese_texts(screener: Screener) -> None:
    found = outcomes(
        screener, "商务部周三表示，华为、海康威视和腾讯不在该清单上。海康威视的股价上涨，市场反应不大。"
    )
    assert found["华为"] is found["海康威视"] is found["腾讯"] is Outcome.LISTED


def test_a_russian_name_in_another_case_is_possible(screener: Screener) -> None:
    text = "Суд в Гааге арестовал счета Халила Ахмеда Хаккани и ещё двух человек, сообщили газеты."
    assert outcomes(screener, text)["Халила Ахмеда Хаккани"] is Outcome.POSSIBLE


def test_half_of_a_name_with_an_ampersand_is_possible(screener: Screener) -> None:
    text = (
        "Lawyers of Brightwater & Hikvision, Johnson & Johnson and Norvik & Zorbal came to the court in Oslo."
    )
    found = outcomes(screener, text)
    assert found["Brightwater & Hikvision"] is Outcome.POSSIBLE
    assert found["Johnson & Johnson"] is found["Norvik & Zorbal"] is Outcome.NOT_LISTED


def test_a_list_has_the_firm_that_another_gives_both_names(screener: Screener) -> None:
    text = "Cameras of Hikvision hung in Oslo. It rained for days, said the clerk, and nobody came."
    (finding,) = (
        one
        for one in screener.report_document(read_document(None, text.encode())).findings
        if one.name == "Hikvision"
    )
    met = {listing.list_id: match for match in finding.matches for listing in match.party.listings}
    assert met["us-fcc-covered"].outcome is Outcome.LISTED
    assert met["us-fcc-covered"].sentence.endswith("; a party on another list has both names.")


def test_a_number_behind_a_name_finds_the_party_under_any_name(screener: Screener) -> None:
    (finding,) = screener.report_document(
        read_document(None, b"They saw the Blue Pearl (IMO 9116412).")
    ).findings
    assert (finding.name, finding.outcome) == ("Blue Pearl", Outcome.LISTED)
    assert "the same IMO 9116412" in finding.matches[0].sentence


def test_numbers_by_themselves_are_findings_with_all_their_places(screener: Screener) -> None:
    text = "One ship had IMO 9116412. They say that IMO number 9116412 sank, and so did IMO 9074729."
    findings = screener.report_document(read_document(None, text.encode())).findings
    assert [(one.outcome, len(one.mentions), one.why_hidden) for one in findings] == [
        (Outcome.LISTED, 2, "number"),
        (Outcome.NOT_LISTED, 1, "number"),
    ]
