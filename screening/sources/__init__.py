"""Published files in, Party records out: a module or a folder per publisher's format, and the table of them.

    ofac/  csl/  eu/  ftm/                        formats of several parts; their parsers are named below
    columns.py  uflpa_html.py  uk_csv.py  un_xml.py     formats of one module
    reading/                                      what formats share; it knows no publisher
    parsed.py                                     what a parser is given, and what it hands over

A parser reads strictly: every column, code and element is handled, listed as ignored, or a ParseError that
names it. It fetches nothing, judges nothing and knows no other list. No folder imports from another but
`reading`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screening.catalogue import SourceFacts
    from screening.sources.parsed import Parsed, Parser

MODULES = {
    "columns": "columns",
    "csl_csv": "csl.csv",
    "csl_json": "csl.json",
    "dpl_txt": "csl.dpl_txt",
    "eu_csv": "eu.csv",
    "ftm_json": "ftm.json",
    "ofac_advanced_xml": "ofac.advanced_xml",
    "ofac_csv": "ofac.legacy_csv",
    "ofac_enhanced_xml": "ofac.enhanced_xml",
    "targets_csv": "ftm.targets_csv",
    "uflpa_html": "uflpa_html",
    "uk_csv": "uk_csv",
    "un_xml": "un_xml",
}
"""What `parser = "..."` in a `lists/*.toml` can name -> the module of this folder that has its `parse`."""


def _parser(module: str) -> Parser:
    """The `parse` of a module, imported on its first use: a run reads one format or none."""

    def parse(files: Mapping[str, Path], source: SourceFacts) -> Parsed:
        parsed: Parsed = import_module(f"screening.sources.{module}").parse(files, source)
        return parsed

    return parse


PARSERS: dict[str, Parser] = {name: _parser(module) for name, module in MODULES.items()}
"""The parsers by those names."""
