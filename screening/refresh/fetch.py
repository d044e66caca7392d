"""Published files over the network: the only module that opens a connection. It sends no name to anybody.

Each file is asked for with what is known of the copy at hand (ETag, Last-Modified), so that an unchanged one
costs a header; a dropped connection or a busy server is tried again with growing pauses.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from threading import Lock

import httpx
import tenacity

from screening.catalogue import SourceFacts
from screening.errors import ListError, StoreError
from screening.snapshot.durable import has_digest, write_file
from screening.snapshot.store import Store

TIMEOUT = httpx.Timeout(30.0, connect=15.0)
TRIES = 4
LARGEST = 512 << 20
"""Bytes one file may have: the largest published one, OFAC's advanced XML, has about 120 MB."""
BUSY = {408, 425, 429, 500, 502, 503, 504}

Progress = Callable[[str, int, int | None], None]
"""(source id, bytes so far, bytes in all or None): told as a source's files arrive."""


class _TryAgain(Exception):
    """The server was busy or the connection broke: another try may do."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What is known of a file fetched before: its validators, and where its bytes are kept."""

    sha256: str
    name: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A source's files. `changed_on` (ISO) is when the server says that the first was last changed."""

    files: Mapping[str, Path]
    changed_on: str | None


class Fetcher:
    """Fetches sources. `mirror` replaces the publishers' addresses by MIRROR/SOURCE/FILE."""

    def __init__(
        self,
        store: Store,
        *,
        mirror: str = "",
        progress: Progress | None = None,
        pause: float = 1.0,
        largest: int = LARGEST,
    ) -> None:
        self._store = store
        self._mirror = mirror.rstrip("/")
        self._progress = progress or (lambda *_: None)
        self._largest = largest
        self._lock = Lock()
        self._retrying = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(TRIES),
            wait=tenacity.wait_exponential(multiplier=pause, max=30 * pause) + tenacity.wait_random(0, pause),
            retry=tenacity.retry_if_exception_type(_TryAgain),
            reraise=True,
        )
        self._client: httpx.Client | None = None

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()

    def address(self, source: SourceFacts, name: str) -> str:
        """Where the file is asked for. Raises ListError if the source has no address."""
        if self._mirror:
            return f"{self._mirror}/{source.id}/{name}"
        if name not in source.urls:
            raise ListError(
                f"{source.id} has no address to fetch {name} from",
                hint=f"get it from {source.page} and load it with --from {source.id}=PATH",
            )
        return source.urls[name]

    def fetch(self, source: SourceFacts, folder: Path) -> Fetched:
        """All files of a source, new ones into `folder`. Raises ListError saying which failed and how."""
        files: dict[str, Path] = {}
        changed_on = None
        for name in (*source.files, *source.optional_files):
            if name in source.optional_files and not self._mirror and name not in source.urls:
                continue
            try:
                files[name], changed = self._retrying(self._fetch_one, source, name, folder)
            except _TryAgain as error:
                raise ListError(f"{name} could not be fetched: {error}", hint="try again later") from error
            except httpx.HTTPError as error:
                raise ListError(f"{name} could not be fetched: {_said(error)}") from error
            changed_on = changed_on or changed
        return Fetched(files, changed_on)

    def _connected(self) -> httpx.Client:
        """The client, made for the first file that is asked for: it reads all certificates, and what comes
        from a place need not wait for that."""
        with self._lock:
            if self._client is None:
                agent = {"User-Agent": "screening (list refresh)"}
                self._client = httpx.Client(timeout=TIMEOUT, follow_redirects=True, headers=agent)
            return self._client

    def _fetch_one(self, source: SourceFacts, name: str, folder: Path) -> tuple[Path, str | None]:
        address = self.address(source, name)
        known = self._known().get(address)
        kept = self._store.home / "raw" / known.sha256 / known.name if known else None
        headers = _conditions(known) if known and kept and has_digest(kept, known.sha256) else {}
        try:
            with self._connected().stream("GET", address, headers=headers) as answer:
                if answer.status_code == httpx.codes.NOT_MODIFIED and known and kept:
                    return kept, _day(known.last_modified)
                if answer.status_code in BUSY:
                    raise _TryAgain(f"the server answered {answer.status_code}")
                if answer.status_code != httpx.codes.OK:
                    said = f"the server answered {answer.status_code}"
                    raise ListError(f"{name} could not be fetched: {said}")
                path = folder / name
                sha256 = self._receive(source, name, answer, path)
                copy = Copy(
                    sha256, name, answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")
                )
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise _TryAgain(_said(error)) from error
        self._store.keep_raw(path, sha256)
        self._remember(address, copy)
        return path, _day(copy.last_modified)

    def _receive(self, source: SourceFacts, name: str, answer: httpx.Response, path: Path) -> str:
        """Write the body to `path`; its sha256. Raises ListError past the size limit."""
        announced = answer.headers.get("Content-Length")
        total = int(announced) if announced and announced.isdigit() else None
        hasher = hashlib.sha256()
        size = 0
        with path.open("wb") as file:
            for chunk in answer.iter_bytes(1 << 16):
                size += len(chunk)
                if size > self._largest:
                    raise ListError(
                        f"{name} is larger than the {self._largest >> 20} MB that a list may have"
                    )
                file.write(chunk)
                hasher.update(chunk)
                self._progress(source.id, size, total)
        return hasher.hexdigest()

    def _known(self) -> dict[str, Copy]:
        try:
            read = json.loads((self._store.home / "fetched.json").read_bytes())
            return {address: Copy(**copy) for address, copy in read.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}  # without it every file is fetched whole: slower, never wrong

    def _remember(self, address: str, copy: Copy) -> None:
        with self._lock:
            known = {**self._known(), address: copy}
            plain = {key: asdict(value) for key, value in sorted(known.items())}
            try:
                write_file(self._store.home / "fetched.json", json.dumps(plain, indent=1).encode())
            except OSError as error:
                raise StoreError(
                    f"cannot write to the list store: {error}", hint="is the disk full?"
                ) from error


def _conditions(copy: Copy) -> dict[str, str]:
    conditions = {"If-None-Match": copy.etag, "If-Modified-Since": copy.last_modified}
    return {header: value for header, value in conditions.items() if value}


def _day(last_modified: str) -> str | None:
    try:
        return parsedate_to_datetime(last_modified).date().isoformat()
    except (ValueError, TypeError):
        return None


def _said(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
