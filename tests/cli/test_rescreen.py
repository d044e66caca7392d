"""`screen rescreen` as its users run it: lists of two days, a table, what is told in each format."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from tests.cli.program import screen
from tests.cli.watched import DAYS, ONLY, TABLE

FILES = Path(__file__).resolve().parent.parent / "fixtures/sources/ofac_sdn"
LOST = ("ALT.CSV", "ADD.CSV")


def test_what_is_told_on_the_terminal_and_in_files(table: Path, tmp_path: Path) -> None:
    done = screen("rescreen", table, "--since", "2026-01-05", *ONLY)
    assert done.returncode == 3, done.stderr
    lines = done.stdout.splitlines()
    assert any("own-watch: 2026-01-05" in line and "1 added, 1 removed, 1 changed" in line for line in lines)
    assert any(line.startswith("  new      Mirtolan Optics") for line in lines)
    assert any(line.startswith("  gone     Quelbrin Shipping") for line in lines)
    assert "matches: 1 new, 1 gone, 0 changed" in lines
    assert "Nobody" not in done.stdout + done.stderr

    assert (
        screen("rescreen", table, "--since", "2026-01-05", *ONLY, "-o", tmp_path / "out.csv").returncode == 3
    )
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8"), newline="")))
    assert [(row["input_row"], row["row"], row["change"], row["cause"]) for row in rows] == [
        ("A", "1", "new", "added"),
        ("B", "2", "gone", "removed"),
    ]
    assert rows[0]["edition_from"].startswith("2026-01-05")
    assert rows[0]["edition_to"].startswith("2026-01-06")

    done = screen(
        "rescreen", table, "--since", "2026-01-05", *ONLY, "-o", tmp_path / "out.parquet", "--only-new"
    )
    assert "matches 1 gone, 0 changed" in done.stderr
    assert pl.read_parquet(tmp_path / "out.parquet")["change"].to_list() == ["new"]

    told = json.loads(screen("rescreen", table, "--since", "2026-01-05", *ONLY, "--format", "json").stdout)
    assert told["schema"] == "screening.rescreen/1"
    assert told["table_sha256"] == hashlib.sha256(table.read_bytes()).hexdigest()
    assert told["matches"] == {"new": 1, "gone": 1, "changed": 0, "noted": 0}
    assert [one["added"] for one in told["lists"]] == [1]
    assert told["changes"][0]["input"] == {"row": "A", "name": "Mirtolan Optics Ltd"}


def test_no_change_an_unknown_edition_and_a_gap(table: Path) -> None:
    same = screen("rescreen", table, "--since", "2026-01-06", *ONLY)
    assert (same.returncode, "no list of this run has changed" in same.stdout) == (0, True)
    table.write_text("name\n?\n", encoding="utf-8")
    gap = screen("rescreen", table, "--since", "2026-01-05", *ONLY)
    assert (gap.returncode, "1 row not screened" in gap.stdout) == (4, True)
    for since in ("2025-12-31", "2026-13-01", "2999-01-01", "nonsense", ""):
        done = screen("rescreen", table, "--since", since, *ONLY)
        assert (done.returncode, done.stdout) == (2, "")
        assert "2026-01-06" in done.stderr
        assert "screen lists history" in done.stderr


def test_gone_alone_is_no_match(table: Path) -> None:
    table.write_text("name\nQuelbrin Shipping\n", encoding="utf-8")
    done = screen("rescreen", table, "--since", "2026-01-05", *ONLY)
    assert (done.returncode, "matches: 0 new, 1 gone, 0 changed" in done.stdout) == (0, True)


def test_the_record_of_a_run_tells_table_settings_and_lists(table: Path, tmp_path: Path) -> None:
    facts = json.loads(screen("lists", "history", "--only", "own-watch", "--format", "json").stdout)[
        "editions"
    ]
    then = next(one["edition"] for one in facts if one["edition"].startswith("2026-01-05"))
    assert screen("lists", "rollback", "own-watch", then).returncode == 0
    record = tmp_path / "run.json"
    done = screen("batch", table, *ONLY, "-o", tmp_path / "out.csv", "--record", record)
    assert done.returncode == 3, done.stderr
    now = next(one["edition"] for one in facts if one["edition"].startswith("2026-01-06"))
    assert screen("lists", "rollback", "own-watch", now).returncode == 0
    by_record = screen("rescreen", record, "--format", "csv")
    answers = record.with_name(f"{record.stem}.answers.jsonl")
    for kept in (record, answers):
        held = kept.read_bytes()
        assert screen("rescreen", record, "-o", kept).returncode == 2
        assert kept.read_bytes() == held
    by_day = screen("rescreen", table, "--since", "2026-01-05", *ONLY, "--format", "csv")
    assert (by_record.returncode, by_record.stdout) == (by_day.returncode, by_day.stdout)
    assert "Mirtolan" in by_record.stdout
    refused = screen("rescreen", record, *ONLY)
    assert (refused.returncode, "--only is told by the record" in refused.stderr) == (2, True)
    edited = tmp_path / "edited.json"
    edited.write_bytes(record.read_bytes().replace(b'"exit_code": 3', b'"exit_code": 0'))
    assert (screen("rescreen", edited).returncode, screen("rescreen", table).returncode) == (1, 2)
    absent = screen("rescreen", tmp_path / "absent.json")
    assert (absent.returncode, "does not exist" in absent.stderr) == (1, True)
    table.write_text(TABLE + "E,Another\n", encoding="utf-8")
    moved = screen("rescreen", record)
    assert (moved.returncode, "is another now" in moved.stderr) == (2, True)


def test_owners_are_followed_by_option_settings_and_record(table: Path, tmp_path: Path) -> None:
    """The table names a company, and lists changed its owner's owner."""
    table.write_text("name\nAlder Freight\nNobody Special\n", encoding="utf-8")
    owners, record = tmp_path / "owners.csv", tmp_path / "run.json"
    rows = "Mirtolan Optics,Birch Holding,60\nBirch Holding,Alder Freight,50\nElse,Alder Freight,9\n"
    owners.write_text(f"owner,owned,percent\n{rows}", encoding="utf-8")
    since = ("--since", "2026-01-05", *ONLY)
    by_option = screen("rescreen", table, *since, "--ownership", owners)
    assert by_option.returncode == 3, by_option.stderr
    for line in (
        "  new      Our rule: not_listed -> owned",
        "           Mirtolan Optics (watch) → 60 % → Birch Holding → 50 % → Alder Freight",
        "Mirtolan Optics: Mirtolan Optics (own-watch:4) was added",
        "matches: 1 new, 0 gone, 0 changed",
        f"{owners}: table of owners, 3 rows, sha256",
    ):
        assert line in by_option.stdout
    told = json.loads(screen("rescreen", table, *since, "--ownership", owners, "--format", "json").stdout)
    (change,) = told["changes"]
    assert [
        change[key] for key in ("row", "change", "outcome_after", "party_id", "caused_by", "score_after")
    ] == [*(1, "new", "owned", "own-watch:4", "own-watch:4", None)]
    assert change["ownership_before"] is None
    assert len(change["ownership_after"]["stakes"]) == 2
    assert len(told["owners"]["files"][0]["sha256"]) == 64

    settings = tmp_path / "screening.toml"
    settings.write_text(f'[ownership]\nowners = ["{owners.name}"]\n', encoding="utf-8")
    as_csv = screen("--config", settings, "rescreen", table, *since, "--format", "csv")
    assert (as_csv.returncode, "Our rule: owned 60 %" in as_csv.stdout) == (3, False)
    assert "Our rule: owned 50 %" in as_csv.stdout

    facts = json.loads(screen("lists", "history", *ONLY, "--format", "json").stdout)["editions"]
    then, now = (next(one["edition"] for one in facts if one["edition"].startswith(day)) for day in DAYS)
    screen("lists", "rollback", "own-watch", then)
    out = ("-o", tmp_path / "out.csv", "--record", record)
    assert screen("batch", table, *ONLY, "--ownership", owners, *out).returncode == 0
    screen("lists", "rollback", "own-watch", now)
    by_record = screen("rescreen", record, "--format", "csv")
    assert (by_record.returncode, by_record.stdout) == (3, as_csv.stdout)
    owners.write_text(f"owner,owned,percent\n{rows}A,B,1\n", encoding="utf-8")
    moved = screen("rescreen", record)
    assert (moved.returncode, "file of owners that was asked" in moved.stderr) == (2, True)


