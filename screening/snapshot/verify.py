"""Recompute every digest of the store: are editions, raw files and compiled tables what was stored?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from screening.errors import StoreError
from screening.snapshot.durable import has_digest, intact
from screening.snapshot.store import Store


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked; `fault` is empty if it is what was stored."""

    what: str
    fault: str = ""


def verify(store: Store) -> Iterator[Check]:
    """Check all editions, raw files and compiled tables. Raises StoreError for a damaged pointer."""
    current = store.pointer().lists
    stored = {path.name for path in (store.home / "editions").glob("[!.]*")}
    for list_id in sorted(stored | current.keys()):
        for name in sorted({*store.edition_names(list_id), *current.get(list_id, "").split()}):
            what = f"{list_id} {name}"
            try:
                yield Check(what, store.fault(store.edition(list_id, name)))
            except StoreError as error:
                yield Check(what, str(error))
    yield from _raw_files(store)
    yield from _compiled(store)


def _raw_files(store: Store) -> Iterator[Check]:
    for path in sorted((store.home / "raw").glob("*/*")):
        whole = has_digest(path, path.parent.name)
        fault = "" if whole else "its bytes are not those that were stored"
        yield Check(f"raw file {path.name} {path.parent.name[:12]}", fault)


def _compiled(store: Store) -> Iterator[Check]:
    """Tables and index that screening reads: every byte must be the one that was written."""
    compiled = store.home / "compiled"
    for folder in sorted([*compiled.glob("[!.]*"), *compiled.glob("[!.]*/index-*")]):
        fault = "" if intact(folder) else "not what was written; made again when it is next needed"
        yield Check(f"compiled {folder.relative_to(compiled)}", fault)
