"""Several documents in one report: each keeps the answer that it gets alone, and equal answers stand once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.model import Document, Finding, NotScreened, Outcome, Report
from screening.screener import Screener
from screening.snapshot.snapshot import Snapshot
from screening.text.document import read_document

from .real import screener_of

WRITTEN = (
    "Huawei Technologies sold chips to Zorvex GmbH, said Ivan Dorrel of Bern.\n",
    "The firm Zorvex GmbH bought chips of HUAWEI Technologies.\nHuawei Technologies declined to comment.\n",
    "In Peru, Shining Path is also called the People's Liberation Army. The People's Liberation Army fled.\n",
    "China's People's Liberation Army held an exercise. Zorvex GmbH was not asked. Three men were charged.\n",
    "Nothing is named here, only the weather and the sea.\n",
)


@pytest.fixture(scope="module")
def screener(snapshot: Snapshot) -> Screener:
    return screener_of(snapshot)


def written(place: int) -> Document:
    return read_document(Path(f"news/{place}.txt"), WRITTEN[place].encode())


@pytest.fixture(scope="module")
def alone(screener: Screener) -> list[Report]:
    return [screener.report_document(written(place)) for place in range(len(WRITTEN))]


def of_document(report: Report, place: int) -> dict[tuple[str, int], object]:
    """What a report answers for one of its documents: each mention with its outcome and its matches."""
    told: dict[tuple[str, int], object] = {}
    for finding in report.findings:
        met = {
            (one.party.uid, one.name, one.outcome, one.score, one.sentence.casefold())
            for one in finding.matches
            if not one.documents or place in one.documents
        }
        for mention in finding.mentions:
            if mention.document == place:
                told[mention.text, mention.start] = (finding.outcome, finding.kind, finding.section, met)
    return told


@settings(max_examples=40, deadline=None)
@given(places=st.lists(st.integers(0, len(WRITTEN) - 1), min_size=2, max_size=6))
def test_each_document_keeps_its_own_answer(
    screener: Screener, alone: list[Report], places: list[int]
) -> None:
    report = screener.report_documents(map(written, places), "news")
    assert [one.input.path for one in report.documents] == [f"news/{place}.txt" for place in places]
    for at, place in enumerate(places):
        assert report.documents[at] == alone[place].documents[0]
        assert of_document(report, at) == of_document(alone[place], 0)
        unnamed = [replace(one, document=0) for one in report.unnamed if one.document == at]
        assert unnamed == list(alone[place].unnamed)


def test_no_answer_depends_on_the_order(screener: Screener) -> None:
    seen = set()
    for order in permutations((0, 1, 3)):
        report = screener.report_documents(map(written, order), "news")
        seen.add(
            frozenset(
                (
                    one.outcome,
                    one.kind,
                    tuple(sorted(order[m.document] * 1000 + m.start for m in one.mentions)),
                )
                for one in report.findings
            )
        )
    assert len(seen) == 1


def found(report: Report, name: str) -> dict[Outcome, list[Finding]]:
    held = defaultdict(list)
    for finding in report.findings:
        if finding.name.casefold() == name.casefold():
            held[finding.outcome].append(finding)
    return dict(held)


def test_the_same_answer_stands_once_with_all_its_places(screener: Screener) -> None:
    report = screener.report_documents(map(written, (0, 1)), "news")
    ((huawei,),) = found(report, "Huawei Technologies").values()
    assert huawei.documents == (0, 1)
    assert [(one.document, one.line) for one in huawei.mentions] == [(0, 1), (1, 1), (1, 2)]
    assert len({one.party.uid for one in huawei.matches}) == len(huawei.matches)
    assert all(one.documents == () for one in huawei.matches)
    ((zorvex,),) = found(report, "Zorvex GmbH").values()
    assert zorvex.documents == (0, 1)


def test_different_answers_to_a_name_stay_apart(alone: list[Report]) -> None:
    """The same words were answered for two parties: nobody is told that one text speaks of the other's."""
    from screening.screener.merging import merge_reports

    listed = alone[0]
    huawei = next(one for one in listed.findings if one.outcome is Outcome.LISTED)
    doubted = replace(huawei, outcome=Outcome.POSSIBLE, matches=huawei.matches[:1])
    base = replace(listed, findings=(), unnamed=(), documents=())
    report = merge_reports((listed, replace(listed, findings=(doubted,))), base)
    told = found(report, huawei.name)
    assert {outcome: [one.documents for one in held] for outcome, held in told.items()} == {
        Outcome.LISTED: [(0,)],
        Outcome.POSSIBLE: [(1,)],
    }


def test_a_reason_of_some_documents_names_them(alone: list[Report]) -> None:
    from screening.screener.merging import merge_reports

    listed = alone[0]
    huawei = next(one for one in listed.findings if one.outcome is Outcome.LISTED)
    other = replace(huawei, matches=(replace(huawei.matches[0], sentence="Another reason."),))
    base = replace(listed, findings=(), unnamed=(), documents=())
    report = merge_reports((listed, replace(listed, findings=(other,)), listed), base)
    ((joined,),) = found(report, huawei.name).values()
    said = {one.sentence: one.documents for one in joined.matches}
    assert said["Another reason."] == (1,)
    assert said[huawei.matches[0].sentence] == (0, 2)


def test_what_cannot_be_read_is_a_result(screener: Screener) -> None:
    lost = NotScreened("news/locked.pdf", "the PDF needs a password")
    report = screener.report_documents((written(4), lost), "news")
    assert report.outcome == "incomplete"
    assert report.not_screened == (lost,)
    assert report.documents[1].reason == lost.reason
    assert report.warnings[0] == "NOT READ: 1 of 2 documents: news/locked.pdf"
    assert screener.report_documents((lost, written(0)), "news").outcome == "matches"


def test_one_document_gives_its_own_report(screener: Screener, alone: list[Report]) -> None:
    assert screener.report_documents((written(0),), "news") == alone[0]


def test_the_sum_of_the_inputs(screener: Screener) -> None:
    one, other = (screener.report_documents(map(written, places), "news") for places in ((0, 1), (0, 2)))
    assert one.input.kind == "articles"
    assert one.input.characters == len(WRITTEN[0]) + len(WRITTEN[1])
    assert one.input.sha256 != other.input.sha256
    assert one.input.sha256 == screener.report_documents(map(written, (0, 1)), "other").input.sha256
