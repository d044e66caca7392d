"""Changes of a table's rows as a frame, as JSON and as lines for people; in each the same facts.

A frame has the cells of the input row first, as `screen batch` has them. Nothing is left out of any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl

from screening import __version__
from screening.model import DecisionsUsed, Match, Outcome
from screening.reports.visible import one_line
from screening.reports.wording import decisions_used, plural
from screening.rescreen.changes import ADDED, CHANGED, REMOVED, Changes
from screening.rescreen.difference import Cause, Difference
from screening.rescreen.run import Changed, Found

EVERY_ROW = (
    "the number of listed parties went over a step of ten thousand, which may change what any word says: "
    "every row was asked before and after"
)
SCHEMA = "screening.rescreen/1"
TOLD = (
    *("row", "change", "outcome_before", "outcome_after", "score_before", "score_after", "matched_name"),
    *("party_id", "list", "alias", "cause", "explanation_of_cause", "caused_by", "changed_list"),
    *("edition_from", "edition_to", "explanation"),
)
"""The columns behind those of the input. `outcome_*` are those of the match (not_listed where it is none),
`cause` is a word, `caused_by` the id of the party, `changed_list` and the editions joined by ";"."""
_TYPES = {"row": pl.Int64(), "score_before": pl.Float64(), "score_after": pl.Float64()}


@dataclass(frozen=True, slots=True)
class About:
    """What a result says of the run: `since` as it was given, the time (ISO), digests, and what there is to
    warn of."""

    since: str
    screened_at: str
    settings_digest: str
    lists_before: str
    lists_after: str
    outcome: str
    warnings: tuple[str, ...]
    decisions: DecisionsUsed | None = None


def facts(row: Changed, one: Difference) -> dict[str, Any]:
    """One change under the names of `TOLD`."""
    match, cause = one.match, one.cause
    lists = {family.list_id for family in match.family} or {own.list_id for own in match.party.listings}
    names = [changed.names for changed in cause.lists]
    values = (
        row.row,
        one.change,
        _outcome(one.before),
        _outcome(one.after),
        _score(one.before),
        _score(one.after),
        match.name.text,
        match.party.uid,
        ";".join(sorted(lists)),
        one.alias or None,
        cause.how,
        cause.sentence,
        cause.uid or None,
        ";".join(changed.list_id for changed in cause.lists),
        ";".join(before for before, _ in names),
        ";".join(after for _, after in names),
        match.sentence,
    )
    return dict(zip(TOLD, values, strict=True))


def _outcome(match: Match | None) -> str:
    if match and match.suppressed:
        return Outcome.SUPPRESSED.value
    return match.outcome.value if match else "not_listed"


def _score(match: Match | None) -> float | None:
    return round(match.score, 1) if match else None


def frame(columns: Sequence[str], changed: Sequence[Changed]) -> pl.DataFrame:
    """One row a change: the input's columns (one that bears the name of one of ours as input_<name>), then
    ours."""
    names = {column: f"input_{column}" if column in TOLD else column for column in columns}
    rows = [
        {**{names[column]: row.cells[column] for column in columns}, **facts(row, one)}
        for row in changed
        for one in row.differences
    ]
    kinds = {
        **{names[column]: pl.String() for column in columns},
        **{one: _TYPES.get(one, pl.String()) for one in TOLD},
    }
    return pl.DataFrame(rows, schema=kinds)


def record(about: About, found: Found, changes: Changes) -> dict[str, Any]:
    """The whole result for machines."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        **asdict(about),
        "rows": found.rows,
        "rows_not_screened": found.not_screened,
        "matches": {change: found.tally.get(change, 0) for change in ("new", "gone", "changed")},
        "lists": [
            {"id": id_, "edition_from": one.names[0], "edition_to": one.names[1], **_counts(changes, id_)}
            for id_, one in changes.lists.items()
            if id_ in changes.list_ids
        ],
        "changes": [
            {"input": dict(row.cells), **facts(row, one)} for row in found.changed for one in row.differences
        ],
    }


def _counts(changes: Changes, list_id: str) -> Mapping[str, int]:
    held = [one.how for one in changes.parties.values() if list_id in one.lists]
    return {how: held.count(how) for how in (ADDED, REMOVED, CHANGED)}


def text(about: About, found: Found, changes: Changes) -> str:
    """For people: the lists that changed, then each change with its cause."""
    said = [f"{plural(found.rows, 'row')}, since {about.since}"]
    for id_, one in changes.lists.items():
        if id_ in changes.list_ids:
            counts = ", ".join(f"{count} {how}" for how, count in _counts(changes, id_).items())
            said.append(f"  {id_}: {one.names[0] or 'not there'} -> {one.names[1] or 'not there'}: {counts}")
    if len(said) == 1:
        said.append("  no list of this run has changed")
    for row in found.changed:
        said += ["", f"row {row.row:,}  {row.name}"]
        for difference in row.differences:
            said += _lines(difference)
    tally = found.tally
    counts = ", ".join(f"{tally.get(change, 0):,} {change}" for change in ("new", "gone", "changed"))
    said += ["", f"matches: {counts}"]
    said += [decisions_used(about.decisions)] if about.decisions else []
    said += about.warnings
    return "\n".join(map(one_line, said)) + "\n"


def _lines(one: Difference) -> list[str]:
    match = one.match
    before, after = (
        f"{_outcome(side)} {side.score:.1f}" if side else "no match" for side in (one.before, one.after)
    )
    by = f", met by the alias {one.alias!r}" if one.alias else ""
    decided = [f"           {match.decided.sentence}"] if match.decided else []
    return [
        f"  {one.change:<8} {match.name.text}  ({match.party.uid}): {before} -> {after}{by}",
        f"           {_because(one.cause)}",
        *decided,
    ]


def _because(cause: Cause) -> str:
    lists = "; ".join(f"{one.list_id} {one.names[0] or '-'} -> {one.names[1] or '-'}" for one in cause.lists)
    return f"{lists}: {cause.sentence}"
