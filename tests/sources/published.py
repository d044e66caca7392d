"""What tests of several formats need: the hand-written files, spoilt copies of them, tables in a layout."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from screening.catalogue import ListFacts, SourceFacts

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "sources"
"""A folder for each parser; OFAC's CSV has one for each set."""


def spoilt(folder: Path, whole: Path, old: str, new: str) -> Path:
    """A copy of a file in `folder` in which the first `old` is replaced."""
    text = whole.read_text(encoding="utf-8")
    assert old in text
    path = folder / whole.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def table(columns: Sequence[str], rows: Sequence[dict[str, str]], delimiter: str = ",") -> str:
    """A table of these rows, cells that are not given left empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def own_source(parser: str, file: str, *lists: str, columns: dict[str, str] | None = None) -> SourceFacts:
    """An organisation's own source of these lists ("own" where none is named)."""
    return SourceFacts(
        id="own",
        title="Own list",
        publisher="Quay",
        page="https://quay.example",
        parser=parser,
        licence="own",
        max_age_days=30,
        lists=tuple(ListFacts(id=name, title=name, short=name) for name in lists or ("own",)),
        files=(file,),
        columns=columns or {},
    )
