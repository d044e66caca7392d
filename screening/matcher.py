"""One name against the index: which listed names to compare with, and the verdict that comes of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from screening.index import Index
from screening.model import Basis, Kind, Match, NearMiss, Outcome, Party, Strength
from screening.names import NameForm, compare, name_form
from screening.policy import Candidate, Context, Rules, Verdict, judge, may_be_surname, near_misses
from screening.short_forms import families, namesakes

FAR = 30.0
"""Below this score no candidate is near enough to be worth showing as the nearest."""
FIRST, HOPELESS = 15, 50.0
"""Candidates come best first: where none of the first 15 scores 50, the rest is not compared. Of 729 altered
listed names that met something at 85, none met it only after that."""
FIRM_LIKE = (Kind.COMPANY, Kind.ORGANIZATION, Kind.UNKNOWN)


class Matcher:
    """Verdicts on names, over the lists of `list_ids`. What it answers depends on the name alone."""

    def __init__(self, index: Index, rules: Rules, list_ids: Collection[str]) -> None:
        self._index = index
        self._snapshot = index.snapshot
        self._rules = rules
        self._list_ids = list_ids
        self._allowed = index.snapshot.list_bits(list_ids)
        self._parties: dict[int, Party] = {}
        self._compared: dict[tuple[str, Kind, bool], list[Candidate]] = {}

    def is_listed(self, text: str) -> bool:
        """Whether the text equals a strong listed name, up to case, punctuation and legal form."""
        form = name_form(text)
        rows = self._index.exact(form.key, self._allowed) if form.key else []
        names = [self._index.name(row) for row in rows]
        return any(
            name.strength is Strength.STRONG and name_form(name.text).key == form.key for name in names
        )

    def candidates(self, form: NameForm, kind: Kind, *, equal_only: bool = False) -> list[Candidate]:
        """The listed names worth judging, compared; with `equal_only` those that may be the same name.

        The kind that is given or guessed never hides an equal name: such are found and compared without it.
        """
        cached = self._compared.get((form.text, kind, equal_only))
        if cached is None:
            plain = name_form(form.text)
            equal = [self._index.exact(one.key, self._allowed) for one in {form, plain}]
            rows = dict.fromkeys(sorted(row for found in equal for row in found))
            cached = [self._equal(form, plain, kind, row) for row in rows]
            if not equal_only:
                others = [row for row in self._index.candidates(form, self._allowed) if row not in rows]
                cached += [self._candidate(form, kind, row) for row in others[:FIRST]]
                if any(one.comparison.score >= HOPELESS for one in cached):
                    cached += [self._candidate(form, kind, row) for row in others[FIRST:]]
            self._compared[(form.text, kind, equal_only)] = cached
        return cached

    def verdict(self, form: NameForm, kind: Kind, context: Context | None) -> Verdict:
        """The verdict on one form of a name; a short form counts for the parties it stands for."""
        known_place = context is not None and bool(context.own)
        found = self.candidates(form, kind, equal_only=known_place)
        verdict = judge(form, kind, found, self._rules, context)
        if known_place:
            return verdict
        if kind in FIRM_LIKE:
            verdict = self._with_families(form, kind, verdict)
        if not verdict.matches and may_be_surname(form, kind, self._rules):
            rows = self._index.surnamed(form.key, self._allowed)
            bearers = namesakes(form, [self._candidate(form, Kind.PERSON, row) for row in rows])
            if bearers:
                return Verdict(Outcome.POSSIBLE, tuple(bearers), verdict.nearest)
        return verdict

    def nearest(self, form: NameForm, kind: Kind, verdict: Verdict) -> tuple[NearMiss, ...]:
        """What to show as nearest: what was rejected; where that is far off, names spelled most alike."""
        if any(miss.score >= FAR for miss in verdict.nearest):
            return verdict.nearest
        rows = self._index.closest(form, self._allowed)
        closest = near_misses([self._candidate(form, kind, row) for row in rows], self._rules)
        return closest or verdict.nearest

    def _with_families(self, form: NameForm, kind: Kind, verdict: Verdict) -> Verdict:
        """The verdict with the firms that the name is short for, where nothing stronger speaks for a list."""
        known = any(match.outcome is Outcome.LISTED for match in verdict.matches)
        rows = self._index.headed(form.key, self._allowed)
        headed = [self._candidate(form, Kind.COMPANY, row) for row in rows]
        found = families(form, kind, headed, self._rules, known=known)
        if not found:
            return verdict
        covered = {uid for uids, _ in found.values() for uid in uids}
        strong = [match for match in verdict.matches if match.outcome is Outcome.LISTED]
        weak = [match for match in verdict.matches if match.outcome is not Outcome.LISTED]
        others = [match for match in weak if match.party.uid not in covered]
        held = {listing.list_id for match in strong for listing in match.party.listings}
        added = [match for list_id, (_, match) in found.items() if list_id not in held]
        matches = _in_order([*strong, *added, *others])
        return Verdict(matches[0].outcome if matches else verdict.outcome, matches, verdict.nearest)

    def _equal(self, form: NameForm, plain: NameForm, kind: Kind, row: int) -> Candidate:
        """A candidate that may be the same name: the better of what kind and bare text give."""
        given = self._candidate(form, kind, row)
        if kind is Kind.UNKNOWN:
            return given
        bare = self._candidate(plain, Kind.UNKNOWN, row)
        return max(given, bare, key=lambda one: one.comparison.score)

    def _candidate(self, form: NameForm, kind: Kind, row: int) -> Candidate:
        party, name = self._party(self._index.party_row(row)), self._index.name(row)
        either = kind if kind is not Kind.UNKNOWN else None
        listed = name_form(name.text, party.kind)
        return Candidate(party, name, compare(form, listed, either, self._index.weights))

    def _party(self, row: int) -> Party:
        """The party, with its listings on the lists of this run alone."""
        party = self._parties.get(row)
        if party is None:
            whole = self._snapshot.party(row)
            listings = tuple(one for one in whole.listings if one.list_id in self._list_ids)
            party = self._parties[row] = replace(whole, listings=listings)
        return party


def _in_order(matches: list[Match]) -> tuple[Match, ...]:
    """Listed before possible, otherwise as they are; expired listings last."""
    return tuple(
        sorted(matches, key=lambda one: (one.outcome is not Outcome.LISTED, one.basis is Basis.EXPIRED))
    )
