"""Records, ledgers and answers from anybody: a clear error, no other file read, nothing taken for proved."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from screening.cli.output import spare_kept
from screening.errors import RecordError, SettingsError
from screening.records import sealed as sealing
from screening.records.checks import check_chain
from screening.records.ledger import LEDGER, read_ledger
from screening.records.sealed import UNSEALED, read_record, seal_of
from screening.records.writing import Place, Recorder
from screening.text.document import read_document
from tests.records.recorded import Desk, states, ticking


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"%PDF-1.7", "not JSON"),
        (b'{"schema": "screening.run/1"', "not JSON"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"[]", "no record of a run"),
        (b"null", "no record of a run"),
        (b'{"schema": 1}', "no record of a run"),
        (b'{"schema": "screening.report/1"}', "no record of a run"),
        (b'{"schema": "screening.run/2"}', "a record in screening.run/2"),
        (b'{"schema": "screening.run/1"}', "no whole record: number"),
        (b'{"schema": "screening.run/1", "number": 1e999}', "no whole record"),
    ],
)
def test_what_is_no_record(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(data)
    with pytest.raises(RecordError) as error:
        read_record(path)
    assert said in str(error.value)
    assert len(str(error.value)) < 600


def test_nothing_a_folder_and_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, said in ((tmp_path / "x.json", "does not exist"), (tmp_path, "is no file")):
        with pytest.raises(RecordError, match=said):
            read_record(path)
    with pytest.raises(RecordError):
        read_record(Path("a\0b"))
    monkeypatch.setattr(sealing, "LIMIT", 10)
    (tmp_path / "big.json").write_bytes(b"{" * 11)
    with pytest.raises(RecordError, match="larger than 10"):
        read_record(tmp_path / "big.json")


def forged(path: Path, *keys: Any, value: Any) -> None:
    """Put a value at a place of the record, seal it anew, and take the ledger away."""
    record = json.loads(path.read_bytes())
    inner = record
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = value
    record["seal"] = UNSEALED
    data = json.dumps(record, indent=1).encode()
    path.write_bytes(data.replace(UNSEALED.encode(), seal_of(data).encode()))
    (path.parent / LEDGER).unlink(missing_ok=True)


@pytest.mark.parametrize(
    "name", ["../secret.jsonl", "/etc/passwd", "a\\b.jsonl", "c:x", "..", ".", "a\0b", ""]
)
def test_no_name_in_a_record_leads_elsewhere(at: Desk, name: str) -> None:
    written = at.table()
    forged(written.path, "table", "answers", "file", value=name)
    with pytest.raises(RecordError, match=r"no whole record: table\.answers\.file"):
        at.verify(written)
    named = at.name()
    own = [one["id"] for one in json.loads(named.path.read_bytes())["lists"]].index("own")
    forged(named.path, "lists", own, "edition", "name", value=f"../own/{name}")
    with pytest.raises(RecordError, match="no whole record: lists"):
        at.verify(named)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("report",), None),
        (("report",), {"findings": 3}),
        (("report", "findings"), [1, None, "x"]),
        (("report", "findings", 0, "matches"), [3]),
        (("report", "findings", 0, "matches"), {"a": "b"}),
        (("query",), None),
        (("query", "kind"), "strange"),
        (("command",), "article"),
        (("command",), "ownership"),
        (("lookup",), {"address": "1 High Street", "identifiers": [], "country": None, "id": ""}),
        (("settings",), {"threshold": 0}),
        (("snapshot_digest",), "0" * 64),
        (("clock",), "2026-02-03T12:00:00"),
    ],
)
def test_a_forged_record_is_never_identical(at: Desk, keys: tuple[Any, ...], value: Any) -> None:
    written = at.name()
    forged(written.path, *keys, value=value)
    found = at.verify(written)
    assert found.verdict == "failed", states(found)


@pytest.mark.parametrize(
    ("keys", "value", "said"),
    [
        (("inputs",), [], "failed"),
        (("table", "columns"), {}, "failed"),
        (("table", "columns"), {"name": "absent"}, "failed"),
        (("table", "reading"), {"shape": "strange"}, "unchecked"),
        (("table", "reading"), {"encoding": "strange"}, "unchecked"),
        (("table", "last_row"), 1, "failed"),
        (("table", "first_row"), 10**15, "failed"),
        (("table", "tally"), {"listed": 9**99}, "failed"),
        (("table", "output", "path"), "/dev/zero", "identical"),
        (("inputs", 0, "place"), "a\0b", "identical"),
    ],
)
def test_a_forged_table_is_never_taken_for_more(
    at: Desk, keys: tuple[Any, ...], value: Any, said: str
) -> None:
    written = at.table()
    forged(written.path, *keys, value=value)
    found = at.verify(written)
    assert found.verdict == said, found.checks


@pytest.mark.parametrize(
    "lines",
    [b"", b"[]\n", b"null\n", b'{"row":1,"answer":9}\n', b'{"answer":{}}\n', b"\xff\n", b"[" * 99_999],
)
def test_forged_answers_are_never_identical(at: Desk, lines: bytes) -> None:
    written = at.table()
    answers = at.runs / "t.answers.jsonl"
    answers.write_bytes(lines)
    record = json.loads(written.path.read_bytes())["table"]["answers"]
    forged(written.path, "table", "answers", value={**record, "sha256": sha256(lines).hexdigest()})
    assert at.verify(written).verdict == "failed"


@pytest.mark.parametrize(
    "data",
    [b"x\n", b"{}\n", b"[" * 99_999 + b"\n", b"\xff\n", b'{"number": 1', b'{"number":1,"file":"../x"}\n'],
)
def test_a_damaged_ledger_is_an_error_and_is_not_continued(at: Desk, data: bytes) -> None:
    written = at.name()
    (at.runs / LEDGER).write_bytes(data)
    with pytest.raises(RecordError, match="ledger"):
        read_ledger(at.runs)
    with pytest.raises(RecordError):
        check_chain(at.runs)
    with pytest.raises(RecordError):
        at.article()
    assert states(at.verify(written)) == {"chain": "fault"}
    assert not (at.runs / "a.json").exists()


def test_a_record_is_never_written_over_or_somewhere_strange(at: Desk) -> None:
    written = at.name()
    before = written.path.read_bytes()
    with pytest.raises(SettingsError, match="never written over"):
        at.name()
    assert written.path.read_bytes() == before
    for name in ("run.txt", "run", ".run.json"):
        with pytest.raises(SettingsError, match="a record is called"):
            Place.of(at.runs / name, None)
    (at.root / "file").write_text("", encoding="utf-8")
    with pytest.raises(RecordError, match="cannot make the folder"):
        Recorder(Place(at.root / "file/runs"), "name", ticking(), at.store.home)


def test_no_result_takes_the_place_of_what_belongs_to_a_record(at: Desk) -> None:
    written = at.table()
    beside, link = at.runs / "report.json", at.root / "link.jsonl"
    beside.write_text("{}", encoding="utf-8")
    link.symlink_to(at.runs / "t.answers.jsonl")
    for path in (written.path, at.runs / "t.answers.jsonl", link, at.runs / LEDGER):
        with pytest.raises(SettingsError, match="never written over"):
            spare_kept(None, path)
    spare_kept(None, beside)
    spare_kept(None, at.runs / "new.answers.jsonl")
    place = Place.of(at.runs / "new.json", None)
    assert all(place.takes(at.runs / name) for name in ("new.json", "new.answers.jsonl", LEDGER))
    assert not place.takes(beside)
    assert Place.of(None, at.runs).takes(at.root / "none/../runs" / LEDGER)


def test_what_does_not_fit_into_utf8_is_recorded_all_the_same(at: Desk) -> None:
    odd = at.root / "odd\udce9.txt"
    try:
        odd.write_text("Zorvex 1 Ltd sold pumps.\n", encoding="utf-8")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes no such name")
    recorder, screener = at.recorder("article", "odd.json"), at.screener()
    recorder.articles(screener.report_document(read_document(odd)), (), ())
    written = recorder.write(screener, "matches", 3)
    assert at.verify(written).verdict == "identical"
    torn = b'name\nZorvex 1 Ltd\n"\xff\xfe Zorvex \x00 2"\n'
    assert at.verify(at.table(text=torn)).verdict == "identical"
