"""Whatever a file holds, these parsers answer with parties or with a ParseError, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.catalogue import SourceFacts, load_catalogue
from screening.errors import ParseError
from screening.sources import PARSERS

from .published import FIXTURES, own_source

FILES = {
    "columns": FIXTURES / "columns" / "own.csv",
    "csl_csv": FIXTURES / "csl_csv" / "consolidated.csv",
    "csl_json": FIXTURES / "csl_json" / "consolidated.json",
    "dpl_txt": FIXTURES / "dpl_txt" / "dpl.txt",
    "eu_csv": FIXTURES / "eu_csv" / "csvFullSanctionsList_1_1.csv",
    "ftm_json": FIXTURES / "ftm_json" / "entities.ftm.json",
    "ofac_advanced_xml": FIXTURES / "ofac_advanced_xml" / "SDN_ADVANCED.XML",
    "ofac_csv": FIXTURES / "ofac_sdn" / "SDN.CSV",
    "ofac_enhanced_xml": FIXTURES / "ofac_enhanced_xml" / "SDN_ENHANCED.XML",
    "targets_csv": FIXTURES / "targets_csv" / "targets.simple.csv",
    "uflpa_html": FIXTURES / "uflpa_html" / "uflpa-entity-list.html",
    "uk_csv": FIXTURES / "uk_csv" / "UK-Sanctions-List.csv",
    "un_xml": FIXTURES / "un_xml" / "consolidated.xml",
}
SOURCES = {
    "csl_csv": "us-csl",
    "csl_json": "us-csl",
    "eu_csv": "eu-fsf",
    "ofac_advanced_xml": "us-ofac-sdn",
    "ofac_csv": "us-ofac-sdn",
    "ofac_enhanced_xml": "us-ofac-sdn",
    "uk_csv": "uk-sanctions",
    "un_xml": "un-sc",
}
PIECES = (
    *(
        b"",
        b"\x00",
        b"\xff",
        b"\r",
        b"\n",
        b'"',
        b",",
        b";",
        b"{",
        b"}",
        b"[",
        b"]",
        b"null",
        b"-1",
        b"1e999",
    ),
    *(b"\\ud800", b"9" * 5000, b"()", b"(1) ", "«é中א".encode(), b"00/00/0000", b"true"),
)


def facts(parser: str) -> SourceFacts:
    if parser not in SOURCES:
        return own_source(parser, FILES[parser].name)
    source = load_catalogue().source(SOURCES[parser])
    return source if parser == "ofac_csv" else source.model_copy(update={"files": (FILES[parser].name,)})


def answers(parser: str, raw: bytes, folder: Path) -> None:
    """Parses `raw`; lets through what is no ParseError, and looks at what came out."""
    source, whole = facts(parser), FILES[parser]
    path = folder / whole.name
    path.write_bytes(raw)
    # Only OFAC's CSV is a set of files; the others of the set are whole.
    others = whole.parent.iterdir() if parser == "ofac_csv" else ()
    try:
        parsed = PARSERS[parser]({other.name: other for other in others} | {whole.name: path}, source)
    except ParseError:
        return
    for parties in parsed.parties.values():
        assert all(party.names and all(name.text for name in party.names) for party in parties)
        assert len({party.uid for party in parties}) == len(parties)
        repr(parties).encode("utf-8")


def test_every_parser_is_tried() -> None:
    assert FILES.keys() == PARSERS.keys()


@pytest.mark.parametrize("parser", FILES)
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\r",
        b"na\rme\r\nBo\r\n",
        b'"na\rme",x\n1,2\n',
        b"name,ref\rBo,1\r\rAnn,2",
        b"name" + b"," * 200_000,
        b"n" * 200_000,
        b"name\n\x00",
    ],
    ids=lambda raw: repr(raw[:24]),
)
def test_what_stands_in_no_list(parser: str, raw: bytes, tmp_path: Path) -> None:
    """Marks without text, carriage returns alone, cells longer than any."""
    answers(parser, raw, tmp_path)


@pytest.mark.parametrize("parser", FILES)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=300))
def test_any_bytes(parser: str, raw: bytes, tmp_path: Path) -> None:
    answers(parser, raw, tmp_path)


@pytest.mark.parametrize("parser", FILES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES) | st.binary(max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_a_spoilt_file(parser: str, edits: list[tuple[float, int, bytes]], tmp_path: Path) -> None:
    raw = FILES[parser].read_bytes()
    for place, length, piece in edits:
        at = int(place * len(raw))
        raw = raw[:at] + piece + raw[at + length :]
    answers(parser, raw, tmp_path)
