"""What came instead of a table is told in words an analyst understands."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from screening.errors import ParseError
from screening.sources.reading.text import read_text


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty (0 bytes)"),
        (b"\r\n\x1a", "empty (3 bytes)"),
        (b"PK\x03\x04rest", "Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"\n <!DOCTYPE html><html>", "web page"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"name\x00,ref", "binary or damaged"),
    ],
)
def test_what_is_no_text_table(tmp_path: Path, raw: bytes, words: str) -> None:
    path = tmp_path / "SDN.CSV"
    path.write_bytes(raw)
    with pytest.raises(ParseError, match=r"SDN\.CSV") as caught:
        read_text(path, Counter())
    assert words in str(caught.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="cannot be read"):
        read_text(tmp_path / "SDN.CSV", Counter())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes("name\nMüller 中国\n".encode(encoding))
    assert read_text(path, Counter()) == "name\nMüller 中国\n"


def test_a_legacy_encoding_is_detected(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    text = "name;note\n" + "Société Générale d'Études;créée à Orléans, fermée en février\n" * 5
    path.write_bytes(text.encode("cp1252"))
    notes: Counter[str] = Counter()
    assert read_text(path, notes) == text
    assert "cp1252" in "".join(notes)
