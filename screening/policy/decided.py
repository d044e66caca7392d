"""Reviewers' decisions and matches: which match is suppressed, which is shown with what was decided, and why
a decision has no effect.

Only a false positive suppresses, and only while all of this holds: it has not expired; the listed party's
record is what the reviewer saw; nothing known of the bearer of the name is lacking or speaks for the listed
party; no other decision in force says true match or escalated. Whatever is in doubt is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import datetime

from screening.model import Basis, Decided, Decision, Match, Outcome, Party, Ruling, Standing
from screening.policy.births import Agreement, closest
from screening.policy.facts import Facts
from screening.policy.identity import same_number
from screening.policy.judge import Verdict
from screening.policy.records import changed_fields, record_of
from screening.policy.whom import Whom, whom_decided

WORDS = {
    Ruling.FALSE_POSITIVE: "decided false positive",
    Ruling.TRUE_MATCH: "decided true match",
    Ruling.ESCALATED: "escalated",
}
STRONGEST_FIRST = (Outcome.LISTED, Outcome.POSSIBLE, Outcome.SUPPRESSED, Outcome.NOT_LISTED)
"""Outcomes of a name that was screened."""

Record = Callable[[str], Party]
"""uid -> the listed party with all its listings, whatever lists the run is limited to."""


class Book:
    """The decisions of a run as they stand at its clock: of each pair the latest that was made by then.

    Pairs are worked out when a party is first met: most parties of a long book never are.
    """

    def __init__(self, decisions: Iterable[Decision], now: datetime) -> None:
        """`now` is aware. Decisions made after it are not in the book."""
        self._today = now.date().isoformat()
        self._by_party: defaultdict[str, list[Decision]] = defaultdict(list)
        for one in decisions:
            if datetime.fromisoformat(one.decided_at) <= now:
                self._by_party[one.party].append(one)
        self._worked_out: dict[str, _Held] = {}

    def __bool__(self) -> bool:
        return bool(self._by_party)

    def applied(self, verdict: Verdict, whom: Whom, facts: Facts, record: Record) -> Verdict:
        """The verdict with its matches ruled: suppressed ones apart, the others with what was decided."""
        if not (self._by_party and verdict.matches):
            return verdict
        ruled = [self._ruled(match, whom, facts, record) for match in verdict.matches]
        if all(after is before for after, before in zip(ruled, verdict.matches, strict=True)):
            return verdict
        kept = tuple(match for match in ruled if not match.suppressed)
        suppressed = tuple(match for match in ruled if match.suppressed)
        outcome = min(
            (match.outcome for match in kept), key=STRONGEST_FIRST.index, default=Outcome.SUPPRESSED
        )
        return replace(verdict, outcome=outcome, matches=kept, suppressed=suppressed)

    def _ruled(self, match: Match, whom: Whom, facts: Facts, record: Record) -> Match:
        """A short form stands for several parties: all must be decided, or it stays."""
        uids = sorted({uid for family in match.family for uid in family.uids}) or [match.party.uid]
        if not any(uid in self._by_party for uid in uids):
            return match
        found = [self._of_party(uid, match, whom, facts, record) for uid in uids]
        said = [one for one in found if one]
        if not said:
            return match
        stays = [one for one in said if not one.suppresses]
        if stays:
            return replace(match, decided=stays[0])
        latest = max(said, key=lambda one: one.decision.decided_at)
        if len(said) == len(uids):
            return replace(match, decided=latest)
        why = f"{len(said)} of the {len(uids)} parties that it may stand for were decided false positives"
        return replace(match, decided=Decided(latest.decision, Standing.NOT_APPLIED, why))

    def _of_party(self, uid: str, match: Match, whom: Whom, facts: Facts, record: Record) -> Decided | None:
        """What the decisions on one party say of a match by this bearer of the name."""
        if uid not in self._by_party:
            return None
        if uid not in self._worked_out:
            self._worked_out[uid] = _Held(self._by_party[uid])
        meeting = self._worked_out[uid].meeting(whom)
        if not meeting:
            return None
        party = record(uid)
        said = [self._said(one, about, match, whom, facts, party) for one, about in meeting]
        in_force = [one for one in said if one.standing is Standing.IN_FORCE]
        against = [one for one in in_force if not one.suppresses]
        return (against or in_force or said)[-1]

    def _said(
        self, one: Decision, about: Whom, match: Match, whom: Whom, facts: Facts, party: Party
    ) -> Decided:
        """What one decision says. Of true matches and escalations it is told, whatever changed since."""
        standing, why = stands(one, party, self._today)
        doubt = _doubt(about, match, whom, facts, party)
        if one.ruling is not Ruling.FALSE_POSITIVE and standing is not Standing.EXPIRED:
            return Decided(one, Standing.IN_FORCE, f"{rule(one)}; {doubt}" if doubt else rule(one))
        if doubt and not why:
            standing, why = Standing.NOT_APPLIED, doubt
        if why:
            return Decided(one, standing, f"{told(one)}, but {why}")
        return Decided(one, Standing.IN_FORCE, rule(one))


class _Held:
    """The decisions on one party, superseded ones left out, by name and by own id."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_name: defaultdict[Hashable, list[tuple[Decision, Whom]]] = defaultdict(list)
        self._by_id: defaultdict[str, list[tuple[Decision, Whom]]] = defaultdict(list)
        for one, about in latest(decisions):
            if about.id:
                self._by_id[about.id].append((one, about))
            if about.name:
                self._by_name[about.name].append((one, about))

    def meeting(self, whom: Whom) -> list[tuple[Decision, Whom]]:
        """Those about this bearer of the name, the latest last."""
        either = [*self._by_id.get(whom.id, ()), *self._by_name.get(whom.name, ())]
        found = {id(one): (one, about) for one, about in either if about.may_be(whom)}
        return sorted(found.values(), key=lambda pair: pair[0].decided_at)


