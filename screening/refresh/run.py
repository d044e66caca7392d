"""Files -> the store: fetch or locate, parse, gate, write, switch. No source holds up another.

A source that fails keeps its last edition; why it failed is kept beside it and shown in every report.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import filelock

from screening.catalogue import Catalogue, ListFacts, SourceFacts
from screening.errors import ListError, ParseError, Refused, ScreeningError, StoreError
from screening.model import Coverage, Edition, Party
from screening.refresh.fetch import Fetched, Fetcher
from screening.refresh.located import date_in, left_out, located
from screening.snapshot.diff import compare_editions
from screening.snapshot.embedded import counted
from screening.snapshot.freshness import IN_FILE, IN_PATH, NEWEST_ENTRY, ON_SERVER
from screening.snapshot.gate import lost, refusal
from screening.snapshot.pointer import Attempt
from screening.snapshot.store import Store
from screening.sources import PARSERS
from screening.sources.parsed import Parsed, Parser

SIDE_BY_SIDE = 4
SAME = ("unchanged", "repaired")
KEEP = 12
"""Editions kept of each list besides the current one, so that a past report can be run again."""


@dataclass(frozen=True, slots=True)
class SourceResult:
    """How the refresh of one source ended: an Attempt a list, and what the parser passed over.

    `changes` tells of each loaded list what differs from the edition before: "+12 -3 ~40 since 2026-05-01".
    """

    source_id: str
    attempts: Mapping[str, Attempt]
    editions: Mapping[str, Edition]
    notes: tuple[str, ...] = ()
    changes: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether every list of the source was loaded or was the same already."""
        return all(attempt.state in ("loaded", *SAME) for attempt in self.attempts.values())


@dataclass(frozen=True, slots=True)
class _Given:
    """A source's files, where they came from, what is known of their date, and which were left out."""

    files: Mapping[str, Path]
    path: Path | None
    changed_on: str | None
    without: tuple[str, ...] = ()


def refresh(
    store: Store,
    catalogue: Catalogue,
    source_ids: Sequence[str],
    now: datetime,
    *,
    places: Mapping[str, Path] | None = None,
    fetcher: Fetcher | None = None,
    accept: Collection[str] = (),
    without: Collection[str] = (),
    keep: int = KEEP,
    told: Callable[[str], None] = lambda _: None,
) -> tuple[SourceResult, ...]:
    """Bring sources into the store: from `places` (a file or folder) where given, else from their publishers.

    `accept` names lists to take although the gate refuses them; `without` names published files that nobody
    has, of sources that come from `places`: their editions are not complete, and say so; `keep` is how many
    past editions stay; `told` hears what was mended in a damaged store before anything is fetched. Raises
    StoreError if another refresh holds the lock or the store cannot be written, UnknownList for a source or
    list that does not exist, ListError for a file that cannot be left out; everything else that goes wrong is
    a result.
    """
    places = places or {}
    sources = [catalogue.source(source_id) for source_id in dict.fromkeys((*source_ids, *places))]
    _spare_needed(without, [catalogue.source(source_id) for source_id in places])
    accepted = catalogue.expand(tuple(accept))
    fetcher = fetcher or Fetcher(store)
    try:
        with (
            store.locked(),
            tempfile.TemporaryDirectory(prefix="screening-") as scratch,
            ThreadPoolExecutor(SIDE_BY_SIDE) as pool,
        ):
            for sentence in store.mend_pointer(now.isoformat(timespec="seconds")):
                told(sentence)
            coming = {
                source.id: pool.submit(_given, source, places.get(source.id), without, fetcher, Path(scratch))
                for source in sources
            }
            results = tuple(
                _refresh_one(store, source, coming[source.id], now, accepted) for source in sources
            )
            for source in sources:
                for facts in source.lists:
                    store.prune(facts.id, keep)
            return results
    except filelock.Timeout as error:
        raise StoreError(
            f"another refresh is writing to {store.home}", hint="wait for it to end, then run this again"
        ) from error
    finally:
        fetcher.close()


def _spare_needed(without: Collection[str], sources: Sequence[SourceFacts]) -> None:
    """Raise ListError for a file that is to be left out of what is loaded from a place, and cannot be."""
    spare = [name for source in sources for name in source.files[1:]]
    needed = {name.casefold(): name for name in without}
    for name in spare:
        needed.pop(name.casefold(), None)
    if needed:
        hint = f"there can be no {' or '.join(spare)}" if spare else "--from SOURCE=PATH, of several files"
        raise ListError(f"nothing can be loaded without {', '.join(needed.values())}", hint=hint)


def _given(
    source: SourceFacts, path: Path | None, without: Collection[str], fetcher: Fetcher, scratch: Path
) -> _Given:
    folder = scratch / source.id
    folder.mkdir()
    if path is not None:
        own = left_out(source, without)
        return _Given(located(source, path, folder, own), path, None, own)
    fetched: Fetched = fetcher.fetch(source, folder)
    return _Given(fetched.files, None, fetched.changed_on)


