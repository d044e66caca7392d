"""What a command line names for reading: files, whole folders, standard input; in order, each file once.

A folder is read to its depth, in the order of its names, as far as its files are of a kind that has a reader:
told by the name's ending, or by the bytes of a file without one. Nothing is passed over unsaid.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from screening.cli.streams import note
from screening.errors import InputError
from screening.model import NotScreened
from screening.snapshot.durable import real_path

ENDINGS = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".pdf", ".docx", ""}
)
"""Files of a folder that are read; "" is a name without an ending. A file named itself is always read."""
KINDS = "text, Markdown, HTML, PDF, DOCX"
_HINT = f"files of these kinds are read from a folder: {KINDS}"


@dataclass(slots=True)
class Inputs:
    """`files` to read in order, among them as NotScreened what cannot be; `passed_over` are files of other
    kinds and hidden ones, `gaps` what of that leaves the screening incomplete."""

    files: list[Path | NotScreened] = field(default_factory=list)
    passed_over: list[NotScreened] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)


def find_inputs(given: Sequence[Path]) -> Inputs:
    """The files that some words of a command line name. Raises InputError if there is nothing to read."""
    found = Inputs()
    seen: set[Path] = set()
    for path in given:
        for one in _in_folder(path, found) if path.is_dir() else (path,):
            if isinstance(one, Path):
                real = one if str(one) == "-" else real_path(one)
                if real in seen:
                    note(f"screen: {one} is named twice and read once")
                    continue
                seen.add(real)
            found.files.append(one)
    return found


def _in_folder(folder: Path, found: Inputs) -> Iterator[Path | NotScreened]:
    others: Counter[str] = Counter()
    hidden, any_file = 0, False
    for one in _walk(folder):
        if isinstance(one, NotScreened):
            yield one
        elif one.name.startswith("."):
            hidden += 1
        elif not one.is_file():
            others["pipes, devices, broken links or linked folders"] += 1
        elif one.suffix.lower() not in ENDINGS:
            others[f"*{one.suffix.lower()}"] += 1
        else:
            any_file = True
            yield one
    passed = [
        NotScreened(f"{folder}: {kind}", "of a kind that is not read from a folder", count)
        for kind, count in sorted(others.items())
    ]
    if not any_file:
        said = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        raise InputError(f"{folder} holds no file to read{f' ({said})' if said else ''}", hint=_HINT)
    found.passed_over += passed
    if passed:
        said = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        found.gaps.append(f"PASSED OVER in {folder}, of other kinds than {KINDS}: {said}")
    if hidden:
        found.passed_over.append(NotScreened(f"{folder}: hidden", "the name begins with a dot", hidden))


def _walk(folder: Path) -> Iterator[Path | NotScreened]:
    """All that a folder holds but folders, sorted; hidden folders and links to folders are not entered."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield NotScreened(str(folder), f"the folder cannot be listed: {error.strerror}")
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
            yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)
