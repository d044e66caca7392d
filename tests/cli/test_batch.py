"""`screen batch` as its users run it: tables in and out, exit codes, progress."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from screening.cli.batch_commands import destination_of
from screening.errors import SettingsError
from screening.screener.rows import ANSWERS

from .program import command, environment, screen, shell

TABLE = "id,Name,kind\n1,Huawei Technologies,company\n2,,\n3,Zorvex Brightwater,\n4,Huawei Technologies,\n"


def rows_of(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_a_table_through_the_program(tmp_path: Path) -> None:
    source = tmp_path / "names.csv"
    source.write_text(TABLE, encoding="utf-8")
    done = screen("batch", source)
    assert done.returncode == 3
    rows = rows_of(done.stdout)
    assert list(rows[0]) == ["id", "Name", "input_kind", *ANSWERS]
    assert list(dict.fromkeys(row["id"] for row in rows)) == ["1", "2", "3", "4"]
    outcome = {row["id"]: row["outcome"] for row in reversed(rows)}
    assert outcome == {"1": "listed", "2": "not_screened", "3": "not_listed", "4": "listed"}
    assert "us-bis-el" in {row["list"] for row in rows}
    assert "screen: 4 rows: 2 listed, 1 not_listed, 1 not_screened" in done.stderr
    assert "EXTRACT ONLY" in done.stderr
    assert "Zorvex" not in done.stderr
    quiet = screen("batch", source, "--quiet", "-o", tmp_path / "out.csv")
    assert (quiet.returncode, quiet.stdout) == (3, "")
    assert "4 rows" not in quiet.stderr
    stamp = r"20\d\d-\d\d-\d\dT[\d:+]+"
    written = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert re.sub(stamp, "", written) == re.sub(stamp, "", done.stdout)


@pytest.mark.parametrize("shape", ["tsv", "jsonl"])
def test_other_formats_to_standard_output(shape: str) -> None:
    done = screen("batch", "-", "--format", shape, stdin=TABLE.encode())
    rows = (
        rows_of(done.stdout, "\t")
        if shape == "tsv"
        else [json.loads(line) for line in done.stdout.splitlines()]
    )
    assert [row["outcome"] for row in rows if row["id"] in "23"] == ["not_screened", "not_listed"]


def test_standard_input_in_every_format(tmp_path: Path) -> None:
    frame = pl.DataFrame({"id": ["1", "2"], "name": ["Huawei Technologies", "Zorvex Brightwater"]})
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([frame.columns, *frame.rows()]):
            sheet.write_row(at, 0, row)
    frame.write_parquet(tmp_path / "a.parquet")
    inputs = {
        "csv": frame.write_csv().encode(),
        "tsv": frame.write_csv(separator="\t").encode(),
        "jsonl": frame.write_ndjson().encode(),
        "parquet": (tmp_path / "a.parquet").read_bytes(),
        "xlsx": (tmp_path / "a.xlsx").read_bytes(),
    }
    for shape, data in inputs.items():
        done = screen("batch", "-", "--input-format", shape, stdin=data)
        outcomes = {row["id"]: row["outcome"] for row in rows_of(done.stdout)}
        assert outcomes == {"1": "listed", "2": "not_listed"}, (shape, done.stderr)


def test_columns_are_chosen_and_passed_over_aloud() -> None:
    table = "company,full_name,nickname\nZorvex Brightwater,Huawei Technologies,Huawei Technologies\n"
    done = screen("batch", "-", stdin=table.encode())
    assert done.returncode == 4
    assert "names screened are those of 'company', not of 'full_name' (--name-column)" in done.stderr
    assert screen("batch", "-", "--name-column", "full_name", stdin=table.encode()).returncode == 3
    by_alias = screen("batch", "-", "--alias-column", "NickName", stdin=table.encode())
    assert by_alias.returncode == 3
    assert "matched by the alias 'Huawei Technologies'" in rows_of(by_alias.stdout)[0]["reason"]


@pytest.mark.parametrize(
    ("table", "code"),
    [("name\nHuawei Technologies\n?\n", 3), ("name\nZorvex Brightwater\n", 4), ("name\n", 4)],
)
def test_exit_codes_on_the_extract(table: str, code: int) -> None:
    assert screen("batch", "-", stdin=table.encode()).returncode == code


def test_exit_codes_on_a_whole_list(tmp_path: Path) -> None:
    folder = tmp_path / "2026-06-02"
    (Path(os.environ["SCREENING_HOME"]) / "lists").mkdir(parents=True)
    folder.mkdir()
    (folder / "own.csv").write_text("name\nQwyxbrann Holdings\n", encoding="utf-8")
    (Path(os.environ["SCREENING_HOME"]) / "lists/own.toml").write_text(OWN, encoding="utf-8")
    loaded = screen("lists", "refresh", "--from", f"own={folder}")
    assert loaded.returncode == 0, loaded.stderr
    tables = {
        0: b"name\nZorvex Brightwater\n",
        3: b"name\nQwyxbrann Holdings\n\n",
        4: b"name,n\nZorvex Brightwater\n",
    }
    for code, table in tables.items():
        done = screen("batch", "-", "--only", "own", stdin=table)
        assert done.returncode == code, done.stderr
    guessed = "name,n\nMüller Präzision,1\nZürich Café,2\n".encode("cp1252")
    done = screen("batch", "-", "--only", "own", stdin=guessed)
    assert (done.returncode, "a guess" in done.stderr) == (4, True)
    done = screen("batch", "-", "--only", "own", "--encoding", "cp1252", stdin=guessed)
    assert (done.returncode, "a guess" in done.stderr) == (0, False)


OWN = """
id = "own"
title = "Own list"
publisher = "us"
page = "https://example.org"
parser = "columns"
licence = "own"
max_age_days = 100000
files = ["own.csv"]

