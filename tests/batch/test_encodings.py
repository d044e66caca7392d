"""Encodings of delimited tables: told, guessed and named, and no row is lost by one."""

from __future__ import annotations

import pytest

from screening.errors import InputError

from .tables import opened, read


def test_utf16_that_is_damaged_is_a_fault_of_its_row() -> None:
    cut = opened("name,c\nA,b\n".encode("utf-16") + b"x")
    assert read(cut) == ([("A", "b"), ("\\x78", "")], {1: "line 3: 1 cell under 2 columns"})
    half = opened("name,c\nA\ud800B,b\nx,y\n".encode("utf-16", "surrogatepass"))
    assert read(half) == (
        [("A\\x00\\xd8B", "b"), ("x", "y")],
        {0: "line 2: bytes that are not utf-16, or NUL"},
    )


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-32", "idna", "punycode", "unicode_escape", "undefined", "hex"]
)
def test_an_encoding_that_is_not_the_table_s_is_an_error(encoding: str) -> None:
    with pytest.raises(InputError, match=r"no encoding|cannot be read as"):
        read(opened("name,c\nAcme,b\n", encoding=encoding))


def test_bytes_of_another_encoding_are_faults_and_kept() -> None:
    lines = [b"name,n", *("Müller,1".encode() for _ in range(3)), b"M\xfcller,2", b"x\0y,3", b"z,4"]
    table = opened(b"\n".join(lines))
    rows, faults = read(table)
    assert rows[3:] == [("M\\xfcller", "2"), ("x\\u0000y", "3"), ("z", "4")]
    assert faults == {
        3: "line 5: bytes that are not utf-8, or NUL",
        4: "line 6: bytes that are not utf-8, or NUL",
    }
    assert not table.guessed


def test_a_whole_table_in_an_old_encoding_is_read_and_said_to_be_a_guess() -> None:
    text = "name,city\n" + "Müller Präzision,Köln\nCafé Zürich,Genève\n" * 20
    table = opened(text.encode("cp1252"))
    rows, faults = read(table)
    assert rows[:2] == [("Müller Präzision", "Köln"), ("Café Zürich", "Genève")]
    assert not faults
    assert table.guessed
    assert "a guess" in table.notes[0]
    sure = opened(text.encode("cp1252"), encoding="cp1252")
    assert (read(sure)[0], sure.guessed) == (rows, False)


def test_an_unknown_encoding_is_an_error() -> None:
    with pytest.raises(InputError, match="no encoding"):
        opened("name\n", encoding="klingon")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("rows", [1, 5_000])
def test_utf_16_without_its_mark_is_named(encoding: str, rows: int) -> None:
    data = ("name\n" + "Müller\n" * rows).encode(encoding)
    with pytest.raises(InputError, match=f"written as {encoding}") as caught:
        opened(data)
    assert caught.value.hint == f"--encoding {encoding}"
    assert len(read(opened(data, encoding=encoding))[0]) == rows
