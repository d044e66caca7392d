"""What was answered to a row of a table -> rows of a table. Tables and frames share it.

Nothing is read, written or screened here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from screening.model import (
    Basis,
    Finding,
    Match,
    Measure,
    Outcome,
    Ownership,
    Query,
    Reach,
)
from screening.policy import MatchKey, match_key, strength
from screening.screener.asked import Asked
from screening.screener.owned import joined_values, ownership_row

ANSWERS = (
    *("outcome", "rank", "score", "matched_name", "matched_name_role", "matched_name_strength", "party_id"),
    *("list", "kind", "countries", "programs", "citation", "licence_requirement", "measure", "listed_on"),
    *("source_url", "explanation", "lists_digest", "settings_digest", "screened_at", "reason"),
)
"""The columns that follow those of the input; `rank` is a whole number, `score` 0-100, the rest text."""
MATCHED = (*ANSWERS[: ANSWERS.index("lists_digest")], "reason")
"""The columns that one answered row fills; the others are the same in all rows of a run."""
MOST_MATCHES = 5
"""Rows given for the matches of one name; the last of them says how many more there were."""

Row = tuple[object, ...]
"""The values under `MATCHED`, None where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer for one row: a row for each match and each rule of ownership that reaches it, or no more
    than an outcome and a reason."""

    outcome: Outcome | Reach
    reason: str = ""
    rows: tuple[Row, ...] = ()


NOTHING_FOUND = Answer(Outcome.NOT_LISTED)
"""What most rows get: one value for all of them."""


def answer_of(
    asked: Asked,
    findings: Sequence[Finding],
    measures: Mapping[str, Measure],
    owned: Sequence[Ownership] = (),
) -> Answer:
    """One answer from the findings on a row's names, in the order of `asked.queries`, and what rules of
    ownership say of it.

    A main name that was not screened leaves the row not screened unless something matched, and so does an
    alias that was not read to its end; an alias without a letter is told. What reviewers suppressed has rows
    of its own, behind the matches.
    """
    main = findings[0]
    alone = len(findings) == 1 and not (main.nearest or main.reason or asked.unused or owned)
    if alone and main.outcome is Outcome.NOT_LISTED:
        return NOTHING_FOUND
    said = list(asked.unused)
    if main.reason and main.outcome is not Outcome.NOT_SCREENED:
        said.append(main.reason)  # what of the facts could not be used
    for query, finding in zip(asked.queries[1:], findings[1:], strict=True):
        if finding.outcome is Outcome.NOT_SCREENED:
            what = "person" if query.text == asked.beside else "alias"
            said.append(f"the {what} {query.text.strip()!r} was not screened: {finding.reason}")
    matches = matches_of(asked, findings)
    suppressed = suppressed_of(asked, findings)
    said += [f"{one.title}: {one.sentence}" for one in owned if one.reach is Reach.NOTED]
    reached = [one for one in owned if one.reach is not Reach.NOTED]
    if matches:
        rows = _rows(asked, matches, measures, said)
        rows += [ownership_row(rank, one) for rank, one in enumerate(reached, start=len(rows) + 1)]
        answer = Answer(matches[0][0].outcome, rows=tuple(rows))
    else:
        answer = _unscreened(asked, findings, said) or _not_listed(main, said, suppressed=bool(suppressed))
        if reached:
            answer = _reached(answer, reached)
        elif suppressed and answer.outcome is Outcome.NOT_SCREENED:
            answer = replace(answer, rows=(_bare_row(answer),))
    if not suppressed:
        return answer
    told = [] if answer.rows else said
    behind = _rows(asked, suppressed, measures, told, before=len(answer.rows))
    return replace(answer, rows=(*answer.rows, *behind))


def _reached(without: Answer, reached: Sequence[Ownership]) -> Answer:
    """The answer for a name that no list has and a rule of ownership reaches."""
    first = f"{without.outcome.value.replace('_', ' ')} by name"
    told = "; ".join(filter(None, (first, without.reason)))
    rows = [ownership_row(rank, one, told if rank == 1 else "") for rank, one in enumerate(reached, start=1)]
    return Answer(reached[0].reach, rows=tuple(rows))


def matches_of(asked: Asked, findings: Sequence[Finding]) -> list[tuple[Match, str]]:
    """The matches of a row, strongest first, each with the alias that met it, or "".

    Each listed party counts once (`match_key`), by the name that met it most strongly.
    """
    return _each_party(asked, [finding.matches for finding in findings])


def suppressed_of(asked: Asked, findings: Sequence[Finding]) -> list[tuple[Match, str]]:
    """The suppressed matches of a row likewise; not of parties that another of its names meets."""
    met = {match_key(match) for finding in findings for match in finding.matches}
    found = _each_party(asked, [finding.suppressed for finding in findings])
    return [pair for pair in found if match_key(pair[0]) not in met]


def _each_party(asked: Asked, by_name: Sequence[Sequence[Match]]) -> list[tuple[Match, str]]:
    found: dict[MatchKey, tuple[Match, str]] = {}
    for at, matches in enumerate(by_name):
        alias = asked.queries[at].text.strip() if at else ""
        for match in matches:
            key = match_key(match)
            if key not in found or strength(match) > strength(found[key][0]):
                found[key] = match, alias
    held = list(found.values())
    if len(by_name) > 1:  # of one name the order is the matcher's own
        held.sort(key=lambda pair: strength(pair[0]), reverse=True)
    return held


def _rows(
    asked: Asked,
    found: Sequence[tuple[Match, str]],
    measures: Mapping[str, Measure],
    said: Sequence[str],
    before: int = 0,
) -> list[Row]:
    """Rows of the first few, ranked behind the `before` that stand there."""
    rows = []
    for place, (match, alias) in enumerate(found[:MOST_MATCHES], start=1):
        decided = [match.decided.sentence] if match.decided else []
        what = "person beside it" if alias and alias == asked.beside else "alias"
        by_alias = [f"matched by the {what} {alias!r}"] if alias else []
        what = "suppressed matches" if match.suppressed else "matches"
        beyond = [f"{len(found) - place} more {what}"] if place == MOST_MATCHES < len(found) else []
        rows.append(row_of(before + place, match, measures, "; ".join([*decided, *by_alias, *beyond, *said])))
    return rows


def _unscreened(asked: Asked, findings: Sequence[Finding], said: Sequence[str]) -> Answer | None:
    """The answer where a name of the row was not screened; None if all that say something were."""
    main = findings[0]
    if main.outcome is Outcome.NOT_SCREENED:
        return Answer(Outcome.NOT_SCREENED, "; ".join([main.reason, *said]))
    bad = [finding.outcome is Outcome.NOT_SCREENED for finding in findings]
    if any(one and _says_something(query) for one, query in zip(bad, asked.queries, strict=True)):
        return Answer(Outcome.NOT_SCREENED, "; ".join(said))
    return None


def _not_listed(main: Finding, said: Sequence[str], *, suppressed: bool) -> Answer:
    if suppressed:
        return Answer(Outcome.SUPPRESSED, "; ".join(said))
    near = [f"nearest: {one.name.text}, {one.score:.1f}: {one.why}" for one in main.nearest[:1]]
    return Answer(Outcome.NOT_LISTED, "; ".join([*near, *said]))


def _says_something(query: Query) -> bool:
    """Whether there is a letter or digit: "-" in a column of aliases is none."""
    return any(map(str.isalnum, query.text))


def _bare_row(answer: Answer) -> Row:
    """An answer without a match as a row under the columns `MATCHED`."""
    cells = {"outcome": answer.outcome.value, "reason": answer.reason or None}
    return tuple(cells.get(column) for column in MATCHED)


def row_of(rank: int, match: Match, measures: Mapping[str, Measure], reason: str) -> Row:
    """A match under the columns `MATCHED`; several values are joined by ";", each once."""
    lists = {one.list_id for one in match.family} if match.basis is Basis.SHORT_FORM else None
    listings = [one for one in match.party.listings if lists is None or one.list_id in lists]
    return (
        Outcome.SUPPRESSED.value if match.suppressed else match.outcome.value,
        rank,
        round(match.score, 1),
        match.name.text,
        match.name.role.value,
        match.name.strength.value,
        match.party.uid,
        joined_values(sorted(lists) if lists is not None else [one.list_id for one in listings]),
        match.party.kind.value,
        joined_values(match.party.countries),
        joined_values([program for one in listings for program in one.programs]),
        joined_values([one.citation for one in listings]),
        joined_values([one.licence_requirement for one in listings]),
        joined_values([measures[one.list_id].effect for one in listings if one.list_id in measures]),
        joined_values([one.listed_on for one in listings]),
        joined_values([one.url for one in listings]),
        match.sentence,
        reason or None,
    )
