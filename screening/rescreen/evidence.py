"""What lists changed in a table as lines beside a record: all of it, with both answers and their evidence;
and a recorded rescreening made again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from screening.model import Match, Ownership, Report
from screening.records.answers import Answers
from screening.records.lines import LinesFile
from screening.records.repeat import Again
from screening.records.verify import KnowOwners
from screening.reports.json import match_json
from screening.rescreen.difference import Difference
from screening.rescreen.hands import Recipe, digests_of
from screening.rescreen.opening import Sides, open_sides
from screening.rescreen.others import Others
from screening.rescreen.owned import OwnershipDifference
from screening.rescreen.run import Changed, Found, rescreen_table
from screening.rescreen.since import Past
from screening.rescreen.told import CHANGES, facts
from screening.screener.columns import Columns


def write_changes(lines: LinesFile, found: Found, columns: Columns, sides: Sides) -> None:
    """One line a row that changed, or was not screened, in their order. Raises RecordError."""
    frames = sides.before.report_rows(), sides.after.report_rows()
    changed = {row.row: row for row in found.changed}
    for number in sorted(changed.keys() | found.unscreened.keys()):
        line: dict[str, Any] = {"row": number}
        if number in found.unscreened:
            line |= {"outcome": "not_screened", "reason": found.unscreened[number]}
        if row := changed.get(number):
            cells = {role: row.cells[column] or "" for role, column in columns.by_role.items()}
            line |= {"cells": cells, "changes": [_change(row, one, frames) for one in row.differences]}
            lines.answers += 1
        lines.line(line)
    lines.commit()


def _change(row: Changed, one: Difference | OwnershipDifference, frames: Sequence[Report]) -> dict[str, Any]:
    """One change, the answers before and after in full; of what a rule of ownership says, which rule."""
    told = facts(row, one)
    del told["row"]
    sides = zip((one.before, one.after), frames, strict=True)
    before, after = (_side(side, frame) for side, frame in sides)
    rule = one.ownership.rule if isinstance(one, OwnershipDifference) else None
    return {**told, "rule": rule, "before": before, "after": after}


def _side(side: Match | Ownership | None, frame: Report) -> dict[str, Any] | None:
    if side is None:
        return None
    return asdict(side) if isinstance(side, Ownership) else match_json(side, frame).model_dump(mode="json")


def counts_of(found: Found) -> tuple[dict[str, int], dict[str, int]]:
    """(rows that changed and that were not screened, matches by their change)."""
    rows = {"changed": len(found.changed), "not_screened": len(found.unscreened)}
    matches = {change: found.tally.get(change, 0) for change in CHANGES}
    return tuple({what: count for what, count in one.items() if count} for one in (rows, matches))  # type: ignore[return-value]


def rescreened(again: Again, know_owners: KnowOwners, folder: Path) -> Answers:
    """What a recorded rescreening answers now; its lines go to a file in `folder`. Raises ScreeningError."""
    past = Past(again.before, (), again.after)
    sides = open_sides(again.store, again.catalogue, past, again.settings, again.clock, again.decisions)
    for side in (sides.before, sides.after):
        know_owners(side, again.owners, again.table)
    columns, digests = again.table.columns, digests_of(sides)
    recipe = Recipe(
        *(again.store.home, past, again.settings, again.clock, again.decisions),
        *(tuple(columns.by_role), digests),
    )
    table, others = again.table.open(), Others(again.processes - 1)
    others.begin_for(table.size)
    found = rescreen_table(sides, recipe, columns, table, others)
    lines = LinesFile(folder)
    write_changes(lines, found, columns, sides)
    lines.close()
    rows, matches = counts_of(found)
    return Answers(None, lines.path, lines.facts("-").sha256, {**rows, **matches})
