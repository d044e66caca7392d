"""The answers of one row before and after -> what changed in it, each change with its cause.

Nothing is screened here. A match is the same if its row of `screen batch` reads the same and the listed party
has the same record; a cause is a change of a list, and where the lists leave it open that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from screening.index import heads
from screening.model import Basis, Finding, Match, Measure, Outcome, Reach
from screening.names import name_form
from screening.policy import match_key, surname
from screening.rescreen.changes import Changes, ListChange, PartyChange
from screening.screener.asked import Asked
from screening.screener.rows import answer_of, matches_of, row_of, suppressed_of

NEW, GONE, CHANGED = "new", "gone", "changed"
MOST_SAID = 4
"""Differences of a party's record that a cause tells; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a match is another. `how`: the party was added, removed or changed; another party of the row was
    ("another"); or a word weighs otherwise ("words"), as more or fewer parties bear it. `uid`: the party."""

    how: str
    sentence: str
    lists: tuple[ListChange, ...]
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One match of a row that is new, gone or changed; `row_before` and `row_after` are the row's outcomes.
    Of a match that reviewers suppressed on one side, that side is the suppressed one.

    `alias` is the one that met it now, or did, if it was not the name itself.
    """

    change: str
    before: Match | None
    after: Match | None
    row_before: Outcome | Reach
    row_after: Outcome | Reach
    cause: Cause
    alias: str = ""

    @property
    def match(self) -> Match:
        """The match as it is now, else as it was."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Answers:
    """What a row asks, and the findings on its names, in order."""

    asked: Asked
    findings: Sequence[Finding]

    def outcome(self, measures: Mapping[str, Measure]) -> Outcome | Reach:
        """The row's outcome, as `screen batch` tells it."""
        return answer_of(self.asked, self.findings, measures).outcome


def differences(
    before: Answers, after: Answers, changes: Changes, measures: Mapping[str, Measure]
) -> list[Difference]:
    """What differs in a row: matches as they stand now, in their order, then those that are gone."""
    if before.findings == after.findings:
        return []
    old = {match_key(one): (one, alias) for one, alias in matches_of(before.asked, before.findings)}
    new = {match_key(one): (one, alias) for one, alias in matches_of(after.asked, after.findings)}
    aside_before, aside_after = (
        {match_key(one): one for one, _ in suppressed_of(side.asked, side.findings)}
        for side in (before, after)
    )
    pairs: list[tuple[str, Match | None, Match | None, str]] = []
    for key, (match, alias) in new.items():
        was = old.get(key)
        if was is None:
            pairs.append((NEW, aside_before.get(key), match, alias))
        elif _said(was, measures) != _said((match, alias), measures):
            pairs.append((CHANGED, was[0], match, alias))
    pairs += [
        (GONE, match, aside_after.get(key), alias) for key, (match, alias) in old.items() if key not in new
    ]
    if not pairs:
        return []
    outcomes = before.outcome(measures), after.outcome(measures)
    causes = _Causes(changes, after.asked)
    told = [causes.direct(one or other) for _, one, other, _ in pairs]
    return [
        Difference(change, was, now, *outcomes, cause or causes.indirect(was, now, filter(None, told)), alias)
        for (change, was, now, alias), cause in zip(pairs, told, strict=True)
    ]


def _said(met: tuple[Match, str], measures: Mapping[str, Measure]) -> tuple[object, ...]:
    """All there is to say of a match: the cells of its row, what it rests on, the record it met."""
    match, alias = met
    return (*row_of(0, match, measures, alias), match.basis, match.family, match.party)


class _Causes:
    """Finds the causes of what differs in one row."""

    def __init__(self, changes: Changes, asked: Asked) -> None:
        self._changes = changes
        self._asked = asked

    def direct(self, match: Match | None) -> Cause | None:
        """The party that was met was added, removed or changed; or one that shares the short form was."""
        assert match is not None
        change = self._changes.parties.get(match.party.uid)
        if change is None and match.family:
            lists = {one.list_id for one in match.family}
            change = next((one for one in self._sharing() if not lists.isdisjoint(one.lists)), None)
        if change is None and match.basis is Basis.SURNAME:
            change = next(self._sharing(), None)
        return self._of_party(change) if change else None

    def indirect(self, before: Match | None, after: Match | None, others: Iterable[Cause]) -> Cause:
        """What else may be the cause: a word that weighs otherwise, or another party of the row."""
        if before and after and (cause := self._of_words(before, after)):
            return cause
        if other := next(iter(others), None):
            return Cause("another", f"another party of this row: {other.sentence}", other.lists, other.uid)
        met = self._of_words(before, after)
        return met or Cause(
            "another",
            "follows from the changed parties of the lists named",
            tuple(self._changes.lists.values()),
        )

    def _sharing(self) -> Iterator[PartyChange]:
        """Changed parties whose names begin with a name of the row, or have it for their family name."""
        keys = {name_form(query.text, query.kind).key for query in self._asked.queries} - {""}
        for change in self._changes.parties.values():
            for party in filter(None, (change.after, change.before)):
                forms = [name_form(name.text, party.kind) for name in party.names]
                met = any(not keys.isdisjoint(heads(form.tokens)) for form in forms)
                if met or any(surname(name).key in keys for name in party.names):
                    yield change
                    break

    def _of_party(self, change: PartyChange) -> Cause:
        lists = tuple(one for id_ in change.lists if (one := self._changes.lists.get(id_)))
        shown = [*change.what[:MOST_SAID]]
        if len(change.what) > MOST_SAID:
            shown.append(f"and {len(change.what) - MOST_SAID} more")
        told = f": {'; '.join(shown)}" if shown else ""
        said = f"{change.either.caption} ({change.uid}) was {change.how}{told}"
        return Cause(change.how, said, lists, change.uid)

    def _of_words(self, before: Match | None, after: Match | None) -> Cause | None:
        """Words of the row's names and the listed name that weigh otherwise."""
        tokens = [
            token for query in self._asked.queries for token in name_form(query.text, query.kind).tokens
        ]
        for match in filter(None, (after, before)):
            tokens += name_form(match.name.text, match.party.kind).tokens
        met = [token for token in dict.fromkeys(tokens) if token in self._changes.words]
        if not met:
            return None
        held = {id_ for token in met for id_ in self._changes.words[token]}
        lists = tuple(one for id_, one in self._changes.lists.items() if id_ in held)
        words = ", ".join(repr(token) for token in met[:MOST_SAID])
        said = f"no record of this party changed: other parties that bear {words} came, went or changed, so "
        said += (
            "that it says more or less than before" if len(met) == 1 else "that these words say more or less"
        )
        return Cause("words", said, lists or tuple(self._changes.lists.values()))
