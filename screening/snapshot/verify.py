"""Recompute every digest of the store: are editions, raw files and compiled tables what was stored?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from screening.errors import StoreError
from screening.snapshot import tables
from screening.snapshot.store import Store, edition_name


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked; `fault` is empty if it is what was stored."""

    what: str
    fault: str = ""


def verify(store: Store) -> Iterator[Check]:
    """Check all editions, raw files and compiled tables. Raises StoreError for a damaged pointer."""
    for list_id in sorted(store.pointer().lists):
        try:
            editions = store.history(list_id)
        except StoreError as error:
            yield Check(f"editions of {list_id}", str(error))
            continue
        for edition in editions:
            what = f"{list_id} {edition_name(edition)}"
            try:
                store.record_lines(edition)
                yield Check(what)
            except StoreError as error:
                yield Check(what, str(error))
    yield from _raw_files(store)
    yield from _compiled(store)


def _raw_files(store: Store) -> Iterator[Check]:
    for path in sorted((store.home / "raw").glob("*/*")):
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        fault = "" if sha256 == path.parent.name else "its bytes are not those that were stored"
        yield Check(f"raw file {path.name} {path.parent.name[:12]}", fault)


def _compiled(store: Store) -> Iterator[Check]:
    """The tables that screening reads must hold the very parties of their editions."""
    for folder in sorted((store.home / "compiled").glob("[!.]*")):
        what = f"compiled tables {folder.name[:12]}"
        loaded = tables.load(folder)
        if loaded is None:
            yield Check(what, "they cannot be read; they will be made again")
            continue
        fault = "" if tables.digest(loaded) == loaded.digest else "they are not those that were compiled"
        yield Check(what, f"{fault}; delete {folder}" if fault else "")
