"""Published files that are on this machine already: a file, or a folder that holds them by their names."""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ListError, ParseError

MOST_UNPACKED = 1 << 30
"""Bytes a packed list may grow to: the largest published one has about an eighth of it."""
_DATE_IN_PATH = re.compile(r"(?<!\d)(20\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?!\d)")


def located(source: SourceFacts, path: Path, scratch: Path, without: Collection[str] = ()) -> dict[str, Path]:
    """published file name -> file; names in any case, `.gz` unpacked into `scratch`. `without`: files of the
    source that nobody has (`left_out`).

    Raises ListError saying which file is missing, or there all the same; ParseError for a packed file that is
    cut.
    """
    if not path.exists():
        raise ListError(
            f"{path} does not exist", hint=f"{source.id} is published as {', '.join(source.files)}"
        )
    if path.is_file():
        if len(source.files) - len(without) > 1:
            raise ListError(
                f"{source.id} needs {len(source.files)} files, {path} is one",
                hint=f"give the folder that holds {', '.join(source.files)}",
            )
        found = {(source.files or (path.name,))[0]: path}
    else:
        there = {item.name.casefold().removesuffix(".gz"): item for item in sorted(path.iterdir())}
        if held := [name for name in without if name.casefold() in there]:
            hint = "what is there is loaded: leave out --without"
            raise ListError(f"{path} holds {', '.join(held)}", hint=hint)
        wanted = (*source.files, *source.optional_files)
        found = {name: there[name.casefold()] for name in wanted if name.casefold() in there}
        missing = [name for name in source.files if name not in found and name not in without]
        if missing or not found:
            raise ListError(f"{path} does not hold {', '.join(missing) or 'any file of ' + source.id}")
    return {name: _unpacked(file, scratch) for name, file in found.items()}


def left_out(source: SourceFacts, without: Collection[str]) -> tuple[str, ...]:
    """Which of these names, in any case, are files of the source that it can be read without: all but the
    first, which holds the parties."""
    named = {name.casefold() for name in without}
    return tuple(name for name in source.files[1:] if name.casefold() in named)


def date_in(path: Path) -> str | None:
    """The date in the name of a file or of its folder, ISO; a month stands for its first day."""
    found = _DATE_IN_PATH.findall("/".join(path.resolve().parts[-2:]))
    return "-".join((found[-1][0], found[-1][1], found[-1][2] or "01")) if found else None


def _unpacked(file: Path, scratch: Path) -> Path:
    if file.suffix != ".gz":
        return file
    target = scratch / file.stem
    size = 0
    try:
        with gzip.open(file, "rb") as packed, target.open("wb") as plain:
            while chunk := packed.read(1 << 20):
                size += len(chunk)
                if size > MOST_UNPACKED:
                    raise ListError(f"{file.name} unpacks to more than {MOST_UNPACKED >> 20} MB")
                plain.write(chunk)
    except (EOFError, gzip.BadGzipFile) as error:
        raise ParseError("is not whole: it cannot be unpacked to its end", where=file.name) from error
    return target
