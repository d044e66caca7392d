"""`--record` and `screen verify`, as their users run them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import jsonschema
import pytest

from tests.cli.program import ROOT, SAMPLE, command, environment, screen
from tests.cli.test_batch_stopped import rows_done, start

HOLLYWOOD = "Room 1318-19, 13F, Hollywood Plaza, 610 Nathan Road, Mong Kok, Hong Kong"
NAMES = "name\nHuawei\nAcme Bakery\n-\nChina Mobile\n"


def test_every_command_is_recorded_and_the_folder_is_proved(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    table = tmp_path / "names.csv"
    table.write_text(NAMES, encoding="utf-8")
    done = screen(SAMPLE, "--record", runs / "article.json", "--format", "summary")
    assert done.returncode == 3
    assert f"recorded in {runs / 'article.json'}, number 1, seal " in done.stderr
    assert screen("name", "Huawei", "--record-folder", runs).returncode == 3
    assert screen("batch", table, "-o", tmp_path / "o.csv", "--record-folder", runs).returncode == 3
    assert screen("batch", "-", "--record", runs / "stdin.json", stdin=NAMES.encode()).returncode == 3
    owners = tmp_path / "owners.csv"
    owners.write_text(
        "owner,owned,percent\nGazprombank Joint Stock Company,Alder Trade,50\n", encoding="utf-8"
    )
    for asked in (("address", HOLLYWOOD), ("identifier", "imo:9116412", "n/a"), ("ownership", owners)):
        assert screen(*asked, "--record-folder", runs, "--format", "summary").returncode == 3
    taken = screen("name", "Huawei", "-o", runs / "article.json")
    assert (taken.returncode, taken.stdout) == (2, "")
    assert "never written over" in taken.stderr
    both = tmp_path / "both.json"
    taken = screen("address", HOLLYWOOD, "--record", both, "-o", both)
    assert (taken.returncode, taken.stdout, both.exists()) == (2, "", False)
    schema = json.loads((ROOT / "docs/run.schema.json").read_text(encoding="utf-8"))
    for path in runs.glob("*.json"):
        jsonschema.Draft202012Validator(schema).validate(json.loads(path.read_bytes()))
    done = screen("verify", runs, "--input", table, "--format", "json")
    assert done.returncode == 0, done.stdout
    told = json.loads(done.stdout)
    assert told["verdict"] == "identical"
    assert [one["verdict"] for one in told["records"]] == ["identical"] * 7
    assert "Huawei" not in done.stderr
    page, article = tmp_path / "then.html", runs / "article.json"
    assert screen("verify", article, "-o", page).returncode == 0
    clock = json.loads(article.read_bytes())["report"]["screened_at"]
    assert clock.replace("T", " ")[:19] in page.read_text(encoding="utf-8")
    for given in ((runs, "-o", page), (article, "--seals", "-o", page), (article, "-o", article)):
        assert screen("verify", *given).returncode == 2
    of_table = screen("verify", runs / "stdin.json", "--input", table, "-o", tmp_path / "none.html")
    assert "its answers stand beside its record" in of_table.stderr
    table.write_text("another table", encoding="utf-8")
    done = screen("verify", runs, "--seals")
    assert (done.returncode, done.stdout.count(": INTACT")) == (0, 7)
    (runs / "stdin.json").unlink()
    assert screen("verify", runs, "--seals").returncode == 1


@pytest.mark.skipif(os.name != "posix", reason="signals of this kind are those of POSIX")
def test_a_run_that_was_stopped_and_continued_is_recorded_in_parts(tmp_path: Path) -> None:
    table, output, runs = tmp_path / "in.csv", tmp_path / "out.csv", tmp_path / "runs"
    names = ("Huawei Technologies", "", "Zorvex Brightwater", "=1+1")
    table.write_text("name\n" + "".join(f"{names[n % 4]} \n" for n in range(30_000)), encoding="utf-8")
    running = start(table, "-o", output, "--chunk", 5, "--record", runs / "1.json")
    while rows_done(output) < 20 and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    assert running.wait() == 130
    assert screen("batch", table, "-o", output, "--resume", "--record", runs / "2.json").returncode == 3
    first, second = (json.loads((runs / name).read_bytes()) for name in ("1.json", "2.json"))
    assert first["table"]["stopped_by_signal"] == signal.SIGINT
    assert second["table"]["first_row"] == first["table"]["last_row"] + 1
    assert second["table"]["last_row"] == 30_000
    assert second["clock"] == first["clock"]
    assert any("does not answer for the" in said for said in second["warnings"])
    counted = [sum(one["table"]["tally"].values()) for one in (first, second)]
    assert sum(counted) == 30_000
    done = screen("verify", runs)
    assert done.returncode == 0, done.stdout


def test_a_changed_word_table_explains_what_differs(tmp_path: Path) -> None:
    """The program itself, with one word less in a table: verify names the table and the answer it changed."""
    for part in ("screening", "lists"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    table = tmp_path / "names.csv"
    table.write_text("name\nHikvision Trading\nAcme Bakery\n", encoding="utf-8")
    record = tmp_path / "runs/1.json"
    assert screen("batch", table, "--record", record, "--quiet").returncode == 3
    words = tmp_path / "screening/names/words/generic.toml"
    text = words.read_text(encoding="utf-8")
    assert " trading " in text
    words.write_text(text.replace(" trading ", " ", 1), encoding="utf-8")
    done = subprocess.run(
        command("verify", record, "--format", "json"),
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(tmp_path)),
        capture_output=True,
        check=False,
    )
    (told,) = json.loads(done.stdout)["records"]
    assert done.returncode == 3, told
    assert told["verdict"] == "differs"
    assert {one["cause"] for one in told["differences"]} == {"tool: table names/words/generic.toml"}
    assert {one["name"] for one in told["differences"] if one["where"] != "table"} == {"Hikvision Trading"}


def test_a_run_that_cannot_be_recorded_fails_loudly(tmp_path: Path) -> None:
    taken = tmp_path / "taken.json"
    taken.write_text("{}", encoding="utf-8")
    done = screen("name", "Huawei", "--record", taken)
    assert (done.returncode, done.stdout) == (2, "")
    assert taken.read_text(encoding="utf-8") == "{}"
    (tmp_path / "screening-ledger.jsonl").write_text("x\n", encoding="utf-8")
    done = screen("name", "Huawei", "--record", tmp_path / "new.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "is no line of a ledger" in done.stderr


def test_settings_can_ask_for_a_record_of_every_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "screening.toml"
    place.write_text("[record]\nfolder = 'runs'\n", encoding="utf-8")
    assert screen("name", "Huawei", "--config", place).returncode == 3
    (record,) = (tmp_path / "runs").glob("*.json")
    done = screen("verify", record)
    assert done.returncode == 0
    assert "IDENTICAL" in done.stdout
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace('"exit_code": 3', '"exit_code": 0'), encoding="utf-8")
    done = screen("verify", record)
    assert done.returncode == 1
    assert "FAILED" in done.stdout


def test_verify_of_what_is_no_record(tmp_path: Path) -> None:
    for given, said in ((SAMPLE, "not JSON"), (tmp_path, "no ledger"), (tmp_path / "x", "does not exist")):
        done = screen("verify", given)
        assert (done.returncode, done.stdout) == (1, "")
        assert said in done.stderr
