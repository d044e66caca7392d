"""A run's files of owners, asked for companies: their owners are screened, and the rules say whom they reach.

Owners are screened by the same matcher as everything else, and only those that an asked company has. What is
answered for a company depends on the files, lists, rules and day alone, not on what was asked before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from screening.model import (
    Finding,
    Identifier,
    Outcome,
    OwnersFile,
    Ownership,
    OwnersInfo,
    Query,
    Reach,
    RuleUse,
)
from screening.ownership.reach import Held, Line, Spread, Web
from screening.ownership.register import Party, Register, Tie, is_lei
from screening.ownership.rules import NOT_YET
from screening.ownership.standing import Standing, standing_of
from screening.ownership.verdicts import Sought, Weighed, verdict

NO_NAME = "no name is known, only a number"
ScreenNames = Callable[[Sequence[Query]], Sequence[Finding]]


class Named(NamedTuple):
    """A company asked about: its name, other names, and its numbers."""

    name: str
    others: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What a run goes by: rules, ids and titles of its lists, and its day (ISO)."""

    rules: tuple[RuleUse, ...]
    list_ids: Collection[str]
    titles: Mapping[str, str]
    day: str


class Owners:
    """The files of owners of one run, read and closed; their names are screened as they are needed."""

    def __init__(
        self, register: Register, files: Sequence[OwnersFile], terms: Terms, screen_names: ScreenNames
    ) -> None:
        self.register = register
        self._files = tuple(files)
        self._terms = terms
        self._screen_names = screen_names
        self._known: set[int] = set()
        self._findings: dict[int, Sequence[Finding]] = {}
        used = [use for use in terms.rules if use.status not in ("off", NOT_YET)]
        self._shares: dict[int, list[Held]] = {}
        self._with_control: dict[int, list[Held]] = {} if register.controlled else self._shares
        self._reckonings = [
            _Reckoning(use, self._with_control if use.rule.control else self._shares) for use in used
        ]
        self._unscreened: dict[int, str] = {}

    @property
    def info(self) -> OwnersInfo:
        """What a report says of the files."""
        owned = len(self.register.incoming)
        stakes = sum(stake.tie is not Tie.SAME for stake in self.register.stakes)
        notes = self.register.notes.told(gaps=False)
        aside = sum(any(one.suppressed for one in found) for found in self._findings.values())
        if aside:
            parties = f"{aside:,} parties" if aside > 1 else "1 party"
            notes += (f"matches of owners that reviewers set aside do not count ({parties})",)
        return OwnersInfo(self._files, owned, stakes, self._terms.rules, notes)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What could hide an owner in the files: rows that were not read."""
        return tuple(f"owners: {line}" for line in self.register.notes.told(gaps=True))

    @property
    def unscreened(self) -> tuple[str, ...]:
        """Owners that could not be screened, of all that was asked so far, by reason."""
        return _counted(self._unscreened.values())

    def unscreened_of(self, asked: Sequence[Named]) -> tuple[str, ...]:
        """Owners of these companies, direct or not, that could not be screened, by reason."""
        places = [one.place for named in asked for one in self.sought(named)]
        owners = self.register.owners_of(places, set())
        return _counted(self._unscreened[place] for place in owners if place in self._unscreened)

    def ownerships(self, asked: Sequence[Named]) -> list[tuple[Ownership, ...]]:
        """What the rules say of each company; nothing for one that the files do not have."""
        sought = [self.sought(one) for one in asked]
        self._reckon({one.place for found in sought for one in found})
        return [self._verdicts(found) for found in sought]

    def answer_companies(self) -> tuple[Finding, ...]:
        """A finding on each company of the files that anybody owns: what the lists say of its names, and what
        the rules say of its owners."""
        owned = {*self.register.incoming, *self.register.past, *self.register.by_themselves}
        places = [place for place in range(len(self.register.parties)) if place in owned]
        self._reckon(places)
        return tuple(
            replace(_joined(self.register.parties[place], self._findings[place]), ownership=about)
            for place in places
            for about in [self._verdicts([Sought(place, True)])]
        )

    def sought(self, one: Named) -> list[Sought]:
        """The parties of the files that a company is, or may be: by a number, else by its names."""
        for number in one.identifiers:
            place = self.register.with_id(number.value)
            if place is not None:
                return [Sought(place, True)]
        by_name = dict(self.register.named(one.name))
        sure = [place for place, is_sure in by_name.items() if is_sure]
        if sure:
            return [Sought(place, len(sure) == 1) for place in sure]
        by_others = [place for other in one.others for place, _ in self.register.named(other)]
        return [Sought(place, False) for place in dict.fromkeys([*by_name, *by_others])]

    def _verdicts(self, sought: Sequence[Sought]) -> tuple[Ownership, ...]:
        """One ownership a rule: of parties that a name may mean, the one that says most."""
        order = list(Reach)
        kept: dict[str, Ownership] = {}
        for one in sought:
            for reckoning in filter(_has_owners, self._reckonings):
                weighed = Weighed(self.register, reckoning.use, reckoning.standings, self._terms.titles)
                said = verdict(one, weighed, reckoning.sure(one.place), reckoning.widest(one.place))
                if said is None:
                    continue
                held = kept.get(said.rule)
                if held is None or order.index(said.reach) < order.index(held.reach):
                    kept[said.rule] = said
        return tuple(sorted(kept.values(), key=lambda said: order.index(said.reach)))

    # --- screening and reckoning ----------------------------------------------------------------

    def _reckon(self, places: Iterable[int]) -> None:
        """Screen all that own these parties, and let every rule spread over what is new."""
        new = self.register.owners_of(places, self._known)
        if not new:
            return
        self._screen(new)
        self._known.update(new)
        self._weave(new)
        matched = [place for place in new if any(one.matches for one in self._findings[place])]
        for reckoning in self._reckonings:
            for place in matched:
                standing = standing_of(
                    self._findings[place], reckoning.use.rule, self._terms.list_ids, self._terms.day
                )
                if standing:
                    reckoning.standings[place] = standing
            reckoning.settle()

    def _weave(self, new: Iterable[int]) -> None:
        """Take the stakes in new parties into the webs that rules spread over."""
        for owned in new:
            for at in self.register.incoming.get(owned, ()):
                stake = self.register.stakes[at]
                held = Held(owned, stake.share)
                if stake.tie is not Tie.CONTROL:
                    self._shares.setdefault(stake.owner, []).append(held)
                if self._with_control is not self._shares:
                    self._with_control.setdefault(stake.owner, []).append(held)

    def _screen(self, places: Sequence[int]) -> None:
        """Screen the names of parties that have not been yet, all in one call."""
        missing = [place for place in dict.fromkeys(places) if place not in self._findings]
        asked = [(place, query) for place in missing for query in self.queries(place)]
        answers = self._screen_names([query for _, query in asked]) if asked else []
        found: dict[int, list[Finding]] = {place: [] for place in missing}
        for (place, _), finding in zip(asked, answers, strict=True):
            found[place].append(finding)
        self._findings.update(found)
        for place, answered in found.items():
            if not self.register.parties[place].names:
                self._unscreened[place] = NO_NAME
            missed = [one for one in answered if one.outcome is Outcome.NOT_SCREENED]
            # "-" among the names of a party says nothing, unless it is all that there is
            if missed and (len(missed) == len(answered) or any(map(_says_something, missed))):
                self._unscreened[place] = missed[0].reason

    def queries(self, place: int) -> list[Query]:
        """What is asked of the lists about a party of the files; nothing if it has neither name nor LEI."""
        party = self.register.parties[place]
        numbers = (Identifier("lei", party.id),) if is_lei(party.id) else ()
        return [
            Query(name, "", party.kind, _only(party.birth_dates), _only(party.countries), numbers)
            for name in party.names or ([""] if numbers else [])
        ]

    def findings_of(self, place: int) -> Sequence[Finding]:
        """The answers to `queries`, of a party whose company was asked for."""
        return self._findings[place]


def _counted(reasons: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(reasons)
    return tuple(f"owners: {n:,} could not be screened: {why}" for why, n in sorted(counts.items()))


def _joined(party: Party, findings: Sequence[Finding]) -> Finding:
    """The findings on the names of one party as one: its strongest outcome, each listed party once."""
    order = (Outcome.LISTED, Outcome.POSSIBLE, Outcome.NOT_SCREENED, Outcome.NOT_LISTED)
    ranked = sorted(findings, key=lambda one: order.index(one.outcome))
    if not party.names and all(one.outcome is Outcome.NOT_LISTED for one in ranked):
        reason = f"{NO_NAME}; no list has that number" if ranked else NO_NAME
        return Finding(party.name, party.kind, Outcome.NOT_SCREENED, reason=reason)
    matches = {match.party.uid: match for one in reversed(ranked) for match in one.matches}
    reasons = "; ".join(dict.fromkeys(one.reason for one in ranked if one.reason))
    kept = tuple(match for one in ranked for match in one.matches if matches[match.party.uid] is match)
    return replace(ranked[0], name=party.name, forms=tuple(party.names), matches=kept, reason=reasons)


def _only(stated: Collection[str]) -> str | None:
    """What all rows state alike; of several birth dates or countries none is taken."""
    return next(iter(stated)) if len(stated) == 1 else None


def _says_something(finding: Finding) -> bool:
    return any(map(str.isalnum, finding.name))


def _has_owners(reckoning: _Reckoning) -> bool:
    return bool(reckoning.standings)


class _Reckoning:
    """One rule over the files: by what is sure, and by all that may be.

    Where shares do not add up across owners, every listed party spreads by itself.
    """

    def __init__(self, use: RuleUse, web: Web) -> None:
        self.use = use
        self.standings: dict[int, Standing] = {}
        self._web = web
        self._spreads: dict[tuple[bool, int | None], Spread] = {}
        self._most: dict[tuple[bool, int], Spread] = {}

    def settle(self) -> None:
        """Go on spreading over what the web has gained."""
        if not self.standings:
            return
        for widest in (False, True):
            seeds = [
                place
                for place, standing in self.standings.items()
                if widest or standing.outcome is Outcome.LISTED
            ]
            if self.use.rule.aggregate:
                self._spread(widest, None).settle(seeds)
            else:
                for seed in seeds:
                    self._spread(widest, seed).settle([seed])
                self._find_most()

    def _spread(self, widest: bool, seed: int | None) -> Spread:
        key = widest, seed
        if key not in self._spreads:
            rule = self.use.rule
            line = Line(Decimal(rule.percent), rule.above, widest, rule.control)
            self._spreads[key] = Spread(self._web, line)
        return self._spreads[key]

    def _find_most(self) -> None:
        """Which spread has most of a party, for `sure` and `widest`; among equals that of the first owner."""
        self._most.clear()
        for (widest, _), spread in sorted(self._spreads.items(), key=lambda one: one[0][1] or 0):
            for place, total in spread.totals.items():
                held = self._most.get((widest, place))
                if held is None or held.totals[place].amount < total.amount:
                    self._most[widest, place] = spread

    def sure(self, place: int) -> Spread | None:
        """The spread by what is sure that has most of a party."""
        return self._having(False, place)

    def widest(self, place: int) -> Spread | None:
        """The spread by all that may be that has most of a party."""
        return self._having(True, place)

    def _having(self, widest: bool, place: int) -> Spread | None:
        if not self.use.rule.aggregate:
            return self._most.get((widest, place))
        spread = self._spreads.get((widest, None))
        return spread if spread and place in spread.totals else None
