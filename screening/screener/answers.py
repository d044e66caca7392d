"""Rows of a table asked -> their answers, by whichever process has the lists open.

What is found on a row is many times its answer: the answer is made where it was found, and the findings
themselves go along only for who keeps evidence. A row is answered alone, whatever is asked beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from screening.model import Finding, Ownership, Query
from screening.screener.asked import Asked, RowReader
from screening.screener.findings import unmet
from screening.screener.remembered import Key
from screening.screener.rows import NOTHING_FOUND, Answer, answer_of

if TYPE_CHECKING:
    from screening.screener.screener import Screener

PART = 2_500
"""Rows that are answered at once: what is found on them is held together."""


@dataclass(frozen=True, slots=True)
class RowsAsked:
    """Distinct rows, the cells of each under `roles`; `owned`: place of a row -> what rules of ownership say
    of it. With `evidence` the findings are told too."""

    roles: tuple[str, ...]
    keys: Sequence[Key]
    owned: Mapping[int, tuple[Ownership, ...]]
    evidence: bool

    def parts(self) -> Iterator[RowsAsked]:
        """The same, `PART` rows at a time."""
        for start in range(0, len(self.keys), PART):
            keys = self.keys[start : start + PART]
            owned = {at: self.owned[start + at] for at in range(len(keys)) if start + at in self.owned}
            yield replace(self, keys=keys, owned=owned)


class Answered(NamedTuple):
    """What there is to say of a row, and what it rests on where that was asked for."""

    answer: Answer
    findings: tuple[Finding, ...] = ()


def answers_of(screener: Screener, rows: RowsAsked) -> Iterator[Answered | None]:
    """The answers in their order, by this process alone; None where nothing was found."""
    for part in rows.parts():
        yield from answer_rows(screener, part)


def answer_rows(screener: Screener, rows: RowsAsked) -> list[Answered | None]:
    """The same of one part."""
    reader = RowReader(rows.roles, screener.settings.kind)
    asked = [reader.asked(key) for key in rows.keys]
    measures = screener.snapshot.catalogue.measures
    shared: dict[str, str] = {}
    answers: list[Answered | None] = []
    for at, (one, held) in enumerate(zip(asked, _findings(screener, asked), strict=True)):
        owned = rows.owned.get(at, ())
        if not any(held) and not one.unused and not owned:
            answers.append(None)
            continue
        told = tuple(finding or unmet(query) for finding, query in zip(held, one.queries, strict=True))
        answer = answer_of(one, told, measures, owned)
        said = None if answer is NOTHING_FOUND else Answered(_sharing(answer, shared))
        answers.append(said._replace(findings=told) if said and rows.evidence else said)
    return answers


def _findings(screener: Screener, asked: Sequence[Asked]) -> Iterator[list[Finding | None]]:
    """The findings on the names of each row, all asked in one call; the same alias stands in many rows."""
    places: dict[Query, int] = {}
    for one in asked:
        for query in one.queries:
            places.setdefault(query, len(places))
    found = screener.met(list(places))
    for one in asked:
        yield [found[places[query]] for query in one.queries]


def _sharing(answer: Answer, shared: dict[str, str]) -> Answer:
    """The same, cells that are equal being one: most of what is said of a party stands in many rows."""
    rows = tuple(
        tuple(shared.setdefault(cell, cell) if isinstance(cell, str) else cell for cell in row)
        for row in answer.rows
    )
    return Answer(answer.outcome, answer.reason, rows)
