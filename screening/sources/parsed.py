"""What a parser hands over, and what it may be given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.model import Party


@dataclass(frozen=True, slots=True)
class Parsed:
    """One reading of a source's files.

    `parties` holds one tuple for every list id the files carried, each party with its listing on that list
    only (a party on two lists stands in both, under the same uid). `rows` counts the records read, so that
    rows can be accounted for. `published_on` is the date the publisher wrote into the file, if any;
    `newest_entry` the latest listing date in it: the file cannot be older. Dates are ISO. `notes` say what
    was passed over on purpose, with counts; `incomplete` says what the files themselves show to be missing.
    """

    parties: Mapping[str, tuple[Party, ...]]
    rows: int
    published_on: str | None = None
    newest_entry: str | None = None
    notes: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()


Parser = Callable[[Mapping[str, Path], SourceFacts], Parsed]
"""(published file name as in `files`/`optional_files` -> path, facts) -> Parsed. Raises ParseError."""
