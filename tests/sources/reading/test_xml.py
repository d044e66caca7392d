"""Reading XML safely: nothing unknown, nothing half, nothing that grows."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from screening.errors import ParseError
from screening.sources import ofac, un_xml
from screening.sources.reading.xml import read_records
from screening.sources.reading.xml_layout import load_layout

from ..published import FIXTURES

FILES = {
    "ofac_advanced_xml": FIXTURES / "ofac_advanced_xml" / "CONS_ADVANCED.XML",
    "ofac_enhanced_xml": FIXTURES / "ofac_enhanced_xml" / "CONS_ENHANCED.XML",
    "un_xml": FIXTURES / "un_xml" / "consolidated.xml",
}
OFAC = Path(ofac.__file__).parent
LAYOUTS = {
    "ofac_advanced_xml": load_layout(OFAC / "advanced_xml.toml"),
    "ofac_enhanced_xml": load_layout(OFAC / "enhanced_xml.toml"),
    "un_xml": load_layout(Path(un_xml.__file__).with_suffix(".toml")),
}


def tags(path: Path, name: str = "ofac_enhanced_xml") -> list[str]:
    return [record.tag for record in read_records(path, LAYOUTS[name])]


def write(folder: Path, raw: bytes) -> Path:
    path = folder / "LIST.XML"
    path.write_bytes(raw)
    return path


def pack(folder: Path, **members: bytes) -> Path:
    path = folder / "LIST.ZIP"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name.replace("_", "."), raw)
    return path


@pytest.mark.parametrize("name", FILES)
def test_records_come_one_by_one_and_hold_no_record(name: str) -> None:
    layout = LAYOUTS[name]
    records = list(read_records(FILES[name], layout))
    assert {record.tag for record in records} <= layout.records
    assert len(records) > 10 or layout.root in layout.records
    assert all(record.children for record in records if not record.tag.endswith("Values"))


@pytest.mark.parametrize("name", FILES)
def test_every_rule_of_a_format_is_used(name: str) -> None:
    layout = LAYOUTS[name]
    used = {layout.root} | {rule for one in layout.rules.values() for rule in one.children.values()}
    assert layout.rules.keys() <= used
    assert layout.records <= {layout.root} | {tag for one in layout.rules.values() for tag in one.children}


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_anywhere_is_refused(tmp_path: Path, name: str) -> None:
    raw = FILES[name].read_bytes().rstrip()
    for length in range(0, len(raw) - 1, 331):
        with pytest.raises(ParseError):
            tags(write(tmp_path, raw[:length]), name)


def test_the_line_of_a_fault_is_named(tmp_path: Path) -> None:
    raw = FILES["ofac_enhanced_xml"].read_bytes()
    line = raw[: raw.index(b"<generalInfo>")].count(b"\n") + 1
    with pytest.raises(ParseError) as caught:
        tags(write(tmp_path, raw.replace(b"<generalInfo>", b"<generalInfo><what/>", 1)))
    assert caught.value.where == f"LIST.XML:{line}"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "there is no XML in it"),
        (b"\r\n", "there is no XML in it"),
        (b'1,"NAME",-0- \r\n', "not whole XML"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "a document type declaration"),
        (b"<html><body>Log in</body></html>", "the root element is 'html'"),
        (b"<sanctionsData/>", "the root element is 'sanctionsData' of ''"),
    ],
)
def test_what_is_no_list_of_ofac(tmp_path: Path, raw: bytes, words: str) -> None:
    with pytest.raises(ParseError, match=r"LIST\.XML") as caught:
        tags(write(tmp_path, raw))
    assert words in str(caught.value)


def test_no_entity_is_declared_or_expanded(tmp_path: Path) -> None:
    body = FILES["ofac_enhanced_xml"].read_bytes().partition(b"?>")[2]
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    outside = b'<!DOCTYPE x SYSTEM "file:///etc/hostname">'
    for declaration in (declared, outside):
        with pytest.raises(ParseError, match="document type declaration"):
            tags(write(tmp_path, declaration + body.replace(b"FRB", b"&b;")))
    with pytest.raises(ParseError, match="not whole XML"):
        tags(write(tmp_path, body.strip().replace(b"FRB", b"&b;")))


def test_sizes_are_limited(tmp_path: Path) -> None:
    raw = FILES["ofac_enhanced_xml"].read_bytes()
    long = raw.replace(b"FRB</formattedFull", b"F" * 65_537 + b"</formattedFull")
    with pytest.raises(ParseError, match="more than 65,536 letters"):
        tags(write(tmp_path, long))
    small = replace(LAYOUTS["ofac_enhanced_xml"], most_bytes=len(raw) - 1)
    for path in (write(tmp_path, raw), pack(tmp_path, LIST_xml=raw)):
        with pytest.raises(ParseError, match="that a list of OFAC may have"):
            list(read_records(path, small))


def test_a_zip_that_understates_its_size_is_cut_off(tmp_path: Path) -> None:
    """The size in the zip's directory is not believed: unpacking ends with an error, not with more bytes."""
    raw = FILES["ofac_enhanced_xml"].read_bytes()
    path = pack(tmp_path, LIST_xml=raw)
    packed = path.read_bytes()
    size = len(raw).to_bytes(4, "little")
    assert packed.count(size) == 2
    path.write_bytes(packed.replace(size, (1000).to_bytes(4, "little")))
    with pytest.raises(ParseError):
        tags(path)


def test_zips_that_are_not_ofacs(tmp_path: Path) -> None:
    raw = FILES["ofac_enhanced_xml"].read_bytes()
    assert tags(pack(tmp_path, LIST_xml=raw)) == tags(FILES["ofac_enhanced_xml"])
    for members in ({"a_xml": raw, "b_xml": raw}, {"LIST_txt": raw}, {}):
        path = pack(tmp_path, **members)
        with pytest.raises(ParseError):
            tags(path)
    path = pack(tmp_path, LIST_xml=raw)
    whole = path.read_bytes()
    for length in range(4, len(whole) - 1, 97):
        path.write_bytes(whole[:length])
        with pytest.raises(ParseError, match="cannot be unpacked"):
            tags(path)
    middle = len(whole) // 2
    path.write_bytes(whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :])
    with pytest.raises(ParseError):
        tags(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match=r"NONE\.XML: cannot be read"):
        tags(tmp_path / "NONE.XML")
