"""Repeat a recorded run: the same input, on the same editions, with the same settings, by the same clock.

What is not there any more is said and nothing takes its place; no answer is made on other lists in silence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import TypeAdapter, ValidationError

from screening.catalogue import Catalogue
from screening.errors import InputError, RecordError, StoreError
from screening.model import Decisions, Edition, Identifier, NotScreened, Query, Report
from screening.records.answers import Answers
from screening.records.files import file_digest
from screening.records.provenance import decisions_digest
from screening.records.schema import ListJson, RunJson
from screening.records.table import RecordedTable
from screening.reports.json import as_json
from screening.screener import Screener
from screening.screener.workers import Recipe, Workers
from screening.settings import Settings
from screening.snapshot.embedded import embedded_edition
from screening.snapshot.pointer import Attempt
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.snapshot.store import Store


@dataclass(frozen=True, slots=True)
class Absent:
    """A list whose recorded edition cannot be opened. `changed`: it is there and is not what it was."""

    list_id: str
    said: str
    hint: str
    changed: bool = False


def recorded_editions(
    lists: Sequence[ListJson], store: Store, catalogue: Catalogue
) -> tuple[tuple[Edition, ...], list[Absent]]:
    """(the editions of a record's lists, read again and recomputed, why some cannot be)."""
    found, absent = [], []
    for one in lists:
        if one.edition is None:
            continue
        if one.id not in catalogue.list_ids:
            absent.append(Absent(one.id, f"no list is called {one.id} any more", "see lists/"))
            continue
        try:
            held = _kept(one, store) if one.edition.origin == "store" else _embedded(one, catalogue)
        except StoreError as error:
            absent.append(Absent(one.id, str(error), _restored(one)))
            continue
        wrong = store.fault(held) if held.origin == "store" else ""
        if wrong or (held.sha256, held.coverage.value) != (one.edition.sha256, one.edition.coverage):
            said = wrong or f"the edition of {one.id} is not the one that was screened against"
            absent.append(Absent(one.id, said, _restored(one), changed=True))
            continue
        # as it stood in the run: how fresh an edition is known to be, later refreshes change
        found.append(replace(held, as_of=one.edition.as_of, retrieved_at=one.edition.retrieved_at))
    return tuple(found), absent


def _kept(one: ListJson, store: Store) -> Edition:
    name = one.edition.name if one.edition else ""
    if name not in store.edition_names(one.id):
        raise StoreError(f"edition {name} of {one.id} is no longer in the store")
    return store.edition(one.id, name)


def _embedded(one: ListJson, catalogue: Catalogue) -> Edition:
    held = embedded_edition(catalogue, catalogue.source_of(one.id), one.id)
    if held is None:
        raise StoreError(f"{one.id} does not come with this version any more")
    return held


def _restored(one: ListJson) -> str:
    """What would bring the edition back."""
    edition = one.edition
    if edition is None or edition.origin == "embedded":
        return "it came with the version that made the record"
    files = ", ".join(f"{file.name} of sha256 {file.sha256}" for file in edition.files)
    files = files or f"the published files whose digest is {edition.sha256}"
    return (
        f"screen lists refresh --from {edition.source_id}=FOLDER with {files} (the store keeps raw/SHA256/)"
    )


def reopened(
    lists: Sequence[ListJson], editions: Sequence[Edition], store: Store, catalogue: Catalogue
) -> Snapshot:
    """The snapshot of a record's lists. Raises StoreError."""
    snapshot = open_snapshot(store, catalogue, editions)
    attempts = {one.id: Attempt(**one.attempt.model_dump()) for one in lists if one.attempt}
    return replace(snapshot, attempts=attempts)


@dataclass(frozen=True, slots=True)
class Again:
    """A recorded rescreening, and what it takes to make it again: the editions of both times, files of
    owners, and by how many processes."""

    table: RecordedTable
    owners: Sequence[Path]
    settings: Settings
    clock: datetime
    decisions: Decisions | None
    before: tuple[Edition, ...]
    after: tuple[Edition, ...]
    store: Store
    catalogue: Catalogue
    processes: int


def recorded_settings(run: RunJson) -> Settings:
    """The settings of the record; what it has no word for, as a later version asks, is by default. Raises
    RecordError if they have another digest, SettingsError if this version does not know them."""
    # not by this version's model: one that has more settings writes another text
    text = json.dumps(run.settings, ensure_ascii=False, separators=(",", ":"))
    if hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest() != run.settings_digest:
        raise RecordError("the settings of the record do not have its settings digest")
    return Settings.of(**run.settings)


def recorded_clock(run: RunJson) -> datetime:
    """The time by which the run judged. Raises RecordError."""
    try:
        clock = datetime.fromisoformat(run.clock)
    except ValueError as error:
        raise RecordError(f"the clock of the record is no time: {run.clock[:40]}") from error
    if clock.tzinfo is None:
        raise RecordError("the clock of the record has no time zone")
    return clock


@contextmanager
def screener_of(
    snapshot: Snapshot,
    editions: tuple[Edition, ...] | None,
    settings: Settings,
    clock: datetime,
    store: Store,
    processes: int,
    decisions: Decisions | None,
) -> Iterator[Screener]:
    """A screener by which a run is repeated; `editions` as the snapshot was opened with."""
    pool = None
    if processes > 1 and snapshot.folder is not None:
        recipe = Recipe(store.home, snapshot.digest, settings, clock, editions, decisions)
        pool = Workers(recipe, processes)
    screener = Screener(snapshot, settings, clock, pool, decisions)
    try:
        yield screener
    finally:
        screener.close()


def recorded_decisions(run: RunJson, address: str | None) -> Decisions | None:
    """The decisions that the run knew, of those kept at `address`, else where they were if that is a file.

    A database is opened by an address that is given, never by one that a record tells. Raises ScreeningError
    if they are not there any more.
    """
    if run.decisions is None:
        return None
    from screening.decisions.ledger import open_ledger

    place = address or run.decisions.source
    if address is None and ("://" in place or not Path(place).is_file()):
        raise InputError(f"the decisions of {place} are not here", hint="--decisions FILE|URL")
    held = open_ledger(place).read()
    made = held.made[: run.decisions.count]  # nothing is ever deleted, so later ones stand behind
    if decisions_digest(made) != run.decisions.sha256:
        raise InputError(f"{place} does not begin with the decisions that the run knew")
    return Decisions(made, replace(held.used, count=len(made)))


# --- where the inputs are ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """Where an input of a record is now; `changed` are files in its place that are others."""

    path: Path | None
    changed: tuple[Path, ...] = ()


def find_inputs(run: RunJson, beside: Path, given: Sequence[Path]) -> list[Source]:
    """A source for each input, told by its digest: among the files given, where it was, beside the record."""
    digests: dict[Path, str] = {}

    def digest(path: Path) -> str:
        if path not in digests:
            try:
                digests[path] = file_digest(path) if path.is_file() else ""
            except (OSError, ValueError):
                digests[path] = ""
        return digests[path]

    sources = []
    for one in run.inputs:
        places = [*given]
        if one.path != "-":
            places += [Path(one.place), Path(one.path), beside / Path(one.path).name]
        there = [path for path in dict.fromkeys(places) if digest(path)]
        same = [path for path in there if digest(path) == one.sha256]
        sources.append(Source(same[0]) if same else Source(None, tuple(p for p in there if p not in given)))
    return sources


# --- the answers again -------------------------------------------------------------------------------


def repeat(run: RunJson, sources: Sequence[Path], screener: Screener, scratch: Path) -> Answers:
    """Answer again. Raises ScreeningError where the input cannot be read any more."""
    if run.table is not None:
        return RecordedTable.of(run, sources[0]).answered(screener, scratch)
    report = _reported(run, sources, screener)
    return Answers(_plain(as_json(report)), shown=report)


def _reported(run: RunJson, sources: Sequence[Path], screener: Screener) -> Report:
    if run.query is not None:
        return screener.report_name(_query(run))
    if run.lookup is not None:
        asked = run.lookup
        if asked.address is not None:
            return screener.report_address(asked.address, asked.country, asked.id)
        numbers = [Identifier(one.type, one.value) for one in asked.identifiers]
        return screener.report_identifiers(numbers, asked.country, asked.id)
    if run.command == "ownership":
        report = screener.report_owners()
        label = ", ".join(one.path for one in run.inputs if one.kind == "owners")
        return replace(report, input=replace(report.input, path=label))  # wherever they lie now
    return _articles_again(run, sources, screener)


def _articles_again(run: RunJson, sources: Sequence[Path], screener: Screener) -> Report:
    from screening.text.document import read_document

    asked = run.articles
    if asked is None or len(sources) != sum(not one.unreadable for one in asked.documents):
        raise RecordError("the record does not tell what was asked")
    paths = iter(sources)
    documents = (
        NotScreened(one.path, one.unreadable)
        if one.unreadable
        else replace(read_document(next(paths)), path=one.path)  # wherever it lies now
        for one in asked.documents
    )
    passed_over = [NotScreened(**one.model_dump()) for one in asked.passed_over]
    return screener.report_documents(documents, asked.label, passed_over, asked.gaps)


def _plain(report: Any) -> dict[str, Any]:
    """A report as it comes back from a file."""
    text = json.dumps(report.model_dump(mode="json", by_alias=True), ensure_ascii=False)
    plain: dict[str, Any] = json.loads(text.encode("utf-8", "backslashreplace"))
    return plain


def _query(run: RunJson) -> Query:
    try:
        return TypeAdapter(Query).validate_python(run.query)
    except ValidationError as error:
        raise RecordError("the record does not tell what was asked") from error


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder for the answers of a run that is repeated; only this user may look into it."""
    with TemporaryDirectory(prefix="screening-") as name:
        yield Path(name)
