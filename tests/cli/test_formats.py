"""Every format by name and by ending, of one article, of several, of a name."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from .program import screen

TEXT = "The firm Huawei Technologies sold chips to Zorvex GmbH.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ["html", "htm", "HTML"])
def test_a_page_by_its_ending(tmp_path: Path, article: Path, ending: str) -> None:
    output = tmp_path / f"out.{ending}"
    assert screen(article, "-o", output).returncode == 3
    page = output.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count("<html") == 1
    assert 'class="m listed"' in page
    assert "sold chips to" in page
    assert screen(article, "--format", "html").stdout.count("</html>") == 1


def test_several_articles_are_one_page(tmp_path: Path, article: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Zorvex GmbH opened an office in Bern on Friday.\n", encoding="utf-8")
    output = tmp_path / "out.html"
    done = screen(article, other, "-o", output)
    assert (done.returncode, done.stdout) == (3, "")
    page = output.read_text(encoding="utf-8")
    assert page.count("</html>") == 1
    assert "article.txt" in page
    assert "opened an office" in page
    assert screen(article, tmp_path / "none.txt", "--format", "html").stdout.count("</html>") == 1


def test_a_name_as_a_page() -> None:
    done = screen("name", "Huawei Technologies", "--format", "html")
    assert done.returncode == 3
    assert "listed on" in done.stdout


def test_csv_says_on_standard_error_what_the_lists_lack(tmp_path: Path, article: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TEXT, encoding="utf-8")
    done = screen(article, other, "--format", "csv")
    found = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert {row["name"] for row in found} >= {"Huawei Technologies", "Zorvex GmbH"}
    assert {row["document"] for row in found if row["name"] == "Zorvex GmbH"} == {str(article), str(other)}
    assert done.stderr.count("EXTRACT ONLY") == 1
    output = tmp_path / "out.csv"
    assert screen(article, "-o", output).returncode == 3
    assert output.read_bytes().startswith(b"document,name,")


def test_one_line_for_scripts(tmp_path: Path, article: Path) -> None:
    done = screen(article, tmp_path / "none.txt", "--format", "summary")
    assert done.returncode == 3
    (first,) = done.stdout.splitlines()
    assert first.startswith("outcome=matches exit=3 listed=1 ")
    assert " documents=2 not_read=1 owned=0 suppressed=0 suppressed_matches=0 lists_digest=" in first
    assert " settings_digest=" in first
    assert "Huawei" not in first
    name = screen("name", "Zorvex Brightwater", "--format", "summary")
    assert name.returncode == 4
    assert name.stdout.startswith("outcome=incomplete exit=4 listed=0 possible=0 not_listed=1 ")
