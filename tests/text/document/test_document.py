"""Reading an article: encodings told, offsets kept, refusals with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.errors import InputError, NotText, ScreeningError, TooLarge
from screening.text.document import document as module
from screening.text.document import read_document

STORY = "Ferrymen strike in Hull\n\nThe harbour stood still on Monday.\r\nNobody “knew” why.\n"


def test_text_is_kept_code_point_for_code_point(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_bytes(STORY.encode())
    document = read_document(path)
    assert document.text == STORY
    assert (document.path, document.encoding, document.warnings) == (str(path), "utf-8", ())
    assert len(document.sha256) == 64


@pytest.mark.parametrize(
    ("codec", "named"),
    [("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-32", "utf-32")],
)
def test_a_byte_order_mark_names_the_encoding(codec: str, named: str) -> None:
    document = read_document(None, STORY.encode(codec))
    assert (document.text, document.encoding, document.path) == (STORY, named, "-")


def test_a_guessed_encoding_is_a_warning() -> None:
    story = "L’été dernier, la société Crédit du Léman a vendu des pièces à São Tomé.\n" * 20
    document = read_document(None, story.encode("cp1252"))
    assert "Crédit du Léman" in document.text
    assert document.encoding in document.warnings[0]


def test_lines_in_another_encoding_do_not_spoil_the_rest() -> None:
    text = "„Müller Optik GmbH“ schrieb.\nRené Fournié a nié et été né.\nŁódź Optyka.\n"
    lines = text.split("\n")
    data = b"\n".join(line.encode("cp1252" if line.startswith("René") else "utf-8") for line in lines)
    document = read_document(None, data)
    assert document.text == text
    assert "mixes encodings: 1 line is not UTF-8" in document.warnings[0]


def test_a_few_damaged_bytes_leave_the_text_utf8() -> None:
    story = "Der Bürgermeister traf Müller in Zürich. " * 20
    document = read_document(None, story.encode() + b"Kestrelin Pumps \xff sold it to Brod\xed\xa0\x80.")
    assert document.encoding == "utf-8"
    assert document.text.count("Müller") == 20
    assert "Kestrelin Pumps \ufffd sold" in document.text
    assert "4 bytes are not UTF-8" in document.warnings[0]


@pytest.mark.parametrize(
    ("codec", "story"),
    [
        ("cp1250", "Żółć i gęślą jaźń, spółka Łódź"),
        ("cp1251", "Компания Северный мост, ёлка, Україна, їжак"),
        ("koi8-r", "Компания Северный мост, ёлка"),
        ("cp1256", "قالت شركة الجسر"),
        ("gb18030", "北桥技术有限公司签署协议"),
        ("shift_jis", "ノルビク社が合意した"),
    ],
)
def test_another_encoding_is_never_taken_for_damaged_utf8(codec: str, story: str) -> None:
    assert read_document(None, (story + ".\n").encode(codec) * 40).encoding != "utf-8"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf  "])
def test_empty_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotText, match="empty"):
        read_document(None, data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"MM\x00*\x00\x00", "image"),
        (b"MZ\x90\x00\x03", "program"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "old Word document"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n", "web archive"),
        (b"<?xml version='1.0'?><rss><item>News</item></rss>", "XML"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image"),
        (b"PAR1\x15\x04", "Parquet"),
        (b"text with a \x00 in it", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"<!DOCTYPE html>\n<html><body><script>x</script></body></html>", "web page"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(NotText, match=said) as caught:
        read_document(None, data)
    assert caught.value.hint


def test_missing_files_and_directories(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_document(tmp_path / "nothing.txt")
    with pytest.raises(NotText, match="directory"):
        read_document(tmp_path)
    with pytest.raises(InputError):
        read_document(Path("a\x00b"))
    with pytest.raises(InputError):
        read_document(None)


def test_the_limit_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT_BYTES", 2_000_000)
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 500_000)
    for arguments in ((path, None), (None, b"word " * 500_000)):
        with pytest.raises(TooLarge, match="2 MB"):
            read_document(*arguments)


@pytest.mark.parametrize("name", ["story.pdf", "story.docx", "story.html", "story.doc", "story"])
def test_the_bytes_tell_the_format_not_the_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(STORY.encode())
    assert read_document(path).text == STORY
    path.write_bytes(b"<html><body><p>Ferrymen <b>strike</b></p></body></html>")
    assert read_document(path).text == "Ferrymen strike\n"


def test_markdown_with_markup_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text("<div align=center>Logo</div>\n\n# Ferrymen strike\n", encoding="utf-8")
    assert read_document(path).text.startswith("<div align=center>")


@pytest.mark.parametrize(
    "table",
    [
        "name,country\nAcme Ltd,DE\nRoe & Sons,GB\n",
        'id;name\n1;"Acme; Ltd"\n2;Roe\n',
        "uid\tentity\n1\tAcme\n",
        "Acme Ltd,Berlin,DE\nRoe and Sons,Leeds,GB\nDelta Oy,Espoo,FI\n",
        "name|dob\nJane Roe|1960\nJohn Doe|1971\n",
    ],
)
def test_a_table_is_sent_to_the_batch_command(table: str) -> None:
    with pytest.raises(NotText, match="table") as caught:
        read_document(None, table.encode())
    assert "screen batch" in caught.value.hint


def test_a_file_named_as_a_table_is_one(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("Acme\nRoe\n")
    with pytest.raises(NotText, match="table"):
        read_document(path)


@pytest.mark.parametrize(
    "prose",
    [
        "Yes, he said.\nNo, she said.\nPerhaps, they said.\n",
        "Acme, Roe and Delta, all of Leeds, closed.\nThen, on Monday, they opened.\n",
        "Suppliers:\nAcme, Berlin, Germany\nRoe, Leeds, England\nDelta, Espoo, Finland\n",
        "| Name | Country |\n|------|---------|\n| Acme | DE |\n",
        "One line, with, many, commas, in, it",
        "Name: Jane Roe\n\nShe sold valves; he bought them; nobody asked.\n",
    ],
)
def test_prose_with_commas_is_no_table(prose: str) -> None:
    assert read_document(None, prose.encode()).text == prose


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    try:
        text = read_document(None, data).text
    except ScreeningError as error:
        text = f"{error} {error.hint}"
    assert text.strip()
