"""The list store on disk: editions beside each other, one small pointer that says which are current.

    SCREENING_HOME/
      current.json                     list id -> edition, and how the last attempt at each list ended
      editions/LIST/EDITION/           edition.json, parties.parquet, sums.json: changed by repairs alone
      raw/SHA256/NAME                  the published files as they came
      pins/LIST/EDITION                an empty file: this edition is named by a record, and is not pruned
      compiled/                        made from the above, may be deleted at any time

An edition is written beside the others, read back and compared, and only then named by the pointer, which is
replaced in one step: whoever reads sees the old state or the new one. This module decides nothing about
what may become current. What is written and what is read back of one layout stands together, though it takes
some lines more than a module should have.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from screening.errors import StoreError
from screening.model import Edition, Party
from screening.snapshot.durable import fsync, has_digest, intact, seal, sealed, write_file
from screening.snapshot.pointer import Attempt, Pointer, PointerDamaged, read_pointer, write_pointer
from screening.snapshot.records import decode_edition, decode_party, digest_of, encode

if TYPE_CHECKING:
    from filelock import BaseFileLock

FACTS, PARTIES = "edition.json", "parties.parquet"
REBUILT = "the store's pointer was damaged, so the edition stored last was taken"


def home_folder() -> Path:
    """`SCREENING_HOME`, else the platform's place for user data."""
    named = os.environ.get("SCREENING_HOME")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_dir

    return Path(user_data_dir("screening", appauthor=False))


