"""The pointer of the store, `current.json`: which editions are current, and how the last attempts ended.

It reads and writes; it does not guess. A pointer that cannot be understood is an error, never an empty store.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from screening.errors import StoreError
from screening.snapshot.durable import write_file

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Attempt:
    """How the last refresh of a list ended; `at` is ISO UTC.

    `state`: loaded, unchanged, repaired (unchanged, but the stored copy was damaged and is written anew),
    refused, failed; or "rolled back" and "rebuilt", which are no refresh and always carry a reason.
    """

    state: str
    at: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What `current.json` says. `seen`: when (UTC) the publisher last served the current edition again."""

    lists: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    attempts: Mapping[str, Attempt] = field(default_factory=dict)
    format: int = FORMAT


class PointerDamaged(StoreError):
    """The pointer is there and cannot be understood; `Store.mend_pointer` makes it anew."""


def read_pointer(path: Path) -> Pointer:
    """The pointer; an empty one if there is no such file.

    Raises PointerDamaged, StoreError if another version wrote it, OSError if it cannot be read.
    """
    try:
        pointer = TypeAdapter(Pointer).validate_json(path.read_bytes())
    except FileNotFoundError:
        return Pointer()
    except ValidationError as error:
        raise PointerDamaged(
            f"the list store's pointer {path} is damaged",
            hint="run: screen lists refresh, which makes it anew from the editions in the store",
        ) from error
    if pointer.format != FORMAT:
        raise StoreError(
            f"the list store {path.parent} is in format {pointer.format}, this version reads {FORMAT}",
            hint="use the version that wrote it, or refresh into another SCREENING_HOME",
        )
    return pointer


def write_pointer(path: Path, pointer: Pointer) -> None:
    """Replace the pointer in one step. Raises OSError."""
    write_file(path, json.dumps(asdict(pointer), indent=1).encode())
