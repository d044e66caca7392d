"""Everything screened against, opened: per list the edition that counts, and the tables made of them all.

Per list a whole edition beats an extract, and among equals the newer counts. What a list lacks (it is
absent, damaged, an extract, stale, or its last refresh was refused) is said in its status and never smoothed
over.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path

from screening.catalogue import Catalogue
from screening.errors import StoreError
from screening.model import Coverage, Edition, ListStatus, Party
from screening.snapshot import tables
from screening.snapshot.embedded import counted, embedded_edition, embedded_parties
from screening.snapshot.freshness import AT_MOST, EXTRACT, NOT_LOADED
from screening.snapshot.pointer import Attempt
from screening.snapshot.records import decode_party
from screening.snapshot.store import Store


@dataclass(frozen=True)
class Snapshot:
    """What one run screens against. `digest` names it: equal digests hold equal parties.

    `folder` is where its tables lie and an index may be kept beside them; None if the store cannot be
    written and all is held in memory. `damaged` tells of each list whose stored edition cannot be read why;
    it is absent from the tables, and no extract stands in for it.
    """

    digest: str
    catalogue: Catalogue
    tables: tables.Tables
    attempts: Mapping[str, Attempt]
    folder: Path | None
    damaged: Mapping[str, StoreError] = field(default_factory=dict)

    @property
    def editions(self) -> tuple[Edition, ...]:
        return self.tables.editions

    def party(self, row: int) -> Party:
        """The party in that row of the tables."""
        return _decoded(self.tables.records[row])

    def find(self, uid: str) -> Party | None:
        """The party of that uid, if it is listed; the tables are in the order of uids."""
        rows = range(len(self.tables.records))
        row = bisect_left(rows, uid, key=lambda row: self.party(row).uid)
        party = self.party(row) if row < len(rows) else None
        return party if party and party.uid == uid else None

    def demand(self, list_ids: Collection[str]) -> None:
        """Raise StoreError if one of these lists is damaged: an answer without it would mislead."""
        for list_id in sorted(self.damaged.keys() & set(list_ids)):
            raise self.damaged[list_id]

    def list_bits(self, list_ids: Collection[str]) -> int:
        """The bits of `Columns.party_lists` for these lists."""
        return sum(1 << place for place, edition in enumerate(self.editions) if edition.list_id in list_ids)

    def statuses(self, today: date, list_ids: Collection[str] | None = None) -> tuple[ListStatus, ...]:
        """One status for each list of the catalogue (or of `list_ids`), in its order."""
        held = {edition.list_id: edition for edition in self.editions}
        wanted = self.catalogue.list_ids if list_ids is None else list_ids
        return tuple(
            self._status(list_id, held.get(list_id), today)
            for list_id in self.catalogue.list_ids
            if list_id in wanted
        )

    def _status(self, list_id: str, edition: Edition | None, today: date) -> ListStatus:
        facts, source = self.catalogue.facts(list_id), self.catalogue.source_of(list_id)
        attempt = self.attempts.get(list_id)
        failed = f"last refresh {attempt.state}: {attempt.reason}" if attempt and attempt.reason else ""
        if edition is None:
            broken = self.damaged.get(list_id)
            reason = f"DAMAGED: {broken} ({broken.hint})" if broken else failed or NOT_LOADED
            return ListStatus(list_id, facts.short, source.id, "absent", stale=False, reason=reason)
        most = source.max_age(list_id)
        age = (today - date.fromisoformat(edition.as_of)).days if edition.as_of else None
        stale = age is None or age > most
        reasons = []
        if edition.coverage is Coverage.EXTRACT:
            reasons.append(EXTRACT.format(edition.parties, edition.of_parties))
        if edition.incomplete:
            reasons.append(f"not complete: {edition.incomplete}")
        if age is None:
            reasons.append("publication date unknown, so its age cannot be told")
        elif age < 0:
            stale = True
            reasons.append(f"dated {edition.as_of}, which is in the future")
        elif stale:
            reasons.append(AT_MOST.format(most))
        if edition.accepted:
            reasons.append(f"accepted by name although {edition.accepted}")
        if failed:
            reasons.append(failed)
        return ListStatus(
            id=list_id,
            title=facts.short,
            source=source.id,
            state=edition.coverage.value,
            stale=stale,
            published_on=edition.published_on,
            retrieved_at=edition.retrieved_at,
            sha256=edition.sha256,
            parties=edition.parties,
            names=edition.names,
            weak_names=edition.weak_names,
            age_days=age,
            of_parties=edition.of_parties,
            reason="; ".join(reasons),
            as_of=edition.as_of,
            date_basis=edition.date_basis,
        )


@lru_cache(maxsize=4096)
def _decoded(record: str) -> Party:
    return decode_party(record)


def choose_editions(
    catalogue: Catalogue, stored: Mapping[str, Edition], damaged: Collection[str] = ()
) -> tuple[Edition, ...]:
    """Per list of the catalogue the edition that counts, in the catalogue's order; none of a damaged one."""
    chosen = []
    for source in catalogue.sources:
        for facts in source.lists:
            there = [stored.get(facts.id), embedded_edition(catalogue, source, facts.id)]
            held = [edition for edition in there if edition is not None]
            if held and facts.id not in damaged:
                chosen.append(max(held, key=_precedence))
    return tuple(chosen)


