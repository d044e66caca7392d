"""Changes of a table's rows as a frame, as JSON and as lines for people; in each the same facts.

A frame has the cells of the input row first, as `screen batch` has them. Nothing is left out of any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl

from screening import __version__
from screening.model import DecisionsUsed, Match, Outcome, Ownership, OwnersInfo
from screening.reports.ownership import chain_lines, dated_lines, files_lines
from screening.reports.visible import one_line
from screening.reports.wording import decisions_used, plural
from screening.rescreen.changes import ADDED, CHANGED, REMOVED, Changes
from screening.rescreen.difference import CHANGED as DIFFERS
from screening.rescreen.difference import GONE, NEW, Cause, Difference
from screening.rescreen.owned import NOTED, OwnershipDifference
from screening.rescreen.run import Changed, Found
from screening.screener.owned import ownership_row
from screening.screener.rows import MATCHED

EVERY_ROW = (
    "the number of listed parties went over a step of ten thousand, which may change what any word says: "
    "every row was asked before and after"
)
CHANGES = (NEW, GONE, DIFFERS, NOTED)
SCHEMA = "screening.rescreen/1"
TOLD = (
    *("row", "change", "outcome_before", "outcome_after", "score_before", "score_after", "matched_name"),
    *("party_id", "list", "alias", "cause", "explanation_of_cause", "caused_by", "changed_list"),
    *("edition_from", "edition_to", "explanation"),
)
"""The columns behind those of the input. `outcome_*` are those of the match (not_listed where it is none),
`cause` is a word, `caused_by` the id of the party, `changed_list` and the editions joined by ";". Of what a
rule of ownership says, the owners stand where a listed party does, as in `screen batch`."""
_TYPES = {"row": pl.Int64(), "score_before": pl.Float64(), "score_after": pl.Float64()}


@dataclass(frozen=True, slots=True)
class About:
    """What a result says of the run: the table ("-" is standard input) and its sha256, `since` as it
    was given, the time (ISO), digests, and what there is to warn of."""

    table: str
    table_sha256: str
    since: str
    screened_at: str
    settings_digest: str
    lists_before: str
    lists_after: str
    outcome: str
    warnings: tuple[str, ...]
    decisions: DecisionsUsed | None = None
    owners: OwnersInfo | None = None


def facts(row: Changed, one: Difference | OwnershipDifference) -> dict[str, Any]:
    """One change under the names of `TOLD`."""
    cause = one.cause
    names = [changed.names for changed in cause.lists]
    *met, explanation = _of_owners(one) if isinstance(one, OwnershipDifference) else _of_match(one)
    values = (
        row.row,
        one.change,
        _outcome(one.before),
        _outcome(one.after),
        *met,
        cause.how,
        cause.sentence,
        cause.uid or None,
        ";".join(changed.list_id for changed in cause.lists),
        ";".join(before for before, _ in names),
        ";".join(after for _, after in names),
        explanation,
    )
    return dict(zip(TOLD, values, strict=True))


def _of_match(one: Difference) -> tuple[object, ...]:
    match = one.match
    lists = {family.list_id for family in match.family} or {own.list_id for own in match.party.listings}
    return (
        _score(one.before),
        _score(one.after),
        match.name.text,
        match.party.uid,
        ";".join(sorted(lists)),
        one.alias or None,
        match.sentence,
    )


def _of_owners(one: OwnershipDifference) -> tuple[object, ...]:
    said = dict(zip(MATCHED, ownership_row(0, one.ownership), strict=True))
    return (
        None,
        None,
        *(said[column] for column in ("matched_name", "party_id", "list")),
        None,
        said["explanation"],
    )


def _outcome(side: Match | Ownership | None) -> str:
    if side is None:
        return Outcome.NOT_LISTED.value
    if isinstance(side, Ownership):
        return side.reach.value
    return Outcome.SUPPRESSED.value if side.suppressed else side.outcome.value


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
        "owners": _owners(about.owners),
        "rows": found.rows,
        "rows_not_screened": len(found.unscreened),
        "matches": {change: found.tally.get(change, 0) for change in CHANGES},
        "lists": [
            {"id": id_, "edition_from": one.names[0], "edition_to": one.names[1], **_counts(changes, id_)}
            for id_, one in changes.lists.items()
            if id_ in changes.list_ids
        ],
        "changes": [
            {"input": dict(row.cells), **facts(row, one), **_chains(one)}
            for row in found.changed
            for one in row.differences
        ],
    }


def _chains(one: Difference | OwnershipDifference) -> dict[str, Any]:
    """What the rule said and says in full, with the stakes that lead there."""
    if not isinstance(one, OwnershipDifference):
        return {}
    before, after = (asdict(side) if side else None for side in (one.before, one.after))
    return {"ownership_before": before, "ownership_after": after}


def _owners(info: OwnersInfo | None) -> dict[str, Any] | None:
    """Which files were asked, under which rules."""
    if info is None:
        return None
    rules = [{"id": use.rule.id, "status": use.status, "note": use.note} for use in info.rules]
    return {"files": [asdict(one) for one in info.files], "rules": rules, "notes": list(info.notes)}


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
    said += ["", counted(tally)]
    said += [decisions_used(about.decisions)] if about.decisions else []
    said += [*files_lines(about.owners), *dated_lines(about.owners)] if about.owners else []
    said += about.warnings
    said += ["", _digests(about)]
    return "\n".join(map(one_line, said)) + "\n"


def _digests(about: About) -> str:
    """What the result rests on, for whoever compares two of them."""
    before, after, settings = (
        digest[:12] for digest in (about.lists_before, about.lists_after, about.settings_digest)
    )
    table = f"{about.table}, sha256 {about.table_sha256[:16]}; " if about.table_sha256 else ""
    run = f"screening {__version__}, {about.screened_at}"
    return f"{table}lists then {before}, now {after}; settings {settings}; {run}"


def counted(tally: Mapping[str, int]) -> str:
    """ "matches: 2 new, 0 gone, 1 changed"; what is only noted is counted if there is any."""
    return f"matches: {', '.join(f'{tally[one]:,} {one}' for one in CHANGES if tally[one] or one != NOTED)}"


def _lines(one: Difference | OwnershipDifference) -> list[str]:
    if isinstance(one, OwnershipDifference):
        said = one.ownership
        return [
            f"  {one.change:<8} {said.title}: {_outcome(one.before)} -> {_outcome(one.after)}",
            f"           {said.sentence}",
            *(f"           {line}" for line in chain_lines(said)),
            f"           {_because(one.cause)}",
        ]
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
