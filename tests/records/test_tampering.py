"""Records that are not what was written: edited, contradicting themselves, removed, put in another order."""

from __future__ import annotations

import pytest

from screening.cli.record_commands import know_recorded_owners, rescreened_again
from screening.errors import RecordError
from screening.records.checks import check_chain
from screening.records.ledger import LEDGER
from screening.records.verify import Verifier
from screening.snapshot.store import Store
from tests.records.recorded import Desk, edited, states


def test_an_answer_that_nothing_explains_is_the_records_fault(at: Desk) -> None:
    written = at.article()
    text = '"outcome": "listed",\n    "section"'
    edited(written.path, text, text.replace("listed", "not_listed"), seal=True)
    (at.runs / "screening-ledger.jsonl").unlink()
    found = at.verify(written)
    assert found.verdict == "failed"
    assert "does not say what this run answered" in found.differences[0].cause


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ('"threshold": 85.0', '"threshold": 90.0', "settings of the record do not have"),
        ('"threshold": 85.0', '"threshold": "x"', "settings of the record do not have"),
        ('"clock": "2026', '"clock": "x026', "is no time"),
        ('"coverage": "whole"', '"coverage": "extract"', ""),
        ('"only": [', '"strange": [', "settings of the record do not have"),
    ],
)
def test_a_record_that_contradicts_itself(at: Desk, before: str, after: str, what: str) -> None:
    written = at.name()
    edited(written.path, before, after, seal=True)
    (at.runs / "screening-ledger.jsonl").unlink()
    found = at.verify(written)
    assert found.verdict in ("failed", "differs")
    assert what in " ".join(check.said for check in found.checks)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"published_on": "', '"published_on": "1'),
        ('"summary": "', '"summary": "Nothing: '),
        ('"statement": "', '"statement": "Not '),
        ('"outcome": "listed"', '"outcome": "possible"'),
    ],
)
def test_no_word_of_the_report_can_be_another(at: Desk, before: str, after: str) -> None:
    written = at.name()
    text = written.path.read_text(encoding="utf-8")
    place = text.index(before, text.index('"report": {'))
    written.path.write_text(text[:place] + "@@" + text[place:], encoding="utf-8")
    edited(written.path, "@@" + before, after, seal=True)
    (at.runs / LEDGER).unlink()
    assert at.verify(written).verdict == "failed"


@pytest.mark.parametrize("kind", ["name", "table"])
def test_the_outcome_is_that_of_the_answers(at: Desk, kind: str) -> None:
    written = getattr(at, kind)()
    edited(written.path, '"outcome": "matches"', '"outcome": "no_match"', seal=True)
    (at.runs / LEDGER).unlink()
    assert states(at.verify(written))["outcome"] == "fault"


def test_edits_show_in_the_seal_and_in_the_chain(at: Desk) -> None:
    written = at.article()
    at.name()
    edited(written.path, '"exit_code": 3', '"exit_code": 0')
    assert states(at.verify(written))["seal"] == "fault"
    edited(written.path, '"exit_code": 0', '"exit_code": 4', seal=True)
    found = at.verify(written)
    assert found.verdict == "failed"
    assert "seal" not in states(found)
    assert states(found)["chain"] == "fault"


def test_seals_alone_ask_for_nothing_but_what_was_written(at: Desk) -> None:
    """Inputs and lists may be gone; a record, its answers and its place in the chain may not be others."""
    table, name = at.table(), at.name()
    verifier = Verifier(Store(at.runs / "no such store"), know_recorded_owners, rescreened_again)
    sound = [verifier.verify_seal(one.path) for one in (table, name)]
    assert [(one.verdict, one.repeated) for one in sound] == [("intact", False)] * 2
    answers = at.runs / "t.answers.jsonl"
    answers.write_bytes(answers.read_bytes() + b"\n")
    assert states(verifier.verify_seal(table.path)) == {"answers": "fault"}
    edited(name.path, '"exit_code": 3', '"exit_code": 0')
    assert states(verifier.verify_seal(name.path))["seal"] == "fault"
    edited(name.path, '"exit_code": 0', '"exit_code": 4', seal=True)
    assert states(verifier.verify_seal(name.path))["chain"] == "fault"


def test_answers_beside_the_record_are_part_of_it(at: Desk) -> None:
    written = at.table()
    answers = at.runs / "t.answers.jsonl"
    whole = answers.read_bytes()
    answers.write_bytes(whole.replace(b'"listed"', b'"not_listed"', 1))
    assert states(at.verify(written)) == {"answers": "fault"}
    answers.unlink()
    assert states(at.verify(written)) == {"answers": "fault"}
    answers.write_bytes(whole)
    assert at.verify(written).verdict == "identical"


def test_removed_reordered_and_strange_records(at: Desk) -> None:
    first, second, third = at.article("1.json"), at.name("2.json"), at.name("3.json")
    ledger = at.runs / "screening-ledger.jsonl"
    lines = ledger.read_bytes().splitlines(keepends=True)

    def wrong() -> dict[str, str]:
        return {check.what: check.said for check in check_chain(at.runs)[0] if check.state == "fault"}

    assert wrong() == {}
    kept = third.path.read_bytes()
    third.path.unlink()
    assert wrong() == {"chain 3.json": "record 3 was removed"}  # the last one shows
    with pytest.raises(RecordError, match="is gone"):
        at.name("4.json")
    third.path.write_bytes(kept)
    kept = first.path.read_bytes()
    first.path.unlink()
    with pytest.raises(RecordError, match=r"1\.json, is gone"):  # nor behind any other
        at.name("4.json")
    first.path.write_bytes(kept)
    ledger.write_bytes(lines[0] + lines[2])
    assert set(wrong()) == {"chain 3.json", "chain 2.json"}  # its line gone too
    with pytest.raises(RecordError, match="is broken"):
        at.name("4.json")
    ledger.write_bytes(lines[1] + lines[0] + lines[2])
    assert "chain 1.json" in wrong()
    ledger.write_bytes(b"".join(lines))
    (at.runs / "5.json").write_bytes(first.path.read_bytes())
    assert wrong() == {"chain 5.json": "is a record that the ledger does not know"}
    (at.runs / "5.json").unlink()
    edited(second.path, '"exit_code": 3', '"exit_code": 0', seal=True)
    assert at.verify(second).verdict == "failed"
