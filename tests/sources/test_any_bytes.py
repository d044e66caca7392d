"""Whatever a file holds, these parsers answer with parties or with a ParseError, and with nothing else."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.catalogue import ListFacts, SourceFacts, load_catalogue
from screening.errors import ParseError

FIXTURES = Path(__file__).parent.parent / "fixtures" / "sources"
PARSERS = {
    "csl_json": "consolidated.json",
    "eu_csv": "csvFullSanctionsList_1_1.csv",
    "ftm_json": "entities.ftm.json",
    "targets_csv": "targets.simple.csv",
    "uk_csv": "UK-Sanctions-List.csv",
}
SOURCES = {"csl_json": "us-csl", "eu_csv": "eu-fsf", "uk_csv": "uk-sanctions"}
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
    if parser in SOURCES:
        return load_catalogue().source(SOURCES[parser])
    return SourceFacts(
        id="own",
        title="Own list",
        publisher="Quay",
        page="https://quay.example",
        parser=parser,
        licence="own",
        max_age_days=30,
        lists=(ListFacts(id="own", title="Own", short="Own"),),
        files=(PARSERS[parser],),
    )


def answers(parser: str, raw: bytes, folder: Path) -> None:
    """Parses `raw`; lets through what is no ParseError, and looks at what came out."""
    source = facts(parser)
    path = folder / PARSERS[parser]
    path.write_bytes(raw)
    try:
        parsed = import_module(f"screening.sources.{parser}").parse({source.files[0]: path}, source)
    except ParseError:
        return
    for parties in parsed.parties.values():
        assert all(party.names and all(name.text for name in party.names) for party in parties)
        assert len({party.uid for party in parties}) == len(parties)
        repr(parties).encode("utf-8")


@pytest.mark.parametrize("parser", PARSERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=300))
def test_any_bytes(parser: str, raw: bytes, tmp_path: Path) -> None:
    answers(parser, raw, tmp_path)


@pytest.mark.parametrize("parser", PARSERS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES) | st.binary(max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_a_spoilt_file(parser: str, edits: list[tuple[float, int, bytes]], tmp_path: Path) -> None:
    raw = (FIXTURES / parser / PARSERS[parser]).read_bytes()
    for place, length, piece in edits:
        at = int(place * len(raw))
        raw = raw[:at] + piece + raw[at + length :]
    answers(parser, raw, tmp_path)
