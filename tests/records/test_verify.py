"""`verify`: an unchanged run is proved, and every change is explained or told as tampering."""

from __future__ import annotations

import errno
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from screening.cli.exits import EXIT
from screening.cli.record_commands import know_recorded_owners
from screening.decisions.ledger import open_ledger
from screening.errors import InputError, RecordError
from screening.model import Decision, Query, Ruling
from screening.records import provenance
from screening.records.checks import check_chain
from screening.records.ledger import LEDGER
from screening.records.repeat import recorded_decisions
from screening.records.schema import DecisionsJson
from screening.records.sealed import UNSEALED, read_record
from screening.screener import Screener
from screening.settings import Settings
from screening.snapshot.store import Store
from tests.records.recorded import CLOCK, Desk, edited, states


def test_unchanged_runs_are_identical(at: Desk) -> None:
    written = [at.article(), at.name(), at.table(), at.table(None), at.table(None)]
    for one in written:
        found = at.verify(one)
        assert (found.verdict, found.repeated, states(found)) == ("identical", True, {}), one.path
    assert [one.number for one in written] == [1, 2, 3, 4, 5]
    assert [one.path.name for one in written[3:]] == [
        "20260203T120000Z-batch.json",
        "20260203T120000Z-batch-2.json",
    ]
    checks, paths = check_chain(at.runs)
    assert [check.state for check in checks] == ["ok"]
    assert paths == [one.path for one in written]


def test_a_run_holds_after_its_list_moved_on(at: Desk) -> None:
    """The editions of a record are not pruned, and it is repeated against them."""
    written = [at.article(), at.table()]
    at.store.pin(at.screener().snapshot.editions)
    at.refresh(4, keep=0)
    at.refresh(5, keep=0)
    assert len(at.store.edition_names("own")) == 2
    for one in written:
        assert at.verify(one).verdict == "identical"


def test_todays_lists_and_settings_are_told_apart(at: Desk) -> None:
    written = at.table()
    at.refresh(4)
    found = at.verify(written, now=Settings.of(only=["own"]))
    assert found.verdict == "differs"
    by_place = {one.where: one for one in found.differences}
    assert {one.cause for one in found.differences} == {"other editions of own"}
    assert not by_place["row 1"].grave  # the same match; what stands near it is more
    assert by_place["row 5"].grave
    assert (by_place["row 5"].name, by_place["row 5"].what) == (
        "Zorvex 3 Ltd",
        ("not_listed, now listed", by_place["row 5"].what[1]),
    )
    assert by_place["row 5"].what[1].startswith("new match: Zorvex 3 Ltd (own:")
    assert "3 listed" in by_place["table"].what[0]
    exact = at.verify(
        at.table(None, text="name\nZorwex 1 Ltd\n"), now=Settings.of(only=["own"], threshold=100)
    )
    assert [one.cause for one in exact.differences] == ["threshold 85.0, now 100.0"] * 2
    assert ", now not_listed" in exact.differences[0].what[0]


def test_a_pruned_edition_is_named_with_what_restores_it(at: Desk) -> None:
    written = at.name()
    at.refresh(4, keep=0)
    found = at.verify(written)
    (check,) = [one for one in found.checks if one.what == "list own"]
    assert (found.verdict, check.state, found.repeated) == ("unchecked", "unchecked", False)
    assert "is no longer in the store" in check.said
    sha256 = re.search(r"own.csv of sha256 ([0-9a-f]{64})", check.hint)
    assert sha256
    assert (at.store.home / "raw" / sha256[1]).is_dir()


def test_a_changed_edition_is_told(at: Desk) -> None:
    written = at.name()
    (parties,) = (at.store.home / "editions/own").glob("*/parties.parquet")
    parties.write_bytes(parties.read_bytes()[:-9] + b"123456789")
    found = at.verify(written)
    assert found.verdict == "differs"
    assert states(found) == {"list own": "differs"}


