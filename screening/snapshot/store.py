"""The list store on disk: editions beside each other, one small pointer that says which are current.

    SCREENING_HOME/
      current.json                     list id -> edition, and how the last attempt at each list ended
      editions/LIST/EDITION/           edition.json, parties.parquet: never changed once written
      raw/SHA256/NAME                  the published files as they came
      compiled/                        made from the above, may be deleted at any time

An edition is written beside the others, read back and compared, and only then named by the pointer, which is
replaced in one step: whoever reads sees the old state or the new one. This module decides nothing about
what may become current.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import filelock
import platformdirs
from pydantic import TypeAdapter, ValidationError

from screening.errors import StoreError
from screening.model import Edition, Party
from screening.snapshot.records import decode_edition, decode_party, digest_of, encode

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Attempt:
    """How the last refresh of a list ended. `state`: loaded, unchanged, refused, failed; `at` is ISO UTC."""

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


def home_folder() -> Path:
    """`SCREENING_HOME`, else the platform's place for user data."""
    named = os.environ.get("SCREENING_HOME")
    return (
        Path(named).expanduser() if named else Path(platformdirs.user_data_dir("screening", appauthor=False))
    )


def fsync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut, where the system lets a folder be synced."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_file(path: Path, data: bytes) -> None:
    """Write `path` so that a reader sees the old bytes or the new ones, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    fsync_folder(path.parent)


class Store:
    """One list store. Reading needs no lock; `locked()` is for whoever writes."""

    def __init__(self, home: Path | None = None) -> None:
        self.home = home or home_folder()

    def locked(self) -> filelock.BaseFileLock:
        """The lock that one refresh at a time holds. It does not wait: raises filelock.Timeout."""
        self.home.mkdir(parents=True, exist_ok=True)
        return filelock.FileLock(self.home / ".lock", timeout=0)

    def pointer(self) -> Pointer:
        """What is current; an empty store has no lists. Raises StoreError if the pointer is damaged."""
        path = self.home / "current.json"
        try:
            pointer = TypeAdapter(Pointer).validate_json(path.read_bytes())
        except FileNotFoundError:
            return Pointer()
        except NotADirectoryError as error:
            raise StoreError(
                f"the list store {self.home} is not a folder", hint="set SCREENING_HOME"
            ) from error
        except (ValidationError, OSError) as error:
            raise StoreError(
                f"the list store's pointer {path} cannot be read",
                hint="run: screen lists refresh; or delete the file to start from the embedded extract",
            ) from error
        if pointer.format != FORMAT:
            raise StoreError(
                f"the list store {self.home} is in format {pointer.format}, this version reads {FORMAT}",
                hint="use the version that wrote it, or refresh into another SCREENING_HOME",
            )
        return pointer

    def editions(self) -> dict[str, Edition]:
        """list id -> its current edition."""
        pointer = self.pointer()
        found = {list_id: self.edition(list_id, name) for list_id, name in pointer.lists.items()}
        for list_id, at in pointer.seen.items():
            day = max(found[list_id].as_of or "", at[:10])
            found[list_id] = replace(found[list_id], as_of=day, retrieved_at=at)
        return found

    def history(self, list_id: str) -> list[Edition]:
        """All editions kept of a list, the one stored last first."""
        folder = self.home / "editions" / list_id
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        editions = [self.edition(list_id, name) for name in names if not name.startswith(".")]
        return sorted(editions, key=_stored, reverse=True)

    def prune(self, list_id: str, keep: int) -> None:
        """Drop the editions of a list past the current one and the `keep` stored last before it."""
        current = self.pointer().lists.get(list_id)
        past = [edition for edition in self.history(list_id) if edition_name(edition) != current]
        for edition in past[keep:]:
            shutil.rmtree(self.home / "editions" / list_id / edition_name(edition), ignore_errors=True)

    def edition(self, list_id: str, name: str) -> Edition:
        """The edition of that name (`edition_name`). Raises StoreError if it cannot be read."""
        path = self.home / "editions" / list_id / name / "edition.json"
        try:
            return decode_edition(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise StoreError(
                f"edition {name} of {list_id} cannot be read",
                hint=f"run: screen lists refresh --only {list_id}",
            ) from error

    def record_lines(self, edition: Edition) -> list[str]:
        """The edition's parties as JSON lines. Raises StoreError if they are not those that were written."""
        import polars as pl  # 100 ms that a run on compiled tables does without

        path = self.home / "editions" / edition.list_id / edition_name(edition) / "parties.parquet"
        try:
            lines: list[str] = pl.read_parquet(path, columns=["record"])["record"].to_list()
        except (OSError, pl.exceptions.PolarsError) as error:
            raise StoreError(
                f"the parties of {edition.list_id} cannot be read from {path}",
                hint=f"run: screen lists refresh --only {edition.list_id}",
            ) from error
        if digest_of(lines) != edition.digest:
            raise StoreError(
                f"the parties of {edition.list_id} are not those that were stored: {path} was changed",
                hint=f"run: screen lists refresh --only {edition.list_id}",
            )
        return lines

    def parties(self, edition: Edition) -> tuple[Party, ...]:
        """The edition's parties. Raises StoreError as `record_lines` does."""
        return tuple(decode_party(line) for line in self.record_lines(edition))

    def keep_raw(self, path: Path, sha256: str) -> None:
        """Keep a published file as it came, under its digest."""
        target = self.home / "raw" / sha256 / path.name
        if not target.exists():
            write_file(target, path.read_bytes())

    def write_edition(self, edition: Edition, parties: Sequence[Party]) -> None:
        """Write an edition beside the others and read it back; it is not current until `switch`.

        Raises StoreError if what comes back is not what was written.
        """
        import polars as pl

        target = self.home / "editions" / edition.list_id / edition_name(edition)
        if target.is_dir():
            self.record_lines(edition)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=".new-"))
        try:
            frame = pl.DataFrame(
                {
                    "uid": [party.uid for party in parties],
                    "kind": [party.kind.value for party in parties],
                    "caption": [party.caption for party in parties],
                    "record": [encode(party) for party in parties],
                },
                schema={"uid": pl.String, "kind": pl.String, "caption": pl.String, "record": pl.String},
            )
            frame.write_parquet(folder / "parties.parquet", compression="zstd")
            write_file(folder / "edition.json", encode(edition).encode())
            for path in folder.iterdir():
                with path.open("rb") as file:
                    os.fsync(file.fileno())
            fsync_folder(folder)
            folder.replace(target)
            fsync_folder(target.parent)
        except OSError as error:
            raise StoreError(f"cannot write to the list store: {error}", hint="is the disk full?") from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        self.record_lines(edition)

    def switch(
        self,
        editions: Iterable[Edition],
        attempts: Mapping[str, Attempt],
        seen: Mapping[str, str] | None = None,
    ) -> None:
        """Make these editions current, note how the attempts ended and what was seen again, in one step."""
        pointer = self.pointer()
        new_names = {edition.list_id: edition_name(edition) for edition in editions}
        still = {list_id: at for list_id, at in pointer.seen.items() if list_id not in new_names}
        new = Pointer(
            lists=dict(sorted({**pointer.lists, **new_names}.items())),
            seen=dict(sorted({**still, **(seen or {})}.items())),
            attempts=dict(sorted({**pointer.attempts, **attempts}.items())),
        )
        try:
            write_file(self.home / "current.json", json.dumps(asdict(new), indent=1).encode())
        except OSError as error:
            raise StoreError(f"cannot write to the list store: {error}", hint="is the disk full?") from error


def _stored(edition: Edition) -> tuple[str, str]:
    """When an edition was stored; of two stored at once the one published later is the later."""
    return (edition.retrieved_at or "", edition.published_on or "")


def edition_name(edition: Edition) -> str:
    """The edition's folder: publication date and the head of its files' and parties' digests."""
    return f"{edition.published_on or 'undated'}-{edition.sha256[:12]}-{edition.digest[:8]}"
