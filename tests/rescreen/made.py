"""Lists of two times held in memory, and the difference of two whole runs, found by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from screening.batch.table import Chunk
from screening.catalogue import Catalogue, ListFacts, SourceFacts
from screening.index import open_index
from screening.model import (
    Coverage,
    Edition,
    Finding,
    Kind,
    Listing,
    Match,
    Measure,
    Name,
    OwnershipRule,
    Party,
)
from screening.ownership import Named, Register
from screening.ownership.tables import read_table
from screening.refresh import refresh
from screening.rescreen.changes import Changes
from screening.rescreen.difference import Difference
from screening.rescreen.hands import Hands, Recipe
from screening.rescreen.opening import Sides
from screening.rescreen.others import Others
from screening.rescreen.owned import OwnershipDifference
from screening.rescreen.rows import Rows
from screening.rescreen.run import Found, Rescreen
from screening.rescreen.since import Past
from screening.screener import Screener
from screening.screener.asked import RowReader
from screening.screener.columns import find_columns
from screening.screener.frame import own_ids
from screening.screener.rows import row_of
from screening.settings import Settings
from screening.snapshot import tables
from screening.snapshot.embedded import counted
from screening.snapshot.snapshot import Snapshot, open_snapshot, snapshot_digest
from screening.snapshot.store import Store

CLOCK = datetime(2026, 7, 1, 12, tzinfo=UTC)
LISTS = ("own-a", "own-b")
OWNERS = ("owner", "owned", "percent", "owner_id", "owned_id", "until")


def catalogue() -> Catalogue:
    """Two lists of one source."""
    source = SourceFacts(
        id="own",
        title="Own lists",
        publisher="Us",
        page="https://example.org",
        parser="columns",
        licence="internal",
        max_age_days=3000,
        files=("own.csv",),
        lists=tuple(ListFacts(id=one, title=one, short=one.upper(), expected=(0, 9)) for one in LISTS),
    )
    measures = {one: Measure(one, "t", "effect", "meaning", "law") for one in LISTS}
    rule = OwnershipRule("half", "Half", "blocked", LISTS[:1], "50", "law")
    return Catalogue(folder=Path(), sources=(source,), measures=measures, ownership=(rule,))


def party(
    number: int, *names: str | Name, kind: Kind = Kind.COMPANY, lists: Sequence[str] = LISTS[:1]
) -> Party:
    """A listed party of that number."""
    held = tuple(Name.of(one) if isinstance(one, str) else one for one in names)
    return Party(f"own:{number}", kind, held, tuple(Listing(one, listed_on="2026-01-01") for one in lists))


def snapshot(day: str, parties: Sequence[Party]) -> Snapshot:
    """Both lists with these parties, published on that day."""
    editions = []
    for list_id in LISTS:
        own = tuple(one for one in parties if any(held.list_id == list_id for held in one.listings))
        plain = Edition(list_id, "own", Coverage.WHOLE, day, day, f"{day}T00:00:00", "", "", 0, 0, 0)
        edition = counted(plain, own)
        editions.append(replace(edition, sha256=edition.digest))
    made = tables.build(editions, parties)
    return Snapshot(snapshot_digest(tuple(editions)), catalogue(), made, {}, None)


def loaded(home: Path, catalogue: Catalogue, source: str, paths: Sequence[Path]) -> list[Snapshot]:
    """Snapshots of a store into which these files of one list came one after another."""
    store, found = Store(home), []
    for at, path in enumerate(paths):
        clock = datetime(2026, 7, 1 + at, tzinfo=UTC)
        (result,) = refresh(store, catalogue, (), clock, places={source: path}, accept=[source])
        assert result.ok, result.attempts
        found.append(open_snapshot(store, catalogue))
    return found


class Frame:
    """A frame as an open table."""

    notes, guessed, name = (), False, ""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame
        self.columns, self.size = tuple(frame.columns), frame.height

    def chunks(self, rows: int, skip: int = 0) -> Iterator[Chunk]:
        """The rows, some at a time."""
        assert not skip
        for start in range(0, self._frame.height, rows // 32):
            yield Chunk(self._frame[start : start + rows // 32], start)


class Times:
    """Screeners of two times, and what is found between them."""

    def __init__(
        self,
        before: Snapshot,
        after: Snapshot,
        *,
        owners: Sequence[Sequence[str | None]] = (),
        **chosen: object,
    ) -> None:
        settings = Settings.of(**chosen)
        self.before, self.after = (Screener(one, settings, CLOCK) for one in (before, after))
        ids = settings.lists(after.catalogue)
        self.changes = Changes(open_index(before, ids), open_index(after, ids), ids)
        if owners:
            register = Register(CLOCK.date().isoformat())
            read_table(OWNERS, ((row, "") for row in owners), "owners.csv", register)
            register.close()
            for side in (self.before, self.after):
                side.know_owners(register, ())

    def found(self, frame: pl.DataFrame) -> Found:
        """What the room under test tells of a table."""
        columns = find_columns(frame.columns)
        rows = Rows(Sides(self.before, self.after, self.changes, ()), tuple(columns.by_role))
        recipe = Recipe(Path(), Past(()), self.after.settings, CLOCK, None, (), ("", ""))
        return Rescreen(Hands(rows, recipe, Others(0)), columns, own_ids(None)).table(Frame(frame))

    def told(self, frame: pl.DataFrame) -> set[tuple[object, ...]]:
        """The same as (row, change, outcome and score before, after, party, lists of its short form)."""
        return {
            (row.row, one.change, *_short(one.before), *_short(one.after), *_who(one.match))
            for row in self.found(frame).changed
            for one in row.differences
            if isinstance(one, Difference)
        }

    def told_of_owners(self, frame: pl.DataFrame) -> set[tuple[object, ...]]:
        """(row, change, what a rule said before, and after) likewise, of what rules of ownership say."""
        return {
            (row.row, one.change, one.before, one.after)
            for row in self.found(frame).changed
            for one in row.differences
            if isinstance(one, OwnershipDifference)
        }

    def difference_of_owners(self, frame: pl.DataFrame) -> set[tuple[object, ...]]:
        """What two whole runs say of owners differs in: every row is asked."""
        differ: set[tuple[object, ...]] = set()
        said = []
        for side in (self.before, self.after):
            assert side.owners
            said.append(side.owners.ownerships([Named(str(name)) for name in frame["name"]]))
        for row, (old, new) in enumerate(zip(*said, strict=True), start=1):
            before, after = ({one.rule: one for one in held} for held in (old, new))
            for rule in before.keys() | after.keys():
                was, now = before.get(rule), after.get(rule)
                if was != now:
                    reached = tuple(bool(one and one.reach != "noted") for one in (was, now))
                    change = {(False, False): "noted", (False, True): "new", (True, False): "gone"}
                    differ.add((row, change.get(reached, "changed"), was, now))
        return differ

    def difference(self, frame: pl.DataFrame) -> set[tuple[object, ...]]:
        """What two whole runs differ in, row by row, told in the same way."""
        columns = find_columns(frame.columns)
        reader = RowReader(tuple(columns.by_role), self.after.settings.kind)
        cells = [frame[column].fill_null("") for column in columns.by_role.values()]
        asked = [reader.asked(key) for key in zip(*cells, strict=True)]
        queries = list(dict.fromkeys(query for one in asked for query in one.queries))
        sides = [
            dict(zip(queries, screener.screen_names(queries), strict=True))
            for screener in (self.before, self.after)
        ]
        measures = self.after.snapshot.catalogue.measures
        differ: set[tuple[object, ...]] = set()
        for row, one in enumerate(asked, start=1):
            old, new = ([side[query] for query in one.queries] for side in sides)
            differ |= {(row, *rest) for rest in _compared(_best(old), _best(new), measures)}
        return differ


def _best(findings: Sequence[Finding]) -> dict[tuple[str, ...], Match]:
    best: dict[tuple[str, ...], Match] = {}
    for match in (match for finding in findings for match in finding.matches):
        held = best.get(_who(match))
        better = held is None or (match.outcome.value, -match.score) < (held.outcome.value, -held.score)
        if better:
            best[_who(match)] = match
    return best


def _compared(
    old: Mapping[tuple[str, ...], Match],
    new: Mapping[tuple[str, ...], Match],
    measures: Mapping[str, Measure],
) -> set[tuple[object, ...]]:
    differ: set[tuple[object, ...]] = set()
    for who in old.keys() | new.keys():
        was, now = old.get(who), new.get(who)
        if was is None or now is None:
            differ.add(("new" if was is None else "gone", *_short(was), *_short(now), *who))
        elif _all(was, measures) != _all(now, measures):
            differ.add(("changed", *_short(was), *_short(now), *who))
    return differ


def _all(match: Match, measures: Mapping[str, Measure]) -> tuple[object, ...]:
    return (row_of(0, match, measures, ""), match.party, match.basis, match.family)


def _short(match: Match | None) -> tuple[object, ...]:
    return (match.outcome.value, round(match.score, 1)) if match else ("", 0.0)


def _who(match: Match) -> tuple[str, ...]:
    return (match.party.uid, *(one.list_id for one in match.family))
