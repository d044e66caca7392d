"""Where results go: whole files or none, never over the input, and no lost result with exit code 0."""

from __future__ import annotations

import json
import resource
import subprocess
from pathlib import Path

import pytest

from .program import SAMPLE, command, environment, screen, shell

TEXT = "The firm Huawei Technologies sold chips to Zorvex GmbH.\n"
FULL = Path("/dev/full")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "keep.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


READ = "screen: columns read: "
"""What is said of every table, whatever becomes of it."""


def one_clean_line(done: subprocess.CompletedProcess[str], code: int = 1) -> None:
    assert done.returncode == code
    assert done.stderr.startswith("screen: "), done.stderr
    said = [line for line in done.stderr.splitlines() if not line.startswith(READ)]
    assert len(said) == 1, done.stderr
    assert "internal error" not in done.stderr


@pytest.mark.parametrize(
    "way", ["same", "relative", "link", "hard link", "standard input", "table", "second"]
)
def test_the_input_is_never_written_over(tmp_path: Path, article: Path, way: str) -> None:
    output = article
    if way == "link":
        output = tmp_path / "link.txt"
        output.symlink_to(article)
    elif way == "hard link":
        output = tmp_path / "hard.txt"
        output.hardlink_to(article)
    elif way == "relative":
        output = tmp_path / "none/../keep.txt"
        (tmp_path / "none").mkdir()
    if way == "standard input":
        done = shell(f"screen - -o {article} < {article}")
    elif way == "table":
        article = output = tmp_path / "names.csv"
        article.write_text(TEXT, encoding="utf-8")
        done = screen("batch", article, "-o", output)
    elif way == "second":
        done = screen(SAMPLE, article, "-o", output)
    else:
        done = screen(article, "-o", output)
    one_clean_line(done, 2)
    assert "written over" in done.stderr
    assert article.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("words", [["name", "Huawei"], ["batch", "names.csv"]], ids=["report", "table"])
def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "names.csv").write_text("name,n\n" + "Huawei,1\n" * 500, encoding="utf-8")
    output = tmp_path / ("out.csv" if words[0] == "batch" else "out.json")
    output.write_text("old", encoding="utf-8")
    before = sorted(path.name for path in tmp_path.iterdir())
    screen("lists")  # the tables are made while there is room
    screen("name", "Huawei")
    done = subprocess.run(
        command(*words, "-o", output),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
        check=False,
    )
    one_clean_line(done)
    assert f"cannot write {output}" in done.stderr
    assert "is the disk full?" in done.stderr
    assert output.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(
    tmp_path: Path, article: Path
) -> None:
    new, old = tmp_path / "new.json", tmp_path / "old.json"
    old.touch(0o604)
    old.chmod(0o604)
    plain = tmp_path / "plain"
    plain.touch()
    for output in (new, old):
        assert screen(article, "-o", output).returncode == 3
    assert new.stat().st_mode == plain.stat().st_mode
    assert old.stat().st_mode & 0o777 == 0o604


def test_a_link_stays_a_link(tmp_path: Path, article: Path) -> None:
    (tmp_path / "real.json").write_text("old", encoding="utf-8")
    (tmp_path / "link.json").symlink_to("real.json")
    assert screen(article, "-o", tmp_path / "link.json").returncode == 3
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))["outcome"] == "matches"


def test_a_link_that_leads_to_itself_is_no_input(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    done = screen(loop)
    assert done.returncode == 2
    assert "cannot read" in done.stderr
    assert "internal error" not in done.stderr


@pytest.mark.parametrize("command", ["{article}", "{article} --format json", "lists", "lists --format json"])
def test_a_closed_standard_output_is_an_error(article: Path, command: str) -> None:
    one_clean_line(shell(f"screen {command.format(article=article)} >&-"))


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["{article}", "{article} --format json", "lists", "--help", "--version"])
def test_a_full_standard_output_is_an_error(article: Path, command: str) -> None:
    done = shell(f"screen {command.format(article=article)} > /dev/full")
    one_clean_line(done)
    assert "No space left" in done.stderr


def test_a_closed_standard_output_is_not_needed_for_a_file(tmp_path: Path, article: Path) -> None:
    done = shell(f"screen {article} -o {tmp_path / 'out.json'} >&-")
    assert (done.returncode, done.stderr) == (3, "")


def test_closed_notes_do_not_go_into_the_result(article: Path) -> None:
    names = article.with_name("names.csv")
    names.write_text("name,n\nHuawei Technologies,1\n", encoding="utf-8")
    done = shell(f"screen batch {names} 2>&-")
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.startswith("name,n,outcome")
    assert "screen:" not in done.stdout


@pytest.mark.parametrize("command", ["lists refresh --only un-sc", "lists", "name Huawei"])
def test_a_store_that_is_a_file_is_an_error(
    article: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("SCREENING_HOME", str(article))
    done = screen(*command.split())
    one_clean_line(done)
    assert "is not a folder" in done.stderr


@pytest.mark.parametrize(
    "words", [["name"], ["name", "x", "--nix"], ["lists", "nix"], ["name", "x", "--threshold", "y"]]
)
def test_a_misused_command_is_one_line_too(words: list[str]) -> None:
    one_clean_line(screen(*words), 2)


# --- several files -------------------------------------------------------------------------------


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    path = tmp_path / "quiet.txt"
    path.write_text("Zorvex Brightwater GmbH opened an office in Bern on Friday.\n", encoding="utf-8")
    return path


def test_several_files_give_one_report(article: Path, quiet: Path) -> None:
    done = screen(article, quiet, article)
    assert done.returncode == 3
    assert done.stderr == f"screen: {article} is named twice and read once\n"
    assert done.stdout.count("screening report ") == 1
    report = json.loads(screen(article, quiet, "--format", "json").stdout)
    assert [one["path"] for one in report["inputs"]] == [str(article), str(quiet)]
    alone = json.loads(screen(article, "--format", "json").stdout)
    assert alone["inputs"] == report["inputs"][:1]


def test_a_file_that_cannot_be_read_holds_up_no_other(tmp_path: Path, article: Path, quiet: Path) -> None:
    done = screen(tmp_path / "none.txt", article, quiet, "--format", "json")
    assert (done.returncode, done.stderr) == (3, "")
    assert "no such file" in json.loads(done.stdout)["inputs"][0]["reason"]
    without = screen(tmp_path / "none.txt", quiet)
    assert without.returncode == 4
    assert "NOT READ: 1 of 2 documents" in " ".join(without.stdout.split())
