"""Every kind of input through the real program: files, standard input, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.text.document.formats.making import as_docx, as_html, as_pdf, docx, paragraph, pdf, run

from .program import SAMPLE, as_json, outcomes, screen

PARAGRAPHS = SAMPLE.read_text(encoding="utf-8").strip().split("\n\n")
MADE = {"html": as_html, "docx": as_docx, "pdf": as_pdf}


def need(kind: str) -> None:
    if kind == "pdf":
        pytest.importorskip("pypdfium2")


@pytest.mark.parametrize("kind", MADE)
def test_a_file_of_each_kind_is_screened(tmp_path: Path, kind: str) -> None:
    need(kind)
    data = MADE[kind](PARAGRAPHS)
    path = tmp_path / f"article.{kind}"
    path.write_bytes(data)
    from_file = screen(path, "--format", "json")
    from_stdin = screen("-", "--format", "json", stdin=data)
    assert from_file.returncode == from_stdin.returncode == 3, from_file.stderr
    found, text = outcomes(as_json(from_file)), outcomes(as_json(screen(SAMPLE, "--format", "json")))
    assert found == outcomes(as_json(from_stdin))
    assert text.items() <= found.items()


def test_a_name_in_the_menu_is_reported_apart(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(
        as_html(["Ferrymen strike", "The harbour stood still. " * 12], "<nav>Huawei Technologies</nav>")
    )
    done = screen(path, "--format", "json")
    assert done.returncode == 3
    (finding,) = [one for one in as_json(done)["findings"] if "Huawei" in one["name"]]
    assert (finding["section"], finding["outcome"]) == ("feed", "listed")


def wrong(folder: Path) -> list[Path]:
    made = {
        "picture.pdf": pdf([[]], drawn=True),
        "broken.pdf": b"%PDF-1.7\n",
        "empty.docx": docx(""),
        "bomb.docx": docx(paragraph(run("A" * 101_000_000))),
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
        "image.html": b"\x89PNG\r\n\x1a\n" + bytes(40),
        "empty.html": b"<html><body><script>x</script></body></html>",
        "program.txt": b"\x7fELF\x02\x01",
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


def test_what_cannot_be_read_is_an_error_and_holds_up_nothing(tmp_path: Path) -> None:
    files = wrong(tmp_path)
    done = screen(SAMPLE, *files, "--format", "json")
    assert done.returncode == 3
    report = as_json(done)
    assert '"Huawei"' in done.stdout
    assert [one["path"] for one in report["inputs"]] == [str(SAMPLE), *map(str, files)]
    assert all(one["reason"] and one["outcome"] == "incomplete" for one in report["inputs"][1:])
    assert {one["text"] for one in report["not_screened"]} >= {str(file) for file in files}
    assert screen(files[1], files[2]).returncode == 4
    alone = screen(files[1])
    assert (alone.returncode, alone.stdout) == (2, "")
    assert "Hint:" in alone.stderr


def test_a_page_that_was_not_read_is_incomplete(tmp_path: Path) -> None:
    need("pdf")
    path = tmp_path / "half.pdf"
    path.write_bytes(pdf([[(60, 700, 10, "The harbour stood still on Monday.")], []], drawn=True))
    done = screen(path)
    assert done.returncode == 4
    assert "page 2 of 2" in done.stdout