def _refresh_one(
    store: Store, source: SourceFacts, coming: Future[_Given], now: datetime, accepted: Collection[str]
) -> SourceResult:
    """One source, start to end; what is current changes only in the last step."""
    at = now.isoformat(timespec="seconds")
    try:
        given = coming.result()
        sums = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in given.files.items()}
        # uids do not depend on the format read
        kept = tuple(name for name in source.files if name not in given.without)
        known_as = source.model_copy(update={"id": source.alternative_for or source.id, "files": kept})
        parsed = _parser(source)(given.files, known_as)
        if given.without:
            lacking = f"loaded without {', '.join(given.without)}, and so without what stands there"
            parsed = replace(parsed, incomplete=(lacking, *parsed.incomplete))
        for name, file in given.files.items():
            store.keep_raw(file, sums[name])
    except StoreError:
        raise
    except Exception as error:  # a fault in one parser must not keep the other lists from being loaded
        attempt = Attempt("refused" if isinstance(error, ParseError) else "failed", at, _one_line(error))
        attempts = {facts.id: attempt for facts in source.lists}
        store.switch((), attempts)
        return SourceResult(source.id, attempts, {})
    template = _edition(source, parsed, sums, given, now)
    current, _ = store.readable()  # what is damaged there is written anew, and compared with the history
    editions: dict[str, Edition] = {}
    changes: dict[str, str] = {}
    attempts = {}
    for facts in source.lists:
        last = current.get(facts.id)
        parties = parsed.parties.get(facts.id, ())
        try:
            if not parties and facts.expected[0] > 0:
                raise Refused("the file holds no party of this list")
            edition = counted(replace(template, list_id=facts.id), parties)
            if last and (last.sha256, last.digest) == (edition.sha256, edition.digest):
                damaged = store.fault(last)
                if damaged:
                    store.write_edition(last, parties)
                attempts[facts.id] = Attempt("repaired" if damaged else "unchanged", at)
                continue
            before = _before(store, last)
            missing = lost(before or (), parties) or _missing(given.without, last)
            edition = _gated(edition, facts, last, store.history(facts.id), missing, facts.id in accepted)
            changes[facts.id] = _change(last, before, parties)
            store.write_edition(edition, parties)
            editions[facts.id] = edition
            attempts[facts.id] = Attempt("loaded", at)
        except Refused as error:
            attempts[facts.id] = Attempt("refused", at, _one_line(error))
    seen = {} if given.path else {list_id: at for list_id, one in attempts.items() if one.state in SAME}
    store.switch(editions.values(), attempts, seen)
    return SourceResult(source.id, attempts, editions, (*parsed.incomplete, *parsed.notes), changes)


def _before(store: Store, last: Edition | None) -> Sequence[Party] | None:
    """The parties of the last edition, None of one that is not there or cannot be read."""
    try:
        return store.parties(last) if last else None
    except StoreError:
        return None


def _missing(without: Collection[str], last: Edition | None) -> str:
    """What is said of files that were left out and that the last edition had."""
    had = [name for name in without if last and any(line.startswith(f"{name} ") for line in last.files)]
    return f"loaded without {', '.join(had)}, which the last edition had" if had else ""


def _change(last: Edition | None, before: Sequence[Party] | None, parties: Sequence[Party]) -> str:
    """What differs from the edition before, in counts: a gate of counts cannot judge it, a person can."""
    if last is None:
        return "first edition"
    since = f"since {last.published_on or 'an edition of unknown date'}"
    if before is None:
        return f"the edition before cannot be read, so what changed {since} is unknown"
    made = compare_editions(before, parties)
    return f"+{len(made.added)} -{len(made.removed)} ~{len(made.changed)} {since}"


def _parser(source: SourceFacts) -> Parser:
    if source.parser not in PARSERS:
        raise ListError(f"this version cannot read the format {source.parser!r}")
    return PARSERS[source.parser]


def _edition(
    source: SourceFacts, parsed: Parsed, sums: Mapping[str, str], given: _Given, now: datetime
) -> Edition:
    """What all lists of the files have in common; the list and the counts are still to be filled in."""
    published_on, basis = publication_date(parsed, given.path, given.changed_on)
    files = tuple(f"{name} {sums[name]}" for name in sorted(sums))
    return Edition(
        list_id="",
        source_id=source.id,
        coverage=Coverage.PARTIAL if parsed.incomplete else Coverage.WHOLE,
        published_on=published_on,
        as_of=published_on if given.path else now.date().isoformat(),
        retrieved_at=now.isoformat(timespec="seconds"),
        sha256=hashlib.sha256("".join(f"{line}\n" for line in files).encode()).hexdigest(),
        digest="",
        parties=0,
        names=0,
        weak_names=0,
        date_basis=basis,
        incomplete="; ".join(parsed.incomplete),
        files=files,
    )


def _gated(
    edition: Edition,
    facts: ListFacts,
    last: Edition | None,
    kept: Sequence[Edition],
    missing: str,
    accepted: bool,
) -> Edition:
    """The edition, marked if it was accepted by name. `kept` is the history, newest first; `missing` says
    what the last one had and this one has not. Raises Refused.

    What was kept before an edition that a person accepted is no measure any more.
    """
    settled = next((place for place, one in enumerate(kept, start=1) if one.accepted), None)
    largest = max(kept[:settled], key=lambda one: one.parties, default=None)
    reason = refusal(edition, facts, last, largest) or missing
    if reason and not accepted:
        raise Refused(reason, hint=f"if it is right all the same: --accept {edition.list_id}")
    return replace(edition, accepted=reason) if reason else edition


def publication_date(parsed: Parsed, path: Path | None, changed_on: str | None) -> tuple[str | None, str]:
    """(ISO date, how it is known): written in the file, else named by the path or the publisher's server.

    It is never before the newest entry. The time stamp of a local file is no evidence: copying renews it.
    """
    if parsed.published_on:
        return parsed.published_on, IN_FILE
    named = date_in(path) if path else changed_on
    basis = IN_PATH if path else ON_SERVER
    if parsed.newest_entry and parsed.newest_entry > (named or ""):
        return parsed.newest_entry, NEWEST_ENTRY
    return (named, basis) if named else (None, "")


def _one_line(error: Exception) -> str:
    said = " ".join(str(error).split())
    if not isinstance(error, ScreeningError | OSError):
        said = f"{type(error).__name__}: {said}"
    hint = error.hint if isinstance(error, ScreeningError) else ""
    return f"{said} ({hint})" if hint else said