def _in_order(catalogue: Catalogue, editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Editions in the order of the catalogue's lists; of a list it no longer has none."""
    by_list = {edition.list_id: edition for edition in editions}
    return tuple(by_list[list_id] for list_id in catalogue.list_ids if list_id in by_list)


def _precedence(edition: Edition) -> tuple[bool, str, bool]:
    """The store's whole or partial edition before an extract, then the newer, then the store's."""
    return (edition.coverage is not Coverage.EXTRACT, edition.published_on or "", edition.origin == "store")


def snapshot_digest(editions: tuple[Edition, ...]) -> str:
    """sha256 naming a choice of editions: by list, published files, and the parties read from them."""
    named = sorted((e.list_id, e.coverage.value, e.sha256, e.digest, e.published_on) for e in editions)
    return hashlib.sha256(json.dumps(named).encode()).hexdigest()


def open_snapshot(store: Store, catalogue: Catalogue, editions: Sequence[Edition] | None = None) -> Snapshot:
    """Open the tables of the editions that count, or of `editions` (one a list), made first if need be.

    A damaged list holds up no other: see `Snapshot.demand`. Raises StoreError for a damaged pointer,
    ParseError for a malformed list kept by hand.
    """
    attempts = store.pointer().attempts
    stored, damaged = store.readable() if editions is None else ({}, {})
    while True:
        if editions is None:
            chosen = choose_editions(catalogue, stored, damaged)
        else:
            chosen = _in_order(catalogue, (one for one in editions if one.list_id not in damaged))
        digest = snapshot_digest(chosen)
        place = store.home / "compiled" / digest[:32]
        folder: Path | None = place
        loaded = tables.load(place)
        if loaded:
            with suppress(OSError):  # a store that cannot be written drops nothing either
                os.utime(place)
            break
        parties, broken = _read(store, catalogue, chosen)
        damaged |= broken
        if not broken:
            loaded = _laid_out(chosen, parties)
            folder = _saved(loaded, place)
            break
    counted_by_id = {edition.list_id: edition for edition in loaded.editions}
    current = tuple(e if e.origin == "store" else counted_by_id[e.list_id] for e in chosen)
    return Snapshot(digest, catalogue, replace(loaded, editions=current), attempts, folder, damaged)


def _read(
    store: Store, catalogue: Catalogue, editions: Iterable[Edition]
) -> tuple[list[tuple[Party, ...]], dict[str, StoreError]]:
    """The parties of each edition, and why those of some lists cannot be read."""
    parties: list[tuple[Party, ...]] = []
    broken: dict[str, StoreError] = {}
    for edition in editions:
        try:
            embedded = edition.origin == "embedded"
            parties.append(embedded_parties(catalogue, edition) if embedded else store.parties(edition))
        except StoreError as error:
            broken[edition.list_id] = error
    return parties, broken


def _laid_out(editions: Sequence[Edition], parties: Sequence[tuple[Party, ...]]) -> tables.Tables:
    counts = [
        counted(edition, read) if edition.origin == "embedded" else edition
        for edition, read in zip(editions, parties, strict=True)
    ]
    return tables.build(counts, chain.from_iterable(parties))


def _saved(made: tables.Tables, folder: Path) -> Path | None:
    """Keep the tables for the next run; a store that cannot be written only costs time."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
        tables.save(made, folder)
    except OSError:
        return None
    _prune(folder)
    return folder


def _prune(newest: Path, keep: int = 3) -> None:
    """Drop compiled tables past those opened last; those in use elsewhere are made again when needed."""
    others = [path for path in newest.parent.iterdir() if path != newest]
    for path in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[keep - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
