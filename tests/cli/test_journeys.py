"""The real program, as its users run it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from .program import SAMPLE, as_json, outcomes, screen, shell


def lists_of(report: dict[str, object], name: str) -> set[str]:
    (finding,) = [f for f in report["findings"] if f["name"] == name]  # type: ignore[attr-defined]
    return {listing["list"] for match in finding["matches"] for listing in match["listings"]}


def test_the_sample_article() -> None:
    done = screen(SAMPLE, "--format", "json")
    assert done.returncode == 3
    report = as_json(done)
    found = outcomes(report)
    assert found["Huawei"] == found["China Mobile"] == "listed"
    assert {found[name] for name in ("DeepSeek", "Nvidia", "OpenAI", "Meta")} == {"not_listed"}
    assert {"us-bis-el", "us-ofac-cmic", "us-dod-1260h", "us-fcc-covered"} <= lists_of(report, "Huawei")
    assert {"us-ofac-cmic", "us-dod-1260h", "us-fcc-covered"} <= lists_of(report, "China Mobile")
    assert "us-ofac-sdn" not in lists_of(report, "China Mobile")
    assert found.get("People's Liberation Army") != "listed"
    assert report["subject"] == "DeepSeek"
    quotes = " | ".join(one["quote"] for one in report["unnamed"])  # type: ignore[attr-defined]
    assert "shell companies in Southeast Asia" in quotes
    assert "three men" in quotes
    text = SAMPLE.read_text(encoding="utf-8")
    for finding in report["findings"]:  # type: ignore[attr-defined]
        for mention in finding["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]


def test_the_table_says_of_the_subject_that_it_is_not_listed() -> None:
    done = screen(SAMPLE)
    assert done.returncode == 3
    assert "The article is about DeepSeek" in done.stdout
    assert "not listed: no match at 85 in" in done.stdout
    assert "EXTRACT ONLY" in done.stdout
    assert done.stderr == ""


def test_the_same_run_gives_the_same_answer() -> None:
    first, second = (json.loads(screen(SAMPLE, "--format", "json").stdout) for _ in range(2))
    first.pop("screened_at"), second.pop("screened_at")
    assert first == second


@pytest.mark.parametrize("words", [["article", "-"], ["-"]])
def test_standard_input(words: list[str]) -> None:
    done = screen(*words, "--format", "json", stdin=b"The firm Huawei Technologies grew.")
    assert done.returncode == 3
    assert outcomes(as_json(done)) == {"Huawei Technologies": "listed"}


def test_markdown_in_and_out(tmp_path: Path) -> None:
    article, out = tmp_path / "note.md", tmp_path / "report.md"
    article.write_text(
        "# Chips\n\n- **Huawei Technologies** sold chips.\n- So did Zorvex GmbH.\n", encoding="utf-8"
    )
    done = screen(article, "-o", out)
    assert (done.returncode, done.stdout) == (3, "")
    text = out.read_text(encoding="utf-8")
    assert text.startswith("# Screening report")
    assert "Zorvex" in text


def test_nothing_found_on_an_extract_is_incomplete_never_clean(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Zorvex Brightwater GmbH opened an office in Bern on Friday.\n", encoding="utf-8")
    done = screen(article)
    assert done.returncode == 4
    assert "EXTRACT ONLY" in done.stdout


def test_a_whole_and_fresh_list_ends_with_0(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Zorvex Brightwater GmbH opened an office in Bern on Friday.\n", encoding="utf-8")
    folder = tmp_path / "2026-06-02"
    folder.mkdir()
    row = '{n},"QUAYMARK {n} LTD",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    (folder / "SDN.CSV").write_text(
        "".join(row.format(n=n) for n in range(10, 40)), encoding="ascii", newline=""
    )
    (folder / "ALT.CSV").write_text('10,1,"aka","QM TEN",-0- \r\n', encoding="ascii", newline="")
    place = "{n},1,-0- ,-0- ,-0- ,-0- \r\n"
    (folder / "ADD.CSV").write_text("".join(place.format(n=n) for n in range(10, 40)), "ascii", newline="")
    refused = screen("lists", "refresh", "--from", f"us-ofac-sdn={folder}")
    assert refused.returncode == 4
    assert "expected 10,000" in refused.stderr
    taken = screen("lists", "refresh", "--from", f"us-ofac-sdn={folder}", "--accept", "us-ofac-sdn")
    assert taken.returncode == 0, taken.stderr
    done = screen(article, "--only", "us-ofac-sdn", "--format", "json")
    assert done.returncode == 4  # the folder's date is past the two days this list may be old
    (status,) = json.loads(done.stdout)["lists"]
    assert (status["state"], status["stale"], status["parties"]) == ("whole", True, 30)
    assert "accepted by name" in status["reason"]
    hit = screen("name", "Quaymark 12", "--only", "us-ofac-sdn")
    assert hit.returncode == 3


@pytest.mark.parametrize(
    ("text", "code"), [("Huawei Technologies", 3), ("Zorvex Brightwater", 4), ("", 4), ("???", 4)]
)
def test_one_name(text: str, code: int) -> None:
    done = screen("name", text, "--format", "json")
    assert done.returncode == code
    report = as_json(done)
    assert len(report["findings"]) == 1  # type: ignore[arg-type]


def test_only_and_exclude() -> None:
    report = as_json(screen("name", "Huawei Technologies", "--only", "us-csl", "--format", "json"))
    assert {status["id"] for status in report["lists"]} >= {"us-bis-el", "us-bis-meu"}  # type: ignore[attr-defined]
    assert lists_of(report, "Huawei Technologies") == {"us-bis-el"}
    report = as_json(screen("name", "Huawei Technologies", "--exclude", "us-bis-el", "--format", "json"))
    assert "us-bis-el" not in lists_of(report, "Huawei Technologies")


def test_the_lists() -> None:
    done = screen("lists")
    assert done.returncode == 4
    assert "EXTRACT ONLY" in done.stdout
    statuses = json.loads(screen("lists", "status", "--format", "json").stdout)["lists"]
    whole = {status["id"]: status["parties"] for status in statuses if status["state"] == "whole"}
    assert whole == {"us-dod-1260h": 80, "us-fcc-covered": 15}
    wanted = "id title source published_on retrieved_at sha256 parties names weak_names age_days stale state"
    assert set(wanted.split()) <= statuses[0].keys()


BAD_FILES = {
    "blank.txt": b" \n\n ",
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 20,
    "nul.txt": b"Huawei\x00Technologies sold chips.\n" * 9,
    "report.pdf": b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n",
    "names.csv": b"id,name,country\n1,Huawei,CN\n2,Acme,US\n3,Zorvex,DE\n",
    "hollow/photo.png": b"\x89PNG",
    "hollow/.git/x": b"",
}
BAD = {
    "missing": ["none.txt"],
    "folder": ["hollow"],
    "empty": ["empty.txt"],
    "blank": ["blank.txt"],
    "binary": ["binary.txt"],
    "nul": ["nul.txt"],
    "pdf": ["report.pdf"],
    "csv": ["names.csv"],
    "huge": ["huge.txt"],
    "empty stdin": ["-"],
    "unknown list": [SAMPLE, "--only", "us-bis-xx"],
    "unknown format": [SAMPLE, "--format", "docx"],
    "unknown ending": [SAMPLE, "-o", "report.docx"],
    "no such folder": [SAMPLE, "-o", "none/report.json"],
    "threshold": [SAMPLE, "--threshold", "20"],
    "not a pair": ["lists", "refresh", "--from", "downloads"],
    "unknown source": ["lists", "refresh", "--from", "us-xx=downloads"],
    "every list left out": [SAMPLE, "--only", "un-sc", "--exclude", "un-sc"],
}


@pytest.mark.parametrize("case", sorted(BAD))
def test_bad_input_is_one_line_with_a_hint(case: str, tmp_path: Path) -> None:
    for name, data in BAD_FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if case == "huge":
        (tmp_path / "huge.txt").write_bytes(b"The firm Zorvex sold chips to Acme. " * 600_000)
    done = screen(*BAD[case], cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert done.stderr.startswith("screen: ")
    if case != "every list left out":
        assert "Hint: " in done.stderr
    if case == "csv":
        assert "screen batch" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "gb18030"])
def test_the_encoding_is_found_and_said(encoding: str, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    text = (
        "Zorvex Präzisionstechnik GmbH of Zürich sold gauges to Huawei Technologies for a café in Würzburg.\n"
        * 4
    )
    if encoding == "gb18030":
        text = (
            "华为技术有限公司（Huawei Technologies）在深圳表示，公司将继续投资芯片研发，并向客户交付产品。\n"
            * 4
        )
    article.write_bytes(text.encode(encoding))
    report = as_json(screen(article, "--format", "json"))
    assert outcomes(report)["Huawei Technologies"] == "listed"
    if encoding in ("cp1252", "gb18030"):
        assert report["input"]["encoding"] != "utf-8"  # type: ignore[index]
        assert any("read as" in warning for warning in report["warnings"])  # type: ignore[attr-defined]


def test_one_very_long_line(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The firm Zorvex sold chips to Huawei Technologies. " * 4000, encoding="utf-8")
    report = as_json(screen(article, "--format", "json"))
    assert outcomes(report)["Huawei Technologies"] == "listed"


def test_a_closed_pipe_is_no_traceback() -> None:
    done = shell(f"screen {SAMPLE} | head -1")
    assert "Traceback" not in done.stderr


def test_no_screened_name_is_written_to_the_store(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Qwyxbrann Holdings Ltd met Huawei Technologies.\n", encoding="utf-8")
    screen(article)
    home = Path(os.environ["SCREENING_HOME"])
    for path in home.rglob("*"):
        if path.is_file():
            assert b"qwyxbrann" not in path.read_bytes().lower()


def test_an_address_and_numbers_are_looked_up() -> None:
    done = screen("address", "Room 1318-19, 13F, Hollywood Plaza, 610 Nathan Road, Mong Kok, Hong Kong")
    assert done.returncode == 3
    assert "this address is listed" in done.stdout
    assert screen("address", "Tehran, Iran", "--format", "summary").returncode == 4
    done = screen("identifier", "imo:9116412", "imo:9116413", "n/a", "--format", "json")
    assert done.returncode == 3
    report = as_json(done)
    assert list(outcomes(report).values()) == ["listed", "not_listed", "not_screened"]
    empty = screen("identifier", "", "--only", "us-bis-el", "--format", "summary")
    assert "not_screened=1" in empty.stdout
    assert empty.returncode == 4
    assert any("check digit" in said for said in report["warnings"])  # type: ignore[attr-defined]