def test_the_record_of_a_name_is_of_no_table(table: Path, tmp_path: Path) -> None:
    record = tmp_path / "name.json"
    screen("name", "Brindle Tabor", *ONLY, "--record", record)
    done = screen("rescreen", record)
    assert (done.returncode, "the record of no table" in done.stderr, table.exists()) == (2, True, True)


def test_a_decided_match_comes_back_when_the_record_changes(table: Path, tmp_path: Path) -> None:
    """Suppressed before, the listed party changed since: new, with that change as its cause."""
    facts = json.loads(screen("lists", "history", "--only", "own-watch", "--format", "json").stdout)[
        "editions"
    ]
    then, now = (next(one["edition"] for one in facts if one["edition"].startswith(day)) for day in DAYS)
    assert screen("lists", "rollback", "own-watch", then).returncode == 0
    kept = tmp_path / "decisions.csv"
    words = ("--decision", "false_positive", "--reason", "another firm", "--reviewer", "ann")
    done = screen("decide", "Brindle Tabor", "own-watch:3", *words, "--decisions", kept)
    assert done.returncode == 0, done.stderr
    assert screen("lists", "rollback", "own-watch", now).returncode == 0
    table.write_text("name\nBrindle Tabor\n", encoding="utf-8")
    given = ("--since", "2026-01-05", *ONLY, "--format", "json")
    told = json.loads(screen("rescreen", table, *given, "--decisions", kept).stdout)["changes"]
    assert [(one["change"], one["cause"]) for one in told] == [("new", "changed")]
    told = json.loads(screen("rescreen", table, *given).stdout)["changes"]
    assert [one["change"] for one in told] == ["changed"]


def test_what_an_edition_lacked_then_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Aliases that only today's files hold look as if the list had got them."""
    monkeypatch.setenv("SCREENING_HOME", str(tmp_path / "home"))
    for day, files in (("2026-02-01", ["SDN.CSV"]), ("2026-02-02", ["SDN.CSV", "ALT.CSV", "ADD.CSV"])):
        folder = tmp_path / day
        folder.mkdir()
        for name in files:
            shutil.copy(FILES / name, folder / name)
        without = [word for name in LOST if name not in files for word in ("--without", name)]
        given = ("--from", f"us-ofac-sdn={folder}", "--accept", "us-ofac-sdn", *without)
        done = screen("lists", "refresh", *given)
        assert done.returncode == 0, done.stderr
    table = tmp_path / "names.csv"
    table.write_text("name\nNobody At All\n", encoding="utf-8")
    done = screen("rescreen", table, "--since", "2026-02-01", "--only", "us-ofac-sdn")
    assert done.returncode == 4
    assert "NOT COMPLETE THEN, so that changes may be none: OFAC SDN (loaded without ALT.CSV" in done.stdout
    told = screen("lists", "history", "--format", "json")
    assert [bool(one["incomplete"]) for one in json.loads(told.stdout)["editions"]] == [False, True]
