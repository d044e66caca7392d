"""`screen rescreen --record`, and `screen verify` of what it wrote: as it was, moved, and tampered with."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.program import ROOT, screen
from tests.cli.watched import ONLY, TABLE
from tests.records.recorded import edited

SINCE = ("--since", "2026-01-05", *ONLY)
ROWS = TABLE + "E,?\nF,Mirtolan Optics Ltd\n"


@pytest.fixture
def record(table: Path, tmp_path: Path) -> Path:
    """The record of a rescreening of six rows, one of them no name."""
    table.write_text(ROWS, encoding="utf-8")
    path = tmp_path / "runs/run.json"
    done = screen("rescreen", table, *SINCE, "-o", tmp_path / "out.csv", "--record", path)
    assert done.returncode == 3, done.stderr
    assert f"recorded in {path}, number 1, seal " in done.stderr
    return path


def verified(record: Path, *words: object) -> dict[str, Any]:
    """What verify tells of one record."""
    done = screen("verify", record, "--format", "json", *words)
    (told,) = json.loads(done.stdout)["records"]
    told["exit"] = done.returncode
    told["wrong"] = {
        one["what"]: one["state"] for one in told["checks"] if one["state"] not in ("ok", "note")
    }
    return told


def lines_of(record: Path) -> list[dict[str, Any]]:
    text = record.with_name("run.answers.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_record_holds_both_times_and_every_change(record: Path, table: Path) -> None:
    told = json.loads(record.read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "docs/run.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(told)
    then, now = (
        next(one["edition"] for one in side if one["id"] == "own-watch")
        for side in (told["rescreen"]["lists"], told["lists"])
    )
    assert (then["published_on"], now["published_on"]) == ("2026-01-05", "2026-01-06")
    assert then["digest"] != now["digest"]
    assert told["rescreen"]["snapshot_digest"] != told["snapshot_digest"]
    assert told["rescreen"]["tally"] == {"new": 2, "gone": 1}
    assert told["table"]["tally"] == {"changed": 3, "not_screened": 1}
    assert (told["command"], told["outcome"], told["exit_code"]) == ("rescreen", "matches", 3)
    assert told["inputs"][0]["path"] == str(table)
    new, gone, strange, again = lines_of(record)
    assert (new["row"], gone["row"], again["row"]) == (1, 2, 6)
    assert (strange["row"], strange["outcome"]) == (5, "not_screened")
    (change,) = new["changes"]
    assert (change["change"], change["before"], change["after"]["party"]["uid"]) == (
        "new",
        None,
        "own-watch:4",
    )
    assert change["after"]["explanation"]["evidence"]
    assert gone["changes"][0]["before"]["party"]["uid"] == "own-watch:2"
    assert gone["cells"] == {"name": "Quelbrin Shipping"}


def test_it_is_proved_continued_and_chained(record: Path, table: Path, tmp_path: Path) -> None:
    told = verified(record)
    assert (told["exit"], told["verdict"], told["repeated"]) == (0, "identical", True)
    assert told["command"] == "rescreen"
    today = screen("verify", record, "--today")
    assert (today.returncode, "tells what lists changed since" in today.stdout) == (0, True)
    settings = tmp_path / "screening.toml"
    settings.write_text("[record]\nfolder = 'runs'\n", encoding="utf-8")
    # from the record of the rescreening: the lists that were its later ones are the earlier ones now
    again = screen("--config", settings, "rescreen", record)
    assert (again.returncode, "no list of this run has changed" in again.stdout) == (4, True)
    (second,) = (path for path in record.parent.glob("*-rescreen.json"))
    of_run = json.loads(second.read_bytes())["rescreen"]["of_run"]
    assert of_run == {"file": "run.json", "seal": json.loads(record.read_bytes())["seal"]}
    done = screen(
        "rescreen", "-", *SINCE, "--only-new", "--record", record.parent / "3.json", stdin=ROWS.encode()
    )
    assert done.returncode == 3, done.stderr
    third = json.loads((record.parent / "3.json").read_bytes())
    first = json.loads(record.read_bytes())
    assert third["table"]["only_matches"] is True
    assert third["table"]["answers"]["sha256"] == first["table"]["answers"]["sha256"]
    assert third["inputs"][0]["sha256"] == first["inputs"][0]["sha256"]
    every = screen("verify", record.parent, "--input", table)
    assert (every.returncode, every.stdout.count("IDENTICAL")) == (0, 3)


def test_what_is_another_now(record: Path, table: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved.csv"
    shutil.copy(table, moved)
    table.write_text("name\nNobody Special\n", encoding="utf-8")
    told = verified(record)
    assert (told["exit"], told["verdict"], told["wrong"]) == (3, "differs", {f"input {table}": "differs"})
    assert verified(record, "--input", moved)["verdict"] == "identical"
    (tmp_path / "out.csv").write_text("row\n", encoding="utf-8")
    assert set(verified(record, "--input", moved)["wrong"].values()) == {"differs"}


def test_the_earlier_edition_is_pinned_and_missed(record: Path) -> None:
    home = Path(os.environ["SCREENING_HOME"])
    name = next(
        one["edition"]["name"]
        for one in json.loads(record.read_bytes())["rescreen"]["lists"]
        if one["id"] == "own-watch"
    )
    assert (home / "pins/own-watch" / name).exists()
    shutil.rmtree(home / "editions/own-watch" / name)
    told = verified(record)
    assert (told["exit"], told["verdict"], told["wrong"]) == (4, "unchecked", {"list own-watch": "unchecked"})


def _untold(path: Path) -> None:
    answers = path.with_name("run.answers.jsonl")
    first, *others = answers.read_text(encoding="utf-8").splitlines(keepends=True)
    answers.write_text("".join(others), encoding="utf-8")
    assert "Mirtolan" in first


def _outcome(path: Path) -> None:
    edited(path, '"exit_code": 3', '"exit_code": 0', seal=True)


def _tally(path: Path) -> None:
    edited(path, '"new": 2', '"new": 0', seal=True)


def _command(path: Path) -> None:
    edited(path, '"command": "rescreen"', '"command": "batch"', seal=True)


def _then(path: Path) -> None:
    digest = json.loads(path.read_bytes())["rescreen"]["snapshot_digest"]
    edited(path, digest, "0" * 64, seal=True)


@pytest.mark.parametrize(
    ("tamper", "what"),
    [
        (_untold, "answers"),
        (_outcome, "outcome"),
        (_tally, "outcome"),
        (_command, "command"),
        (_then, "lists before"),
    ],
)
def test_tampering_shows(record: Path, tamper: Callable[[Path], None], what: str) -> None:
    tamper(record)
    told = verified(record)
    assert (told["exit"], told["verdict"]) == (1, "failed")
    (record.parent / "screening-ledger.jsonl").unlink()  # as who made it anew would
    told = verified(record)
    assert (told["exit"], told["verdict"], told["wrong"][what]) == (1, "failed", "fault")


def test_a_change_that_was_written_otherwise_is_the_records_fault(record: Path) -> None:
    """By somebody who makes answers, digest, seal and ledger anew: the run itself says otherwise."""
    answers = record.with_name("run.answers.jsonl")
    held = json.loads(record.read_bytes())["table"]["answers"]
    text = answers.read_text(encoding="utf-8")
    for before, after in (
        ('"change":"gone"', '"change":"new"'),
        ('"row":6', '"row":4'),
        ("was added", "came"),
    ):
        changed = text.replace(before, after)
        assert changed != text
        answers.write_text(changed, encoding="utf-8")
        kept = record.read_bytes()
        edited(record, held["sha256"], _sha256(answers), seal=True)
        (record.parent / "screening-ledger.jsonl").unlink(missing_ok=True)
        told = verified(record)
        assert (told["exit"], told["wrong"]) == (1, {"answers again": "fault"})
        assert told["differences_total"] >= 1
        assert told["differences"][0]["where"].startswith("row ")
        record.write_bytes(kept)


def _sha256(path: Path) -> str:
    from screening.records.files import file_digest

    return file_digest(path)


def test_owners_and_decisions_are_recorded_too(table: Path, tmp_path: Path) -> None:
    table.write_text("name\nAlder Freight\nBrindle Tabor\n", encoding="utf-8")
    owners, record, kept = (tmp_path / name for name in ("owners.csv", "runs/run.json", "decisions.csv"))
    owners.write_text("owner,owned,percent\nMirtolan Optics,Alder Freight,60\n", encoding="utf-8")
    words = ("--decision", "false_positive", "--reason", "another firm", "--reviewer", "ann")
    assert screen("decide", "Brindle Tabor", "own-watch:3", *words, "--decisions", kept).returncode == 0
    done = screen("rescreen", table, *SINCE, "--ownership", owners, "--decisions", kept, "--record", record)
    assert done.returncode == 3, done.stderr
    told = json.loads(record.read_bytes())
    assert [one["kind"] for one in told["inputs"]] == ["table", "owners"]
    assert told["decisions"]["count"] == 1
    (owned, *_) = lines_of(record)
    (change,) = owned["changes"]
    assert (change["rule"], change["before"], change["after"]["reach"]) == ("watched", None, "owned")
    assert verified(record)["verdict"] == "identical"
    more = ("decide", "Alder Freight", "own-watch:4", *words, "--force", "--decisions", kept)
    assert screen(*more).returncode == 0
    assert verified(record)["verdict"] == "identical"  # of those of now the ones that the run knew
    owners.write_text("owner,owned,percent\nMirtolan Optics,Alder Freight,10\n", encoding="utf-8")
    assert verified(record)["wrong"] == {f"input {owners}": "differs"}


def test_what_cannot_be_recorded(table: Path, tmp_path: Path) -> None:
    record = tmp_path / "run.json"
    done = screen("rescreen", table, *SINCE, "-o", record, "--record", record)
    assert (done.returncode, "is where the record of this run goes" in done.stderr) == (2, True)
    record.write_text("{}", encoding="utf-8")
    done = screen("rescreen", table, *SINCE, "--record", record)
    assert (done.returncode, done.stdout, "never written over" in done.stderr) == (2, "", True)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".answers")) == []
