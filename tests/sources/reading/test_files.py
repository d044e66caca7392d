"""What came instead of a published file is told before anything is read out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.errors import ParseError
from screening.sources.reading.files import empty, opened, read_limited, refuse_foreign


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(ParseError, match="cannot be read") as caught, opened(path):
            pass
        assert (caught.value.where, caught.value.hint) == (path.name, "check the path")


def test_a_file_past_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"12345")
    assert read_limited(path, 5, "a page") == b"12345"
    with pytest.raises(ParseError, match=r"page\.html: more than the 4 bytes that a page may have"):
        read_limited(path, 4, "a page")


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"PK\x03\x04", "a zip archive"),
        (b"\xd0\xcf\x11\xe0", "an old Excel"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x1f\x8b\x08", "a gzip archive"),
    ],
)
def test_what_is_no_text(head: bytes, what: str) -> None:
    with pytest.raises(ParseError, match=f"this is {what}") as caught:
        refuse_foreign(head + b"rest", Path("list.csv"))
    assert caught.value.hint
    refuse_foreign(b"name" + head, Path("list.csv"))


def test_an_empty_file_is_told_with_its_size() -> None:
    assert "is empty (1,024 bytes)" in str(empty(Path("list.csv"), 1024))
