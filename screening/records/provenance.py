"""What answered and what it was held against: digests of code and tables, versions, editions and their files.

It reads the program's own files and the store, and judges nothing.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

from screening import __version__
from screening.catalogue import lists_folder
from screening.model import Decision, Decisions, Edition
from screening.records.schema import (
    AttemptJson,
    DecisionsJson,
    EditionJson,
    ListJson,
    PublishedFileJson,
    ToolJson,
)
from screening.snapshot.snapshot import Snapshot
from screening.snapshot.store import edition_name

PACKAGE = Path(__file__).resolve().parent.parent
TABLES = (".toml", ".csv")
LIBRARIES = (
    *("anyascii", "charset-normalizer", "english-words", "fastexcel", "numpy", "polars", "pypdfium2"),
    "rapidfuzz",
)
"""Those whose version can change what is read or how names are compared."""


def tool(own_lists: Path) -> ToolJson:
    """This program as it is installed here, with an organisation's own descriptions of lists."""
    return ToolJson(
        version=__version__,
        python=platform.python_version(),
        platform=platform.platform(aliased=True, terse=True),
        code=_code(),
        tables=_tables(own_lists),
        libraries=dict(_libraries()),
    )


def _code() -> dict[str, str]:
    """Room -> digest of the names and bytes of its modules."""
    hashers: dict[str, Any] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        hasher = hashers.setdefault(room, hashlib.sha256())
        hasher.update(f"{path.relative_to(PACKAGE).as_posix()}\n{_digest(path)}\n".encode())
    return {room: hasher.hexdigest() for room, hasher in sorted(hashers.items())}


def _tables(own_lists: Path) -> dict[str, str]:
    """Tables of words, facts and hand-kept lists -> digest; `lists/` may lie in the package or beside it."""
    lists = lists_folder()
    found = {
        path.relative_to(PACKAGE).as_posix(): _digest(path)
        for path in PACKAGE.rglob("*")
        if path.suffix in TABLES and not path.is_relative_to(lists)
    }
    for name, folder in (("lists", lists), ("own lists", own_lists)):
        for path in folder.rglob("*"):
            if path.suffix in TABLES:
                found[f"{name}/{path.relative_to(folder).as_posix()}"] = _digest(path)
    return dict(sorted(found.items()))


def _libraries() -> Iterator[tuple[str, str]]:
    for name in LIBRARIES:
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, ""


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def lists_of_run(snapshot: Snapshot, screened: frozenset[str], today: date) -> list[ListJson]:
    """Every list of the catalogue as it stood in the run."""
    held = {edition.list_id: edition for edition in snapshot.editions}
    found = []
    for status in snapshot.statuses(today):
        edition, attempt = held.get(status.id), snapshot.attempts.get(status.id)
        found.append(
            ListJson(
                id=status.id,
                title=status.title,
                screened=status.id in screened,
                state=status.state,  # type: ignore[arg-type]
                stale=status.stale,
                age_days=status.age_days,
                reason=status.reason,
                edition=_edition(edition) if edition else None,
                attempt=AttemptJson(**asdict(attempt)) if attempt else None,
            )
        )
    return found


def _edition(edition: Edition) -> EditionJson:
    facts = {**asdict(edition), "coverage": edition.coverage.value}
    files = [
        PublishedFileJson(name=name, sha256=one)
        for name, _, one in (f.rpartition(" ") for f in edition.files)
    ]
    return EditionJson(**{**facts, "name": edition_name(edition), "files": files})


def differing(before: ToolJson, after: ToolJson) -> Sequence[str]:
    """What differs between two tools, in words; empty if they are the same."""
    said = []
    if before.version != after.version:
        said.append(f"version {before.version}, now {after.version}")
    for what, then, now in (
        ("table", before.tables, after.tables),
        ("code of", before.code, after.code),
        ("library", before.libraries, after.libraries),
    ):
        changed = sorted(name for name in {*then, *now} if then.get(name) != now.get(name))
        said += [f"{what} {name}{_gone(then.get(name), now.get(name))}" for name in changed]
    if before.python.rpartition(".")[0] != after.python.rpartition(".")[0]:
        said.append(f"Python {before.python}, now {after.python}")
    return said


def _gone(then: str | None, now: str | None) -> str:
    if then is None:
        return " (new)"
    if now is None:
        return " (gone)"
    return "" if len(then) == 64 else f" {then or 'absent'}, now {now or 'absent'}"


def decisions_of_run(decisions: Decisions | None) -> DecisionsJson | None:
    """The decisions of reviewers that a run knew."""
    if decisions is None:
        return None
    used = decisions.used
    return DecisionsJson(source=used.source, count=used.count, sha256=decisions_digest(decisions.made))


def decisions_digest(made: Sequence[Decision]) -> str:
    """sha256 of decisions as CSV, wherever they are kept."""
    from screening.decisions.table import to_csv

    return hashlib.sha256(to_csv(made)).hexdigest()
