"""Names of files and texts that try to drive the terminal, through the real program."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from .program import screen, screen_apart

ATTACK = "\x1b[31mRED\x1b]0;title\x07\x9b2J\u202edesrever\u202c\u2066x\u2069"
DRIVES = {
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def harmless(text: str) -> bool:
    return not DRIVES & set(text.replace("\n", ""))


@pytest.mark.parametrize("shape", ["table", "markdown"])
def test_what_is_shown_drives_nothing(tmp_path: Path, shape: str) -> None:
    path = tmp_path / f"a{ATTACK.replace('/', '')}.txt"
    path.write_text(
        f"The firm Huawei{ATTACK} Technologies met Zorvex\x1b[2J GmbH. The firm Huawei Technologies grew.\n",
        encoding="utf-8",
    )
    done = screen(path, "--format", shape)
    assert done.returncode in (2, 3, 4)
    assert harmless(done.stdout)
    assert harmless(done.stderr)
    assert "x1b" in done.stdout + done.stderr


def test_errors_drive_nothing(tmp_path: Path) -> None:
    for words in (
        [tmp_path / f"none{ATTACK}\nscreen: fine.txt"],
        ["name", "x", "--only", f"list{ATTACK}"],
        ["name", "x", f"--opt{ATTACK}"],
        ["lists", "refresh", "--from", f"us-ofac-sdn=/none{ATTACK}"],
    ):
        done = screen(*words)
        assert done.returncode in (1, 2, 4)
        assert harmless(done.stderr), done.stderr
        assert "\\x1b" in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_one_name_full_of_markup_is_no_fault() -> None:
    for text in ("x[/bold]", "[red]x", ":smile:", f"Zorvex{ATTACK}"):
        done = screen("name", text)
        assert done.returncode == 4, done.stderr
        assert harmless(done.stdout)
        if text.isascii() and text.isprintable():
            assert text in done.stdout


def test_json_is_exact(tmp_path: Path) -> None:
    done = screen("name", f"Zorvex{ATTACK}", "--format", "json")
    assert json.loads(done.stdout)["findings"][0]["name"] == f"Zorvex{ATTACK}"


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX alone")
def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt"))
    path.write_text("The firm Huawei Technologies grew.\n", encoding="utf-8")
    done = screen_apart(path, "--format", "json")
    assert done.returncode == 3, done.stderr
    assert json.loads(done.stdout)["input"]["path"] == str(path)
    output = tmp_path / "out.json"
    assert screen(path, "-o", output).returncode == 3
    assert json.loads(output.read_text(encoding="utf-8"))["input"]["path"] == str(path)
    assert "\\udcff" in screen(path).stdout