class Store:
    """One list store. Reading needs no lock; `locked()` is for whoever writes."""

    def __init__(self, home: Path | None = None) -> None:
        self.home = home or home_folder()

    def locked(self) -> BaseFileLock:
        """The lock that one refresh at a time holds. It does not wait: raises filelock.Timeout.

        Raises StoreError if there can be no store at that place.
        """
        from filelock import FileLock  # who only reads does without

        try:
            self.home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._no_store(error) from error
        return FileLock(self.home / ".lock", timeout=0)

    def _no_store(self, error: OSError) -> StoreError:
        taken = isinstance(error, FileExistsError | NotADirectoryError)
        said = "is not a folder" if taken else f"cannot be used: {error.strerror}"
        return StoreError(f"the list store {self.home} {said}", hint="set SCREENING_HOME to a folder")

    @property
    def _pointer_path(self) -> Path:
        return self.home / "current.json"

    def pointer(self) -> Pointer:
        """What is current; an empty store has no lists. Raises PointerDamaged, StoreError."""
        try:
            return read_pointer(self._pointer_path)
        except OSError as error:
            raise self._no_store(error) from error

    def editions(self) -> dict[str, Edition]:
        """list id -> its current edition. Raises StoreError if one of them cannot be read."""
        found, damaged = self.readable()
        for error in damaged.values():
            raise error
        return found

    def readable(self) -> tuple[dict[str, Edition], dict[str, StoreError]]:
        """(list id -> its current edition, list id -> why that cannot be read). Raises as `pointer` does."""
        pointer = self.pointer()
        found: dict[str, Edition] = {}
        damaged: dict[str, StoreError] = {}
        for list_id, name in pointer.lists.items():
            try:
                edition = self.edition(list_id, name)
            except StoreError as error:
                damaged[list_id] = error
                continue
            at = pointer.seen.get(list_id)
            if at:
                day = max(edition.as_of or "", at[:10])
                edition = replace(edition, as_of=day, retrieved_at=at)
            found[list_id] = edition
        return found, damaged

    def edition_names(self, list_id: str) -> list[str]:
        """Names of all editions kept of a list, in order of name."""
        folder = self.home / "editions" / list_id
        return sorted(path.name for path in folder.glob("[!.]*")) if folder.is_dir() else []

    def history(self, list_id: str) -> list[Edition]:
        """The editions kept of a list that can be read, the one stored last first."""
        editions = []
        for name in self.edition_names(list_id):
            with suppress(StoreError):  # `screen lists verify` tells of those
                editions.append(self.edition(list_id, name))
        return sorted(editions, key=_stored, reverse=True)

    def prune(self, list_id: str, keep: int) -> None:
        """Drop the editions of a list past the current one and the `keep` stored last before it; pinned ones
        stay.

        What cannot be read goes too: nothing can be screened or compared with it.
        """
        current = self.pointer().lists.get(list_id)
        past = [name for name in map(edition_name, self.history(list_id)) if name != current]
        pinned = {path.name for path in (self.home / "pins" / list_id).glob("[!.]*")}
        for name in set(self.edition_names(list_id)) - {current, *past[:keep]} - pinned:
            shutil.rmtree(self.home / "editions" / list_id / name, ignore_errors=True)

    def pin(self, editions: Iterable[Edition]) -> bool:
        """Keep these editions from being pruned; False if the store cannot be written."""
        try:
            for edition in editions:
                if edition.origin == "store":
                    path = self.home / "pins" / edition.list_id / edition_name(edition)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.touch()
        except OSError:
            return False
        return True

    def edition(self, list_id: str, name: str) -> Edition:
        """The edition of that name (`edition_name`). Raises StoreError if it cannot be read."""
        folder = self.home / "editions" / list_id / name
        try:
            if sealed(folder) and not intact(folder, only=[FACTS]):
                raise ValueError("changed")
            edition = decode_edition((folder / FACTS).read_bytes())
            if (edition.list_id, edition_name(edition)) != (list_id, name):
                raise ValueError("the facts of another edition")
            return edition
        except (OSError, ValueError) as error:  # pydantic's ValidationError is a ValueError
            raise StoreError(f"edition {name} of {list_id} cannot be read", hint=_again(list_id)) from error

    def record_lines(self, edition: Edition) -> list[str]:
        """The edition's parties as JSON lines. Raises StoreError if they are not those that were written."""
        import polars as pl  # 100 ms that a run on compiled tables does without

        folder = self.home / "editions" / edition.list_id / edition_name(edition)
        changed = StoreError(
            f"the parties of {edition.list_id} are not those that were stored: {folder} was changed",
            hint=_again(edition.list_id),
        )
        if sealed(folder) and not intact(folder):
            raise changed  # before it is parsed: polars panics on some damaged files
        try:
            lines: list[str] = pl.read_parquet(folder / PARTIES, columns=["record"])["record"].to_list()
            digest = digest_of(lines)
        except (OSError, AttributeError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            raise StoreError(
                f"the parties of {edition.list_id} cannot be read from {folder / PARTIES}",
                hint=_again(edition.list_id),
            ) from error
        if digest != edition.digest:
            raise changed
        return lines

    def fault(self, edition: Edition) -> str:
        """Why the edition, as it is stored, cannot be used; empty if it is what was written."""
        try:
            self.edition(edition.list_id, edition_name(edition))
            self.record_lines(edition)
        except StoreError as error:
            return str(error)
        return ""

    def parties(self, edition: Edition) -> tuple[Party, ...]:
        """The edition's parties. Raises StoreError as `record_lines` does."""
        return tuple(decode_party(line) for line in self.record_lines(edition))

    def keep_raw(self, path: Path, sha256: str) -> None:
        """Keep a published file as it came, under its digest."""
        target = self.home / "raw" / sha256 / path.name
        if not has_digest(target, sha256):
            write_file(target, path.read_bytes())

    def write_edition(self, edition: Edition, parties: Sequence[Party]) -> None:
        """Write an edition beside the others and read it back; it is not current until `switch`.

        One that is there already stays as it is, unless it is damaged. Raises StoreError if what comes back
        is not what was written.
        """
        import polars as pl

        target = self.home / "editions" / edition.list_id / edition_name(edition)
        if target.is_dir() and not self.fault(edition):
            return
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=".new-"))
        except OSError as error:
            raise _unwritable(error) from error
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
            frame.write_parquet(folder / PARTIES, compression="zstd")
            (folder / FACTS).write_text(encode(edition), encoding="utf-8")
            seal(folder)
            if target.is_dir():
                shutil.rmtree(target)
            folder.replace(target)
            fsync(target.parent)
        except OSError as error:
            raise _unwritable(error) from error
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
        self._write_pointer(new)

    def mend_pointer(self, at: str) -> tuple[str, ...]:
        """Make a damaged pointer anew from the editions that can be read; what was done, in sentences.

        The damaged one is kept beside it. Of each list the edition stored last becomes current, and every
        report says so until the list is next refreshed. Call it with the lock held. Raises StoreError.
        """
        try:
            self.pointer()
            return ()
        except PointerDamaged:
            pass
        taken = {}
        for folder in sorted((self.home / "editions").glob("[!.]*")):
            whole = (edition for edition in self.history(folder.name) if not self.fault(edition))
            last = next(whole, None)
            if last:
                taken[folder.name] = edition_name(last)
        damaged = self._pointer_path.with_name("current.json.damaged")
        try:
            damaged.write_bytes(self._pointer_path.read_bytes())
        except OSError as error:
            raise _unwritable(error) from error
        self._write_pointer(Pointer(taken, attempts=dict.fromkeys(taken, Attempt("rebuilt", at, REBUILT))))
        return (
            f"THE POINTER OF THE LIST STORE WAS DAMAGED and is made anew; the old one is kept as {damaged}",
            *(f"{list_id}: current is now {name}, stored last" for list_id, name in taken.items()),
        )

    def _write_pointer(self, pointer: Pointer) -> None:
        try:
            write_pointer(self._pointer_path, pointer)
        except OSError as error:
            raise _unwritable(error) from error


def _again(list_id: str) -> str:
    return (
        f"run: screen lists refresh --only {list_id} (with --from SOURCE=PATH if it was loaded from a file)"
    )


def _unwritable(error: OSError) -> StoreError:
    return StoreError(f"cannot write to the list store: {error}", hint="is the disk full?")


def _stored(edition: Edition) -> tuple[str, str]:
    """When an edition was stored; of two stored at once the one published later is the later."""
    return (edition.retrieved_at or "", edition.published_on or "")


def edition_name(edition: Edition) -> str:
    """The edition's folder: publication date and the head of its files' and parties' digests."""
    return f"{edition.published_on or 'undated'}-{edition.sha256[:12]}-{edition.digest[:8]}"
