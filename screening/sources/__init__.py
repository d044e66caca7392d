"""Published files in, Party records out: one module per format, and the table that names them.

A parser reads strictly: every column, code and element is handled, listed as ignored, or a ParseError that
names it. It fetches nothing, judges nothing and knows no other list.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screening.catalogue import SourceFacts
    from screening.sources.parsed import Parsed, Parser


def _parser(module: str) -> Parser:
    """The `parse` of a module of this folder, imported on its first use: a run reads one format or none."""

    def parse(files: Mapping[str, Path], source: SourceFacts) -> Parsed:
        parsed: Parsed = import_module(f"screening.sources.{module}").parse(files, source)
        return parsed

    return parse


PARSERS: dict[str, Parser] = {
    name: _parser(name)
    for name in (
        *("columns", "csl_csv", "csl_json", "dpl_txt", "eu_csv", "ftm_json", "ofac_advanced_xml"),
        *("ofac_csv", "ofac_enhanced_xml", "targets_csv", "uflpa_html", "uk_csv", "un_xml"),
    )
}
"""The parsers that `parser = "..."` in a `lists/*.toml` can name."""
