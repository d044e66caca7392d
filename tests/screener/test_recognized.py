"""A model adds findings, places and kinds; whatever it says, no match of the rules is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.model import Document, Finding, Kind, Outcome
from screening.screener import Screener
from screening.snapshot.snapshot import Snapshot
from screening.text import ner
from screening.text.document import read_document
from screening.text.ner import Span

from .real import screener_of

TEXT = (
    "Huawei Technologies sold chips to Zorvex GmbH, said Ivan Dorrel of Bern.\n"
    "The people of china mobile, and of zorvex gmbh too, were not asked in Peru.\n"
    "China's People's Liberation Army held an exercise near Shenzhen on Monday.\n"
)


class Stub:
    name = "stub 1"

    def __init__(self, given: Sequence[tuple[int, int, Kind]]) -> None:
        self.given = given

    def spans(self, pieces: Sequence[str]) -> Iterator[list[Span]]:
        for piece in pieces:
            size = len(piece)
            yield [Span(a % size, a % size + b, kind) for a, b, kind in self.given] if size else []


@pytest.fixture(scope="module")
def plain(snapshot: Snapshot) -> Screener:
    return screener_of(snapshot)


def document() -> Document:
    return read_document(Path("a.txt"), TEXT.encode())


def with_stub(plain: Screener, given: Sequence[tuple[int, int, Kind]]) -> tuple[Finding, ...]:
    plain._recognizer = Stub(given)
    try:
        return plain.report_document(document()).findings
    finally:
        plain._recognizer = None


KINDS = st.sampled_from([Kind.PERSON, Kind.ORGANIZATION])


@settings(max_examples=60, deadline=None)
@given(given=st.lists(st.tuples(st.integers(0, 220), st.integers(1, 40), KINDS), max_size=12))
def test_whatever_it_finds_no_finding_loses_anything(
    plain: Screener, given: list[tuple[int, int, Kind]]
) -> None:
    before = plain.report_document(document()).findings
    after = with_stub(plain, given)
    for one, other in zip(before, after, strict=False):
        assert (one.name, one.outcome, one.matches, one.section) == (
            other.name,
            other.outcome,
            other.matches,
            other.section,
        )
        assert set(one.mentions) <= set(other.mentions)
        assert one.kind in (other.kind, Kind.UNKNOWN)
    assert len(after) >= len(before)
    spans = sorted((m.start, m.end) for finding in after for m in finding.mentions)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert with_stub(plain, given) == after


def test_a_name_in_lower_case_is_found_and_answered(plain: Screener) -> None:
    found = with_stub(plain, [(TEXT.index("china mobile"), len("china mobile"), Kind.ORGANIZATION)])
    (mobile,) = [one for one in found if one.name == "china mobile"]
    assert mobile.outcome is Outcome.LISTED
    assert "china mobile" not in {one.name for one in plain.report_document(document()).findings}


def test_a_known_name_gets_one_more_place(plain: Screener) -> None:
    found = with_stub(plain, [(TEXT.index("zorvex gmbh"), len("zorvex gmbh"), Kind.ORGANIZATION)])
    (zorvex,) = [one for one in found if one.name == "Zorvex GmbH"]
    assert [one.text for one in zorvex.mentions] == ["Zorvex GmbH", "zorvex gmbh"]


def test_the_model_stands_in_the_record(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ner, "load_recognizer", lambda _: Stub([]))
    report = screener_of(snapshot, ner="spacy:own").report_document(document())
    assert report.settings["ner"] == "spacy:own"
    assert report.settings["ner_model"] == "stub 1"
    assert "ner_model" not in screener_of(snapshot).report_document(document()).settings
