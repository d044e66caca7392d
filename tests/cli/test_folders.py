"""A folder as input: which files are read, in which order, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from screening.cli.inputs import find_inputs
from screening.errors import InputError
from screening.model import NotScreened

from .program import as_json, screen

TEXT = "The firm Huawei Technologies sold chips to Zorvex GmbH.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "news"
    for name in (
        "b.txt",
        "a.md",
        "deep/er/c.HTML",
        "deep/README",
        "x.png",
        "y.png",
        "t.csv",
        ".hidden.txt",
        ".git/d.txt",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    return root


def test_files_of_readable_kinds_in_the_order_of_their_names(folder: Path) -> None:
    found = find_inputs([folder])
    assert found.files == [
        folder / "a.md",
        folder / "b.txt",
        folder / "deep/README",
        folder / "deep/er/c.HTML",
    ]
    assert [(one.text.removeprefix(f"{folder}: "), one.count) for one in found.passed_over] == [
        ("*.csv", 1),
        ("*.png", 2),
        ("hidden", 2),
    ]
    (gap,) = found.gaps
    assert gap.endswith("1 *.csv, 2 *.png")


def test_hidden_files_alone_leave_no_gap(folder: Path) -> None:
    for name in ("x.png", "y.png", "t.csv"):
        (folder / name).unlink()
    assert find_inputs([folder]).gaps == []


def test_each_file_is_read_once(folder: Path) -> None:
    found = find_inputs([folder / "b.txt", folder, folder / "deep/../b.txt"])
    assert found.files[0] == folder / "b.txt"
    assert len(found.files) == 4


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_and_links_are_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "none")
    (folder / "same.txt").symlink_to(folder / "b.txt")
    found = find_inputs([folder])
    assert len(found.files) == 4
    assert [one.count for one in found.passed_over if ": pipes" in one.text] == [3]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may list every folder")
def test_a_folder_that_cannot_be_listed_is_not_read(folder: Path) -> None:
    (folder / "deep").chmod(0)
    lost = [one for one in find_inputs([folder]).files if isinstance(one, NotScreened)]
    (folder / "deep").chmod(0o755)
    assert [one.text for one in lost] == [str(folder / "deep")]


def test_a_folder_with_nothing_to_read_is_an_error(folder: Path) -> None:
    (folder / "none/.git").mkdir(parents=True)
    for given, said in ((folder / "none", "holds no file to read"), (folder / ".git", "")):
        if said:
            with pytest.raises(InputError, match=said) as caught:
                find_inputs([given])
            assert caught.value.hint
        else:
            assert find_inputs([given]).files


def test_a_folder_is_one_report(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 9)
    done = screen(folder, "--format", "json")
    assert done.returncode == 3, done.stderr
    report = as_json(done)
    assert report["input"]["kind"] == "articles"
    assert report["input"]["path"] == str(folder)
    assert [Path(one["path"]).name for one in report["inputs"]] == [
        "a.md",
        "b.txt",
        "bad.txt",
        "README",
        "c.HTML",
    ]
    assert [bool(one["reason"]) for one in report["inputs"]] == [False, False, True, False, False]
    (huawei,) = [one for one in report["findings"] if one["name"] == "Huawei Technologies"]
    assert [(one["document"], one["mentions"]) for one in huawei["documents"]] == [
        (0, 1),
        (1, 1),
        (3, 1),
        (4, 1),
    ]
    assert any("PASSED OVER" in one for one in report["warnings"])
    assert {one["count"] for one in report["not_screened"]} == {1, 2}