[columns]
name = "name"

[[lists]]
id = "own"
title = "Own list"
short = "Own"

[measures.own]
title = "Own"
effect = "own"
meaning = "Own."
citation = "Own"
"""


def test_only_matches_counts_the_rest_even_when_quiet() -> None:
    done = screen("batch", "-", "--only-matches", "--quiet", stdin=TABLE.encode())
    assert {row["id"] for row in rows_of(done.stdout)} == {"1", "4"}
    assert "rows without a match were not written: 1 not_listed, 1 not_screened" in done.stderr


BAD = {
    "missing": (["none.csv"], b"", 2),
    "folder": (["."], b"", 2),
    "empty": (["-"], b"", 2),
    "no names": (["-"], b"a,b\n1,2\n", 2),
    "no such column": (["-", "--country-column", "land"], b"name\nA\n", 2),
    "binary": (["-"], b"\x7fELF" + b"\0" * 2000, 2),
    "input format": (["-", "--input-format", "docx"], b"name\n", 2),
    "format": (["-", "--format", "docx"], b"name\n", 2),
    "ending": (["-", "-o", "out.docx"], b"name\n", 2),
    "no such folder": (["-", "-o", "none/out.csv"], b"name\nA\n", 1),
    "workbook to a pipe": (["-", "--format", "xlsx"], b"name\n", 2),
    "resume of a pipe": (["-", "-o", "out.csv", "--resume"], b"name\n", 2),
    "encoding": (["-", "--encoding", "klingon"], b"name\n", 2),
    "unknown list": (["-", "--only", "us-xx"], b"name\n", 2),
    "chunk": (["-", "--chunk", "0"], b"name\n", 2),
}


@pytest.mark.parametrize("case", sorted(BAD))
def test_what_cannot_be_done_is_one_line_with_a_hint(tmp_path: Path, case: str) -> None:
    words, stdin, code = BAD[case]
    done = screen("batch", *words, stdin=stdin, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert done.stderr.startswith("screen: ")
    assert "Hint: " in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["part", "resume.json", "resume.json.new"])
def test_no_table_is_lost_that_stands_where_a_run_keeps_its_rows(tmp_path: Path, ending: str) -> None:
    source = tmp_path / f"out.csv.{ending}"
    source.write_text(TABLE, encoding="utf-8")
    other = tmp_path / "in.csv"
    other.write_text(TABLE, encoding="utf-8")
    for table in (source, other):
        done = screen("batch", table, "--input-format", "csv", "-o", tmp_path / "out.csv")
        assert done.returncode == 2, done.stderr
        assert "written over" in done.stderr
        assert source.read_text(encoding="utf-8") == TABLE
        assert not (tmp_path / "out.csv").exists()


def test_a_header_that_is_none_is_not_told() -> None:
    done = screen("batch", "-", stdin=b"PUTIN Vladimir,RU\nHuawei Technologies,CN\n")
    assert (done.returncode, "PUTIN" in done.stderr) == (2, False)
    assert "2 columns" in done.stderr


def test_a_name_that_is_not_read_to_its_end_and_rows_between_stray_quotes() -> None:
    table = f'name,c\n{"the " * 45}Huawei Technologies,x\n"Acme,y\nHuawei Technologies,z\n5",w\n'
    done = screen("batch", "-", stdin=table.encode())
    rows = {row["c"]: row for row in rows_of(done.stdout)}
    assert [rows[c]["outcome"] for c in "xyz"] == ["not_screened", "not_screened", "listed"]
    assert "40 words" in rows["x"]["reason"]
    assert "lines that quotes join" in done.stderr


def test_resume_without_a_stopped_run_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
    done = screen("batch", tmp_path / "in.csv", "-o", tmp_path / "out.csv", "--resume")
    assert done.returncode == 2
    assert "there is nothing to resume" in done.stderr


def test_a_reader_that_leaves_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("name\n" + "Huawei Technologies\n" * 20_000, encoding="utf-8")
    done = shell(f"screen batch {tmp_path / 'in.csv'} --chunk 50 | head -1")
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="terminals of this kind are those of POSIX")
@pytest.mark.parametrize("quiet", [[], ["--quiet"]], ids=["told", "quiet"])
def test_progress_is_for_a_terminal_alone(tmp_path: Path, quiet: list[str]) -> None:
    (tmp_path / "in.csv").write_text("name\n" + "Zorvex Brightwater\n" * 2000, encoding="utf-8")
    ours, theirs = os.openpty()
    words = command("batch", tmp_path / "in.csv", "--chunk", 20, *quiet)
    running = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=theirs, env=environment(TERM="xterm"))
    os.close(theirs)
    seen = b""
    try:
        while data := os.read(ours, 10_000):
            seen += data
    except OSError:  # how a terminal ends here
        pass
    running.wait()
    os.close(ours)
    assert (b"a second" in seen) is not bool(quiet)
    assert b"Zorvex" not in seen


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="devices of this kind are those of POSIX")
@pytest.mark.parametrize("shape", ["parquet", "xlsx"])
def test_a_device_is_never_replaced_by_a_file(shape: str) -> None:
    with pytest.raises(SettingsError, match="is no file"):
        destination_of(Path("/dev/null"), shape, None)
    assert Path("/dev/null").is_char_device()


def test_which_columns_are_read_is_said() -> None:
    done = screen("batch", "-", stdin=b"Nr;Firma;Land;Notiz\n1;Zorvex Brightwater;DE;x\n")
    assert "columns read: 'Firma' as name, 'Land' as country; 2 others are kept and not read" in done.stderr
    quiet = screen("batch", "-", "-q", stdin=b"name,note\nZorvex Brightwater,x\n")
    assert "columns read" not in quiet.stderr


def test_a_list_of_names_and_nothing_else(tmp_path: Path) -> None:
    names, run = tmp_path / "names.txt", tmp_path / "run.json"
    names.write_text("Huawei Technologies\nZorvex Brightwater\n", encoding="utf-8")
    assert screen("batch", names).returncode == 2
    done = screen("batch", names, "--header-row", 0, "--record", run)
    assert done.returncode == 3
    assert rows_of(done.stdout)[-1]["column_1"] == "Zorvex Brightwater"
    assert "the names are read from the column 'column_1'" in done.stderr
    assert screen("verify", run).returncode == 0