def pair_of(one: Decision) -> tuple[Hashable, Whom]:
    """What a decision is about: one on an equal pair supersedes it. A customer's own id is the customer,
    however the name is spelled and whatever is known."""
    about = whom_decided(one)
    return (one.party, about.id or about), about


def latest(decisions: Iterable[Decision]) -> list[tuple[Decision, Whom]]:
    """Of each pair the decision made last, in the order of time; of those made at once the one noted last."""
    held: dict[Hashable, tuple[Decision, Whom]] = {}
    for one in sorted(decisions, key=lambda one: one.decided_at):
        pair, about = pair_of(one)
        held.pop(pair, None)
        held[pair] = one, about
    return list(held.values())


def stands(one: Decision, party: Party | None, today: str) -> tuple[Standing, str]:
    """Whether a decision still holds on `today` for the party as it is listed now (None: it is not), and if
    not, why: in words that follow "but"."""
    if (one.expires_on or "9") < today:
        return Standing.EXPIRED, f"the decision expired on {one.expires_on}"
    if party is None:
        return Standing.RECORD_CHANGED, "the party is no longer listed in the lists at hand"
    if not one.record:
        return Standing.RECORD_CHANGED, "before any record of the listed party was known"
    changed = changed_fields(one.record, record_of(party))
    if changed:
        return Standing.RECORD_CHANGED, f"the listed record changed since: {', '.join(changed)}"
    return Standing.IN_FORCE, ""


def _doubt(about: Whom, match: Match, whom: Whom, facts: Facts, party: Party) -> str:
    """Why a decision is not taken to be about this bearer of the name; empty if it is."""
    same_id = bool(about.id) and about.id == whom.id
    if same_id and about.name and about.name != whom.name and match.outcome is Outcome.LISTED:
        return f"about another name of the own id {about.id}"
    lacking = () if same_id else about.lacking(whom)
    if lacking:
        return f"about one whose {' and '.join(lacking)} it knew; here nothing is known of it"
    born = closest(facts.births, party.birth_dates) if facts.births and not about.births else None
    if born and born[0] >= Agreement.YEAR:
        return "without knowing the birth date, which agrees with the listed party's"
    if (
        facts.keys
        and not about.identifiers
        and (match.basis is Basis.IDENTIFIER or same_number(facts, party))
    ):
        return "without knowing the identifier, which the listed party has too"
    return ""


def told(one: Decision) -> str:
    """ "decided false positive on 2026-03-01 by A. Reviewer"."""
    return f"{WORDS[one.ruling]} on {one.decided_at[:10]} by {one.reviewer}"


def rule(one: Decision) -> str:
    """The whole rule in a line: what, when, who, why, until."""
    until = f"; until {one.expires_on}" if one.expires_on else ""
    return f"{told(one)}: {one.reason}{until}"