def test_a_changed_word_table_is_named(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables of the program are others now; an answer that differs is laid to them alone."""
    written = at.article()
    tool = provenance.tool(at.store.home / "lists")
    words = "names/words/legal_forms.toml"
    other = tool.model_copy(update={"tables": {**tool.tables, words: UNSEALED}})
    monkeypatch.setattr("screening.records.verify.tool", lambda _: other)
    same = at.verify(written)
    assert (same.verdict, states(same)) == ("identical", {"tool": "note"})
    text = '"outcome": "listed",\n    "section"'
    edited(written.path, text, text.replace("listed", "possible"), seal=True)
    (at.runs / "screening-ledger.jsonl").unlink()
    found = at.verify(written)
    assert found.verdict == "differs"
    assert [one.cause for one in found.differences] == [f"tool: table {words}"]
    assert "possible, now listed" in found.differences[0].what[0]


def test_a_changed_or_absent_input(at: Desk) -> None:
    written = at.article()
    article = at.root / "article.txt"
    moved = article.rename(at.root / "elsewhere.txt")
    found = at.verify(written)
    assert (found.verdict, found.repeated) == ("unchecked", False)
    assert at.verify(written, inputs=[moved]).verdict == "identical"
    article.write_text("Another text.\n", encoding="utf-8")
    found = at.verify(written)
    assert (found.verdict, states(found)) == ("differs", {f"input {article}": "differs"})
    assert at.verify(written, inputs=[moved]).verdict == "identical"


def test_a_changed_output_is_told_and_one_that_is_gone_is_noted(at: Desk) -> None:
    written = at.table()
    output = at.root / "out.csv"
    whole = output.read_bytes()
    output.write_bytes(whole + b"x")
    assert (at.verify(written).verdict, states(at.verify(written))) == ("differs", {"output": "differs"})
    output.unlink()
    assert (at.verify(written).verdict, states(at.verify(written))) == ("identical", {"output": "note"})


def test_the_store_of_another_machine_checks_what_it_can(at: Desk, tmp_path: Path) -> None:
    written = at.name()
    at.store = Store(tmp_path / "empty")
    found = at.verify(written)
    assert found.verdict == "unchecked"
    assert json.loads(written.path.read_text(encoding="utf-8"))["schema"] == "screening.run/1"


def test_the_answers_do_not_depend_on_chunks(at: Desk) -> None:
    for chunk in (1, 2, 5):
        at.table(f"{chunk}.json", chunk=chunk)
    assert len({(at.runs / f"{chunk}.answers.jsonl").read_bytes() for chunk in (1, 2, 5)}) == 1


def test_every_match_of_a_row_is_recorded_once_with_its_evidence(at: Desk) -> None:
    at.table()
    lines = [json.loads(line) for line in (at.runs / "t.answers.jsonl").read_bytes().splitlines()]
    assert [(one.get("row"), one.get("answer")) for one in lines] == [
        *[(None, 1), (1, 1), (3, 1)],  # the same name again: its evidence stands once
        *[(None, 2), (4, 2)],
    ]
    (finding,) = lines[0]["findings"]
    assert finding["matches"][0]["explanation"]["evidence"]
    assert lines[3]["outcome"] == "not_screened"


def test_decisions_are_those_that_the_run_knew(at: Desk) -> None:
    kept = at.root / "decisions.csv"
    ledger = open_ledger(str(kept))
    party = at.screener().screen_name(Query("Zorvex 2 Ltd")).matches[0].party
    first = Decision(
        name="Zorvex 2 Ltd",
        party=party.uid,
        ruling=Ruling.FALSE_POSITIVE,
        reason="another firm",
        reviewer="R",
        decided_at="2026-02-01T00:00:00+00:00",
    )
    ledger.append([first])
    snapshot = at.screener().snapshot
    screener = Screener(snapshot, Settings.of(only=["own"]), CLOCK, None, ledger.read())
    recorder, query = at.recorder("name", "d.json"), Query("Zorvex 2 Ltd")
    report = screener.report_name(query)
    recorder.name(query, report)
    written = recorder.write(screener, report.outcome, EXIT[report.outcome])
    assert at.verify(written).verdict == "identical"
    ledger.append([replace(first, ruling=Ruling.TRUE_MATCH, decided_at="2026-02-02T00:00:00+00:00")])
    assert at.verify(written).verdict == "identical"  # later ones were not known
    kept.rename(at.root / "moved.csv")
    assert at.verify(written).verdict == "unchecked"
    assert at.verify(written, decisions=str(at.root / "moved.csv")).verdict == "identical"
    other = open_ledger(str(kept))
    other.append([replace(first, reviewer="S")])
    assert at.verify(written).verdict == "unchecked"


def test_a_record_opens_no_database(at: Desk) -> None:
    """The address in a record is anybody's: only one that is given is opened."""
    run = read_record(at.name().path)[0]
    told = DecisionsJson(source="postgresql://elsewhere/x", count=1, sha256=UNSEALED)
    with pytest.raises(InputError, match="are not here"):
        recorded_decisions(run.model_copy(update={"decisions": told}), None)


def test_files_of_owners_are_inputs(at: Desk) -> None:
    owners = at.root / "owners.csv"
    owners.write_text("owner,owned,percent\nZorvex 2 Ltd,Acme Bakery,60\n", encoding="utf-8")
    query, recorder, screener = Query("Acme Bakery"), at.recorder("name", "o.json"), at.screener()
    know_recorded_owners(screener, [owners], None)
    report = screener.report_name(query)
    recorder.name(query, report)
    written = recorder.write(screener, report.outcome, EXIT[report.outcome])
    assert at.verify(written).verdict == "identical"
    owners.write_text("owner,owned,percent\nZorvex 2 Ltd,Acme Bakery,40\n", encoding="utf-8")
    assert states(at.verify(written)) == {f"input {owners}": "differs"}


def test_a_record_that_cannot_be_written_is_an_error(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    at.name("1.json")
    ledger = (at.runs / LEDGER).read_bytes()
    for step in ("write_file", "add_entry", "fsync"):
        with monkeypatch.context() as broken:
            broken.setattr(f"screening.records.writing.{step}", full)
            with pytest.raises(RecordError, match="THE RUN IS NOT RECORDED"):
                at.table(f"{step}.json")
        assert (at.runs / LEDGER).read_bytes() == ledger
    with monkeypatch.context() as broken:
        broken.setattr("screening.records.ledger.os.fsync", full)
        with pytest.raises(RecordError, match="THE RUN IS NOT RECORDED"):
            at.name("ledger.json")
    assert (at.runs / LEDGER).read_bytes() == ledger
    assert sorted(path.name for path in at.runs.glob("[!.]*")) == ["1.json", LEDGER]
    assert at.table("again.json").number == 2


def test_a_record_of_a_later_version_with_more_keys_is_read(at: Desk) -> None:
    """Within a version keys are added: what is not known is passed over, and the seal is of the bytes."""
    written = at.name()
    edited(written.path, '"command"', '"new_in_later": {"x": [1]},\n "command"', seal=True)
    (at.runs / LEDGER).unlink()
    assert at.verify(written).verdict == "identical"
